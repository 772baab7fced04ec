// What views and dice were set to is there again at the next start.
#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/settings/setting_list.h"

using namespace limner;
using namespace limner::ui;

namespace {

/// An editor from start to end, with its settings in a file.
struct Run {
    explicit Run(const QString& file) : settings(file) {}
    PortraitViewport& viewport() { return window.views().viewport(); }
    bool guide(const char* id) { return window.commands().action(QString("view.guide.") + id)->isChecked(); }
    bool mirrored() {
        for (PictureView* view : window.views().views())
            if (!view->transform().mirrored()) return false;
        return window.commands().action("view.mirror")->isChecked();
    }

    EditorSession session;
    Settings settings;
    MainWindow window{session, settings};
};

}  // namespace

TEST_CASE("Views and dice are after a restart as they were", "[settings]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("settings.json");
    {
        Run first(file);
        CHECK(first.session.dice_amount() == 0.5);
        CHECK_FALSE(first.mirrored());
        for (const char* command : {"view.mirror", "view.guide.grid", "view.guide.thirds"})
            REQUIRE(first.window.commands().run(command));
        first.viewport().set_channel(Channel::depth);
        first.viewport().comparison().set_mode(CompareMode::wipe);
        first.session.set_dice_amount(0.25);
    }
    {
        Run second(file);
        CHECK(second.session.dice_amount() == 0.25);
        CHECK(second.mirrored());
        CHECK(second.guide("grid"));
        CHECK(second.guide("thirds"));
        CHECK_FALSE(second.guide("axis"));
        CHECK(second.viewport().channel() == Channel::depth);
        CHECK(second.viewport().comparison().mode() == CompareMode::wipe);
        // A look at what was before ends with the program.
        second.viewport().comparison().set_mode(CompareMode::before);
        // All settings back to their defaults: what is shown follows.
        second.settings.reset(setting::guides.key);
        second.settings.reset(setting::mirrored.key);
        CHECK_FALSE(second.guide("grid"));
        CHECK_FALSE(second.window.commands().action("view.mirror")->isChecked());
    }
    Run third(file);
    CHECK(third.viewport().comparison().mode() == CompareMode::wipe);
    CHECK_FALSE(third.mirrored());
    CHECK_FALSE(third.guide("thirds"));
    CHECK(third.viewport().channel() == Channel::depth);
}

TEST_CASE("What a newer version showed is no channel of this one", "[settings]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("settings.json");
    {
        Settings settings(file);
        settings.set(setting::channel, QString("error"));
        settings.set(setting::guides, {"spiral"});
    }
    Run run(file);
    CHECK(run.viewport().channel() == Channel::colour);
    CHECK_FALSE(run.guide("grid"));
}
