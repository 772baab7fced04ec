#include "engine/checkpoints/safetensors_parts.h"

namespace limner {
namespace {

std::filesystem::path part_path(const std::filesystem::path& folder, const std::string& stem,
                                std::size_t part, std::size_t parts) {
    if (parts == 1) return folder / (stem + ".safetensors");
    return folder / (stem + "-" + std::to_string(part + 1) + "-of-" + std::to_string(parts) + ".safetensors");
}

// Generous: an entry of the header beside its name.
std::uint64_t header_bytes(const std::string& name, const Array& array) {
    return name.size() + 100 + 20 * array.shape.size();
}

}  // namespace

Result<> write_safetensors_parts(const std::filesystem::path& folder, const std::string& stem,
                                 const NamedArrays& arrays,
                                 const std::map<std::string, std::string>& metadata, std::uint64_t limit) {
    std::uint64_t common = 64;
    for (const auto& [key, value] : metadata) common += 2 * (key.size() + value.size()) + 16;
    std::vector<NamedArrays> parts(1);
    std::uint64_t used = common;
    for (const auto& [name, array] : arrays) {
        const auto bytes = array.bytes.size() + header_bytes(name, array);
        if (limit > 0 && common + bytes > limit)
            return failure(Errc::limit_exceeded, "The array " + name + " alone is larger than the " +
                                                     std::to_string(limit) + " bytes that a part may have.");
        if (limit > 0 && used + bytes > limit) {
            parts.emplace_back();
            used = common;
        }
        parts.back().emplace(name, array);
        used += bytes;
    }
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (auto ok = write_safetensors(part_path(folder, stem, i, parts.size()), parts[i], metadata); !ok)
            return ok;
    return {};
}

Result<Safetensors> read_safetensors_parts(const std::filesystem::path& folder, const std::string& stem) {
    std::error_code error;
    const auto whole = part_path(folder, stem, 0, 1);
    if (std::filesystem::exists(whole, error)) return read_safetensors(whole);
    const auto first = stem + "-1-of-";
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (const auto name = entry.path().filename().string(); name.starts_with(first))
            count = std::strtoull(name.c_str() + first.size(), nullptr, 10);
    if (count < 2)
        return failure(Errc::file_not_found, "There is no " + whole.string() + ", whole or in parts.");
    auto all = read_safetensors(part_path(folder, stem, 0, count));
    for (std::size_t i = 1; all && i < count; ++i) {
        auto part = read_safetensors(part_path(folder, stem, i, count));
        if (!part) return part;
        all->arrays.merge(std::move(part->arrays));
    }
    return all;
}

}  // namespace limner
