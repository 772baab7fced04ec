#pragma once
// On, off and how much of a group of values (portrait_groups.h): a short bar and an eye for the header of the
// group.

#include <QWidget>
#include <string>

#include "ui/session/editor_session.h"

class QToolButton;

namespace limner::ui {

class ValueSlider;

class GroupControls final : public QWidget {
    Q_OBJECT
public:
    enum class Shown { amount_and_eye, amount };

    /// The bar is called `object_name` + ".amount", the eye ".on"; `title` is the group's, as at the start of
    /// a line.
    GroupControls(const QString& object_name, std::string group, const QString& title, EditorSession& session,
                  QWidget* parent, Shown shown = Shown::amount_and_eye);

private:
    void add_eye(const QString& object_name);
    void show_level();
    void show_eye(bool on);
    void set_level(GroupLevel level, const QString& text, GestureId gesture);

    EditorSession& session_;
    std::string group_;
    QString title_;
    ValueSlider* amount_;
    QToolButton* eye_ = nullptr;
};

}  // namespace limner::ui
