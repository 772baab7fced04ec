// What needs the bundled model; skipped with a message where it is not installed.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "command_line.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"

using namespace limner;
using namespace std::chrono_literals;

namespace {

bool has_model(const CommandLine& line) {
    const bool there = line.run("models list").out.find("limner-live") != std::string::npos;
    if (!there) WARN("the model limner-live is not installed: skipped");
    return there;
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

TEST_CASE("render draws a label map from a file", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    REQUIRE(line.run("render --seed 7 --labels-out map.png --out a.png").exit_code == 0);
    const auto answer = line.run("render --seed 8 --labels map.png --out b.png --json");
    CHECK(answer.exit_code == 0);
    CHECK(nlohmann::json::parse(answer.out)["outputs"].size() == 1);
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

TEST_CASE("An interrupt stops cleanly and leaves no half file", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const auto signal = GENERATE(SIGINT, SIGTERM);
    const auto out = GENERATE(as<std::string>{}, "head.mp4", "frames");
    const auto answer = line.interrupted("turntable --frames 3600 --out " + out, signal, 4s);
    CHECK(answer.exit_code == 128 + signal);
    CHECK(files_in(line.folder()) == 0);
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
    for (const auto* key : {"start_to_first_portrait", "pose_drag", "style_swap", "stroke", "rest_to_final",
                            "final", "new_head", "new_head_to_final"})
        CHECK(object["figures"][key]["p95_ms"].get<double>() > 0);
    CHECK(object["peak_memory_bytes"].get<double>() > 0);
    CHECK(object["field"]["mean_iou"].get<double>() > 0.95);
    CHECK(object["field"]["speed_up_over_exact"].get<double>() > 5);
    CHECK(object["texture"].contains("cost_of_a_region"));
}
