#include "ui/tools/fill_tool.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/session/texts.h"

namespace limner::ui {
namespace {

std::optional<QPoint> map_pixel(ToolHost& host, const PointerSample& sample) {
    const double side = host.surface().size();
    const QPoint p(static_cast<int>(std::floor(sample.picture.x() * side)),
                   static_cast<int>(std::floor(sample.picture.y() * side)));
    if (!host.surface().strokes().contains(p.x(), p.y())) return std::nullopt;
    return p;
}

}  // namespace

QString FillTool::idle_hint() const {
    return QCoreApplication::translate("Tools", "Click to fill an area · drag: every area on the way");
}

void FillTool::fill(ToolHost& host, const PointerSample& sample, bool finished) {
    PixelRect touched;
    if (const auto at = map_pixel(host, sample); at && host.surface().has_base()) {
        const auto value = static_cast<std::uint8_t>(host.active_class());
        if (host.surface().visible(at->x(), at->y()) != value)
            touched = host.surface().fill(at->x(), at->y(), value, host.brush().contiguous);
        if (const auto axis = host.mirror_axis(); axis && !touched.empty()) {
            const Dab other = mirrored(Dab{at->x() + 0.5, at->y() + 0.5, 1}, *axis);
            const int x = static_cast<int>(std::floor(other.x)), y = static_cast<int>(std::floor(other.y));
            touched = touched.united(host.surface().fill(x, y, mirrored(value), host.brush().contiguous));
        }
    }
    if (touched.empty() && !finished) return;
    const QString text = QCoreApplication::translate("Tools", "Fill with %1");
    host.strokes_changed(touched, text.arg(class_name(host.active_class())), *gesture_, finished);
}

void FillTool::press(ToolHost& host, const PointerSample& sample) {
    gesture_ = new_gesture();
    fill(host, sample, false);
}

void FillTool::move(ToolHost& host, const PointerSample& sample) {
    if (gesture_) fill(host, sample, false);
}

void FillTool::release(ToolHost& host, const PointerSample& sample) {
    if (!gesture_) return;
    fill(host, sample, true);
    gesture_.reset();
}

void FillTool::cancel(ToolHost& host) {
    if (gesture_) host.cancel(*gesture_);
    gesture_.reset();
}

QString RegionTool::idle_hint() const {
    return QCoreApplication::translate("Tools", "Click to select an area · Shift: add it to the selection");
}

void RegionTool::release(ToolHost& host, const PointerSample& sample) {
    if (!down_) return;
    down_ = false;
    Selection& selection = host.surface().selection();
    const Selection before = selection;
    const auto at = map_pixel(host, sample);
    at ? host.surface().select_area(at->x(), at->y()) : selection.clear();
    // With Ctrl, Shift only chose the tool.
    const bool adds = (sample.modifiers & Qt::ShiftModifier) && !(sample.modifiers & Qt::ControlModifier);
    if (adds)
        selection.select_if([&](int x, int y) { return selection.contains(x, y) || before.contains(x, y); });
    host.selection_changed();
}

QString EyedropperTool::idle_hint() const {
    return QCoreApplication::translate("Tools", "Click to take the class under the pointer");
}

void EyedropperTool::press(ToolHost& host, const PointerSample& sample) {
    down_ = true;
    move(host, sample);
}

void EyedropperTool::move(ToolHost& host, const PointerSample& sample) {
    if (!down_) return;
    if (const auto at = map_pixel(host, sample))
        host.hint(class_name(static_cast<FaceClass>(host.surface().visible(at->x(), at->y()))));
}

void EyedropperTool::release(ToolHost& host, const PointerSample& sample) {
    if (!down_) return;
    down_ = false;
    if (const auto at = map_pixel(host, sample); at && host.surface().has_base())
        host.pick_class(static_cast<FaceClass>(host.surface().visible(at->x(), at->y())));
    host.hint({});
}

}  // namespace limner::ui
