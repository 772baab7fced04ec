#include "app/cli/convert_face_model.h"

#include <CLI/CLI.hpp>
#include <cmath>

#include "app/cli/cli.h"
#include "engine/checkpoints/safetensors.h"
#include "engine/face_model/ict_converter.h"

namespace limner {

Result<std::filesystem::path> run_convert_face_model(const ConvertFaceModelOptions& options,
                                                     Progress& progress) {
    const std::filesystem::path file = find_face_model(options.out);
    std::error_code error;
    if (!options.force && std::filesystem::exists(file, error)) {
        return failure(Errc::file_unwritable,
                       file.string() + " exists: name another file with --out, or replace it with --force.");
    }
    const auto converted = convert_ict_face_kit(options.folder, progress);
    if (!converted) return tl::unexpected(converted.error());
    if (options.dry_run) return file;
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), error);
    if (error) {
        return failure(Errc::file_unwritable,
                       "Cannot create " + file.parent_path().string() + ": " + error.message() + ".");
    }
    if (const auto written = write_safetensors(file, converted->arrays, converted->metadata); !written)
        return tl::unexpected(written.error());
    return file;
}

void add_convert_face_model(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("convert-face-model", convert_face_model_summary);
    auto options = std::make_shared<ConvertFaceModelOptions>();
    command->add_option("folder", options->folder, "Folder of ICT-FaceKit, or its FaceXModel")->required();
    command->add_option("--out", options->out, "File to write [where synth looks for it]");
    command->footer(
        "Get the folder with: git clone https://github.com/ICT-VGL/ICT-FaceKit\n"
        "Keep its LICENSE beside the file. Examples:\n"
        "  limner-cli convert-face-model ICT-FaceKit\n"
        "  limner-cli convert-face-model ICT-FaceKit/FaceXModel --out head.safetensors\n"
        "  limner-cli convert-face-model ICT-FaceKit --dry-run");
    context.on(command, [options, &context]() -> Result<> {
        options->dry_run = context.dry_run;
        options->force = context.force;
        std::error_code ignored;
        const auto target = find_face_model(options->out);
        if (context.skip_existing && std::filesystem::exists(target, ignored)) return {};
        Progress progress([&](double fraction, const std::string&) {
            context.report("convert-face-model", int(std::lround(fraction * 100)), 100);
            if (context.progress->cancelled()) progress.cancel();
        });
        const auto written = run_convert_face_model(*options, progress);
        if (!written) return tl::unexpected(written.error());
        if (!context.only_planned(*written, "face-model")) context.add_output({*written, "face-model"});
        return {};
    });
}

}  // namespace limner
