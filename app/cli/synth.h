#pragma once
// limner-cli synth: draws training sets of synthetic portraits.
//
//     add_synth(app, context);                                     // the sub-command
//     Result<SynthReport> report = run_synth(options, progress);   // what it does

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/synthetic/dataset_writer.h"

namespace CLI {
class App;
}

namespace limner {

struct CliContext;

inline constexpr const char* synth_summary =
    "Draw synthetic portraits with labels, normals, depth and all factors, clips, or labelled 3D points.";

struct SynthOptions {
    synthetic::DatasetOptions dataset;
    std::filesystem::path model;  // of the head; empty: where find_face_model looks
    std::filesystem::path sheet;  // one picture of overviews instead of a data set
    bool field = false;           // labelled 3D points instead of pictures
    bool clips = false;           // short clips instead of views
    bool any_background = false;
    bool dry_run = false;  // only check, and say what would be written
    bool seed_given = false;
};

struct SynthReport {
    std::vector<std::filesystem::path> files;  // written, kept, or (dry run) to be written
    std::uint64_t first_seed = 0;
    std::string summary;  // one sentence
};

/// Registers the sub-command "synth". --threads, --dry-run, --quiet and --json are the context's.
void add_synth(CLI::App& app, CliContext& context);

/// Draws what `options` ask for. wrong_use, file_not_found (the face model; says how to get it),
/// file_unwritable (a disk that is too small, too), cancelled.
Result<SynthReport> run_synth(const SynthOptions& options, Progress& progress);

}  // namespace limner
