#include "app/cli/turntable_output.h"

#include <algorithm>

#include "app/cli/portrait_output.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

Result<std::unique_ptr<TurntableWriter>> make_sequence(const TurntableTarget& target, NameFields fields,
                                                       int frames, CliContext& context) {
    auto names = context.names(target.out, "frame-{frame:05}.png");
    if (names && !names->has("frame") && context.file_template.empty())  // a folder
        names = NameTemplate::parse((fs::path(target.out) / "frame-{frame:05}.png").string());
    if (!names) return tl::unexpected(names.error());
    if (!names->has("frame"))
        return failure(Errc::wrong_use, "--template " + context.file_template +
                                            ": the pictures of a sequence need {frame} in the name.");
    if (fs::path(names->expand(fields)).extension() != ".png")
        return failure(Errc::wrong_use,
                       "A sequence of pictures is written as .png, not as " + names->expand(fields) + ".");
    // The folder itself may be missing; the one around it may not.
    auto folder = fs::path(names->expand(fields)).parent_path();
    std::error_code error;
    if (!folder.empty() && !fs::exists(folder, error)) {
        const auto allowed = context.may_write(folder, picture_bytes(fields.width) * std::uint64_t(frames));
        if (!allowed) return tl::unexpected(allowed.error());
    } else if (!folder.empty() && !fs::is_directory(folder, error)) {
        return failure(Errc::file_unwritable, folder.string() + " is a file, not a folder.");
    }
    const auto existing = context.force           ? IfExists::replace
                          : context.skip_existing ? IfExists::skip
                                                  : IfExists::refuse;
    return sequence_writer({std::move(*names), std::move(fields), existing, target.resume, context.recipe,
                            target.background, "--force overwrites it, --resume keeps it"});
}

}  // namespace

Result<std::unique_ptr<TurntableWriter>> make_turntable_output(const TurntableTarget& target,
                                                               const Portrait& portrait, int frames,
                                                               CliContext& context) {
    auto fields = name_fields(portrait, target.input, target.size, context);
    const auto names = context.names(target.out, "turntable.mp4");
    if (!names) return tl::unexpected(names.error());
    const bool sequence = names->has("frame");
    const fs::path file = sequence ? fs::path(names->expand(fields)) : output_file(*names, fields, context);
    const bool film = !sequence && video_format(file), sheet = !sequence && file.extension() == ".png";
    constexpr std::string_view foreign[] = {".avi", ".mov", ".mkv", ".m4v", ".webp", ".jpg", ".jpeg"};
    if (!sequence && std::find(std::begin(foreign), std::end(foreign), file.extension()) != std::end(foreign))
        return failure(
            Errc::wrong_use,
            "--out " + file.string() +
                ": a turntable is written as .mp4, .webm, .gif or .apng, as .png sheet or as a folder.");
    if (!film && !sheet) return make_sequence(target, fields, frames, context);
    if (target.resume)
        return failure(Errc::wrong_use,
                       "--resume is for sequences of pictures, not for " + file.string() + ".");
    const VideoOptions video{.frames_per_second = target.rate,
                             .alpha = target.background.kind == Background::Kind::transparent,
                             .repeat = target.repeat,
                             .frames = frames};
    const ContactSheetOptions page{.columns = target.columns, .gap = target.gap};
    if (auto ok = film ? check_video(file, video) : check_sheet(file, frames, fields.width, page); !ok)
        return tl::unexpected(ok.error());
    const auto allowed =
        context.may_write(file, picture_bytes(fields.width) * (sheet ? std::uint64_t(frames) : 0));
    if (!allowed) return tl::unexpected(allowed.error());
    if (!*allowed) return nullptr;
    if (film) return video_writer(file, video);
    return sheet_writer(file, page);
}

}  // namespace limner
