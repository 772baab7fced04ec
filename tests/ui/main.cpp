// Catch2 with an application around it, so that widgets work. Without a display the views draw with the
// raster painter.
#define CATCH_CONFIG_RUNNER
#include <QStandardPaths>
#include <catch2/catch.hpp>

#include "ui/widgets/theme.h"
#include "ui/window/guarded_application.h"

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    limner::ui::GuardedApplication application(argc, argv);
    limner::ui::apply_theme(application);
    return Catch::Session().run(argc, argv);
}
