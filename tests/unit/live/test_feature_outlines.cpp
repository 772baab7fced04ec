// Outlines of eyes, brows, lips and mouth from landmarks, as a function behind the field.
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "engine/generators/live/feature_outlines.h"

using namespace limner;
using namespace limner::live;

namespace {

/// A face of simple shapes: eyes 2.4 x 0.8 cm at x = +-3, y = 3; brows above; lips 4.8 cm wide at y = -4,
/// open by `opening` cm.
HeadAnchors made_face(float opening = 0.6f) {
    HeadAnchors anchors;
    auto& marks = anchors.landmarks;
    for (auto& p : marks) p = {0, 0, 8};
    for (const int side : {0, 1}) {
        const float sign = side == 0 ? -1.0f : 1.0f;  // the subject's right comes first
        for (int i = 0; i < 6; ++i) {
            const float angle = std::numbers::pi_v<float> * (1 - float(i) / 3);
            marks[std::size_t(36 + 6 * side + i)] = {sign * 3 + 1.2f * std::cos(angle),
                                                     3 + 0.4f * std::sin(angle), 8};
        }
        for (int i = 0; i < 5; ++i)
            marks[std::size_t(17 + 5 * side + i)] = {sign * 3 + float(i - 2) * 0.7f, 4.6f, 9};
    }
    const auto arc = [&](int first, int count, float width, float height, float from, float by) {
        for (int i = 0; i < count; ++i) {
            const float angle = std::numbers::pi_v<float> * (from + by * float(i));
            marks[std::size_t(first + i)] = {width * std::cos(angle), -4 + height * std::sin(angle), 9};
        }
    };
    arc(48, 12, 2.4f, 1.0f, 1, -1 / 6.0f);
    arc(60, 8, 1.6f, opening / 2, 1, -1 / 4.0f);
    return anchors;
}

const FieldFrame frame;

std::vector<float> logits_at(const FeatureOutlines& outlines, const Vec3f& head_point,
                             std::vector<float> row) {
    const Vec3f point = frame.field_from_head(head_point);
    outlines.apply({&point, 1}, row);
    return row;
}

std::vector<float> row_of(std::initializer_list<std::pair<FaceClass, float>> values) {
    std::vector<float> row(face_class_count, -30);
    row[0] = 0;
    for (const auto& [label, value] : values) row[std::size_t(label)] = value;
    return row;
}

int winner(const std::vector<float>& row) {
    return int(std::max_element(row.begin(), row.end()) - row.begin());
}

}  // namespace

TEST_CASE("Every feature is where its landmarks are, and skin beside it", "[live]") {
    const FeatureOutlines outlines(made_face());
    using enum FaceClass;
    const struct {
        Vec3f point;
        FaceClass label;
    } places[] = {{{3, 3, 8}, left_eye},          {{-3, 3, 8}, right_eye},    {{3, 3.5f, 8}, skin},
                  {{4.0f, 3, 8}, left_eye},       {{4.3f, 3, 8}, skin},       {{3, 4.6f, 9}, left_brow},
                  {{-3, 4.6f, 9}, right_brow},    {{3, 5.1f, 9}, skin},       {{0, -4, 9}, mouth},
                  {{0, -3.4f, 9}, upper_lip},     {{0, -4.6f, 9}, lower_lip}, {{0, -5.2f, 9}, skin},
                  {{2.0f, -4.05f, 9}, lower_lip}, {{0, 0, 9}, skin},          {{3, 3, -8}, skin}};
    for (const auto& [point, label] : places) {
        INFO("at " << point.transpose());
        CHECK(info(outlines.at(point)).key == info(label).key);
        const auto before = row_of({{skin, 5}, {left_eye, 4}, {right_eye, 6}, {lower_lip, 3}});
        const auto after = logits_at(outlines, point, before);
        CHECK(winner(after) == int(label));
        CHECK(*std::max_element(after.begin(), after.end()) == Approx(6));  // the surface stays
        CHECK(after[0] == 0);
    }
}

TEST_CASE("A brow is thinner outwards and as thick as the head says", "[live]") {
    auto face = made_face();
    const auto height = [&](float x) {
        const FeatureOutlines outlines(face);
        int inside = 0;
        for (float y = 4; y < 5.2f; y += 0.01f) inside += outlines.at({x, y, 9}) == FaceClass::left_brow;
        return float(inside) * 0.01f;
    };
    const float inner = height(2.4f), outer = height(4.2f);
    CHECK(inner > 0.3f);
    CHECK(outer < 0.6f * inner);
    face.brow_thickness = 1.4f;
    CHECK(height(2.4f) == Approx(1.4f * inner).margin(0.02));
}

TEST_CASE("Closed lips have no mouth between them", "[live]") {
    const FeatureOutlines outlines(made_face(0));
    for (float y = -5; y < -3; y += 0.02f) CHECK(outlines.at({0.5f, y, 9}) != FaceClass::mouth);
    CHECK(outlines.at({0.5f, -3.8f, 9}) == FaceClass::upper_lip);
    CHECK(outlines.at({0.5f, -4.2f, 9}) == FaceClass::lower_lip);
}

TEST_CASE("What lies over the face stays, and so does empty space", "[live]") {
    const FeatureOutlines outlines(made_face());
    const Vec3f eye(3, 3, 8);
    const auto fringe = row_of({{FaceClass::skin, 5}, {FaceClass::hair, 7}});
    CHECK(winner(logits_at(outlines, eye, fringe)) == int(FaceClass::hair));
    const auto before_the_face = row_of({{FaceClass::skin, -5}, {FaceClass::left_eye, -4}});
    const auto after = logits_at(outlines, {3, 3, 14}, before_the_face);
    CHECK(winner(after) == 0);
    CHECK(*std::max_element(after.begin() + 1, after.end()) == Approx(-4));
}
