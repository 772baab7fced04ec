// Texts that grow: in the long pseudo-language no label and no button is cut off, and nothing is
// untranslated.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <catch2/catch.hpp>

#include "tests/ui/dialog_tour.h"
#include "tests/ui/editor_fixture.h"
#include "ui/settings/languages.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::ToolId;

namespace {

/// A language for the length of a test.
class Speaking {
public:
    explicit Speaking(const char* id) { ui::install_language(*qApp, id); }
    ~Speaking() { ui::install_language(*qApp, "en"); }
};

std::string path_of(const QWidget& widget) {
    QStringList names;
    for (const QWidget* w = &widget; w; w = w->parentWidget())
        names.prepend(w->objectName().isEmpty() ? w->metaObject()->className() : w->objectName());
    return names.join(" / ").toStdString();
}

/// Content of scroll areas may lie outside them.
bool scrolls(const QWidget& widget) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    return area && area->viewport() == &widget;
}

/// What the pointer would be told here.
QString tip_of(const QWidget& widget) {
    QHelpEvent event(QEvent::ToolTip, QPoint(2, 2), widget.mapToGlobal(QPoint(2, 2)));
    QApplication::sendEvent(const_cast<QWidget*>(&widget), &event);
    const QString text = QToolTip::text();
    QToolTip::hideText();
    return text;
}

bool shows_all(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty()) return true;
        if (label->wordWrap()) return label->heightForWidth(label->width()) <= label->height();
        // The hint gives way to the figures; its tooltip says it all.
        if (label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
            return label->toolTip() == label->text();
        return label->sizeHint().width() <= label->width();
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        const auto* tool = qobject_cast<const QToolButton*>(button);
        const bool text = tool ? tool->toolButtonStyle() != Qt::ToolButtonIconOnly || tool->icon().isNull()
                               : !button->text().isEmpty();
        return !text || button->text().isEmpty() || button->sizeHint().width() <= button->width();
    }
    if (const auto* combo = qobject_cast<const QComboBox*>(&widget))
        return combo->sizeHint().width() <= combo->width();
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->fontMetrics().horizontalAdvance(tabs->tabText(i)) > tabs->tabRect(i).width())
                return false;
        return true;
    }
    // What lies beside the view of a scroll area can be scrolled to.
    if (const auto* area = qobject_cast<const QScrollArea*>(&widget))
        return area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff || !area->widget() ||
               area->visibleRegion().isEmpty() ||  // behind a tab nothing has its size yet
               area->widget()->width() <= area->viewport()->width();
    if (const auto* slider = qobject_cast<const ui::ValueSlider*>(&widget))
        return slider->width() >= slider->width_for_title() || tip_of(*slider).contains(slider->title());
    return true;
}

void check_nothing_is_cut(const QWidget& root) {
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->objectName().startsWith("qt_")) continue;
        INFO(path_of(*widget) << ": " << widget->width() << " of " << widget->sizeHint().width() << ", "
                              << widget->height() << " of " << widget->sizeHint().height());
        CHECK(shows_all(*widget));
        const QWidget* parent = widget->parentWidget();
        const bool text = qobject_cast<const QLabel*>(widget) || qobject_cast<const QAbstractButton*>(widget);
        if (text && !scrolls(*parent) && !widget->isWindow())
            CHECK(parent->rect().contains(widget->geometry()));
    }
}

/// Words on the screen that no translator touched: they lack the brackets.
void check_all_is_translated(const QWidget& root) {
    static const QRegularExpression words("[A-Za-z]{3,}");
    const auto check = [](const QString& text, const std::string& where) {
        // Names of models and files, units, and what an artist typed are nobody's to translate.
        if (text.contains('[') || !words.match(text).hasMatch()) return;
        INFO(where << ": " << text.toStdString());
        CHECK(text == "Limner");
    };
    if (root.isWindow()) check(root.windowTitle(), "title");
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        const QString name = widget->objectName();
        if (!widget->isVisible() || name.startsWith("qt_") || name == "status.model" ||
            name == "status.device")
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget)) check(label->text(), path_of(*widget));
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            check(button->text(), path_of(*widget));
        check(widget->accessibleName(), path_of(*widget) + " (name)");
        if (const auto* combo = qobject_cast<const QComboBox*>(widget))
            for (int i = 0; i < combo->count(); ++i)
                // Languages are called what their speakers call them.
                if ((name != "preferences.ui.language" && name != "welcome.language") || i == 0)
                    check(combo->itemText(i), path_of(*widget) + " (entry)");
        if (const auto* list = qobject_cast<const QAbstractItemView*>(widget))
            for (int row = 0; row < list->model()->rowCount(); ++row)
                check(list->model()->index(row, 0).data().toString(), path_of(*widget) + " (row)");
        if (const auto* slider = qobject_cast<const ui::ValueSlider*>(widget))
            check(slider->title(), path_of(*widget));
        check(widget->toolTip(), path_of(*widget) + " (tooltip)");
    }
    for (const QAction* action : root.findChildren<QAction*>())
        if (!action->isSeparator() && !action->objectName().startsWith("_"))
            check(action->text(), action->objectName().toStdString());
}

/// No part of a dialog lies beyond the screen that its window is on.
void check_is_on_screen(const Editor& e, const QWidget& dialog) {
    const QRect frame(dialog.mapToGlobal(QPoint()), dialog.size());
    INFO(frame.x() << ", " << frame.y() << ": " << frame.width() << " x " << frame.height());
    CHECK(e.window.screen()->geometry().contains(frame));
}

}  // namespace

TEST_CASE("In the long pseudo-language the window cuts nothing and leaves nothing in English", "[layout]") {
    const Speaking speaking(GENERATE("xx", "xr"));  // xr goes from right to left
    Editor e;
    for (const char* front :
         {"dock.head", "dock.style", "dock.light", "dock.pose", "dock.history", "dock.jobs"}) {
        e.find<QWidget>(front).raise();
        QTest::qWait(0);
        INFO(front);
        check_nothing_is_cut(e.window);
        check_all_is_translated(e.window);
    }
    for (const ToolId tool : {ToolId::eraser, ToolId::fill, ToolId::lasso, ToolId::pose}) {
        e.session.set_tool(tool);
        QTest::qWait(0);
        check_nothing_is_cut(e.find<QWidget>("tool.options"));
    }
    // The line of a job, with its buttons.
    const QTemporaryDir folder;
    e.window.files().set_picture_folder(folder.path());
    e.window.exports().start(ui::PictureExport(), IfExists::refuse);
    REQUIRE(QTest::qWaitFor([&] { return e.window.exports().jobs().active() == 0; }, 30000));
    check_nothing_is_cut(e.find<QWidget>("dock.jobs"));
    // Strokes of another view ask their question over the picture.
    e.session.set_tool(ToolId::brush);
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.5));
    e.window.commands().run("pose.view.right");
    REQUIRE(e.find<QWidget>("view.patch").isVisible());
    check_nothing_is_cut(e.find<QWidget>("view.patch"));
}

TEST_CASE("In the long pseudo-language no dialog cuts anything or leaves anything in English", "[layout]") {
    const Speaking speaking(GENERATE("xx", "xr"));
    Editor e;
    ui::each_dialog(e, [](QWidget& dialog, const std::string& name) {
        INFO(name);
        check_nothing_is_cut(dialog);
        check_all_is_translated(dialog);
    });
}

TEST_CASE("Every dialog fits the smallest window, in every language", "[layout]") {
    const auto language = GENERATE(as<const char*>(), "en", "de", "zh_CN");
    const Speaking speaking(language);
    Editor e;
    e.window.resize(1024, 640);
    ui::each_dialog(e, [&](QWidget& dialog, const std::string& name) {
        INFO(language << ", " << name << ": " << dialog.width() << " x " << dialog.height());
        CHECK(dialog.width() <= 1024);
        CHECK(dialog.height() <= 640);
        check_nothing_is_cut(dialog);
    });
}

TEST_CASE("Dialogs open on the screen of their window, wherever that stands", "[layout]") {
    Editor e;
    const QRect screen = e.window.screen()->geometry();
    e.window.resize(1024, 640);
    // Half of it hangs over an edge.
    for (const QPoint corner : {screen.topLeft() - QPoint(512, 0), screen.bottomRight() - QPoint(512, 320)}) {
        e.window.move(corner);
        REQUIRE(QTest::qWaitFor([&] { return e.window.pos() == corner; }, 10000));
        ui::each_dialog(e, [&](QWidget& dialog, const std::string& name) {
            INFO(name);
            if (dialog.isWindow()) check_is_on_screen(e, dialog);
        });
    }
}

TEST_CASE("From right to left menus begin on the right, views and sliders with a direction stay",
          "[layout]") {
    const Speaking speaking("xr");
    Editor e;
    QTest::qWait(0);
    const QMenuBar& bar = *e.window.menuBar();
    CHECK(bar.actionGeometry(bar.actions().front()).x() > bar.width() / 2);
    const QPoint canvas = e.canvas().mapTo(&e.window, QPoint()),
                 viewport = e.viewport().mapTo(&e.window, QPoint());
    CHECK(canvas.x() < viewport.x());
    CHECK(e.find<ui::ValueSlider>("light.azimuth").layoutDirection() == Qt::LeftToRight);
    // A drag to the right still turns to the right.
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(25, 0), from + QPoint(50, 0)});
    CHECK(e.portrait().pose.yaw.value > 0);
}
