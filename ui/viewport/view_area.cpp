#include "ui/viewport/view_area.h"

#include <QApplication>
#include <QCheckBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/session/texts.h"
#include "ui/viewport/canvas_view.h"
#include "ui/viewport/head_gizmo.h"
#include "ui/viewport/portrait_viewport.h"
#include "ui/viewport/toasts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr int auto_key_frame = 3;
constexpr double opacity_over_photo = 0.4;  // of the label map

}  // namespace

ViewArea::ViewArea(EditorSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      splitter_(new QSplitter(Qt::Horizontal, this)),
      canvas_(new CanvasView(session, pens_, splitter_)),
      viewport_(new PortraitViewport(session, pens_, splitter_)),
      patch_bar_(new QFrame(this)),
      pin_(new QToolButton(this)),
      toasts_(new Toasts(*this)) {
    setObjectName("view");
    splitter_->setObjectName("view.splitter");
    splitter_->setLayoutDirection(Qt::LeftToRight);  // pictures are not mirrored with the language
    splitter_->setChildrenCollapsible(false);
    splitter_->setHandleWidth(3);
    connect(splitter_, &QSplitter::splitterMoved, this, [this] {
        const QList<int> sizes = splitter_->sizes();
        share_ = double(sizes[0]) / std::max(1, sizes[0] + sizes[1]);
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter_);
    build_patch_bar();
    connect(&session_, &EditorSession::patch_changed, this, &ViewArea::update_patch);
    connect(&session_.playhead(), &Playhead::changed, this, &ViewArea::show_auto_key);
    connect(&session_, &EditorSession::notice, toasts_, &Toasts::show);
    connect(&session_.recorder(), &GestureRecorder::changed, this, &ViewArea::show_auto_key);
    connect(&session_, &EditorSession::reference_changed, this, [this] {
        // A photo is put there to be seen.
        if (!session_.reference_photo().isNull() && layout_ != ViewLayout::overlay)
            canvas_->set_overlay_opacity(std::min(canvas_opacity_, opacity_over_photo));
    });
    connect(&pens_, &PenWatch::eraser_came, this, [this] { eraser_end_.take(); });
    connect(&pens_, &PenWatch::eraser_went, this, [this] { eraser_end_.give_back(); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        for (PictureView* view : views())
            if (now && (view == now || view->isAncestorOf(now))) focused_last_ = view;
    });
    connect(canvas_, &PictureView::fingers_tapped, this, &ViewArea::fingers_tapped);
    connect(viewport_, &PictureView::fingers_tapped, this, &ViewArea::fingers_tapped);
    connect(canvas_, &CanvasView::overlay_changed, this, [this] {
        (layout_ == ViewLayout::overlay ? overlay_opacity_ : canvas_opacity_) = canvas_->overlay_opacity();
    });
    update_patch();
}

ViewArea::~ViewArea() {
    qApp->disconnect(this);  // the focus goes from one view to the other as they go
    delete splitter_;        // the views look at the pens to the last
}

void ViewArea::build_patch_bar() {
    patch_bar_->setObjectName("view.patch");
    auto* row = new QHBoxLayout(patch_bar_);
    row->setContentsMargins(10, 6, 8, 6);
    row->setSpacing(8);
    auto* pin = new QToolButton(patch_bar_);
    pin->setObjectName("view.patch.pin");
    pin->setIcon(icon("pin"));
    pin->setAutoRaise(true);
    pin->setToolTip(tr("Return to the view of the strokes"));
    pin->setAccessibleName(pin->toolTip());
    connect(pin, &QToolButton::clicked, this, [this] { session_.return_to_patch(); });
    row->addWidget(pin);
    patch_text_ = new QLabel(patch_bar_);
    patch_text_->setObjectName("view.patch.text");
    row->addWidget(patch_text_, 1);
    const auto button = [&](const char* name, const QString& label, const QString& tip, auto&& act) {
        auto* b = new QPushButton(label, patch_bar_);
        b->setObjectName(name);
        b->setToolTip(tip);
        b->setAccessibleName(label);
        b->setFocusPolicy(Qt::TabFocus);
        connect(b, &QPushButton::clicked, this, act);
        row->addWidget(b);
        return b;
    };
    fit_ = button("view.patch.fit", tr("Fit shape to painting"), {}, [this] {
        if (always_fit_->isChecked()) Q_EMIT always_fit_chosen();
        session_.fit_patch();
    });
    always_fit_ = new QCheckBox(tr("Always"), patch_bar_);
    always_fit_->setObjectName("view.patch.always");
    always_fit_->setToolTip(tr("From now on strokes are fitted by themselves"));
    always_fit_->setAccessibleName(always_fit_->toolTip());
    row->addWidget(always_fit_);
    button("view.patch.keep", tr("Keep for this view"),
           tr("The strokes stay with their view and come back when the head returns to it"),
           [this] { session_.keep_patch(); });
    button("view.patch.discard", tr("Discard"), tr("Remove the strokes; Undo brings them back"),
           [this] { session_.discard_patch(); });
    pin_->setObjectName("view.pin");
    pin_->setIcon(icon("pin"));
    pin_->setIconSize({20, 20});
    pin_->setAccessibleName(tr("Return to the view of the strokes"));
    connect(pin_, &QToolButton::clicked, this, [this] { session_.return_to_patch(); });
}

bool ViewArea::makes_keys() const { return session_.playhead().auto_key() || session_.recorder().on(); }

void ViewArea::show_auto_key() {
    const int width = makes_keys() ? auto_key_frame : 0;
    if (layout()->contentsMargins().left() == width) return;
    layout()->setContentsMargins(width, width, width, width);
    update();
}

void ViewArea::paintEvent(QPaintEvent*) {
    if (makes_keys()) QPainter(this).fillRect(rect(), theme().error);
}

void ViewArea::update_patch() {
    const PatchState state = session_.patch_state();
    const bool covered = state == PatchState::covered;
    const bool poor = state == PatchState::poor;
    patch_bar_->setVisible(state == PatchState::question || covered || poor);
    patch_text_->setText(covered ? tr("The label map from a file stays still while the head turns")
                         : poor  ? tr("The head could take little of the painting")
                                 : tr("Strokes belong to another view"));
    fit_->setVisible(!poor);
    fit_->setEnabled(session_.can_fit());
    fit_->setToolTip(fit_->isEnabled()
                         ? tr("The painting becomes a part of the head and is seen from all sides")
                         : tr("This model has no shape that a painting could change, or no room for more"));
    // A whole map is fitted when somebody asks for it, never by itself.
    always_fit_->setVisible(fit_->isEnabled() && state == PatchState::question &&
                            !session_.automatic_fitting());
    patch_bar_->setAccessibleName(patch_text_->text());
    pin_->setVisible(state == PatchState::kept);
    if (session_.ghost()) {
        pin_->setToolTip(tr("Strokes are kept for another view (%1). Click to return to it.")
                             .arg(pose_text(session_.portrait().painted->pose)));
        pin_->setAccessibleName(pin_->toolTip());
    }
    place_floating();
}

void ViewArea::place_floating() {
    // Where it is narrow, the buttons say enough.
    patch_text_->show();
    patch_bar_->layout()->activate();
    if (patch_bar_->sizeHint().width() > width() - 16) patch_text_->hide();
    patch_bar_->layout()->activate();
    patch_bar_->adjustSize();
    const int bar_width = std::min(patch_bar_->sizeHint().width(), width() - 16);
    patch_bar_->setGeometry((width() - bar_width) / 2, 8, bar_width, patch_bar_->sizeHint().height());
    patch_bar_->raise();
    pin_->adjustSize();
    // Below the small head, where there is one.
    const bool gizmo = viewport_->gizmo_shown() && viewport_->isVisibleTo(this);
    pin_->move(this->width() - pin_->width() - 8, gizmo ? HeadGizmo::side + 16 : 8);
    pin_->raise();
    toasts_->place();
}

void ViewArea::close_toasts() { toasts_->close_all(); }

void ViewArea::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place_floating();
}

std::array<PictureView*, 2> ViewArea::views() { return {canvas_, viewport_}; }

void ViewArea::show_viewport() {
    if (!viewport_->isVisibleTo(this)) set_view_layout(ViewLayout::split);
}

void ViewArea::set_performance_shown(bool shown) {
    performance_shown_ = shown;
    place_performance();
}

void ViewArea::place_performance() {
    const bool viewport = viewport_->isVisibleTo(this);
    viewport_->set_performance_shown(performance_shown_ && viewport);
    canvas_->set_performance_shown(performance_shown_ && !viewport);
}

PictureView& ViewArea::current_view() {
    const bool canvas = canvas_->isVisibleTo(this), viewport = viewport_->isVisibleTo(this);
    if (canvas && (focused_last_ == canvas_ || !viewport)) return *canvas_;
    return *viewport_;
}

void ViewArea::set_canvas_share(double share) {
    share_ = std::clamp(share, 0.1, 0.9);
    if (layout_ != ViewLayout::split) return;
    const int left = qRound(2000 * share_);
    splitter_->setSizes({left, 2000 - left});
}

void ViewArea::set_view_layout(ViewLayout layout) {
    layout_ = layout;
    const bool canvas = layout != ViewLayout::viewport;
    const bool viewport = layout == ViewLayout::split || layout == ViewLayout::viewport;
    canvas_->setVisible(canvas);
    viewport_->setVisible(viewport);
    canvas_->set_overlay_opacity(layout == ViewLayout::overlay ? overlay_opacity_ : canvas_opacity_);
    set_canvas_share(share_);
    place_performance();
    focused_last_ = views()[canvas && !viewport ? 0 : 1];
    focused_last_->setFocus();
    Q_EMIT view_layout_changed();
}

}  // namespace limner::ui
