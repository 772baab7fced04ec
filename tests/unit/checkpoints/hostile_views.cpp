#include "tests/unit/checkpoints/hostile_pickles.h"

namespace limner::made {
namespace {

WriteValue numbers(std::vector<std::int64_t> values) {
    return [values = std::move(values)](PickleWriter& p) {
        p.op('(');
        for (const auto v : values) p.op(0x8a).raw("\x08").raw(Buffer().put(v).bytes);  // LONG1
        p.op('t');
    };
}
WriteValue number(std::int64_t value) {
    return [value](PickleWriter& p) { p.op(0x8a).raw("\x08").raw(Buffer().put(value).bytes); };
}

}  // namespace

// Shapes, strides, offsets and element types that do not fit six numbers.
void each_hostile_view(const TakeFile& take) {
    constexpr std::int64_t huge = 0x7FFFFFFFFFFFFFFF, large = 1ll << 32;
    const std::int64_t sides[] = {7,         0x7FFFFFFF, 1ll << 31, large, 1ll << 61,
                                  1ll << 62, huge,       -1,        -6,    -huge - 1};
    const std::int64_t steps[] = {6, 0x7FFFFFFF, large, 1ll << 61, 1ll << 62, huge, -1, -huge - 1};
    for (const auto container : pickle_containers) {
        const auto with = [&](const std::string& what, const ArrayParts& parts,
                              Outcome outcome = Outcome::refused) {
            take({"shapes, strides, offsets", name(container), what, file_with_array(container, parts),
                  outcome});
        };
        for (const auto side : sides) {
            const auto text = std::to_string(side);
            with("a side of " + text, {.strides = numbers({1}), .shape = numbers({side})});
            with("sides of " + text + " and 2", {.strides = numbers({2, 1}), .shape = numbers({side, 2})});
            with("three sides of " + text,
                 {.strides = numbers({1, 1, 1}), .shape = numbers({side, side, side})});
            with("an empty array with a side of " + text,
                 {.strides = numbers({1, 1}), .shape = numbers({0, side})}, Outcome::refused_or_valid);
        }
        with("nine sides", {.strides = numbers(std::vector<std::int64_t>(9, 1)),
                            .shape = numbers(std::vector<std::int64_t>(9, 1))});
        with("a thousand sides", {.strides = numbers(std::vector<std::int64_t>(1000, 1)),
                                  .shape = numbers(std::vector<std::int64_t>(1000, 1))});
        with("a side that is a fraction",
             {.shape = [](auto& p) { p.op('(').op('G').raw(std::string(8, '\x40')).op('t'); }});
        with("a side beyond 64 bits",
             {.shape = [](auto& p) { p.op('(').op(0x8a).raw("\x0a").raw(std::string(10, '\x11')).op('t'); }});
        with("a side that is a text", {.shape = [](auto& p) { p.op('(').text("6").op('t'); }});
        with("a shape that is a number", {.shape = [](auto& p) { p.integer(6); }});
        with("a shape that is a dictionary", {.shape = [](auto& p) { p.op('}'); }});
        if (container == Container::tensorflow) {
            for (const auto* dtype : {"O", "|O", "O8", "S4", "U4", "V4", "c8", "c16", "f16", "M8", "m8", "i3",
                                      "", "f4,f4", ">f4", "f8", "f2", "i8", "u1"})
                with(std::string("elements of ") + dtype, {.dtype = [dtype](auto& p) {
                         p.global("numpy", "dtype").op('(').text(dtype).op(0x89).op(0x88).op('t').op('R');
                     }});
            for (const auto* order : {">", "", "?", "<>"})
                with(std::string("bytes in the order ") + order, {.dtype = [order](auto& p) {
                         p.global("numpy", "dtype").text("f4").op(0x85).op('R').op('(').integer(3);
                         p.text(order).op('N').op('N').op('N').integer(-1).integer(-1).integer(0).op('t').op(
                             'b');
                     }});
            for (const std::size_t count : {0u, 5u, 7u})
                with(std::string("the bytes of ").append(std::to_string(count)) + " numbers",
                     {.data = [count](auto& p) { write_bytes(p, floats(count)); }});
            continue;
        }
        for (const auto step : steps) {
            const auto text = std::to_string(step);
            with("a stride of " + text, {.strides = numbers({step, 1})});
            with("strides of " + text, {.strides = numbers({step, step})});
            with("an offset of " + text, {.offset = number(step)});
            with("an offset of " + text + " and a stride to match",
                 {.offset = number(step), .strides = numbers({step < 0 ? huge : -step, 1})});
        }
        with("fewer strides than sides", {.strides = numbers({1})});
        with("more strides than sides", {.strides = numbers({1, 1, 1})});
        with("an offset of one too many", {.offset = number(1)});
        if (!is_torch(container)) continue;
        for (const std::int64_t count :
             std::initializer_list<std::int64_t>{0, 5, 7, -6, 1ll << 31, large, 1ll << 61, 1ll << 62, huge})
            with(std::string("a storage of ").append(std::to_string(count)), {.count = number(count)});
        for (const auto* kind : {"DoubleStorage", "HalfStorage", "LongStorage", "ByteStorage",
                                 "ComplexFloatStorage", "QInt8Storage", "EvilStorage", "UntypedStorage"})
            with(std::string("a storage of kind ") + kind,
                 {.kind = [kind](auto& p) { p.global("torch", kind); }});
        with("a kind of storage from elsewhere", {.kind = [](auto& p) { p.global("os", "FloatStorage"); }});
        for (const std::string key :
             {"", "1", "00", "../data.pkl", "/etc/passwd", "data.pkl", "0/../0", "0\n", "..", "C:\\0", "./0"})
            with("the storage \"" + key + "\"", {.key = [key](auto& p) { p.text(key); }});
    }
}

}  // namespace limner::made
