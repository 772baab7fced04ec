// Published checkpoints through the command line; skipped with a message where the fixtures are not there.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "command_line.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"
#include "tests/support/shared_files.h"

using namespace limner;
namespace fs = std::filesystem;

namespace {

std::optional<fs::path> fixtures(const char* family) {
    const auto folder = shared_file(fs::path("fixtures") / family);
    if (!folder) WARN("skipped: no fixtures/" << family << " (set LIMNER_SHARED)");
    return folder;
}

std::string quoted(const fs::path& path) {
    std::string text = fs::absolute(path).string();
    text.insert(text.begin(), '\'');
    text += '\'';
    return text;
}

}  // namespace

TEST_CASE("A StyleGAN2 snapshot and the pack made of it draw the same portrait", "[cli][official]") {
    const auto folder = fixtures("stylegan2");
    if (!folder) return;
    const CommandLine line;
    const auto file = quoted(*folder / "network-snapshot-000000.pkl");
    REQUIRE(line.run("render --model " + file + " --seed 3 --out a.png").exit_code == 0);
    REQUIRE(line.run("convert " + file + " pack --id portraits").exit_code == 0);
    REQUIRE(line.run("render --model ./pack --seed 3 --out b.png").exit_code == 0);
    const auto a = read_image(line.folder() / "a.png"), b = read_image(line.folder() / "b.png");
    REQUIRE(a);
    CHECK(a->width == 64);
    CHECK(*a == *b);
    REQUIRE(line.run("render --model ./pack --seed 4 --out c.png").exit_code == 0);
    CHECK_FALSE(*a == *read_image(line.folder() / "c.png"));
    CHECK(line.run("render --model ./pack --seed 3 --yaw 20 --out d.png").exit_code == 2);
    const auto about = nlohmann::json::parse(line.run("info ./pack --json").out);
    CHECK(about["family"] == "stylegan2");
    CHECK(about["networks"][0]["fits"] == true);
    CHECK(about["networks"][0]["configuration"]["num_ws"] == 10);
}

TEST_CASE("bench compares a published network with its layers one by one", "[cli][official]") {
    const auto folder = fixtures("eg3d");
    if (!folder) return;
    const CommandLine line;
    const auto answer =
        line.run("bench --repeats 3 --json --model " + quoted(*folder / "network-snapshot-000000.pkl"));
    INFO(answer.err);
    REQUIRE(answer.exit_code == 0);
    const auto object = nlohmann::json::parse(answer.out);
    CHECK_FALSE(object["figures"]["pose_drag"].contains("budget_ms"));  // those are limner-live's
    for (const auto* key : {"person", "turn"}) {
        const auto& compared = object["layers"][key];
        const double best = compared["best_ms"], plain = compared["one_by_one_ms"];
        CHECK(best > 0);
        CHECK(compared["ratio"].get<double>() == Approx(plain / best));
    }
}

TEST_CASE("SofGAN's two files in one folder turn, restyle and show depth", "[cli][official]") {
    const auto folder = fixtures("sofgan");
    if (!folder) return;
    const CommandLine line;
    fs::create_directories(line.folder() / "sofgan");
    for (const auto* name : {"generator.pt", "sof_epoch_0001_iter_000002.pth"})
        fs::copy_file(*folder / name, line.folder() / "sofgan" / name);
    const auto answer = line.run(
        "render --model ./sofgan --seed 7 --yaw 15 --style hair=3 --labels-out map.png --depth-out d.png "
        "--out a.png");
    INFO(answer.err);
    REQUIRE(answer.exit_code == 0);
    CHECK(read_image(line.folder() / "a.png")->width == 256);
    CHECK(read_label_map(line.folder() / "map.png")->width == 128);
    CHECK(line.run("turntable --model ./sofgan --seed 7 --frames 2 --out frames").exit_code == 0);
    CHECK(line.run("render --model ./sofgan/generator.pt --seed 7 --out b.png").exit_code == 2);
    CHECK(line.run("render --model ./sofgan/generator.pt --labels map.png --seed 7 --out b.png").exit_code ==
          0);
}

TEST_CASE("A model option that names no model is refused with the reader's sentence", "[cli][official]") {
    const CommandLine line;
    line.folder().write("face.png", "\x89PNG\r\n\x1a\n........");
    const auto answer = line.run("render --model ./face.png --seed 1 --out a.png");
    CHECK(answer.exit_code == 3);
    CHECK(answer.err.find("PNG picture") != std::string::npos);
    CHECK(line.run("render --model ./none.pkl --seed 1 --out a.png").exit_code != 0);
}

TEST_CASE("Published checkpoints are found by a scan, and tested as they are", "[cli][official]") {
    const auto stylegan = fixtures("stylegan2"), sofgan = fixtures("sofgan");
    if (!stylegan || !sofgan) return;
    const CommandLine line;
    fs::create_directories(line.folder() / "downloads" / "deeper");
    fs::copy_file(*stylegan / "network-snapshot-000000.pkl", line.folder() / "downloads" / "people.pkl");
    fs::copy_file(*sofgan / "sof_epoch_0001_iter_000002.pth",
                  line.folder() / "downloads" / "deeper" / "field.pth");
    line.folder().write("downloads/page.pkl", "<!doctype html><title>Sign in</title>");
    const auto scan = nlohmann::json::parse(line.run("models scan downloads --json").out);
    REQUIRE(scan["models"].size() == 1);
    CHECK(scan["models"][0]["title"] == "people");
    CHECK(scan["models"][0]["family"] == "stylegan2");
    CHECK(scan["models"][0]["resolution"] == 64);
    CHECK(scan["models"][0]["capabilities"] == nlohmann::json({"identity", "hair_shape"}));
    const auto warnings = scan["warnings"].dump();
    CHECK_THAT(warnings, Catch::Contains("web page"));
    CHECK_THAT(warnings, Catch::Contains("field.pth") && Catch::Contains("one part"));

    const auto tested = line.run("models test downloads/people.pkl");
    CHECK(tested.exit_code == 0);
    CHECK_THAT(tested.out, Catch::Contains("people.pkl is intact"));
    CHECK(line.run("models test downloads/page.pkl").exit_code == 3);
}
