#pragma once
// Pickles, read as data. The reader builds plain values and never executes: a class or function a pickle
// names stays a Symbol, its use a Call, and both are inert until a fixed table (pickle_arrays.h) recognises
// them.
//
//     auto pickle = parse_pickle(bytes);
//     if (!pickle) return tl::unexpected(pickle.error());
//     for (const auto& [key, value] : pickle->pairs(pickle->root)) ...
//
// Containers hold indices of values, so cycles and shared values cost nothing here; whoever walks the graph
// counts.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/error.h"

namespace limner {

/// Index of a value in its pickle.
enum class PickleRef : std::uint32_t {};
inline constexpr PickleRef no_value{0xFFFFFFFF};

enum class PickleKind : std::uint8_t {
    none,
    boolean,
    integer,
    long_integer,  // does not fit 64 bits; kept as bytes, little-endian two's complement
    real,
    text,       // UTF-8
    byte_text,  // Python 2 string: bytes or Latin-1 text
    bytes,
    tuple,
    list,
    dict,
    set,
    symbol,      // module and name
    call,        // a symbol applied to a tuple, never performed
    persistent,  // a reference to data beside the pickle: a storage
};

struct PickleSymbol {
    std::string_view module, name;
};

struct PickleCall {
    PickleRef symbol, arguments;
    PickleRef state = no_value;                          // of BUILD
    std::vector<PickleRef> items;                        // of APPEND(S) and ADDITEMS
    std::vector<std::pair<PickleRef, PickleRef>> pairs;  // of SETITEM(S): subclasses of dict
};

/// The values of one pickle. Texts and bytes are views into the parsed bytes.
class Pickle {
public:
    PickleRef root = no_value;
    std::size_t size_in_bytes = 0;  // up to and with STOP

    PickleKind kind(PickleRef ref) const { return node(ref).kind; }
    std::size_t value_count() const { return nodes_.size(); }
    bool boolean(PickleRef ref) const { return node(ref).payload != 0; }
    std::int64_t integer(PickleRef ref) const { return static_cast<std::int64_t>(node(ref).payload); }
    double real(PickleRef ref) const;
    /// text, byte_text, bytes and long_integer.
    std::span<const std::byte> bytes(PickleRef ref) const;
    std::string_view text(PickleRef ref) const;
    /// tuple, list and set.
    std::span<const PickleRef> items(PickleRef ref) const;
    /// dict, in the order they were set; a key may occur twice.
    std::span<const std::pair<PickleRef, PickleRef>> pairs(PickleRef ref) const;
    const PickleSymbol& symbol(PickleRef ref) const { return symbols_[node(ref).payload]; }
    const PickleCall& call(PickleRef ref) const { return calls_[node(ref).payload]; }
    PickleRef persistent_id(PickleRef ref) const {
        return PickleRef(static_cast<std::uint32_t>(node(ref).payload));
    }

private:
    friend class PickleParser;
    struct Node {
        PickleKind kind = PickleKind::none;
        std::uint32_t length = 0;
        std::uint64_t payload = 0;  // the value itself, an offset into the input, or an index of a pool below
    };
    static constexpr std::uint64_t no_pool = ~0ull;
    const Node& node(PickleRef ref) const { return nodes_[static_cast<std::uint32_t>(ref)]; }

    std::span<const std::byte> input_;
    std::vector<Node> nodes_;
    std::vector<PickleRef> tuple_items_;
    std::vector<std::vector<PickleRef>> lists_;
    std::vector<std::vector<std::pair<PickleRef, PickleRef>>> dicts_;
    std::vector<PickleSymbol> symbols_;
    std::vector<PickleCall> calls_;
};

enum class AfterPickle { nothing_follows, more_follows };

/// Parses one pickle of protocol 2 to 5 at the start of `bytes`. The error names the byte offset;
/// bad_checkpoint for an opcode outside the accepted list, stack underflow, a wrong target type, an unset
/// memo slot, trailing bytes (unless `more_follows`); limit_exceeded beyond the limits of limits.h. Pure; no
/// recursion; `bytes` must outlive the result.
Result<Pickle> parse_pickle(std::span<const std::byte> bytes,
                            AfterPickle after = AfterPickle::nothing_follows);

/// True when `bytes` start as a pickle of protocol 2 to 5 does.
bool looks_like_pickle(std::span<const std::byte> bytes);

}  // namespace limner
