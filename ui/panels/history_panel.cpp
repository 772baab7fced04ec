#include "ui/panels/history_panel.h"

#include <QBuffer>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QStyledItemDelegate>
#include <QToolTip>
#include <optional>
#include <utility>

#include "ui/session/pictures.h"
#include "ui/widgets/icons.h"

namespace limner::ui {
namespace {

constexpr int rest_ms = 400, picture_side = 160, icon_side = 16;

/// The same pixels; two maps are the same only where they are shared: this is asked for every row.
bool same_paintings(const Portrait& a, const Portrait& b) {
    const auto same = [](const PaintedLabels& x, const PaintedLabels& y) {
        return x.labels == y.labels && x.hidden == y.hidden && x.pose == y.pose;
    };
    return a.painted.has_value() == b.painted.has_value() && (!a.painted || same(*a.painted, *b.painted)) &&
           std::equal(a.fitted.begin(), a.fitted.end(), b.fitted.begin(), b.fitted.end(), same);
}

bool same_person(const HeadShape& a, const HeadShape& b) {
    return a.identity == b.identity && a.identity_amount == b.identity_amount && a.hair == b.hair &&
           a.wear == b.wear;
}

bool same_expression(const HeadShape& a, const HeadShape& b) {
    return a.expression == b.expression && a.gaze_x == b.gaze_x && a.gaze_y == b.gaze_y;
}

/// Of a change of the document: its one kind, or that of the whole portrait.
const char* icon_of(const DocumentState& before, const DocumentState& after) {
    const Portrait &a = before.portrait, &b = after.portrait;
    const std::pair<bool, const char*> changes[] = {
        {a.model != b.model, "open"},
        {!same_paintings(a, b), "brush"},
        {a.pose != b.pose, "pose"},
        {!(a.light == b.light), "light"},
        {!same_person(a.head, b.head), "dice"},
        {!same_expression(a.head, b.head), "grab"},
        {a.styles != b.styles, "take"},
        {a.groups != b.groups, "eye"},
    };
    const char* found = nullptr;
    for (const auto& [changed, name] : changes) {
        if (changed && found) return "picture";
        if (changed) found = name;
    }
    if (found) return found;
    return before.locks != after.locks ? "locked" : "key";
}

const EditPortrait* as_edit(const QUndoCommand* step) { return dynamic_cast<const EditPortrait*>(step); }

class StepDelegate final : public QStyledItemDelegate {
public:
    StepDelegate(const QUndoStack& steps, QObject* parent) : QStyledItemDelegate(parent), steps_(steps) {}

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        // The first row is the state before all steps.
        const QUndoCommand* step = index.row() > 0 ? steps_.command(index.row() - 1) : nullptr;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = {icon_side, icon_side};
        option->icon = icon(step ? step_icon(*step) : "limner-small");
    }

private:
    const QUndoStack& steps_;
};

/// What the document was after `row` steps; nothing where no step says it.
std::optional<Portrait> portrait_after(const QUndoStack& steps, int row) {
    for (int i = row; i > 0; --i)
        if (const auto* edit = as_edit(steps.command(i - 1))) return edit->after().portrait;
    for (int i = row; i < steps.count(); ++i)
        if (const auto* edit = as_edit(steps.command(i))) return edit->before().portrait;
    return std::nullopt;
}

/// For a tooltip, which takes pictures as text alone.
QString as_text(const QImage& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    picture.save(&buffer, "PNG");
    return QString("<img src=\"data:image/png;base64,%1\">").arg(QString::fromLatin1(bytes.toBase64()));
}

}  // namespace

QString step_icon(const QUndoCommand& step) {
    const auto* edit = as_edit(&step);
    return edit ? icon_of(edit->before(), edit->after()) : "snapshot";
}

HistoryPanel::HistoryPanel(EditorSession& session, QWidget* parent)
    : QUndoView(&session.document().undo_stack(), parent), session_(session) {
    setObjectName("history");
    setAccessibleName(tr("History"));
    setEmptyLabel(tr("Start"));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setItemDelegate(new StepDelegate(session.document().undo_stack(), this));
    rest_.setSingleShot(true);
    rest_.setInterval(rest_ms);
    connect(&rest_, &QTimer::timeout, this, &HistoryPanel::show_picture);
}

void HistoryPanel::mouseMoveEvent(QMouseEvent* event) {
    pointer_ = event->position().toPoint();
    event->buttons() == Qt::NoButton ? rest_.start() : rest_.stop();
    QUndoView::mouseMoveEvent(event);
}

bool HistoryPanel::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) return true;  // ours comes at its own time
    if (event->type() == QEvent::Leave) rest_.stop();
    return QUndoView::viewportEvent(event);
}

void HistoryPanel::show_picture() {
    const QModelIndex row = indexAt(pointer_);
    if (!row.isValid()) return;
    QString tip = row.data().toString().toHtmlEscaped();
    const auto portrait = portrait_after(session_.document().undo_stack(), row.row());
    if (portrait.has_value())
        if (const Frame* kept = session_.kept_final(*portrait))
            tip = as_text(to_qimage(kept->picture.image)
                              .scaled(picture_side, picture_side, Qt::KeepAspectRatio,
                                      Qt::SmoothTransformation)) +
                  "<br>" + tip;
    QToolTip::showText(viewport()->mapToGlobal(pointer_), tip, viewport(), visualRect(row));
}

}  // namespace limner::ui
