#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>

#include "engine/checkpoints/safetensors_parts.h"
#include "engine/training/loss_plot.h"
#include "engine/training/run_log.h"
#include "engine/training/run_state.h"
#include "tests/support/temporary_folder.h"

using namespace limner;
using namespace limner::training;

namespace {

constexpr std::uint64_t limit = 15 << 20;

// Three arrays of 6 MiB and two small ones.
NamedArrays some_arrays() {
    NamedArrays arrays;
    for (const char* name : {"a", "b", "c"})
        arrays.emplace(name, make_array(std::vector<float>(6 << 18, float(name[0])), {6 << 18}));
    for (const char* name : {"small.one", "small.two"})
        arrays.emplace(name, make_array(std::vector<float>{1, 2}, {2}));
    return arrays;
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
    return files;
}

}  // namespace

TEST_CASE("A checkpoint in parts keeps to the limit and reads back as one", "[training][files]") {
    const TemporaryFolder folder;
    const auto arrays = some_arrays();
    REQUIRE(write_safetensors_parts(folder.path(), "state", arrays, {{"key", "value"}}, limit));
    const auto files = files_in(folder.path());
    CHECK(files.size() == 2);
    for (const auto& file : files) CHECK(std::filesystem::file_size(file) <= limit);
    const auto read = read_safetensors_parts(folder.path(), "state");
    REQUIRE(read);
    CHECK(read->metadata.at("key") == "value");
    REQUIRE(read->arrays.size() == arrays.size());
    for (const auto& [name, array] : arrays) CHECK(read->arrays.at(name).to_floats() == array.to_floats());

    SECTION("a missing part is missed") {
        std::filesystem::remove(files[0]);
        CHECK_FALSE(read_safetensors_parts(folder.path(), "state"));
    }
}

TEST_CASE("A checkpoint that fits stays one file, and an array too large for a part is named",
          "[training][files]") {
    const TemporaryFolder folder;
    REQUIRE(write_safetensors_parts(folder.path(), "state", some_arrays(), {}, 0));
    CHECK(std::filesystem::exists(folder.path() / "state.safetensors"));
    const auto refused = write_safetensors_parts(folder.path(), "small", some_arrays(), {}, 1 << 20);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::limit_exceeded);
    CHECK(refused.error().message.find(" a ") != std::string::npos);
}

TEST_CASE("A state that was interrupted while it was written leaves the older one in force",
          "[training][files]") {
    const TemporaryFolder folder;
    RunState state{100, 12.5, {0.1, INFINITY}, some_arrays()};
    REQUIRE(write_run_state(folder.path(), state, limit));
    std::filesystem::copy_file(folder.path() / "state-000100-1-of-2.safetensors",
                               folder.path() / "state-000200-1-of-2.safetensors");
    auto read = read_run_state(folder.path());
    REQUIRE(read);
    REQUIRE(read->has_value());
    CHECK((*read)->step == 100);
    CHECK((*read)->seconds == 12.5);
    CHECK((*read)->sums == std::vector<double>{0.1, INFINITY});
    CHECK((*read)->arrays.size() == 5);

    state.step = 300;
    REQUIRE(write_run_state(folder.path(), state, 0));
    CHECK(files_in(folder.path()).size() == 1);  // older ones are gone
    CHECK(read_run_state(folder.path()).value().value().step == 300);
}

TEST_CASE("Copies of a state under names of their own are kept", "[training][files]") {
    const TemporaryFolder folder;
    for (const char* name : {"state-best.safetensors", "state-000100 copy.safetensors"})
        folder.write(name, "mine");
    RunState state{100, 1, {}, some_arrays()};
    REQUIRE(write_run_state(folder.path(), state, limit));
    state.step = 200;
    REQUIRE(write_run_state(folder.path(), state, 0));
    CHECK(files_in(folder.path()).size() == 3);
    CHECK(std::filesystem::exists(folder / "state-best.safetensors"));
    CHECK(std::filesystem::exists(folder / "state-000100 copy.safetensors"));
    CHECK(read_run_state(folder.path()).value().value().step == 200);
}

TEST_CASE("A folder without a state has none, and a damaged state is an error", "[training][files]") {
    const TemporaryFolder folder;
    const auto none = read_run_state(folder.path());
    REQUIRE(none);
    CHECK_FALSE(none->has_value());
    REQUIRE(write_safetensors(folder.path() / "state-000007.safetensors", some_arrays(), {{"other", "1"}}));
    CHECK(read_run_state(folder.path()).error().code == Errc::bad_checkpoint);
}

TEST_CASE("A log that is continued forgets the steps that were lost", "[training][files]") {
    const TemporaryFolder folder;
    const auto csv = folder.path() / "log.csv";
    RunLog first({"loss", "gradient"});
    REQUIRE(first.open(csv, 0));
    for (const int step : {25, 50, 75}) REQUIRE(first.add({step, step / 10.0, {1.0 / step, 2}}));

    RunLog second({"loss", "gradient"});
    REQUIRE(second.open(csv, 60));
    REQUIRE(second.rows().size() == 2);
    CHECK(second.rows()[1].step == 50);
    CHECK(second.rows()[1].values == std::vector<double>{0.02, 2});
    REQUIRE(second.add({75, 9, {0.5, 3}}));
    std::ifstream file(csv);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    CHECK(text == "step,seconds,loss,gradient\n25,2.5,0.04,2\n50,5,0.02,2\n75,9,0.5,3\n");
}

TEST_CASE("The plot of a falling loss falls", "[training][files]") {
    std::vector<LogRow> rows;
    for (int i = 1; i <= 40; ++i) rows.push_back({25 * i, double(i), {1.0 / i, i == 20 ? NAN : 1.0 * i}});
    const auto plot = plot_losses({"loss", "rising"}, rows);
    REQUIRE(plot.width == 720);
    REQUIRE(plot.height == 300);
    // Mean height of the curve's colour in a column of a panel.
    const auto height = [&](int x, int panel) {
        double sum = 0;
        int count = 0;
        for (int y = 150 * panel; y < 150 * (panel + 1); ++y)
            if (plot.at(x, y) == Rgba{0x1F, 0x5F, 0xA8}) sum += y, ++count;
        REQUIRE(count > 0);
        return sum / count;
    };
    CHECK(height(90, 0) + 40 < height(690, 0));
    CHECK(height(90, 1) > height(690, 1) + 40);
}

TEST_CASE("A plot of nothing, of one report and of numbers that are not finite is drawn without a curve",
          "[training][files]") {
    CHECK(plot_losses({"loss"}, {}).height == 150);
    CHECK(plot_losses({"loss"}, {{25, 1, {0.5}}}).height == 150);
    CHECK(plot_losses({"loss"}, {{25, 1, {NAN}}, {50, 2, {INFINITY}}}).height == 150);
}
