#pragma once
// limner-cli convert-face-model: makes Limner's face model file from the published folder of ICT-FaceKit.

#include <filesystem>

#include "engine/core/error.h"
#include "engine/core/progress.h"

namespace CLI {
class App;
}

namespace limner {

inline constexpr const char* convert_face_model_summary =
    "Convert the published folder of ICT-FaceKit (MIT licence) to Limner's face model.";

struct ConvertFaceModelOptions {
    std::filesystem::path folder;  // ICT-FaceKit, or its FaceXModel
    std::filesystem::path out;     // empty: where find_face_model looks
    bool force = false;            // replace a file that exists
    bool dry_run = false;          // read and check, write nothing
};

/// Registers the options of the sub-command `app`; `options` must outlive it.
void add_convert_face_model_options(CLI::App& app, ConvertFaceModelOptions& options);

/// Converts, and returns the file written. file_not_found, unsupported_file, file_unwritable, cancelled.
Result<std::filesystem::path> run_convert_face_model(const ConvertFaceModelOptions& options,
                                                     Progress& progress);

}  // namespace limner
