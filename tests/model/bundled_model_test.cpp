#include <torch/torch.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "engine/generators/live/live_generator.h"
#include "engine/generators/live/live_model.h"
#include "engine/media/image_file.h"
#include "engine/rendering/border_march.h"
#include "engine/rendering/exact_march.h"
#include "engine/rendering/label_agreement.h"
#include "engine/rendering/sparse_bake.h"
#include "engine/rendering/surface_raster.h"

using namespace limner;

namespace {

const std::filesystem::path pack = std::filesystem::path(LIMNER_SOURCE_FOLDER) / "models" / "limner-live";

std::unique_ptr<Generator> generator() {
    auto loaded = load_live_generator(pack, 2);
    INFO((loaded ? "" : loaded.error().message));
    REQUIRE(loaded);
    return std::move(*loaded);
}

Picture drawn(Generator& model, const Portrait& portrait, int rung) {
    auto picture = model.render(portrait, {.rung = rung});
    INFO((picture ? "" : picture.error().message));
    REQUIRE(picture);
    return std::move(*picture);
}

/// As wide as its label map.
Picture picture_256(Generator& model, const Portrait& portrait) { return drawn(model, portrait, 2); }

Picture final_picture(Generator& model, const Portrait& portrait) {
    return drawn(model, portrait, int(model.info().rungs.size()) - 1);
}

struct Centroid {
    double x = 0, y = 0;
    std::size_t pixels = 0;
};

Centroid centroid(const LabelMap& labels, FaceClass face_class) {
    Centroid c;
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x)
            if (labels.at(x, y) == std::uint8_t(face_class)) c.x += x, c.y += y, ++c.pixels;
    if (c.pixels) c.x /= double(c.pixels), c.y /= double(c.pixels);
    return c;
}

std::array<double, 3> mean_colour(const Picture& picture, FaceClass face_class) {
    std::array<double, 3> sum{};
    double pixels = 0;
    for (std::size_t i = 0; i < picture.labels->pixels.size(); ++i) {
        if (picture.labels->pixels[i] != std::uint8_t(face_class)) continue;
        const auto& p = picture.image->pixels[i];
        sum[0] += p.r, sum[1] += p.g, sum[2] += p.b;
        ++pixels;
    }
    for (auto& s : sum) s /= std::max(pixels, 1.0);
    return sum;
}

double change(const Rgba& a, const Rgba& b) {
    return std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b);
}

// Share of all change between two pictures that lies on pixels of `part`.
double locality(const Picture& before, const Picture& after, Part part) {
    double inside = 0, all = 0;
    for (std::size_t i = 0; i < before.image->pixels.size(); ++i) {
        const double c = change(before.image->pixels[i], after.image->pixels[i]);
        all += c;
        if (info(static_cast<FaceClass>(before.labels->pixels[i])).part == part) inside += c;
    }
    return all > 0 ? inside / all : 0;
}

}  // namespace

TEST_CASE("Every head of the bundled model has the parts of a face", "[model]") {
    const auto model = generator();
    std::map<FaceClass, int> seen;
    constexpr int heads = 8;
    for (int seed = 0; seed < heads; ++seed) {
        const auto picture = picture_256(*model, portrait_from_seed(std::uint64_t(seed)));
        for (int c = 0; c < face_class_count; ++c)
            seen[FaceClass(c)] += centroid(*picture.labels, FaceClass(c)).pixels > 20;
    }
    for (const auto c : {FaceClass::background, FaceClass::skin, FaceClass::nose, FaceClass::left_eye,
                         FaceClass::right_eye, FaceClass::left_brow, FaceClass::right_brow,
                         FaceClass::upper_lip, FaceClass::lower_lip, FaceClass::neck, FaceClass::clothes}) {
        INFO(info(c).name);
        CHECK(seen[c] >= heads - 1);
    }
    CHECK(seen[FaceClass::hair] >= heads / 2);  // some are bald or wear a hat
}

TEST_CASE("Earrings and necklaces of the people in the bank are seen", "[model]") {
    const auto model = generator();
    auto portrait = portrait_from_seed(0);
    portrait.pose.yaw = 35_deg;
    const auto ringed = picture_256(*model, portrait);
    const auto ring = centroid(*ringed.labels, FaceClass::earring),
               ear = centroid(*ringed.labels, FaceClass::right_ear);
    CHECK(ring.pixels > 20);
    CHECK(ring.y > ear.y + 15);
    // A ring, not a lump: its middle is something else.
    CHECK(ringed.labels->at(int(std::lround(ring.x)), int(std::lround(ring.y))) !=
          std::uint8_t(FaceClass::earring));
    CHECK(centroid(*picture_256(*model, portrait_from_seed(3)).labels, FaceClass::necklace).pixels > 20);
}

TEST_CASE("Neither turning the head nor its light changes the colours of things", "[model]") {
    const auto model = generator();
    // Red and blue beside green: what brightness leaves alone.
    const auto tint = [](const Picture& picture, FaceClass face_class) {
        const auto c = mean_colour(picture, face_class);
        return std::array{(c[0] - c[1]) / (c[0] + c[1] + c[2]), (c[2] - c[1]) / (c[0] + c[1] + c[2])};
    };
    for (const auto& [seed, thing] :
         {std::pair(23u, FaceClass::hat), {57u, FaceClass::hair}, {88u, FaceClass::clothes}}) {
        const auto portrait = portrait_from_seed(seed);
        const auto before = picture_256(*model, portrait);
        const auto check = [&](const Portrait& other) {
            const auto after = picture_256(*model, other);
            REQUIRE(centroid(*after.labels, thing).pixels > 500);
            const auto a = tint(before, thing), b = tint(after, thing);
            INFO("seed " << seed << ", yaw " << other.pose.yaw.value << ", azimuth "
                         << other.light.azimuth.value << ", intensity " << other.light.intensity << ": "
                         << b[0] - a[0] << ' ' << b[1] - a[1]);
            CHECK(std::abs(b[0] - a[0]) < .025);
            CHECK(std::abs(b[1] - a[1]) < .025);
        };
        for (const float yaw : {-35.0f, 35.0f}) {
            auto turned = portrait;
            turned.pose.yaw = from_degrees(yaw);
            check(turned);
        }
        for (const float azimuth : {-80.0f, 80.0f}) {
            auto lit = portrait;
            lit.light.azimuth = from_degrees(azimuth);
            check(lit);
        }
        auto brighter = portrait;
        brighter.light.intensity = 2;
        check(brighter);
    }
}

TEST_CASE("More light brightens the head, and never the wall", "[model]") {
    const auto model = generator();
    auto portrait = portrait_from_seed(41);
    double last = 0;
    std::array<double, 3> wall{};
    for (const float intensity : {0.0f, .5f, 1.0f, 1.5f, 2.0f}) {
        portrait.light.intensity = intensity;
        const auto picture = picture_256(*model, portrait);
        const auto skin = mean_colour(picture, FaceClass::skin),
                   behind = mean_colour(picture, FaceClass::background);
        CHECK(skin[1] > last + 8);
        last = skin[1];
        if (intensity == 0) wall = behind;
        for (std::size_t c = 0; c < 3; ++c) CHECK(std::abs(behind[c] - wall[c]) < 1.5);
    }
    CHECK(last < 250);
}

TEST_CASE("Turning the head turns the label map and keeps the person", "[model]") {
    const auto model = generator();
    auto portrait = portrait_from_seed(3);
    double last = -1e9;
    std::vector<std::array<double, 3>> skin, hair;
    for (const float yaw : {-30.0f, -15.0f, 0.0f, 15.0f, 30.0f}) {
        portrait.pose.yaw = from_degrees(yaw);
        const auto picture = picture_256(*model, portrait);
        const auto nose = centroid(*picture.labels, FaceClass::nose),
                   face = centroid(*picture.labels, FaceClass::skin);
        REQUIRE(nose.pixels > 50);
        CHECK(nose.x - face.x > last);  // yaw + : towards the right edge
        last = nose.x - face.x;
        skin.push_back(mean_colour(picture, FaceClass::nose));
    }
    CHECK(last > 5);
    for (const auto& colour : skin)
        for (std::size_t c = 0; c < 3; ++c)
            CHECK(std::abs(colour[c] - skin[2][c]) < 60);  // the light stands still

    portrait.pose.yaw = 0_deg;
    const auto level = picture_256(*model, portrait);
    portrait.pose.pitch = 15_deg;
    const auto up = picture_256(*model, portrait);
    const auto height = [](const Picture& p) {
        return centroid(*p.labels, FaceClass::nose).y -
               (centroid(*p.labels, FaceClass::left_eye).y + centroid(*p.labels, FaceClass::right_eye).y) / 2;
    };
    CHECK(height(up) < height(level));  // looking up brings the nose towards the eyes
}

TEST_CASE("The subject's left eye is on the right of a frontal picture", "[model]") {
    const auto model = generator();
    const auto picture = picture_256(*model, portrait_from_seed(5));
    CHECK(centroid(*picture.labels, FaceClass::left_eye).x >
          centroid(*picture.labels, FaceClass::right_eye).x + 20);
}

TEST_CASE("A new style changes its part and little else", "[model]") {
    const auto model = generator();
    for (const Part part : {Part::hair, Part::skin, Part::background}) {
        Portrait portrait = portrait_from_seed(3);
        const auto before = picture_256(*model, portrait);
        double share = 0, strongest = 0;
        for (std::uint64_t seed = 20; seed < 24; ++seed) {
            portrait.style(part).seed = seed;
            const auto after = picture_256(*model, portrait);
            CHECK(*after.labels == *before.labels);
            share += locality(before, after, part) / 4;
            const auto face_class = part == Part::hair   ? FaceClass::hair
                                    : part == Part::skin ? FaceClass::skin
                                                         : FaceClass::background;
            const auto a = mean_colour(before, face_class), b = mean_colour(after, face_class);
            strongest =
                std::max(strongest, std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2]));
        }
        INFO(name(part));
        CHECK(share > 0.75);
        CHECK(strongest > 30);
    }
}

TEST_CASE("Strokes change the picture where they are, and only in their view", "[model]") {
    const auto model = generator();
    auto portrait = portrait_from_seed(3);
    const auto before = picture_256(*model, portrait);
    auto map = std::make_shared<LabelMap>(512, 512, PaintedLabels::unpainted);
    for (int y = 20; y < 80; ++y)
        for (int x = 20; x < 120; ++x) map->at(x, y) = std::uint8_t(FaceClass::hair);
    portrait.painted = PaintedLabels{map, portrait.pose};
    const auto after = picture_256(*model, portrait);
    CHECK(after.labels->at(30, 25) == std::uint8_t(FaceClass::hair));
    CHECK(*after.model_labels == *before.labels);
    double inside = 0, outside = 0;
    for (int y = 0; y < 256; ++y)
        for (int x = 0; x < 256; ++x)
            (x >= 8 && x < 62 && y >= 8 && y < 42 ? inside : outside) +=
                change(before.image->at(x, y), after.image->at(x, y));
    CHECK(inside > outside);

    portrait.pose.yaw = 20_deg;
    const auto turned = picture_256(*model, portrait);
    CHECK(*turned.labels == *turned.model_labels);
}

namespace {

// Share of the painted pixels that `labels` shows as painted.
double reached(const LabelMap& strokes, const LabelMap& labels) {
    double asked = 0, there = 0;
    for (std::size_t i = 0; i < strokes.pixels.size(); ++i)
        if (strokes.pixels[i] != PaintedLabels::unpainted)
            ++asked, there += strokes.pixels[i] == labels.pixels[i];
    return there / asked;
}

void paint(LabelMap& strokes, int x, int y, int half_width, int half_height, FaceClass label) {
    for (int v = y - half_height; v <= y + half_height; ++v)
        for (int u = x - half_width; u <= x + half_width; ++u)
            if (strokes.contains(u, v)) strokes.at(u, v) = std::uint8_t(label);
}

}  // namespace

TEST_CASE("A final is twice as wide and sharper, and made smaller it is the picture of 256", "[model]") {
    const auto model = generator();
    REQUIRE(model->info().resolution == 512);
    const auto portrait = portrait_from_seed(11);
    const auto small = picture_256(*model, portrait), large = final_picture(*model, portrait);
    REQUIRE(large.image->width == 512);
    CHECK(*large.labels == *small.labels);
    const auto shrunken = shrunk(*large.image, 256);
    double difference = 0;
    for (std::size_t i = 0; i < shrunken.pixels.size(); ++i)
        difference += std::abs(shrunken.pixels[i].g - small.image->pixels[i].g);
    CHECK(difference / double(shrunken.pixels.size()) < 4);

    // Second differences of a picture that was only enlarged are about a quarter of what they were.
    const auto steps = [](const Image& image) {
        double sum = 0;
        for (int y = 0; y < image.height; ++y)
            for (int x = 1; x + 1 < image.width; ++x)
                sum += std::abs(image.at(x - 1, y).g - 2 * image.at(x, y).g + image.at(x + 1, y).g);
        return sum / double(image.pixels.size());
    };
    INFO("second differences " << steps(*large.image) << " and " << steps(*small.image));
    CHECK(steps(*large.image) > 0.4 * steps(*small.image));
}

TEST_CASE("Strokes show in a final, and nothing changes far from them", "[model]") {
    const auto model = generator();
    auto portrait = portrait_from_seed(1);
    const auto before = final_picture(*model, portrait);
    auto strokes = std::make_shared<LabelMap>(256, 256, PaintedLabels::unpainted);
    for (int y = 0; y < 256; ++y)
        for (int x = 0; x < 256; ++x)
            if (std::hypot(x - 128, y - 50) < 30) strokes->at(x, y) = std::uint8_t(FaceClass::hat);
    portrait.painted = PaintedLabels{.labels = strokes, .pose = portrait.pose};
    const auto after = final_picture(*model, portrait);
    double inside = 0, outside = 0;
    for (int y = 0; y < 512; ++y)
        for (int x = 0; x < 512; ++x) {
            const double changed = change(after.image->at(x, y), before.image->at(x, y));
            const double distance = std::hypot(x - 256, y - 100);
            if (distance < 50) inside += changed;
            if (distance > 120) outside += changed;
        }
    inside /= 3.1416 * 50 * 50;
    outside /= 512 * 512 - 3.1416 * 120 * 120;
    INFO("mean change inside " << inside << ", outside " << outside);
    CHECK(inside > 24);
    CHECK(outside < 3);
}

TEST_CASE("Hair painted beside the head is hair, and where hair was erased the wall is whole", "[model]") {
    auto model = generator();
    auto portrait = portrait_from_seed(18);             // long dark hair before a light wall
    portrait.style(Part::hair) = CodeSource{11, 0, 0};  // grey
    portrait.style(Part::background) = CodeSource{18, 0, 0};
    const auto before = picture_256(*model, portrait);
    const auto hair = mean_colour(before, FaceClass::hair), wall = mean_colour(before, FaceClass::background);
    auto strokes = std::make_shared<LabelMap>(256, 256, PaintedLabels::unpainted);
    std::vector<std::size_t> added, erased;
    for (int y = 0; y < 256; ++y)
        for (int x = 0; x < 256; ++x) {
            const auto label = before.labels->at(x, y);
            const bool beside = x < 128 && x > 3 && y > 60 && y < 150 &&
                                label == std::uint8_t(FaceClass::background) &&
                                before.labels->at(std::min(x + 24, 255), y) != label;
            const bool long_ends = x > 150 && y > 170 && label == std::uint8_t(FaceClass::hair);
            if (!beside && !long_ends) continue;
            const auto at = std::size_t(y * 256 + x);
            (beside ? added : erased).push_back(at);
            strokes->pixels[at] = std::uint8_t(beside ? FaceClass::hair : FaceClass::background);
        }
    REQUIRE(added.size() > 300);
    REQUIRE(erased.size() > 300);
    portrait.painted = PaintedLabels{.labels = strokes, .pose = portrait.pose};
    const auto after = picture_256(*model, portrait);
    const auto mean = [&](const std::vector<std::size_t>& pixels) {
        double sum = 0;
        for (const auto i : pixels) {
            const auto& p = after.image->pixels[i];
            sum += double(p.r) + p.g + p.b;
        }
        return sum / (3 * double(pixels.size()));
    };
    const auto grey = [](const std::array<double, 3>& colour) {
        return (colour[0] + colour[1] + colour[2]) / 3;
    };
    INFO("hair " << grey(hair) << ", painted " << mean(added) << "; wall " << grey(wall) << ", erased "
                 << mean(erased));
    CHECK(mean(added) > .8 * grey(hair));
    CHECK(mean(added) < 1.6 * grey(hair));
    CHECK(std::abs(mean(erased) - grey(wall)) < .12 * 255);
}

TEST_CASE("A fitted painting is reached, touches nothing else and turns with the head", "[model]") {
    const auto model = generator();
    auto portrait = portrait_from_seed(3);
    const auto before = picture_256(*model, portrait);
    CHECK(before.fitted_share == 1);
    auto strokes = std::make_shared<LabelMap>(256, 256, PaintedLabels::unpainted);
    SECTION("hair on both sides") {
        paint(*strokes, 60, 120, 20, 40, FaceClass::hair);
        paint(*strokes, 200, 120, 20, 40, FaceClass::hair);
    }
    SECTION("a hat, and no ears") {
        paint(*strokes, 128, 34, 60, 12, FaceClass::hat);
        paint(*strokes, 40, 130, 16, 40, FaceClass::background);
        paint(*strokes, 216, 130, 16, 40, FaceClass::background);
    }
    SECTION("spectacles in thin lines") {
        for (const int x : {100, 156})
            for (const int edge : {-18, 18}) {
                paint(*strokes, x + edge, 105, 1, 14, FaceClass::glasses);
                paint(*strokes, x, 105 + edge * 14 / 18, 18, 1, FaceClass::glasses);
            }
    }
    portrait.fitted = {{strokes, portrait.pose}};
    const auto after = picture_256(*model, portrait);
    const double share = reached(*strokes, *after.labels);
    INFO("reached " << share << ", said " << after.fitted_share);
    CHECK(share >= 0.95);
    CHECK(std::abs(after.fitted_share - share) < 0.05);
    std::size_t changed = 0;
    for (std::size_t i = 0; i < strokes->pixels.size(); ++i)
        changed += strokes->pixels[i] == PaintedLabels::unpainted &&
                   after.labels->pixels[i] != before.labels->pixels[i];
    CHECK(double(changed) < 0.02 * double(strokes->pixels.size()));
    CHECK(*after.labels == *after.model_labels);  // the model itself shows it

    // The same head from the side, with and without: where it was painted it differs there, too.
    for (const float yaw : {-30.0f, 30.0f}) {
        auto turned = portrait;
        turned.pose.yaw = from_degrees(yaw);
        const auto with = picture_256(*model, turned);
        turned.fitted.clear();
        const auto without = picture_256(*model, turned);
        std::size_t differs = 0;
        for (std::size_t i = 0; i < with.labels->pixels.size(); ++i)
            differs += with.labels->pixels[i] != without.labels->pixels[i];
        CHECK(differs > 300);
    }
}

TEST_CASE("Glasses are thin rims in every view and in the mesh, and are taken off by painting", "[model]") {
    const auto model = generator();
    auto portrait = portrait_from_seed(4);
    const auto glasses = [&](const Portrait& of) {
        return centroid(*picture_256(*model, of).labels, FaceClass::glasses);
    };
    const auto turned = [&](float yaw) {
        auto other = portrait;
        other.pose.yaw = from_degrees(yaw);
        return other;
    };
    const auto worn = glasses(portrait);
    INFO(worn.pixels << " pixels of glasses");
    CHECK(worn.pixels > 400);
    CHECK(worn.pixels < 1200);  // rims of 3 pixels; as the field had them they were 6
    for (const float yaw : {-30.0f, 30.0f}) CHECK(glasses(turned(yaw)).pixels > 250);
    const auto mesh = model->mesh(portrait, {.resolution = 64});
    REQUIRE(mesh);
    CHECK(std::count(mesh->labels.begin(), mesh->labels.end(), std::uint8_t(FaceClass::glasses)) > 500);
    CHECK(mesh->colours.size() == mesh->positions.size());

    const auto labels = picture_256(*model, portrait).labels;
    auto strokes = std::make_shared<LabelMap>(256, 256, PaintedLabels::unpainted);
    for (std::size_t i = 0; i < labels->pixels.size(); ++i)
        if (labels->pixels[i] == std::uint8_t(FaceClass::glasses))
            strokes->pixels[i] = std::uint8_t(FaceClass::skin);
    const auto seen_from_the_side = glasses(turned(20)).pixels;
    portrait.fitted = {{strokes, portrait.pose}};
    const auto bare = picture_256(*model, portrait);
    CHECK(bare.fitted_share > 0.98f);
    CHECK(reached(*strokes, *bare.labels) > 0.98);
    // What is left are the arms, which the front does not show.
    CHECK(glasses(turned(20)).pixels < seen_from_the_side / 3);
}

TEST_CASE("What is painted over what was fitted becomes a part of it", "[model]") {
    const auto model = generator(), other = generator();
    auto portrait = portrait_from_seed(5);
    auto first = std::make_shared<LabelMap>(256, 256, PaintedLabels::unpainted);
    paint(*first, 128, 34, 60, 14, FaceClass::hat);
    portrait.fitted = {{first, portrait.pose}};
    REQUIRE(picture_256(*model, portrait).labels->at(128, 34) == std::uint8_t(FaceClass::hat));
    portrait.pose.yaw = 20_deg;
    const auto seen = picture_256(*model, portrait);
    const auto hat = centroid(*seen.labels, FaceClass::hat);
    auto second = std::make_shared<LabelMap>(256, 256, PaintedLabels::unpainted);
    paint(*second, int(hat.x), int(hat.y), 8, 4, FaceClass::hair);
    portrait.fitted.push_back({second, portrait.pose});
    const auto both = picture_256(*model, portrait);
    CHECK(reached(*second, *both.labels) > 0.95);
    CHECK(centroid(*both.labels, FaceClass::hat).pixels > hat.pixels / 2);
    // Whatever was drawn before, by this model or none.
    CHECK(*picture_256(*other, portrait).image == *both.image);
}

TEST_CASE("A picture depends on the portrait alone, not on what was shown before", "[model]") {
    const auto fresh = generator(), used = generator();
    for (std::uint64_t seed = 40; seed < 43; ++seed) {
        auto other = portrait_from_seed(seed);
        other.pose.yaw = 25_deg;
        REQUIRE(used->render(other, {.rung = int(seed % 3)}));
    }
    const auto portrait = portrait_from_seed(7);
    REQUIRE(used->render(portrait, {.rung = 0}));  // a draft first, as in the editor
    const auto a = picture_256(*fresh, portrait), b = picture_256(*used, portrait);
    CHECK(*a.image == *b.image);
    CHECK(*a.labels == *b.labels);
}

TEST_CASE("A baked view agrees with the exact march through the field", "[model]") {
    auto model = live::LiveModel::load(pack);
    REQUIRE(model);
    torch::InferenceMode inference;
    constexpr int size = 256;
    // Bare face, earrings, spectacles; each view counts the same, and in it each class that is there.
    constexpr std::array<std::uint64_t, 3> seeds = {0, 1, 2};
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
    constexpr std::array<float, 1> yaws = {35};  // a march takes minutes there
#else
    constexpr std::array<float, 3> yaws = {-35, 0, 35};
#endif
    double sum = 0;
    for (const auto seed : seeds) {
        const auto head = portrait_from_seed(seed).head;
        const auto code = model->geometry_code(head);
        const auto field = model->field(code);
        const auto crop = model->anchors(head, code).crop;
        const auto baked = bake(field, {});
        REQUIRE(baked);
        for (const float yaw : yaws) {
            const auto camera = head_camera({.yaw = from_degrees(yaw)}, crop);
            auto view = rasterise(*baked, camera, size);
            BorderMarch march;
            march.correct(field, *baked, camera, view);
            const auto exact = march_exact(field, camera, size, {.steps = 256});
            REQUIRE(exact);
            const auto agreement = compare_labels(exact->labels, view.labels);
            INFO("seed " << seed << ", yaw " << yaw << ": mean IoU " << agreement.mean());
            CHECK(agreement.mean() > 0.9);
            CHECK(agreement.iou(int(FaceClass::skin)) > 0.98);
            sum += agreement.mean();
        }
    }
    CHECK(sum / double(seeds.size() * yaws.size()) >= 0.97);
}

TEST_CASE("A preview of a new head is a stand-in until its fine surface is asked for", "[model]") {
    const auto model = generator();
    const auto portrait = portrait_from_seed(3);
    const auto preview = model->render(portrait, {.rung = 2, .preview = true});
    REQUIRE(preview);
    CHECK(preview->provisional);
    const auto finished = picture_256(*model, portrait);
    CHECK_FALSE(finished.provisional);
    const auto again = model->render(portrait, {.rung = 2, .preview = true});
    REQUIRE(again);
    CHECK_FALSE(again->provisional);
    CHECK(*again->image == *finished.image);
    CHECK(compare_labels(*preview->labels, *finished.labels).iou(int(FaceClass::skin)) > 0.97);
}

TEST_CASE("What the model remembers has a bound, and a long drag does not push the head out", "[model]") {
    const auto model = generator();
    auto portrait = portrait_from_seed(3);
    const auto first = picture_256(*model, portrait);
    for (int step = 1; step <= 40; ++step) {
        portrait.pose.yaw = from_degrees(float(step));
        REQUIRE(model->render(portrait, {.rung = 2, .preview = true}));
    }
    const auto after_drag = model->memory_in_use();
    CHECK(after_drag < 120u << 20);  // one head and the budget of the views
    const auto turned = model->render(portrait, {.rung = 2, .preview = true});
    REQUIRE(turned);
    CHECK_FALSE(turned->provisional);
    CHECK(model->memory_in_use() == after_drag);  // known already

    for (std::uint64_t seed = 100; seed < 130; ++seed)
        REQUIRE(model->render(portrait_from_seed(seed), {.rung = 0, .preview = true}));
    CHECK(model->memory_in_use() < 224u << 20);
    CHECK(*picture_256(*model, portrait_from_seed(3)).image == *first.image);
    CHECK(model->free_memory() > 0);
    CHECK(model->memory_in_use() == 0);
}

TEST_CASE("Full precision shows the same picture by other means", "[model]") {
    const auto model = generator();
    const auto portrait = portrait_from_seed(3);
    const auto fast = picture_256(*model, portrait);
    const auto full = model->render(portrait, {.rung = 2, .full_precision = true});
    REQUIRE(full);
    CHECK(compare_labels(*full->labels, *fast.labels).mean() > 0.99);
    double sum = 0;
    for (std::size_t i = 0; i < fast.image->pixels.size(); ++i)
        sum += change(fast.image->pixels[i], full->image->pixels[i]);
    CHECK(sum / double(fast.image->pixels.size() * 3) < 0.5);
    CHECK(*picture_256(*model, portrait).image == *fast.image);
}

TEST_CASE("The model goes on on the CPU when its device does not answer", "[model]") {
    if (torch::cuda::is_available()) {
        WARN("skipped: this machine has a CUDA device, and it answers");
        return;
    }
    const auto loaded = load_live_generator(pack, 2, {Device::Kind::cuda, 0});
    REQUIRE(loaded);
    CHECK((*loaded)->device() == generator()->device());
    const auto portrait = portrait_from_seed(3);
    CHECK(*picture_256(**loaded, portrait).image == *picture_256(*generator(), portrait).image);
}

TEST_CASE("A pack with a missing or damaged file is refused", "[model]") {
    CHECK_FALSE(load_live_generator(pack / "nowhere", 1));
}
