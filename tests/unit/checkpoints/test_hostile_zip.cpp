#include <functional>

#include "tests/unit/checkpoints/expect.h"

using namespace limner;
using namespace limner::made;

namespace {

std::vector<Entry> entries() { return torch_entries(small_pickle()); }

}  // namespace

TEST_CASE("Archives that two tools could read differently are refused", "[checkpoints][hostile]") {
    REQUIRE(parsed(zip(entries())));
    struct Case {
        const char* what;
        std::function<void(std::vector<Entry>&, ZipTricks&)> spoil;
    };
    const Case cases[] = {
        {"another local name", [](auto& e, auto&) { e[1].local_name = "model/data/9"; }},
        {"another local name of the same length", [](auto& e, auto&) { e[0].local_name = "model/data.pkL"; }},
        {"a deflated entry", [](auto& e, auto&) { e[1].method = 8; }},
        {"an unknown method", [](auto& e, auto&) { e[1].method = 93; }},
        {"another local method", [](auto& e, auto&) { e[1].local_method = 8; }},
        {"encryption", [](auto& e, auto&) { e[1].flags |= 1; }},
        {"strong encryption", [](auto& e, auto&) { e[1].flags |= 1 << 6; }},
        {"masked headers", [](auto& e, auto&) { e[1].flags |= 1 << 13; }},
        {"other local flags", [](auto& e, auto&) { e[1].local_flags = 0x801; }},
        {"a wrong checksum", [](auto& e, auto&) { e[1].crc = 1; }},
        {"a wrong local checksum", [](auto& e, auto&) { e[1].descriptor = false, e[1].local_crc = 1; }},
        {"a wrong checksum in the descriptor", [](auto& e, auto&) { e[1].descriptor_crc = 1; }},
        {"two sizes", [](auto& e, auto&) { e[1].size = 25; }},
        {"a larger packed size", [](auto& e, auto&) { e[1].packed_size = 25, e[1].size = 25; }},
        {"a smaller size", [](auto& e, auto&) { e[1].packed_size = 20, e[1].size = 20; }},
        {"an enormous size", [](auto& e, auto&) { e[1].packed_size = 0xFFFFFFFE, e[1].size = 0xFFFFFFFE; }},
        {"a 64-bit size without its field", [](auto& e, auto&) { e[1].size = 0xFFFFFFFF; }},
        {"another local size", [](auto& e, auto&) { e[1].descriptor = false, e[1].local_size = 20; }},
        {"overlapping entries", [](auto& e, auto&) { e[2].offset = 0, e[2].name = e[0].name + "x"; }},
        {"two entries at one place", [](auto& e, auto&) { e[2].offset = 0; }},
        {"an entry beyond the end", [](auto& e, auto&) { e[2].offset = 0x7FFFFFFF; }},
        {"an entry inside another", [](auto& e, auto&) { e[2].offset = 40; }},
        {"a comment on an entry", [](auto& e, auto&) { e[1].comment = "hi"; }},
        {"a malformed extra field", [](auto& e, auto&) { e[1].size = 0xFFFFFFFF, e[1].extra.push_back(1); }},
        {"a comment", [](auto&, auto& t) { t.comment = "hi"; }},
        {"a comment that looks like an end",
         [](auto&, auto& t) { t.comment = std::string("PK\5\6") + std::string(18, '\0'); }},
        {"trailing bytes", [](auto&, auto& t) { t.trailing.append("x"); }},
        {"leading bytes", [](auto&, auto& t) { t.prefix.append("PK\3\4"); }},
        {"gaps between entries", [](auto&, auto& t) { t.gap = "gap"; }},
        {"something before the directory", [](auto&, auto& t) { t.before_directory = "secret"; }},
        {"fewer entries than there are", [](auto&, auto& t) { t.entry_count = 3; }},
        {"more entries than there are", [](auto&, auto& t) { t.entry_count = 5; }},
        {"very many entries", [](auto&, auto& t) { t.entry_count = 0xFFFF; }},
        {"another disk", [](auto&, auto& t) { t.disk = 1; }},
        {"a directory elsewhere", [](auto&, auto& t) { t.directory_offset = 4; }},
        {"a directory beyond the end", [](auto&, auto& t) { t.directory_offset = 0xFFFFFFF0; }},
        {"a short directory", [](auto&, auto& t) { t.directory_size = 46; }},
        {"a 64-bit count that disagrees", [](auto&, auto& t) { t.zip64 = true, t.wide_count = 3; }},
        {"a 64-bit offset that overflows",
         [](auto&, auto& t) { t.zip64 = true, t.wide_offset = ~0ull - 10; }},
        {"two 64-bit answers", [](auto&, auto& t) { t.zip64 = true, t.directory_offset = 7; }},
    };
    for (const auto& hostile : cases) {
        auto parts = entries();
        ZipTricks tricks;
        hostile.spoil(parts, tricks);
        INFO(hostile.what);
        CHECK(refused(zip(parts, tricks)));
    }
    auto parts = entries();
    ZipTricks many{.zip64 = true};
    REQUIRE(parsed(zip(parts, many)));
    many.wide_count = 1ull << 40;
    CHECK(refused(zip(parts, many), Errc::limit_exceeded));
}

TEST_CASE("Entry names cannot leave their folder", "[checkpoints][hostile]") {
    for (const std::string name : {"../evil", "model/../../evil", "/etc/passwd", "model//data", "model/./x",
                                   "model/data/", "C:/x", "model\\data\\0", "model/data/0\n", "",
                                   "model/\x7f", "model/\xff\xfe", "model/\xc0\xaf", "model/\xed\xa0\x80"}) {
        auto parts = entries();
        parts.push_back({name, bytes_of("x")});
        INFO(name);
        CHECK(refused(zip(parts)));
    }
    auto parts = entries();
    parts.push_back({std::string("model/data/a\0b", 14), bytes_of("x")});
    CHECK(refused(zip(parts)));
    parts.back().name = std::string(2000, 'a').insert(0, "model/");
    CHECK(refused(zip(parts)));
}

TEST_CASE("A torch archive holds one folder of known entries and no program", "[checkpoints][hostile]") {
    for (const std::string name : {"model/code/__torch__.py", "model/constants.pkl"}) {
        auto parts = entries();
        parts.push_back({name, bytes_of("x")});
        INFO(name);
        CHECK(refused(zip(parts), Errc::unsupported_file));
    }
    for (const std::string name : {"other/data/7", "stray", "model/evil.so", "model/data.pkl/x"}) {
        auto parts = entries();
        parts.push_back({name, bytes_of("x")});
        INFO(name);
        CHECK(refused(zip(parts)));
    }
    auto parts = entries();
    parts.push_back({"model/byteorder", bytes_of("big")});
    CHECK(refused(zip(parts)));
    parts.back().content = bytes_of("little");
    CHECK(parsed(zip(parts)));

    SECTION("and every storage its tensors name, of exactly their size") {
        auto fewer = entries();
        fewer.erase(fewer.begin() + 2);
        CHECK(refused(zip(fewer)));
        auto shorter = entries();
        shorter[1].content = floats(5);
        CHECK(refused(zip(shorter)));
        auto longer = entries();
        longer[1].content = floats(7);
        CHECK(refused(zip(longer)));
        auto versionless = entries();
        versionless.pop_back();
        CHECK(refused(zip(versionless)));
    }
}

TEST_CASE("One flipped bit anywhere in an archive is noticed or harmless, never a crash",
          "[checkpoints][hostile]") {
    const auto good = zip(entries());
    const auto reference = parsed(good);
    REQUIRE(reference);
    std::size_t accepted = 0;
    for (std::size_t i = 0; i < good.size() * 8; ++i) {
        auto bad = good;
        bad[i / 8] ^= std::byte(1u << (i % 8));
        const auto tree = parsed(bad);
        if (!tree) continue;
        ++accepted;
        // What is accepted says the same: only time stamps, versions and attributes may change unseen.
        REQUIRE(tree->arrays.size() == reference->arrays.size());
        for (const auto& [name, array] : reference->arrays)
            REQUIRE(tree->arrays.at(name).to_floats() == array.to_floats());
    }
    CHECK(accepted < good.size() * 2);
}
