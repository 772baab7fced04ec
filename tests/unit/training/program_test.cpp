// limner-train from end to end, as a user runs it: a tiny set, a minute at the most.

#include <catch2/catch.hpp>

#include "engine/media/image_file.h"
#include "made_set.h"
#include "read_run.h"
#include "tests/cli/command_line.h"

using namespace limner;
using namespace limner::test;

namespace {

const std::string tiny_field =
    "--device cpu --threads 1 field --data . --heads 4 --points 256 --held-out 4 --steps 300 --out ";

}  // namespace

TEST_CASE("The program trains, and an interrupted training ends with the same curve and weights",
          "[training]") {
    const CommandLine program;
    make_field_set(program.folder().path(), 24);
    const auto whole = program.run(tiny_field + "whole");
    INFO(whole.err);
    REQUIRE(whole.exit_code == 0);
    const auto curve = curve_of(program.folder() / "whole");
    REQUIRE(curve.losses.size() == 12);
    CHECK(curve.losses.back() < 0.4 * curve.losses.front());
    CHECK(read_image(program.folder() / "whole" / "losses.png"));

    // Wherever the interrupts fall: before the first step, in the middle, or after the end.
    for (const int milliseconds : {900, 1500})
        program.interrupted(tiny_field + "pieces", SIGINT, std::chrono::milliseconds(milliseconds));
    program.run(tiny_field + "pieces");
    const auto again = program.run(tiny_field + "pieces");
    CHECK(again.exit_code == 7);
    CHECK(again.err.find("finished run") != std::string::npos);
    CHECK(curve_of(program.folder() / "pieces").losses == curve.losses);
    CHECK(same_arrays(state_of(program.folder() / "whole").arrays,
                      state_of(program.folder() / "pieces").arrays));
}

TEST_CASE("The program refuses what it cannot do with one sentence and a documented code", "[training]") {
    const CommandLine program;
    make_field_set(program.folder().path(), 24);
    const auto [options, code, text] = GENERATE(table<const char*, int, const char*>({
        {"--device gpu field --data . --out run", 2, "is no device"},
        {"--device cuda:99 field --data . --out run", 5, ""},
        {"field --data . --out run --steps 0", 2, "steps cannot be 0"},
        {"field --data . --out run --recipe nowhere.json", 3, "nowhere.json"},
        {"texture --data . --out run --phases 96:10", 2, "is RESOLUTION:STEPS"},
        {"texture --data . --out run", 3, "limner-cli synth"},
        {"field --data . --out .", 7, "no training run"},
    }));
    INFO(options);
    const auto answer = program.run(options);
    CHECK(answer.exit_code == code);
    CHECK(answer.err.find("limner-train: ") != std::string::npos);
    INFO(answer.err);
    CHECK(answer.err.find(text) != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(program.folder() / "run"));
}

TEST_CASE("The program writes states in parts on request, and continues from them", "[training]") {
    const CommandLine program;
    make_field_set(program.folder().path(), 24);
    const std::string command = "--split 15 --device cpu field --data . --held-out 4 --steps 3 --out run";
    const auto answer = program.run(command);
    INFO(answer.err);
    REQUIRE(answer.exit_code == 0);
    int parts = 0;
    for (const auto& entry : std::filesystem::directory_iterator(program.folder() / "run"))
        if (entry.path().extension() == ".safetensors") {
            CHECK(entry.file_size() <= (15u << 20));
            ++parts;
        }
    CHECK(parts > 1);
    CHECK(state_of(program.folder() / "run").step == 3);
}
