// limner-cli turntable: the head in motion, as video, as numbered pictures or on one sheet.

#include <algorithm>
#include <cmath>

#include "app/cli/cli.h"
#include "app/cli/portrait_options.h"
#include "app/cli/turntable_output.h"
#include "engine/export/turntable_plan.h"
#include "engine/portrait/fixed_gaze.h"

namespace limner {
namespace {

constexpr int most_frames = 3600;

struct TurntableOptions {
    std::shared_ptr<PortraitOptions> portrait;
    TurntableSettings settings;
    float yaw_amplitude = 25, pitch_amplitude = 6, phase = 0;  // degrees
    std::string centre = "pose", light = "head";
    const CLI::Option* gaze = nullptr;  // where it is not given the project decides
    std::optional<float> duration;      // seconds
    TurntableTarget target;
};

TurntableSettings settings_of(const TurntableOptions& options) {
    auto settings = options.settings;
    settings.path.yaw_amplitude = from_degrees(options.yaw_amplitude);
    settings.path.pitch_amplitude = from_degrees(options.pitch_amplitude);
    settings.path.start = options.phase / 360;
    settings.rate = options.target.rate;
    if (options.duration) settings.path.frames = frames_of(double(*options.duration), settings.rate);
    settings.front = options.centre == "front";
    settings.light_turns = options.light == "head";
    return settings;
}

Result<> turntable(const TurntableOptions& options, CliContext& context) {
    const auto wanted_frames = std::lround(double(options.duration.value_or(0)) * options.target.rate);
    if (wanted_frames > most_frames)
        return failure(Errc::wrong_use, "--duration: that would be " + std::to_string(wanted_frames) +
                                            " pictures, and a turntable has " + std::to_string(most_frames) +
                                            " at most; choose a shorter time or fewer --fps.");
    auto project = open_portrait(*options.portrait, context);
    if (!project) return tl::unexpected(project.error());
    Portrait* portrait = &project->portrait;
    if (auto applied = apply_options(*options.portrait, *portrait); !applied) return applied;
    context.answer["seed"] = portrait->head.identity.seed;
    auto target = options.target;
    target.input = options.portrait->input;
    target.snapshot = options.portrait->snapshot;
    auto settings = settings_of(options);
    if (options.gaze->count() == 0) settings.gaze_viewer = project->locks.contains(fixed_gaze_mark);
    target.repeat = repeats(settings);
    // A first look, before the model is loaded: what is wrong with the name is said at once.
    const auto wanted = make_turntable_output(
        target, *portrait, settings.views ? settings.views : settings.path.frames, context);
    if (!wanted) return tl::unexpected(wanted.error());
    if (!*wanted) return {};  // there already, and to be skipped
    const auto engine = context.start_engine(portrait->model);
    if (!engine) return tl::unexpected(engine.error());
    const auto& info = (*engine)->info();
    if (!info.capabilities.pose)
        return failure(Errc::missing_capability, "The model " + info.id + " cannot turn the head.");
    if (auto fits = fit_to_model(*options.portrait, info, *portrait, context); !fits) return fits;
    const auto plan = plan_turntable(*portrait, settings, info.pose_limits);
    warn_of(plan, true, context);
    return write_views(plan, target, *portrait, **engine, "turntable", context);
}

// Takes one of `names`, in the order of the values of an enumeration.
CLI::Validator one_of(std::vector<std::string> names) {
    return CLI::Validator(
        [names = std::move(names)](std::string& name) -> std::string {
            const auto found = std::find(names.begin(), names.end(), name);
            if (found == names.end()) return name + " not in {" + CLI::detail::join(names, ",") + "}";
            name = std::to_string(found - names.begin());
            return {};
        },
        "", "name");
}

}  // namespace

void add_turntable(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("turntable", "Turns the head: video, pictures or contact sheet");
    auto options = std::make_shared<TurntableOptions>();
    auto& o = *options;
    o.portrait = add_portrait_options(*command);
    command->add_option("project", o.portrait->input, "A .limner project, or a picture with its recipe");
    command->add_option("--path", o.settings.path.shape, "sweep, ellipse, figure-eight or spiral (sweep)")
        ->transform(one_of({"sweep", "ellipse", "figure-eight", "spiral"}))
        ->type_name("NAME");
    command->add_option("--yaw-amplitude", o.yaw_amplitude, "Degrees to each side (25)")
        ->type_name("D")
        ->check(CLI::Range(0.0, 90.0));
    command->add_option("--pitch-amplitude", o.pitch_amplitude, "Degrees up and down, not of a sweep (6)")
        ->type_name("D")
        ->check(CLI::Range(0.0, 60.0));
    command->add_option("--centre", o.centre, "pose = that of the portrait, or front (pose)")
        ->check(CLI::IsMember({"pose", "front"}))
        ->type_name("NAME");
    command->add_flag("--counter,!--no-counter", o.settings.path.counter, "To the left edge first");
    command->add_option("--phase", o.phase, "Degrees along the path where it starts (0)")
        ->type_name("D")
        ->check(CLI::Range(0.0, 360.0));
    command
        ->add_option("--easing", o.settings.path.easing, "constant speed, sine, or hold at both ends (sine)")
        ->transform(one_of({"constant", "sine", "hold"}))
        ->type_name("NAME");
    command->add_option("--hold", o.settings.hold, "Rest at each end with --easing hold (0.5)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 2.0));
    command->add_option("--loop", o.settings.path.loop, "seamless, ping-pong or once (seamless)")
        ->transform(one_of({"seamless", "ping-pong", "once"}))
        ->type_name("NAME");
    command
        ->add_option("--fixed-light", o.light,
                     "Light that turns with the head, or stays with the camera (head)")
        ->check(CLI::IsMember({"head", "camera"}))
        ->type_name("NAME");
    o.gaze = command->add_flag("--gaze-viewer,!--no-gaze-viewer", o.settings.gaze_viewer,
                               "The eyes stay on the viewer (as the project says)");
    auto* frames = command->add_option("--frames", o.settings.path.frames, "Number of pictures (120)")
                       ->type_name("N")
                       ->check(CLI::Range(2, most_frames));
    command->add_option("--duration", o.duration, "Length instead of --frames")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.1, 3600.0))
        ->excludes(frames);
    command->add_option("--views", o.settings.views, "So many still views along the path instead of a film")
        ->type_name("N")
        ->check(CLI::Range(1, 1000));
    add_target_options(*command, o.target, "30", "turntable.mp4");
    command->footer(
        "Examples:\n"
        "  limner-cli turntable --seed 7 --duration 6 --out head.mp4\n"
        "  limner-cli turntable anna.limner --path ellipse --out frames --resume\n"
        "  limner-cli turntable --seed 7 --background transparent --out head.webm");
    context.on(command, [options, &context] { return turntable(*options, context); });
}

}  // namespace limner
