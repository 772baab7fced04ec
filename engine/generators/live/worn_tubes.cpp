#include "engine/generators/live/worn_tubes.h"

#include <algorithm>
#include <cmath>

#include "engine/face_model/jewellery.h"

namespace limner::live {
namespace {

constexpr float rim_radius = 0.14f;  // cm; those of the training set have 0.09 .. 0.2
// Thinner bars than that are lost between the pixels of a view of 256.
constexpr float least_radius = 0.065f;

// Between two people what the nearer one wears.
int largest(const GeometryCode& code, int begin, int count) {
    const auto first = code.begin() + begin;
    return int(std::max_element(first, first + count) - first);
}

Vec3 plain(const Vec3f& v) { return {v.x(), v.y(), v.z()}; }

Tube tube_of(const FrameTube& frame) {
    Tube tube{{}, std::max(frame.radius, least_radius), frame.closed};
    for (const Vec3& p : frame.curve) tube.curve.emplace_back(p.x, p.y, p.z);
    return tube;
}

/// What the field has at points of the head frame; 0 where it is empty.
class Classes {
public:
    explicit Classes(const FieldQuery& field) : field_(field) {}

    const std::vector<std::uint8_t>& at(std::vector<Vec3f> points) {
        for (auto& point : points) point = frame_.field_from_head(point);
        logits_.resize(points.size() * face_class_count);
        field_(points, logits_);
        found_.clear();
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto* row = logits_.data() + i * face_class_count;
            const int inside = foreground_class(row, face_class_count);
            found_.push_back(std::uint8_t(row[inside] > row[0] ? inside : 0));
        }
        return found_;
    }

private:
    const FieldQuery& field_;
    FieldFrame frame_;
    std::vector<float> logits_;
    std::vector<std::uint8_t> found_;
};

/// The lowest of an ear, at its outside and about where the jaw line begins; nothing where hair hangs over
/// it.
std::optional<Vec3f> lobe_of(Classes& classes, const Vec3f& jaw, FaceClass ear) {
    constexpr float step = 0.25f;
    const float outward = ear == FaceClass::left_ear ? 1.0f : -1.0f;
    std::vector<Vec3f> points;
    for (float y = -7; y <= 0; y += step)
        for (float z = -5; z <= 1; z += step)
            for (float x = -1; x <= 2.5f; x += step) points.emplace_back(jaw + Vec3f(outward * x, y, z));
    const auto& found = classes.at(points);
    Vec3f lobe = Vec3f::Zero();
    int count = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {  // from below
        const auto& point = points[i];
        if (found[i] != std::uint8_t(ear)) continue;
        if (count == 0) lobe = point;
        if (point.y() > lobe.y() + 1.5f * step) break;
        if (outward * point.x() > outward * lobe.x()) lobe.x() = point.x();
        lobe.z() += (point.z() - lobe.z()) / float(++count);
    }
    if (count < 4) return std::nullopt;
    lobe.x() -= outward * step;  // ears of the field are wider than those it learnt from
    std::vector<Vec3f> beside;
    for (const float y : {0.2f, -0.4f, -1.0f})
        for (const float x : {0.3f, 0.7f, 1.1f}) beside.emplace_back(lobe + Vec3f(outward * x, y, 0));
    const bool covered = std::ranges::count(classes.at(beside), std::uint8_t(FaceClass::hair)) > 0;
    return covered ? std::nullopt : std::optional(lobe);
}

/// Where the skin of the neck ends on the way outwards; nothing where something else lies on it.
std::optional<Vec3f> skin_at(Classes& classes, const Vec3f& axis, const Vec3f& outward) {
    constexpr float step = 0.1f, above = 0.12f;
    std::vector<Vec3f> points;
    for (float r = 3; r < 13; r += step) points.emplace_back(axis + r * outward);
    const auto& found = classes.at(points);
    const auto bare = [](std::uint8_t c) {
        return c == std::uint8_t(FaceClass::neck) || c == std::uint8_t(FaceClass::skin);
    };
    for (std::size_t i = 1; i < found.size(); ++i)
        if (found[i] == 0 && found[i - 1] != 0)
            return bare(found[i - 1]) ? std::optional<Vec3f>(points[i] + (above - step) * outward)
                                      : std::nullopt;
    return std::nullopt;
}

/// In pieces, where cloth or hair lies on it.
void add_necklace(std::vector<WornTube>& worn, Classes& classes, const Vec3f& shift) {
    std::vector<std::optional<Vec3f>> places;
    const auto chain = necklace([&](const Vec3& axis, const Vec3& outward) {
        places.push_back(
            skin_at(classes, Vec3f(axis.x, axis.y, axis.z) + shift, Vec3f(outward.x, outward.y, outward.z)));
        return axis;
    });
    const auto hidden = std::ranges::find_if(places, [](const auto& place) { return !place; });
    std::rotate(places.begin(), hidden, places.end());  // a piece is not torn at the first place
    Tube piece{{}, chain.radius, hidden == places.end()};
    const auto finish = [&] {
        if (piece.curve.size() >= 2) worn.push_back({FaceClass::necklace, piece});
        piece.curve.clear();
    };
    for (const auto& place : places) {
        if (place && (piece.curve.empty() || (*place - piece.curve.back()).norm() < 1.5f)) {
            piece.curve.push_back(*place);
            continue;
        }
        finish();
        if (place) piece.curve.push_back(*place);
    }
    finish();
}

}  // namespace

std::vector<WornTube> worn_tubes(const GeometryCode& code, const HeadAnchors& anchors,
                                 const FieldQuery& field) {
    std::vector<WornTube> worn;
    const auto& rest = anchors.at_rest;
    const GlassesFit fit{
        {plain(rest.eyes[0]), plain(rest.eyes[1])}, rest.nasion.z(), {rest.jaw[0].x(), rest.jaw[1].x()}};
    for (const auto& tube :
         glasses_frame(GlassesShape(largest(code, glasses_begin, glasses_shapes)), fit, rim_radius))
        worn.push_back({FaceClass::glasses, tube_of(tube)});

    Classes classes(field);
    if (const auto shape = EarringShape(largest(code, earrings_begin, earring_shapes));
        shape != EarringShape::none)
        for (const int side : {0, 1})
            if (const auto lobe = lobe_of(classes, rest.jaw[std::size_t(side)],
                                          side == 0 ? FaceClass::left_ear : FaceClass::right_ear))
                worn.push_back(
                    {FaceClass::earring, tube_of(earring(shape, plain(*lobe), side == 0 ? 1.0f : -1.0f))});
    if (code[necklace_at] > .5f) add_necklace(worn, classes, rest.neck_shift);
    return worn;
}

FieldQuery without_absent_classes(FieldQuery field, const GeometryCode& code, const HeadAnchors& anchors) {
    // The training set has beards and moustaches of 0.6 and more, or none.
    constexpr float least = .3f, everywhere = 1e6f, nowhere = -1e6f;
    const auto& corners = anchors.landmarks;
    const float below = code[beard_at] >= least       ? nowhere
                        : code[moustache_at] >= least ? std::min(corners[48].y(), corners[54].y())
                                                      : everywhere;  // cm, there is no facial hair
    return [field = std::move(field), below](std::span<const Vec3f> points, std::span<float> logits) {
        constexpr float never = -1e4f;
        field(points, logits);
        const FieldFrame frame;
        for (std::size_t i = 0; i < points.size(); ++i) {
            float* row = &logits[i * face_class_count];
            for (const auto worn : {FaceClass::glasses, FaceClass::earring, FaceClass::necklace})
                row[std::size_t(worn)] = never;
            if (below > nowhere && frame.head_from_field(points[i]).y() < below)
                row[std::size_t(FaceClass::facial_hair)] = never;
        }
    };
}

bool Worn::shown(const Vec3f& point, FaceClass face_class) const {
    return std::none_of(covers.begin(), covers.end(),
                        [&](const auto& cover) { return cover->hides(point, std::uint8_t(face_class)); });
}

}  // namespace limner::live
