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

Selection area_under(ToolHost& host, QPoint at) {
    const std::shared_ptr<const Image> picture = host.picture();  // held while it is looked at
    return area_at(host.surface(), at.x(), at.y(), host.brush().filled, picture.get());
}

bool by_class(ToolHost& host) { return host.brush().filled.reference == AreaReference::classes; }

/// What a fill at `at`, whose area is `area`, writes: with symmetry on the other side, too.
std::vector<FilledArea> to_fill(ToolHost& host, QPoint at, Selection area) {
    const LabelSurface& surface = host.surface();
    const auto value = static_cast<std::uint8_t>(host.active_class());
    if (!surface.has_base() || (by_class(host) && surface.visible(at.x(), at.y()) == value)) return {};
    std::vector<FilledArea> areas{{std::move(area), value}};
    if (const auto axis = host.mirror_axis()) {
        const Dab other = mirrored(Dab{at.x() + 0.5, at.y() + 0.5, 1}, *axis);
        const QPoint there(static_cast<int>(std::floor(other.x)), static_cast<int>(std::floor(other.y)));
        areas.push_back({area_under(host, there), mirrored(value)});
    }
    for (FilledArea& each : areas) each.area.grow(host.brush().fill_grows_by);
    return areas;
}

}  // namespace

QString FillTool::idle_hint() const {
    return QCoreApplication::translate("Tools", "Click to fill an area · drag: every area on the way");
}

void FillTool::fill(ToolHost& host, const PointerSample& sample, bool finished) {
    PixelRect touched;
    if (const auto at = map_pixel(host, sample); at && !filled_.contains(at->x(), at->y())) {
        filled_ = area_under(host, *at);
        for (const FilledArea& each : to_fill(host, *at, filled_))
            touched = touched.united(host.surface().fill(each.area, each.value));
    }
    if (touched.empty() && !finished) return;
    const QString text = QCoreApplication::translate("Tools", "Fill with %1");
    host.strokes_changed(touched, text.arg(class_name(host.active_class())), *gesture_, finished);
}

void FillTool::hover(ToolHost& host, const PointerSample& sample) {
    const auto at = map_pixel(host, sample);
    if (!at) return forget_hover();
    // Of equal class every pixel has the same area; of about equal colour, and in the mirror, each may have
    // its own.
    const bool same_all_over = by_class(host) && !host.mirror_axis();
    if (preview_ && (same_all_over ? previewed_.contains(at->x(), at->y()) : previewed_at_ == *at)) return;
    previewed_at_ = *at;
    previewed_ = area_under(host, *at);
    auto areas = to_fill(host, *at, previewed_);
    preview_ = std::make_shared<const std::vector<FilledArea>>(std::move(areas));
}

void FillTool::press(ToolHost& host, const PointerSample& sample) {
    gesture_ = new_gesture();
    filled_ = Selection();
    forget_hover();
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
    selection = at ? area_at(host.surface(), at->x(), at->y()) : Selection(host.surface().size());
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
