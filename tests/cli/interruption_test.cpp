// Long commands that are interrupted: the code says so, and what lies on the disk is complete.

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "command_line.h"
#include "engine/checkpoints/safetensors.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"
#include "engine/portrait/project_file.h"
#include "json_schema.h"
#include "tests/support/shared_files.h"

using namespace limner;
using namespace std::chrono_literals;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string progress = "\"event\":\"progress\"";

bool has_model(const CommandLine& line) {
    const bool there = line.run("models list").out.find("limner-live") != std::string::npos;
    if (!there) WARN("the model limner-live is not installed: skipped");
    return there;
}

/// Of the folder, hidden ones too: a temporary file that stays would be one.
std::vector<fs::path> files_in(const CommandLine& line) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(line.folder().path()))
        if (entry.is_regular_file() && entry.path().filename() != ".out" && entry.path().filename() != ".err")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// What the answer lists, as files.
std::vector<fs::path> listed(const CommandLine& line, const json& answer) {
    std::vector<fs::path> files;
    for (const auto& output : answer["outputs"])
        files.push_back(line.folder() / output["path"].get<std::string>());
    std::sort(files.begin(), files.end());
    return files;
}

json stopped(const CommandLine& line, const std::string& command, int signal) {
    const auto answer = line.interrupted(command + " --json", signal, progress);
    INFO(command << "\n" << answer.err);
    CHECK(answer.exit_code == 128 + signal);
    const auto object = json::parse(answer.out, nullptr, false);
    REQUIRE(object.is_object());
    CHECK(object["ok"] == false);
    return object;
}

}  // namespace

TEST_CASE("Interrupted while it draws people, generate leaves whole pictures and lists them",
          "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    const auto answer = stopped(line, "generate --seed 1-500 --out 'face_{seed}.png'", SIGINT);
    const auto files = files_in(line);
    CHECK_FALSE(files.empty());
    CHECK(files.size() < 500);
    CHECK(files == listed(line, answer));
    for (const auto& file : files) CHECK(read_image(file).has_value());
    const CommandLine sheet;
    stopped(sheet, "generate --seed 1-300 --size 128 --sheet people.png", SIGTERM);
    CHECK(files_in(sheet).empty());
}

TEST_CASE("Interrupted films, measurements and batches leave nothing half", "[cli][model]") {
    const CommandLine line;
    if (!has_model(line)) return;
    Project project{.portrait = portrait_from_seed(7)};
    project.animation = {.loop = Animation::Loop::once, .rate = 30, .frames = 3000};
    set_key(project.animation, "pose.yaw", {.frame = 0, .value = -20.f});
    set_key(project.animation, "pose.yaw", {.frame = 2999, .value = 20.f});
    REQUIRE(write_project(line.folder() / "anna.limner", project).has_value());
    const auto before = files_in(line);
    stopped(line, "animate anna.limner --out head.apng", SIGTERM);
    CHECK(files_in(line) == before);
    stopped(line, "evaluate --people 1000 --no-data", SIGINT);
    CHECK(files_in(line) == before);
    stopped(line, "bench --repeats 1000 --heads 0", SIGTERM);
    CHECK(files_in(line) == before);
    // A batch lists what was complete by then, and goes on with the rest.
    std::ofstream list(line.folder() / "list.toml");
    for (int seed = 1; seed <= 200; ++seed)
        list << "[[item]]\ncommand = \"render\"\nseed = " << seed << "\nsize = 256\nout = \"" << seed
             << ".png\"\n";
    list.close();
    const auto with_list = files_in(line);
    stopped(line, "batch list.toml", SIGINT);
    for (const auto& file : files_in(line))
        if (file.extension() == ".png") CHECK(read_image(file).has_value());
    CHECK(files_in(line).size() >= with_list.size());
}

TEST_CASE("What is interrupted between two steps leaves whole files or none, and lists them", "[cli]") {
    const CommandLine line;
    REQUIRE(write_label_map(line.folder() / "map.png", LabelMap(2048, 2048)).has_value());
    std::vector<std::string> commands{"labels map.png --out new.png --coloured look.png"};
    if (has_model(line)) commands.push_back("mesh --seed 7 --grid 128 --out head.glb");
    if (line.run("models list").out.find("limner-parser") == std::string::npos) {
        WARN("the bundled analysers are not installed: skipped");
    } else {
        REQUIRE(write_png(line.folder() / "face.png", Image(512, 512, Rgba{90, 120, 60, 255})).has_value());
        commands.push_back("analyse face.png --aligned --labels-out labels.png --crop-out crop.png");
    }
    if (const auto folder = shared_file("fixtures/stylegan2")) {
        const auto file = [&](const char* name) {
            return " '" + fs::absolute(*folder / name).string() + "'";
        };
        commands.push_back("trace" + file("network-snapshot-000000.pkl") + file("outputs.npz") +
                           " --out stages.npz");
        commands.push_back("convert" + file("network-snapshot-000000.pkl") + " pack");
    } else {
        WARN("no published checkpoint here: skipped");
    }
    const auto before = files_in(line);
    for (const auto& command : commands) {
        INFO(command);
        // Over before anything could be done: nothing is written.
        const auto at_once = line.run(command + " --time-limit 0.000001 --json");
        CHECK(at_once.exit_code == 9);
        CHECK(files_in(line) == before);
        // At some moment: before anything, in the middle, or behind the last file.
        const auto answer = line.interrupted(command + " --json", SIGINT, 600ms);
        CHECK((answer.exit_code == 130 || answer.exit_code == 0));
        auto there = before;
        const auto object = json::parse(answer.out, nullptr, false);
        if (object.is_object()) {  // else it was stopped before it began
            const auto written = listed(line, object);
            there.insert(there.end(), written.begin(), written.end());
            std::sort(there.begin(), there.end());
        }
        CHECK(files_in(line) == there);
        for (const auto& file : files_in(line))
            if (std::find(before.begin(), before.end(), file) == before.end()) fs::remove(file);
        fs::remove(line.folder() / "pack");
    }
}

TEST_CASE("Interrupted synthetic data is whole shards and nothing else", "[cli][data]") {
    const auto face_model = shared_file("face-model/ict_face_model.safetensors");
    if (!face_model) {
        WARN("the face model is not there: skipped");
        return;
    }
    const CommandLine line;
    stopped(line, "synth --out people --people 5000 --size 64 --model '" + face_model->string() + "'",
            SIGINT);
    for (const auto& file : files_in(line)) {
        INFO(file);
        CHECK((file.extension() == ".safetensors" || file.extension() == ".json"));
        if (file.extension() == ".safetensors") CHECK(read_safetensors(file).has_value());
    }
}

TEST_CASE("An interrupted conversion is a whole pack or none", "[cli][official]") {
    const auto folder = shared_file("fixtures/stylegan2");
    if (!folder) {
        WARN("no published checkpoint here: skipped");
        return;
    }
    const CommandLine line;
    const auto file = fs::absolute(*folder / "network-snapshot-000000.pkl").string();
    const auto delay = GENERATE(40ms, 120ms, 250ms);
    const auto answer = line.interrupted("convert '" + file + "' pack --id portraits", SIGINT, delay);
    CHECK((answer.exit_code == 130 || answer.exit_code == 0));  // over before it was sent
    if (!fs::exists(line.folder() / "pack")) return;
    for (const auto& each : fs::directory_iterator(line.folder() / "pack"))
        CHECK(each.path().filename().string().find(".tmp") == std::string::npos);
    if (fs::exists(line.folder() / "pack" / "manifest.json")) CHECK(line.run("info ./pack").exit_code == 0);
}
