#include <catch2/catch.hpp>

#include "command_line.h"
#include "engine/core/file.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"
#include "engine/portrait/project_file.h"

using namespace limner;

namespace {

struct Row {
    const char* arguments;
    int exit_code;
    const char* says;  // on standard error, or on standard output when all went well
};

// One line per behaviour. map.png, colour.png, anna.limner, damaged.limner and text.txt lie in the folder.
const Row rows[] = {
    {"--version", 0, "limner-cli"},
    {"--help", 0, "render"},
    {"render --help", 0, "Examples"},
    {"turntable --help", 0, "Examples"},
    {"generate --help", 0, "Examples"},
    {"labels --help", 0, "Examples"},
    {"models --help", 0, "Examples"},
    {"project --help", 0, "Examples"},
    {"bench --help", 0, "Examples"},
    {"selfcheck --help", 0, "Examples"},

    {"", 2, "subcommand"},
    {"rendr", 2, "did you mean render?"},
    {"render --yaww 3", 2, "did you mean --yaw?"},
    {"render --out x.png --labls map.png", 2, "did you mean --labels?"},
    {"render --completely-unknown-thing", 2, "Unknown option --completely-unknown-thing"},
    {"render --yaw left", 2, "yaw"},
    {"render --yaw 400", 2, "-180"},
    {"render --size -1", 2, "size"},
    {"render --style hair", 2, "PART=SEED|FILE"},
    {"render --style nostrils=3", 2, "parts are background, skin"},
    {"render --expression mouthSmile=2", 2, "from 0 to 1"},
    {"render --light 1,2", 2, "AZIMUTH,ELEVATION,INTENSITY"},
    {"render --labels map.png --label-set klingon", 2, "sets are limner"},
    {"render --depth-out depth.tiff", 2, ".png"},
    {"render --expression smile", 2, "NAME=WEIGHT"},
    {"generate --seed 5-1", 2, "1-100,205"},
    {"generate --seed 1-9999999", 2, "100000"},
    {"generate --seed 1-3 --out one.png", 2, "{seed}"},
    {"turntable --frames 1", 2, "frames"},
    {"turntable --path moebius", 2, "figure-eight"},
    {"labels map.png --to klingon", 2, "sets are limner"},

    {"render absent.limner", 3, "absent.limner"},
    {"render text.txt", 3, "not a Limner project"},
    {"render --labels absent.png", 3, "absent.png"},
    {"render --labels colour.png", 3, "indexed"},
    {"render --labels wide.png", 3, "not square"},
    {"render --style hair=text.txt", 3, "not a Limner project"},
    {"labels absent.png", 3, "absent.png"},
    {"labels text.txt", 3, "neither a PNG nor a JPEG"},
    {"labels colour.png", 3, "indexed"},
    {"labels map.png --from celebamask", 3, "19"},
    {"project check damaged.limner", 3, "damaged"},
    {"project check map.png", 3, "not a Limner project"},
    {"project extract absent.limner --out parts", 3, "absent.limner"},
    {"models scan absent", 3, "absent"},

    {"render --model no-such-model", 4, "no-such-model"},
    {"render --model ./empty", 4, "manifest.json"},
    {"render --model ./broken", 4, "broken"},
    {"generate --model no-such-model", 4, "no-such-model"},
    {"turntable --model no-such-model --out frames", 4, "no-such-model"},
    {"models test no-such-model", 4, "Searched"},
    {"bench --model no-such-model", 4, "no-such-model"},

    {"render --device cuda:7", 5, "cuda:7"},

    {"render --out no/such/folder/a.png", 7, "does not exist"},
    {"render --out map.png", 7, "--force"},
    {"labels map.png --out map.png", 7, "--force"},
    {"labels map.png --out no/a.png", 7, "does not exist"},

    {"labels map.png", 0, "hair"},
    {"labels map.png --out new.png", 0, "new.png"},
    {"labels map.png --to sofgan17 --out new.png", 0, "new.png"},
    {"labels map.png --out map.png --force", 0, "map.png"},
    {"labels map.png --out map.png --skip-existing", 0, ""},
    {"labels map.png --coloured new.png", 0, "new.png"},
    {"labels map.png --out new.png --dry-run", 0, "Would write"},
    {"labels \"spaces and 顔 🙂.png\"", 0, "hair"},
    {"project check anna.limner", 0, "seed 4711"},
    {"project extract anna.limner --out parts", 0, "painted.png"},
    {"models list", 0, ""},
    {"models scan .", 0, ""},
};

void furnish(const TemporaryFolder& folder) {
    LabelMap labels(8, 8, std::uint8_t(FaceClass::hair));
    labels.at(0, 0) = std::uint8_t(FaceClass::facial_hair);
    REQUIRE(write_label_map(folder / "map.png", labels).has_value());
    REQUIRE(write_label_map(folder / "wide.png", LabelMap(8, 4)).has_value());
    REQUIRE(write_label_map(folder / "spaces and 顔 🙂.png", labels).has_value());
    REQUIRE(write_png(folder / "colour.png", Image(4, 4)).has_value());
    folder.write("text.txt", "hello");
    folder.write("broken/manifest.json", "{");
    std::filesystem::create_directory(folder / "empty");
    Project project;
    project.portrait = portrait_from_seed(4711);
    project.portrait.painted =
        PaintedLabels{std::make_shared<const LabelMap>(labels), project.portrait.pose, false};
    REQUIRE(write_project(folder / "anna.limner", project).has_value());
    auto bytes = *serialize_project(project);
    bytes.resize(bytes.size() / 2);
    REQUIRE(replace_file(folder / "damaged.limner", bytes).has_value());
}

}  // namespace

TEST_CASE("Every command answers with the exit code and the words it should", "[cli]") {
    const CommandLine line;
    for (const auto& row : rows) {
        furnish(line.folder());
        std::filesystem::remove(line.folder() / "new.png");
        std::filesystem::remove_all(line.folder() / "parts");
        const auto answer = line.run(row.arguments);
        INFO("limner-cli " << row.arguments << "\nout: " << answer.out << "\nerr: " << answer.err);
        CHECK(answer.exit_code == row.exit_code);
        CHECK_THAT(row.exit_code == 0 ? answer.out : answer.err, Catch::Contains(row.says));
        if (row.exit_code != 0) CHECK(answer.out.empty());
    }
}

TEST_CASE("What a dry run or a refusal names is not written", "[cli]") {
    const CommandLine line;
    furnish(line.folder());
    line.run("labels map.png --out new.png --dry-run");
    line.run("labels colour.png --out new.png");
    line.run("render --model no-such-model --out new.png");
    CHECK_FALSE(std::filesystem::exists(line.folder() / "new.png"));
}
