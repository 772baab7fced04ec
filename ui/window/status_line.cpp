#include "ui/window/status_line.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QTemporaryDir>
#include <QTime>
#include <algorithm>
#include <cmath>

#include "engine/export/still_export.h"
#include "ui/session/export_settings.h"
#include "ui/session/file_actions.h"
#include "ui/session/job_queue.h"
#include "ui/session/notice_log.h"
#include "ui/session/texts.h"
#include "ui/settings/setting_list.h"
#include "ui/viewport/canvas_view.h"
#include "ui/viewport/portrait_viewport.h"
#include "ui/viewport/view_area.h"
#include "ui/widgets/file_drag.h"

namespace limner::ui {
namespace {

constexpr int settle_ms = 1200;
constexpr int roomy_width = 1280, wide_width = 1500;

/// A text in the bar. Where it does something, it can be reached by keyboard.
class StatusLabel final : public QLabel {
public:
    StatusLabel(bool elided, std::function<void()> act, QWidget* parent)
        : QLabel(parent), elided_(elided), act_(std::move(act)) {
        if (!act_) return;
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        if (!elided_ || hasFocus()) QLabel::paintEvent(event);
        if (!elided_) return;
        // Ends with three dots where there is no room for all of its text.
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        const QRect room = contentsRect();
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeading,
                         fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    }
    void mouseReleaseEvent(QMouseEvent* event) override {
        if (act_ && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) act_();
    }
    void keyPressEvent(QKeyEvent* event) override {
        const int key = event->key();
        if (act_ && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)) return act_();
        QLabel::keyPressEvent(event);
    }

private:
    const bool elided_;
    const std::function<void()> act_;
};

QString clock_text(const QLocale& locale, QTime time) { return locale.toString(time, QLocale::ShortFormat); }

/// The time of today, the day of what is older.
QString time_text(const QLocale& locale, const QDateTime& time) {
    return time.date() == QDate::currentDate() ? clock_text(locale, time.time())
                                               : locale.toString(time.date(), QLocale::ShortFormat);
}

}  // namespace

StatusLine::StatusLine(EditorSession& session, FileActions& files, JobQueue& jobs, NoticeLog& notices,
                       ViewArea& views, Settings& settings, QWidget* parent)
    : QStatusBar(parent),
      session_(session),
      files_(files),
      jobs_(jobs),
      notices_(notices),
      views_(views),
      settings_(settings) {
    setObjectName("status");
    setSizeGripEnabled(false);
    const auto command = [this](const char* id) { return [this, id] { run(id); }; };
    hint_ = new StatusLabel(true, command("help.shortcuts"), this);
    hint_->setObjectName("status.hint");
    hint_->setAccessibleName(tr("Hint"));
    hint_->setMinimumWidth(40);
    hint_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(hint_, 1);
    items_.push_back({"hint", tr("Hint"), hint_, 0});
    QStringList positions;
    for (int i = 0; i < face_class_count; ++i)
        positions << QString("x 999  y 999  %1").arg(class_name(static_cast<FaceClass>(i)));
    position_ =
        item("position", tr("Position and class"), positions, tr("Pixel of the label map and its class"), {});
    zoom_ =
        item("zoom", tr("Zoom"), {tr("%1 · ⇋", "zoom, mirrored").arg(tr("%1 % · %2°").arg(6400).arg(-180))},
             tr("Zoom, turn and mirror of the view; click to set them back"), [this] { show_zoom_menu(); });
    size_ = item("size", tr("Picture size"), {tr("%1 × %2").arg(2048).arg(2048)},
                 tr("Size of the picture; click for more about it, drag it into another program"),
                 command("view.picture-information"), wide_width);
    state_ = item("render", tr("Render state"),
                  {tr("preparing head"), tr("⚠ no model"), tr("loading…"), tr("■ paused"), tr("⚠ failed"),
                   tr("◐ preview Q%1").arg(8), tr("◑ final…"), tr("● idle")},
                  tr("Render state; click to render at full quality now, or to go on, drag the picture into "
                     "another program"),
                  [this] { run(session_.link().paused() ? "view.pause" : "view.render-now"); });
    // The state is there in every width, too.
    for (QLabel* handle : {size_, state_})
        new FileDrag(*handle, [this] {
            const QString file = picture_file();
            return file.isEmpty() ? QStringList() : QStringList{file};
        });
    device_ = item("device", tr("Device"), {"CPU 16 threads"}, tr("Device that computes; click to choose it"),
                   command("model.device"), roomy_width);
    model_ = item("model", tr("Model"), {"limner-live-00"}, tr("Model; click for the list of models"),
                  command("model.panel"));
    speed_ = item("speed", tr("Speed"), {tr("%1 fps  %2 ms").arg(99).arg(9999)},
                  tr("New pictures per second; time from input to picture; click for more"),
                  command("view.performance"));
    memory_ =
        item("memory", tr("Memory"), {tr("%1 MB").arg(9999)},
             tr("Memory of the model's caches; click to free it"), command("view.free-memory"), roomy_width);
    running_ = item("jobs", tr("Jobs"), {tr("Jobs %1, %2 %").arg(99).arg(100)},
                    tr("Work in the background; click for the list"), command("view.jobs"));
    const QString time = clock_text(locale(), QTime(22, 58));
    saved_ =
        item("saved", tr("Saved"),
             {tr("⚠ not protected"), tr("not saved"), tr("saved %1").arg(time), tr("autosaved %1").arg(time),
              tr("saved %1").arg(locale().toString(QDate(2028, 12, 28), QLocale::ShortFormat))},
             tr("State of the project file; click to save"), command("file.save"));
    bell_ = item("notices", tr("Notices"), {tr("⚠ %1").arg(99)},
                 tr("What the editor has said; click for the list"), command("view.notices"));
    settle_.setSingleShot(true);
    settle_.setInterval(settle_ms);
    connect(&settle_, &QTimer::timeout, this, &StatusLine::show_engine);
    connect(&session_, &EditorSession::hint_changed, this, &StatusLine::show_hint);
    connect(&session_, &EditorSession::tool_changed, this, [this] { show_hint({}); });
    connect(&session_, &EditorSession::frame_changed, this, &StatusLine::show_engine);
    connect(&session_, &EditorSession::portrait_changed, this, &StatusLine::show_engine);
    connect(&session_, &EditorSession::model_changed, this, &StatusLine::show_engine);
    connect(&session_, &EditorSession::paused_changed, this, &StatusLine::show_engine);
    connect(&session_.document().undo_stack(), &QUndoStack::cleanChanged, this, &StatusLine::show_saved);
    connect(&files_, &FileActions::project_changed, this, &StatusLine::show_saved);
    connect(&jobs_, &JobQueue::changed, this, &StatusLine::show_jobs);
    connect(&notices_, &NoticeLog::changed, this, &StatusLine::show_bell);
    connect(&settings_, &Settings::changed, this, [this](const QString& key) {
        if (key == setting::status_hidden.key) show_items();
    });
    for (PictureView* view : std::initializer_list<PictureView*>{&views_.canvas(), &views_.viewport()}) {
        connect(view, &PictureView::pointer_moved, this, &StatusLine::show_position);
        connect(view, &PictureView::pointer_left, this, [this] { position_->clear(); });
        connect(view, &PictureView::pointer_entered, this, [this] { show_hint({}); });
        connect(view, &PictureView::zoom_changed, this, &StatusLine::show_zoom);
    }
    connect(&views_, &ViewArea::view_layout_changed, this, [this] {
        show_zoom();
        show_hint({});
    });
    show_zoom();
    show_hint({});
    show_engine();
    show_saved();
    show_jobs();
    show_bell();
}

QLabel* StatusLine::item(const char* id, const QString& title, const QStringList& texts, const QString& tip,
                         Act act, int least_width) {
    auto* label = new StatusLabel(false, std::move(act), this);
    label->setObjectName(QString("status.") + id);
    label->setToolTip(tip);
    label->setAccessibleName(tip);
    label->setAlignment(Qt::AlignCenter);
    int width = 0;
    for (const QString& text : texts) width = std::max(width, label->fontMetrics().horizontalAdvance(text));
    label->setFixedWidth(width + 12);
    addPermanentWidget(label);
    items_.push_back({id, title, label, least_width});
    return label;
}

void StatusLine::run(const char* command) {
    if (QAction* action = window()->findChild<QAction*>(command)) action->trigger();
}

void StatusLine::show_zoom_menu() {
    auto* menu = new QMenu(this);
    menu->setObjectName("status.zoom.menu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char* id : {"view.zoom-100", "view.fit", "view.fit-width", "view.turn-back", "view.mirror"})
        if (QAction* action = window()->findChild<QAction*>(id)) menu->addAction(action);
    menu->popup(zoom_->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

bool StatusLine::is_hidden(const QString& id) const {
    return settings_.get(setting::status_hidden).contains(id);
}

void StatusLine::set_hidden(const QString& id, bool hidden) {
    QStringList all = settings_.get(setting::status_hidden);
    all.removeAll(id);
    if (hidden) all << id;
    settings_.set(setting::status_hidden, all);
}

void StatusLine::show_items() {
    for (const Item& each : items_) {
        const bool says = each.label != running_ || jobs_.active() > 0;
        // On small screens the hint is worth more than figures.
        each.label->setVisible(says && width() >= each.least_width && !is_hidden(each.id));
    }
}

void StatusLine::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setObjectName("status.menu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Item& each : items_) {
        QAction* shown = menu->addAction(each.title);
        shown->setObjectName("status.show." + each.id);
        shown->setCheckable(true);
        shown->setChecked(!is_hidden(each.id));
        connect(shown, &QAction::toggled, this, [this, id = each.id](bool on) { set_hidden(id, !on); });
    }
    menu->popup(event->globalPos() - QPoint(0, menu->sizeHint().height()));
}

void StatusLine::resizeEvent(QResizeEvent* event) {
    QStatusBar::resizeEvent(event);
    show_items();
}

void StatusLine::show_hint(const QString& text) {
    QString shown = text;
    if (shown.isEmpty() && session_.link().loading()) shown = tr("Loading model…");
    if (shown.isEmpty()) {
        // Brushes do nothing in the portrait: there a drag turns the head.
        const bool portrait = views_.viewport().underMouse() || views_.view_layout() == ViewLayout::viewport;
        const ToolId active = session_.active_tool();
        const bool works_there = active == ToolId::pose || active == ToolId::light ||
                                 active == ToolId::grab || active == ToolId::eyedropper;
        shown = session_.tool(portrait && !works_there ? ToolId::pose : active).idle_hint();
    }
    hint_->setText(shown);
    hint_->setToolTip(shown);
}

void StatusLine::show_position(QPointF picture) {
    const int side = session_.surface().size();
    const int x = static_cast<int>(std::floor(picture.x() * side)),
              y = static_cast<int>(std::floor(picture.y() * side));
    if (!session_.surface().strokes().contains(x, y)) return position_->clear();
    const auto value = session_.surface().visible(x, y);
    const QString name = value < face_class_count && session_.surface().has_base()
                             ? class_name(static_cast<FaceClass>(value))
                             : QString();
    position_->setText(QString("x %1  y %2  %3").arg(x).arg(y).arg(name));
}

void StatusLine::show_zoom() {
    const ViewTransform& transform = views_.current_view().transform();
    const int zoom = qRound(transform.zoom() * 100), turn = qRound(transform.turn());
    const QString text = turn ? tr("%1 % · %2°").arg(zoom).arg(turn) : tr("%1 %").arg(zoom);
    zoom_->setText(transform.mirrored() ? tr("%1 · ⇋", "zoom, mirrored").arg(text) : text);
}

void StatusLine::show_size() {
    const auto& image = session_.frame().picture.image;
    size_->setText(image ? tr("%1 × %2").arg(image->width).arg(image->height) : QString(QChar(0x2013)));
}

void StatusLine::show_engine() {
    show_size();
    const Engine* engine = session_.link().engine().get();
    if (!engine) {
        const bool failed = !session_.model_error().isEmpty();
        state_->setText(failed ? tr("⚠ no model") : tr("loading…"));
        model_->setText(QString::fromStdString(session_.portrait().model));
        for (QLabel* label : {device_, speed_, memory_}) label->setText(QString(QChar(0x2013)));
        show_hint({});
        return;
    }
    const EngineStatus status = engine->status();
    using State = EngineStatus::State;
    const bool current = session_.frame().portrait == session_.portrait();
    QString text;
    if (session_.link().paused()) {
        text = tr("■ paused");
    } else if (status.state == State::failed) {
        text = tr("⚠ failed");
    } else if (!current || status.state == State::preview || !session_.frame().final) {
        text = tr("◐ preview Q%1").arg(status.rung);
    } else if (session_.frame().picture.provisional) {
        text = tr("preparing head");
    } else {
        text = status.state == State::final ? tr("◑ final…") : tr("● idle");
    }
    state_->setText(text);
    device_->setText(QString::fromStdString(status.device));
    model_->setText(model_->fontMetrics().elidedText(QString::fromStdString(engine->info().title),
                                                     Qt::ElideRight, model_->width() - 8));
    const bool idle = status.frames_per_second <= 0;
    speed_->setText(
        idle ? tr("– fps  – ms")
             : tr("%1 fps  %2 ms").arg(qRound(status.frames_per_second)).arg(qRound(status.latency_ms)));
    memory_->setText(tr("%1 MB").arg(status.memory_bytes >> 20));
    if (!idle || status.state != State::idle) settle_.start();
    if (hint_->text() == tr("Loading model…")) show_hint({});
}

StatusLine::~StatusLine() = default;

QString StatusLine::picture_file() {
    const Frame& frame = session_.frame();
    if (!frame.picture.image) return {};
    if (!dragged_) dragged_ = std::make_unique<QTemporaryDir>();
    const QString file = dragged_->filePath(files_.portrait_name() + ".png");
    const auto written =
        write_still({.picture = native_path(file)}, frame.picture, frame.portrait, {}, [](ExportedFile) {});
    if (written) return file;
    session_.notify(NoticeLevel::warning, QString::fromStdString(written.error().message));
    return {};
}

void StatusLine::show_autosaved() {
    if (session_.document().undo_stack().isClean() || unprotected_) return;
    saved_->setText(tr("autosaved %1").arg(clock_text(locale(), QTime::currentTime())));
}

void StatusLine::set_unprotected(bool unprotected) {
    if (unprotected == unprotected_) return;
    unprotected_ = unprotected;
    show_saved();
    if (unprotected)
        session_.notify(NoticeLevel::warning,
                        tr("Neither the state folder nor the cache folder can be written: a crash would take "
                           "what is not saved. Save the project."));
}

void StatusLine::show_jobs() {
    running_->setText(jobs_.active() ? tr("Jobs %1, %2 %").arg(jobs_.active()).arg(jobs_.percent())
                                     : QString());
    show_items();
}

void StatusLine::show_bell() {
    const int unread = notices_.unread();
    bell_->setText(unread > 0 ? tr("⚠ %1").arg(unread) : QString("≡"));
    bell_->setAccessibleDescription(tr("%1 unread").arg(unread));
}

void StatusLine::show_saved() {
    if (unprotected_) return saved_->setText(tr("⚠ not protected"));
    const bool clean = session_.document().undo_stack().isClean();
    if (!clean || files_.project_file().isEmpty()) return saved_->setText(tr("not saved"));
    saved_->setText(tr("saved %1").arg(time_text(locale(), files_.saved_at())));
}

}  // namespace limner::ui
