#include "ui/tools/pose_tool.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/session/texts.h"

namespace limner::ui {
namespace {

constexpr float fine = 0.2f;
constexpr float snap_degrees = 5;

float snapped(float value, bool snap) {
    return snap ? std::round(value / snap_degrees) * snap_degrees : value;
}

float clamped(float value, Radians limit) {
    const float l = degrees(limit);
    return std::clamp(value, -l, l);
}

/// From `before`, a place of the picture, to the pointer: in dip, and as the picture lies, so that the face
/// follows the pointer in a turned view, too.
QPointF way(QPointF before, const PointerSample& sample) {
    return (sample.picture - before) * sample.picture_side_dip;
}

}  // namespace

float resisted(float free, float safe, float hard) {
    const float size = std::abs(free);
    if (size <= safe) return free;
    return std::copysign(std::min(safe + (size - safe) / 2, std::max(hard, safe)), free);
}

float unresisted(float value, float safe) {
    const float size = std::abs(value);
    return size <= safe ? value : std::copysign(safe + (size - safe) * 2, value);
}

HeadPose limited(HeadPose pose, const PoseLimits& limits) {
    pose.yaw = from_degrees(clamped(degrees(pose.yaw), limits.hard_yaw));
    pose.pitch = from_degrees(clamped(degrees(pose.pitch), limits.hard_pitch));
    pose.roll = from_degrees(clamped(degrees(pose.roll), limits.hard_roll));
    return pose;
}

bool outside_safe_range(const HeadPose& pose, const PoseLimits& limits) {
    constexpr float slack = 1e-4f;
    return std::abs(pose.yaw.value) > limits.safe_yaw.value + slack ||
           std::abs(pose.pitch.value) > limits.safe_pitch.value + slack;
}

QString PoseTool::idle_hint() const {
    return QCoreApplication::translate(
        "Tools",
        "Drag to turn · outside the ring: roll · Shift fine · Ctrl 5° · double "
        "click: front");
}

void PoseTool::press(ToolHost& host, const PointerSample& sample) {
    const QPointF from_centre = sample.dip - sample.picture_centre_dip;
    const bool rolls =
        std::hypot(from_centre.x(), from_centre.y()) > head_ring * std::max(1.0, sample.picture_side_dip);
    const PoseLimits limits = host.pose_limits();
    const HeadPose& pose = host.portrait().pose;
    state_ = Dragging{sample,
                      sample,
                      new_gesture(),
                      rolls,
                      false,
                      unresisted(degrees(pose.yaw), degrees(limits.safe_yaw)),
                      unresisted(degrees(pose.pitch), degrees(limits.safe_pitch)),
                      degrees(pose.roll)};
}

void PoseTool::move(ToolHost& host, const PointerSample& sample) {
    auto* drag = std::get_if<Dragging>(&state_);
    if (!drag) return;
    if (!drag->moved && is_click(drag->start.dip, sample.dip)) return;
    drag->moved = true;
    const float speed = sample.modifiers & Qt::ShiftModifier ? fine : 1;
    const bool snap = bool(sample.modifiers & Qt::ControlModifier);
    const PoseLimits limits = host.pose_limits();
    Portrait after = host.portrait();
    if (drag->rolls) {
        // As the picture lies, which may be mirrored in the view.
        constexpr QPointF middle(0.5, 0.5);
        const QPointF a = drag->last.picture - middle, b = sample.picture - middle;
        const double cross = a.x() * b.y() - a.y() * b.x(), dot = a.x() * b.x() + a.y() * b.y();
        drag->roll += speed * static_cast<float>(std::atan2(cross, dot)) * 180.0f / 3.14159265f;
        drag->roll = clamped(drag->roll, limits.hard_roll);
        after.pose.roll = from_degrees(snapped(drag->roll, snap));
    } else {
        const QPointF d = way(drag->last.picture, sample);
        const PointerSettings& pointer = host.pointer();
        const float degrees_per_dip = pointer.degrees_per_dip * (pointer.camera_orbits ? -speed : speed);
        drag->yaw += degrees_per_dip * static_cast<float>(d.x());
        drag->pitch -= degrees_per_dip * static_cast<float>(d.y());
        // Beyond the hard range the pointer must not wind up a way back.
        const auto stop = [](float free, Radians safe, Radians hard) {
            const float end = unresisted(degrees(hard), degrees(safe));
            return std::clamp(free, -end, end);
        };
        drag->yaw = stop(drag->yaw, limits.safe_yaw, limits.hard_yaw);
        drag->pitch = stop(drag->pitch, limits.safe_pitch, limits.hard_pitch);
        after.pose.yaw = from_degrees(
            snapped(resisted(drag->yaw, degrees(limits.safe_yaw), degrees(limits.hard_yaw)), snap));
        after.pose.pitch = from_degrees(
            snapped(resisted(drag->pitch, degrees(limits.safe_pitch), degrees(limits.hard_pitch)), snap));
    }
    drag->last = sample;
    after.pose = limited(after.pose, limits);
    host.edit(after,
              drag->rolls ? angle_text(QCoreApplication::translate("Tools", "Roll"), after.pose.roll)
                          : pose_text(after.pose),
              drag->gesture);
    host.hint(outside_safe_range(after.pose, limits)
                  ? QCoreApplication::translate("Tools", "Outside the range this model learned")
                  : QString());
}

void PoseTool::release(ToolHost& host, const PointerSample& sample) {
    const auto* drag = std::get_if<Dragging>(&state_);
    if (!drag) return;
    if (drag->moved) {
        move(host, sample);
    } else {
        host.pick_part(sample.picture);
    }
    state_ = Idle{};
}

void PoseTool::cancel(ToolHost& host) {
    if (const auto* drag = std::get_if<Dragging>(&state_)) host.cancel(drag->gesture);
    state_ = Idle{};
}

QString LightTool::idle_hint() const {
    return QCoreApplication::translate("Tools", "Drag to turn the light");
}

void LightTool::press(ToolHost& host, const PointerSample& sample) {
    const Light& light = host.portrait().light;
    dragging_ = Dragging{sample.picture, new_gesture(), degrees(light.azimuth), degrees(light.elevation)};
}

void LightTool::move(ToolHost& host, const PointerSample& sample) {
    if (!dragging_) return;
    const QPointF d = way(dragging_->last, sample);
    dragging_->last = sample.picture;
    constexpr float per_dip = 0.5f;
    const float speed = sample.modifiers & Qt::ShiftModifier ? fine : 1;
    const bool snap = bool(sample.modifiers & Qt::ControlModifier);
    dragging_->azimuth =
        std::clamp(dragging_->azimuth + speed * per_dip * static_cast<float>(d.x()), -90.0f, 90.0f);
    dragging_->elevation =
        std::clamp(dragging_->elevation - speed * per_dip * static_cast<float>(d.y()), -60.0f, 80.0f);
    Portrait after = host.portrait();
    after.light.azimuth = from_degrees(snapped(dragging_->azimuth, snap));
    after.light.elevation = from_degrees(snapped(dragging_->elevation, snap));
    host.edit(after, QCoreApplication::translate("Tools", "Turn light"), dragging_->gesture);
}

void LightTool::release(ToolHost& host, const PointerSample& sample) {
    move(host, sample);
    dragging_.reset();
}

void LightTool::cancel(ToolHost& host) {
    if (dragging_) host.cancel(dragging_->gesture);
    dragging_.reset();
}

}  // namespace limner::ui
