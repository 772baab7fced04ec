#include "engine/checkpoints/safetensors.h"

#include <algorithm>
#include <cstring>

#include "engine/core/checked.h"
#include "engine/core/file.h"
#include "engine/core/foreign_text.h"
#include "engine/core/limits.h"
#include "engine/core/strict_json.h"

namespace limner {
namespace {

using nlohmann::json;

tl::unexpected<Error> malformed(const std::string& what) {
    return failure(Errc::bad_checkpoint, "The safetensors data are damaged: " + what + ".");
}

struct Range {
    std::uint64_t begin, end;
};

}  // namespace

Result<Safetensors> parse_safetensors(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
    std::uint64_t header_size = 0;
    if (bytes.size() < 10)
        return malformed("it is shorter than its header, as after an interrupted download");
    std::memcpy(&header_size, bytes.data(), 8);
    if (header_size > limits::safetensors_header_bytes || header_size > bytes.size() - 8)
        return malformed("the header claims " + std::to_string(header_size) + " bytes but the file has " +
                         std::to_string(bytes.size()) + ", as after an interrupted download");
    if (bytes[8] != std::byte{'{'}) return malformed("its header does not start with {");
    std::string problem;
    const auto header =
        strict_json({reinterpret_cast<const char*>(bytes.data() + 8), static_cast<std::size_t>(header_size)},
                    &problem, limits::safetensors_header_values);
    if (!header) return malformed("its header " + problem);
    if (header->size() > limits::checkpoint_tensors)
        return failure(Errc::limit_exceeded, "The safetensors data hold more than " +
                                                 std::to_string(limits::checkpoint_tensors) + " tensors.");

    const auto data = bytes.subspan(8 + static_cast<std::size_t>(header_size));
    Safetensors file;
    std::vector<Range> ranges;
    for (const auto& [name, entry] : header->items()) {
        if (name.size() > limits::name_bytes) return malformed("a tensor name is too long");
        if (has_controls(name)) return malformed("a tensor name holds control characters");
        const auto tensor = "tensor " + foreign_text(name);
        if (!entry.is_object()) return malformed(tensor + " is not described by an object");
        if (name == "__metadata__") {
            for (const auto& [key, value] : entry.items()) {
                if (!value.is_string())
                    return malformed("the metadata value " + foreign_text(key) + " is not a string");
                file.metadata.emplace(key, value.get<std::string>());
            }
            continue;
        }
        const auto dtype_entry = entry.find("dtype"), shape_entry = entry.find("shape"),
                   offsets = entry.find("data_offsets");
        if (dtype_entry == entry.end() || !dtype_entry->is_string() || shape_entry == entry.end() ||
            !shape_entry->is_array() || offsets == entry.end() || !offsets->is_array() ||
            offsets->size() != 2)
            return malformed(tensor + " lacks dtype, shape or data_offsets");
        const auto dtype = dtype_from_name(dtype_entry->get_ref<const std::string&>());
        if (!dtype) return malformed(tensor + " has an unknown dtype");
        if (shape_entry->size() > limits::tensor_rank) return malformed(tensor + " has too many dimensions");
        std::vector<std::int64_t> shape;
        for (const auto& side : *shape_entry) {
            if (!side.is_number_unsigned() || side.get<std::uint64_t>() > limits::tensor_elements)
                return malformed(tensor + " has an impossible shape");
            shape.push_back(static_cast<std::int64_t>(side.get<std::uint64_t>()));
        }
        if (!(*offsets)[0].is_number_unsigned() || !(*offsets)[1].is_number_unsigned())
            return malformed(tensor + " has impossible offsets");
        const Range range{(*offsets)[0].get<std::uint64_t>(), (*offsets)[1].get<std::uint64_t>()};
        const auto count = element_count(shape);
        const auto size = count ? checked_multiply(*count, byte_width(*dtype)) : std::nullopt;
        if (!size || *count > limits::tensor_elements || range.begin > range.end ||
            range.end - range.begin != *size)
            return malformed(tensor + " has offsets that do not match its shape");
        if (range.end > data.size())
            return malformed(tensor + " ends after the file does, as after an interrupted download");
        ranges.push_back(range);
        file.arrays.emplace(
            name, Array{*dtype, std::move(shape),
                        data.subspan(static_cast<std::size_t>(range.begin), static_cast<std::size_t>(*size)),
                        owner});
    }
    std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    std::uint64_t position = 0;
    for (const auto& range : ranges) {
        if (range.begin != position) return malformed("its tensors overlap or leave holes");
        position = range.end;
    }
    if (position != data.size()) return malformed("its last tensor does not end with the file");
    return file;
}

Result<Safetensors> read_safetensors(const std::filesystem::path& file) {
    auto mapped = map_file(file, limits::checkpoint_bytes);
    if (!mapped) return tl::unexpected(mapped.error());
    auto parsed = parse_safetensors(mapped->bytes, mapped->owner);
    if (!parsed)
        return failure(parsed.error().code,
                       "Could not read " + file.string() + ". " + parsed.error().message);
    return parsed;
}

Result<> write_safetensors(const std::filesystem::path& file, const NamedArrays& arrays,
                           const std::map<std::string, std::string>& metadata) {
    json header = json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    std::vector<std::span<const std::byte>> parts(1);
    std::uint64_t position = 0;
    // Wide elements first keeps every array aligned to its own width.
    std::vector<const NamedArrays::value_type*> order;
    for (const auto& entry : arrays) order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
        return byte_width(a->second.dtype) > byte_width(b->second.dtype);
    });
    for (const auto* entry : order) {
        const auto& [name, array] = *entry;
        header[name] = {{"dtype", limner::name(array.dtype)},
                        {"shape", array.shape},
                        {"data_offsets", {position, position + array.bytes.size()}}};
        position += array.bytes.size();
        parts.push_back(array.bytes);
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' ');
    std::string prefix(8, '\0');
    const std::uint64_t size = text.size();
    std::memcpy(prefix.data(), &size, 8);
    prefix += text;
    parts[0] = std::as_bytes(std::span<const char>(prefix));
    return replace_file(file, parts);
}

}  // namespace limner
