#include <functional>

#include "engine/checkpoints/pickle.h"
#include "tests/unit/checkpoints/expect.h"
#include "tests/unit/checkpoints/pickle_vocabulary.h"

using namespace limner;
using namespace limner::made;

namespace {

/// `tail` as the value of a dictionary with one honest tensor beside it, in an archive.
Bytes beside_tensor(const std::function<void(PickleWriter&)>& value) {
    PickleWriter p;
    p.op('}').op('(').text("w").tensor("FloatStorage", "0", 6, 0, {6}, {1}).text("x");
    value(p);
    p.op('u');
    return torch_zip(p.finish());
}

}  // namespace

TEST_CASE("Every operation outside the list is refused, wherever it stands", "[checkpoints][hostile]") {
    std::size_t swept = 0;
    for (unsigned code = 0; code < 256; ++code) {
        if (accepted_operations.contains(code)) continue;
        INFO("operation " << code);
        // At the start, after a value, after a mark; with operands that would suit any of them.
        for (const auto& before :
             {Bytes{}, PickleWriter().op('N').so_far(), PickleWriter().op(']').op('(').op('N').so_far()}) {
            PickleWriter p;
            if (!before.empty()) p.raw(Bytes(before.begin() + 2, before.end()));
            p.op(code).raw("os\nsystem\n1\n");
            CHECK(refused(p.finish()));
            ++swept;
        }
    }
    CHECK(swept == 3 * (256 - accepted_operations.size()));
}

TEST_CASE("Every accepted operation misses its operands gracefully", "[checkpoints][hostile]") {
    for (const unsigned code : accepted_operations) {
        INFO("operation " << code);
        CHECK_FALSE(parse_pickle(PickleWriter().op(code).so_far()));  // nothing follows
        if (code == '.' || code == 'N' || code == 0x88 || code == 0x89 || code == ')' || code == ']' ||
            code == '}' || code == 0x8f || code == '(' || code == 0x95)
            continue;  // need neither operand nor stack
        CHECK_FALSE(parse_pickle(PickleWriter().op(code).op('.').so_far()));
        CHECK_FALSE(parse_pickle(
            PickleWriter().op('(').op(code).raw("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F").op('.').so_far()));
    }
}

TEST_CASE("Calls a pickle would like to make stay inert", "[checkpoints][hostile]") {
    for (const auto& [module, name] : dangerous_symbols) {
        INFO(module << '.' << name);
        const auto call = [&, m = module, n = name](PickleWriter& p) {
            p.global(m, n).op('(').text("touch /tmp/owned").op('t').op('R');
        };
        SECTION(std::string("as a value: ") + module + "." + name) {
            const auto tree = parsed(beside_tensor(call));
            REQUIRE(tree);
            CHECK(tree->arrays.size() == 1);
            REQUIRE(tree->opaque.size() == 1);
        }
        SECTION(std::string("as a class without a call: ") + module + "." + name) {
            const auto tree =
                parsed(beside_tensor([&, m = module, n = name](PickleWriter& p) { p.global(m, n); }));
            REQUIRE(tree);
            CHECK(tree->arrays.size() == 1);
        }
        SECTION(std::string("where a tensor needs something: ") + module + "." + name) {
            // as storage, as kind of storage, as shape, as strides, as offset
            CHECK(refused(beside_tensor([&](PickleWriter& p) {
                p.global("torch._utils", "_rebuild_tensor_v2").op('(');
                call(p);
                p.integer(0).integers({6}).integers({1}).op(0x89).op('}').op('t').op('R');
            })));
            CHECK(refused(beside_tensor([&, m = module, n = name](PickleWriter& p) {
                p.global("torch._utils", "_rebuild_tensor_v2")
                    .op('(')
                    .op('(')
                    .text("storage")
                    .global(m, n)
                    .text("0");
                p.text("cpu").integer(6).op('t').op('Q').integer(0).integers({6}).integers({1}).op('t').op(
                    'R');
            })));
            CHECK(refused(beside_tensor([&](PickleWriter& p) {
                p.global("torch._utils", "_rebuild_tensor_v2")
                    .op('(')
                    .storage("FloatStorage", "0", 6)
                    .integer(0);
                call(p);
                p.integers({1}).op('t').op('R');
            })));
            CHECK(refused(beside_tensor([&](PickleWriter& p) {
                p.global("torch._utils", "_rebuild_tensor_v2").op('(').storage("FloatStorage", "0", 6);
                call(p);
                p.integers({6}).integers({1}).op('t').op('R');
            })));
        }
        SECTION(std::string("as the result of a call: ") + module + "." + name) {
            CHECK(refused(beside_tensor([&](PickleWriter& p) { call(p), p.op(')').op('R'); })));
            CHECK(refused(beside_tensor([&](PickleWriter& p) { call(p), p.op(')').op(0x81); })));
        }
    }
}

TEST_CASE("Values used as what they are not are refused", "[checkpoints][hostile]") {
    const auto bad = [](const std::function<void(PickleWriter&)>& body, Errc code = Errc::bad_checkpoint) {
        PickleWriter p;
        body(p);
        return refused(p.finish(), code);
    };
    CHECK(bad([](auto& p) { p.text("os").text("system").op(')').op('R'); }));  // a text called
    CHECK(bad([](auto& p) { p.integer(1).integer(2).op(0x93); }));             // a class named by numbers
    CHECK(bad([](auto& p) { p.global("a", "b").op(']').op('R'); }));           // arguments as a list
    CHECK(bad([](auto& p) { p.global("a", "b").op('}').op('b'); }));           // state of a class
    CHECK(bad([](auto& p) { p.op('}').op('}').op('b'); }));                    // state of a dictionary
    CHECK(bad(
        [](auto& p) { p.global("a", "b").op(')').op('R').op('N').op('b').op('N').op('b'); }));  // state twice
    CHECK(bad([](auto& p) { p.op('}').op('N').op('a'); }));           // append to a dictionary
    CHECK(bad([](auto& p) { p.op(']').op('N').op('N').op('s'); }));   // item of a list
    CHECK(bad([](auto& p) { p.op('}').op('(').op('N').op('u'); }));   // a key without a value
    CHECK(bad([](auto& p) { p.op(']').op('(').op('N').op(0x90); }));  // add to a list
    CHECK(bad([](auto& p) { p.op(')').op('N').op('a'); }));           // append to a tuple
    CHECK(bad([](auto& p) { p.op('N').op('('); }));                   // a mark left over
    CHECK(bad([](auto& p) { p.op('N').op('N'); }));                   // two values
    CHECK(bad([](auto&) {}));                                         // none
    CHECK(bad([](auto& p) { p.op('h').raw("\x05"); }));               // an unset memo slot
    CHECK(bad([](auto& p) { p.op('N').store(4'000'000'000u); }, Errc::limit_exceeded));  // a memo of 16 GB
    CHECK(bad([](auto& p) { p.op('N').store(1'000'000); }));                             // a memo with a hole
    CHECK(bad([](auto& p) { p.global("", "x"); }));
    CHECK(bad([](auto& p) { p.global("x", ""); }));
    CHECK(bad([](auto& p) { p.global("x", std::string(5000, 'y')); }));
    CHECK(bad([](auto& p) { p.global("\xff\xfe", "y"); }));
    CHECK(bad([](auto& p) { p.op('X').raw(std::string("\x02\0\0\0\xc3\x28", 6)); }));  // not UTF-8
    CHECK(bad(
        [](auto& p) { p.op(0x95).raw("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF").op('N'); }));  // a frame of 16 EB
    CHECK(bad([](auto& p) { p.op('N').op(0x80).raw("\x02"); }));                        // a second header
    PickleWriter trailing;
    auto bytes = trailing.op('N').finish();
    bytes.push_back(std::byte{'N'});
    CHECK(refused(bytes));
    for (const int protocol : {0, 1, 6, 255})
        CHECK_FALSE(parse_pickle(PickleWriter(protocol).op('N').finish()));
}

TEST_CASE("Sizes a pickle claims cost nothing until they are there", "[checkpoints][hostile]") {
    const auto claims = [](unsigned code, std::string_view length) {
        return parsed(PickleWriter().op(code).raw(length).raw("abc").finish());
    };
    for (const unsigned code : {'X', 'B', 'T'})
        CHECK_FALSE(claims(code, std::string_view("\xFF\xFF\xFF\x7F", 4)));
    for (const unsigned code : {'X', 'B', 'T'})
        CHECK_FALSE(claims(code, std::string_view("\xFF\xFF\xFF\xFF", 4)));
    for (const unsigned code : {0x8d, 0x8e})
        CHECK_FALSE(claims(code, std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8)));
    CHECK(refused(PickleWriter().op(0x8a).raw("\xFF").raw(std::string(255, 'x')).finish(),
                  Errc::limit_exceeded));
    CHECK(refused(PickleWriter().raw(std::string(1'100'000, '(')).finish(), Errc::limit_exceeded));
    CHECK(refused(PickleWriter().raw(std::string(1'100'000, 'N')).finish(), Errc::limit_exceeded));
}

TEST_CASE("Shared values and cycles cannot explode", "[checkpoints][hostile]") {
    PickleWriter bomb;  // 40 lists, each holding the one before twice: 2^40 leaves
    bomb.op(']').store(0);
    for (std::uint32_t level = 1; level <= 40; ++level)
        bomb.op(']').op('(').recall(level - 1).recall(level - 1).op('e').store(level);
    bomb.op('(');  // one value is left on the stack per level: gather them
    PickleWriter gathered;
    gathered.op('(').raw(Bytes(bomb.so_far().begin() + 2, bomb.so_far().end() - 1)).op('t');
    CHECK(refused(gathered.finish(), Errc::limit_exceeded));

    PickleWriter cycle;
    cycle.op(']').store(0).recall(0).op('a');
    CHECK(refused(cycle.finish(), Errc::limit_exceeded));

    PickleWriter deep;
    for (int i = 0; i < 100; ++i) deep.op(']');
    for (int i = 0; i < 99; ++i) deep.op('a');
    CHECK(refused(deep.finish(), Errc::limit_exceeded));

    PickleWriter loud;  // a megabyte of text, named two hundred times
    loud.op(']').op('(').text(std::string(1 << 20, 'a')).store(0);
    for (int i = 0; i < 200; ++i) loud.recall(0);
    CHECK(refused(loud.op('e').finish(), Errc::limit_exceeded));

    PickleWriter wide;  // one byte seen as 2^31 elements, many times
    wide.op('}').op('(');
    for (int i = 0; i < 64; ++i)
        wide.text(std::string("t").append(std::to_string(i)))
            .tensor("FloatStorage", "0", 6, 0, {1024, 1024, 100}, {0, 0, 0});
    wide.op('u');
    CHECK(refused(torch_zip(wide.finish()), Errc::limit_exceeded));
}

TEST_CASE("Tensors that reach outside their storage are refused", "[checkpoints][hostile]") {
    const auto bad = [](std::int32_t count, std::int32_t offset, const std::vector<std::int32_t>& shape,
                        const std::vector<std::int32_t>& strides, const char* kind = "FloatStorage",
                        const char* key = "0") {
        PickleWriter p;
        p.op('}').text("t").tensor(kind, key, count, offset, shape, strides).op('s');
        const auto tree = parsed(torch_zip(p.finish()));
        return !tree &&
               (tree.error().code == Errc::bad_checkpoint || tree.error().code == Errc::limit_exceeded) &&
               tree.error().message.find("(at t)") != std::string::npos;
    };
    constexpr std::int32_t most = 0x7FFFFFFF;
    CHECK(bad(6, 0, {7}, {1}));
    CHECK(bad(6, 1, {6}, {1}));
    CHECK(bad(6, 6, {1}, {1}));
    CHECK(bad(6, -1, {1}, {1}));
    CHECK(bad(6, 0, {2}, {-1}));
    CHECK(bad(6, 0, {-1}, {1}));
    CHECK(bad(6, 0, {2, 3}, {1}));
    CHECK(bad(6, 0, {2}, {3, 1}));
    CHECK(bad(6, 0, {2, 3}, {4, 1}));
    CHECK(bad(6, most, {1}, {1}));
    CHECK(bad(6, 0, {most, most, most}, {most, most, most}));
    CHECK(bad(6, 0, {most, most, most}, {0, 0, 0}));
    CHECK(bad(6, 0, {1, 1, 1, 1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 1, 1, 1, 1}));
    CHECK(bad(7, 0, {6}, {1}));
    CHECK(bad(-6, 0, {6}, {1}));
    CHECK(bad(most, 0, {6}, {1}));
    CHECK(bad(6, 0, {3}, {1}, "DoubleStorage"));
    CHECK(bad(6, 0, {6}, {1}, "HalfStorage"));
    CHECK(bad(6, 0, {6}, {1}, "EvilStorage"));
    CHECK(bad(6, 0, {6}, {1}, "FloatStorage", "9"));
    CHECK(bad(6, 0, {6}, {1}, "FloatStorage", "../data.pkl"));
    CHECK(bad(6, 0, {6}, {1}, "FloatStorage", ""));
}

TEST_CASE("A key that occurs twice is refused", "[checkpoints][hostile]") {
    PickleWriter p;
    p.op('}').op('(').text("t").tensor("FloatStorage", "0", 6, 0, {6}, {1});
    p.text("t").tensor("FloatStorage", "1", 3, 0, {3}, {1}).op('u');
    CHECK(refused(torch_zip(p.finish())));
    PickleWriter q;  // "a/b" and {"a": {"b": ...}} would share a name
    q.op('}').op('(').text("a/b").integer(1).text("a").op('}').text("b").integer(2).op('s').op('u');
    CHECK(refused(q.finish()));
}

TEST_CASE("A legacy stream that lies is refused", "[checkpoints][hostile]") {
    const auto good = torch_legacy(small_pickle(true));
    REQUIRE(parsed(good));
    auto longer = good;
    longer.push_back(std::byte{0});
    CHECK(refused(longer));
    for (const std::uint64_t count : {7ull, 5ull, ~0ull, 1ull << 61, 1ull << 62}) {
        auto bad = good;  // the count of the first storage stands before its 24 bytes
        const auto at = good.size() - 8 - 12 - 8 - 24;
        std::memcpy(bad.data() + at, &count, 8);
        INFO(count);
        CHECK(refused(bad));
    }
    std::size_t crashed = 0;
    for (std::size_t i = 0; i < good.size() * 8; ++i) {
        auto bad = good;
        bad[i / 8] ^= std::byte(1u << (i % 8));
        const auto tree = parsed(bad);
        crashed += tree && tree->arrays.size() > 2;
    }
    CHECK(crashed == 0);
}
