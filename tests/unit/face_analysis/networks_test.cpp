#include <torch/torch.h>

#include <catch2/catch.hpp>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/label_set.h"
#include "engine/face_analysis/face_analysis.h"
#include "engine/face_analysis/parser_network.h"
#include "engine/face_analysis/regressor_network.h"
#include "engine/nn/arrays.h"
#include "engine/nn/parameters.h"
#include "tests/support/temporary_folder.h"

using namespace limner;
using namespace limner::analysis;

namespace {

Image noise(int size) {
    Image image(size, size);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = {std::uint8_t(i * 13), std::uint8_t(i * 29), std::uint8_t(i * 7)};
    return image;
}

NamedArrays arrays_of(const torch::nn::Module& network) { return nn::parameters_of(network, "", true); }

NamedArrays regressor_arrays(RegressorNetwork network, float mean, float scale) {
    auto arrays = arrays_of(*network);
    const auto count = std::int64_t(coefficient_count);
    arrays.emplace("statistics.mean", nn::to_array(torch::full({count}, mean)));
    arrays.emplace("statistics.scale", nn::to_array(torch::full({count}, scale)));
    return arrays;
}

void write(const TemporaryFolder& folder, const NamedArrays& arrays, const char* family, AnalyserRole role) {
    REQUIRE(write_safetensors(folder.path() / analyser_weights, arrays,
                              {{"format", family}, {"role", std::string(key(role))}}));
}

}  // namespace

TEST_CASE("Networks of any width give scores, landmarks and coefficients of the right shape",
          "[face_analysis]") {
    const c10::InferenceMode inference;
    const double factor = GENERATE(.5, 1.0);
    const auto widths = scaled_widths(factor);
    const auto picture = torch::randn({2, 3, 256, 256});
    ParserNetwork parser(widths);
    CHECK(parser(picture).sizes() == torch::IntArrayRef({2, 20, 256, 256}));
    CHECK(widths_of(arrays_of(*parser), "encoder.") == widths);
    RegressorNetwork regressor(widths);
    const auto output = regressor(picture);
    CHECK(output.landmarks.sizes() == torch::IntArrayRef({2, 68, 2}));
    CHECK(output.log_heat.sizes() == torch::IntArrayRef({2, 68, 1024}));
    CHECK(output.log_spread.sizes() == torch::IntArrayRef({2, 68}));
    CHECK(output.coefficients.sizes() == torch::IntArrayRef({2, 135}));
    CHECK(output.features.sizes() == torch::IntArrayRef({2, RegressorNetworkImpl::feature_count}));
}

TEST_CASE("A landmark is the centre of mass of its heat map", "[face_analysis]") {
    const c10::InferenceMode inference;
    RegressorNetwork network(scaled_widths(.25));
    const auto picture = torch::randn({1, 3, 256, 256});
    network->heat->weight.zero_();
    SECTION("a flat map: the middle") {
        CHECK((network(picture).landmarks - 128).abs().max().item<float>() < 1e-3f);
    }
    SECTION("the map's own probabilities, by hand") {
        network->heat->weight.normal_(0, .5);
        const auto output = network(picture);
        const auto map = output.log_heat[0][17].exp().view({32, 32});
        CHECK(map.sum().item<float>() == Approx(1));
        float x = 0, y = 0;
        for (int row = 0; row < 32; ++row)
            for (int column = 0; column < 32; ++column) {
                x += map[row][column].item<float>() * (float(column) + .5f) * 8;
                y += map[row][column].item<float>() * (float(row) + .5f) * 8;
            }
        CHECK(output.landmarks[0][17][0].item<float>() == Approx(x).epsilon(1e-4));
        CHECK(output.landmarks[0][17][1].item<float>() == Approx(y).epsilon(1e-4));
    }
}

TEST_CASE("A stored parser sees what the network saw, up to float16", "[face_analysis]") {
    const TemporaryFolder folder;
    ParserNetwork network(scaled_widths(.5));
    write(folder, arrays_of(*network), parser_family, AnalyserRole::editing);
    const auto parser = FaceParser::load(folder.path(), AnalyserRole::editing);
    REQUIRE(parser);
    const auto picture = noise(256);
    const auto labels = (*parser)->labels(picture);
    REQUIRE(labels.width == 256);

    const c10::InferenceMode inference;
    auto bytes = torch::empty({1, 256, 256, 3}, torch::kUInt8);
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
        const auto& p = picture.pixels[i];
        const std::uint8_t channels[] = {p.r, p.g, p.b};
        std::copy_n(channels, 3, bytes.data_ptr<std::uint8_t>() + 3 * i);
    }
    const auto wanted = network(network_input(bytes)).argmax(1).to(torch::kUInt8).contiguous();
    int different = 0;
    for (std::size_t i = 0; i < labels.pixels.size(); ++i)
        different += labels.pixels[i] != wanted.data_ptr<std::uint8_t>()[i];
    CHECK(different < 256 * 256 / 20);
}

TEST_CASE("A stored regressor gives its numbers their own units", "[face_analysis]") {
    const TemporaryFolder folder;
    RegressorNetwork network(scaled_widths(.5));
    {
        torch::NoGradGuard no_grad;
        network->coefficients->weight.zero_();
        network->coefficients->bias.fill_(.5);
    }
    write(folder, regressor_arrays(network, .25f, .1f), regressor_family, AnalyserRole::judging);
    const auto regressor = FaceRegressor::load(folder.path(), AnalyserRole::judging);
    REQUIRE(regressor);
    const auto face = (*regressor)->estimate(noise(256));
    CHECK(face.yaw.value == Approx(.3f));  // .25 + .1 * .5
    CHECK(face.expression[7] == Approx(.3f));
    CHECK(face.haemoglobin == Approx(.3f));
    CHECK(face.features.size() == (*regressor)->feature_count());
    for (const auto spread : face.spread) CHECK(spread > 0);
}

TEST_CASE("A face of a picture is framed, and what is seen goes back to the picture", "[face_analysis]") {
    const TemporaryFolder folder;
    RegressorNetwork network(scaled_widths(.25));
    write(folder, regressor_arrays(network, 0, 1), regressor_family, AnalyserRole::editing);
    const auto regressor = FaceRegressor::load(folder.path(), AnalyserRole::editing);
    REQUIRE(regressor);
    const TemporaryFolder other;
    ParserNetwork parser_network(scaled_widths(.25));
    {
        torch::NoGradGuard no_grad;  // all hair
        parser_network->scores->weight.zero_();
        parser_network->scores->bias[std::int64_t(FaceClass::hair)] = 1;
    }
    write(other, arrays_of(*parser_network), parser_family, AnalyserRole::editing);
    const auto parser = FaceParser::load(other.path(), AnalyserRole::editing);
    REQUIRE(parser);

    const auto picture = noise(400);
    const auto frame = frame_of_box({150, 100, 80});  // a square of 160 pixels around (190, 136)
    const auto face = analyse_face(picture, frame, parser->get(), regressor->get(), /*refine=*/false);
    CHECK(face.crop.width == analysis_size);
    REQUIRE(face.labels);
    CHECK(face.labels->width == 400);
    CHECK(face.labels->at(190, 136) == std::uint8_t(FaceClass::hair));
    CHECK(face.labels->at(112, 60) == std::uint8_t(FaceClass::hair));
    CHECK(face.labels->at(108, 136) == std::uint8_t(FaceClass::background));
    for (const auto& [x, y] : face.estimate->landmarks) {
        CHECK(x > 110);
        CHECK(x < 270);
        CHECK(y > 56);
        CHECK(y < 216);
    }
    SECTION("a turned frame gives the roll of the picture") {
        const auto turned = Similarity::about({128, 128}, -.3f, 1) * frame;
        const auto seen = analyse_face(picture, turned, nullptr, regressor->get(), false);
        const auto straight = (*regressor)->estimate(seen.crop);
        CHECK(seen.estimate->roll.value == Approx(straight.roll.value + .3f).margin(1e-4));
        CHECK_FALSE(seen.labels);
    }
}

TEST_CASE("An analyser of the other role, of another family or of odd tensors is refused",
          "[face_analysis]") {
    const TemporaryFolder folder;
    auto arrays = arrays_of(*ParserNetwork(scaled_widths(.25)));
    const auto refused = [&](const std::string& text) {
        const auto parser = FaceParser::load(folder.path(), AnalyserRole::editing);
        REQUIRE_FALSE(parser);
        CHECK(parser.error().code == Errc::model_mismatch);
        INFO(parser.error().message);
        CHECK(parser.error().message.find(text) != std::string::npos);
    };
    SECTION("a judge must not edit") {
        write(folder, arrays, parser_family, AnalyserRole::judging);
        refused("limner-parser is needed");
    }
    SECTION("another family") {
        write(folder, arrays, regressor_family, AnalyserRole::editing);
        refused("no limner-parser");
    }
    SECTION("a tensor lacks") {
        arrays.erase("scores.bias");
        write(folder, arrays, parser_family, AnalyserRole::editing);
        refused("scores.bias");
    }
    SECTION("no encoder") {
        arrays.erase("encoder.enter3.weight");
        write(folder, arrays, parser_family, AnalyserRole::editing);
        refused("does not fit");
    }
    SECTION("a tensor of another shape") {
        arrays["scores.bias"] = make_half_array(std::vector<float>(7), {7});
        write(folder, arrays, parser_family, AnalyserRole::editing);
        refused("another shape");
    }
}
