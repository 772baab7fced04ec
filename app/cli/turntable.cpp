// limner-cli turntable: the head in motion, as video, as numbered pictures or on one sheet.

#include <algorithm>
#include <cmath>

#include "app/cli/cli.h"
#include "app/cli/portrait_options.h"
#include "app/cli/portrait_output.h"
#include "app/cli/turntable_output.h"
#include "engine/portrait/turntable_path.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

struct TurntableOptions {
    std::shared_ptr<PortraitOptions> portrait;
    TurntablePath path;
    float yaw_amplitude = 25, pitch_amplitude = 6, phase = 0;  // degrees
    std::string centre = "pose", light = "head";
    bool gaze_viewer = false;
    std::optional<float> duration;  // seconds
    float hold = 0.5f;              // seconds
    int views = 0;
    TurntableTarget target;
};

// What else turns when the head does: light fixed to the head comes along, eyes on the viewer stay behind.
Portrait turned(const Portrait& portrait, const HeadPose& pose, const TurntableOptions& options) {
    Portrait result = portrait;
    const Radians yaw = pose.yaw - portrait.pose.yaw, pitch = pose.pitch - portrait.pose.pitch;
    result.pose = pose;
    if (options.light == "head") {
        result.light.azimuth += yaw;
        result.light.elevation += pitch;
    }
    if (options.gaze_viewer) {
        // Eyes turn no further; beyond it the gaze lags behind.
        constexpr float furthest = from_degrees(45).value;
        result.head.gaze_x = std::clamp(-pose.yaw.value, -furthest, furthest);
        result.head.gaze_y = std::clamp(-pose.pitch.value, -furthest, furthest);
    }
    return result;
}

float clamped_amplitude(const char* option, float amplitude, float centre, Radians hard,
                        CliContext& context) {
    const float most = std::max(0.0f, degrees(hard) - std::abs(centre));
    if (amplitude <= most) return amplitude;
    char text[120];
    std::snprintf(text, sizeof text, "%s: the model turns so far only with %.0f degrees; those are used.",
                  option, double(most));
    context.warn("LM-108", text);
    return most;
}

TurntablePath path_of(const TurntableOptions& options, const HeadPose& centre, const GeneratorInfo& info,
                      CliContext& context) {
    auto path = options.path;
    const auto& limits = info.pose_limits;
    const float yaw = clamped_amplitude("--yaw-amplitude", options.yaw_amplitude, degrees(centre.yaw),
                                        limits.hard_yaw, context);
    const float pitch = path.shape == TurntablePath::Shape::sweep
                            ? 0
                            : clamped_amplitude("--pitch-amplitude", options.pitch_amplitude,
                                                degrees(centre.pitch), limits.hard_pitch, context);
    if (std::abs(degrees(centre.yaw)) + yaw > degrees(limits.safe_yaw) + 0.01f ||
        std::abs(degrees(centre.pitch)) + pitch > degrees(limits.safe_pitch) + 0.01f)
        context.warn("LM-108", "The head turns further than this model shows well.");
    path.yaw_amplitude = from_degrees(yaw);
    path.pitch_amplitude = from_degrees(pitch);
    path.start = options.phase / 360;
    if (options.duration)
        path.frames = std::clamp(int(std::lround(double(*options.duration) * options.target.rate)), 2, 3600);
    path.rest = options.hold * float(options.target.rate) / float(path.frames);
    return path;
}

Result<> turntable(const TurntableOptions& options, CliContext& context) {
    auto portrait = build_portrait(*options.portrait, context);
    if (!portrait) return tl::unexpected(portrait.error());
    context.answer["seed"] = portrait->head.identity.seed;
    auto target = options.target;
    target.input = options.portrait->input;
    // A first look, before the model is loaded: what is wrong with the name is said at once.
    const auto wanted = make_turntable_output(target, *portrait,
                                              options.views ? options.views : options.path.frames, context);
    if (!wanted) return tl::unexpected(wanted.error());
    if (!*wanted) return {};  // there already, and to be skipped
    const auto engine = context.start_engine(portrait->model);
    if (!engine) return tl::unexpected(engine.error());
    const auto& info = (*engine)->info();
    if (!info.capabilities.pose)
        return failure(Errc::missing_capability, "The model " + info.id + " cannot turn the head.");
    if (auto fits = fit_to_model(*options.portrait, info, *portrait, context); !fits) return fits;
    if (options.centre == "front") portrait->pose.yaw = portrait->pose.pitch = Radians();
    const auto path = path_of(options, portrait->pose, info, context);
    const auto poses = options.views > 0 ? turntable_views(portrait->pose, path, options.views)
                                         : turntable_poses(portrait->pose, path);
    const auto output = make_turntable_output(target, *portrait, int(poses.size()), context);
    if (!output) return tl::unexpected(output.error());
    auto& out = **output;
    if (context.only_planned(out.path(), out.kind())) return {};
    const auto count = int(poses.size());
    for (int frame = 0; frame < count; ++frame) {
        const auto view = turned(*portrait, poses[std::size_t(frame)], options);
        const auto done = out.has(frame, view);
        if (!done) return tl::unexpected(done.error());
        if (!*done) {
            const auto picture = (*engine)->render(view, options.target.size, context.progress).get();
            auto added =
                picture ? out.add(frame, *picture->image, view) : Result<>(tl::unexpected(picture.error()));
            if (!added) {
                out.stop(added.error(), context);
                return added;
            }
        }
        context.report("turntable", frame + 1, count);
    }
    return out.finish(context);
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
    command->add_option("project", o.portrait->input, "A .limner project, or a PNG with its recipe");
    command->add_option("--path", o.path.shape, "sweep, ellipse, figure-eight or spiral (sweep)")
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
    command->add_flag("--counter,!--no-counter", o.path.counter, "To the left edge first");
    command->add_option("--phase", o.phase, "Degrees along the path where it starts (0)")
        ->type_name("D")
        ->check(CLI::Range(0.0, 360.0));
    command->add_option("--easing", o.path.easing, "constant speed, sine, or hold at both ends (sine)")
        ->transform(one_of({"constant", "sine", "hold"}))
        ->type_name("NAME");
    command->add_option("--hold", o.hold, "Rest at each end with --easing hold (0.5)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 2.0));
    command->add_option("--loop", o.path.loop, "seamless, ping-pong or once (seamless)")
        ->transform(one_of({"seamless", "ping-pong", "once"}))
        ->type_name("NAME");
    command
        ->add_option("--fixed-light", o.light,
                     "Light that turns with the head, or stays with the camera (head)")
        ->check(CLI::IsMember({"head", "camera"}))
        ->type_name("NAME");
    command->add_flag("--gaze-viewer,!--no-gaze-viewer", o.gaze_viewer, "The eyes stay on the viewer");
    auto* frames = command->add_option("--frames", o.path.frames, "Number of pictures (120)")
                       ->type_name("N")
                       ->check(CLI::Range(2, 3600));
    command->add_option("--duration", o.duration, "Length instead of --frames")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.1, 3600.0))
        ->excludes(frames);
    command->add_option("--views", o.views, "So many still views along the path instead of a film")
        ->type_name("N")
        ->check(CLI::Range(1, 1000));
    command->add_option("--fps", o.target.rate, "Pictures per second (30)")
        ->type_name("N")
        ->check(CLI::Range(1.0, 240.0));
    command->add_option("--size", o.target.size, "Side in pixels, 0 = the model's own")
        ->type_name("N")
        ->check(CLI::Range(0, 4096));
    command->add_option("--columns", o.target.columns, "Columns of a contact sheet")
        ->type_name("N")
        ->check(CLI::Range(0, 1000));
    command->add_option("--gap", o.target.gap, "Pixels between the pictures of a contact sheet (8)")
        ->type_name("N")
        ->check(CLI::Range(0, 256));
    command->add_flag("--resume,!--no-resume", o.target.resume,
                      "Keep the pictures of a sequence that are complete, and go on");
    command
        ->add_option("--out,-o", o.target.out,
                     "FILE.mp4 = video, FILE.png = contact sheet, else a folder of pictures; a name with "
                     "{frame} = such pictures (turntable.mp4)")
        ->type_name("NAME");
    command->footer(
        "Examples:\n"
        "  limner-cli turntable --seed 7 --duration 6 --out head.mp4\n"
        "  limner-cli turntable anna.limner --path ellipse --out frames --resume\n"
        "  limner-cli turntable --seed 7 --views 5 --columns 5 --out head.png");
    context.on(command, [options, &context] { return turntable(*options, context); });
}

}  // namespace limner
