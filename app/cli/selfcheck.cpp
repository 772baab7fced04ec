// limner-cli selfcheck: what this machine and this build can do.

#include <thread>

#include "app/cli/cli.h"
#include "engine/core/process_memory.h"
#include "engine/device/device.h"
#include "engine/media/exr.h"
#include "engine/media/image_file.h"
#include "engine/media/tiff.h"
#include "engine/media/video_file.h"
#include "engine/runtime/model_library.h"

namespace limner {
namespace {

bool png_round_trip() {
    const Image image(3, 2, {1, 2, 3, 4});
    const auto bytes = encode_png(image);
    if (!bytes) return false;
    const auto back = decode_png(*bytes, "selfcheck");
    return back && *back == image;
}

Result<> check(CliContext& context) {
    const auto say = [&](const char* key, const nlohmann::json& value, const std::string& text) {
        context.answer["checks"][key] = value;
        context.print(std::string(key) + ": " + text);
    };
    EngineOptions options;
    options.threads = context.threads;
    say("version", LIMNER_VERSION, LIMNER_VERSION);
    const auto device = choose_device(context.device);
    if (!device) return tl::unexpected(device.error());
    say("device", name(*device),
        describe(*device, thread_count(options)) + "; the processor has " +
            std::to_string(std::thread::hardware_concurrency()));
    say("memory_bytes", physical_memory(), std::to_string(physical_memory() >> 20) + " MB");
    const bool png = png_round_trip();
    say("png", png, png ? "reads and writes" : "missing");
    for (const auto& format : video_formats()) {
        const bool there = can_write(format.kind);
        const std::string key(format.extension.substr(1));
        say(key.c_str(), there, there ? "writes" : "missing; folders of pictures work");
    }
    say("exr", can_write_exr(), can_write_exr() ? "writes" : "missing; depth is written as PNG");
    say("tiff", can_write_tiff(), can_write_tiff() ? "writes" : "missing; .png works");
    const ModelLibrary library(context.model_folders);
    const auto models = library.scan();
    say("models", models.packs.size(), std::to_string(models.packs.size()) + " found");
    for (const auto& error : models.unreadable) context.warn(lm_code(error.code), error.message);
    for (const auto& pack : models.packs) {
        const auto intact = verify(pack);
        context.answer["checks"]["intact"][pack.id] = intact.has_value();
        context.print("  " + pack.id + ": " + (intact ? "intact" : intact.error().message));
        if (!intact) return intact;
    }
    std::error_code error;
    const auto temporary = std::filesystem::temp_directory_path(error);
    const bool writable = !error && ::access(temporary.c_str(), W_OK) == 0;
    say("temporary_folder", writable, writable ? "writable" : "not writable");
    if (!png) return failure(Errc::missing_component, "This build of Limner cannot use PNG files.");
    if (models.packs.empty()) {
        std::string searched;
        for (const auto& folder : library.folders())
            searched += (searched.empty() ? "" : ", ") + folder.string();
        return failure(Errc::model_missing, "There is no model. Searched: " + searched + ".");
    }
    return {};
}

}  // namespace

void add_selfcheck(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("selfcheck", "Device, memory, codecs, models, folders");
    command->footer(
        "Examples:\n"
        "  limner-cli selfcheck\n"
        "  limner-cli selfcheck --json\n"
        "  limner-cli selfcheck --models DIR");
    context.on(command, [&context] { return check(context); });
}

}  // namespace limner
