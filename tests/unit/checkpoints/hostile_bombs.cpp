#include "tests/unit/checkpoints/hostile_pickles.h"

namespace limner::made {
namespace {

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

}  // namespace

// What a small file can claim, repeat and nest.
void each_bomb(const TakeFile& take) {
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

}  // namespace limner::made
