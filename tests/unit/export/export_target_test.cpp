#include "engine/export/export_target.h"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"

using namespace limner;

TEST_CASE("A name that counts goes on to the first free number", "[export]") {
    const TemporaryFolder folder;
    folder.write("face_001.png", "x");
    folder.write("face_002.png", "x");
    const auto names = NameTemplate::parse((folder / "face_{n:03}.png").string());
    NameFields fields;
    CHECK(first_free(*names, fields) == folder / "face_003.png");
    CHECK(fields.n == 3);
    const auto fixed = NameTemplate::parse((folder / "face_001.png").string());
    CHECK(first_free(*fixed, fields) == folder / "face_001.png");
}

TEST_CASE("What cannot be written is said in one sentence that names it", "[export]") {
    const TemporaryFolder folder;
    const auto message = [](const std::filesystem::path& file, std::uint64_t bytes = 0) {
        const auto checked = check_target(file, bytes);
        return checked ? std::string() : checked.error().message;
    };
    CHECK(message(folder / "face.png").empty());
    CHECK_THAT(message(folder / "nowhere/face.png"), Catch::EndsWith("nowhere does not exist."));
    CHECK_THAT(message(folder.path()), Catch::EndsWith("it is a folder."));
    CHECK_THAT(message(folder / "face.png", 1ull << 60), Catch::Contains("MB left."));
    std::filesystem::create_directory(folder / "locked");
    std::filesystem::permissions(folder / "locked", std::filesystem::perms::owner_read);
    if (::geteuid() == 0) return;  // root may write everywhere
    CHECK_THAT(message(folder / "locked/face.png"), Catch::EndsWith("the folder is read-only."));
}

TEST_CASE("The fields of a name come from the portrait", "[export]") {
    Portrait portrait = portrait_from_seed(42);
    portrait.model = "/models/limner-live";
    portrait.pose.yaw = 12.5_deg;
    const auto names = NameTemplate::parse("{name}-{seed}-{model}-{yaw}-{width}");
    CHECK(names->expand(name_fields(portrait, "", 256)) == "portrait-42-limner-live-12.5-256");
    CHECK(names->expand(name_fields(portrait, "a/b", 256)) == "a_b-42-limner-live-12.5-256");
}
