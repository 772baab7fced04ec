#include "engine/portrait/project_folder.h"

#include <catch2/catch.hpp>

#include "engine/core/file.h"
#include "engine/media/label_file.h"
#include "sample_project.h"
#include "tests/support/temporary_folder.h"

using namespace limner;
namespace fs = std::filesystem;

namespace {

void extract(const Project& project, const TemporaryFolder& folder) {
    const auto parts = project_parts(project);
    REQUIRE(parts.has_value());
    for (const auto& part : *parts) REQUIRE(replace_file(folder / part.file, part.bytes).has_value());
}

}  // namespace

TEST_CASE("A project becomes a folder of plain files and comes back the same", "[portrait]") {
    const TemporaryFolder folder;
    const auto project = sample_project();
    extract(project, folder);
    for (const auto* file : {"portrait.json", "thumbnail.png", "painted.png", "photo.png", "snapshot-1.png",
                             "snapshot-1-painted.png"})
        CHECK(fs::exists(folder / file));
    const auto back = read_project_folder(folder.path());
    REQUIRE(back.has_value());
    CHECK(back->lost.empty());
    CHECK(*serialize_project(back->project) == *serialize_project(project));
}

TEST_CASE("A map that was painted over outside is taken in", "[portrait]") {
    const TemporaryFolder folder;
    extract(sample_project(), folder);
    REQUIRE(
        write_label_map(folder / "painted.png", LabelMap(32, 32, std::uint8_t(FaceClass::hat))).has_value());
    const auto back = read_project_folder(folder.path());
    REQUIRE(back.has_value());
    CHECK(back->project.portrait.painted->labels->at(0, 0) == std::uint8_t(FaceClass::hat));
}

TEST_CASE("A part that is missing from the folder is named", "[portrait]") {
    const TemporaryFolder folder;
    extract(sample_project(), folder);
    fs::remove(folder / "snapshot-1-painted.png");
    const auto back = read_project_folder(folder.path());
    REQUIRE(back.has_value());
    REQUIRE(back->lost.size() == 1);
    CHECK_THAT(back->lost[0], Catch::Contains("snapshot 1"));
}

TEST_CASE("A folder without portrait.json is no project", "[portrait]") {
    const TemporaryFolder folder;
    CHECK(read_project_folder(folder.path()).error().code == Errc::file_not_found);
}
