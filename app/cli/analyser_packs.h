#pragma once
// Finds, verifies and loads the packs of the face analysers.

#include <memory>

#include "app/cli/cli.h"
#include "engine/face_analysis/face_parser.h"
#include "engine/face_analysis/face_regressor.h"

namespace limner {

struct LoadedAnalysers {
    std::unique_ptr<FaceParser> parser;        // null where there is no such pack
    std::unique_ptr<FaceRegressor> regressor;  // likewise
};

/// Both of one role, where they are on this machine: a pack that is missing is no error, a damaged one is.
/// Errors of verify() and of loading.
Result<LoadedAnalysers> load_analysers(AnalyserRole role, const CliContext& context);

}  // namespace limner
