#pragma once
// Training sets on disk: safetensors shards that map into memory. Written atomically; shards that exist are
// skipped, so that an interrupted run continues where it stopped.
//
// portraits-00000.safetensors, N = pictures per shard, views of one person consecutive:
//   rgb u8 [N,S,S,3]  labels u8 [N,S,S]  normals i8 [N,S,S,3] (x right, y up, z to the viewer, * 127)
//   depth f16 [N,S,S] (cm, 0 nothing)  landmarks f32 [N,68,2] (pixels)  camera f32 [N,25]
//   eyes f32 [N,2,6] (left eye first: centre in cm and unit gaze, head frame)  factors f32 [N,F]
// field-00000.safetensors, M = heads per shard:
//   points f16 [M,P,3] ((p - (0,1.5,0)) / 16)  classes u8 [M,P]  landmarks3d f32 [M,68,3]  eyes f32 [M,2,6]
//   factors f32 [M,F]
// Metadata "factor_names": JSON list of the F names.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/synthetic/field_samples.h"
#include "engine/synthetic/portrait_renderer.h"

namespace limner::synthetic {

struct DatasetOptions {
    std::filesystem::path folder;
    int people = 8;
    std::uint64_t first_seed = 0;
    int views = 4;  // of each person; pictures only
    int threads = 1;
    int pictures_per_shard = 32, heads_per_shard = 16;
    bool plain_background = true;
    RenderOptions render;
    FieldOptions field;
};

class DatasetWriter {
public:
    /// `head` must outlive the writer.
    DatasetWriter(const TemplateHead& head, DatasetOptions options)
        : head_(head), options_(std::move(options)) {}

    /// Writes portraits-*.safetensors / field-*.safetensors. Reports and can be cancelled after each person.
    /// wrong_use, file_unwritable, cancelled.
    Result<> write_portraits(Progress& progress) const;
    Result<> write_field(Progress& progress) const;

private:
    struct Shard;
    template <class MakeShard>
    Result<> write_shards(const char* prefix, int people_per_shard, MakeShard make_shard,
                          Progress& progress) const;

    const TemplateHead& head_;
    const DatasetOptions options_;
};

/// The shards that make up a data set, whether they exist or not.
std::vector<std::filesystem::path> portrait_files(const DatasetOptions& options);
std::vector<std::filesystem::path> field_files(const DatasetOptions& options);

/// Names of the columns of "factors" (those called view.* are zero in field sets).
std::vector<std::string> factor_names();
/// One row of "factors".
std::vector<float> factor_row(const PortraitFactors& factors, const ViewCamera& camera, int view);

}  // namespace limner::synthetic
