#include <catch2/catch.hpp>
#include <cstring>

#include "engine/core/file.h"
#include "engine/portrait/project_archive.h"
#include "sample_project.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

namespace {

using Bytes = std::vector<std::byte>;

std::vector<std::size_t> places_of(const Bytes& bytes, std::string_view text) {
    std::vector<std::size_t> places;
    const auto view = std::as_bytes(std::span(text));
    for (auto at = bytes.begin();
         (at = std::search(at, bytes.end(), view.begin(), view.end())) != bytes.end(); ++at)
        places.push_back(std::size_t(at - bytes.begin()));
    return places;
}

// Renames an entry in local header and directory alike; both names have the same length.
void rename_entry(Bytes& bytes, std::string_view from, std::string_view to) {
    REQUIRE(from.size() == to.size());
    for (const auto place : places_of(bytes, from)) std::memcpy(&bytes[place], to.data(), to.size());
}

// Start of the central directory record of `name`.
std::size_t directory_record(const Bytes& bytes, std::string_view name) {
    constexpr std::size_t name_at = 46;
    for (const auto place : places_of(bytes, name))
        if (place >= name_at && std::memcmp(&bytes[place - name_at], "PK\x01\x02", 4) == 0)
            return place - name_at;
    FAIL("no directory record");
    return 0;
}

void put_little(Bytes& bytes, std::size_t at, std::uint64_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) bytes[at + i] = std::byte(value >> (8 * i) & 0xFF);
}

Errc code_of(const Bytes& bytes) {
    const auto opened = parse_project(bytes, "a.limner");
    REQUIRE_FALSE(opened.has_value());
    CHECK_THAT(opened.error().message, Catch::Contains("a.limner"));
    return opened.error().code;
}

}  // namespace

TEST_CASE("Entry names are matched, never used as paths", "[project]") {
    for (const auto* good : {"a", "a/b.png", "meta/x_y-1.json", "A0"}) CHECK(is_entry_name(good));
    for (const auto* bad : {"", "/a", "a/", "a//b", "../a", "a/../b", ".hidden", "a/.b", "a\\b", "C:a", "-a",
                            "a b", "ä", "a\nb", "./a"})
        CHECK_FALSE(is_entry_name(bad));
    CHECK_FALSE(is_entry_name(std::string(300, 'a')));
    CHECK_FALSE(is_entry_name(std::string_view("a\0b", 3)));
}

TEST_CASE("A project with a traversal name is refused whole", "[project][hostile]") {
    auto bytes = *serialize_project(sample_project());
    const auto name = GENERATE(as<std::string>{}, "../../../x.png", "/etc/passw.png", "snaps\\hots.png");
    rename_entry(bytes, "snapshots/1.png", name + std::string(15 - name.size(), 'g'));
    CHECK(code_of(bytes) == Errc::bad_project);
}

TEST_CASE("A name that occurs twice is refused", "[project][hostile]") {
    auto bytes = *serialize_project(sample_project());
    rename_entry(bytes, "thumbnail.png", "portrait.json");
    CHECK(code_of(bytes) == Errc::bad_project);
}

TEST_CASE("A bomb is refused before it is unpacked", "[project][hostile]") {
    SECTION("by its ratio") {
        std::vector<ArchiveEntry> entries{{"bomb.json", Bytes(64 << 20)}};
        CHECK(code_of(*pack_project(entries)) == Errc::limit_exceeded);
    }
    SECTION("by the size it claims") {
        auto bytes = *serialize_project(sample_project());
        put_little(bytes, directory_record(bytes, "portrait.json") + 24, 0xFFFF0000u, 4);
        const auto opened = parse_project(bytes, "a");
        REQUIRE_FALSE(opened.has_value());
        CHECK((opened.error().code == Errc::limit_exceeded || opened.error().code == Errc::bad_project));
    }
}

TEST_CASE("A directory that lists nothing but a folder is refused", "[project][hostile]") {
    auto bytes = *pack_project({});
    bytes.resize(67);  // the mimetype, which the directory below does not list
    const auto put = [&](std::uint64_t value, std::size_t size) {
        bytes.resize(bytes.size() + size);
        put_little(bytes, bytes.size() - size, value, size);
    };
    const auto put_common = [&] {  // what local header and directory share: an empty, stored "a/"
        for (const std::uint64_t value : {20, 0, 0, 0, 0x21}) put(value, 2);
        for (int i = 0; i < 3; ++i) put(0, 4);
        put(2, 2), put(0, 2);
    };
    const auto put_name = [&] { put('a', 1), put('/', 1); };
    put(0x04034b50, 4), put_common(), put_name();
    const auto directory = bytes.size();
    put(0x02014b50, 4), put(20, 2), put_common();
    for (int i = 0; i < 3; ++i) put(0, 2);
    put(0, 4), put(67, 4), put_name();
    const auto size = bytes.size() - directory;
    put(0x06054b50, 4), put(0, 4), put(1, 2), put(1, 2), put(size, 4), put(directory, 4), put(0, 2);
    CHECK(code_of(bytes) == Errc::bad_project);
}

TEST_CASE("Encrypted entries and foreign compression are refused", "[project][hostile]") {
    auto bytes = *serialize_project(sample_project());
    const auto record = directory_record(bytes, "portrait.json");
    SECTION("encrypted") { put_little(bytes, record + 8, 1, 2); }
    SECTION("LZMA") { put_little(bytes, record + 10, 14, 2); }
    CHECK(code_of(bytes) == Errc::bad_project);
}

TEST_CASE("A truncated project is refused at every length", "[project][hostile]") {
    const auto whole = *serialize_project(sample_project());
    for (std::size_t size = 0; size < whole.size(); size += 37) {
        const Bytes part(whole.begin(), whole.begin() + std::ptrdiff_t(size));
        const auto opened = parse_project(part, "a");
        REQUIRE_FALSE(opened.has_value());
        CHECK((opened.error().code == Errc::bad_project || opened.error().code == Errc::unsupported_file));
    }
}

TEST_CASE("What is no project is told apart from a damaged one", "[project][hostile]") {
    CHECK(code_of({}) == Errc::unsupported_file);
    CHECK(code_of(Bytes(1000)) == Errc::unsupported_file);
    CHECK(code_of(*encode_png(Image(4, 4))) == Errc::unsupported_file);
    const TemporaryFolder folder;
    CHECK(read_project(folder / "absent.limner").error().code == Errc::file_not_found);
    CHECK(read_project(folder.path()).error().code == Errc::file_not_found);
}

TEST_CASE("A wrong checksum costs the part, not the project", "[project][hostile]") {
    const auto project = sample_project();
    auto bytes = *serialize_project(project);
    SECTION("of a small picture") {
        // A flipped bit in a stored entry: zip's own checksum and ours both notice.
        bytes[places_of(bytes, "thumbnail.png").front() + 60] ^= std::byte(1);
        const auto opened = parse_project(bytes, "a");
        REQUIRE(opened.has_value());
        CHECK(opened->project.thumbnail == nullptr);
        CHECK(opened->lost.size() == 1);
        CHECK(opened->project.portrait == project.portrait);
    }
    SECTION("unless it is the portrait") {
        bytes[places_of(bytes, "portrait.json").front() + 60] ^= std::byte(1);
        CHECK(code_of(bytes) == Errc::bad_project);
    }
}

TEST_CASE("Any single changed byte is an error or a smaller project, never a crash", "[project][hostile]") {
    const auto whole = *serialize_project(sample_project());
    for (std::size_t i = 0; i < whole.size(); i += 3) {
        auto bytes = whole;
        bytes[i] ^= std::byte(0xA5);
        const auto opened = parse_project(bytes, "a");
        if (opened) CHECK(opened->project.portrait.head == sample_project().portrait.head);
    }
}

TEST_CASE("Deeply nested JSON is refused", "[project][hostile]") {
    std::string text(100'000, '[');
    const auto view = std::as_bytes(std::span(text));
    std::vector<ArchiveEntry> entries{{"portrait.json", {view.begin(), view.end()}}};
    CHECK(code_of(*pack_project(entries)) == Errc::bad_project);
}
