#include "app/cli/synth.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <thread>

#include "app/cli/cli.h"
#include "engine/core/file.h"
#include "engine/synthetic/clip_sampling.h"
#include "engine/synthetic/portrait_renderer.h"

namespace limner {
namespace {

/// Pictures of each person: views, or frames of a clip.
int pictures_of_each(const SynthOptions& options) {
    return options.clips ? options.dataset.frames : options.dataset.views;
}

std::vector<synthetic::PortraitImage> draw_person(const synthetic::TemplateHead& head,
                                                  const synthetic::DatasetOptions& dataset, bool clip,
                                                  std::uint64_t seed) {
    if (!clip)
        return synthetic::render(head, synthetic::sample_factors(seed, dataset.plain_background),
                                 synthetic::sample_views(seed, dataset.views), dataset.render);
    std::vector<synthetic::PortraitImage> images;
    for (const auto& [person, view] : synthetic::sample_clip(seed, dataset.frames, dataset.plain_background))
        images.push_back(synthetic::render(head, person, std::span(&view, 1), dataset.render).front());
    return images;
}

/// All pictures of all people side by side: per person a row of pictures above a row of labels.
Image draw_sheet(const synthetic::TemplateHead& head, const synthetic::DatasetOptions& dataset, bool clips,
                 Progress& progress) {
    const int size = dataset.render.size;
    const int columns = clips ? dataset.frames : dataset.views;
    Image sheet(size * columns, size * dataset.people * 2);
    for (int person = 0; person < dataset.people && !progress.cancelled(); ++person) {
        const std::uint64_t seed = dataset.first_seed + std::uint64_t(person);
        const auto images = draw_person(head, dataset, clips, seed);
        for (int view = 0; view < columns; ++view) {
            const synthetic::PortraitImage& image = images[std::size_t(view)];
            for (int y = 0; y < size; ++y) {
                for (int x = 0; x < size; ++x) {
                    sheet.at(view * size + x, person * 2 * size + y) = image.colour.at(x, y);
                    sheet.at(view * size + x, (person * 2 + 1) * size + y) =
                        info(FaceClass(image.labels.at(x, y))).colour;
                }
            }
        }
        progress.report(double(person + 1) / dataset.people, "Drawing people");
    }
    return sheet;
}

/// Portable pixmap: no library needed, and every viewer reads it.
Result<> write_ppm(const std::filesystem::path& file, const Image& image) {
    std::string bytes = "P6 " + std::to_string(image.width) + " " + std::to_string(image.height) + " 255\n";
    bytes.reserve(bytes.size() + image.pixels.size() * 3);
    for (const Rgba& pixel : image.pixels) {
        for (const std::uint8_t channel : {pixel.r, pixel.g, pixel.b}) bytes.push_back(char(channel));
    }
    return replace_file(file, std::as_bytes(std::span(bytes)));
}

Result<> check_numbers(const SynthOptions& options) {
    const auto& dataset = options.dataset;
    if (dataset.folder.empty() && options.sheet.empty())
        return failure(Errc::wrong_use, "Name a folder with --out, or a picture with --sheet.");
    const auto within = [](const char* name, int value, int lowest, int highest) -> Result<> {
        if (value >= lowest && value <= highest) return {};
        return failure(Errc::wrong_use, std::string(name) + " must lie between " + std::to_string(lowest) +
                                            " and " + std::to_string(highest) + ".");
    };
    for (const Result<>& checked :
         {within("--people", dataset.people, 1, 10'000'000), within("--views", dataset.views, 1, 64),
          within("--frames", dataset.frames, 1, 1000), within("--size", dataset.render.size, 16, 2048),
          within("--samples", dataset.render.samples_per_side, 1, 8),
          within("--threads", dataset.threads, 1, 1024)}) {
        if (!checked) return checked;
    }
    const std::int64_t pixels = std::int64_t(dataset.render.size) * dataset.render.size;
    if (!options.sheet.empty() && pixels * pictures_of_each(options) * dataset.people * 2 > 100'000'000)
        return failure(Errc::wrong_use,
                       "The overview would have more than 100 million pixels: draw fewer people.");
    return {};
}

/// Bytes of the data set, rounded up.
std::uintmax_t expected_bytes(const SynthOptions& options) {
    constexpr std::uintmax_t row = 4096;
    const auto& dataset = options.dataset;
    if (options.field)
        return std::uintmax_t(dataset.people) * (std::uintmax_t(dataset.field.points) * 7 + row);
    const auto pixels = std::uintmax_t(dataset.render.size) * std::uintmax_t(dataset.render.size);
    return std::uintmax_t(dataset.people) * std::uintmax_t(pictures_of_each(options)) * (pixels * 10 + row);
}

/// The nearest folder above `path` that exists.
std::filesystem::path existing_part(std::filesystem::path path) {
    std::error_code ignored;
    path = std::filesystem::absolute(path, ignored);
    while (!std::filesystem::exists(path, ignored) && path != path.parent_path()) path = path.parent_path();
    return path;
}

Result<> check_disk(const SynthOptions& options) {
    std::error_code error;
    const auto disk = std::filesystem::space(existing_part(options.dataset.folder), error);
    const std::uintmax_t needed = expected_bytes(options);
    if (error || disk.available >= needed) return {};
    return failure(Errc::file_unwritable, "The data set needs about " + std::to_string(needed >> 20) +
                                              " MiB, but " + options.dataset.folder.string() + " has only " +
                                              std::to_string(disk.available >> 20) + " MiB left.");
}

/// What is not a common option of the command line; `options` must outlive `app`.
void add_synth_options(CLI::App& app, SynthOptions& options) {
    auto& dataset = options.dataset;
    app.add_option("--out", dataset.folder,
                   "Folder of the data set; shards that exist are kept, another data set is refused");
    app.add_option("--people", dataset.people, "Number of people")->capture_default_str();
    app.add_option_function<std::uint64_t>(
        "--first-seed",
        [&options](const std::uint64_t& seed) {
            options.dataset.first_seed = seed;
            options.seed_given = true;
        },
        "Seed of the first person [0; 8000000 with --field]");
    app.add_option("--views", dataset.views, "Pictures of each person")->capture_default_str();
    app.add_option("--frames", dataset.frames, "Frames of each clip, with --clips")->capture_default_str();
    app.add_option("--size", dataset.render.size, "Width and height in pixels")->capture_default_str();
    app.add_option("--samples", dataset.render.samples_per_side, "Samples per pixel and direction")
        ->capture_default_str();
    app.add_option("--model", options.model, "Face model file [$LIMNER_FACE_MODEL]");
    app.add_option("--sheet", options.sheet, "Write one overview picture (PPM) instead of a data set");
    app.add_flag("--any-background", options.any_background, "Also discs and blobs behind the head");
    auto* clips = app.add_flag("--clips", options.clips, "A short clip of each person instead of views");
    app.add_flag("--field", options.field, "Labelled 3D points instead of pictures")->excludes(clips);
    app.footer(
        "Examples:\n"
        "  limner-cli synth --out portraits --people 1000 --threads 4\n"
        "  limner-cli synth --out clips --people 200 --clips --frames 24\n"
        "  limner-cli synth --out field --people 500 --field");
}

}  // namespace

Result<SynthReport> run_synth(const SynthOptions& options, Progress& progress) {
    if (const auto checked = check_numbers(options); !checked) return tl::unexpected(checked.error());
    synthetic::DatasetOptions dataset = options.dataset;
    dataset.plain_background = !options.any_background;
    // Heads of the field set and of the pictures never coincide.
    if (options.field && !options.seed_given) dataset.first_seed = 8'000'000;

    auto model = FaceModel::load(find_face_model(options.model));
    if (!model) return tl::unexpected(model.error());
    const bool draws_sheet = !options.sheet.empty();
    if (!draws_sheet) {
        if (const auto checked = check_disk(options); !checked) return tl::unexpected(checked.error());
    }
    SynthReport report;
    report.first_seed = dataset.first_seed;
    const std::string people = std::to_string(dataset.people) + (dataset.people == 1 ? " person" : " people");
    report.summary = (options.dry_run ? "Would draw " : "Drew ") + people + " from seed " +
                     std::to_string(dataset.first_seed) + ".";
    if (draws_sheet) {
        report.files = {options.sheet};
        if (options.dry_run) return report;
        const synthetic::TemplateHead head(std::move(*model));
        const Image sheet = draw_sheet(head, dataset, options.clips, progress);
        if (progress.cancelled()) return failure(Errc::cancelled, "The overview was not finished.");
        if (const auto written = write_ppm(options.sheet, sheet); !written)
            return tl::unexpected(written.error());
        return report;
    }
    report.files = options.field   ? synthetic::field_files(dataset)
                   : options.clips ? synthetic::clip_files(dataset)
                                   : synthetic::portrait_files(dataset);
    if (options.dry_run) return report;
    const synthetic::TemplateHead head(std::move(*model));
    const synthetic::DatasetWriter writer(head, dataset);
    const Result<> written = options.field   ? writer.write_field(progress)
                             : options.clips ? writer.write_clips(progress)
                                             : writer.write_portraits(progress);
    if (!written) return tl::unexpected(written.error());
    return report;
}

void add_synth(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("synth", synth_summary);
    auto options = std::make_shared<SynthOptions>();
    add_synth_options(*command, *options);
    context.on(command, [options, &context]() -> Result<> {
        options->dry_run = context.dry_run;
        options->dataset.threads =
            context.threads > 0 ? context.threads : int(std::max(1u, std::thread::hardware_concurrency()));
        if (!options->sheet.empty()) {
            const auto allowed = context.may_write(options->sheet);
            if (!allowed) return tl::unexpected(allowed.error());
            if (!*allowed) return {};
        }
        const int people = options->dataset.people;
        Progress progress([&](double fraction, const std::string&) {
            context.report("synth", int(std::lround(fraction * people)), people);
            if (context.progress->cancelled()) progress.cancel();
        });
        const auto report = run_synth(*options, progress);
        if (!report) return tl::unexpected(report.error());
        context.answer["seed"] = report->first_seed;
        if (options->dry_run) {
            context.print(report->summary);
            return {};
        }
        const char* kind = !options->sheet.empty() ? "contact-sheet" : "data-set";
        const int size = options->field ? 0 : options->dataset.render.size;
        for (const auto& file : report->files) context.add_output({file, kind, size, size, 1});
        return {};
    });
}

}  // namespace limner
