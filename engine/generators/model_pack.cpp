#include "engine/generators/model_pack.h"

#include "engine/checkpoints/safetensors.h"
#include "engine/core/file.h"
#include "engine/core/hash.h"

namespace limner {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

NamedArrays halved(const NamedArrays& arrays) {
    NamedArrays result;
    for (const auto& [name, array] : arrays)
        result.emplace(name,
                       array.dtype == DType::f32 ? make_half_array(array.to_floats(), array.shape) : array);
    return result;
}

}  // namespace

PackWriter::PackWriter(fs::path folder, const PackOptions& options, std::string_view family)
    : folder_(std::move(folder)), options_(options) {
    if (options_.id.empty()) options_.id = family;
    if (options_.title.empty()) options_.title = options_.id;
    manifest_ = {{"id", options_.id},
                 {"title", options_.title},
                 {"family", family},
                 {"version", "1.0"},
                 {"licence", options_.licence},
                 {"capabilities", json::array()},
                 {"files", json::array()},
                 {"trained", "converted from a published checkpoint; not trained by Limner"}};
}

Result<> PackWriter::start() {
    std::error_code error;
    if (fs::exists(folder_ / "manifest.json", error) && !options_.overwrite)
        return failure(Errc::file_unwritable, "The folder " + folder_.string() + " holds a model already.");
    fs::create_directories(folder_, error);
    if (error)
        return failure(Errc::file_unwritable,
                       "Could not create " + folder_.string() + ": " + error.message() + ".");
    return {};
}

Result<> PackWriter::add_part(const std::string& part, const NamedArrays& weights,
                              const std::map<std::string, std::string>& metadata) {
    return add_exact_part(part, options_.half ? halved(weights) : weights, metadata);
}

Result<> PackWriter::add_exact_part(const std::string& part, const NamedArrays& arrays,
                                    const std::map<std::string, std::string>& metadata) {
    const auto file = folder_ / (part + ".safetensors");
    if (const auto written = write_safetensors(file, arrays, metadata); !written) return written;
    const auto digest = sha256_of_file(file);
    if (!digest) return tl::unexpected(digest.error());
    std::error_code ignored;
    manifest_["files"].push_back(
        {{"name", file.filename().string()}, {"sha256", *digest}, {"bytes", fs::file_size(file, ignored)}});
    files_.push_back(file);
    return {};
}

Result<std::vector<fs::path>> PackWriter::finish(std::string_view source, std::string_view added,
                                                 std::string_view limits) {
    std::string card = "# " + options_.title + "\n\nConverted by `limner-cli convert` from " +
                       std::string(source) + ".\n\n* Weights: as published" +
                       (options_.half ? ", rounded to float16" : ", unchanged") + ".\n";
    if (!added.empty()) card += "* Added on conversion: " + std::string(added) + ".\n";
    card += "* Licence: " + options_.licence + ".\n* Limits: " + std::string(limits) + ".\n";
    const auto text = manifest_.dump(2) + "\n";
    for (const auto& [name, content] :
         {std::pair<const char*, const std::string*>{"CARD.md", &card}, {"manifest.json", &text}}) {
        const auto done =
            replace_file(folder_ / name, std::as_bytes(std::span(content->data(), content->size())));
        if (!done) return tl::unexpected(done.error());
        files_.push_back(folder_ / name);
    }
    return std::move(files_);
}

}  // namespace limner
