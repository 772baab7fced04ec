#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>

#include "engine/checkpoints/checkpoint.h"
#include "engine/generators/style_based/disco_factors.h"
#include "engine/generators/style_based/identity_decoder.h"
#include "engine/generators/style_based/stylegan1_family.h"
#include "engine/nn/arrays.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

namespace {

CheckpointTree tree_of(const char* file) {
    auto tree =
        read_checkpoint(std::filesystem::path(LIMNER_SOURCE_FOLDER) / "tests/reference/stylegan1" / file);
    REQUIRE(tree);
    return std::move(*tree);
}

std::unique_ptr<Generator> opened(const char* file) {
    auto generator = open_stylegan1(tree_of(file), {"made", "Made"});
    REQUIRE(generator);
    return std::move(*generator);
}

Image picture(Generator& generator, const Portrait& portrait, const RenderRequest& request = {.rung = 2}) {
    const auto result = generator.render(portrait, request);
    REQUIRE(result);
    return *result->image;
}

}  // namespace

TEST_CASE("DiscoFaceGAN's factors stand where the network reads them", "[official][stylegan1]") {
    Portrait portrait = portrait_from_seed(3);
    portrait.pose = {20_deg, 10_deg, 5_deg};
    portrait.head.expression = {{"basis_2_more", 1}, {"basis_3_less", 0.5f}, {"jawOpen", 1}};
    const auto factors = disco_factors(portrait);
    const auto latents = factors.latents();
    REQUIRE(latents.size() == DiscoFactors::size);
    CHECK(std::equal(factors.identity.begin(), factors.identity.end(), latents.begin()));
    CHECK(latents[160] == 0);
    CHECK(latents[161] == 2.5f);
    CHECK(latents[162] == -1.25f);
    CHECK(latents[224] == Approx(from_degrees(-10).value));  // + turns the nose down
    CHECK(latents[225] == Approx(from_degrees(20).value));   // + to the picture's right
    CHECK(latents[226] == Approx(from_degrees(-5).value));   // + counter-clockwise
    CHECK(latents[227] == factors.light[0]);
    CHECK(latents[254] == factors.noise[0]);

    // Each source of randomness moves its own numbers.
    auto other = portrait;
    other.head.hair.seed = 99;
    CHECK(disco_factors(other).identity == factors.identity);
    CHECK(disco_factors(other).noise != factors.noise);
    other = portrait;
    other.head.identity.seed = 99;
    CHECK(disco_factors(other).noise == factors.noise);
    CHECK(disco_factors(other).identity != factors.identity);
}

TEST_CASE("The light that DiscoFaceGAN is told comes from where it should", "[official][stylegan1]") {
    const auto azimuth = GENERATE(-70, -20, 0, 45), elevation = GENERATE(-30, 0, 50);
    const auto gamma =
        disco_light({from_degrees(float(azimuth)), from_degrees(float(elevation)), 1.5f, 0.8f, 0});
    // The specification's way back from the harmonics to the direction.
    const float x = -gamma[3], y = -gamma[1], z = gamma[2], length = std::hypot(x, y, z);
    CHECK(degrees(Radians(std::asin(y / length))) == Approx(elevation).margin(0.1));
    CHECK(degrees(Radians(std::atan2(x, z))) == Approx(azimuth).margin(0.1));
    for (std::size_t i = 0; i < 9; ++i) CHECK(gamma[i] == gamma[18 + i]);  // without warmth it has no colour

    const auto dark = disco_light({0_deg, 0_deg, 0, 0, 0});
    CHECK(dark[0] == Approx(-0.8));  // takes the renderer's own away
    const auto warm = disco_light({0_deg, 0_deg, 1, 1, 1});
    CHECK(warm[2] > warm[11]);
    CHECK(warm[11] > warm[20]);
}

TEST_CASE("DiscoFaceGAN generator: pose, light, expression and people show", "[official][stylegan1]") {
    const auto generator = opened("disco.pkl");
    const auto& can = generator->info().capabilities;
    CHECK(can.pose);
    CHECK(can.light);
    CHECK(can.expression);
    CHECK_FALSE(can.labels);
    const auto portrait = portrait_from_seed(1);
    const auto first = picture(*generator, portrait);
    CHECK(first.width == generator->info().resolution);
    CHECK(first == picture(*generator, portrait));
    const auto differs = [&](auto&& change) {
        Portrait changed = portrait;
        change(changed);
        const auto shown = picture(*generator, changed);
        // What it remembers never shows.
        CHECK(shown == picture(*opened("disco.pkl"), changed));
        return !(shown == first);
    };
    CHECK(differs([](Portrait& p) { p.pose.yaw = 20_deg; }));
    CHECK(differs([](Portrait& p) { p.pose.roll = 9_deg; }));
    CHECK(differs([](Portrait& p) { p.light.azimuth = 60_deg; }));
    CHECK(differs([](Portrait& p) { p.light.warmth = 0.9f; }));
    CHECK(differs([](Portrait& p) { p.head.expression["basis_1_more"] = 1; }));
    CHECK(differs([](Portrait& p) { p.head.identity.seed = 5; }));
    CHECK(differs([](Portrait& p) { p.head.hair.seed = 5; }));
    CHECK(differs([](Portrait& p) { p.head.identity_amount = 0.5f; }));
    CHECK_FALSE(differs([](Portrait& p) { p.style(Part::skin).seed = 5; }));
}

TEST_CASE("DiscoFaceGAN generator: it draws what the traced network gives", "[official][stylegan1]") {
    const auto portrait = portrait_from_seed(6);
    const auto latents = disco_factors(portrait).latents();
    const auto traced = trace_stylegan1(
        tree_of("disco.pkl"), {{"latents", make_array(latents, {1, std::int64_t(latents.size())})}});
    REQUIRE(traced);
    const auto& image = traced->at("image");
    const auto drawn = picture(*opened("disco.pkl"), portrait);
    const auto side = std::size_t(drawn.width);
    const auto values = image.to_floats();
    REQUIRE(values.size() == 3 * side * side);
    int largest = 0;
    for (std::size_t i = 0; i < side * side; ++i) {
        const int expected = int(std::lround((std::clamp(values[i], -1.f, 1.f) + 1) * 127.5f));
        largest = std::max(largest, std::abs(expected - int(drawn.pixels[i].r)));
    }
    CHECK(largest <= 1);
}

TEST_CASE("StyleGAN generator: other snapshots have people, and no pose", "[official][stylegan1]") {
    const auto generator = opened("stock.pkl");
    CHECK_FALSE(generator->info().capabilities.pose);
    CHECK(generator->info().capabilities.identity);
    auto portrait = portrait_from_seed(1);
    const auto first = picture(*generator, portrait);
    CHECK_FALSE(first == picture(*generator, portrait_from_seed(2)));
    portrait.pose.yaw = 20_deg;
    CHECK(first == picture(*generator, portrait));
    CHECK(picture(*generator, portrait, {.rung = 0}).width == generator->info().resolution / 4);
    CHECK(picture(*generator, portrait, {.size = 40}).width == 40);
    portrait.head.identity.blend_seed = 2;
    portrait.head.identity.blend = 0.5f;
    CHECK_FALSE(first == picture(*generator, portrait));
    int asked = 0;
    portrait.head.identity.blend = 0.25f;
    const auto stopped = generator->render(portrait, {.rung = 2, .cancelled = [&] { return ++asked > 2; }});
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == Errc::cancelled);
    CHECK(generator->memory_in_use() > 0);
    CHECK(generator->free_memory() > 0);
    CHECK(generator->memory_in_use() == 0);
}

TEST_CASE("DiscoFaceGAN's published decoder shapes identities, beside the snapshot and in a pack",
          "[official][stylegan1]") {
    torch::manual_seed(3);
    auto tree = tree_of("disco.pkl");
    const auto portrait = portrait_from_seed(1);
    const auto plain = picture(*opened("disco.pkl"), portrait);
    std::int64_t in = IdentityDecoder::code_size;
    for (const auto& [layer, out] : {std::pair("fc0", 24), {"fc1", 20}, {"fc2", 16}, {"x_hat", 160}}) {
        const auto base = std::string("id/stage1/decoder/") + layer;
        tree.arrays[base + "/kernel"] = nn::to_array(torch::randn({in, out}) * 0.3);
        tree.arrays[base + "/bias"] = nn::to_array(torch::randn({out}) * 0.1);
        tree.arrays[base + "/kernel/Adam"] = nn::to_array(torch::zeros({in, out}));
        in = out;
    }
    const auto decoder = IdentityDecoder::find(tree);
    REQUIRE(decoder);
    CHECK(decoder->identity(portrait.head.identity).size() == 160);
    CHECK(decoder->identity(portrait.head.identity) != disco_factors(portrait).identity);

    const auto drawn_by = [&](const CheckpointTree& from) {
        auto generator = open_stylegan1(from, {"made", "Made"});
        REQUIRE(generator);
        return picture(**generator, portrait);
    };
    const auto shaped = drawn_by(tree);
    CHECK_FALSE(shaped == plain);
    const TemporaryFolder folder;
    REQUIRE(write_stylegan1_pack(tree, folder / "pack", {}));
    const auto pack = read_checkpoint(folder / "pack");
    REQUIRE(pack);
    CHECK(drawn_by(*pack) == shaped);

    tree.arrays.erase("id/stage1/decoder/fc2/bias");  // half a decoder is none
    CHECK(drawn_by(tree) == plain);
}
