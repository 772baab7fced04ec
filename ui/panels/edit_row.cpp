#include "ui/panels/edit_row.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPointer>
#include <QStyle>
#include <QToolButton>

#include "ui/panels/group_controls.h"
#include "ui/session/pictures.h"
#include "ui/session/texts.h"
#include "ui/widgets/icons.h"

namespace limner::ui {
namespace {

constexpr int picture_side = 20;
constexpr const char* edit_mime = "application/x-limner-edit";

/// "strokes", "fitted-2", "style.hair": the same in every language.
QString id_of(const Edit& edit) {
    switch (edit.kind) {
        case Edit::Kind::strokes:
            return "strokes";
        case Edit::Kind::fitted:
            return QString("fitted-%1").arg(edit.index + 1);
        case Edit::Kind::group:
            break;
    }
    return QString::fromStdString(edit.group);
}

QPixmap picture_of(const Portrait& portrait, const Edit& edit, qreal scale) {
    const QSize size = QSize(picture_side, picture_side) * scale;
    QPixmap picture;
    if (edit.kind == Edit::Kind::fitted) {
        picture = QPixmap::fromImage(label_picture(*painting_of(portrait, edit)->labels)
                                         .scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        picture.setDevicePixelRatio(scale);
        return picture;
    }
    const char* name = edit.kind == Edit::Kind::strokes ? "brush"
                       : edit.group == "light"          ? "light"
                       : edit.group == "expression"     ? "grab"
                       : edit.group == "head.gaze"      ? "grab"
                                                        : "take";
    return icon(name).pixmap(QSize(16, 16), scale);
}

}  // namespace

EditRow::EditRow(const Edit& edit, EditorSession& session, QWidget* parent)
    : QFrame(parent),
      edit_(edit),
      session_(session),
      eye_(new QToolButton(this)),
      picture_(new QLabel(this)),
      name_(new QLabel(this)),
      badge_(new QLabel(this)) {
    const QString name = "edits." + id_of(edit_);
    const Portrait& portrait = session_.portrait();
    setObjectName(name);
    setProperty("edit_row", true);
    setFocusPolicy(Qt::StrongFocus);
    const QString title = edit_title(portrait, edit_);
    setAccessibleName(title);
    const auto prepare = [](QToolButton* button, const QString& object_name) {
        button->setObjectName(object_name);
        button->setIconSize({16, 16});
        button->setAutoRaise(true);
    };
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 2, 0);
    layout->setSpacing(4);
    picture_->setFixedWidth(picture_side);
    picture_->setAlignment(Qt::AlignCenter);
    picture_->setPixmap(picture_of(portrait, edit_, devicePixelRatioF()));
    name_->setText(title);
    badge_->setProperty("weak", true);
    badge_->setObjectName(name + ".badge");
    layout->addWidget(eye_);
    layout->addWidget(picture_);
    layout->addWidget(name_, 1);
    layout->addWidget(badge_);
    prepare(eye_, name + ".on");
    connect(eye_, &QToolButton::clicked, this,
            [this] { Q_EMIT switched(QApplication::keyboardModifiers() & Qt::AltModifier); });
    if (edit_.kind == Edit::Kind::group) {
        badge_->hide();
        layout->addWidget(
            new GroupControls(name, edit_.group, title, session_, this, GroupControls::Shown::amount));
    }
    if (!lock_of(portrait, edit_).empty()) {
        lock_ = new QToolButton(this);
        prepare(lock_, name + ".lock");
        lock_->setCheckable(true);
        connect(lock_, &QToolButton::toggled, this, [this, title](bool on) {
            session_.set_locked(lock_of(session_.portrait(), edit_), on, within_sentence(title));
        });
        layout->addWidget(lock_);
    } else if (edit_.kind == Edit::Kind::group) {
        layout->addSpacing(eye_->sizeHint().width() + layout->spacing());  // the bars stand in one column
    }
    if (movable()) {
        setAcceptDrops(true);
        setCursor(Qt::OpenHandCursor);
        setToolTip(tr(
            "Drag to put it above or below other paintings (Alt+Up, Alt+Down). Ctrl+click chooses several, "
            "to merge them"));
    } else if (edit_.kind == Edit::Kind::strokes) {
        setToolTip(tr("Always on top: it is not a part of the head yet"));
    } else {
        setToolTip(tr("Its place in the list makes no difference"));
    }
    show_state();
}

void EditRow::show_state() {
    const Portrait& portrait = session_.portrait();
    const bool on = edit_is_on(portrait, edit_);
    show_eye(on);
    name_->setEnabled(on);
    picture_->setEnabled(on);
    if (const auto* painting = painting_of(portrait, edit_)) {
        // Strokes become a map from a file, and a map strokes; what is fitted stays what it is.
        if (edit_.kind == Edit::Kind::strokes) name_->setText(edit_title(portrait, edit_));
        setAccessibleName(name_->text());
        badge_->setText(edit_.kind == Edit::Kind::fitted ? tr("fitted")
                        : painting->from_file            ? tr("all views")
                                                         : tr("one view"));
        badge_->setToolTip(
            edit_.kind == Edit::Kind::fitted
                ? tr("A part of the head: it turns with it. Painted at %1").arg(pose_text(painting->pose))
            : painting->from_file ? tr("Stays where it is, whatever the pose")
                                  : tr("Seen only at %1").arg(pose_text(painting->pose)));
    }
    show_lock();
}

void EditRow::show_chosen(bool chosen) {
    if (property("chosen") == chosen) return;
    setProperty("chosen", chosen);
    setAccessibleDescription(chosen ? tr("chosen") : QString());
    style()->unpolish(this);
    style()->polish(this);
}

void EditRow::show_eye(bool on) {
    eye_->setIcon(icon(on ? "eye" : "eye-off"));
    const QString title = name_->text();
    eye_->setAccessibleName(on ? tr("Hide “%1”").arg(title) : tr("Show “%1”").arg(title));
    eye_->setToolTip(on ? tr("Hide it: it is kept, and the picture is as if it had not been made. Alt+click "
                             "shows only this one")
                        : tr("Show it again. Alt+click shows only this one"));
}

void EditRow::show_lock() {
    if (!lock_) return;
    const bool locked = session_.locked(lock_of(session_.portrait(), edit_));
    const QSignalBlocker quiet(lock_);
    lock_->setChecked(locked);
    lock_->setIcon(icon(locked ? "locked" : "unlocked"));
    const QString tip = movable() ? locked ? tr("Locked: strokes, Delete and merging leave it")
                                           : tr("Lock it against strokes, Delete and merging")
                        : locked ? tr("Locked: dice and Delete leave it")
                                  : tr("Lock it against dice and Delete");
    lock_->setToolTip(tip);
    lock_->setAccessibleName(tip);
}

void EditRow::keyPressEvent(QKeyEvent* event) {
    const bool alt = event->modifiers() & Qt::AltModifier;
    const int key = event->key();
    if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
        Q_EMIT removed();
    } else if (key == Qt::Key_Space && event->modifiers() & Qt::ControlModifier) {
        if (movable()) Q_EMIT chosen(true);
    } else if (key == Qt::Key_Space) {
        Q_EMIT switched(alt);
    } else if (key == Qt::Key_D && event->modifiers() == Qt::ControlModifier) {
        Q_EMIT duplicated();
    } else if (key == Qt::Key_Up || key == Qt::Key_Down) {
        const bool up = key == Qt::Key_Up;  // the list begins with the last one
        if (!alt) {
            Q_EMIT stepped(up ? -1 : 1);
        } else if (movable() && (up || edit_.index > 0)) {
            Q_EMIT moved(edit_.index, up ? edit_.index + 1 : edit_.index - 1);
        }
    } else {
        QFrame::keyPressEvent(event);
    }
}

void EditRow::mousePressEvent(QMouseEvent* event) {
    pressed_ = event->pos();
    setFocus(Qt::MouseFocusReason);
    if (event->button() != Qt::LeftButton) return;
    const bool beside = event->modifiers() & Qt::ControlModifier;
    if (movable() || !beside) Q_EMIT chosen(beside);
}

void EditRow::mouseMoveEvent(QMouseEvent* event) {
    if (!movable() || !(event->buttons() & Qt::LeftButton)) return;
    if ((event->pos() - pressed_).manhattanLength() < QApplication::startDragDistance()) return;
    auto* drag = new QDrag(parentWidget());  // rows may be made anew meanwhile
    auto* mime = new QMimeData;
    mime->setData(edit_mime, QByteArray::number(qulonglong(edit_.index)));
    drag->setMimeData(mime);
    drag->setPixmap(grab());
    drag->setHotSpot(pressed_);
    const QPointer<EditRow> self(this);
    if (drag->exec(Qt::MoveAction) != Qt::MoveAction || !self) return;
    if (const auto* row = qobject_cast<EditRow*>(drag->target()); row && row != this)
        Q_EMIT moved(edit_.index, row->edit().index);
}

void EditRow::contextMenuEvent(QContextMenuEvent* event) { Q_EMIT menu_asked(event->globalPos()); }

void EditRow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasFormat(edit_mime)) event->acceptProposedAction();
}

// What was dragged moves once its drag has ended.
void EditRow::dropEvent(QDropEvent* event) { event->acceptProposedAction(); }

}  // namespace limner::ui
