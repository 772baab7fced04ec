#include "engine/core/file.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstring>

#include "engine/core/hash.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

namespace {

std::string text_of(const FileBytes& content) {
    return {reinterpret_cast<const char*>(content.bytes.data()), content.bytes.size()};
}

std::span<const std::byte> view(std::string_view text) { return std::as_bytes(std::span(text)); }

}  // namespace

TEST_CASE("A file is replaced as a whole and leaves no temporary behind", "[core]") {
    const TemporaryFolder folder;
    const auto file = folder / "файл 🙂";
    REQUIRE(replace_file(file, view("old")).has_value());
    const std::span<const std::byte> parts[] = {view("new "), view("content")};
    REQUIRE(replace_file(file, parts).has_value());
    CHECK(text_of(*read_file(file, 100)) == "new content");
    CHECK(text_of(*map_file(file, 100)) == "new content");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("A link stays a link, and the file behind it is replaced", "[core]") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "far");
    const auto real = folder.write("far/real", "old");
    std::filesystem::create_symlink("far/real", folder / "link");
    std::filesystem::create_symlink("link", folder / "link to link");
    REQUIRE(replace_file(folder / "link to link", view("new")).has_value());
    CHECK(std::filesystem::is_symlink(folder / "link to link"));
    CHECK(std::filesystem::is_symlink(folder / "link"));
    CHECK_FALSE(std::filesystem::is_symlink(real));
    CHECK(text_of(*read_file(real, 100)) == "new");
    CHECK(std::distance(std::filesystem::directory_iterator(folder / "far"), {}) == 1);

    std::filesystem::create_symlink("far/later", folder / "to nothing yet");
    REQUIRE(replace_file(folder / "to nothing yet", view("there")).has_value());
    CHECK(text_of(*read_file(folder / "far/later", 100)) == "there");

    std::filesystem::create_symlink("round", folder / "round");
    CHECK(behind_links(folder / "round") == folder / "round");
}

TEST_CASE("The mode of a replaced file is kept", "[core]") {
    const TemporaryFolder folder;
    const auto file = folder.write("secret", "x");
    const mode_t mode = GENERATE(0600, 0664);  // the second more than a usual umask lets through
    ::chmod(file.c_str(), mode);
    REQUIRE(replace_file(file, view("y")).has_value());
    struct stat status {};
    ::stat(file.c_str(), &status);
    CHECK((status.st_mode & 0777) == mode);
}

TEST_CASE("A pipe or a device is never replaced", "[core]") {
    const TemporaryFolder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(replace_file(folder / "pipe", view("x")).error().code == Errc::file_unwritable);
    CHECK(std::filesystem::is_fifo(folder / "pipe"));
}

TEST_CASE("A failed replacement leaves the old file", "[core]") {
    const TemporaryFolder folder;
    CHECK(replace_file(folder / "no" / "file", view("x")).error().code == Errc::file_unwritable);
    std::filesystem::create_directory(folder / "taken");
    CHECK(replace_file(folder / "taken", view("x")).error().code == Errc::file_unwritable);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("Reading refuses what is absent, no file, or too large", "[core]") {
    const TemporaryFolder folder;
    const auto file = folder.write("ten", "0123456789");
    for (const auto& read : {read_file, map_file}) {
        CHECK(read(folder / "absent", 100).error().code == Errc::file_not_found);
        CHECK(read(folder.path(), 100).error().code == Errc::file_not_found);
        CHECK(read(file, 9).error().code == Errc::limit_exceeded);
        CHECK(read(file, 10).has_value());
        CHECK(read(folder.write("empty", ""), 10)->bytes.empty());
    }
}

TEST_CASE("SHA-256 agrees with its specification", "[core]") {
    CHECK(sha256(view("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const TemporaryFolder folder;
    CHECK(*sha256_of_file(folder.write("abc", "abc")) == sha256(view("abc")));
    CHECK(sha256_of_file(folder / "absent").error().code == Errc::file_not_found);
}
