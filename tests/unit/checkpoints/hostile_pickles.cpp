#include "tests/unit/checkpoints/hostile_file.h"
#include "tests/unit/checkpoints/pickle_container.h"
#include "tests/unit/checkpoints/pickle_vocabulary.h"

namespace limner::made {
namespace {

using Container = PickleContainer;

bool is_torch(Container c) { return c == Container::torch_zip || c == Container::torch_legacy; }
bool is_nvidia(Container c) { return !is_torch(c) && c != Container::tensorflow; }

constexpr std::int32_t most = 0x7FFFFFFF;

/// A value of each size an operation may want behind it, so that it is the operation that is judged.
std::string operands_of(unsigned code) {
    switch (code) {
        case 'K':
        case 'q':
        case 'h':
        case 'C':
        case 'U':
        case 0x8a:
        case 0x8c:
        case 0x82:
            return std::string(1, '\0');
        case 'M':
        case 0x83:
            return std::string(2, '\0');
        case 'J':
        case 'j':
        case 'r':
        case 'X':
        case 'B':
        case 'T':
        case 0x84:
        case 0x8b:
            return std::string(4, '\0');
        case 'G':
        case 0x8d:
        case 0x8e:
        case 0x95:
        case 0x96:
            return std::string(8, '\0');
        case 'c':
        case 'i':
            return "os\nsystem\n";
        case 0x80:
            return "\x02";
        case 'P':
        case 'I':
        case 'L':
        case 'F':
        case 'S':
        case 'V':
        case 'g':
        case 'p':
            return "1\n";
        default:
            return {};
    }
}

std::string code_name(unsigned code) {
    constexpr char digits[] = "0123456789abcdef";
    return std::string("operation ") + digits[code >> 4] + digits[code & 15];
}

// Every operation at every place between two operations, and in place of every one.
void operations(const TakeFile& take) {
    for (const auto container : pickle_containers) {
        auto writer = holding(container, [](PickleWriter& p) { p.integer(3); });
        const auto whole = writer.finish();
        for (const auto start : writer.starts())
            for (unsigned code = 0; code < 256; ++code) {
                const auto outcome =
                    accepted_operations.contains(code) ? Outcome::refused_or_valid : Outcome::refused;
                const auto place = code_name(code) + " at byte " + std::to_string(start);
                const auto at = static_cast<std::ptrdiff_t>(start);
                Buffer longer;
                longer.add(Bytes(whole.begin(), whole.begin() + at)).put(static_cast<std::uint8_t>(code));
                longer.text(operands_of(code)).add(Bytes(whole.begin() + at, whole.end()));
                take({"operations", name(container), place + ", inserted", wrapped(container, longer.bytes),
                      outcome});
                auto changed = whole;
                if (changed[start] == std::byte(code)) continue;
                changed[start] = std::byte(code);
                take({"operations", name(container), place + ", replaced", wrapped(container, changed),
                      outcome});
            }
    }
}

struct Way {
    const char* name;
    void (*write)(PickleWriter& p, const char* module, const char* symbol);
    bool always_refused = false;
};
const Way ways[] = {
    {"REDUCE", [](auto& p, auto m, auto n) { p.global(m, n).op('(').text("touch owned").op('t').op('R'); }},
    {"class alone", [](auto& p, auto m, auto n) { p.global(m, n); }},
    {"STACK_GLOBAL and REDUCE",
     [](auto& p, auto m, auto n) { p.text(m).text(n).op(0x93).text("touch owned").op(0x85).op('R'); }},
    {"REDUCE without arguments", [](auto& p, auto m, auto n) { p.global(m, n).op(')').op('R'); }},
    {"NEWOBJ", [](auto& p, auto m, auto n) { p.global(m, n).text("touch owned").op(0x85).op(0x81); }},
    {"BUILD",
     [](auto& p, auto m, auto n) {
         p.global(m, n).op(')').op('R').op('}').text("__dict__").integer(1).op('s').op('b');
     }},
    {"BUILD with slots",
     [](auto& p, auto m, auto n) {
         p.global(m, n).op(')').op(0x81).op('N').op('}').text("a").integer(1).op('s').op(0x86).op('b');
     }},
    {"INST",
     [](auto& p, auto m, auto n) { p.op('(').text("touch owned").op('i').raw(m).raw("\n").raw(n).raw("\n"); },
     true},
    {"OBJ", [](auto& p, auto m, auto n) { p.op('(').global(m, n).text("touch owned").op('o'); }, true},
    {"NEWOBJ_EX", [](auto& p, auto m, auto n) { p.global(m, n).op(')').op('}').op(0x92); }, true},
    {"DUP and REDUCE", [](auto& p, auto m, auto n) { p.global(m, n).op('2').op(')').op('R'); }, true},
    {"PERSID", [](auto& p, auto m, auto n) { p.op('P').raw(m).raw(".").raw(n).raw("\n"); }, true},
    {"class of a list", [](auto& p, auto m, auto n) { p.global(m, n).op(']').op('R'); }, true},
    {"state of a class", [](auto& p, auto m, auto n) { p.global(m, n).op('}').op('b'); }, true},
};

struct Place {
    const char* name;
    Outcome outcome;  // of something that only REDUCE, NEWOBJ and BUILD touch, and the table does not know
    bool (*exists)(Container);
    Bytes (*file)(Container, const WriteValue&);
};
bool anywhere(Container) { return true; }
bool has_tensors(Container c) { return c != Container::tensorflow; }
bool has_numpy(Container c) { return c == Container::tensorflow; }

/// A file whose array has `value` as `part`.
template <WriteValue ArrayParts::*part>
Bytes in_array(Container container, const WriteValue& value) {
    ArrayParts parts;
    parts.*part = value;
    return file_with_array(container, parts);
}
/// A file with `before`, the value, `after`.
template <class Around>
Bytes around(Container container, const WriteValue& value, Around around) {
    return file_holding(container, [&](PickleWriter& p) { around(p, value); });
}

const Place places[] = {
    {"as a value", Outcome::reported, anywhere, file_holding},
    {"in a list", Outcome::reported, anywhere,
     [](auto c, auto& v) { return around(c, v, [](auto& p, auto& w) { p.op(']'), w(p), p.op('a'); }); }},
    {"in a tuple", Outcome::reported, anywhere,
     [](auto c, auto& v) { return around(c, v, [](auto& p, auto& w) { w(p), p.op(0x85); }); }},
    {"as a key", Outcome::reported, anywhere,
     [](auto c, auto& v) {
         return around(c, v, [](auto& p, auto& w) { p.op('}'), w(p), p.op('N').op('s'); });
     }},
    {"as the whole pickle", Outcome::not_silent, anywhere,
     [](auto c, auto& v) {
         auto p = writer_for(c);
         v(p);
         return wrapped(c, p.finish());
     }},
    {"as a persistent id", Outcome::reported, anywhere,
     [](auto c, auto& v) { return around(c, v, [](auto& p, auto& w) { w(p), p.op('Q'); }); }},
    {"with an item set", Outcome::not_silent, anywhere,
     [](auto c, auto& v) {
         return around(c, v, [](auto& p, auto& w) { w(p), p.text("a").integer(1).op('s'); });
     }},
    {"with an item added", Outcome::not_silent, anywhere,
     [](auto c, auto& v) { return around(c, v, [](auto& p, auto& w) { w(p), p.integer(1).op('a'); }); }},
    {"called once more", Outcome::not_silent, anywhere,
     [](auto c, auto& v) { return around(c, v, [](auto& p, auto& w) { w(p), p.op(')').op('R'); }); }},
    {"as the arguments of a dictionary", Outcome::refused_or_valid, anywhere,
     [](auto c, auto& v) {
         return around(c, v, [](auto& p, auto& w) {
             p.global("collections", "OrderedDict"), w(p), p.op(0x85).op('R');
         });
     }},
    {"as the parameters of a module", Outcome::refused, anywhere,
     [](auto c, auto& v) {
         return around(c, v, [](auto& p, auto& w) {
             p.global("net", "Net")
                 .op(')')
                 .op(0x81)
                 .op('}')
                 .op('(')
                 .text("_modules")
                 .op('}')
                 .text("_parameters");
             w(p), p.op('u').op('b');
         });
     }},
    {"as a parameter of a module", Outcome::reported, anywhere,
     [](auto c, auto& v) {
         return around(c, v, [](auto& p, auto& w) {
             p.global("net", "Net")
                 .op(')')
                 .op(0x81)
                 .op('}')
                 .op('(')
                 .text("_modules")
                 .op('}')
                 .text("_parameters");
             p.op('}').text("weight"), w(p), p.op('s').op('u').op('b');
         });
     }},
    {"as a storage", Outcome::refused, has_tensors, in_array<&ArrayParts::storage>},
    {"as a kind of storage", Outcome::refused, is_torch, in_array<&ArrayParts::kind>},
    {"as the key of a storage", Outcome::refused, is_torch, in_array<&ArrayParts::key>},
    {"as the size of a storage", Outcome::refused, is_torch, in_array<&ArrayParts::count>},
    {"as an offset", Outcome::refused, has_tensors, in_array<&ArrayParts::offset>},
    {"as strides", Outcome::refused, has_tensors, in_array<&ArrayParts::strides>},
    {"as a shape", Outcome::refused, anywhere, in_array<&ArrayParts::shape>},
    {"as hooks", Outcome::refused_or_valid, has_tensors, in_array<&ArrayParts::hooks>},
    {"as a nested stream", Outcome::refused, is_nvidia, in_array<&ArrayParts::data>},
    {"as an element type", Outcome::refused, has_numpy, in_array<&ArrayParts::dtype>},
    {"as the data of an array", Outcome::refused, has_numpy, in_array<&ArrayParts::data>},
};

// Whatever a pickle would like to call, in every way there is, wherever a value can stand.
void calls(const TakeFile& take) {
    const auto all = [&](const auto& symbols, std::string_view category, bool known) {
        for (const auto& [module, symbol] : symbols)
            for (const auto& way : ways)
                for (const auto& place : places)
                    for (const auto container : pickle_containers) {
                        if (!place.exists(container)) continue;
                        // All containers for the usual way, three of them for the others.
                        if (&way != ways && container != Container::torch_zip &&
                            container != Container::nvidia_4 && container != Container::tensorflow)
                            continue;
                        const auto write = [&, m = module, n = symbol](PickleWriter& p) {
                            way.write(p, m, n);
                        };
                        auto outcome = place.outcome;
                        if (known) outcome = Outcome::refused_or_valid;
                        if (way.always_refused) outcome = Outcome::refused;
                        take({category, name(container),
                              std::string(module) + "." + symbol + " by " + way.name + " " + place.name,
                              place.file(container, write), outcome});
                    }
    };
    all(dangerous_symbols, "dangerous calls", false);
    all(known_symbols, "known calls misused", true);
}

using Bomb = std::pair<std::string, WriteValue>;

/// 40 values, each holding the one before twice: 2^40 of them for who follows every reference.
Bomb laughs(const char* what, void (*twice)(PickleWriter&, std::uint32_t)) {
    return {std::string("a billion laughs of ") + what, [twice](PickleWriter& p) {
                p.op('(').op(']').store(1000);
                for (std::uint32_t slot = 1001; slot <= 1040; ++slot) {
                    twice(p, slot - 1);
                    p.store(slot);
                }
                p.op('t');
            }};
}

std::vector<Bomb> memo_bombs() {
    std::vector<Bomb> bombs{
        laughs("lists", [](auto& p, auto s) { p.op(']').op('(').recall(s).recall(s).op('e'); }),
        laughs("tuples", [](auto& p, auto s) { p.recall(s).recall(s).op(0x86); }),
        laughs("sets", [](auto& p, auto s) { p.op(0x8f).op('(').recall(s).recall(s).op(0x90); }),
        laughs("dictionaries",
               [](auto& p, auto s) { p.op('}').op('(').text("a").recall(s).text("b").recall(s).op('u'); }),
        laughs(
            "ordered dictionaries",
            [](auto& p, auto s) {
                p.global("collections", "OrderedDict").op(')').op('R').op('(').text("a").recall(s).text("b");
                p.recall(s).op('u');
            }),
        laughs("modules",
               [](auto& p, auto s) {
                   p.global("net", "Net").op(')').op(0x81).op('}').op('(').text("_parameters").op('}');
                   p.text("_modules").op('}').op('(').text("a").recall(s).text("b").recall(s).op('u').op('u');
                   p.op('b');
               }),
        {"a list that holds itself", [](auto& p) { p.op(']').store(1000).recall(1000).op('a'); }},
        {"a dictionary that holds itself",
         [](auto& p) { p.op('}').store(1000).text("a").recall(1000).op('s'); }},
        {"a module that is its own part",
         [](auto& p) {
             p.global("net", "Net").op(')').op(0x81).store(1000).op('}').op('(').text("_parameters").op('}');
             p.text("_modules").op('}').text("a").recall(1000).op('s').op('u').op('b');
         }},
        {"a memo slot of 16 GB", [](auto& p) { p.op('N').store(0xFFFFFFFF); }},
        {"a memo with a hole", [](auto& p) { p.op('N').store(3'000'000); }},
        {"a memo slot that was never set", [](auto& p) { p.recall(77'777); }},
        {"a text of a megabyte, two hundred times",
         [](auto& p) {
             p.op(']').op('(').text(std::string(1 << 20, 'a')).store(1000);
             for (int i = 0; i < 200; ++i) p.recall(1000);
             p.op('e');
         }},
        {"a long name before two hundred thousand values",
         [](auto& p) {
             p.op('}').text(std::string(900, 'a')).op(']').op('(');
             for (int i = 0; i < 200'000; ++i) p.op('K').raw("\x07");
             p.op('e').op('s');
         }},
    };
    bombs.emplace_back("sixty thousand classes out of five hundred long texts", [](PickleWriter& p) {
        p.op('(');
        for (std::uint32_t i = 0; i < 500; ++i)
            p.text(std::to_string(1000 + i) + std::string(1000, 'm')).store(1000 + i);
        p.op(']').op('(');
        for (std::uint32_t i = 0; i < 250; ++i)
            for (std::uint32_t j = 250; j < 500; ++j) p.recall(1000 + i).recall(1000 + j).op(0x93);
        p.op('e').op('t');
    });
    for (const std::size_t depth : {65u, 1'000u, 100'000u}) {
        bombs.emplace_back(
            std::string("lists ").append(std::to_string(depth)) + " deep",
            [depth](PickleWriter& p) { p.raw(std::string(depth, ']')).raw(std::string(depth - 1, 'a')); });
        bombs.emplace_back(std::string("tuples ").append(std::to_string(depth)) + " deep",
                           [depth](PickleWriter& p) { p.op(')').raw(std::string(depth, '\x85')); });
    }
    return bombs;
}

std::vector<Bomb> size_bombs() {
    std::vector<Bomb> bombs;
    const auto claim = [&](unsigned code, const auto length) {
        bombs.emplace_back(
            code_name(code) + " of " + std::to_string(length) + " bytes",
            [code, length](PickleWriter& p) { p.op(code).raw(Buffer().put(length).bytes).raw("abc"); });
    };
    for (const unsigned code : {0x58, 0x42, 0x54, 0x8b})  // BINUNICODE, BINBYTES, BINSTRING, LONG4

        for (const std::uint32_t length :
             {0x1000u, 0x100000u, 0x7FFFFFFFu, 0x80000000u, 0x80000001u, 0xFFFFFFFEu, 0xFFFFFFFFu})
            claim(code, length);
    for (const unsigned code : {0x8d, 0x8e, 0x95, 0x96})
        for (const std::uint64_t length :
             {0x100000ull, 0x7FFFFFFFull, 0x80000000ull, 0xFFFFFFFFull, 0x100000000ull, 1ull << 40,
              0x7FFFFFFFFFFFFFFFull, 0x8000000000000000ull, ~0ull})
            claim(code, length);
    for (const unsigned length : {17u, 127u, 255u}) claim(0x8a, static_cast<std::uint8_t>(length));
    bombs.emplace_back("a class with a name of a megabyte",
                       [](PickleWriter& p) { p.op('c').raw(std::string(1 << 20, 'a')).raw("\nb\n"); });
    bombs.emplace_back("a key of a megabyte", [](PickleWriter& p) {
        p.op('}').text(std::string(1 << 20, 'a')).op('N').op('s').op('}').op('b');
    });
    bombs.emplace_back("a stack of a million and more values",
                       [](PickleWriter& p) { p.raw(std::string(1'100'000, 'N')); });
    bombs.emplace_back("a million and more marks",
                       [](PickleWriter& p) { p.raw(std::string(1'100'000, '(')); });
    bombs.emplace_back("three hundred thousand values",
                       [](PickleWriter& p) { p.op(']').op('(').raw(std::string(300'000, '\x88')).op('e'); });
    return bombs;
}

// What a small file can claim, repeat and nest.
void bombs(const TakeFile& take) {
    for (const auto& [what, write] : memo_bombs())
        for (const auto container : pickle_containers)
            take({"memo bombs", name(container), what, file_holding(container, write)});
    for (const auto& [what, write] : size_bombs())
        for (const auto container : pickle_containers)
            take({"size bombs", name(container), what, file_holding(container, write)});
    for (const auto container : pickle_containers) {
        take({"memo bombs", name(container), "a long name before thirty thousand views of one array",
              file_holding(container, [&](PickleWriter& p) {
                  p.op('(');
                  write_array(p, container);
                  p.store(1000).op('}').op('(');
                  // As a list below a long key: each item has a name of 900 bytes.
                  for (int key = 0; key < 3; ++key) {
                      p.text(std::to_string(key) + std::string(900, 'a')).op(']').op('(');
                      for (int i = 0; i < 30'000; ++i) p.recall(1000);
                      p.op('e');
                  }
                  p.op('u').op('t');
              })});
    }
    for (const auto container : {Container::torch_zip, Container::torch_legacy, Container::nvidia_4}) {
        auto p = writer_for(container);
        p.op('}').op('(');
        for (int i = 0; i < 64; ++i) {
            p.text(std::string("t").append(std::to_string(i)));
            write_array(p, container,
                        {.strides =
                             [](auto& q) {
                                 q.integers({0, 0, 0});
                             },
                         .shape =
                             [](auto& q) {
                                 q.integers({1024, 1024, 4});
                             }});
        }
        take({"memo bombs", name(container), "six numbers seen as 64 arrays of 16 MB",
              wrapped(container, p.op('u').finish())});
    }
}

// torch.storage._load_from_bytes, the one place where a file lies in a file.
void nested_streams(const TakeFile& take) {
    const auto with = [&](std::string what, const Bytes& stream, Outcome outcome = Outcome::refused) {
        for (const auto container : {Container::nvidia_2, Container::nvidia_3, Container::nvidia_4})
            take({"nested streams", name(container), what,
                  file_with_array(container, {.data = [&](PickleWriter& p) { write_bytes(p, stream); }}),
                  outcome});
    };
    const auto root = [](const WriteValue& write) {
        PickleWriter p;
        write(p);
        return torch_legacy(p.finish(), true);
    };
    const auto good = nested_stream();
    const auto nested = [](PickleWriter& p, const Bytes& bytes) {
        p.global("torch.storage", "_load_from_bytes").bytes(bytes).op(0x85).op('R');
    };
    auto deeper = good;
    for (int depth = 2; depth <= 40; ++depth) {
        deeper = root([&](PickleWriter& p) { nested(p, deeper); });
        with(std::string("a stream in a stream, ").append(std::to_string(depth)) + " deep", deeper);
    }
    with("a stream with a tensor in place of a storage",
         root([](PickleWriter& p) { p.tensor("FloatStorage", "0", 6, 0, {6}, {1}, true); }));
    with("a stream with a dictionary", root([](PickleWriter& p) { p.op('}'); }));
    with("a stream with a call",
         root([](PickleWriter& p) { p.global("os", "system").text("id").op(0x85).op('R'); }));
    with("a stream with the other key",
         root([](PickleWriter& p) { p.storage("FloatStorage", "1", 6, true); }));
    with("a stream of another count", root([](PickleWriter& p) { p.storage("FloatStorage", "0", 7, true); }));
    with("a stream of an enormous count",
         root([](PickleWriter& p) { p.storage("FloatStorage", "0", most, true); }));
    with("a stream of another kind", root([](PickleWriter& p) { p.storage("DoubleStorage", "0", 6, true); }));
    with("a stream of no kind", root([](PickleWriter& p) { p.storage("EvilStorage", "0", 6, true); }));
    with("a storage that is its own key", root([](PickleWriter& p) {
             p.op('(').text("storage").global("torch", "FloatStorage").op(']').store(9).recall(9).op('a');
             p.text("cpu").integer(6).op('N').op('t').op('Q');
         }));
    with("a bare pickle", PickleWriter().integer(3).finish());
    with("a torch archive", torch_zip(small_pickle()));
    with("a numpy array", npy("'<f4'", "(6,)", floats(6)));
    with("nothing", {});
    for (std::size_t size = 1; size < good.size(); ++size)
        with(std::string("a stream cut after ").append(std::to_string(size)) + " bytes",
             Bytes(good.begin(), good.begin() + long(size)));
    for (std::size_t at = 0; at < good.size(); ++at)
        for (const unsigned bit : {0u, 4u, 7u}) {
            auto changed = good;
            changed[at] ^= std::byte(1u << bit);
            with(std::string("a stream with bit ").append(std::to_string(bit)) + " of byte " +
                     std::to_string(at) + " changed",
                 changed, Outcome::refused_or_valid);
        }
    // A correct stream with much to parse, written once as a text and asked for again and again.
    const auto busy =
        torch_legacy(PickleWriter().storage("FloatStorage", "0", 6, true).finish(), true, 200'000);
    for (const auto container : {Container::nvidia_2, Container::nvidia_3, Container::nvidia_4}) {
        auto p = writer_for(container);
        p.op('(').text(latin_text(busy)).store(1000).op(']').op('(');
        for (int i = 0; i < 2'000; ++i) {
            p.global("torch._utils", "_rebuild_tensor_v2").op('(');
            p.global("torch.storage", "_load_from_bytes").global("_codecs", "encode").recall(1000);
            p.text("latin1").op(0x86).op('R').op(0x85).op('R').integer(0).integers({6}).integers({1});
            p.op(0x89).op('}').op('t').op('R');
        }
        take({"nested streams", name(container), "one text decoded two thousand times",
              p.op('e').op('t').finish(), Outcome::refused_or_valid});
    }
}

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

// Shapes, strides, offsets and element types that do not fit six numbers.
void views(const TakeFile& take) {
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

// Names that collide, lead elsewhere or are none.
void names(const TakeFile& take) {
    const std::pair<const char*, WriteValue> cases[] = {
        {"a key twice", [](auto& p) { p.op('}').op('(').text("a").integer(1).text("a").integer(2).op('u'); }},
        {"a key twice, in two steps",
         [](auto& p) { p.op('}').text("a").integer(1).op('s').text("a").integer(2).op('s'); }},
        {"two keys that are joined alike",
         [](auto& p) {
             p.op('}').op('(').text("a/b").integer(1).text("a").op('}').text("b").integer(2).op('s').op('u');
         }},
        {"a number and a text that read alike",
         [](auto& p) { p.op('}').op('(').text("1").integer(1).integer(1).integer(2).op('u'); }},
        {"a name of two thousand bytes",
         [](auto& p) {
             p.op('}')
                 .text(std::string(1000, 'a'))
                 .op('}')
                 .text(std::string(1000, 'a'))
                 .integer(1)
                 .op('s')
                 .op('s');
         }},
    };
    for (const auto container : pickle_containers) {
        for (const auto& [what, write] : cases)
            take({"names", name(container), what, file_holding(container, write)});
        take({"names", name(container), "an array twice", file_holding(container, [&](PickleWriter& p) {
                  p.op('}').op('(').text("w");
                  write_array(p, container);
                  p.text("w");
                  write_array(p, container);
                  p.op('u');
              })});
        for (const std::string key :
             {"../../etc/passwd", "/etc/passwd", "..", "", "a\nb", "\x1b[2J", "C:\\x", "a//b", "\x7f",
              "\xe2\x80\xae"
              "txt"})
            take({"names", name(container), "an array named \"" + key + "\"",
                  file_holding(container,
                               [&](PickleWriter& p) {
                                   p.op('}').text(key);
                                   write_array(p, container);
                                   p.op('s');
                               }),
                  Outcome::refused_or_valid});
        for (const std::string symbol : {"sys\x1b[2Jtem", "a\tb", "\x7f", "a\rb"})
            take({"names", name(container), "a class with control characters",
                  file_holding(container, [&](PickleWriter& p) { p.global("os", symbol); }),
                  Outcome::reported});
        take({"names", name(container), "a name that is no UTF-8",
              file_holding(container,
                           [](PickleWriter& p) { p.op('}').text("\xff\xfe").integer(1).op('s'); })});
    }
}

}  // namespace

void each_hostile_pickle(const TakeFile& take) {
    operations(take);
    calls(take);
    bombs(take);
    nested_streams(take);
    views(take);
    names(take);
}

}  // namespace limner::made
