#pragma once
// A run of a face analyser -> its model pack: averaged weights as float16, manifest and card. The run's
// folder is enough; the data are not needed.

#include <filesystem>

#include "engine/core/error.h"
#include "engine/training/pack_folder.h"

namespace limner::training {

struct AnalysisPackRecipe : PackFolder {
    std::filesystem::path run;  // of limner-train parser or landmarks
};

/// Writes weights.safetensors, CARD.md and manifest.json. The recipe of the run says which analyser it is and
/// whether it judges. file_unwritable when `out` holds a pack already; file_not_found, wrong_use,
/// bad_checkpoint for the run.
Result<> write_analysis_pack(const AnalysisPackRecipe& recipe);

}  // namespace limner::training
