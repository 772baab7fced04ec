#include "engine/checkpoints/checkpoint.h"

#include <algorithm>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/limits.h"
#include "engine/checkpoints/npz.h"
#include "engine/checkpoints/safetensors.h"
#include "engine/checkpoints/torch_container.h"
#include "engine/checkpoints/zip.h"
#include "engine/core/file.h"
#include "engine/core/hash.h"
#include "engine/core/strict_json.h"

namespace limner {
namespace {

tl::unexpected<Error> unsupported(const std::string& what) {
    return failure(Errc::unsupported_file, "It is no model: " + what + ".");
}

/// Says what a file is that is no checkpoint.
tl::unexpected<Error> describe_other(std::span<const std::byte> bytes) {
    const auto start = as_text(bytes.first(std::min<std::size_t>(bytes.size(), 4096)));
    constexpr std::pair<std::string_view, std::string_view> signatures[] = {
        {"\x89PNG\r\n", "it is a PNG picture"},
        {"\xFF\xD8\xFF", "it is a JPEG picture"},
        {"GIF8", "it is a GIF picture"},
        {"BM", "it may be a BMP picture"},
        {"RIFF", "it is a WebP picture or a sound or video file"},
        {"%PDF", "it is a PDF document"},
        {"\x1f\x8b", "it is compressed with gzip; unpack it first"},
        {"7z\xBC\xAF", "it is a 7z archive; unpack it first"},
        {"Rar!", "it is a RAR archive; unpack it first"},
        {"\x89HDF\r\n", "it is an HDF5 file, which Limner does not read"},
        {"MATLAB 5.0", "it is a Matlab file"},
        {"version https://git-lfs", "it is a placeholder of Git LFS; download the file itself"},
        {"\x7f"
         "ELF",
         "it is a program"},
    };
    if (bytes.empty()) return unsupported("it is empty");
    for (const auto& [signature, what] : signatures)
        if (start.starts_with(signature)) return unsupported(std::string(what));
    if (start.size() > 12 && start.substr(4, 4) == "ftyp")
        return unsupported("it is a video or picture file");
    if (bytes.size() > 512 && as_text(bytes.subspan(257, 5)) == "ustar")
        return unsupported(
            "it is a tar archive, as very old versions of torch wrote them; save it again with a newer one");
    auto lower = std::string(start.substr(0, 512));
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (lower.find("<html") != std::string::npos || lower.starts_with("<!doctype"))
        return unsupported("it is a web page, perhaps saved in place of the download");
    const auto printable = [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t';
    };
    // A cut multi-byte character at the end must not make text look like data.
    const auto whole = bytes.size() > start.size() ? start.substr(0, start.find_last_of('\n') + 1) : start;
    if (std::ranges::all_of(start, printable) && is_utf8(whole)) return unsupported("it is a text file");
    if (std::ranges::all_of(start, [](char c) { return c == 0; }))
        return unsupported("it starts with zeros only, as after an interrupted download");
    return unsupported("its content is of no kind Limner knows, or its start is damaged");
}

Result<CheckpointTree> parse_any_zip(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
    // Both kinds are zip archives: their entries tell which. The strict reader of each then does the whole
    // work.
    const auto archive = parse_zip(bytes, ZipMethods::stored_or_deflated);
    if (!archive) return tl::unexpected(archive.error());
    const auto is_array = [](const ZipArchive::Entry& entry) { return entry.name.ends_with(".npy"); };
    if (!archive->entries.empty() && std::ranges::all_of(archive->entries, is_array)) {
        auto arrays = parse_npz(bytes, std::move(owner));
        if (!arrays) return tl::unexpected(arrays.error());
        return CheckpointTree{"npz", std::move(*arrays), {}, {}};
    }
    if (archive->find("mimetype")) return unsupported("it is a document, perhaps a project");
    const auto is_description = [](const ZipArchive::Entry& entry) {
        return entry.name.ends_with("/data.pkl");
    };
    if (std::ranges::none_of(archive->entries, is_description))
        return unsupported("it is a zip archive of other files; unpack it first");
    return parse_torch_zip(bytes, std::move(owner));
}

Result<CheckpointTree> read_pack(const std::filesystem::path& folder) {
    using nlohmann::json;
    const auto manifest_file = folder / "manifest.json";
    const auto text = read_file(manifest_file, limits::json_bytes);
    if (!text)
        return failure(Errc::model_missing, "The folder " + folder.string() + " has no manifest.json.");
    const auto wrong = [&](const std::string& what) {
        return failure(Errc::bad_checkpoint,
                       "The model pack " + folder.string() + " is damaged: " + what + ".");
    };
    const auto manifest = strict_json(as_text(text->bytes));
    if (!manifest || !manifest->is_object() || !manifest->contains("files") ||
        !manifest->at("files").is_structured())
        return wrong("its manifest is no description of a model");
    const auto& files = manifest->at("files");
    if (files.size() > 256) return wrong("its manifest lists too many files");
    CheckpointTree tree;
    tree.container = "model pack";
    for (const auto& listed : files.items()) {  // a list of {name, sha256}, or {name: sha256}
        const json& entry = listed.value();
        const auto text_field = [&](const char* field) {
            const auto found = entry.is_object() ? entry.find(field) : entry.end();
            return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        const auto name = files.is_object() ? listed.key() : text_field("name");
        const auto expected = entry.is_string() ? entry.get<std::string>() : text_field("sha256");
        constexpr std::string_view allowed =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
        if (name.empty() || name[0] == '.' || name.size() > 255 ||
            name.find_first_not_of(allowed) != std::string::npos)
            return wrong("its manifest lists a file name that is not allowed");
        if (!name.ends_with(".safetensors")) continue;
        const auto mapped = map_file(folder / name, limits::checkpoint_bytes);
        if (!mapped) return tl::unexpected(mapped.error());
        if (sha256(mapped->bytes) != expected) return wrong("the checksum of " + name + " is wrong");
        auto part = parse_safetensors(mapped->bytes, mapped->owner);
        if (!part) return wrong(name + ": " + part.error().message);
        const auto prefix = name.substr(0, name.size() - 12) + "/";
        for (auto& [key, array] : part->arrays) tree.arrays.emplace(prefix + key, std::move(array));
        for (auto& [key, value] : part->metadata) tree.scalars.emplace(prefix + key, std::move(value));
    }
    return tree;
}

}  // namespace

Result<CheckpointTree> parse_checkpoint(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
    if (looks_like_zip(bytes)) return parse_any_zip(bytes, std::move(owner));
    if (looks_like_torch_legacy(bytes)) return parse_torch_legacy(bytes, std::move(owner));
    if (looks_like_pickle(bytes)) return parse_bare_pickle(bytes, std::move(owner));
    if (looks_like_npy(bytes)) {
        auto array = parse_npy(bytes, std::move(owner));
        if (!array) return tl::unexpected(array.error());
        CheckpointTree tree{"npy", {}, {}, {}};
        tree.arrays.emplace("array", std::move(*array));
        return tree;
    }
    if (bytes.size() >= 10 && bytes[8] == std::byte{'{'}) {
        auto file = parse_safetensors(bytes, std::move(owner));
        if (!file) return tl::unexpected(file.error());
        CheckpointTree tree{"safetensors", std::move(file->arrays), {}, {}};
        for (auto& [key, value] : file->metadata) tree.scalars.emplace(key, std::move(value));
        return tree;
    }
    return describe_other(bytes);
}

Result<CheckpointTree> read_checkpoint(const std::filesystem::path& file) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) return read_pack(file);
    const auto mapped = map_file(file, limits::checkpoint_bytes);
    if (!mapped) return tl::unexpected(mapped.error());
    auto tree = parse_checkpoint(mapped->bytes, mapped->owner);
    if (!tree)
        return failure(tree.error().code, "Could not read " + file.string() + ". " + tree.error().message);
    return tree;
}

}  // namespace limner
