#include "ui/session/class_edits.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/painting/nearest_way.h"
#include "ui/session/texts.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct ClassEdits {
    Q_DECLARE_TR_FUNCTIONS(ClassEdits)
};

constexpr double smoothing_share = 3.0 / 256;  // radius, in parts of the map's side

std::uint8_t value_of(FaceClass face_class) { return static_cast<std::uint8_t>(face_class); }

Selection area_of(const LabelSurface& surface, FaceClass face_class) {
    Selection area(surface.size());
    area.select_if([&](int x, int y) { return surface.visible(x, y) == value_of(face_class); });
    return area;
}

void tell(EditorSession& session, const PixelRect& touched, const QString& text) {
    if (touched.empty())
        return session.notify(NoticeLevel::info,
                              ClassEdits::tr("Nothing changes: there is none of it, or it is locked or not "
                                             "selected"));
    session.strokes_changed(touched, text, new_gesture(), true);
}

/// What the class has is `after`: it gets what is new, and what it loses goes to the nearest other class.
PixelRect reshape(LabelSurface& surface, FaceClass face_class, const Selection& after) {
    const Selection before = area_of(surface, face_class);
    const auto other = [&](int x, int y) { return !before.contains(x, y) && !after.contains(x, y); };
    const Grid<MapOffset> ways = ways_to_nearest(surface.size(), other);
    PixelRect touched = surface.fill(after, value_of(face_class));
    for (int value = 0; value < face_class_count; ++value) {
        Selection lost(surface.size());
        lost.select_if([&](int x, int y) {
            const int u = x + ways.at(x, y).x, v = y + ways.at(x, y).y;
            return before.contains(x, y) && !after.contains(x, y) && ways.contains(u, v) &&
                   surface.visible(u, v) == value;
        });
        touched = touched.united(surface.fill(lost, static_cast<std::uint8_t>(value)));
    }
    return touched;
}

/// Where the class has more than half of a disc.
Selection smoothed(const Selection& area, int radius) {
    std::vector<std::pair<int, int>> disc;
    for (int y = -radius; y <= radius; ++y)
        for (int x = -radius; x <= radius; ++x)
            if (x * x + y * y <= radius * radius) disc.emplace_back(x, y);
    Selection result(area.side());
    result.select_if([&](int x, int y) {
        int inside = 0, all = 0;
        for (const auto& [dx, dy] : disc) {
            const int u = x + dx, v = y + dy;
            if (u < 0 || v < 0 || u >= area.side() || v >= area.side()) continue;
            ++all;
            inside += area.contains(u, v);
        }
        return 2 * inside > all;
    });
    return result;
}

}  // namespace

void select_class(EditorSession& session, FaceClass face_class) {
    session.put_down();
    session.surface().selection() = area_of(session.surface(), face_class);
    session.selection_changed();
}

void grow_class(EditorSession& session, FaceClass face_class, int pixels) {
    session.put_down();
    LabelSurface& surface = session.surface();
    Selection after = area_of(surface, face_class);
    after.grow(pixels);
    const QString text = pixels > 0 ? ClassEdits::tr("Grow %1") : ClassEdits::tr("Shrink %1");
    tell(session, reshape(surface, face_class, after), text.arg(class_name(face_class)));
}

void replace_class(EditorSession& session, FaceClass face_class, FaceClass by) {
    session.put_down();
    LabelSurface& surface = session.surface();
    tell(session, surface.fill(area_of(surface, face_class), value_of(by)),
         ClassEdits::tr("Replace %1 with %2").arg(class_name(face_class), class_name(by)));
}

void smooth_class(EditorSession& session, FaceClass face_class) {
    session.put_down();
    LabelSurface& surface = session.surface();
    const int radius = std::max(2, qRound(smoothing_share * surface.size()));
    tell(session, reshape(surface, face_class, smoothed(area_of(surface, face_class), radius)),
         ClassEdits::tr("Smooth the border of %1").arg(class_name(face_class)));
}

}  // namespace limner::ui
