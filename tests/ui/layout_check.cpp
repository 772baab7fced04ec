#include "tests/ui/layout_check.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QToolButton>
#include <QToolTip>
#include <catch2/catch.hpp>

#include "tests/ui/drawn_texts.h"
#include "ui/widgets/value_slider.h"

namespace limner::ui {
namespace {

/// Content of scroll areas may lie outside them.
bool scrolls(const QWidget& widget) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    return area && area->viewport() == &widget;
}

/// What the pointer would be told here.
QString tip_of(const QWidget& widget, QPoint at = {2, 2}) {
    QHelpEvent event(QEvent::ToolTip, at, widget.mapToGlobal(at));
    QApplication::sendEvent(const_cast<QWidget*>(&widget), &event);
    const QString text = QToolTip::text();
    QToolTip::hideText();
    return text;
}

/// Of the pseudo-languages, whose texts end with a bracket: where one was too long.
bool ends_in_dots(const QString& text) { return text.startsWith('[') && text.endsWith(QChar(0x2026)); }

/// All rows that are seen are as high as what is in them.
bool rows_have_room(const QAbstractItemView& list) {
    const QRect seen = list.viewport()->rect();
    for (int row = 0; row < list.model()->rowCount(list.rootIndex()); ++row) {
        const QModelIndex index = list.model()->index(row, 0, list.rootIndex());
        const QRect place = list.visualRect(index);
        if (place.intersects(seen) && list.sizeHintForIndex(index).height() > place.height()) return false;
    }
    return true;
}

/// Lists of Qt's file dialog, whose names are nobody's to translate.
bool shows_files(const QString& name) {
    return QStringList{"lookInCombo", "sidebar", "listView", "treeView"}.contains(name);
}

/// It or a part of it.
bool shows_files(const QWidget* widget) {
    while (widget && !shows_files(widget->objectName())) widget = widget->parentWidget();
    return widget;
}

/// Of the list that a click opens.
int list_width(const QComboBox& combo) {
    QStyleOptionComboBox option;
    option.initFrom(&combo);
    return combo.style()
        ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxListBoxPopup, &combo)
        .width();
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
        return combo->sizeHint().width() <= combo->width() &&
               combo->view()->sizeHintForColumn(0) <= list_width(*combo);
    if (const auto* spin = qobject_cast<const QAbstractSpinBox*>(&widget))
        return spin->sizeHint().width() <= spin->width();
    if (const auto* header = qobject_cast<const QHeaderView*>(&widget)) {
        for (int i = 0; i < header->count() && !shows_files(header); ++i)
            if (!header->isSectionHidden(i) && header->sectionSizeHint(i) > header->sectionSize(i))
                return false;
        return true;
    }
    if (const auto* list = qobject_cast<const QAbstractItemView*>(&widget)) return rows_have_room(*list);
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

/// No letter of it is one of the pseudo-languages, and some word is no name of a file.
bool is_plain(const QString& text) {
    static const QRegularExpression words("(^|\\s)[A-Za-z]{3,}[,;:!?]?($|\\s)"), accented("[^\\x00-\\x7f]");
    return words.match(text).hasMatch() && !text.contains('[') && !text.contains(']') &&
           !accented.match(text).hasMatch();
}

/// What lies beside it can be scrolled to.
bool scrolls_sideways(const QWidget* widget) {
    for (; widget; widget = widget->parentWidget())
        if (const auto* area = qobject_cast<const QAbstractScrollArea*>(widget))
            if (area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff &&
                area->horizontalScrollBar()->maximum() > 0)
                return true;
    return false;
}

}  // namespace

std::string path_of(const QWidget& widget) {
    QStringList names;
    for (const QWidget* w = &widget; w; w = w->parentWidget())
        names.prepend(w->objectName().isEmpty() ? w->metaObject()->className() : w->objectName());
    return names.join(" / ").toStdString();
}

void check_nothing_is_cut(QWidget& root) {
    // What was written just now, as by the threads of Qt's file dialog, has its room after that.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    static const QRegularExpression letters("\\p{L}{2,}");
    for (const DrawnText& text : texts_drawn_in(root)) {
        if (!text.is_seen() || !letters.match(text.text).hasMatch()) continue;
        if (text.is_whole() && !ends_in_dots(text.text)) continue;
        const QPoint at = text.place.intersected(text.room).center().toPoint();
        const QWidget* widget = root.childAt(at);
        if (!widget) widget = &root;
        // What was typed scrolls in its field.
        const auto* field = qobject_cast<const QLineEdit*>(widget);
        if ((field && field->isModified()) || shows_files(widget)) continue;
        if (!text.is_whole() && scrolls_sideways(widget)) continue;
        const QString tip = tip_of(*widget, widget->mapFrom(&root, at));
        INFO(path_of(*widget) << ": \"" << text.text.toStdString() << "\", " << text.place.left() << " to "
                              << text.place.right() << " seen from " << text.room.left() << " to "
                              << text.room.right() << ", tip \"" << tip.toStdString() << '"');
        QString begin = text.text;
        while (begin.endsWith(QChar(0x2026))) begin.chop(1);
        CHECK((!tip.isEmpty() && tip.contains(begin.trimmed())));
    }
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

void check_all_is_translated(QWidget& root) {
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
    // What is drawn without a widget of its own comes line by line.
    for (const DrawnText& text : texts_drawn_in(root)) {
        if (!text.is_seen() || !is_plain(text.text)) continue;
        const QWidget* widget = root.childAt(text.place.intersected(text.room).center().toPoint());
        if (!widget) widget = &root;
        // Those were looked at as a whole.
        if (qobject_cast<const QLabel*>(widget) || qobject_cast<const QAbstractButton*>(widget) ||
            qobject_cast<const QLineEdit*>(widget) || shows_files(widget))
            continue;
        INFO(path_of(*widget) << " draws \"" << text.text.toStdString() << '"');
        CHECK(text.text == "Limner");
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
