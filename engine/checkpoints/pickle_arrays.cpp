#include "engine/checkpoints/pickle_arrays.h"

#include <cstring>

#include "engine/checkpoints/limits.h"
#include "engine/core/checked.h"

namespace limner {
namespace {

tl::unexpected<Error> malformed(const std::string& what) { return failure(Errc::bad_checkpoint, what); }

struct NamedDType {
    std::string_view name;
    DType dtype;
};
constexpr NamedDType storage_kinds[] = {
    {"FloatStorage", DType::f32},    {"HalfStorage", DType::f16},   {"BFloat16Storage", DType::bf16},
    {"DoubleStorage", DType::f64},   {"LongStorage", DType::i64},   {"IntStorage", DType::i32},
    {"ShortStorage", DType::i16},    {"CharStorage", DType::i8},    {"ByteStorage", DType::u8},
    {"BoolStorage", DType::boolean}, {"UntypedStorage", DType::u8}, {"TypedStorage", DType::u8},
};
constexpr NamedDType numpy_kinds[] = {
    {"f2", DType::f16}, {"f4", DType::f32}, {"f8", DType::f64}, {"i1", DType::i8},
    {"i2", DType::i16}, {"i4", DType::i32}, {"i8", DType::i64}, {"u1", DType::u8},
    {"u2", DType::u16}, {"u4", DType::u32}, {"u8", DType::u64}, {"b1", DType::boolean},
};

template <std::size_t N>
std::optional<DType> find(const NamedDType (&table)[N], std::string_view name) {
    for (const auto& entry : table)
        if (entry.name == name) return entry.dtype;
    return std::nullopt;
}

bool is(const PickleSymbol& symbol, std::string_view module, std::string_view name) {
    return symbol.module == module && symbol.name == name;
}
bool is_multiarray(const PickleSymbol& symbol, std::string_view name) {
    return symbol.name == name &&
           (symbol.module == "numpy.core.multiarray" || symbol.module == "numpy._core.multiarray");
}

std::optional<std::vector<std::int64_t>> integers(const Pickle& pickle, PickleRef ref) {
    // torch.Size arrives as a call with one tuple.
    if (pickle.kind(ref) == PickleKind::call) {
        const auto& call = pickle.call(ref);
        const auto arguments = pickle.items(call.arguments);
        if (!is(pickle.symbol(call.symbol), "torch", "Size") || arguments.size() != 1) return std::nullopt;
        ref = arguments[0];
    }
    if (pickle.kind(ref) != PickleKind::tuple && pickle.kind(ref) != PickleKind::list) return std::nullopt;
    const auto items = pickle.items(ref);
    if (items.size() > limits::tensor_rank) return std::nullopt;
    std::vector<std::int64_t> values;
    for (const auto item : items) {
        if (pickle.kind(item) != PickleKind::integer || pickle.integer(item) < 0) return std::nullopt;
        values.push_back(pickle.integer(item));
    }
    return values;
}

std::string_view plain_text(const Pickle& pickle, PickleRef ref) {
    const auto kind = pickle.kind(ref);
    return kind == PickleKind::text || kind == PickleKind::byte_text ? pickle.text(ref) : std::string_view();
}

}  // namespace

Result<Array> strided_view(const Storage& storage, std::uint64_t offset, std::vector<std::int64_t> shape,
                           std::span<const std::int64_t> strides, CopyBudget& budget) {
    const auto width = byte_width(storage.dtype);
    const auto count = element_count(shape);
    if (shape.size() > limits::tensor_rank || strides.size() != shape.size() || !count)
        return malformed("a tensor has an impossible shape");
    if (*count > limits::tensor_elements)
        return failure(Errc::limit_exceeded, "a tensor claims " + std::to_string(*count) + " elements");
    if (*count == 0) return Array{storage.dtype, std::move(shape), {}, storage.owner};
    std::uint64_t last = offset, dense = 1;
    bool contiguous = true;
    for (std::size_t i = shape.size(); i-- > 0;) {
        const auto steps = static_cast<std::uint64_t>(shape[i] - 1),
                   stride = static_cast<std::uint64_t>(strides[i]);
        const auto reach = strides[i] < 0 ? std::nullopt : checked_multiply(steps, stride);
        const auto sum = reach ? checked_add(last, *reach) : std::nullopt;
        if (!sum) return malformed("a tensor has impossible strides");
        last = *sum;
        contiguous = contiguous && (steps == 0 || stride == dense);
        dense *= static_cast<std::uint64_t>(shape[i]);
    }
    if (last >= storage.bytes.size() / width) return malformed("a tensor reaches outside its storage");
    const auto first = storage.bytes.subspan(static_cast<std::size_t>(offset) * width);
    const auto size = static_cast<std::size_t>(*count) * width;
    if (contiguous) return Array{storage.dtype, std::move(shape), first.first(size), storage.owner};
    if (!budget.take(size))
        return failure(Errc::limit_exceeded, "its tensors would unpack to far more than the file holds");
    auto copy = std::make_shared<std::vector<std::byte>>(size);
    std::vector<std::int64_t> at(shape.size(), 0);
    std::uint64_t source = 0;
    for (std::size_t out = 0; out < size; out += width) {
        std::memcpy(copy->data() + out, first.data() + source * width, width);
        for (std::size_t i = shape.size(); i-- > 0;) {  // odometer
            source += static_cast<std::uint64_t>(strides[i]);
            if (++at[i] < shape[i]) break;
            source -= static_cast<std::uint64_t>(strides[i]) * static_cast<std::uint64_t>(shape[i]);
            at[i] = 0;
        }
    }
    const std::span<const std::byte> bytes(*copy);
    return Array{storage.dtype, std::move(shape), bytes, std::move(copy)};
}

Result<Storage> PickleArrays::storage(PickleRef ref) {
    if (pickle_.kind(ref) == PickleKind::call) {
        const auto& call = pickle_.call(ref);
        const auto arguments = pickle_.items(call.arguments);
        if (!is(pickle_.symbol(call.symbol), "torch.storage", "_load_from_bytes") || arguments.size() != 1)
            return malformed("a tensor lacks its storage");
        if (!parser_) return malformed("a storage is nested in a storage");
        // Known by its bytes, or by the text they are written as: many calls on the same ones cost a single
        // reading.
        const auto text = encoded_text(arguments[0]);
        const auto index = static_cast<std::uint32_t>(text == no_value ? arguments[0] : text);
        if (const auto found = known_storages_.find(index); found != known_storages_.end())
            return found->second;
        auto content = bytes_of(arguments[0]);
        if (!content) return content;
        auto parsed = parser_(content->bytes);
        if (!parsed) return parsed;
        parsed->owner = content->owner;
        known_storages_.emplace(index, *parsed);
        return parsed;
    }
    if (pickle_.kind(ref) != PickleKind::persistent) return malformed("a tensor lacks its storage");
    const auto index = static_cast<std::uint32_t>(ref);
    if (const auto found = known_storages_.find(index); found != known_storages_.end()) return found->second;
    const auto id = pickle_.persistent_id(ref);
    const auto items =
        pickle_.kind(id) == PickleKind::tuple ? pickle_.items(id) : std::span<const PickleRef>();
    // ('storage', kind, key, location, element count), and in the legacy stream a view, which must be None
    if ((items.size() != 5 && items.size() != 6) || plain_text(pickle_, items[0]) != "storage" ||
        pickle_.kind(items[1]) != PickleKind::symbol || plain_text(pickle_, items[2]).empty() ||
        pickle_.kind(items[4]) != PickleKind::integer || pickle_.integer(items[4]) < 0 ||
        (items.size() == 6 && pickle_.kind(items[5]) != PickleKind::none))
        return malformed("a reference to a storage is malformed");
    const auto& kind = pickle_.symbol(items[1]);
    const auto dtype = kind.module == "torch" || kind.module == "torch.storage"
                           ? find(storage_kinds, kind.name)
                           : std::nullopt;
    if (!dtype) return malformed("a storage is of a kind that is not supported");
    const auto bytes =
        checked_multiply(static_cast<std::uint64_t>(pickle_.integer(items[4])), byte_width(*dtype));
    if (!bytes) return malformed("a storage claims an impossible size");
    const auto content = lookup_(plain_text(pickle_, items[2]), *bytes);
    if (!content) return tl::unexpected(content.error());
    const Storage result{*dtype, *content, owner_};
    known_storages_.emplace(index, result);
    return result;
}

// The text of the call _codecs.encode(text, 'latin1'), as protocol 2 writes bytes; no_value for other values.
PickleRef PickleArrays::encoded_text(PickleRef ref) const {
    if (pickle_.kind(ref) != PickleKind::call) return no_value;
    const auto& call = pickle_.call(ref);
    const auto arguments = pickle_.items(call.arguments);
    const bool encoded = is(pickle_.symbol(call.symbol), "_codecs", "encode") && arguments.size() == 2 &&
                         pickle_.kind(arguments[0]) == PickleKind::text &&
                         plain_text(pickle_, arguments[1]) == "latin1";
    return encoded ? arguments[0] : no_value;
}

Result<Storage> PickleArrays::bytes_of(PickleRef ref) {
    const auto kind = pickle_.kind(ref);
    if (kind == PickleKind::bytes || kind == PickleKind::byte_text)
        return Storage{DType::u8, pickle_.bytes(ref), owner_};
    const auto encoded = encoded_text(ref);
    if (encoded == no_value) return malformed("an array lacks its data");
    const auto index = static_cast<std::uint32_t>(encoded);
    if (const auto found = known_texts_.find(index); found != known_texts_.end()) return found->second;
    const auto text = pickle_.text(encoded);
    if (!budget_.take(text.size())) return failure(Errc::limit_exceeded, "its texts unpack to too much");
    auto decoded = std::make_shared<std::vector<std::byte>>();
    decoded->reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {  // valid UTF-8: checked when parsed
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80)
            decoded->push_back(std::byte{lead});
        else if (lead <= 0xC3)
            decoded->push_back(std::byte(static_cast<unsigned char>((lead & 3) << 6 | (text[++i] & 0x3F))));
        else
            return malformed("a text that should hold bytes holds other characters");
    }
    const std::span<const std::byte> bytes(*decoded);
    const Storage result{DType::u8, bytes, std::move(decoded)};
    known_texts_.emplace(index, result);
    return result;
}

Result<Array> PickleArrays::torch_tensor(const PickleCall& call) {
    const auto arguments = pickle_.items(call.arguments);
    if (arguments.size() < 4) return malformed("a tensor lacks its shape");
    const auto content = storage(arguments[0]);
    if (!content) return tl::unexpected(content.error());
    const auto shape = integers(pickle_, arguments[2]), strides = integers(pickle_, arguments[3]);
    if (pickle_.kind(arguments[1]) != PickleKind::integer || pickle_.integer(arguments[1]) < 0 || !shape ||
        !strides)
        return malformed("a tensor has an impossible shape");
    return strided_view(*content, static_cast<std::uint64_t>(pickle_.integer(arguments[1])), *shape, *strides,
                        budget_);
}

Result<std::optional<DType>> PickleArrays::numpy_dtype(PickleRef ref) const {
    if (pickle_.kind(ref) != PickleKind::call) return malformed("an array lacks its element type");
    const auto& call = pickle_.call(ref);
    const auto arguments = pickle_.items(call.arguments);
    if (!is(pickle_.symbol(call.symbol), "numpy", "dtype") || arguments.empty())
        return malformed("an array lacks its element type");
    const auto dtype = find(numpy_kinds, plain_text(pickle_, arguments[0]));
    if (!dtype) return std::optional<DType>();
    if (call.state != no_value) {
        const auto state = pickle_.kind(call.state) == PickleKind::tuple ? pickle_.items(call.state)
                                                                         : std::span<const PickleRef>();
        const auto order = state.size() >= 2 ? plain_text(pickle_, state[1]) : std::string_view();
        if (order != "<" && order != "|" && order != "=") return malformed("an array is not little-endian");
    }
    return dtype;
}

Result<Array> PickleArrays::numpy_array(const PickleCall& call) {
    const auto state = call.state != no_value && pickle_.kind(call.state) == PickleKind::tuple
                           ? pickle_.items(call.state)
                           : std::span<const PickleRef>();
    const auto arguments = pickle_.items(call.arguments);
    if (state.size() != 5 || arguments.size() != 3 || pickle_.kind(arguments[0]) != PickleKind::symbol ||
        !is(pickle_.symbol(arguments[0]), "numpy", "ndarray") ||
        pickle_.kind(state[3]) != PickleKind::boolean)
        return malformed("an array has a malformed state");
    const auto dtype = numpy_dtype(state[2]);
    if (!dtype) return tl::unexpected(dtype.error());
    if (!*dtype) return malformed("an array holds objects or other elements that are not numbers");
    const auto shape = integers(pickle_, state[1]);
    if (!shape) return malformed("an array has an impossible shape");
    auto content = bytes_of(state[4]);
    if (!content) return tl::unexpected(content.error());
    const auto count = element_count(*shape);
    const auto size = count ? checked_multiply(*count, byte_width(**dtype)) : std::nullopt;
    if (!size || *size != content->bytes.size())
        return malformed("the data of an array do not match its shape");
    content->dtype = **dtype;
    std::vector<std::int64_t> strides(shape->size(), 1);
    if (*count > 0) {
        std::int64_t step = 1;
        for (std::size_t i = 0; i < shape->size(); ++i) {
            const auto axis = pickle_.boolean(state[3]) ? i : shape->size() - 1 - i;
            strides[axis] = step;
            step *= (*shape)[axis];
        }
    }
    return strided_view(*content, 0, *shape, strides, budget_);
}

Result<std::optional<Array>> PickleArrays::array(PickleRef ref) {
    // A parameter wraps its tensor; wrappers are unwrapped in a loop, a few at most.
    for (int wrapped = 0; wrapped < 4 && pickle_.kind(ref) == PickleKind::call; ++wrapped) {
        const auto index = static_cast<std::uint32_t>(ref);
        if (const auto found = known_.find(index); found != known_.end()) return std::optional(found->second);
        const auto& call = pickle_.call(ref);
        const auto& symbol = pickle_.symbol(call.symbol);
        const bool parameter =
            is(symbol, "torch._utils", "_rebuild_parameter") || is(symbol, "torch.nn.parameter", "Parameter");
        if (parameter) {
            const auto arguments = pickle_.items(call.arguments);
            if (arguments.empty()) return malformed("a parameter lacks its tensor");
            ref = arguments[0];
            continue;
        }
        const bool torch =
            is(symbol, "torch._utils", "_rebuild_tensor_v2") || is(symbol, "torch._utils", "_rebuild_tensor");
        if (!torch && !is_multiarray(symbol, "_reconstruct")) return std::optional<Array>();
        auto result = torch ? torch_tensor(call) : numpy_array(call);
        if (!result) return tl::unexpected(result.error());
        known_.emplace(index, *result);
        return std::optional(std::move(*result));
    }
    return std::optional<Array>();
}

Result<std::optional<Array>> PickleArrays::numpy_scalar(PickleRef ref) {
    if (pickle_.kind(ref) != PickleKind::call) return std::optional<Array>();
    const auto& call = pickle_.call(ref);
    const auto arguments = pickle_.items(call.arguments);
    if (!is_multiarray(pickle_.symbol(call.symbol), "scalar")) return std::optional<Array>();
    if (arguments.size() != 2) return malformed("a number is malformed");
    const auto dtype = numpy_dtype(arguments[0]);
    if (!dtype) return tl::unexpected(dtype.error());
    if (!*dtype) return malformed("a number has an element type that is not supported");
    const auto content = bytes_of(arguments[1]);
    if (!content) return tl::unexpected(content.error());
    if (content->bytes.size() != byte_width(**dtype)) return malformed("a number has a wrong size");
    return std::optional(Array{**dtype, {}, content->bytes, content->owner});
}

}  // namespace limner
