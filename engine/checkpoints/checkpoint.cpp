#include "engine/checkpoints/checkpoint.h"

#include <algorithm>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/limits.h"
#include "engine/checkpoints/npz.h"
#include "engine/checkpoints/safetensors.h"
#include "engine/checkpoints/tensor_bundle.h"
#include "engine/checkpoints/torch_container.h"
#include "engine/checkpoints/zip.h"
#include "engine/core/file.h"
#include "engine/core/foreign_text.h"
#include "engine/core/hash.h"
#include "engine/core/strict_json.h"

namespace limner {
namespace {

tl::unexpected<Error> unsupported(const std::string& what) {
    return failure(Errc::unsupported_file, "It is no model: " + what + ".");
}

/// The start of a file that is enough to tell what it is.
std::string_view start_of(std::span<const std::byte> bytes) {
    return as_text(bytes.first(std::min<std::size_t>(bytes.size(), 4096)));
}

bool is_text(std::span<const std::byte> bytes) {
    const auto start = start_of(bytes);
    const auto printable = [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t';
    };
    if (start.empty() || !std::ranges::all_of(start, printable)) return false;
    if (bytes.size() == start.size()) return is_utf8(start);
    // A character cut at the end must not make text look like data.
    for (std::size_t cut = 0; cut < 4; ++cut)
        if (is_utf8(start.substr(0, start.size() - cut))) return true;
    return false;
}

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    const char* what;
};
using namespace std::string_view_literals;
// The first that fits counts.
constexpr Signature signatures[] = {
    {0, "\x89PNG\r\n"sv, "it is a PNG picture"},
    {0, "\xFF\xD8\xFF"sv, "it is a JPEG picture"},
    {0, "GIF8"sv, "it is a GIF picture"},
    {8, "WEBP"sv, "it is a WebP picture"},
    {8, "AVI "sv, "it is a video"},
    {8, "WAVE"sv, "it is a sound file"},
    {0, "RIFF"sv, "it is a picture, sound or video file"},
    {0, "II*\0"sv, "it is a TIFF picture"},
    {0, "MM\0*"sv, "it is a TIFF picture"},
    {0, "\0\0\0\x0cJXL "sv, "it is a JPEG XL picture"},
    {0, "\x76\x2f\x31\x01"sv, "it is an OpenEXR picture"},
    {0, "8BPS"sv, "it is a Photoshop document"},
    {4, "ftypavif"sv, "it is an AVIF picture"},
    {4, "ftyphei"sv, "it is a HEIF picture"},
    {4, "ftypmif1"sv, "it is a HEIF picture"},
    {4, "ftyp"sv, "it is a video"},
    {0, "\x1a\x45\xdf\xa3"sv, "it is a video"},
    {0, "ID3"sv, "it is a sound file"},
    {0, "OggS"sv, "it is a sound or video file"},
    {0, "%PDF"sv, "it is a PDF document"},
    {0, "\x1f\x8b"sv, "it is compressed with gzip; unpack it first"},
    {0, "BZh"sv, "it is compressed with bzip2; unpack it first"},
    {0, "\xFD\x37zXZ"sv, "it is compressed with xz; unpack it first"},
    {0, "\x28\xB5\x2F\xFD"sv, "it is compressed with zstd; unpack it first"},
    {0, "7z\xBC\xAF"sv, "it is a 7z archive; unpack it first"},
    {0, "Rar!"sv, "it is a RAR archive; unpack it first"},
    {257, "ustar"sv,
     "it is a tar archive, as very old versions of torch wrote them; save it again with a newer one"},
    {0, "\x89HDF\r\n"sv, "it is an HDF5 file, which Limner does not read"},
    {0, "GGUF"sv, "it is a language model (GGUF)"},
    {4, "TFL3"sv, "it is a TensorFlow Lite model, which Limner does not read"},
    {0, "MATLAB 5.0"sv, "it is a Matlab file"},
    {0, "SQLite format 3\0"sv, "it is a database"},
    {0, "\x7f\x45LF"sv, "it is a program"},
    {0, "MZ\x90"sv, "it is a program"},
    {0, "version https://git-lfs"sv, "it is a placeholder of Git LFS; download the file itself"},
};

/// Says what a file is that is no checkpoint.
tl::unexpected<Error> describe_other(std::span<const std::byte> bytes) {
    const auto start = start_of(bytes);
    if (bytes.empty()) return unsupported("it is empty");
    for (const auto& [offset, signature, what] : signatures)
        if (start.size() > offset && start.substr(offset).starts_with(signature)) return unsupported(what);
    if (start.starts_with("BM") && !is_text(bytes)) return unsupported("it is a BMP picture");
    if (is_text(bytes)) {
        auto lower = std::string(start);
        std::ranges::transform(lower, lower.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        for (const auto* tag : {"<html", "<!doctype html", "<head>"})
            if (lower.find(tag) != std::string::npos)
                return unsupported("it is a web page, perhaps saved in place of the download");
        return unsupported("it is a text file");
    }
    if (std::ranges::all_of(start, [](char c) { return c == 0; }))
        return unsupported("it starts with zeros only, as after an interrupted download");
    return unsupported("its content is of no kind Limner knows, or its start is damaged");
}

/// Whether a zip archive that cannot be read may have been a model or arrays: their first entry is called so,
/// as far as it is there. For the message only; what is inside is not looked at.
bool may_be_model(std::span<const std::byte> bytes) {
    ByteReader in(bytes);
    const auto header = in.take(26);
    const auto name_size = in.read<std::uint16_t>();
    const auto extra_size = in.read<std::uint16_t>();
    const auto name = header && name_size && extra_size ? in.take(*name_size) : std::nullopt;
    if (!name || name->empty() || !is_utf8(as_text(*name)) || has_controls(as_text(*name)))
        return true;  // nobody can tell
    return as_text(*name).find("/data") != std::string_view::npos || as_text(*name).ends_with(".npy");
}

Result<CheckpointTree> parse_any_zip(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
    // Both kinds are zip archives: their entries tell which. The strict reader of each then does the whole
    // work.
    const auto archive = parse_zip(bytes, ZipMethods::stored_or_deflated);
    const auto others = "it is a zip archive of other files; unpack it first";
    if (!archive && !may_be_model(bytes)) return unsupported(others);
    if (!archive) return tl::unexpected(archive.error());
    const auto is_array = [](const ZipArchive::Entry& entry) { return entry.name.ends_with(".npy"); };
    if (!archive->entries.empty() && std::ranges::all_of(archive->entries, is_array)) {
        auto arrays = parse_npz(bytes, std::move(owner));
        if (!arrays) return tl::unexpected(arrays.error());
        return CheckpointTree{"npz", std::move(*arrays), {}, {}};
    }
    if (const auto* kind = archive->find("mimetype"))
        return unsupported(as_text(kind->content) == "application/x-limner-portrait"
                               ? "it is a Limner project; open it as one"
                               : "it is a document");
    const auto is_description = [](const ZipArchive::Entry& entry) {
        return entry.name.ends_with("/data.pkl");
    };
    if (std::ranges::none_of(archive->entries, is_description)) return unsupported(others);
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

Result<CheckpointTree> read_bundle(const std::filesystem::path& file, std::span<const std::byte> index) {
    const auto data = map_file(bundle_data_file(file), limits::checkpoint_bytes);
    if (!data)
        return failure(
            data.error().code,
            "It is the index of a tensor bundle, and its numbers are not beside it: " + data.error().message);
    auto arrays = parse_tensor_bundle(index, data->bytes, data->owner);
    if (!arrays) return tl::unexpected(arrays.error());
    return CheckpointTree{"tensor bundle", std::move(*arrays), {}, {}};
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
    if (bytes.size() >= 10 && bytes[8] == std::byte{'{'} && !is_text(bytes)) {
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
    auto tree = looks_like_bundle_index(mapped->bytes) ? read_bundle(file, mapped->bytes)
                                                       : parse_checkpoint(mapped->bytes, mapped->owner);
    if (!tree)
        return failure(tree.error().code, "Could not read " + file.string() + ". " + tree.error().message);
    return tree;
}

}  // namespace limner
