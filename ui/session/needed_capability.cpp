#include "ui/session/needed_capability.h"

#include <QCoreApplication>

#include "ui/session/texts.h"

namespace limner::ui {
namespace {

class NeededCapability {
    Q_DECLARE_TR_FUNCTIONS(NeededCapability)
};

struct Need {
    const char* commands;  // the start of their ids, or one of them
    bool Capabilities::*can;
    const char* what;
};
constexpr const char* turn = QT_TRANSLATE_NOOP("NeededCapability", "turn the head");
constexpr const char* express = QT_TRANSLATE_NOOP("NeededCapability", "change the expression");
constexpr const char* relight = QT_TRANSLATE_NOOP("NeededCapability", "change the light");
constexpr const char* reshape = QT_TRANSLATE_NOOP("NeededCapability", "change the person");
constexpr const char* style = QT_TRANSLATE_NOOP("NeededCapability", "style parts by themselves");
constexpr const char* look = QT_TRANSLATE_NOOP("NeededCapability", "turn the eyes");
constexpr Need needs[] = {{"pose.fixed-gaze", &Capabilities::gaze, look},
                          {"pose.", &Capabilities::pose, turn},
                          {"portrait.front-pose", &Capabilities::pose, turn},
                          {"tool.pose", &Capabilities::pose, turn},
                          {"portrait.random-expression", &Capabilities::expression, express},
                          {"portrait.neutral-expression", &Capabilities::expression, express},
                          {"tool.grab", &Capabilities::expression, express},
                          {"portrait.random-light", &Capabilities::light, relight},
                          {"portrait.reset-light", &Capabilities::light, relight},
                          {"tool.light", &Capabilities::light, relight},
                          {"portrait.random-shape", &Capabilities::identity, reshape},
                          {"portrait.random-part", &Capabilities::part_styles, style},
                          {"portrait.random-styles", &Capabilities::part_styles, style}};

}  // namespace

std::optional<QString> why_not(const QString& id, const GeneratorInfo* model) {
    for (const Need& need : needs) {
        if (!id.startsWith(QLatin1String(need.commands))) continue;
        const bool can = !model || model->capabilities.*need.can;
        return can ? QString() : cannot_text(NeededCapability::tr(need.what));
    }
    return std::nullopt;
}

}  // namespace limner::ui
