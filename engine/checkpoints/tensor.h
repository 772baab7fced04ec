#pragma once
// Named arrays as they come out of a file: no LibTorch, so that readers can be fuzzed and used anywhere.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"

namespace limner {

enum class DType : std::uint8_t { f16, bf16, f32, f64, i8, i16, i32, i64, u8, u16, u32, u64, boolean };

std::size_t byte_width(DType dtype);
std::string_view name(DType dtype);  // "F32", as safetensors spells it
std::optional<DType> dtype_from_name(std::string_view name);

/// One contiguous row-major array. `bytes` either belongs to the array or to `owner` (a mapped file); copies
/// are shallow and the content is immutable once published.
struct Array {
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;

    std::int64_t size() const;  // number of elements
    /// Elements as T; nothing unless dtype is exactly T's.
    template <class T>
    std::optional<std::span<const T>> as() const;
    /// Elements converted to float (any numeric dtype).
    std::vector<float> to_floats() const;
};

/// Copies `values` into an array of its own. `shape` must multiply to values.size().
Array make_array(std::span<const float> values, std::vector<std::int64_t> shape);
Array make_array(std::span<const std::int64_t> values, std::vector<std::int64_t> shape);
Array make_array(std::span<const std::int32_t> values, std::vector<std::int64_t> shape);
Array make_array(std::span<const std::uint8_t> values, std::vector<std::int64_t> shape);
Array make_array(std::span<const std::int8_t> values, std::vector<std::int64_t> shape);
/// The same rounded to float16 (round to nearest even).
Array make_half_array(std::span<const float> values, std::vector<std::int64_t> shape);

float half_to_float(std::uint16_t half);
std::uint16_t float_to_half(float value);

using NamedArrays = std::map<std::string, Array, std::less<>>;

}  // namespace limner
