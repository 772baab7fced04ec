#include "tests/ui/layout_check.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHelpEvent>
#include <QLabel>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>
#include <QTabBar>
#include <QToolButton>
#include <QToolTip>
#include <catch2/catch.hpp>

#include "ui/widgets/value_slider.h"

namespace limner::ui {
namespace {

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
    if (const auto* slider = qobject_cast<const ValueSlider*>(&widget))
        return slider->width() >= slider->width_for_title() || tip_of(*slider).contains(slider->title());
    return true;
}

/// Lists of Qt's file dialog, whose names are nobody's to translate.
bool shows_files(const QString& name) {
    return QStringList{"lookInCombo", "sidebar", "listView", "treeView"}.contains(name);
}

}  // namespace

std::string path_of(const QWidget& widget) {
    QStringList names;
    for (const QWidget* w = &widget; w; w = w->parentWidget())
        names.prepend(w->objectName().isEmpty() ? w->metaObject()->className() : w->objectName());
    return names.join(" / ").toStdString();
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
            name == "status.device" || shows_files(name))
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
        if (const auto* slider = qobject_cast<const ValueSlider*>(widget))
            check(slider->title(), path_of(*widget));
        check(widget->toolTip(), path_of(*widget) + " (tooltip)");
    }
    for (const QAction* action : root.findChildren<QAction*>())
        if (!action->isSeparator() && !action->objectName().startsWith("_"))
            check(action->text(), action->objectName().toStdString());
}

void check_is_on_screen(const QWidget& dialog, const QScreen& screen) {
    const QRect frame(dialog.mapToGlobal(QPoint()), dialog.size());
    INFO(frame.x() << ", " << frame.y() << ": " << frame.width() << " x " << frame.height());
    CHECK(screen.geometry().contains(frame));
}

}  // namespace limner::ui
