#include "ui/tools/grab_tool.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace limner::ui {
namespace {

constexpr double reach_dip = 26;
constexpr float fine = 0.2f;
constexpr double least_weight = 0.003;                      // less is the hand's trembling about zero
constexpr double gaze_limit = 30 * std::numbers::pi / 180;  // radians, as the sliders of the panel have it

enum class Way { up, outward, right };

/// A value that grows one way and its opposite that grows the other way.
struct Effect {
    Way way;
    const char* forth;  // key without side; "" = none
    const char* back;
    double full;  // of the picture's side, from 0 to 1
    bool sided = true;
};

std::vector<Effect> effects_of(FaceFeature feature) {
    switch (feature) {
        case FaceFeature::left_mouth_corner:
        case FaceFeature::right_mouth_corner:
            return {{Way::up, "mouthSmile", "mouthFrown", 0.07}, {Way::outward, "mouthStretch", "", 0.08}};
        case FaceFeature::upper_lip:
            return {{Way::up, "mouthUpperUp", "", 0.05}};
        case FaceFeature::chin:
            return {{Way::up, "", "jawOpen", 0.12, false}, {Way::right, "jawLeft", "jawRight", 0.08, false}};
        case FaceFeature::left_lid:
        case FaceFeature::right_lid:
            return {{Way::up, "eyeWide", "eyeBlink", 0.04}};
        case FaceFeature::left_brow:
        case FaceFeature::right_brow:
            return {{Way::up, "browOuterUp", "browDown", 0.06}, {Way::up, "browInnerUp", "", 0.08}};
        case FaceFeature::left_eye:
        case FaceFeature::right_eye:
            return {};
    }
    return {};
}

char side_of(FaceFeature feature) {
    switch (feature) {
        case FaceFeature::right_mouth_corner:
        case FaceFeature::right_lid:
        case FaceFeature::right_eye:
        case FaceFeature::right_brow:
            return 'R';
        default:
            return 'L';
    }
}

QString name_of(FaceFeature feature) {
    switch (feature) {
        case FaceFeature::left_mouth_corner:
        case FaceFeature::right_mouth_corner:
            return QCoreApplication::translate("Tools", "Grab the mouth");
        case FaceFeature::upper_lip:
            return QCoreApplication::translate("Tools", "Grab the upper lip");
        case FaceFeature::chin:
            return QCoreApplication::translate("Tools", "Grab the jaw");
        case FaceFeature::left_lid:
        case FaceFeature::right_lid:
            return QCoreApplication::translate("Tools", "Grab the lids");
        case FaceFeature::left_eye:
        case FaceFeature::right_eye:
            return QCoreApplication::translate("Tools", "Grab the gaze");
        case FaceFeature::left_brow:
        case FaceFeature::right_brow:
            return QCoreApplication::translate("Tools", "Grab the brows");
    }
    return {};
}

float weight(const std::map<std::string, float>& expression, const std::string& key) {
    const auto found = expression.find(key);
    return found == expression.end() ? 0 : found->second;
}

/// Zero is exactly no change: the key goes.
void set_weight(std::map<std::string, float>& expression, const std::string& key, double value) {
    if (value < least_weight) {
        expression.erase(key);
    } else {
        expression[key] = static_cast<float>(std::min(1.0, value));
    }
}

/// As the head is upright: y down.
QPointF unrolled(QPointF way, Radians roll) {
    const double c = std::cos(double(roll.value)), s = std::sin(double(roll.value));
    return {c * way.x() + s * way.y(), -s * way.x() + c * way.y()};
}

}  // namespace

std::optional<FaceHandle> GrabTool::handle_at(const LabelMap& labels, QPointF picture, double side_dip) {
    std::optional<FaceHandle> nearest;
    double best = reach_dip;
    for (const FaceHandle& handle : face_handles(labels)) {
        const double distance = std::hypot(handle.x - picture.x(), handle.y - picture.y()) * side_dip;
        if (distance > best) continue;
        best = distance;
        nearest = handle;
    }
    return nearest;
}

QString GrabTool::idle_hint() const {
    return QCoreApplication::translate(
        "Tools", "Drag mouth, lids, eyes, brows or chin · Shift fine · Ctrl: one side alone");
}

void GrabTool::press(ToolHost& host, const PointerSample& sample) {
    const auto labels = host.labels();
    if (!labels) return;
    const auto handle = handle_at(*labels, sample.picture, sample.picture_side_dip);
    if (!handle) return host.hint(idle_hint());
    dragging_ = Dragging{*handle, new_gesture(), sample.picture, {}, host.portrait().head};
}

void GrabTool::move(ToolHost& host, const PointerSample& sample) {
    if (!dragging_) return;
    Dragging& drag = *dragging_;
    const double speed = sample.modifiers & Qt::ShiftModifier ? fine : 1;
    drag.moved += unrolled(sample.picture - drag.last, host.portrait().pose.roll) * speed;
    drag.last = sample.picture;
    const bool alone = bool(sample.modifiers & Qt::ControlModifier);
    const FaceFeature feature = drag.handle.feature;
    const char held = side_of(feature);
    Portrait after = host.portrait();
    after.head = drag.start;
    if (feature == FaceFeature::left_eye || feature == FaceFeature::right_eye) {
        constexpr double full = 0.05;
        const auto looked = [](float start, double by) {
            return static_cast<float>(std::clamp(start + by * gaze_limit, -gaze_limit, gaze_limit));
        };
        after.head.gaze_x = looked(drag.start.gaze_x, drag.moved.x() / full);
        after.head.gaze_y = looked(drag.start.gaze_y, -drag.moved.y() / full);
    }
    for (const Effect& effect : effects_of(feature)) {
        const double outward = held == 'L' ? drag.moved.x() : -drag.moved.x();
        const double way = effect.way == Way::up        ? -drag.moved.y()
                           : effect.way == Way::outward ? outward
                                                        : drag.moved.x();
        for (const char side : {'L', 'R'}) {
            if (effect.sided ? alone && side != held : side != held) continue;
            const std::string suffix = effect.sided ? std::string("_") + side : "";
            const std::string forth = effect.forth + suffix, back = effect.back + suffix;
            double value = way / effect.full;
            if (*effect.forth) value += double(weight(drag.start.expression, forth));
            if (*effect.back) value -= double(weight(drag.start.expression, back));
            if (*effect.forth && host.has_expression(forth)) set_weight(after.head.expression, forth, value);
            if (*effect.back && host.has_expression(back)) set_weight(after.head.expression, back, -value);
        }
    }
    host.edit(after, name_of(feature), drag.gesture);
}

void GrabTool::release(ToolHost& host, const PointerSample& sample) {
    move(host, sample);
    dragging_.reset();
}

void GrabTool::cancel(ToolHost& host) {
    if (dragging_) host.cancel(dragging_->gesture);
    dragging_.reset();
}

}  // namespace limner::ui
