#include <catch2/catch.hpp>
#include <sstream>

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
    {"evaluate --help", 0, "Examples"},
    {"analyse --help", 0, "Examples"},
    {"selfcheck --help", 0, "Examples"},
    {"batch --help", 0, "[[item]]"},

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
    {"render --background red", 2, "#RRGGBB"},
    {"render --background gradient:#123456", 2, "gradient:#RRGGBB"},
    {"render --background picture:absent.png", 3, "absent.png"},
    {"turntable --background picture:text.txt --out frames", 3, "text.txt"},
    {"render --samples 3", 2, "samples"},
    {"render --crop nose", 2, "X,Y,W,H"},
    {"render --crop face --out '{width}.png'", 2, "{width}"},
    {"render --size 512 --crop 0,0,513,20", 2, "outside the picture of 512 x 512"},
    {"turntable --size 512 --crop 0,0,513,20 --out frames", 2, "outside the picture of 512 x 512"},
    {"render --bits 12", 2, "bits"},
    {"render --quality 0", 2, "quality"},
    {"render --out a.jpg --background transparent", 2, "no transparency"},
    {"render --out a.jpg --bits 16", 2, "8 bits"},
    {"render --out a.webp --bits 16", 2, "8 bits"},
    {"render anna.limner --from-recipe '{}'", 2, "two portraits"},
    {"turntable --background transparent", 2, "no transparency"},
    {"turntable --out a.gif --fps 60", 2, "1 to 50 pictures per second"},
    {"render --expression smile", 2, "NAME=WEIGHT"},
    {"generate --seed 5-1", 2, "1-100,205"},
    {"generate --seed 1-9999999", 2, "100000"},
    {"generate --seed 1-3 --out one.png", 2, "{seed}"},
    {"turntable --frames 1", 2, "frames"},
    {"animate --help", 0, "look-around"},
    {"animate --seed 3", 2, "no keys"},
    {"animate --motion nodd", 2, "did you mean nod?"},
    {"animate --motion nod,att=3", 2, "at=SECONDS"},
    {"animate --motion nod,amount=-1", 2, "at=SECONDS"},
    {"animate --motion ./no-such.json", 3, "no-such.json"},
    {"animate --motion map.png", 3, "not a motion"},
    {"animate --motion nod --first 200", 2, "frames 0 to"},
    {"animate --motion nod --out head.avi", 2, ".mp4"},
    {"evaluate --people 1", 2, "people"},
    {"turntable --path moebius", 2, "figure-eight"},
    {"generate --seed 1-100 --size 2048 --sheet new.png", 2, "16384"},
    {"turntable --views 100 --size 2048 --out new.png", 2, "16384"},
    {"labels map.png --to klingon", 2, "sets are limner"},
    {"labels map.png --config bad.ini", 2, "yaww"},
    {"labels map.png --time-limit soon", 2, "time-limit"},
    {"labels map.png --threads 1000", 2, "0 to 256"},
    {"render --device gpu", 2, "cuda:N"},
    {"render --precision double", 2, "auto,full,half"},
    {"render --set pose.yaw=400", 2, "from -180 to 180"},
    {"render --set pose.yaww=4", 2, "did you mean pose.yaw?"},
    {"render --set azimuth=4", 2, "did you mean light.azimuth?"},
    {"render --set pose.yaw", 2, "KEY=VALUE"},
    {"render --template '{nmae}'", 2, "{name}, {n}"},
    {"render --snapshot early", 2, "needs a project"},
    {"render anna.limner --snapshot early", 2, "has no snapshots"},
    {"edit anna.limner", 2, "--out"},
    {"edit anna.limner --out new.gif", 2, ".limner"},
    {"mesh --out head.stl", 2, ".glb"},
    {"turntable --out head.avi", 2, ".mp4"},
    {"turntable --out head.mp4 --resume", 2, "sequences"},
    {"turntable --frames 3 --duration 2", 2, "--duration"},
    {"turntable --duration 300", 2, "9000 pictures"},
    {"turntable --easing bouncy", 2, "constant,sine,hold"},
    {"turntable --template '{frame}.jpg'", 2, ".png"},
    {"batch list.json -- render", 2, "is a list"},
    {"batch text.txt", 2, "text.txt"},
    {"batch bad.json", 2, "item 1"},
    {"project chekc anna.limner", 2, "did you mean check?"},
    {"@open.txt", 2, "quote"},

    {"render absent.limner", 3, "absent.limner"},
    {"render --from-recipe '{}'", 3, "Could not use the recipe"},
    {"render text.txt", 3, "not a Limner project"},
    {"render --labels absent.png", 3, "absent.png"},
    {"render --labels colour.png", 3, "indexed"},
    {"render --labels wide.png", 3, "not square"},
    {"render --style hair=text.txt", 3, "not a Limner project"},
    {"labels absent.png", 3, "absent.png"},
    {"labels map.png --config absent.ini", 3, "--config"},
    {"render colour.png", 3, "without a recipe"},
    {"edit absent.limner --out new.png", 3, "absent.limner"},
    {"batch absent.toml", 3, "absent.toml"},
    {"batch empty", 3, "no .limner files"},
    {"batch list.json", 3, "Item 2 (labels absent.png)"},
    {"project pack empty --out new.limner", 3, "portrait.json"},
    {"project upgrade damaged.limner", 3, "damaged"},
    {"@absent.txt", 3, "absent.txt"},
    {"labels text.txt", 3, "neither a PNG nor a JPEG"},
    {"labels colour.png", 3, "indexed"},
    {"labels map.png --from celebamask", 3, "19"},
    {"project check damaged.limner", 3, "damaged"},
    {"project check map.png", 3, "not a Limner project"},
    {"project extract absent.limner --out parts", 3, "absent.limner"},
    {"project thumbnail absent.limner", 3, "absent.limner"},
    {"project thumbnail anna.limner", 3, "holds no thumbnail"},
    {"models scan absent", 3, "absent"},
    {"convert absent.pt pack --dry-run", 3, "absent.pt"},
    {"trace absent.pt absent.npz --out new.npz --dry-run", 3, "absent.pt"},

    {"render --model no-such-model", 4, "no-such-model"},
    {"render --model ./empty", 4, "manifest.json"},
    {"render --model ./broken", 4, "broken"},
    {"generate --model no-such-model", 4, "no-such-model"},
    {"turntable --model no-such-model --out frames", 4, "no-such-model"},
    {"models test no-such-model", 4, "Searched"},
    {"bench --model no-such-model", 4, "no-such-model"},
    {"evaluate no-such-model --no-data", 4, "no-such-model"},

    {"render --device cuda:7", 5, "cuda:7"},
    {"render --precision half", 5, "full precision"},

    {"render --out no/such/folder/a.png", 7, "does not exist"},
    {"render --out map.png", 7, "--force"},
    {"labels map.png --out map.png", 7, "--force"},
    {"labels map.png --out no/a.png", 7, "does not exist"},
    {"labels map.png --log empty", 7, "log"},
    {"edit anna.limner --out anna.limner", 7, "--force"},
    {"turntable --out map.png", 7, "--force"},
    {"turntable --out map.png/frames", 7, "does not exist"},
    {"project pack kit --out map.png", 7, "--force"},

    {"batch list.json --continue", 8, "1 of 2 items failed"},

    {"labels map.png", 0, "hair"},
    {"labels map.png --out new.png", 0, "new.png"},
    {"labels map.png --to sofgan17 --out new.png", 0, "new.png"},
    {"labels map.png --out map.png --force", 0, "map.png"},
    {"labels map.png --out map.png --skip-existing", 0, ""},
    {"labels map.png --coloured new.png", 0, "new.png"},
    {"labels map.png --out new.png --dry-run", 0, "Would write"},
    {"labels \"spaces and 顔 🙂.png\"", 0, "hair"},
    {"--manual", 0, ".SS project extract"},
    {"--bash-completion", 0, "complete "},
    {"project check anna.limner", 0, "seed 4711"},
    {"project extract anna.limner --out parts", 0, "painted.png"},
    {"project upgrade anna.limner", 0, "current"},
    {"project pack kit --out new.limner", 0, "new.limner"},
    {"@args.txt", 0, "hair"},
    {"labels map.png --no-force --quiet", 0, "hair"},
    {"trace absent.pt absent.npz --out map.png --skip-existing", 0, ""},
    {"models list", 0, ""},
    {"models scan .", 0, ""},
};

void furnish(const TemporaryFolder& folder) {
    for (const auto* made : {"new.png", "new.limner", "parts", "list.json.results.json"})
        std::filesystem::remove_all(folder / made);
    LabelMap labels(8, 8, std::uint8_t(FaceClass::hair));
    labels.at(0, 0) = std::uint8_t(FaceClass::facial_hair);
    REQUIRE(write_label_map(folder / "map.png", labels).has_value());
    REQUIRE(write_label_map(folder / "wide.png", LabelMap(8, 4)).has_value());
    REQUIRE(write_label_map(folder / "spaces and 顔 🙂.png", labels).has_value());
    REQUIRE(write_png(folder / "colour.png", Image(4, 4)).has_value());
    folder.write("text.txt", "hello");
    folder.write("broken/manifest.json", "{");
    std::filesystem::create_directory(folder / "empty");
    folder.write("bad.ini", "yaww = 3\n");
    folder.write("args.txt", "labels  # the command\n'map.png'");
    folder.write("open.txt", "labels 'map.png");
    folder.write("list.json", R"({"item": [{"command": "labels", "input": "map.png"},
                                          {"line": "labels absent.png"}]})");
    folder.write("bad.json", R"({"item": [{"out": "x.png"}]})");
    folder.write("kit/portrait.json", R"({"format": {"major": 1, "minor": 0}, "portrait": {}})");
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

TEST_CASE("The help of every command fits 80 columns and ends with three examples", "[cli]") {
    const CommandLine line;
    const auto command =
        GENERATE(as<std::string>{}, "render", "edit", "turntable", "animate", "mesh", "generate", "labels",
                 "batch", "project check", "project upgrade", "project extract", "project thumbnail",
                 "project pack", "models list", "models scan", "models test", "info", "trace", "convert",
                 "bench", "evaluate", "analyse", "selfcheck", "synth", "convert-face-model");
    const auto help = line.run(command + " --help").out;
    INFO(help);
    std::istringstream lines(help);
    for (std::string one; std::getline(lines, one);) CHECK(one.size() <= 80);
    const auto examples = help.find("Examples:");
    REQUIRE(examples != std::string::npos);
    std::size_t count = 0;
    for (auto at = help.find("\n  limner-cli ", examples); at != std::string::npos;
         at = help.find("\n  limner-cli ", at + 1))
        ++count;
    CHECK(count == 3);
}
