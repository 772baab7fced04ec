#include "ui/session/named_views.h"

#include <QCoreApplication>
#include <algorithm>

namespace limner::ui {

QString NamedView::title() const { return QCoreApplication::translate("NamedViews", name); }

HeadPose NamedView::pose(const HeadPose& now, const PoseLimits& limits) const {
    HeadPose result = now;
    const auto within = [](float value, Radians safe) {
        return from_degrees(std::clamp(value, -degrees(safe), degrees(safe)));
    };
    result.yaw = within(yaw, limits.safe_yaw);
    result.pitch = within(pitch, limits.safe_pitch);
    result.roll = Radians();
    return result;
}

const std::vector<NamedView>& named_views() {
    static const std::vector<NamedView> views{
        {"front", QT_TRANSLATE_NOOP("NamedViews", "Front"), "Num+1", 0, 0},
        {"above", QT_TRANSLATE_NOOP("NamedViews", "From above"), "Num+7", 0, -20},
        {"left", QT_TRANSLATE_NOOP("NamedViews", "Three-quarter left"), "Ctrl+Num+3", -30, 0},
        {"right", QT_TRANSLATE_NOOP("NamedViews", "Three-quarter right"), "Num+3", 30, 0},
        {"left-limit", QT_TRANSLATE_NOOP("NamedViews", "Left limit"), "Ctrl+Num+9", -1000, 0},
        {"right-limit", QT_TRANSLATE_NOOP("NamedViews", "Right limit"), "Num+9", 1000, 0},
        {"below", QT_TRANSLATE_NOOP("NamedViews", "From below"), "Ctrl+Num+7", 0, 20},
    };
    return views;
}

}  // namespace limner::ui
