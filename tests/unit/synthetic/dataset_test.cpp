#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/hash.h"
#include "engine/synthetic/dataset_writer.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/synthetic/made_people.h"

using namespace limner;
using namespace limner::synthetic;

namespace {

DatasetOptions small_set(const std::filesystem::path& folder, int threads = 1) {
    DatasetOptions options;
    options.folder = folder;
    options.people = 3;
    options.views = 2;
    options.frames = 2;
    options.threads = threads;
    options.pictures_per_shard = 2;
    options.heads_per_shard = 1;
    options.first_seed = 100;
    options.render = small_picture(48, 1);
    options.render.light_directions = 6;
    options.field.points = 500;
    options.field.view_size = 40;
    options.field.samples_per_side = 1;
    return options;
}

std::vector<std::string> hashes(const std::vector<std::filesystem::path>& files) {
    std::vector<std::string> list;
    for (const auto& file : files) {
        const auto hash = sha256_of_file(file);
        REQUIRE(hash.has_value());
        list.push_back(*hash);
    }
    return list;
}

std::size_t files_in(const std::filesystem::path& folder) {
    return std::size_t(std::distance(std::filesystem::directory_iterator(folder), {}));
}

nlohmann::json json_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return nlohmann::json::parse(stream);
}

using Write = Result<> (DatasetWriter::*)(Progress&) const;

/// Stops the writing of three shards after the second, spoils the first, and writes again: what existed
/// stays, what was missing comes.
void interrupt_and_continue(const DatasetWriter& writer, Write write,
                            const std::vector<std::filesystem::path>& shards) {
    constexpr std::size_t manifests = 1;
    const auto folder = shards[0].parent_path();
    Progress interrupted([&](double fraction, const std::string&) {
        if (fraction > 0.5) interrupted.cancel();
    });
    const auto stopped = (writer.*write)(interrupted);
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().code == Errc::cancelled);
    // Whole shards only, and no temporary file.
    CHECK(files_in(folder) < shards.size() + manifests);
    std::ofstream(shards[0]) << "kept as it is";

    Progress progress;
    REQUIRE((writer.*write)(progress).has_value());
    CHECK(files_in(folder) == shards.size() + manifests);
    std::string content;
    std::getline(std::ifstream(shards[0]), content);
    CHECK(content == "kept as it is");
    CHECK(read_safetensors(shards[2]).has_value());
}

}  // namespace

TEST_CASE("A data set has the same bytes whatever the number of threads", "[synthetic][dataset]") {
    LIMNER_NEEDS_HEAD(head)
    const TemporaryFolder one, three;
    Progress progress;
    for (const auto& [folder, threads] : {std::pair(&one, 1), std::pair(&three, 3)}) {
        const DatasetWriter writer(*head, small_set(folder->path(), threads));
        REQUIRE(writer.write_portraits(progress).has_value());
        REQUIRE(writer.write_field(progress).has_value());
    }
    const auto portraits = portrait_files(small_set(one.path()));
    CHECK(portraits.size() == 3);
    CHECK(hashes(portraits) == hashes(portrait_files(small_set(three.path()))));
    CHECK(hashes(field_files(small_set(one.path()))) == hashes(field_files(small_set(three.path()))));
    CHECK(files_in(one.path()) == 8);  // two manifests

    SECTION("and its manifest names every shard and its checksum") {
        const auto manifest = json_of(one / "portraits.json");
        REQUIRE(manifest.at("shards").size() == 3);
        CHECK(manifest["shards"][1]["file"] == portraits[1].filename().string());
        CHECK(manifest["shards"][1]["sha256"] == hashes(portraits)[1]);
        CHECK(manifest["settings"]["views"] == 2);
        CHECK(manifest == json_of(three / "portraits.json"));
    }

    SECTION("and its shards hold what the header promises") {
        const auto shard = read_safetensors(portraits[0]);
        REQUIRE(shard.has_value());
        const auto& arrays = shard->arrays;
        CHECK(arrays.at("rgb").shape == std::vector<std::int64_t>{2, 48, 48, 3});
        CHECK(arrays.at("labels").dtype == DType::u8);
        CHECK(arrays.at("coverage").shape == std::vector<std::int64_t>{2, 48, 48});
        CHECK(arrays.at("landmarks_visible").shape == std::vector<std::int64_t>{2, landmark_count});
        CHECK(arrays.at("normals").dtype == DType::i8);
        CHECK(arrays.at("depth").dtype == DType::f16);
        CHECK(arrays.at("landmarks").shape == std::vector<std::int64_t>{2, landmark_count, 2});
        CHECK(arrays.at("camera").shape == std::vector<std::int64_t>{2, 25});
        CHECK(arrays.at("eyes").shape == std::vector<std::int64_t>{2, 2, 6});
        CHECK(arrays.at("factors").shape[1] == std::int64_t(factor_names().size()));
        CHECK_THAT(shard->metadata.at("factor_names"), Catch::Contains("\"view.yaw\""));
    }
    SECTION("and rows of field sets have no view") {
        const auto shard = read_safetensors(field_files(small_set(one.path()))[0]);
        REQUIRE(shard.has_value());
        CHECK(shard->arrays.at("points").shape == std::vector<std::int64_t>{1, 500, 3});
        const auto names = factor_names();
        const auto row = shard->arrays.at("factors").to_floats();
        for (std::size_t i = 0; i < names.size(); ++i) {
            INFO(names[i]);
            if (names[i].starts_with("view.") || names[i] == "body_twist") CHECK(row[i] == 0);
        }
    }
}

TEST_CASE("An interrupted data set continues where it stopped", "[synthetic][dataset]") {
    LIMNER_NEEDS_HEAD(head)
    const TemporaryFolder folder;
    const DatasetOptions options = small_set(folder.path());
    const DatasetWriter writer(*head, options);
    SECTION("of views") {
        interrupt_and_continue(writer, &DatasetWriter::write_portraits, portrait_files(options));
    }
    SECTION("of clips") { interrupt_and_continue(writer, &DatasetWriter::write_clips, clip_files(options)); }
}

TEST_CASE("Clips have the same bytes whatever the number of threads, frames in order",
          "[synthetic][dataset]") {
    LIMNER_NEEDS_HEAD(head)
    const TemporaryFolder one, two;
    Progress progress;
    for (const auto& [folder, threads] : {std::pair(&one, 1), std::pair(&two, 2)})
        REQUIRE(DatasetWriter(*head, small_set(folder->path(), threads)).write_clips(progress).has_value());
    const auto clips = clip_files(small_set(one.path()));
    CHECK(hashes(clips) == hashes(clip_files(small_set(two.path()))));

    const auto shard = read_safetensors(clips[0]);
    REQUIRE(shard.has_value());
    const auto names = factor_names();
    const auto rows = shard->arrays.at("factors").to_floats();
    REQUIRE(rows.size() == 2 * names.size());
    const auto column = [&](const char* wanted, std::size_t row) {
        const auto found = std::find(names.begin(), names.end(), wanted);
        return rows[row * names.size() + std::size_t(found - names.begin())];
    };
    for (std::size_t row = 0; row < 2; ++row) {
        CHECK(column("person.seed", row) == 100);
        CHECK(column("view.index", row) == float(row));
    }
}

TEST_CASE("A folder that holds another data set is refused", "[synthetic][dataset]") {
    LIMNER_NEEDS_HEAD(head)
    const TemporaryFolder folder;
    Progress progress;
    DatasetOptions options = small_set(folder.path());
    options.people = 1;
    REQUIRE(DatasetWriter(*head, options).write_portraits(progress).has_value());
    const auto before = hashes(portrait_files(options));
    SECTION("with other settings") { options.render.size = 40; }
    SECTION("without a manifest") { std::filesystem::remove(folder / "portraits.json"); }
    const auto refused = DatasetWriter(*head, options).write_portraits(progress);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Errc::wrong_use);
    CHECK(hashes(portrait_files(options)) == before);
}

TEST_CASE("A data set that cannot be written says so", "[synthetic][dataset]") {
    LIMNER_NEEDS_HEAD(head)
    const TemporaryFolder folder;
    Progress progress;
    const auto blocked = folder.write("file", "no folder");
    const auto written = DatasetWriter(*head, small_set(blocked / "inside")).write_portraits(progress);
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().code == Errc::file_unwritable);
    DatasetOptions nobody = small_set(folder / "set");
    nobody.people = 0;
    const auto refused = DatasetWriter(*head, nobody).write_portraits(progress);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Errc::wrong_use);
}
