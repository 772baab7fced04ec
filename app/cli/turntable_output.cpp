#include "app/cli/turntable_output.h"

#include <algorithm>
#include <cstdio>

#include "app/cli/interruption.h"
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
    const int size = fields.width;
    const auto cropped = cropped_fields(fields, target.finish.crop, *names);
    if (!cropped) return tl::unexpected(cropped.error());
    fields = *cropped;
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
    SequenceSettings sequence{.names = std::move(*names),
                              .fields = std::move(fields),
                              .if_exists = existing,
                              .resume = target.resume,
                              .recipe = context.recipe,
                              .finish = target.finish,
                              .size = size,
                              .exists_advice = "--force overwrites it, --resume keeps it"};
    return sequence_writer(std::move(sequence));
}

}  // namespace

void add_target_options(CLI::App& command, TurntableTarget& target, const std::string& usual_rate,
                        const std::string& usual_name) {
    command.add_option("--fps", target.rate, "Pictures per second (" + usual_rate + ")")
        ->type_name("N")
        ->check(CLI::Range(1.0, 240.0));
    command.add_option("--size", target.size, "Side in pixels, 0 = the model's own")
        ->type_name("N")
        ->check(CLI::Range(0, 4096));
    command.add_option("--columns", target.columns, "Columns of a contact sheet")
        ->type_name("N")
        ->check(CLI::Range(0, 1000));
    command.add_option("--gap", target.gap, "Pixels between the pictures of a contact sheet (8)")
        ->type_name("N")
        ->check(CLI::Range(0, 256));
    add_finish_options(command, target.finish);
    command.add_flag("--resume,!--no-resume", target.resume,
                     "Keep the pictures of a sequence that are complete, and go on");
    command
        .add_option("--out,-o", target.out,
                    "FILE.mp4, .webm, .gif or .apng = video, FILE.png = contact sheet, else a folder of "
                    "pictures; a name with {frame} = such pictures (" +
                        usual_name + ")")
        ->type_name("NAME");
}

void warn_of(const TurntablePlan& plan, bool of_options, CliContext& context) {
    const auto less = [&](const char* option, const char* what, Radians amplitude) {
        char text[160];
        std::snprintf(text, sizeof text, "%s: the model turns so far only with %.0f degrees; those are used.",
                      of_options ? option : what, double(degrees(amplitude)));
        context.warn("LM-108", text);
    };
    if (plan.yaw_amplitude) less("--yaw-amplitude", "pose.yaw", *plan.yaw_amplitude);
    if (plan.pitch_amplitude) less("--pitch-amplitude", "pose.pitch", *plan.pitch_amplitude);
    if (plan.beyond_safe) context.warn("LM-108", "The head turns further than this model shows well.");
}

Result<std::unique_ptr<TurntableWriter>> make_turntable_output(const TurntableTarget& target,
                                                               const Portrait& portrait, int frames,
                                                               CliContext& context) {
    auto whole = name_fields(portrait, target.input, target.size, context);
    whole.snapshot = target.snapshot;
    const auto names = context.names(target.out, "turntable.mp4");
    if (!names) return tl::unexpected(names.error());
    const auto cropped = cropped_fields(whole, target.finish.crop, *names);
    if (!cropped) return tl::unexpected(cropped.error());
    if (const auto background = loaded(target.finish.background); !background)
        return tl::unexpected(background.error());
    NameFields fields = *cropped;
    const bool sequence = names->has("frame");
    const fs::path file = sequence ? fs::path(names->expand(fields)) : output_file(*names, fields, context);
    const bool film = !sequence && video_format(file), sheet = !sequence && file.extension() == ".png";
    constexpr std::string_view foreign[] = {".avi", ".mov", ".mkv", ".m4v", ".webp", ".jpg", ".jpeg"};
    if (!sequence && std::find(std::begin(foreign), std::end(foreign), file.extension()) != std::end(foreign))
        return failure(
            Errc::wrong_use,
            "--out " + file.string() +
                ": a turntable is written as .mp4, .webm, .gif or .apng, as .png sheet or as a folder.");
    if (!film && !sheet) return make_sequence(target, whole, frames, context);
    if (target.resume)
        return failure(Errc::wrong_use,
                       "--resume is for sequences of pictures, not for " + file.string() + ".");
    const VideoOptions video{.frames_per_second = target.rate,
                             .alpha = target.finish.background.kind == Background::Kind::transparent,
                             .repeat = target.repeat,
                             .frames = frames};
    const ContactSheetOptions page{.columns = target.columns, .gap = target.gap};
    if (auto ok = film ? check_video(file, video)
                       : check_sheet(file, frames, std::max(fields.width, fields.height), page);
        !ok)
        return tl::unexpected(ok.error());
    const auto allowed =
        context.may_write(file, picture_bytes(fields.width) * (sheet ? std::uint64_t(frames) : 0));
    if (!allowed) return tl::unexpected(allowed.error());
    if (!*allowed) return nullptr;
    if (film) return video_writer(file, video);
    return sheet_writer(file, page);
}

Result<> write_views(const TurntablePlan& plan, const TurntableTarget& target, const Portrait& portrait,
                     Engine& engine, const char* stage, CliContext& context) {
    const auto count = int(plan.views.size());
    const auto output = make_turntable_output(target, portrait, count, context);
    if (!output) return tl::unexpected(output.error());
    if (context.only_planned((*output)->path(), (*output)->kind())) return {};
    const auto side = drawn_side(target.size, target.finish.samples, engine.info().resolution);
    if (!side) return tl::unexpected(side.error());
    auto outcome = write_turntable(
        **output,
        {.views = plan.views,
         .finish = target.finish,
         .draw = [&](const Portrait& view) { return engine.render(view, *side, context.progress).get(); },
         .progress = [&](int done) { context.report(stage, done, count); },
         // Who set a time limit wants what was reached by then, who interrupted wants nothing.
         .keep = [](const Error& error) { return error.code == Errc::cancelled && time_is_up(); }});
    if (outcome.file && outcome.file->trimmed)
        context.warn("LM-405", "MP4 has even sides: the last row or column of pixels is cut off.");
    if (outcome.file) context.add_output(std::move(*outcome.file));
    return outcome.result;
}

}  // namespace limner
