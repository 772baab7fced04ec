#include "engine/checkpoints/tensor.h"

#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>

#include "engine/core/checked.h"

namespace limner {
namespace {

struct DTypeInfo {
    std::string_view name;
    std::size_t width;
};
constexpr std::array<DTypeInfo, 13> dtypes{{{"F16", 2},
                                            {"BF16", 2},
                                            {"F32", 4},
                                            {"F64", 8},
                                            {"I8", 1},
                                            {"I16", 2},
                                            {"I32", 4},
                                            {"I64", 8},
                                            {"U8", 1},
                                            {"U16", 2},
                                            {"U32", 4},
                                            {"U64", 8},
                                            {"BOOL", 1}}};

template <class T>
constexpr DType dtype_of() {
    if constexpr (std::is_same_v<T, float>)
        return DType::f32;
    else if constexpr (std::is_same_v<T, double>)
        return DType::f64;
    else if constexpr (std::is_same_v<T, std::int8_t>)
        return DType::i8;
    else if constexpr (std::is_same_v<T, std::int16_t>)
        return DType::i16;
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return DType::i32;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return DType::i64;
    else if constexpr (std::is_same_v<T, std::uint8_t>)
        return DType::u8;
    else if constexpr (std::is_same_v<T, std::uint16_t>)
        return DType::u16;
    else if constexpr (std::is_same_v<T, std::uint32_t>)
        return DType::u32;
    else
        return DType::u64;
}

template <class T>
Array copy_array(DType dtype, std::span<const T> values, std::vector<std::int64_t> shape) {
    assert(element_count(shape) == values.size());
    auto storage = std::make_shared<std::vector<T>>(values.begin(), values.end());
    const auto bytes = std::as_bytes(std::span<const T>(*storage));
    return Array{dtype, std::move(shape), bytes, std::move(storage)};
}

// Arrays in files need not be aligned, so elements are copied out one by one.
template <class T>
void append_floats(std::span<const std::byte> bytes, std::vector<float>& out) {
    for (std::size_t i = 0; i + sizeof(T) <= bytes.size(); i += sizeof(T)) {
        T value;
        std::memcpy(&value, bytes.data() + i, sizeof(T));
        out.push_back(static_cast<float>(value));
    }
}

}  // namespace

std::size_t byte_width(DType dtype) { return dtypes[static_cast<std::size_t>(dtype)].width; }
std::string_view name(DType dtype) { return dtypes[static_cast<std::size_t>(dtype)].name; }

std::optional<DType> dtype_from_name(std::string_view name) {
    for (std::size_t i = 0; i < dtypes.size(); ++i)
        if (dtypes[i].name == name) return static_cast<DType>(i);
    return std::nullopt;
}

std::int64_t Array::size() const { return static_cast<std::int64_t>(bytes.size() / byte_width(dtype)); }

template <class T>
std::optional<std::span<const T>> Array::as() const {
    if (dtype != dtype_of<T>() || reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(T) != 0)
        return std::nullopt;
    return std::span<const T>(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T));
}
template std::optional<std::span<const float>> Array::as() const;
template std::optional<std::span<const double>> Array::as() const;
template std::optional<std::span<const std::int8_t>> Array::as() const;
template std::optional<std::span<const std::int16_t>> Array::as() const;
template std::optional<std::span<const std::int32_t>> Array::as() const;
template std::optional<std::span<const std::int64_t>> Array::as() const;
template std::optional<std::span<const std::uint8_t>> Array::as() const;
template std::optional<std::span<const std::uint16_t>> Array::as() const;

std::vector<float> Array::to_floats() const {
    std::vector<float> out;
    out.reserve(static_cast<std::size_t>(size()));
    switch (dtype) {
        case DType::f32:
            append_floats<float>(bytes, out);
            break;
        case DType::f64:
            append_floats<double>(bytes, out);
            break;
        case DType::i8:
            append_floats<std::int8_t>(bytes, out);
            break;
        case DType::i16:
            append_floats<std::int16_t>(bytes, out);
            break;
        case DType::i32:
            append_floats<std::int32_t>(bytes, out);
            break;
        case DType::i64:
            append_floats<std::int64_t>(bytes, out);
            break;
        case DType::u8:
        case DType::boolean:
            append_floats<std::uint8_t>(bytes, out);
            break;
        case DType::u16:
            append_floats<std::uint16_t>(bytes, out);
            break;
        case DType::u32:
            append_floats<std::uint32_t>(bytes, out);
            break;
        case DType::u64:
            append_floats<std::uint64_t>(bytes, out);
            break;
        case DType::f16:
        case DType::bf16:
            for (std::size_t i = 0; i + 2 <= bytes.size(); i += 2) {
                std::uint16_t raw;
                std::memcpy(&raw, bytes.data() + i, 2);
                out.push_back(dtype == DType::f16 ? half_to_float(raw)
                                                  : std::bit_cast<float>(std::uint32_t(raw) << 16));
            }
            break;
    }
    return out;
}

Array make_array(std::span<const float> values, std::vector<std::int64_t> shape) {
    return copy_array(DType::f32, values, std::move(shape));
}
Array make_array(std::span<const std::int64_t> values, std::vector<std::int64_t> shape) {
    return copy_array(DType::i64, values, std::move(shape));
}
Array make_array(std::span<const std::int32_t> values, std::vector<std::int64_t> shape) {
    return copy_array(DType::i32, values, std::move(shape));
}
Array make_array(std::span<const std::uint8_t> values, std::vector<std::int64_t> shape) {
    return copy_array(DType::u8, values, std::move(shape));
}
Array make_array(std::span<const std::int8_t> values, std::vector<std::int64_t> shape) {
    return copy_array(DType::i8, values, std::move(shape));
}
Array make_half_array(std::span<const float> values, std::vector<std::int64_t> shape) {
    std::vector<std::uint16_t> halves;
    halves.reserve(values.size());
    for (const float v : values) halves.push_back(float_to_half(v));
    return copy_array<std::uint16_t>(DType::f16, halves, std::move(shape));
}

float half_to_float(std::uint16_t half) {
    const std::uint32_t sign = std::uint32_t(half & 0x8000) << 16;
    const std::uint32_t exponent = half >> 10 & 31, mantissa = half & 1023;
    if (exponent == 31) return std::bit_cast<float>(sign | 0x7F800000u | mantissa << 13);
    if (exponent == 0) {
        const float magnitude = static_cast<float>(mantissa) * 0x1p-24f;
        return sign ? -magnitude : magnitude;
    }
    return std::bit_cast<float>(sign | (exponent + 112) << 23 | mantissa << 13);
}

std::uint16_t float_to_half(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>(bits >> 16 & 0x8000);
    const std::uint32_t magnitude = bits & 0x7FFFFFFFu;
    if (magnitude > 0x7F800000u) return sign | 0x7E00;                   // not a number
    if (magnitude >= 0x477FF000u) return sign | 0x7C00;                  // rounds beyond 65504
    if (magnitude < 0x38800000u) {                                       // below the smallest normal half
        const float scaled = std::bit_cast<float>(magnitude) * 0x1p24f;  // exact
        return sign | static_cast<std::uint16_t>(std::nearbyint(scaled));
    }
    const std::uint32_t rounded = magnitude + 0xFFFu + (magnitude >> 13 & 1);
    return sign | static_cast<std::uint16_t>((rounded - 0x38000000u) >> 13);
}

}  // namespace limner
