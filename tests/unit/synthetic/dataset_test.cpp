#include <catch2/catch.hpp>
#include <fstream>

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
    CHECK(files_in(one.path()) == 6);

    SECTION("and its shards hold what the header promises") {
        const auto shard = read_safetensors(portraits[0]);
        REQUIRE(shard.has_value());
        const auto& arrays = shard->arrays;
        CHECK(arrays.at("rgb").shape == std::vector<std::int64_t>{2, 48, 48, 3});
        CHECK(arrays.at("labels").dtype == DType::u8);
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
    const auto files = portrait_files(options);

    Progress interrupted([&](double fraction, const std::string&) {
        if (fraction > 0.5) interrupted.cancel();
    });
    const auto stopped = writer.write_portraits(interrupted);
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().code == Errc::cancelled);
    CHECK(files_in(folder.path()) < files.size());  // whole shards only, and no temporary file
    std::ofstream(files[0]) << "kept as it is";

    Progress progress;
    REQUIRE(writer.write_portraits(progress).has_value());
    CHECK(files_in(folder.path()) == files.size());
    std::string content;
    std::getline(std::ifstream(files[0]), content);
    CHECK(content == "kept as it is");
    CHECK(read_safetensors(files[2]).has_value());
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
