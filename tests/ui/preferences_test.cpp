// What the settings do in the editor, and the dialog that shows them.
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTabletEvent>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "tests/ui/file_dialog_hand.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/settings/look.h"
#include "ui/settings/setting_list.h"
#include "ui/widgets/theme.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::ToolId;
namespace setting = ui::setting;

namespace {

/// The dialog of an editor, opened by its command.
struct Opened {
    explicit Opened(Editor& e) {
        e.window.commands().run("edit.preferences");
        dialog = e.window.findChild<ui::PreferencesDialog*>();
        REQUIRE(dialog);
    }
    template <class T>
    T& find(const QString& name) {
        T* found = dialog->findChild<T*>(name);
        REQUIRE(found);
        return *found;
    }
    ui::PreferencesDialog* dialog;
};

double diameter_of_stroke(Editor& e, double pressure) {
    const QPointF at = e.at(e.canvas(), 0.5, 0.5);
    static const QPointingDevice pen("test pen", 1, QInputDevice::DeviceType::Stylus,
                                     QPointingDevice::PointerType::Pen, QInputDevice::Capability::Pressure, 1,
                                     3);
    for (const auto type : {QEvent::TabletPress, QEvent::TabletRelease}) {
        const bool down = type == QEvent::TabletPress;
        QTabletEvent event(type, &pen, at, e.canvas().mapToGlobal(at), down ? pressure : 0, 0, 0, 0, 0, 0, {},
                           Qt::LeftButton, down ? Qt::LeftButton : Qt::NoButton);
        QApplication::sendEvent(&e.canvas(), &event);
    }
    const LabelMap& strokes = e.session.surface().strokes();
    const int y = e.session.surface().size() / 2;
    int width = 0;
    for (int x = 0; x < strokes.width; ++x) width += strokes.at(x, y) != ui::LabelSurface::unpainted;
    return width;
}

}  // namespace

TEST_CASE("Turning follows the speed and the direction of the preferences", "[preferences]") {
    Editor e;
    const auto turned = [&] {
        const float before = degrees(e.portrait().pose.yaw);
        const QPoint from = e.at(e.viewport(), 0.5, 0.5);
        e.drag(e.viewport(), {from, from + QPoint(25, 0), from + QPoint(50, 0)});
        const float by = degrees(e.portrait().pose.yaw) - before;
        e.session.front_pose();
        return by;
    };
    CHECK(turned() == Approx(10).margin(0.1));
    e.settings.set(setting::pose_sensitivity, 0.1);
    CHECK(turned() == Approx(5).margin(0.1));
    e.settings.set(setting::invert_pose, true);
    CHECK(turned() == Approx(-5).margin(0.1));
}

TEST_CASE("The pen's curve changes what a light touch paints", "[preferences]") {
    Editor e;
    e.session.brush().shape = {.diameter = 40, .smallest = 0, .pressure_to_size = true};
    e.session.brush_changed();
    const auto painted = [&](double exponent) {
        e.settings.set(setting::pen_curve, exponent);
        const double width = diameter_of_stroke(e, 0.5);
        e.undo();
        return width;
    };
    const double straight = painted(1);
    CHECK(straight == Approx(20).margin(2));
    CHECK(painted(0.5) == Approx(28).margin(2));
    CHECK(painted(2) == Approx(10).margin(2));
}

TEST_CASE("Badge, smoothing, picture folder and the Tab key follow the settings", "[preferences]") {
    Editor e;
    e.settings.set(setting::smoothing, ui::Smoothing::stabiliser);
    CHECK(e.session.brush().smoothing == ui::Smoothing::stabiliser);
    CHECK(e.find<QComboBox>("tool.options.smoothing").currentIndex() == 2);
    e.settings.set(setting::picture_folder, "/tmp/pictures of mine");
    CHECK(e.window.files().picture_folder() == "/tmp/pictures of mine");
    e.settings.reset("files.picture_folder");
    CHECK(e.window.files().picture_folder() != "/tmp/pictures of mine");

    const QAction& canvas_only = *e.window.commands().action("view.canvas-only");
    CHECK(canvas_only.shortcut() == QKeySequence("Tab"));
    e.settings.set(setting::tab_key, ui::TabKey::move_focus);
    CHECK(canvas_only.shortcut().isEmpty());
    e.settings.reset("ui.tab_key");
    CHECK(canvas_only.shortcut() == QKeySequence("Tab"));
    // A key of the user's own is not the default's to take.
    e.window.commands().set_keys("view.canvas-only", {QKeySequence("F4")});
    e.settings.set(setting::tab_key, ui::TabKey::move_focus);
    CHECK(canvas_only.shortcut() == QKeySequence("F4"));

    const auto corner = [&] {
        const QRectF picture = e.viewport().transform().target();
        const QImage seen = e.viewport().grab().toImage();
        return seen.copy(QRect((picture.topLeft() + QPointF(8, 8)).toPoint(), QSize(40, 20)));
    };
    e.session.set_paused(true);
    const QImage with_badge = corner();
    e.settings.set(setting::show_badges, false);
    CHECK(corner() != with_badge);
}

TEST_CASE("The undo list keeps as many steps as the settings say", "[preferences]") {
    Editor e;
    e.settings.set(setting::undo_steps, 10);
    e.session.document().reset(e.portrait());
    for (std::uint64_t seed = 1; seed <= 30; ++seed) e.session.randomise(Part::hair, seed);
    CHECK(e.session.document().undo_stack().count() == 10);
    e.settings.set(setting::undo_steps, 20);  // the list holds steps: from the next portrait on
    e.session.document().reset(portrait_from_seed(3));
    CHECK(e.session.document().undo_stack().undoLimit() == 20);
}

TEST_CASE("The look follows theme and ground, and the desktop when it is asked to", "[preferences]") {
    ui::Settings settings;
    {
        const ui::Look look(*qApp, settings);
        CHECK(ui::theme().surface == ui::theme(ui::ThemeId::dark).surface);
        settings.set(setting::theme, ui::ThemeChoice::light);
        CHECK(ui::theme().surface == ui::theme(ui::ThemeId::light).surface);
        settings.set(setting::view_ground, ui::GroundChoice::light);
        CHECK(ui::theme().view_background != ui::theme(ui::ThemeId::light).view_background);
        settings.set(setting::theme, ui::ThemeChoice::system);
        // A bare display has Qt's own palette, which is light.
        CHECK(ui::theme().surface == ui::theme(ui::ThemeId::light).surface);
        settings.set(setting::tooltip_delay, 1500);
        CHECK(QApplication::style()->styleHint(QStyle::SH_ToolTip_WakeUpDelay) == 1500);
        settings.reset_all();
    }
    ui::apply_theme(*qApp);
}

TEST_CASE("The dialog changes settings at once, marks what is changed, and resets it", "[preferences]") {
    Editor e;
    Opened opened(e);
    auto& steps = opened.find<QDoubleSpinBox>("preferences.undo.steps");
    auto& reset = opened.find<QToolButton>("preferences.undo.steps.reset");
    CHECK(steps.value() == 200);
    CHECK(reset.isHidden());
    steps.setValue(300);
    CHECK(e.settings.get(setting::undo_steps) == 300);
    CHECK_FALSE(reset.isHidden());
    CHECK(steps.accessibleDescription() == "changed");
    reset.click();
    CHECK(steps.value() == 200);
    CHECK(reset.isHidden());

    auto& badges = opened.find<QCheckBox>("preferences.view.show_badges");
    badges.click();
    CHECK_FALSE(e.settings.get(setting::show_badges));
    auto& theme = opened.find<QComboBox>("preferences.ui.theme");
    QTest::keyClick(&theme, Qt::Key_Down);
    CHECK(e.settings.get(setting::theme) == ui::ThemeChoice::light);

    SECTION("a page resets alone") {
        auto& pages = opened.find<QListWidget>("preferences.pages");
        pages.setCurrentRow(1);
        opened.find<QPushButton>("preferences.reset-page").click();
        CHECK(e.settings.get(setting::show_badges));
        CHECK(e.settings.get(setting::theme) == ui::ThemeChoice::light);
    }
    SECTION("all of them reset after a question") {
        opened.find<QPushButton>("preferences.reset-all").click();
        auto& question = opened.find<QMessageBox>("preferences.reset-all.question");
        CHECK(e.settings.get(setting::theme) == ui::ThemeChoice::light);
        for (QAbstractButton* button : question.buttons())
            if (question.buttonRole(button) == QMessageBox::DestructiveRole) button->click();
        CHECK(e.settings.get(setting::theme) == ui::ThemeChoice::dark);
        CHECK(badges.isChecked());
    }
}

TEST_CASE("Every setting has a row in the dialog", "[preferences]") {
    Editor e;
    const Opened opened(e);
    for (const ui::AnySetting& each : ui::all_settings()) {
        INFO(each.key.toStdString());
        // What the window remembers is set in its own place.
        CHECK(bool(opened.dialog->findChild<QWidget*>("preferences." + each.key)) != each.remembered);
    }
}

TEST_CASE("The search finds settings by words, and says when there are none", "[preferences]") {
    Editor e;
    Opened opened(e);
    auto& search = opened.find<QLineEdit>("preferences.search");
    auto& pages = opened.find<QListWidget>("preferences.pages");
    search.setText("pen pressure");
    CHECK(pages.currentItem()->text() == "Painting");
    CHECK(opened.find<QWidget>("preferences.pen.curve").isVisible());
    CHECK_FALSE(opened.find<QWidget>("preferences.brush.smoothing").isVisible());
    CHECK(pages.item(0)->isHidden());
    search.setText("stabil");  // a choice counts too
    CHECK(opened.find<QWidget>("preferences.brush.smoothing").isVisible());
    search.setText("marzipan");
    CHECK_FALSE(opened.find<QPushButton>("preferences.reset-page").isEnabled());
    for (int i = 0; i < pages.count(); ++i) CHECK(pages.item(i)->isHidden());
    search.clear();
    CHECK_FALSE(pages.item(0)->isHidden());
    CHECK(opened.find<QPushButton>("preferences.reset-page").isEnabled());
}

TEST_CASE("What the command line decides cannot be changed, and says why", "[preferences]") {
    Editor e;
    REQUIRE(e.settings.hold("ui.scale=150"));
    Opened opened(e);
    auto& scale = opened.find<QDoubleSpinBox>("preferences.ui.scale");
    CHECK(scale.value() == 150);
    CHECK_FALSE(scale.isEnabled());
    CHECK_FALSE(scale.toolTip().isEmpty());
}

TEST_CASE("The preferences write all settings to a file and take them from one", "[preferences]") {
    const QTemporaryDir folder;
    Editor e;
    e.settings.set(setting::undo_steps, 500);
    Opened dialog(e);
    auto& told = dialog.find<QLabel>("preferences.told");
    {
        const ui::FileDialogHand hand(folder.filePath("mine.json"));
        dialog.find<QPushButton>("preferences.export").click();
    }
    REQUIRE(QTest::qWaitFor([&] { return told.text().contains("mine.json"); }, 10000));
    e.settings.set(setting::undo_steps, 100);
    {
        const ui::FileDialogHand hand(folder.filePath("mine.json"));
        dialog.find<QPushButton>("preferences.import").click();
    }
    REQUIRE(QTest::qWaitFor([&] { return e.settings.get(setting::undo_steps) == 500; }, 10000));
    CHECK(told.text() == "The settings of the file count now.");
}
