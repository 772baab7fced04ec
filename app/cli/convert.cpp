#include "app/cli/convert.h"

#include <CLI/CLI.hpp>

#include "engine/generators/official_families.h"

namespace limner {

void add_convert(CLI::App& app, ConvertOptions& options) {
    app.description("Convert an official checkpoint to a model pack of plain tensors.");
    app.add_option("checkpoint", options.checkpoint, "Model file")->required();
    app.add_option("folder", options.folder, "Folder of the model pack")->required();
    app.add_option("--with", options.more, "Another checkpoint of the same model (field beside texture)");
    app.add_option("--id", options.pack.id, "Name by which the model is found (the family's)");
    app.add_option("--title", options.pack.title, "Name shown to people (the id)");
    app.add_option("--licence", options.pack.licence, "Licence of the weights");
    app.add_option("--seed", options.pack.seed, "Seed of statistics computed on conversion")
        ->capture_default_str();
    app.add_flag("--half", options.pack.half, "Store weights as float16");
    app.add_flag("--discriminator", options.pack.discriminator, "Keep the discriminator, for trace");
    app.add_flag("--force", options.pack.overwrite, "Replace a model that exists");
}

Result<std::vector<std::filesystem::path>> run_convert(const ConvertOptions& options,
                                                       const Progress& progress) {
    std::error_code ignored;
    if (!options.pack.overwrite && std::filesystem::exists(options.folder / "manifest.json", ignored))
        return failure(Errc::file_unwritable,
                       options.folder.string() + " holds a model already; --force replaces it.");
    auto files = options.more;
    files.insert(files.begin(), options.checkpoint);
    const auto model = read_official_model(files);
    if (!model) return tl::unexpected(model.error());
    if (options.dry_run) return std::vector<std::filesystem::path>();
    if (progress.cancelled()) return failure(Errc::cancelled, "Interrupted.");
    return model->family->write_pack(model->tree, options.folder, options.pack);
}

}  // namespace limner
