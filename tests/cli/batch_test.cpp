// limner-cli batch, on label maps: no model needed.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "command_line.h"
#include "engine/media/label_file.h"
#include "engine/portrait/project_file.h"
#include "json_schema.h"

using namespace limner;
using nlohmann::json;

namespace {

const char* const list = R"(
[defaults]
force = true
[[item]]
command = "labels"
input = "map.png"
to = "sofgan17"
out = "a \u00fc \u9854.png"
[[item]]
line = "labels absent.png --out b.png"
[[item]]
command = "labels"
input = "map.png"
out = "c.png"
)";

struct Workshop {
    CommandLine line;
    Workshop() {
        REQUIRE(write_label_map(line.folder() / "map.png", LabelMap(8, 8, 13)).has_value());
        line.folder().write("list.toml", list);
    }
    bool exists(const char* name) const { return std::filesystem::exists(line.folder() / name); }
};

bool reads_toml(const CommandLine& line) {
    const bool can = line.run("batch list.toml --dry-run").err.find("reads no TOML") == std::string::npos;
    if (!can) WARN("this build reads no TOML: skipped");
    return can;
}

}  // namespace

TEST_CASE("A batch goes on after a failure when asked to, and says what failed", "[cli][batch]") {
    const Workshop here;
    if (!reads_toml(here.line)) return;
    const auto jobs = GENERATE("1", "3");
    const auto answer = here.line.run(std::string("batch list.toml --continue --json --jobs ") + jobs);
    CHECK(answer.exit_code == 8);
    const auto object = json::parse(answer.out);
    const auto schema = json::parse(std::ifstream(LIMNER_SCHEMAS "/cli-answer.json"));
    CHECK(schema_problem(object, schema, schema) == "");
    REQUIRE(object["items"].size() == 3);
    CHECK(object["items"][0]["ok"] == true);
    CHECK(object["items"][1]["exit_code"] == 3);
    CHECK_THAT(object["items"][1]["error"]["text"].get<std::string>(), Catch::Contains("absent.png"));
    CHECK(object["outputs"].size() == 2);
    CHECK(here.exists("a ü 顔.png"));
    CHECK(here.exists("c.png"));
}

TEST_CASE("A batch stops at the first failure otherwise", "[cli][batch]") {
    const Workshop here;
    if (!reads_toml(here.line)) return;
    const auto answer = here.line.run("batch list.toml");
    CHECK(answer.exit_code == 3);
    CHECK_THAT(answer.err, Catch::Contains("Item 2 (labels absent.png)"));
    CHECK_FALSE(here.exists("c.png"));
}

TEST_CASE("A batch resumes with what is not done, or not what it was", "[cli][batch]") {
    const Workshop here;
    if (!reads_toml(here.line)) return;
    REQUIRE(here.line.run("batch list.toml --continue").exit_code == 8);
    REQUIRE(write_label_map(here.line.folder() / "absent.png", LabelMap(4, 4, 1)).has_value());
    std::filesystem::remove(here.line.folder() / "c.png");

    const auto answer = here.line.run("batch list.toml --resume --json");
    CHECK(answer.exit_code == 0);
    const auto object = json::parse(answer.out);
    CHECK(object["items"].size() == 3);
    CHECK(object["outputs"].size() == 2);  // the first item was left alone
    CHECK(here.exists("b.png"));
    CHECK(here.exists("c.png"));
    CHECK(json::parse(here.line.run("batch list.toml --resume --json").out)["outputs"].empty());
}

TEST_CASE("A batch of a folder runs one command for each of its files", "[cli][batch]") {
    const Workshop here;
    std::filesystem::create_directories(here.line.folder() / "maps");
    std::filesystem::create_directories(here.line.folder() / "new");
    for (const auto* name : {"maps/one.png", "maps/two.png"})
        REQUIRE(write_label_map(here.line.folder() / name, LabelMap(4, 4, 1)).has_value());
    const auto answer =
        here.line.run("batch maps -- labels --to celebamask --out new --template '{name}_{width}.png'");
    CHECK(answer.exit_code == 0);
    CHECK(here.exists("new/one_4.png"));
    CHECK(here.exists("new/two_4.png"));
}

TEST_CASE("A batch of a folder knows commands of two words", "[cli][batch]") {
    const CommandLine line;
    std::filesystem::create_directories(line.folder() / "projects");
    REQUIRE(write_project(line.folder() / "projects/anna.limner", Project()).has_value());
    const auto answer = line.run("batch projects -- project check");
    INFO(answer.err);
    CHECK(answer.exit_code == 0);
}

TEST_CASE("A dry run of a batch writes nothing, its results neither", "[cli][batch]") {
    const Workshop here;
    if (!reads_toml(here.line)) return;
    const auto answer = here.line.run("batch list.toml --continue --dry-run");
    CHECK_THAT(answer.out, Catch::Contains("Would write c.png."));
    CHECK_FALSE(here.exists("c.png"));
    CHECK_FALSE(here.exists("list.toml.results.json"));
}
