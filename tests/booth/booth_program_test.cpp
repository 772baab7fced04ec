// limner-booth as a program: what it shows, and how it ends. Needs a display with OpenGL 3.3 and the bundled
// model; where there is no display those tests are skipped with a message.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/media/image_file.h"
#include "engine/portrait/project_file.h"
#include "tests/cli/command_line.h"

using namespace limner;
using namespace std::chrono_literals;

namespace {

class Booth : public CommandLine {
public:
    Booth() : CommandLine(LIMNER_BOOTH) {}

    /// What a window of 640 x 400 shows, as the arguments say.
    Image shot(const std::string& arguments) const {
        const auto answer = run("--windowed 640x400 --screenshot shot.png --after 0 " + arguments);
        INFO(answer.err);
        REQUIRE(answer.exit_code == 0);
        CHECK(answer.err.empty());
        auto image = read_image(folder() / "shot.png");
        REQUIRE(image.has_value());
        REQUIRE(image->width == 640);
        REQUIRE(image->height == 400);
        return std::move(*image);
    }
};

bool has_display() {
    const bool there = std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY");
    if (!there) WARN("no display: skipped");
    return there;
}

/// Mean difference per channel, 0 to 255.
double difference(const Image& a, const Image& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        sum += std::abs(a.pixels[i].r - b.pixels[i].r) + std::abs(a.pixels[i].g - b.pixels[i].g) +
               std::abs(a.pixels[i].b - b.pixels[i].b);
    return sum / (3.0 * double(a.pixels.size()));
}

double brightness(const Rgba& p) { return (p.r + p.g + p.b) / 3.0; }

/// How much brightness varies inside a rectangle: its standard deviation, 0 to 255.
double variation(const Image& image, int left, int top, int width, int height) {
    double sum = 0, squares = 0;
    for (int y = top; y < top + height; ++y)
        for (int x = left; x < left + width; ++x) {
            const double value = brightness(image.at(x, y));
            sum += value;
            squares += value * value;
        }
    const double count = double(width) * height, mean = sum / count;
    return std::sqrt(std::max(0.0, squares / count - mean * mean));
}

/// From the darkest pixel of a rectangle to the brightest, 0 to 255. Eyes, nostrils and brows against skin
/// make it large whatever the light; a background has no such thing.
double contrast(const Image& image, int left, int top, int width, int height) {
    double darkest = 255, brightest = 0;
    for (int y = top; y < top + height; ++y)
        for (int x = left; x < left + width; ++x) {
            const double value = brightness(image.at(x, y));
            darkest = std::min(darkest, value);
            brightest = std::max(brightest, value);
        }
    return brightest - darkest;
}

}  // namespace

TEST_CASE("The booth shows a portrait in the middle of its background", "[booth][display][model]") {
    if (!has_display()) return;
    const Booth booth;
    const auto image = booth.shot("--seed 7");
    CHECK(contrast(image, 240, 100, 160, 200) > 90);  // a face
    CHECK(contrast(image, 2, 20, 60, 200) < 45);      // nothing but background
    CHECK(variation(image, 2, 20, 60, 200) < 12);
    CHECK(brightness(image.at(30, 100)) > 15);  // and the curtain is up
}

TEST_CASE("Two seeds are two people, the same seed is one", "[booth][display][model]") {
    if (!has_display()) return;
    const Booth booth;
    const auto seven = booth.shot("--seed 7"), eight = booth.shot("--seed 8"), again = booth.shot("--seed 7");
    CHECK(difference(seven, eight) > 10);
    CHECK(difference(seven, again) < 0.5 * difference(seven, eight));
}

TEST_CASE("A project is shown as it was saved", "[booth][display][model]") {
    if (!has_display()) return;
    const Booth booth;
    REQUIRE(write_project(booth.folder() / "anna.limner", {.portrait = portrait_from_seed(8)}).has_value());
    CHECK(difference(booth.shot("anna.limner"), booth.shot("--seed 8")) < 6);
}

TEST_CASE("A tall screen is filled, too", "[booth][display][model]") {
    if (!has_display()) return;
    const Booth booth;
    const auto answer = booth.run("--seed 7 --windowed 400x640 --screenshot tall.png --after 0");
    REQUIRE(answer.exit_code == 0);
    const auto image = read_image(booth.folder() / "tall.png");
    REQUIRE(image.has_value());
    CHECK(contrast(*image, 100, 240, 200, 300) > 90);
    CHECK(brightness(image->at(20, 20)) > 15);
}

TEST_CASE("A signal ends the booth in order", "[booth][display][model]") {
    if (!has_display()) return;
    const Booth booth;
    const auto signal = GENERATE(SIGTERM, SIGINT);
    const auto answer = booth.interrupted("--windowed 320x200 --no-quit --dwell 2", signal, 5s);
    CHECK(answer.exit_code == 128 + signal);
    CHECK(answer.err.empty());
}

TEST_CASE("What keeps the booth from beginning is one sentence and its exit code", "[booth]") {
    const Booth booth;
    const auto check = [&](const Answer& answer, int code, const std::string& says) {
        INFO(answer.err);
        CHECK(answer.exit_code == code);
        CHECK(answer.out.empty());
        CHECK(answer.err.starts_with("limner-booth: "));
        CHECK(std::count(answer.err.begin(), answer.err.end(), '\n') == 1);
        CHECK_THAT(answer.err, Catch::Contains(says));
    };
    check(booth.run("--dwel 3"), 2, "did you mean --dwell");
    booth.folder().write("booth.ini", "dwel = 3\n");
    check(booth.run("--config booth.ini"), 2, "dwel");
    check(booth.run("nobody.limner"), 3, "nobody.limner");
    check(booth.run("--seed 7", "DISPLAY= WAYLAND_DISPLAY="), 5, "No display");
    check(booth.run("--seed 7", "DISPLAY=:4711 WAYLAND_DISPLAY="), 5, "No display");
    if (!has_display()) return;
    check(booth.run("--model nowhere"), 4, "nowhere");
    check(booth.run("--seed 7 --windowed 320x200", "MESA_GL_VERSION_OVERRIDE=2.1"), 5, "OpenGL 3.3");
    check(booth.run("--seed 7 --windowed 320x200 --after 0 --screenshot no/such/folder.png"), 7,
          "folder.png");
}

TEST_CASE("The booth explains itself without a display", "[booth]") {
    const Booth booth;
    const auto help = booth.run("--help", "DISPLAY=");
    CHECK(help.exit_code == 0);
    CHECK_THAT(help.out, Catch::Contains("--dwell") && Catch::Contains("Examples:"));
    CHECK(booth.run("--version", "DISPLAY=").out.starts_with("limner-booth "));
    const auto page = booth.run("--manual", "DISPLAY=").out;
    CHECK_THAT(page, Catch::Contains(".SH OPTIONS") && Catch::Contains("dwell"));
    CHECK_THAT(page, !Catch::Contains(".SH COMMANDS"));
}
