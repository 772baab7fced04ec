#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/core/file.h"
#include "engine/face_analysis/face_parser.h"
#include "engine/face_analysis/face_regressor.h"
#include "engine/media/image_file.h"
#include "engine/training/analysis_batch.h"
#include "engine/training/analysis_pack.h"
#include "engine/training/landmarks_trainer.h"
#include "engine/training/parser_trainer.h"
#include "made_faces.h"
#include "read_run.h"
#include "tests/support/temporary_folder.h"

using namespace limner;
using namespace limner::training;
using namespace limner::test;

namespace {

AnalysisRecipe tiny(std::int64_t steps) {
    AnalysisRecipe recipe;
    recipe.steps = steps;
    recipe.batch = 2;
    recipe.learning_rate = 4e-3;
    recipe.width = .25;
    recipe.held_out = 2;
    return recipe;
}

RunOptions run_in(const std::filesystem::path& out) {
    RunOptions options;
    options.out = out;
    return options;
}

using Train = Result<> (*)(const AnalysisRecipe&, const std::filesystem::path&, const RunOptions&);

}  // namespace

TEST_CASE("A tiny parser learns eight faces: the loss falls to three quarters", "[training]") {
    const TemporaryFolder folder;
    make_face_set(folder.path(), 10);
    const auto run = folder.path() / "run";
    REQUIRE(train_parser(tiny(150), folder.path(), run_in(run)));
    const auto curve = curve_of(run);
    REQUIRE(curve.losses.size() == 6);
    CHECK(curve.losses.back() < .75 * curve.losses.front());
    CHECK(read_image(run / "sample-000150.png"));
}

TEST_CASE("A tiny regressor learns eight faces: the loss falls to three quarters", "[training]") {
    const TemporaryFolder folder;
    make_face_set(folder.path(), 10);
    const auto run = folder.path() / "run";
    REQUIRE(train_landmarks(tiny(200), folder.path(), run_in(run)));
    const auto curve = curve_of(run);
    REQUIRE(curve.losses.size() == 8);
    CHECK(curve.losses.back() < .75 * curve.losses.front());
    CHECK(read_image(run / "sample-000200.png"));
}

TEST_CASE("An interrupted training of an analyser continues to the very same weights", "[training]") {
    const TemporaryFolder folder;
    make_face_set(folder.path(), 6);
    const Train train = GENERATE(Train(train_parser), Train(train_landmarks));
    const auto whole = run_in(folder.path() / "whole"), pieces = run_in(folder.path() / "pieces");
    REQUIRE(train(tiny(10), folder.path(), whole));

    auto stopped = pieces;
    const auto target = std::make_shared<Progress*>();
    stopped.progress = std::make_shared<Progress>([target](double done, const std::string&) {
        if (done >= .35) (*target)->cancel();
    });
    *target = stopped.progress.get();
    CHECK(train(tiny(10), folder.path(), stopped).error().code == Errc::cancelled);
    CHECK(state_of(pieces.out).step == 4);
    REQUIRE(train(tiny(10), folder.path(), pieces));
    CHECK(same_arrays(state_of(whole.out).arrays, state_of(pieces.out).arrays));
}

TEST_CASE("A run becomes a pack that its loader takes, and its role goes with it", "[training]") {
    const TemporaryFolder folder;
    make_face_set(folder.path(), 4);
    auto recipe = tiny(1);
    recipe.judge = 1;
    REQUIRE(train_parser(recipe, folder.path(), run_in(folder.path() / "parser")));
    REQUIRE(train_landmarks(tiny(1), folder.path(), run_in(folder.path() / "landmarks")));
    AnalysisPackRecipe pack;
    pack.run = folder.path() / "parser";
    pack.out = folder.path() / "limner-parser-judge";
    pack.version = "3";
    pack.trained = "a t\xE9st";  // no UTF-8: as a terminal of another encoding gives it
    REQUIRE(write_analysis_pack(pack));
    CHECK(FaceParser::load(pack.out, AnalyserRole::judging));
    CHECK_FALSE(FaceParser::load(pack.out, AnalyserRole::editing));
    CHECK(std::filesystem::exists(pack.out / "CARD.md"));
    const auto read = read_file(pack.out / "manifest.json", 1 << 20);
    REQUIRE(read);
    const auto* text = reinterpret_cast<const char*>(read->bytes.data());
    const auto manifest = nlohmann::json::parse(text, text + read->bytes.size());
    CHECK(manifest["id"] == "limner-parser-judge");
    CHECK(manifest["version"] == "3");
    CHECK(manifest["files"][0]["name"] == "weights.safetensors");
    CHECK(manifest["recipe"]["judge"] == 1);

    const auto again = write_analysis_pack(pack);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Errc::file_unwritable);

    pack.run = folder.path() / "landmarks";
    pack.out = folder.path() / "limner-landmarks";
    REQUIRE(write_analysis_pack(pack));
    const auto regressor = FaceRegressor::load(pack.out, AnalyserRole::editing);
    REQUIRE(regressor);
    const auto face = (*regressor)->estimate(made_face(0).picture);
    for (const auto& [x, y] : face.landmarks) CHECK(std::isfinite(x + y));
    CHECK(face.expression[std::size_t(Expression::jawForward)] == 0);  // never seen, hence never claimed
}

TEST_CASE("A batch tells of every picture what may be learnt from it", "[training]") {
    const TemporaryFolder folder;
    make_face_set(folder.path(), 3);
    const auto batcher = AnalysisBatcher::open(folder.path());
    REQUIRE(batcher);
    SECTION("as rendered, all of it") {
        const auto batch = batcher->make({1}, std::nullopt, 1);
        CHECK(batch.known.min().item<float>() == 1);
        CHECK(batch.inside.min().item<float>() == 1);
        const auto wanted = batcher->coefficients(1);
        for (std::size_t i = 0; i < wanted.size(); ++i)
            CHECK(batch.coefficients[0][std::int64_t(i)].item<float>() == wanted[i]);
        CHECK(batch.landmarks[0][30][0].item<float>() == made_face(1).landmarks[30][0]);
        CHECK(batch.labels[0][128][128].item<int>() == made_face(1).labels.at(128, 128));
    }
    SECTION("of mirrored ones no identity, of turned ones another roll") {
        bool mirrored_seen = false;
        for (std::uint64_t seed = 0; seed < 8; ++seed) {
            const auto batch = batcher->make({1}, seed, 1);
            const bool known = batch.known[0][std::int64_t(analysis::identity.begin)].item<float>() == 1;
            mirrored_seen = mirrored_seen || !known;
            CHECK(batch.known[0][0].item<float>() == 1);
            const auto right = batch.landmarks[0][36], left = batch.landmarks[0][45];
            const float angle =
                std::atan2((left[1] - right[1]).item<float>(), (left[0] - right[0]).item<float>());
            CHECK(batch.coefficients[0][2].item<float>() == Approx(angle).margin(1e-3));
        }
        CHECK(mirrored_seen);
    }
    SECTION("and is the same with any number of threads") {
        const auto one = batcher->make({0, 1, 2}, 5, 1), three = batcher->make({0, 1, 2}, 5, 3);
        CHECK(one.pictures.equal(three.pictures));
        CHECK(one.coefficients.equal(three.coefficients));
    }
}

TEST_CASE("Numbers that never vary have no spread", "[training]") {
    const TemporaryFolder folder;
    make_face_set(folder.path(), 4);
    const auto batcher = AnalysisBatcher::open(folder.path());
    REQUIRE(batcher);
    const auto statistics = batcher->statistics(4);
    const auto at = [](Expression shape) {
        return std::int64_t(analysis::expression.begin) + std::int64_t(shape);
    };
    CHECK(statistics.scale[at(Expression::jawForward)].item<float>() == 0);
    CHECK(statistics.scale[at(Expression::jawOpen)].item<float>() > .01f);
    CHECK(statistics.scale[0].item<float>() == 0);  // all of these faces look straight ahead
}
