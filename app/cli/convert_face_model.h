#pragma once
// limner-cli convert-face-model: makes Limner's face model file from the published folder of ICT-FaceKit.

#include <filesystem>

#include "engine/core/error.h"
#include "engine/core/progress.h"

namespace CLI {
class App;
}

namespace limner {

struct CliContext;

inline constexpr const char* convert_face_model_summary =
    "Convert the published folder of ICT-FaceKit (MIT licence) to Limner's face model.";

struct ConvertFaceModelOptions {
    std::filesystem::path folder;  // ICT-FaceKit, or its FaceXModel
    std::filesystem::path out;     // empty: where find_face_model looks
    bool force = false;            // replace a file that exists
    bool dry_run = false;          // read and check, write nothing
};

/// Registers the sub-command "convert-face-model".
void add_convert_face_model(CLI::App& app, CliContext& context);

/// Converts, and returns the file written. file_not_found, unsupported_file, file_unwritable, cancelled.
Result<std::filesystem::path> run_convert_face_model(const ConvertFaceModelOptions& options,
                                                     Progress& progress);

}  // namespace limner
