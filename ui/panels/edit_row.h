#pragma once
// One row of the panel of edits.

#include <QFrame>

#include "ui/session/edit_list.h"
#include "ui/session/editor_session.h"

class QLabel;
class QToolButton;

namespace limner::ui {

class EditRow final : public QFrame {
    Q_OBJECT
public:
    EditRow(const Edit& edit, EditorSession& session, QWidget* parent);

    const Edit& edit() const { return edit_; }
    /// What the portrait says of its edit now.
    void show_state();
    void show_chosen(bool chosen);

Q_SIGNALS:
    /// `alone`: with Alt, this one and no other.
    void switched(bool alone);
    void removed();
    void duplicated();
    /// It is chosen beside others, or no longer; without `beside` none is.
    void chosen(bool beside);
    /// Of the fitted paintings one to the place of another.
    void moved(std::size_t from, std::size_t to);
    /// The keyboard goes some rows down.
    void stepped(int by);
    void menu_asked(const QPoint& at);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    bool movable() const { return edit_.kind == Edit::Kind::fitted; }
    void show_eye(bool on);
    void show_lock();

    Edit edit_;
    EditorSession& session_;
    QToolButton *eye_, *lock_ = nullptr;
    QLabel *picture_, *name_, *badge_;
    QPoint pressed_;
};

}  // namespace limner::ui
