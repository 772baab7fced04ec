#include "ui/settings/look.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>

#include "ui/settings/setting_list.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

/// The desktop's palette, which ours covers.
QPalette system_palette() {
    QApplication::setPalette(QPalette());
    return QApplication::palette();
}

ThemeId theme_of(ThemeChoice choice) {
    switch (choice) {
        case ThemeChoice::dark:
            return ThemeId::dark;
        case ThemeChoice::light:
            return ThemeId::light;
        case ThemeChoice::high_contrast:
            return ThemeId::high_contrast;
        case ThemeChoice::system:
            break;
    }
    return system_theme(system_palette());
}

}  // namespace

Look::Look(QApplication& application, const Settings& settings)
    : application_(application), settings_(settings) {
    application_.installEventFilter(this);
    connect(&settings_, &Settings::changed, this, [this](const QString& key) {
        if (key == setting::theme.key || key == setting::view_ground.key || key == setting::tooltip_delay.key)
            apply();
    });
    apply();
}

void Look::apply() {
    set_tooltip_delay(static_cast<int>(settings_.get(setting::tooltip_delay)));
    apply_theme(application_, theme_of(settings_.get(setting::theme)),
                static_cast<ViewGround>(settings_.get(setting::view_ground)));
}

bool Look::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::ThemeChange && settings_.get(setting::theme) == ThemeChoice::system)
        QMetaObject::invokeMethod(this, &Look::apply, Qt::QueuedConnection);
    return QObject::eventFilter(object, event);
}

}  // namespace limner::ui
