#include "engine/checkpoints/pickle.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/limits.h"

namespace limner {
namespace {

enum class Op : std::uint8_t {
    mark = '(',
    stop = '.',
    append = 'a',
    appends = 'e',
    build = 'b',
    global = 'c',
    binget = 'h',
    binint = 'J',
    binint1 = 'K',
    binint2 = 'M',
    binfloat = 'G',
    none = 'N',
    binpersid = 'Q',
    reduce = 'R',
    long_binget = 'j',
    setitem = 's',
    setitems = 'u',
    tuple = 't',
    empty_tuple = ')',
    empty_list = ']',
    empty_dict = '}',
    binput = 'q',
    long_binput = 'r',
    binstring = 'T',
    short_binstring = 'U',
    binunicode = 'X',
    binbytes = 'B',
    short_binbytes = 'C',
    proto = 0x80,
    newobj = 0x81,
    tuple1 = 0x85,
    tuple2 = 0x86,
    tuple3 = 0x87,
    newtrue = 0x88,
    newfalse = 0x89,
    long1 = 0x8a,
    short_binunicode = 0x8c,
    binunicode8 = 0x8d,
    binbytes8 = 0x8e,
    empty_set = 0x8f,
    additems = 0x90,
    stack_global = 0x93,
    memoize = 0x94,
    frame = 0x95,
};

constexpr auto* cut = "it ends in the middle, as after an interrupted download";

std::uint32_t index(PickleRef ref) { return static_cast<std::uint32_t>(ref); }

}  // namespace

class PickleParser {
public:
    PickleParser(std::span<const std::byte> bytes, AfterPickle after)
        : in_(bytes), bytes_(bytes), after_(after) {
        pickle_.input_ = bytes;
    }

    Result<Pickle> run() {
        if (bytes_.size() < 2)
            return failure(Errc::bad_checkpoint, std::string("The pickle cannot be read: ") + cut + ".");
        if (!looks_like_pickle(bytes_))
            return failure(Errc::bad_checkpoint, "This is no pickle of protocol 2 to 5.");
        in_.take(2);
        for (std::uint64_t count = 0; !stopped_ && problem_.empty(); ++count) {
            if (count == limits::pickle_ops) {
                limit("it has more than " + std::to_string(limits::pickle_ops) + " operations");
                break;
            }
            at_ = in_.position();
            const auto code = in_.read<std::uint8_t>();
            if (!code) {
                fail(cut);
                break;
            }
            step(static_cast<Op>(*code));
        }
        if (!problem_.empty())
            return failure(
                code_, "The pickle cannot be read: " + problem_ + " (at byte " + std::to_string(at_) + ").");
        pickle_.size_in_bytes = in_.position();
        return std::move(pickle_);
    }

private:
    using Node = Pickle::Node;
    using Pair = std::pair<PickleRef, PickleRef>;

    bool fail(std::string problem) {
        if (problem_.empty()) problem_ = std::move(problem);
        return false;
    }
    bool limit(std::string problem) {
        if (problem_.empty()) code_ = Errc::limit_exceeded;
        return fail(std::move(problem));
    }

    // --- the stack: references, and the heights at which marks were set
    bool push(PickleRef ref) {
        if (stack_.size() >= limits::pickle_stack) return limit("its stack grows too high");
        stack_.push_back(ref);
        return true;
    }
    PickleRef add(Node value) {
        pickle_.nodes_.push_back(value);
        return PickleRef(static_cast<std::uint32_t>(pickle_.nodes_.size() - 1));
    }
    void push_new(PickleKind kind, std::uint64_t payload = 0, std::uint32_t length = 0) {
        push(add({kind, length, payload}));
    }
    std::size_t floor() const { return marks_.empty() ? 0 : marks_.back(); }
    /// The topmost value above the last mark.
    std::optional<PickleRef> pop() {
        if (stack_.size() <= floor()) {
            fail("a value is missing on its stack");
            return std::nullopt;
        }
        const auto ref = stack_.back();
        stack_.pop_back();
        return ref;
    }
    /// The values above the last mark, which is removed with them.
    std::optional<std::vector<PickleRef>> pop_to_mark() {
        if (marks_.empty()) {
            fail("a mark is missing on its stack");
            return std::nullopt;
        }
        std::vector<PickleRef> values(stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back()),
                                      stack_.end());
        stack_.resize(marks_.back());
        marks_.pop_back();
        return values;
    }
    std::optional<PickleRef> top() {
        if (stack_.size() <= floor()) {
            fail("a value is missing on its stack");
            return std::nullopt;
        }
        return stack_.back();
    }

    // --- operands
    template <class T>
    std::optional<T> operand() {
        const auto value = in_.read<T>();
        if (!value) fail(cut);
        return value;
    }
    template <class Length>
    void push_text(PickleKind kind, std::uint64_t maximum) {
        const auto length = operand<Length>();
        if (!length) return;
        if (static_cast<std::uint64_t>(*length) > maximum) {
            limit("a text or bytes object is too long");
            return;
        }
        const auto start = in_.position();
        const auto content = in_.take(static_cast<std::uint64_t>(*length));
        if (!content) {
            fail(
                "a text or bytes object is longer than the rest of the file, as after an interrupted "
                "download");
            return;
        }
        if (kind == PickleKind::text && !is_utf8(as_text(*content))) {
            fail("a text is not valid UTF-8");
            return;
        }
        push_new(kind, start, static_cast<std::uint32_t>(content->size()));
    }
    std::optional<std::string_view> line() {
        const auto start = in_.position();
        const auto rest =
            as_text(bytes_.subspan(start, std::min<std::size_t>(in_.left(), limits::name_bytes + 1)));
        const auto end = rest.find('\n');
        if (end == std::string_view::npos) {
            fail(rest.size() > limits::name_bytes ? "a name is too long" : cut);
            return std::nullopt;
        }
        in_.take(end + 1);
        if (!is_utf8(rest.substr(0, end))) {
            fail("a name is not valid UTF-8");
            return std::nullopt;
        }
        return rest.substr(0, end);
    }
    void push_symbol(std::string_view module, std::string_view name) {
        if (module.empty() || name.empty() || module.size() > limits::name_bytes ||
            name.size() > limits::name_bytes) {
            fail("it names something that cannot be a class");
            return;
        }
        pickle_.symbols_.push_back({module, name});
        push_new(PickleKind::symbol, pickle_.symbols_.size() - 1);
    }
    void push_long() {
        const auto length = operand<std::uint8_t>();
        if (!length) return;
        if (*length > limits::pickle_long_bytes) {
            limit("an integer is too long");
            return;
        }
        const auto start = in_.position();
        const auto content = in_.take(*length);
        if (!content) {
            fail(cut);
            return;
        }
        // Two's complement, little-endian: fits when everything above byte 7 repeats the sign of byte 7.
        const bool negative = *length > 0 && (content->back() & std::byte{0x80}) != std::byte{0};
        const std::byte sign = negative ? std::byte{0xFF} : std::byte{0};
        std::array<std::byte, 8> low;
        low.fill(sign);
        std::copy_n(content->begin(), std::min<std::size_t>(8, *length), low.begin());
        bool fits = *length <= 8 || ((low[7] ^ sign) & std::byte{0x80}) == std::byte{0};
        for (std::size_t i = 8; i < *length; ++i) fits = fits && (*content)[i] == sign;
        if (fits)
            push_new(PickleKind::integer, std::bit_cast<std::uint64_t>(low));
        else
            push_new(PickleKind::long_integer, start, *length);
    }
    void push_tuple(std::span<const PickleRef> values) {
        const auto start = pickle_.tuple_items_.size();
        pickle_.tuple_items_.insert(pickle_.tuple_items_.end(), values.begin(), values.end());
        push_new(PickleKind::tuple, start, static_cast<std::uint32_t>(values.size()));
    }
    void push_small_tuple(std::size_t count) {
        if (stack_.size() < floor() + count) {
            fail("a value is missing on its stack");
            return;
        }
        const std::vector<PickleRef> values(stack_.end() - static_cast<std::ptrdiff_t>(count), stack_.end());
        stack_.resize(stack_.size() - count);
        push_tuple(values);
    }

    // --- the memo
    void store(std::uint32_t slot) {
        const auto value = top();
        if (!value) return;
        if (slot >= limits::pickle_memo) {
            limit("its memo grows too large");
            return;
        }
        // Slots are numbered densely by every pickler; a lone high number must not cost memory.
        if (slot > memo_.size() + 65'536) {
            fail("its memo has a hole");
            return;
        }
        if (slot >= memo_.size()) memo_.resize(slot + 1, no_value);
        memo_[slot] = *value;
        if (memo_used_ <= slot) memo_used_ = slot + 1;
    }
    void recall(std::uint32_t slot) {
        if (slot >= memo_.size() || memo_[slot] == no_value)
            fail("it uses a memo slot that was never set");
        else
            push(memo_[slot]);
    }

    // --- containers
    Node& node(PickleRef ref) { return pickle_.nodes_[index(ref)]; }
    std::vector<PickleRef>& pool_items(Node& container) {
        if (container.payload == Pickle::no_pool) {
            pickle_.lists_.emplace_back();
            container.payload = pickle_.lists_.size() - 1;
        }
        return pickle_.lists_[container.payload];
    }
    std::vector<Pair>& pool_pairs(Node& container) {
        if (container.payload == Pickle::no_pool) {
            pickle_.dicts_.emplace_back();
            container.payload = pickle_.dicts_.size() - 1;
        }
        return pickle_.dicts_[container.payload];
    }
    void append(std::span<const PickleRef> values, PickleKind wanted) {
        const auto target = top();
        if (!target) return;
        auto& container = node(*target);
        std::vector<PickleRef>* items = nullptr;
        if (container.kind == wanted)
            items = values.empty() ? nullptr : &pool_items(container);
        else if (container.kind == PickleKind::call)
            items = &pickle_.calls_[container.payload].items;
        else
            fail("it adds an item to something that is no container");
        if (items) items->insert(items->end(), values.begin(), values.end());
    }
    void set_items(std::span<const PickleRef> values) {
        const auto target = top();
        if (!target) return;
        if (values.size() % 2 != 0) {
            fail("a key lacks its value");
            return;
        }
        auto& container = node(*target);
        std::vector<Pair>* pairs = nullptr;
        if (container.kind == PickleKind::dict)
            pairs = values.empty() ? nullptr : &pool_pairs(container);
        else if (container.kind == PickleKind::call)
            pairs = &pickle_.calls_[container.payload].pairs;
        else
            fail("it sets an item of something that is no dictionary");
        if (pairs)
            for (std::size_t i = 0; i < values.size(); i += 2) pairs->emplace_back(values[i], values[i + 1]);
    }
    void apply() {
        const auto arguments = pop();
        const auto symbol = arguments ? pop() : std::nullopt;
        if (!symbol) return;
        if (node(*symbol).kind != PickleKind::symbol || node(*arguments).kind != PickleKind::tuple) {
            fail("it applies something that is not a named class to something that is no tuple");
            return;
        }
        pickle_.calls_.push_back({*symbol, *arguments, no_value, {}, {}});
        push_new(PickleKind::call, pickle_.calls_.size() - 1);
    }
    void build() {
        const auto state = pop();
        const auto target = state ? top() : std::nullopt;
        if (!target) return;
        if (node(*target).kind != PickleKind::call) {
            fail("it sets the state of something that has none");
            return;
        }
        auto& call = pickle_.calls_[node(*target).payload];
        if (call.state != no_value)
            fail("it sets a state twice");
        else
            call.state = *state;
    }
    void stack_global() {
        const auto name = pop();
        const auto module = name ? pop() : std::nullopt;
        if (!module) return;
        if (node(*module).kind != PickleKind::text || node(*name).kind != PickleKind::text)
            fail("it names a class by something that is no text");
        else
            push_symbol(pickle_.text(*module), pickle_.text(*name));
    }
    void stop() {
        stopped_ = true;
        if (!marks_.empty() || stack_.size() != 1) {
            fail("it ends with more or less than one value");
            return;
        }
        pickle_.root = stack_.back();
        if (after_ == AfterPickle::nothing_follows && in_.left() != 0) fail("something follows its end");
    }

    void step(Op op) {
        switch (op) {
            case Op::frame:
                if (const auto length = operand<std::uint64_t>(); length && *length > in_.left())
                    fail("a frame is longer than the rest of the file, as after an interrupted download");
                return;
            case Op::stop:
                return stop();
            case Op::mark:
                if (marks_.size() >= limits::pickle_stack)
                    limit("its stack grows too high");
                else
                    marks_.push_back(stack_.size());
                return;
            case Op::none:
                return push_shared(none_, PickleKind::none, 0);
            case Op::newtrue:
                return push_shared(true_, PickleKind::boolean, 1);
            case Op::newfalse:
                return push_shared(false_, PickleKind::boolean, 0);
            case Op::binint:
                if (const auto v = operand<std::int32_t>())
                    push_new(PickleKind::integer, static_cast<std::uint64_t>(std::int64_t(*v)));
                return;
            case Op::binint1:
                if (const auto v = operand<std::uint8_t>()) push_shared(small_[*v], PickleKind::integer, *v);
                return;
            case Op::binint2:
                if (const auto v = operand<std::uint16_t>()) push_new(PickleKind::integer, *v);
                return;
            case Op::long1:
                return push_long();
            case Op::binfloat:
                if (const auto v = operand<std::uint64_t>())
                    push_new(PickleKind::real, __builtin_bswap64(*v));
                return;
            case Op::binunicode:
                return push_text<std::uint32_t>(PickleKind::text, limits::pickle_skipped_text);
            case Op::short_binunicode:
                return push_text<std::uint8_t>(PickleKind::text, limits::pickle_skipped_text);
            case Op::binunicode8:
                return push_text<std::uint64_t>(PickleKind::text, limits::pickle_skipped_text);
            case Op::binbytes:
                return push_text<std::uint32_t>(PickleKind::bytes, limits::pickle_bytes);
            case Op::short_binbytes:
                return push_text<std::uint8_t>(PickleKind::bytes, limits::pickle_bytes);
            case Op::binbytes8:
                return push_text<std::uint64_t>(PickleKind::bytes, limits::pickle_bytes);
            case Op::short_binstring:
                return push_text<std::uint8_t>(PickleKind::byte_text, limits::pickle_bytes);
            // Signed in the format: a negative length becomes one beyond the limit.
            case Op::binstring:
                return push_text<std::uint32_t>(PickleKind::byte_text, limits::pickle_bytes);
            case Op::empty_tuple:
                return push_tuple({});
            case Op::tuple:
                if (const auto values = pop_to_mark()) push_tuple(*values);
                return;
            case Op::tuple1:
                return push_small_tuple(1);
            case Op::tuple2:
                return push_small_tuple(2);
            case Op::tuple3:
                return push_small_tuple(3);
            case Op::empty_list:
                return push_new(PickleKind::list, Pickle::no_pool);
            case Op::empty_dict:
                return push_new(PickleKind::dict, Pickle::no_pool);
            case Op::empty_set:
                return push_new(PickleKind::set, Pickle::no_pool);
            case Op::append:
                if (const auto value = pop()) append({&*value, 1}, PickleKind::list);
                return;
            case Op::appends:
                if (const auto values = pop_to_mark()) append(*values, PickleKind::list);
                return;
            case Op::additems:
                if (const auto values = pop_to_mark()) append(*values, PickleKind::set);
                return;
            case Op::setitem:
                if (const auto value = pop())
                    if (const auto key = pop()) set_items(std::array{*key, *value});
                return;
            case Op::setitems:
                if (const auto values = pop_to_mark()) set_items(*values);
                return;
            case Op::binput:
                if (const auto slot = operand<std::uint8_t>()) store(*slot);
                return;
            case Op::long_binput:
                if (const auto slot = operand<std::uint32_t>()) store(*slot);
                return;
            case Op::memoize:
                return store(memo_used_);
            case Op::binget:
                if (const auto slot = operand<std::uint8_t>()) recall(*slot);
                return;
            case Op::long_binget:
                if (const auto slot = operand<std::uint32_t>()) recall(*slot);
                return;
            case Op::global:
                if (const auto module = line())
                    if (const auto name = line()) push_symbol(*module, *name);
                return;
            case Op::stack_global:
                return stack_global();
            case Op::reduce:
            case Op::newobj:
                return apply();
            case Op::build:
                return build();
            case Op::binpersid:
                if (const auto id = pop()) push_new(PickleKind::persistent, index(*id));
                return;
            case Op::proto:
                break;  // only as the first operation, consumed before
        }
        constexpr char digits[] = "0123456789abcdef";
        const auto code = static_cast<unsigned>(op);
        fail(std::string("operation 0x") + digits[code >> 4 & 15] + digits[code & 15] + " is not allowed");
    }
    /// Frequent immutable values exist once.
    void push_shared(PickleRef& slot, PickleKind kind, std::uint64_t payload) {
        if (slot == no_value) slot = add({kind, 0, payload});
        push(slot);
    }

    ByteReader in_;
    std::span<const std::byte> bytes_;
    AfterPickle after_;
    Pickle pickle_;
    std::vector<PickleRef> stack_, memo_;
    std::vector<std::size_t> marks_;
    std::uint32_t memo_used_ = 0;
    PickleRef none_ = no_value, true_ = no_value, false_ = no_value;
    std::array<PickleRef, 256> small_ = [] {
        std::array<PickleRef, 256> refs;
        refs.fill(no_value);
        return refs;
    }();
    bool stopped_ = false;
    std::size_t at_ = 0;
    Errc code_ = Errc::bad_checkpoint;
    std::string problem_;
};

double Pickle::real(PickleRef ref) const { return std::bit_cast<double>(node(ref).payload); }

std::span<const std::byte> Pickle::bytes(PickleRef ref) const {
    return input_.subspan(static_cast<std::size_t>(node(ref).payload), node(ref).length);
}

std::string_view Pickle::text(PickleRef ref) const { return as_text(bytes(ref)); }

std::span<const PickleRef> Pickle::items(PickleRef ref) const {
    const Node& container = node(ref);
    if (container.kind == PickleKind::tuple)
        return std::span(tuple_items_).subspan(static_cast<std::size_t>(container.payload), container.length);
    if (container.payload == no_pool) return {};
    return lists_[container.payload];
}

std::span<const std::pair<PickleRef, PickleRef>> Pickle::pairs(PickleRef ref) const {
    const Node& container = node(ref);
    if (container.payload == no_pool) return {};
    return dicts_[container.payload];
}

bool looks_like_pickle(std::span<const std::byte> bytes) {
    return bytes.size() >= 2 && bytes[0] == std::byte{0x80} && bytes[1] >= std::byte{2} &&
           bytes[1] <= std::byte{5};
}

Result<Pickle> parse_pickle(std::span<const std::byte> bytes, AfterPickle after) {
    return PickleParser(bytes, after).run();
}

}  // namespace limner
