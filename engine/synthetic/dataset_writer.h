#pragma once
// Training sets on disk: safetensors shards that map into memory. Written atomically; shards that exist are
// skipped, so that an interrupted run continues where it stopped. Beside the shards lies a manifest
// (portraits.json, clips.json, field.json): what was asked for and, once all is done, the SHA-256 of every
// shard. A folder whose manifest asks for something else is refused, because its shards would not fit.
//
// portraits-00000.safetensors, N = pictures per shard, views of one person consecutive; clips-00000 the same,
// frames of one clip consecutive and in order:
//   rgb u8 [N,S,S,3]  labels u8 [N,S,S]  coverage u8 [N,S,S] (share of a pixel that has its label, * 255)
//   normals i8 [N,S,S,3] (x right, y up, z to the viewer, * 127)
//   depth f16 [N,S,S] (cm, 0 nothing)  landmarks f32 [N,68,2] (pixels)
//   landmarks_visible u8 [N,68] (1: nothing before it)  camera f32 [N,25]
//   eyes f32 [N,2,6] (left eye first: centre in cm and unit gaze, head frame)  factors f32 [N,F]
// field-00000.safetensors, M = heads per shard:
//   points f16 [M,P,3] ((p - (0,1.5,0)) / 16)  classes u8 [M,P]  landmarks3d f32 [M,68,3]  eyes f32 [M,2,6]
//   factors f32 [M,F]
// Metadata "factor_names": JSON list of the F names.

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
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
    int views = 4;    // of each person; pictures only
    int frames = 16;  // of each person; clips only
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

    /// Writes portraits-* / clips-* / field-*.safetensors. Reports and can be cancelled after each person.
    /// wrong_use (numbers, or a folder that holds another data set), file_unwritable, cancelled.
    Result<> write_portraits(Progress& progress) const;
    Result<> write_clips(Progress& progress) const;
    Result<> write_field(Progress& progress) const;

private:
    struct Shard;
    template <class MakeShard>
    Result<> write_shards(const char* prefix, int people_per_shard, MakeShard make_shard,
                          Progress& progress) const;
    nlohmann::json settings(const char* prefix, int people_per_shard) const;

    const TemplateHead& head_;
    const DatasetOptions options_;
};

/// The shards that make up a data set, whether they exist or not.
std::vector<std::filesystem::path> portrait_files(const DatasetOptions& options);
std::vector<std::filesystem::path> clip_files(const DatasetOptions& options);
std::vector<std::filesystem::path> field_files(const DatasetOptions& options);

/// Names of the columns of "factors" (those called view.* are zero in field sets).
std::vector<std::string> factor_names();
/// One row of "factors".
std::vector<float> factor_row(const PortraitFactors& factors, const ViewCamera& camera, int view);

}  // namespace limner::synthetic
