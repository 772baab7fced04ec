// limner-cli animate: the keys of a project, and movements put onto it, as video, pictures or sheet.

#include <algorithm>
#include <charconv>
#include <cmath>

#include "app/cli/cli.h"
#include "app/cli/portrait_options.h"
#include "app/cli/suggestion.h"
#include "app/cli/turntable_output.h"
#include "engine/portrait/motion.h"

namespace limner {
namespace {

constexpr double longest = 1200;  // seconds

struct AnimateOptions {
    std::shared_ptr<PortraitOptions> portrait;
    std::vector<std::string> motions;
    std::optional<double> duration;  // seconds
    std::optional<int> first, last;
    std::string loop;
    TurntableTarget target{.rate = 0};
};

/// NAME or FILE, and what follows it: ",at=1.5,amount=0.8,seconds=2".
struct MotionWish {
    std::string name;
    double at = 0, seconds = 0;
    float amount = 1;
};

Result<MotionWish> wish_of(const std::string& text) {
    MotionWish wish{.name = text};
    for (;;) {
        const auto comma = wish.name.rfind(','), equals = wish.name.find('=', std::min(comma, text.size()));
        if (comma == std::string::npos || equals == std::string::npos) return wish;
        const auto key = wish.name.substr(comma + 1, equals - comma - 1),
                   value = wish.name.substr(equals + 1);
        double number = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
        const bool good = error == std::errc() && end == value.data() + value.size() && number >= 0 &&
                          number <= (key == "amount" ? 10 : longest);
        if (!good || (key != "at" && key != "amount" && key != "seconds"))
            return failure(Errc::wrong_use,
                           "--motion " + text +
                               ": expected NAME or FILE, then any of ,at=SECONDS ,amount=FACTOR "
                               ",seconds=LENGTH.");
        if (key == "at") wish.at = number;
        if (key == "amount") wish.amount = float(number);
        if (key == "seconds") wish.seconds = number;
        wish.name.resize(comma);
    }
}

std::vector<std::string> motion_names() {
    std::vector<std::string> names;
    for (const auto& [id, motion] : bundled_motions()) names.push_back(id);
    return names;
}

Result<Motion> motion_of(const std::string& name) {
    const auto& bundled = bundled_motions();
    if (const auto found = bundled.find(name); found != bundled.end()) return found->second;
    if (name.find_first_of("./\\") != std::string::npos) return read_motion(name);
    std::string known;
    for (const auto& id : motion_names()) known += (known.empty() ? "" : ", ") + id;
    return failure(Errc::wrong_use, "--motion " + name + ": there is no movement of that name" +
                                        did_you_mean(name, motion_names()) + " Known are " + known +
                                        ", or name a file.");
}

Result<Animation> animation_of(const AnimateOptions& options, const Project& project) {
    Animation animation = project.animation;
    if (animation.tracks.empty()) animation.frames = 1;  // as long as what is put onto it
    const auto frame_at = [&](double seconds) { return int(std::lround(seconds * animation.rate)); };
    if (options.duration) animation.frames = std::max(1, frame_at(*options.duration));
    for (const auto& text : options.motions) {
        const auto wish = wish_of(text);
        if (!wish) return tl::unexpected(wish.error());
        const auto motion = motion_of(wish->name);
        if (!motion) return tl::unexpected(motion.error());
        animation =
            with_motion(std::move(animation), project.portrait, *motion,
                        {.frame = frame_at(wish->at), .amount = wish->amount, .seconds = wish->seconds});
    }
    if (options.duration) animation.frames = std::max(1, frame_at(*options.duration));
    if (options.loop == "once") animation.loop = Animation::Loop::once;
    if (options.loop == "loop") animation.loop = Animation::Loop::loop;
    if (options.loop == "ping-pong") animation.loop = Animation::Loop::ping_pong;
    if (animation.tracks.empty())
        return failure(
            Errc::wrong_use,
            "The portrait has no keys, so nothing moves: set some in the editor's timeline, or put "
            "a movement onto it with --motion.");
    return animation;
}

Result<> animate(const AnimateOptions& options, CliContext& context) {
    auto project = open_portrait(*options.portrait, context);
    if (!project) return tl::unexpected(project.error());
    auto& portrait = project->portrait;
    if (auto applied = apply_options(*options.portrait, portrait); !applied) return applied;
    const auto animation = animation_of(options, *project);
    if (!animation) return tl::unexpected(animation.error());
    const PlayedRange range{options.target.rate, options.first, options.last};
    const auto part = played_part(*animation);
    const int first = range.first.value_or(part.first);
    if (first >= animation->frames || range.last.value_or(std::max(first, part.last)) < first)
        return failure(Errc::wrong_use, "--first and --last: the animation has the frames 0 to " +
                                            std::to_string(animation->frames - 1) + ".");
    context.answer["seed"] = portrait.head.identity.seed;
    context.answer["frames"] = played_frames(*animation, range).size();
    auto target = options.target;
    target.input = options.portrait->input;
    target.snapshot = options.portrait->snapshot;
    if (target.rate == 0) target.rate = animation->rate;
    if (target.out.empty()) target.out = "animation.mp4";
    target.repeat = animation->loop != Animation::Loop::once;
    // A first look, before the model is loaded: what is wrong with the name is said at once.
    const auto wanted =
        make_turntable_output(target, portrait, int(played_frames(*animation, range).size()), context);
    if (!wanted) return tl::unexpected(wanted.error());
    if (!*wanted) return {};  // there already, and to be skipped
    const auto engine = context.start_engine(portrait.model);
    if (!engine) return tl::unexpected(engine.error());
    const auto& info = (*engine)->info();
    if (auto fits = fit_to_model(*options.portrait, info, portrait, context); !fits) return fits;
    const auto plan = plan_animation(*animation, portrait, range, info.pose_limits);
    warn_of(plan, false, context);
    return write_views(plan, target, portrait, **engine, "animation", context);
}

}  // namespace

void add_animate(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("animate", "Plays the keys of a project: video, pictures or sheet");
    auto options = std::make_shared<AnimateOptions>();
    auto& o = *options;
    o.portrait = add_portrait_options(*command);
    command->add_option("project", o.portrait->input, "A .limner project, or a picture with its recipe");
    command
        ->add_option("--motion,-m", o.motions,
                     "A movement on top, any number of times: " + CLI::detail::join(motion_names(), ", ") +
                         ", or a file; NAME,at=SECONDS,amount=FACTOR,seconds=LENGTH")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command->add_option("--duration", o.duration, "Length of the animation (as far as the keys go)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.04, longest));
    command->add_option("--first", o.first, "First frame (0)")
        ->type_name("N")
        ->check(CLI::Range(0, most_animation_frames - 1));
    command->add_option("--last", o.last, "Last frame (that of the animation)")
        ->type_name("N")
        ->check(CLI::Range(0, most_animation_frames - 1));
    command->add_option("--loop", o.loop, "once, loop or ping-pong (that of the project, or loop)")
        ->check(CLI::IsMember({"once", "loop", "ping-pong"}))
        ->type_name("NAME");
    add_target_options(*command, o.target, "that of the animation, or 30", "animation.mp4");
    command->footer(
        "Examples:\n"
        "  limner-cli animate anna.limner --out anna.mp4\n"
        "  limner-cli animate --seed 7 --motion nod --motion blink,at=0.5 --out nod.gif\n"
        "  limner-cli animate anna.limner --first 30 --last 60 --out part.webm");
    context.on(command, [options, &context] { return animate(*options, context); });
}

}  // namespace limner
