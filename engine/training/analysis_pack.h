#pragma once
// A run of a face analyser -> its model pack: averaged weights as float16, manifest and card. The run's
// folder is enough; the data are not needed.

#include <filesystem>
#include <string>

#include "engine/core/error.h"

namespace limner::training {

struct AnalysisPackRecipe {
    std::filesystem::path run;  // of limner-train parser or landmarks
    std::filesystem::path out;  // the pack's folder
    std::string trained;        // one line for manifest and card: machine, hours
    bool force = false;         // replaces a pack in `out`
};

/// Writes weights.safetensors, CARD.md and manifest.json. The recipe of the run says which analyser it is and
/// whether it judges. file_unwritable when `out` holds a pack already; file_not_found, wrong_use,
/// bad_checkpoint for the run.
Result<> write_analysis_pack(const AnalysisPackRecipe& recipe);

}  // namespace limner::training
