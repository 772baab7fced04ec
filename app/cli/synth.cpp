// limner-cli synth: draws training sets of synthetic portraits.

#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "engine/synthetic/dataset_writer.h"

namespace limner {
namespace {

constexpr const char* usage =
    "Usage: limner-cli synth --out DIR [--people N] [--first-seed S] [--views V] [--size PIXELS] [--samples "
    "K]\n"
    "                        [--threads T] [--model FILE] [--any-background] [--field] [--sheet FILE.ppm]\n"
    "Draws portraits with labels, normals, depth and all factors (portraits-*.safetensors), or with --field "
    "labelled\n"
    "3D points (field-*.safetensors). Shards that exist are kept. --sheet writes one picture of overviews "
    "instead.\n";

struct SynthOptions {
    synthetic::DatasetOptions dataset;
    std::filesystem::path model, sheet;
    bool field = false;
};

Result<SynthOptions> parse(int argc, char** argv) {
    SynthOptions options;
    bool seed_given = false;
    const auto number = [](std::string_view text) {
        return std::strtoull(std::string(text).c_str(), nullptr, 10);
    };
    const std::map<std::string_view, std::function<void(std::string_view)>> with_value = {
        {"--out", [&](auto v) { options.dataset.folder = v; }},
        {"--people", [&](auto v) { options.dataset.people = int(number(v)); }},
        {"--first-seed",
         [&](auto v) {
             options.dataset.first_seed = number(v);
             seed_given = true;
         }},
        {"--views", [&](auto v) { options.dataset.views = int(number(v)); }},
        {"--size", [&](auto v) { options.dataset.render.size = int(number(v)); }},
        {"--samples", [&](auto v) { options.dataset.render.samples_per_side = int(number(v)); }},
        {"--threads", [&](auto v) { options.dataset.threads = int(number(v)); }},
        {"--model", [&](auto v) { options.model = v; }},
        {"--sheet", [&](auto v) { options.sheet = v; }},
    };
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--field") {
            options.field = true;
        } else if (argument == "--any-background") {
            options.dataset.plain_background = false;
        } else if (const auto found = with_value.find(argument); found != with_value.end() && i + 1 < argc) {
            found->second(argv[++i]);
        } else {
            return failure(Errc::wrong_use,
                           "Unknown option or missing value: " + std::string(argument) + ".");
        }
    }
    const auto& d = options.dataset;
    if (d.folder.empty() && options.sheet.empty()) return failure(Errc::wrong_use, "--out is missing.");
    if (d.people < 1 || d.views < 1 || d.threads < 1 || d.render.size < 16 || d.render.size > 2048 ||
        d.render.samples_per_side < 1 || d.render.samples_per_side > 8) {
        return failure(Errc::wrong_use, "A number is out of range.");
    }
    // Heads of the field set and of the pictures never coincide.
    if (options.field && !seed_given) options.dataset.first_seed = 8'000'000;
    return options;
}

/// All views of all people side by side, one row per person, pictures above labels.
Result<> write_sheet(const synthetic::TemplateHead& head, const SynthOptions& options) {
    const auto& dataset = options.dataset;
    const int size = dataset.render.size;
    Image sheet(size * dataset.views, size * dataset.people * 2);
    for (int person = 0; person < dataset.people; ++person) {
        const std::uint64_t seed = dataset.first_seed + std::uint64_t(person);
        const auto images = synthetic::render(head, synthetic::sample_factors(seed, dataset.plain_background),
                                              synthetic::sample_views(seed, dataset.views), dataset.render);
        for (int view = 0; view < dataset.views; ++view) {
            for (int y = 0; y < size; ++y) {
                for (int x = 0; x < size; ++x) {
                    const auto& image = images[std::size_t(view)];
                    sheet.at(view * size + x, person * 2 * size + y) = image.colour.at(x, y);
                    sheet.at(view * size + x, (person * 2 + 1) * size + y) =
                        info(FaceClass(image.labels.at(x, y))).colour;
                }
            }
        }
    }
    std::FILE* file = std::fopen(options.sheet.c_str(), "wb");
    if (!file) return failure(Errc::file_unwritable, "Cannot write " + options.sheet.string() + ".");
    std::fprintf(file, "P6 %d %d 255\n", sheet.width, sheet.height);
    for (const Rgba& pixel : sheet.pixels) std::fwrite(&pixel, 1, 3, file);
    std::fclose(file);
    return {};
}

Result<> synthesize(const SynthOptions& options) {
    auto model = FaceModel::load(find_face_model(options.model));
    if (!model) return tl::unexpected(model.error());
    const synthetic::TemplateHead head(std::move(*model));
    if (!options.sheet.empty()) return write_sheet(head, options);

    const auto start = std::chrono::steady_clock::now();
    Progress progress([&](double fraction, const std::string& step) {
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        std::fprintf(stderr, "\r%s: %.1f %% after %.0f s", step.c_str(), fraction * 100, seconds);
    });
    const synthetic::DatasetWriter writer(head, options.dataset);
    const Result<> written = options.field ? writer.write_field(progress) : writer.write_portraits(progress);
    std::fputc('\n', stderr);
    return written;
}

}  // namespace

/// `argv[0]` is the sub-command's name. Returns the process' exit code.
int run_synth(int argc, char** argv) {
    if (argc < 2 || std::strcmp(argv[1], "--help") == 0) {
        std::fputs(usage, stdout);
        return argc < 2 ? exit_code(Errc::wrong_use) : 0;
    }
    const auto options = parse(argc, argv);
    const Result<> done = options ? synthesize(*options) : Result<>(tl::unexpected(options.error()));
    if (done) return 0;
    std::fprintf(stderr, "%s\n", done.error().message.c_str());
    return exit_code(done.error().code);
}

}  // namespace limner

#ifdef LIMNER_SYNTH_STANDALONE
int main(int argc, char** argv) { return limner::run_synth(argc, argv); }
#endif
