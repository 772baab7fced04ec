// limner-cli models: which models are here, which are in a folder, and whether one works.

#include <algorithm>
#include <chrono>

#include "app/cli/cli.h"
#include "engine/runtime/model_summary.h"

namespace limner {
namespace {

void describe(const ModelPack& pack, CliContext& context) {
    context.answer["models"].push_back({{"id", pack.id},
                                        {"title", pack.title},
                                        {"family", pack.family},
                                        {"version", pack.version},
                                        {"resolution", pack.resolution},
                                        {"label_set", pack.label_set},
                                        {"capabilities", pack.capabilities},
                                        {"folder", pack.folder.string()}});
    context.print(pack.id + "\t" + pack.family + "\t" + std::to_string(pack.resolution) + " px\t" +
                  pack.folder.string());
}

void describe(const ModelSummary& model, CliContext& context) {
    context.answer["models"].push_back({{"title", model.title},
                                        {"family", model.family},
                                        {"resolution", model.resolution},
                                        {"capabilities", model.capabilities},
                                        {"file", model.place.string()}});
    context.print(model.title + "\t" + model.family + "\t" + std::to_string(model.resolution) + " px\t" +
                  model.place.string());
}

Result<> list(CliContext& context) {
    const ModelLibrary library(context.model_folders);
    const auto found = library.scan();
    context.answer["models"] = nlohmann::json::array();
    for (const auto& folder : library.folders()) context.answer["searched"].push_back(folder.string());
    for (const auto& pack : found.packs) describe(pack, context);
    for (const auto& error : found.unreadable) context.warn(lm_code(error.code), error.message);
    if (found.packs.empty()) context.warn("LM-201", "There are no models in the folders searched.");
    return {};
}

Result<> scan(const std::filesystem::path& folder, CliContext& context) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        return failure(Errc::file_not_found, folder.string() + " is not a folder.");
    context.answer["models"] = nlohmann::json::array();
    if (const auto pack = read_model_pack(folder)) {
        describe(*pack, context);
        return {};
    }
    const auto tell = [&](const Error& trouble) { context.warn(lm_code(trouble.code), trouble.message); };
    error = search_models(folder, [&](const std::filesystem::path& found) {
        if (is_published_model(found)) {
            const auto model = inspect_model(found);
            model ? describe(*model, context) : tell(model.error());
        } else {
            const auto pack = read_model_pack(found);
            pack ? describe(*pack, context) : tell(pack.error());
        }
        return !context.progress->cancelled();
    });
    if (context.progress->cancelled()) return failure(Errc::cancelled, "Interrupted.");
    if (error)
        context.warn(lm_code(Errc::file_not_found),
                     folder.string() + " was not searched to its end: " + error.message() + ".");
    return {};
}

// Checks every file of a pack, loads the model and draws one portrait.
Result<> test(const std::string& model, CliContext& context) {
    const std::filesystem::path path(model);
    std::string title = path.filename().string();
    if (is_published_model(path)) {
        const auto about = inspect_model(path);
        if (!about) return tl::unexpected(about.error());
    } else {
        const auto pack = ModelLibrary(context.model_folders).find(model);
        if (!pack) return tl::unexpected(pack.error());
        if (auto intact = verify(*pack); !intact) return intact;
        title = pack->id;
    }
    const auto start = std::chrono::steady_clock::now();
    const auto engine = context.start_engine(model);
    if (!engine) return tl::unexpected(engine.error());
    const auto since = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    const double load_seconds = since();
    auto portrait = portrait_from_seed(1);
    portrait.model = model;
    const auto picture = (*engine)->render(portrait, 0, context.progress).get();
    if (!picture) return tl::unexpected(picture.error());
    const double render_seconds = since() - load_seconds;
    const auto& pixels = picture->image->pixels;
    if (std::all_of(pixels.begin(), pixels.end(), [&](const Rgba& pixel) { return pixel == pixels.front(); }))
        return failure(Errc::bad_checkpoint, "The model " + model + " draws nothing: all pixels are equal.");
    context.answer["load_seconds"] = load_seconds;
    context.answer["render_seconds"] = render_seconds;
    context.answer["parameters"] = (*engine)->info().parameter_count;
    char line[120];
    std::snprintf(line, sizeof line, "%s is intact: loaded in %.2f s, first portrait after %.2f s more",
                  title.c_str(), load_seconds, render_seconds);
    context.print(line);
    return {};
}

}  // namespace

void add_models(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("models", "Known models: list, scan, test");
    command->require_subcommand(1);
    command->footer(
        "Examples:\n"
        "  limner-cli models list\n"
        "  limner-cli models scan ~/Downloads\n"
        "  limner-cli models test limner-live");
    auto* list_command = command->add_subcommand("list", "Models of this machine");
    list_command->footer(
        "Examples:\n"
        "  limner-cli models list\n"
        "  limner-cli models list --json\n"
        "  limner-cli models list --models ~/models");
    context.on(list_command, [&context] { return list(context); });

    auto folder = std::make_shared<std::string>();
    auto* scan_command = command->add_subcommand("scan", "Models below a folder");
    scan_command->add_option("folder", *folder, "Folder")->required();
    scan_command->footer(
        "Examples:\n"
        "  limner-cli models scan .\n"
        "  limner-cli models scan ~/Downloads\n"
        "  limner-cli models scan /mnt/models --json");
    context.on(scan_command, [folder, &context] { return scan(*folder, context); });

    auto model = std::make_shared<std::string>();
    auto* test_command = command->add_subcommand("test", "Verifies a model, renders and measures");
    test_command->add_option("model", *model, "Id, folder of a pack, or published checkpoint")->required();
    test_command->footer(
        "Examples:\n"
        "  limner-cli models test limner-live\n"
        "  limner-cli models test ./stylegan2.pkl\n"
        "  limner-cli models test limner-live --threads 1 --json");
    context.on(test_command, [model, &context] { return test(*model, context); });
}

}  // namespace limner
