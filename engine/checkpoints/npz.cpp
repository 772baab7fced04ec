#include "engine/checkpoints/npz.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/limits.h"
#include "engine/checkpoints/pickle_arrays.h"
#include "engine/checkpoints/zip.h"
#include "engine/core/checked.h"
#include "engine/core/file.h"

namespace limner {
namespace {

tl::unexpected<Error> malformed(const std::string& what) {
    return failure(Errc::bad_checkpoint, "The array is damaged: " + what + ".");
}

struct Description {
    std::string_view text;
    DType dtype;
};
constexpr Description descriptions[] = {
    {"|b1", DType::boolean}, {"|i1", DType::i8},  {"|u1", DType::u8},  {"<i2", DType::i16},
    {"<u2", DType::u16},     {"<i4", DType::i32}, {"<u4", DType::u32}, {"<i8", DType::i64},
    {"<u8", DType::u64},     {"<f2", DType::f16}, {"<f4", DType::f32}, {"<f8", DType::f64},
};

/// The header of an array: a Python dictionary of exactly three known keys, read by a grammar of its own.
class HeaderReader {
public:
    explicit HeaderReader(std::string_view text) : text_(text) {}

    std::optional<DType> dtype;
    std::optional<bool> fortran_order;
    std::optional<std::vector<std::int64_t>> shape;
    std::string problem = "its header is malformed";

    bool run() {
        if (!eat("{")) return false;
        while (!eat("}")) {
            std::string_view key;
            if (!quoted(key) || !eat(":") || !value(key)) return false;
            if (!eat(",") && !peek("}")) return false;
        }
        skip();
        return text_.empty() && dtype && fortran_order && shape;
    }

private:
    void skip() {
        while (!text_.empty() && (text_[0] == ' ' || text_[0] == '\n')) text_.remove_prefix(1);
    }
    bool peek(std::string_view token) {
        skip();
        return text_.starts_with(token);
    }
    bool eat(std::string_view token) {
        if (!peek(token)) return false;
        text_.remove_prefix(token.size());
        return true;
    }
    bool quoted(std::string_view& out) {
        if (!eat("'")) return false;
        const auto end = text_.find('\'');
        if (end == std::string_view::npos) return false;
        out = text_.substr(0, end);
        text_.remove_prefix(end + 1);
        return true;
    }
    bool value(std::string_view key) {
        if (key == "descr" && !dtype) {
            std::string_view text;
            if (!quoted(text)) {
                problem = "it holds records, not numbers";
                return false;
            }
            for (const auto& entry : descriptions)
                if (entry.text == text) dtype = entry.dtype;
            if (!dtype)
                problem = text == "|O" || text == "O" ? "it holds Python objects, which are never read"
                                                      : "it holds elements of a kind that is not supported";
            return dtype.has_value();
        }
        if (key == "fortran_order" && !fortran_order) {
            if (eat("True")) fortran_order = true;
            if (!fortran_order && eat("False")) fortran_order = false;
            return fortran_order.has_value();
        }
        if (key != "shape" || shape || !eat("(")) return false;
        shape.emplace();
        while (!eat(")")) {
            skip();
            std::uint64_t side = 0;
            std::size_t digits = 0;
            while (digits < text_.size() && text_[digits] >= '0' && text_[digits] <= '9' && digits < 12)
                side = side * 10 + static_cast<std::uint64_t>(text_[digits++] - '0');
            if (digits == 0 || shape->size() >= limits::tensor_rank) return false;
            text_.remove_prefix(digits);
            shape->push_back(static_cast<std::int64_t>(side));
            if (!eat(",") && !peek(")")) return false;
        }
        return true;
    }

    std::string_view text_;
};

constexpr std::string_view magic = "\x93NUMPY";

std::string header_of(DType dtype, const std::vector<std::int64_t>& shape) {
    std::string text = "{'descr': '";
    for (const auto& entry : descriptions)
        if (entry.dtype == dtype) text += entry.text;
    text += "', 'fortran_order': False, 'shape': (";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (i > 0) text += ", ";
        text += std::to_string(shape[i]);
    }
    text += shape.size() == 1 ? ",), }" : "), }";
    text.append((64 - (text.size() + 11) % 64) % 64, ' ');
    return text + "\n";
}

}  // namespace

bool looks_like_npy(std::span<const std::byte> bytes) {
    return bytes.size() >= magic.size() && as_text(bytes.first(magic.size())) == magic;
}

Result<Array> parse_npy(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
    if (!looks_like_npy(bytes)) return malformed("it does not start as a numpy array does");
    ByteReader in(bytes, magic.size());
    const auto major = in.read<std::uint8_t>(), minor = in.read<std::uint8_t>();
    if (!minor) return malformed("its header is cut off, as after an interrupted download");
    if (*major < 1 || *major > 3 || *minor != 0) return malformed("its version is unknown");
    std::optional<std::uint64_t> size;
    if (*major == 1) {
        if (const auto narrow = in.read<std::uint16_t>()) size = *narrow;
    } else if (const auto wide = in.read<std::uint32_t>()) {
        size = *wide;
    }
    const auto text = size && *size <= 65'536 ? in.take(*size) : std::nullopt;
    if (size && *size > 65'536) return malformed("its header is too long");
    if (!text) return malformed("its header is cut off, as after an interrupted download");
    HeaderReader header(as_text(*text));
    if (!header.run()) return malformed(header.problem);
    const auto count = element_count(*header.shape);
    const auto width = byte_width(*header.dtype);
    const auto expected = count ? checked_multiply(*count, width) : std::nullopt;
    if (!expected || *count > limits::tensor_elements || *expected < in.left())
        return malformed("its data do not match its shape");
    if (*expected > in.left())
        return malformed("it has fewer data than its shape needs, as after an interrupted download");
    const auto data = *in.take(in.left());
    std::vector<std::int64_t> strides(header.shape->size(), 1);
    if (*count > 0) {
        std::int64_t step = 1;
        for (std::size_t i = 0; i < strides.size(); ++i) {
            const auto axis = *header.fortran_order ? i : strides.size() - 1 - i;
            strides[axis] = step;
            step *= (*header.shape)[axis];
        }
    }
    CopyBudget budget{data.size()};
    return strided_view({*header.dtype, data, std::move(owner)}, 0, *header.shape, strides, budget);
}

Result<NamedArrays> parse_npz(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
    const auto archive = parse_zip(bytes, ZipMethods::stored_or_deflated);
    if (!archive) return tl::unexpected(archive.error());
    if (archive->entries.size() > limits::checkpoint_tensors)
        return failure(Errc::limit_exceeded, "The archive has too many arrays.");
    // All that is claimed, before any of it is unpacked.
    std::uint64_t claimed = 0;
    for (const auto& entry : archive->entries)
        if (entry.deflated) claimed = checked_add(claimed, entry.size).value_or(~0ull);
    const auto most = std::min<std::uint64_t>(limits::inflated_bytes,
                                              limits::inflated_free + limits::inflated_ratio * bytes.size());
    if (claimed > most)
        return failure(Errc::limit_exceeded, "The archive would unpack to " + std::to_string(claimed) +
                                                 " bytes, more than the limit of " + std::to_string(most) +
                                                 " for a file of its size.");
    NamedArrays arrays;
    std::uint64_t left = most;
    for (const auto& entry : archive->entries) {
        const auto name = std::string(entry.name);
        if (!name.ends_with(".npy") || name.size() == 4)
            return failure(Errc::bad_checkpoint,
                           "The archive holds something that is not a numpy array: " + name + ".");
        auto content = entry.content;
        auto kept = owner;
        if (entry.deflated) {
            auto unpacked = unpack(entry, left);
            if (!unpacked) return tl::unexpected(unpacked.error());
            left -= unpacked->size();
            auto storage = std::make_shared<std::vector<std::byte>>(std::move(*unpacked));
            content = *storage;
            kept = std::move(storage);
        }
        auto array = parse_npy(content, std::move(kept));
        if (!array) return failure(array.error().code, name + ": " + array.error().message);
        arrays.emplace(name.substr(0, name.size() - 4), std::move(*array));
    }
    return arrays;
}

Result<NamedArrays> read_npz(const std::filesystem::path& file) {
    const auto mapped = map_file(file, limits::checkpoint_bytes);
    if (!mapped) return tl::unexpected(mapped.error());
    auto arrays = looks_like_zip(mapped->bytes)
                      ? parse_npz(mapped->bytes, mapped->owner)
                      : Result<NamedArrays>(failure(Errc::unsupported_file, "It is no numpy archive."));
    if (!arrays)
        return failure(arrays.error().code,
                       "Could not read " + file.string() + ". " + arrays.error().message);
    return arrays;
}

std::vector<std::byte> make_npz(const NamedArrays& arrays, bool deflate) {
    std::vector<ZipPart> parts;
    for (const auto& [name, original] : arrays) {
        const Array array = original.dtype == DType::bf16
                                ? make_array(std::span<const float>(original.to_floats()), original.shape)
                                : original;
        const auto header = header_of(array.dtype, array.shape);
        std::vector<std::byte> content(magic.size() + 4);
        std::memcpy(content.data(), magic.data(), magic.size());
        content[6] = std::byte{1};
        const auto size = static_cast<std::uint16_t>(header.size());
        std::memcpy(content.data() + 8, &size, 2);
        const auto text = std::as_bytes(std::span(header.data(), header.size()));
        content.insert(content.end(), text.begin(), text.end());
        content.insert(content.end(), array.bytes.begin(), array.bytes.end());
        parts.push_back({name + ".npy", std::move(content)});
    }
    return make_zip(parts, deflate);
}

Result<> write_npz(const std::filesystem::path& file, const NamedArrays& arrays, bool deflate) {
    return replace_file(file, make_npz(arrays, deflate));
}

}  // namespace limner
