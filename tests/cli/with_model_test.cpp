// What needs the bundled model; skipped with a message where it is not installed.

#include <catch2/catch.hpp>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "command_line.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"
#include "engine/portrait/portrait_keys.h"
#include "engine/portrait/project_file.h"
#include "engine/portrait/recipe.h"
#include "json_schema.h"

using namespace limner;
using namespace std::chrono_literals;

namespace {

bool has_model(const CommandLine& line) {
    const bool there = line.run("models list").out.find("limner-live") != std::string::npos;
    if (!there) WARN("the model limner-live is not installed: skipped");
    return there;
}

/// Those the model knows, from what it says when it is asked for another.
std::vector<std::string> expressions_of(const CommandLine& line) {
    const auto text = line.run("render --expression noSuchThing=0.5 --out x.png").err;
    const std::string before = "there are: ";
    std::vector<std::string> names;
    const auto from = text.find(before);
    if (from == text.npos) return names;
    std::istringstream words(text.substr(from + before.size()));
    for (std::string word; words >> word;) {
        const bool more = word.back() == ',';
        if (!std::isalnum(static_cast<unsigned char>(word.back()))) word.pop_back();
        names.push_back(word);
        if (!more) break;
    }
    return names;
}

std::size_t files_in(const TemporaryFolder& folder) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path()))
        count += entry.is_regular_file() && entry.path().filename().string().front() != '.';
    return count;
}

}  // namespace

TEST_CASE("render writes picture, labels and depth, the same bytes every time", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const std::string arguments =
        "render --seed 7 --yaw 20 --style hair=3 --labels-out map.png --depth-out d.png";
    REQUIRE(line.run(arguments + " --out a.png").exit_code == 0);
    REQUIRE(line.run("render --seed 7 --yaw 20 --style hair=3 --out b.png").exit_code == 0);
    CHECK(*read_image(line.folder() / "a.png") == *read_image(line.folder() / "b.png"));
    CHECK(read_label_map(line.folder() / "map.png").has_value());
    REQUIRE(line.run("render --seed 7 --out c.png").exit_code == 0);
    CHECK_FALSE(*read_image(line.folder() / "a.png") == *read_image(line.folder() / "c.png"));
}

TEST_CASE("Neither a display nor a graphics card is needed", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const auto answer =
        line.run("render --seed 7 --size 64 --out a.png --json",
                 "env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM CUDA_VISIBLE_DEVICES=");
    CHECK(answer.exit_code == 0);
    CHECK(nlohmann::json::parse(answer.out)["device"] == "cpu");
    CHECK(read_image(line.folder() / "a.png").has_value());
}

TEST_CASE("render draws a label map from a file", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    REQUIRE(line.run("render --seed 7 --labels-out map.png --out a.png").exit_code == 0);
    const auto answer = line.run("render --seed 8 --labels map.png --out b.png --json");
    CHECK(answer.exit_code == 0);
    CHECK(nlohmann::json::parse(answer.out)["outputs"].size() == 1);
}

TEST_CASE("A label map from a file becomes a head that turns, and a project keeps it", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    LabelMap map(256, 256);
    REQUIRE(line.run("render --seed 7 --labels-out map.png --out a.png").exit_code == 0);
    map = *read_label_map(line.folder() / "map.png");
    for (int y = 20; y < 60; ++y)
        for (int x = 70; x < 190; ++x) map.at(x, y) = std::uint8_t(FaceClass::hat);
    REQUIRE(write_label_map(line.folder() / "hat.png", map));
    REQUIRE(line.run("edit --seed 7 --labels hat.png --fit-labels --out hat.limner").exit_code == 0);
    REQUIRE(line.run("render hat.limner --yaw 25 --labels-out turned.png --out b.png").exit_code == 0);
    const auto turned = *read_label_map(line.folder() / "turned.png");
    CHECK(std::count(turned.pixels.begin(), turned.pixels.end(), std::uint8_t(FaceClass::hat)) > 2000);

    // The pictures of both ways are the same: the recipe keeps it, too.
    REQUIRE(line.run("render b.png --out c.png").exit_code == 0);
    CHECK(*read_image(line.folder() / "b.png") == *read_image(line.folder() / "c.png"));
    const auto nothing = line.run("render --seed 7 --fit-labels --out d.png");
    CHECK(nothing.exit_code == 2);
    CHECK_THAT(nothing.err, Catch::Contains("--labels"));
}

TEST_CASE("render takes the background away, and counts all of its files together", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const std::string command =
        "render --seed 7 --background transparent --bits 16 --out 'a_{n}.png' "
        "--labels-out 'a_{n}_labels.png'";
    REQUIRE(line.run(command).exit_code == 0);
    REQUIRE(line.run(command).exit_code == 0);
    const auto picture = read_image(line.folder() / "a_2.png");
    REQUIRE(picture.has_value());
    CHECK(picture->at(0, 0).a == 0);
    CHECK(picture->at(picture->width / 2, picture->height / 2).a == 255);
    CHECK(std::filesystem::exists(line.folder() / "a_2_labels.png"));
    REQUIRE(line.run("render --seed 7 --out a.jpg --quality 95").exit_code == 0);
    CHECK(read_image(line.folder() / "a.jpg").has_value());
    REQUIRE(line.run("render --seed 7 --out a.webp --background transparent").exit_code == 0);
    CHECK(read_image(line.folder() / "a.webp")->at(0, 0).a == 0);
}

TEST_CASE("A crop is cut out of the very picture, and stays where it is in a turntable", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    REQUIRE(line.run("render --seed 7 --size 256 --out whole.png").exit_code == 0);
    REQUIRE(line.run("render --seed 7 --size 256 --crop 30,40,100,80 --out part.png").exit_code == 0);
    const auto whole = read_image(line.folder() / "whole.png"), part = read_image(line.folder() / "part.png");
    REQUIRE(part);
    CHECK(part->width == 100);
    CHECK(part->height == 80);
    CHECK(part->at(5, 7) == whole->at(35, 47));
    REQUIRE(line.run("render --seed 7 --size 256 --crop face --out face.png").exit_code == 0);
    const auto face = read_image(line.folder() / "face.png");
    REQUIRE(face);
    CHECK(face->width == face->height);
    CHECK(face->width > 80);
    CHECK(face->width < 256);
    REQUIRE(line.run("turntable --seed 7 --frames 2 --crop face --out frames").exit_code == 0);
    CHECK(read_image(line.folder() / "frames/frame-00000.png")->width ==
          read_image(line.folder() / "frames/frame-00001.png")->width);
    const auto outside = line.run("render --seed 7 --crop 0,0,5000,20 --out no.png");
    CHECK(outside.exit_code == 2);
    CHECK_THAT(outside.err, Catch::Contains("outside"));
}

TEST_CASE("generate and turntable write what they announce", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    CHECK(line.run("generate --seed 1-2,9 --out 'face_{seed}.png'").exit_code == 0);
    CHECK(std::filesystem::exists(line.folder() / "face_9.png"));
    CHECK(line.run("generate --seed 1-2 --sheet sheet.png").exit_code == 0);
    const auto frames = line.run("turntable --seed 1 --frames 3 --out frames --json");
    CHECK(frames.exit_code == 0);
    CHECK(nlohmann::json::parse(frames.out)["outputs"][0]["frames"] == 3);
    CHECK_THAT(frames.err, Catch::Contains("\"event\":\"progress\""));
    CHECK(std::filesystem::exists(line.folder() / "frames/frame-00002.png"));
    CHECK(line.run("turntable --seed 1 --frames 4 --columns 2 --out head.png").exit_code == 0);
}

TEST_CASE("Before and after, safe margins and samples go into a picture", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    REQUIRE(line.run("render --seed 3 --yaw 20 --size 128 --out before.png").exit_code == 0);
    REQUIRE(line.run("render --seed 7 --yaw -15 --size 128 --out after.png").exit_code == 0);
    const auto strip_of = [&](const std::string& before) {
        const auto answer =
            line.run("render --seed 7 --yaw -15 --size 128 --force --out both.png --before " + before);
        INFO(answer.err);
        CHECK(answer.exit_code == 0);
        return read_image(line.folder() / "both.png");
    };
    const auto strip = strip_of("before.png");  // a picture with its recipe
    REQUIRE(strip);
    CHECK(strip->width == 2 * 128 + 8);
    CHECK(strip->height == 128);
    CHECK(strip->at(136 + 60, 60) == read_image(line.folder() / "after.png")->at(60, 60));
    // In the pose of the one on the right.
    CHECK_FALSE(strip->at(60, 60) == read_image(line.folder() / "before.png")->at(60, 60));
    std::string recipe(1, '\'');
    recipe.append(*recipe_text(*read_recipe(line.folder() / "before.png"))).push_back('\'');
    CHECK(*strip == *strip_of(recipe));
    CHECK(line.run("render --seed 7 --before before.png --out -").exit_code == 2);
    CHECK(line.run("render --seed 7 --before absent.png --out c.png").exit_code == 3);
    REQUIRE(line.run("render --seed 7 --size 64 --samples 8 --crop safe --out safe.png").exit_code == 0);
    CHECK(read_image(line.folder() / "safe.png")->width == 58);
}

namespace {

void write_with_fixed_gaze(const std::filesystem::path& file) {
    Project project{.portrait = portrait_from_seed(7)};
    project.locks.insert("gaze.viewer");
    REQUIRE(write_project(file, project).has_value());
}

}  // namespace

TEST_CASE("A turntable keeps the eyes on the viewer where its project says so", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    write_with_fixed_gaze(line.folder() / "anna.limner");
    const auto gaze = [&](const std::string& options) {
        REQUIRE(
            line.run("turntable anna.limner --views 2 --size 64 --force --out frames " + options).exit_code ==
            0);
        const auto view = *read_recipe(line.folder() / "frames/frame-00001.png");
        CHECK(view.pose.yaw.value != 0);
        return view.head.gaze_x / view.pose.yaw.value;
    };
    CHECK(gaze("") == Approx(-1));
    CHECK(gaze("--no-gaze-viewer") == 0);
}

TEST_CASE("A picture of a turned head keeps the eyes on the viewer where its project says so",
          "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    write_with_fixed_gaze(line.folder() / "anna.limner");
    const auto gaze = [&](const std::string& options) {
        REQUIRE(line.run("render anna.limner --size 64 --force --out a.png " + options).exit_code == 0);
        const auto head = read_recipe(line.folder() / "a.png")->head;
        return std::pair(degrees(Radians(head.gaze_x)), degrees(Radians(head.gaze_y)));
    };
    CHECK(gaze("") == std::pair(0.f, 0.f));
    const auto [x, y] = gaze("--yaw 20 --set pose.pitch=5");
    CHECK(x == Approx(-20));
    CHECK(y == Approx(-5));
    CHECK(gaze("--yaw 20 --set head.gaze.x=0").first == 0);
}

TEST_CASE("An MP4 of odd sides says that a column is cut off", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const auto answer =
        line.run("turntable --seed 7 --frames 2 --size 128 --crop 0,0,101,80 --out head.mp4 --json");
    if (answer.exit_code == 2 || answer.exit_code == 3) return;  // no encoder here
    REQUIRE(answer.exit_code == 0);
    const auto object = nlohmann::json::parse(answer.out);
    CHECK(object["outputs"][0]["width"] == 100);
    CHECK(object["warnings"][0]["code"] == "LM-405");
}

TEST_CASE("An interrupt leaves no half file, and a sequence can go on", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const auto signal = GENERATE(SIGINT, SIGTERM);
    SECTION("of a video nothing stays") {
        const auto answer = line.interrupted("turntable --frames 3600 --out head.mp4", signal, 4s);
        CHECK(answer.exit_code == 128 + signal);
        CHECK(files_in(line.folder()) == 0);
    }
    SECTION("of a sequence the complete pictures stay and are listed") {
        const auto answer = line.interrupted("turntable --frames 3600 --out frames --json", signal, 4s);
        CHECK(answer.exit_code == 128 + signal);
        const auto object = nlohmann::json::parse(answer.out);
        CHECK(object["ok"] == false);
        std::size_t listed = 0;
        for (const auto& output : object["outputs"]) listed += output["files"].size();
        CHECK(files_in(line.folder()) == listed);
        for (const auto& output : object["outputs"])
            for (const auto& file : output["files"])
                CHECK(read_image(line.folder() / file["path"].get<std::string>()).has_value());
    }
}

TEST_CASE("The time limit ends a command and what is complete is listed", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const auto answer = line.run("turntable --frames 3600 --out frames --time-limit 5 --json");
    CHECK(answer.exit_code == 9);
    const auto object = nlohmann::json::parse(answer.out);
    CHECK_THAT(object["error"]["text"].get<std::string>(), Catch::Contains("time limit"));
    if (!object["outputs"].empty()) CHECK(object["outputs"][0]["files"].size() == files_in(line.folder()));
}

TEST_CASE("animate plays the keys of a project and the movements put onto it", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    Project project{.portrait = portrait_from_seed(7)};
    project.animation = {.loop = Animation::Loop::once, .rate = 10, .frames = 5};
    set_key(project.animation, "pose.yaw", {.frame = 0, .value = -20.f});
    set_key(project.animation, "pose.yaw", {.frame = 4, .value = 20.f});
    REQUIRE(write_project(line.folder() / "anna.limner", project).has_value());
    const auto whole = line.run("animate anna.limner --out frames --json");
    REQUIRE(whole.exit_code == 0);
    CHECK(nlohmann::json::parse(whole.out)["frames"] == 5);
    const auto yaw = [&](const char* file) {
        const auto shown = read_recipe(line.folder() / file);
        REQUIRE(shown.has_value());
        return degrees(shown->pose.yaw);
    };
    CHECK(yaw("frames/frame-00000.png") == Approx(-20));
    CHECK(yaw("frames/frame-00002.png") == Approx(0).margin(0.01));
    CHECK(yaw("frames/frame-00004.png") == Approx(20));
    CHECK(line.run("animate anna.limner --first 3 --fps 20 --out part.gif").exit_code == 0);
    CHECK(line.run("animate --seed 3 --motion blink,seconds=0.2 --out blink.apng").exit_code == 0);
}

TEST_CASE("A turntable that resumes renders what is missing and nothing else", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const std::string command = "turntable --seed 3 --frames 4 --out frames";
    REQUIRE(line.run(command).exit_code == 0);
    CHECK(line.run(command).exit_code == 7);
    const auto frame = [&](int i) {
        return line.folder() / ("frames/frame-0000" + std::to_string(i) + ".png");
    };
    const auto before = *read_image(frame(2));
    const auto kept = std::filesystem::last_write_time(frame(1));
    std::filesystem::remove(frame(2));
    std::filesystem::resize_file(frame(3), 100);  // half a picture is no picture

    const auto answer = line.run(command + " --resume --json");
    CHECK(answer.exit_code == 0);
    CHECK(nlohmann::json::parse(answer.out)["outputs"][0]["files"].size() == 4);
    CHECK(*read_image(frame(2)) == before);
    CHECK(read_image(frame(3)).has_value());
    CHECK(std::filesystem::last_write_time(frame(1)) == kept);

    REQUIRE(line.run("turntable --seed 4 --frames 4 --out frames --resume").exit_code == 0);
    CHECK_FALSE(*read_image(frame(2)) == before);  // a picture of someone else is not kept
}

TEST_CASE("Every output is the same bytes on every run", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const auto [command, file] = GENERATE(table<std::string, std::string>({
        {"render --seed 7 --yaw 20 --out ", "a.png"},
        {"render --seed 7 --out x.png --force --depth-out ", "a.exr"},
        {"render --seed 7 --yaw 20 --size 512 --out ", "a.exr"},
        {"render --seed 7 --bits 16 --background transparent --out ", "a.tif"},
        {"render --seed 7 --out ", "a.ora"},
        {"generate --seed 7 --out ", "a.png"},
        {"animate --seed 7 --motion nod --last 2 --out ", "a.apng"},
        {"mesh --seed 7 --grid 64 --out ", "a.glb"},
        {"mesh --seed 7 --grid 64 --out ", "a.ply"},
        {"edit --seed 7 --set light.azimuth=30 --out ", "a.limner"},
        {"turntable --seed 7 --frames 3 --out ", "a.mp4"},
        {"turntable --seed 7 --frames 3 --background transparent --out ", "a.webm"},
        {"turntable --seed 7 --frames 3 --fps 20 --background transparent --out ", "a.gif"},
        {"turntable --seed 7 --frames 3 --loop once --out ", "a.apng"},
        {"turntable --seed 7 --views 3 --out ", "sheet.png"},
    }));
    const auto text = [&](const std::string& name) {
        std::ifstream stream(line.folder() / name, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(stream), {});
    };
    INFO(command << file);
    REQUIRE(line.run(command + file).exit_code == 0);
    const auto again = line.run(command + "again-" + file + " --json");
    REQUIRE(again.exit_code == 0);
    const auto schema = nlohmann::json::parse(std::ifstream(LIMNER_SCHEMAS "/cli-answer.json"));
    CHECK(schema_problem(nlohmann::json::parse(again.out), schema, schema) == "");
    CHECK_FALSE(text(file).empty());
    CHECK(text(file) == text("again-" + file));
}

TEST_CASE("edit saves a project that renders as the picture it saved beside it", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const auto edited = line.run(
        "edit --seed 5 --set expression.mouthSmile=0.4 --set pose.yaw=12 --style hair=12 --out anna.limner "
        "--out anna.png");
    INFO(edited.err);
    REQUIRE(edited.exit_code == 0);
    REQUIRE(line.run("render anna.limner --out again.png").exit_code == 0);
    CHECK(*read_image(line.folder() / "again.png") == *read_image(line.folder() / "anna.png"));
    REQUIRE(line.run("render anna.png --out recipe.png").exit_code == 0);
    CHECK(*read_image(line.folder() / "recipe.png") == *read_image(line.folder() / "anna.png"));
    // A style is taken from the picture as from the project.
    REQUIRE(line.run("edit --seed 6 --style hair=12 --out direct.limner").exit_code == 0);
    for (const std::string from : {"anna.limner", "anna.png"}) {
        REQUIRE(line.run("edit --seed 6 --style hair=" + from + " --force --out taken.limner").exit_code ==
                0);
        CHECK(read_project((line.folder() / "taken.limner").string())->project.portrait ==
              read_project((line.folder() / "direct.limner").string())->project.portrait);
    }
    REQUIRE(line.run("render anna.png --yaw -12 --no-recipe --out turned.png").exit_code == 0);
    CHECK_FALSE(*read_image(line.folder() / "turned.png") == *read_image(line.folder() / "anna.png"));
    CHECK(line.run("render turned.png --out x.png").exit_code == 3);
    CHECK(line.run("render --style hair=turned.png --out x.png").exit_code == 3);
}

TEST_CASE("A zero edit changes no pixel", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    // Every value of a portrait where it changes nothing.
    const std::map<std::string, std::string> zero{{"pose.yaw", "0"},
                                                  {"pose.pitch", "0"},
                                                  {"pose.roll", "0"},
                                                  {"pose.zoom", "1"},
                                                  {"pose.fov", "16"},
                                                  {"light.azimuth", "-35"},
                                                  {"light.elevation", "25"},
                                                  {"light.intensity", "1"},
                                                  {"light.ambient", "1"},
                                                  {"light.warmth", "0"},
                                                  {"head.gaze.x", "0"},
                                                  {"head.gaze.y", "0"},
                                                  {"head.identity.amount", "1"}};
    std::string all;
    for (const auto& name : portrait_key_names({})) {
        if (name.ends_with(".seed")) continue;
        if (name.ends_with(".blend") || name.ends_with(".blend-seed")) {
            all += " --set " + name + (name.ends_with(".blend") ? "=0" : "=9");  // a seed of no weight
            continue;
        }
        INFO(name);
        REQUIRE(zero.contains(name));
        all += " --set " + name + "=" + zero.at(name);
    }
    const auto expressions = expressions_of(line);
    REQUIRE(expressions.size() > 10);
    for (const auto& expression : expressions) all += " --set expression." + expression + "=0";
    REQUIRE(line.run("render --seed 5 --out a.png").exit_code == 0);
    REQUIRE(line.run("render --seed 5 --out b.png" + all).exit_code == 0);
    CHECK(*read_image(line.folder() / "a.png") == *read_image(line.folder() / "b.png"));
}

TEST_CASE("Names in any script are read and written", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const std::string long_name(240, 'n'), deep(90, 'd');
    const auto long_path = deep + "/" + deep + "/" + deep + "/" + deep;
    std::filesystem::create_directories(line.folder() / long_path);
    for (const std::string& name :
         {std::string("with space"), std::string("übergrößenträger"), std::string("портрет"),
          std::string("顔"), std::string("🙂"), long_name, long_path + "/anna"}) {
        INFO(name);
        REQUIRE(line.run("edit --seed 5 --out '" + name + ".limner'").exit_code == 0);
        REQUIRE(line.run("render '" + name + ".limner' --out '" + name + ".png'").exit_code == 0);
        CHECK(read_image(line.folder() / (name + ".png")).has_value());
        REQUIRE(line.run("turntable '" + name + ".limner' --frames 2 --out '" + name + ".mp4'").exit_code ==
                0);
        CHECK(std::filesystem::file_size(line.folder() / (name + ".mp4")) > 100);
    }
}

TEST_CASE("A template names the picture after what is in it", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    std::filesystem::create_directory(line.folder() / "out");
    const std::string command = "render --seed 5 --yaw 10 --out out --template '{seed}_{yaw}_{width}_{n:02}'";
    REQUIRE(line.run(command).exit_code == 0);
    REQUIRE(line.run(command).exit_code == 0);  // the next number that is free
    CHECK(std::filesystem::exists(line.folder() / "out/5_10_512_01.png"));
    CHECK(std::filesystem::exists(line.folder() / "out/5_10_512_02.png"));
    Project project{.portrait = portrait_from_seed(7)};
    project.snapshots = {{.name = "early", .portrait = portrait_from_seed(8)}};
    REQUIRE(write_project(line.folder() / "anna.limner", project).has_value());
    REQUIRE(line.run("render anna.limner --snapshot early --crop 4:5 --size 100 --template "
                     "'{name}-{snapshot}-{width}'")
                .exit_code == 0);
    CHECK(std::filesystem::exists(line.folder() / "anna-early-80.png"));
}

TEST_CASE("A pose the model cannot take is refused with what it can", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const auto answer = line.run("render --yaw 80 --out a.png");
    CHECK(answer.exit_code == 2);
    CHECK_THAT(answer.err, Catch::Contains("from -70 to 70"));
    const auto suggested = line.run("render --set expression.smile=0.3 --out a.png");
    CHECK(suggested.exit_code == 2);
    CHECK_THAT(suggested.err, Catch::Contains("did you mean expression.mouthSmile"));
}

TEST_CASE("An expression the model does not know is refused with those it knows", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const auto answer = line.run("render --expression noSuchThing=0.5 --out a.png");
    CHECK(answer.exit_code == 2);
    CHECK_THAT(answer.err, Catch::Contains("there are:"));
}

TEST_CASE("models test and bench measure the model", "[cli][model][bench]") {
    const CommandLine line;
    if (!has_model(line)) return;
    CHECK(line.run("models test limner-live").exit_code == 0);
    CHECK(line.run("selfcheck").exit_code == 0);
    const auto answer = line.run("bench --repeats 3 --heads 1 --json");
    REQUIRE(answer.exit_code == 0);
    const auto object = nlohmann::json::parse(answer.out);
    const auto schema = nlohmann::json::parse(std::ifstream(LIMNER_SCHEMAS "/cli-answer.json"));
    CHECK(schema_problem(object, schema, schema) == "");
    for (const auto* key : {"start_to_first_portrait", "pose_drag", "style_swap", "stroke", "rest_to_final",
                            "final", "new_head", "new_head_to_final"})
        CHECK(object["figures"][key]["p95_ms"].get<double>() > 0);
    CHECK(object["peak_memory_bytes"].get<double>() > 0);
    CHECK(object["field"]["mean_iou"].get<double>() > 0.95);
    CHECK(object["field"]["speed_up_over_exact"].get<double>() > 5);
    CHECK(object["texture"].contains("cost_of_a_region"));
}
