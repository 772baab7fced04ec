// limner-cli turntable: the head in motion, as video, as numbered pictures or on one sheet.

#include <cmath>
#include <map>
#include <numbers>

#include "app/cli/cli.h"
#include "app/cli/portrait_options.h"
#include "engine/media/contact_sheet.h"
#include "engine/media/image_file.h"
#include "engine/media/video_file.h"

namespace limner {
namespace {

enum class Path { sweep, ellipse, figure_eight };
const std::map<std::string, Path> path_names{
    {"sweep", Path::sweep}, {"ellipse", Path::ellipse}, {"figure-eight", Path::figure_eight}};

struct TurntableOptions {
    std::shared_ptr<PortraitOptions> portrait;
    std::filesystem::path out = "turntable.mp4";
    Path path = Path::sweep;
    float yaw_amplitude = 25, pitch_amplitude = 6;
    int frames = 120, size = 0, columns = 0;
    double rate = 30;
};

// The last frame is one step before the first, so that the film loops without a jolt.
HeadPose pose_at(const TurntableOptions& options, const HeadPose& centre, int frame) {
    const float phase = 2 * std::numbers::pi_v<float> * float(frame) / float(options.frames);
    HeadPose pose = centre;
    pose.yaw += from_degrees(options.yaw_amplitude) * std::sin(phase);
    if (options.path == Path::ellipse) pose.pitch += from_degrees(options.pitch_amplitude) * std::cos(phase);
    if (options.path == Path::figure_eight)
        pose.pitch += from_degrees(options.pitch_amplitude) * std::sin(2 * phase);
    return pose;
}

Result<> turntable(const TurntableOptions& options, CliContext& context) {
    const bool sheet = options.out.extension() == ".png";
    const auto portrait = build_portrait(*options.portrait, context);
    if (!portrait) return tl::unexpected(portrait.error());
    const auto allowed = context.may_write(options.out);
    if (!allowed) return tl::unexpected(allowed.error());
    if (!*allowed) return {};
    const auto engine = context.start_engine(portrait->model);
    if (!engine) return tl::unexpected(engine.error());
    const auto& info = (*engine)->info();
    if (!info.capabilities.pose)
        return failure(Errc::missing_capability, "The model " + info.id + " cannot turn the head.");
    if (auto can = check_capabilities(*options.portrait, info); !can) return can;
    if (std::abs(degrees(portrait->pose.yaw)) + options.yaw_amplitude > degrees(info.pose_limits.safe_yaw))
        context.warn("LM-403", "The head turns further than this model shows well.");
    if (context.dry_run) {
        context.print("Would write " + options.out.string() + ".");
        return {};
    }
    std::unique_ptr<VideoFile> video;
    std::vector<Image> pictures;
    int width = 0, height = 0;
    for (int frame = 0; frame < options.frames; ++frame) {
        auto turned = *portrait;
        turned.pose = pose_at(options, portrait->pose, frame);
        const auto picture = (*engine)->render(turned, options.size, context.progress).get();
        if (!picture) return tl::unexpected(picture.error());
        const auto& image = *picture->image;
        if (sheet) {
            pictures.push_back(image);
        } else {
            if (!video) {
                auto created = VideoFile::create(options.out, {image.width, image.height, options.rate});
                if (!created) return tl::unexpected(created.error());
                video = std::move(*created);
            }
            if (auto added = video->add(image); !added) return added;
        }
        width = image.width;
        height = image.height;
        context.report("turntable", frame + 1, options.frames);
    }
    if (sheet) {
        const auto page = contact_sheet(pictures, {.columns = options.columns});
        if (auto written = write_png(options.out, page); !written) return written;
        context.add_output({options.out, "contact-sheet", page.width, page.height, options.frames});
        return {};
    }
    if (auto finished = video->finish(); !finished) return finished;
    context.add_output(
        {options.out, options.out.extension().empty() ? "frames" : "video", width, height, options.frames});
    return {};
}

}  // namespace

void add_turntable(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("turntable", "Turns the head: video, pictures or contact sheet");
    auto options = std::make_shared<TurntableOptions>();
    options->portrait = add_portrait_options(*command);
    command->add_option("project", options->portrait->project, "A .limner project")->type_name("PROJECT");
    command->add_option("--path", options->path, "sweep, ellipse or figure-eight")
        ->transform(CLI::Validator(
            [](std::string& name) {
                const auto found = path_names.find(name);
                if (found == path_names.end()) return "expected sweep, ellipse or figure-eight";
                name = std::to_string(int(found->second));
                return "";
            },
            "", "path"))
        ->type_name("NAME");
    command->add_option("--yaw-amplitude", options->yaw_amplitude, "Degrees to each side (25)")
        ->check(CLI::Range(0.0, 90.0));
    command->add_option("--pitch-amplitude", options->pitch_amplitude, "Degrees up and down (6)")
        ->check(CLI::Range(0.0, 60.0));
    command->add_option("--frames", options->frames, "Number of pictures (120)")->check(CLI::Range(2, 3600));
    command->add_option("--fps", options->rate, "Pictures per second (30)")->check(CLI::Range(1.0, 240.0));
    command->add_option("--size", options->size, "Side in pixels, 0 = the model's own")
        ->check(CLI::Range(0, 4096));
    command->add_option("--columns", options->columns, "Columns of a contact sheet")
        ->check(CLI::Range(0, 1000));
    command->add_option("--out,-o", options->out,
                        ".mp4 = video, no extension = folder of pictures, .png = contact sheet");
    command->footer(
        "Examples:\n"
        "  limner-cli turntable --seed 7 --out head.mp4\n"
        "  limner-cli turntable anna.limner --path figure-eight --out frames\n"
        "  limner-cli turntable --seed 7 --frames 12 --columns 4 --out head.png");
    context.on(command, [options, &context] { return turntable(*options, context); });
}

}  // namespace limner
