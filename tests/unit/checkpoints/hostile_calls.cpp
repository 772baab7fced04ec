#include "tests/unit/checkpoints/hostile_pickles.h"
#include "tests/unit/checkpoints/pickle_vocabulary.h"
namespace limner::made {
namespace {

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

/// A module up to its parameters, which follow.
void begin_module(PickleWriter& p) {
    p.global("net", "Net").op(')').op(0x81).op('}').op('(').text("_modules").op('}').text("_parameters");
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
             begin_module(p);
             w(p), p.op('u').op('b');
         });
     }},
    {"as a parameter of a module", Outcome::reported, anywhere,
     [](auto c, auto& v) {
         return around(c, v, [](auto& p, auto& w) {
             begin_module(p);
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

}  // namespace

// Whatever a pickle would like to call, in every way there is, wherever a value can stand.
void each_hostile_call(const TakeFile& take) {
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

}  // namespace limner::made
