#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "command_line.h"
#include "engine/core/file.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"
#include "engine/media/tiff.h"
#include "engine/media/xmp.h"
#include "engine/portrait/project_file.h"
#include "engine/portrait/recipe.h"
#include "json_schema.h"
#include "tests/support/shared_files.h"

using namespace limner;
using nlohmann::json;

namespace {

const json& schema() {
    static const json answer = json::parse(std::ifstream(LIMNER_SCHEMAS "/cli-answer.json"));
    return answer;
}

}  // namespace

TEST_CASE("info tells files apart by their content", "[cli]") {
    const CommandLine line;
    const auto in = [&](const char* name) { return line.folder() / name; };
    Project project;
    project.portrait = portrait_from_seed(31);
    project.snapshots.push_back({"first", portrait_from_seed(5), nullptr});
    // The names lie.
    REQUIRE(write_project(in("anna.png"), project));
    REQUIRE(write_label_map(in("map.limner"), LabelMap(8, 4, std::uint8_t(FaceClass::hair))));
    const std::vector<PngText> texts{{recipe_keyword, *recipe_text(project.portrait)}};
    REQUIRE(write_png(in("face.pt"), Image(32, 16), texts));
    REQUIRE(write_png(in("photo.png"), Image(20, 10)));
    line.folder().write("recipe.txt", *recipe_text(project.portrait));
    const auto answer = line.run("info anna.png map.limner face.pt photo.png recipe.txt --json");
    CHECK(answer.exit_code == 0);
    const auto files = json::parse(answer.out)["files"];
    REQUIRE(files.size() == 5);
    CHECK(files[0]["kind"] == "project");
    CHECK(files[0]["seed"] == 31);
    CHECK(files[0]["snapshots"] == 1);
    CHECK(files[1]["kind"] == "label-map");
    CHECK(files[1]["classes"] == json{{"hair", 32}});
    CHECK(files[2]["kind"] == "picture-with-recipe");
    CHECK(files[2]["seed"] == 31);
    CHECK(files[2]["width"] == 32);
    CHECK(files[3]["kind"] == "picture");
    CHECK(files[4]["kind"] == "recipe");

    if (can_write_tiff()) {
        const auto bytes = encode_tiff(Image(32, 16), xmp_packet(texts[0]));
        REQUIRE(bytes);
        REQUIRE(replace_file(in("face.tif"), *bytes));
        const auto tiff = json::parse(line.run("info face.tif --json").out);
        CHECK(tiff["kind"] == "picture-with-recipe");
        CHECK(tiff["seed"] == 31);
    }

    // One that cannot be told does not hide the others.
    line.folder().write("nothing.bin", "nothing at all");
    const auto some = line.run("info nothing.bin photo.png");
    CHECK(some.exit_code == 3);
    CHECK(some.out.find("photo.png: picture") != std::string::npos);
}

TEST_CASE("With --json the answer is one object on standard output", "[cli]") {
    const CommandLine line;
    REQUIRE(write_label_map(line.folder() / "map.png", LabelMap(8, 8, 13)).has_value());
    REQUIRE(write_label_map(line.folder() / "beard.png", LabelMap(8, 8, 19)).has_value());

    SECTION("when all went well") {
        const auto answer = line.run("labels map.png --out new.png --json");
        CHECK(answer.exit_code == 0);
        const auto object = json::parse(answer.out);
        CHECK(schema_problem(object, schema(), schema()) == "");
        CHECK(object["ok"] == true);
        CHECK(object["schema"] == 1);
        CHECK(object["warnings"].is_array());
        CHECK(object["seconds"].is_number());
        REQUIRE(object["outputs"].size() == 1);
        CHECK(object["outputs"][0]["path"] == "new.png");
        CHECK(object["outputs"][0]["kind"] == "label-map");
        CHECK(object["outputs"][0]["width"] == 8);
        CHECK(object["outputs"][0]["sha256"].get<std::string>().size() == 64);
    }
    SECTION("when it did not") {
        const auto [arguments, code] = GENERATE(table<std::string, std::string>({
            {"labels absent.png --json", "LM-101"},
            {"labels map.png --from celebamask --to nothing --json", "LM-902"},
            {"labels --unknown-option --json", "LM-902"},
            {"render --json --out -", "LM-902"},
            {"render --model no-such-model --json", "LM-201"},
            {"labels map.png --out map.png --json", "LM-403"},
            {"labels map.png --out no/map.png --json", "LM-402"},
            {"labels beard.png --from celebamask --json", "LM-106"},
        }));
        const auto answer = line.run(arguments);
        CHECK(answer.exit_code != 0);
        const auto object = json::parse(answer.out);
        CHECK(object["ok"] == false);
        CHECK(schema_problem(object, schema(), schema()) == "");
        CHECK(object["error"]["code"] == code);
        CHECK_FALSE(object["error"]["text"].get<std::string>().empty());
    }
}

TEST_CASE("The answer of every command keeps to the schema", "[cli]") {
    struct Row {
        const char* arguments;
        int exit_code;
    };
    // One for each at least; those that draw do it in with_model_test.cpp. map.png, anna.limner, kit,
    // list.json and broken, a model, lie in the folder.
    constexpr Row rows[] = {{"render --model ./broken", 4},
                            {"edit absent.limner --out new.png", 3},
                            {"turntable --out head.avi", 2},
                            {"animate --seed 3", 2},
                            {"mesh --out head.stl", 2},
                            {"generate --seed 5-1", 2},
                            {"labels map.png", 0},
                            {"labels map.png --out new.png --dry-run", 0},
                            {"labels map.png --out map.png --skip-existing", 0},
                            {"project check anna.limner", 0},
                            {"project upgrade anna.limner", 0},
                            {"project extract anna.limner --out parts", 0},
                            {"project thumbnail anna.limner --out small.png", 0},
                            {"project pack kit --out new.limner", 0},
                            {"batch list.json --continue", 8},
                            {"models list", 0},
                            {"models scan .", 0},
                            {"models test no-such-model", 4},
                            {"info map.png", 0},
                            {"info absent.pt anna.limner", 3},
                            {"trace absent.pt absent.npz --out new.npz", 3},
                            {"convert absent.pt pack", 3},
                            {"bench --model no-such-model", 4},
                            {"evaluate no-such-model --no-data", 4},
                            {"analyse absent.jpg", 3},
                            {"selfcheck", 0},
                            {"synth --out data --people 0", 2},
                            {"convert-face-model kit", 3}};
    const CommandLine line;
    REQUIRE(write_label_map(line.folder() / "map.png", LabelMap(8, 8, 13)).has_value());
    Project project;
    project.thumbnail = std::make_shared<const Image>(32, 16, Rgba{1, 2, 3, 255});
    REQUIRE(write_project(line.folder() / "anna.limner", project).has_value());
    line.folder().write("kit/portrait.json", R"({"format": {"major": 1, "minor": 0}, "portrait": {}})");
    line.folder().write("list.json",
                        R"({"item": [{"line": "labels map.png"}, {"line": "labels absent.png"}]})");
    line.folder().write("broken/manifest.json", "{");
    for (const Row& row : rows) {
        const auto answer = line.run(row.arguments + std::string(" --json"));
        INFO("limner-cli " << row.arguments << "\nout: " << answer.out << "\nerr: " << answer.err);
        CHECK(answer.exit_code == row.exit_code);
        const auto object = json::parse(answer.out);
        CHECK(schema_problem(object, schema(), schema()) == "");
        CHECK(object["ok"] == (row.exit_code == 0));
        CHECK(object.contains("error") == (row.exit_code != 0));
    }
    // None is forgotten.
    std::istringstream help(line.run("--help").out);
    std::string text;
    while (text != "Subcommands:" && std::getline(help, text)) {
    }
    int commands = 0;
    while (std::getline(help, text) && !text.empty()) {
        if (text.size() < 3 || text[2] == ' ') continue;  // the rest of a sentence
        const auto name = text.substr(2, text.find(' ', 2) - 2);
        INFO(name);
        ++commands;
        CHECK(std::any_of(std::begin(rows), std::end(rows), [&](const Row& row) {
            return (row.arguments + std::string(" ")).starts_with(name + ' ');
        }));
    }
    CHECK(commands > 10);
}

TEST_CASE("What commands answer that read and make models keeps to the schema", "[cli][official]") {
    const CommandLine line;
    const auto done = [&](const std::string& arguments) {
        const auto answer = line.run(arguments + " --json");
        INFO("limner-cli " << arguments << "\nout: " << answer.out << "\nerr: " << answer.err);
        CHECK(answer.exit_code == 0);
        const auto object = json::parse(answer.out);
        CHECK(schema_problem(object, schema(), schema()) == "");
        CHECK_FALSE(object["outputs"].empty());
    };
    if (const auto folder = shared_file("fixtures/stylegan2")) {
        const auto file = [&](const char* name) {
            return " '" + std::filesystem::absolute(*folder / name).string() + "'";
        };
        done("convert" + file("network-snapshot-000000.pkl") + " pack --id portraits");
        done("trace ./pack" + file("outputs.npz") + " --out stages.npz");
    } else {
        WARN("no published checkpoint here: skipped");
    }
    if (const auto file = shared_file("face-model/ict_face_model.safetensors"))
        done("synth --out people --people 1 --views 1 --size 64 --model '" +
             std::filesystem::absolute(*file).string() + "'");
    else
        WARN("the face model is not there: skipped");
    const auto models = line.run("models list").out;
    if (models.find("limner-live") == models.npos || models.find("limner-parser") == models.npos) {
        WARN("the bundled models are not installed: skipped");
        return;
    }
    done("render --seed 7 --out face.png");
    done("analyse face.png --aligned --labels-out map.png --landmarks-out face.json");
}

TEST_CASE("Where there is no face the exit code is 6", "[cli][model]") {
    const CommandLine line;
    const auto refused = [&](const std::string& arguments) {
        const auto answer = line.run(arguments + " --json");
        INFO("limner-cli " << arguments << "\nout: " << answer.out);
        CHECK(answer.exit_code == 6);
        const auto object = json::parse(answer.out);
        CHECK(schema_problem(object, schema(), schema()) == "");
        CHECK(object["error"]["code"] == "LM-103");
    };
    REQUIRE(write_png(line.folder() / "wall.png", Image(200, 200, Rgba{90, 120, 60, 255})));
    const int code = line.run("analyse wall.png").exit_code;
    if (code == 4 || code == 5)
        WARN("no analysers, or no face finder: skipped");
    else
        refused("analyse wall.png");
    if (line.run("models list").out.find("limner-live") == std::string::npos) {
        WARN("the model limner-live is not installed: skipped");
        return;
    }
    REQUIRE(write_label_map(line.folder() / "wall-map.png", LabelMap(64, 64)));
    refused("render --seed 7 --labels wall-map.png --crop face --out face.png");
    CHECK_FALSE(std::filesystem::exists(line.folder() / "face.png"));
}

#ifdef LIMNER_NO_THREADS
TEST_CASE("What no command expects is an internal error with exit code 1", "[cli]") {
    const CommandLine line;
    line.folder().write("list.json", R"({"item": [{"line": "labels a.png"}, {"line": "labels b.png"}]})");
    const auto failed = [&](const std::string& options) {
        return line.run("batch list.json --jobs 2 " + options, "LD_PRELOAD='" LIMNER_NO_THREADS "'");
    };
    const auto object = json::parse(failed("--json").out);
    CHECK(schema_problem(object, schema(), schema()) == "");
    CHECK(object["error"]["code"] == "LM-901");
    const auto answer = failed("");
    CHECK(answer.exit_code == 1);
    CHECK(answer.out.empty());
    CHECK(answer.err == "limner-cli: Limner met an internal error; -v shows the details.\n");
    CHECK_THAT(failed("-v").err, Catch::Contains("exception: "));
}
#endif

TEST_CASE("The same command writes the same bytes", "[cli]") {
    const CommandLine line;
    REQUIRE(write_label_map(line.folder() / "map.png", LabelMap(8, 8, 13)).has_value());
    line.run("labels map.png --to sofgan20 --out a.png");
    line.run("labels map.png --to sofgan20 --out b.png");
    const auto text = [&](const char* name) {
        std::ifstream file(line.folder() / name, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    CHECK_FALSE(text("a.png").empty());
    CHECK(text("a.png") == text("b.png"));
}

TEST_CASE("A damaged project is named, and what is whole can be extracted", "[cli]") {
    const CommandLine line;
    Project project;
    project.thumbnail = std::make_shared<const Image>(16, 16, Rgba{1, 2, 3, 255});
    project.portrait.painted =
        PaintedLabels{std::make_shared<const LabelMap>(8, 8, std::uint8_t(13)), HeadPose{}, false};
    auto bytes = *serialize_project(project);
    const std::string_view view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    bytes[view.find("thumbnail.png") + 60] ^= std::byte(1);
    line.folder().write("a.limner", {reinterpret_cast<const char*>(bytes.data()), bytes.size()});

    const auto checked = line.run("project check a.limner");
    CHECK(checked.exit_code == 3);
    CHECK_THAT(checked.err, Catch::Contains("small picture"));

    const auto extracted = line.run("project extract a.limner --out parts");
    CHECK(extracted.exit_code == 0);
    CHECK(std::filesystem::exists(line.folder() / "parts/painted.png"));
    CHECK_FALSE(std::filesystem::exists(line.folder() / "parts/thumbnail.png"));
}

TEST_CASE("A file manager gets a project's thumbnail, no larger than it wants", "[cli]") {
    const CommandLine line;
    Project project;
    project.thumbnail = std::make_shared<const Image>(32, 16, Rgba{1, 2, 3, 255});
    REQUIRE(write_project(line.folder() / "a.limner", project).has_value());
    const auto [arguments, width, height] = GENERATE(
        table<std::string, int, int>({{"--out small.png --size 8", 8, 4}, {"--out small.png", 32, 16}}));
    REQUIRE(line.run("project thumbnail a.limner --force " + arguments).exit_code == 0);
    const auto picture = read_image(line.folder() / "small.png");
    REQUIRE(picture.has_value());
    CHECK(picture->width == width);
    CHECK(picture->height == height);
    CHECK(picture->at(0, 0) == Rgba{1, 2, 3, 255});
}

TEST_CASE("models list looks where it should", "[cli]") {
    const CommandLine line;
    line.folder().write(
        "data/limner/models/little/manifest.json",
        R"({"id": "little", "family": "live", "files": [{"name": "w.safetensors", "sha256": ")" +
            std::string(64, '0') + R"("}]})");
    CHECK_THAT(line.run("models list", "XDG_DATA_HOME=\"$PWD/data\"").out, Catch::Contains("little"));
    CHECK_THAT(line.run("models list", "LIMNER_MODELS=data/limner/models").out, Catch::Contains("little"));
    CHECK_THAT(line.run("models list --models data/limner/models").out, Catch::Contains("little"));
    CHECK_THAT(line.run("models scan data").out, Catch::Contains("little"));
    const auto tested = line.run("models test little --models data/limner/models");
    CHECK(tested.exit_code == 4);
    CHECK_THAT(tested.err, Catch::Contains("w.safetensors"));
}

TEST_CASE("The check of schemas sees what breaks one", "[cli]") {
    auto answer = json::parse(R"({"schema": 1, "ok": true, "seconds": 0.1, "warnings": [], "outputs": []})");
    CHECK(schema_problem(answer, schema(), schema()) == "");
    answer["warnings"].push_back({{"code", "none"}, {"text", "x"}});
    CHECK(schema_problem(answer, schema(), schema()) == "/warnings/0/code does not match its pattern");
    answer.erase("ok");
    CHECK(schema_problem(answer, schema(), schema()) == " lacks ok");
}

TEST_CASE("What a project holds can be edited as plain files and packed again", "[cli]") {
    const CommandLine line;
    Project project;
    project.portrait.painted =
        PaintedLabels{std::make_shared<const LabelMap>(8, 8, std::uint8_t(13)), HeadPose{}, false};
    REQUIRE(write_project(line.folder() / "a.limner", project).has_value());
    REQUIRE(line.run("project extract a.limner --out parts").exit_code == 0);
    REQUIRE(write_label_map(line.folder() / "parts/painted.png", LabelMap(8, 8, 14)).has_value());
    REQUIRE(line.run("project pack parts --out b.limner").exit_code == 0);
    const auto packed = read_project(line.folder() / "b.limner");
    REQUIRE(packed.has_value());
    CHECK(packed->lost.empty());
    CHECK(packed->project.portrait.painted->labels->at(3, 3) == 14);
}

TEST_CASE("A log keeps what the screen does not show", "[cli]") {
    const CommandLine line;
    REQUIRE(line.run("models list --quiet --log run.log").exit_code == 0);
    CHECK(std::filesystem::exists(line.folder() / "run.log"));
}

TEST_CASE("A configuration file gives options of a command", "[cli]") {
    const CommandLine line;
    REQUIRE(write_label_map(line.folder() / "map.png", LabelMap(8, 8, 13)).has_value());
    line.folder().write("limner.toml", "dry-run = true\n");
    CHECK_THAT(line.run("labels map.png --out new.png --config limner.toml").out,
               Catch::Contains("Would write"));
    CHECK_FALSE(std::filesystem::exists(line.folder() / "new.png"));
    line.folder().write("limner.toml", "[labels]\nto = \"klingon\"\n");
    CHECK_THAT(line.run("labels map.png --config limner.toml").err, Catch::Contains("klingon"));
}
