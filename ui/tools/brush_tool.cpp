#include "ui/tools/brush_tool.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/session/texts.h"

namespace limner::ui {
namespace {

constexpr double smoothing_ms = 12;
constexpr std::size_t stabiliser_samples = 30;
constexpr double px_per_dip_of_size_drag = 0.5;

QPointF map_point(ToolHost& host, const PointerSample& sample) {
    return sample.picture * double(host.surface().size());
}

}  // namespace

QString BrushTool::idle_hint() const {
    return erases_
               ? QCoreApplication::translate("Tools", "Drag to give back what the model says")
               : QCoreApplication::translate("Tools",
                                             "Drag to paint · Ctrl: take a class · Shift+drag: size · Shift+"
                                             "click: line");
}

std::optional<QPointF> BrushTool::sizing_at() const {
    const auto* sizing = std::get_if<MaybeSizing>(&state_);
    if (!sizing || !sizing->moved) return std::nullopt;
    return sizing->start.dip;
}

BrushTool::Painting BrushTool::start_stroke(ToolHost& host, const PointerSample& sample) {
    const QString text =
        erases_ ? QCoreApplication::translate("Tools", "Erase strokes")
                : QCoreApplication::translate("Tools", "Brush %1").arg(class_name(host.active_class()));
    Painting stroke{BrushPath(host.brush().shape),
                    new_gesture(),
                    text,
                    erases_ ? LabelSurface::unpainted : static_cast<std::uint8_t>(host.active_class()),
                    host.mirror_axis(),
                    map_point(host, sample),
                    sample.time_ms};
    if (host.brush().edge_snap && !erases_) {
        stroke.picture = host.picture();
        stroke.before = host.surface().strokes();
    }
    return stroke;
}

PixelRect BrushTool::snap(ToolHost& host, const Painting& stroke) {
    LabelSurface& surface = host.surface();
    if (stroke.before.width != surface.size()) return {};
    const Grid<float> edges = edge_strength(*stroke.picture, surface.size());
    const auto move = [&](const std::vector<Dab>& dabs, std::uint8_t value) {
        Grid<std::uint8_t> drawn(surface.size(), surface.size(), 0);
        for (int y = 0; y < surface.size(); ++y)
            for (int x = 0; x < surface.size(); ++x) drawn.at(x, y) = surface.visible(x, y) == value;
        return surface.rewrite(snapped(dabs, drawn, edges, host.brush().snap), stroke.before, value);
    };
    PixelRect touched = move(stroke.dabs, stroke.value);
    if (!stroke.axis) return touched;
    std::vector<Dab> others;
    for (const Dab& dab : stroke.dabs) others.push_back(mirrored(dab, *stroke.axis));
    return touched.united(move(others, mirrored(stroke.value)));
}

QPointF BrushTool::smooth(Painting& stroke, Smoothing how, QPointF raw, double time_ms) {
    const double dt = std::max(0.0, time_ms - stroke.time_ms);
    stroke.time_ms = time_ms;
    if (how == Smoothing::stabiliser) {
        stroke.recent.push_back(raw);
        if (stroke.recent.size() > stabiliser_samples) stroke.recent.pop_front();
        const QPointF sum = std::accumulate(stroke.recent.begin(), stroke.recent.end(), QPointF());
        return sum / double(stroke.recent.size());
    }
    const double share = how == Smoothing::basic && dt > 0 ? 1 - std::exp(-dt / smoothing_ms) : 1;
    return stroke.smoothed + (raw - stroke.smoothed) * share;
}

void BrushTool::paint(ToolHost& host, Painting& stroke, const std::vector<Dab>& dabs, bool finished) {
    PixelRect touched;
    for (const Dab& dab : dabs) {
        touched = touched.united(host.surface().stamp(dab, stroke.value));
        if (stroke.axis)
            touched =
                touched.united(host.surface().stamp(mirrored(dab, *stroke.axis), mirrored(stroke.value)));
    }
    if (stroke.picture) stroke.dabs.insert(stroke.dabs.end(), dabs.begin(), dabs.end());
    if (stroke.picture && finished) touched = touched.united(snap(host, stroke));
    if (!dabs.empty()) last_dab_ = QPointF(dabs.back().x, dabs.back().y);
    host.strokes_changed(touched, stroke.text, stroke.gesture, finished);
}

void BrushTool::press(ToolHost& host, const PointerSample& sample) {
    if (sample.modifiers & Qt::ShiftModifier) {
        state_ = MaybeSizing{sample, host.brush().shape.diameter};
        return;
    }
    Painting stroke = start_stroke(host, sample);
    const QPointF at = stroke.smoothed;
    paint(host, stroke, stroke.path.begin({at.x(), at.y(), sample.pressure}), false);
    state_ = std::move(stroke);
}

void BrushTool::move(ToolHost& host, const PointerSample& sample) {
    if (auto* sizing = std::get_if<MaybeSizing>(&state_)) {
        if (!sizing->moved && is_click(sizing->start.dip, sample.dip)) return;
        sizing->moved = true;
        const double change = (sample.dip.x() - sizing->start.dip.x()) * px_per_dip_of_size_drag;
        host.brush().shape.diameter = std::clamp(sizing->diameter + change, 1.0, 512.0);
        host.brush_changed();
        return;
    }
    auto* stroke = std::get_if<Painting>(&state_);
    if (!stroke) return;
    stroke->smoothed = smooth(*stroke, host.brush().smoothing, map_point(host, sample), sample.time_ms);
    paint(host, *stroke, stroke->path.extend({stroke->smoothed.x(), stroke->smoothed.y(), sample.pressure}),
          false);
}

void BrushTool::release(ToolHost& host, const PointerSample& sample) {
    if (auto* sizing = std::get_if<MaybeSizing>(&state_)) {
        const bool line = !sizing->moved;
        state_ = Idle{};
        if (!line) return;
        Painting stroke = start_stroke(host, sample);
        const QPointF to = map_point(host, sample), from = last_dab_.value_or(to);
        std::vector<Dab> dabs = stroke.path.begin({from.x(), from.y(), 1});
        const std::vector<Dab> rest = stroke.path.extend({to.x(), to.y(), 1});
        dabs.insert(dabs.end(), rest.begin(), rest.end());
        dabs.push_back({to.x(), to.y(), diameter_at(host.brush().shape, 1)});
        paint(host, stroke, dabs, true);
        return;
    }
    auto* stroke = std::get_if<Painting>(&state_);
    if (!stroke) return;
    const QPointF end = map_point(host, sample);  // the filter lags: finish the line
    const double pressure = sample.pressure > 0 ? sample.pressure : 0.1;
    paint(host, *stroke, stroke->path.extend({end.x(), end.y(), pressure}), true);
    state_ = Idle{};
}

void BrushTool::cancel(ToolHost& host) {
    if (auto* sizing = std::get_if<MaybeSizing>(&state_)) {
        host.brush().shape.diameter = sizing->diameter;
        host.brush_changed();
    } else if (auto* stroke = std::get_if<Painting>(&state_)) {
        host.cancel(stroke->gesture);
    }
    state_ = Idle{};
}

}  // namespace limner::ui
