// EditorSession and what is painted: from the surface under the brush to the portrait, and its fit to the
// head.

#include <QGuiApplication>
#include <algorithm>

#include "ui/session/class_marks.h"
#include "ui/session/edit_list.h"
#include "ui/session/editor_session.h"
#include "ui/tools/transform_tool.h"

namespace limner::ui {
namespace {

constexpr int fit_after_ms = 400, fit_again_ms = 100;

}  // namespace

void EditorSession::sync_surface() {
    publish_timer_.stop();
    const auto& painted = portrait().painted;
    const LabelMap* strokes = painted_here() ? painted->labels.get() : nullptr;
    if (!painted_here() && fitted_here() != portrait().fitted.end()) strokes = fitted_here()->labels.get();
    surface_.set_strokes(strokes);
    transform().surface_renewed(*this);
    Q_EMIT labels_changed(PixelRect{0, 0, surface_.size(), surface_.size()});
}

void EditorSession::sync_locks() { surface_.set_locked(protected_classes(document_.state().locks)); }

ClassSet EditorSession::hidden_classes() const { return ui::hidden_classes(document_.state().locks); }

std::optional<MirrorAxis> EditorSession::mirror_axis() const {
    if (!brush_.symmetry) return std::nullopt;
    return axis_of_face();
}

std::optional<MirrorAxis> EditorSession::axis_of_face() const {
    if (!frame_.picture.labels) return std::nullopt;
    MirrorAxis axis = face_axis(*frame_.picture.labels, portrait().pose.roll);
    const double scale = double(surface_.size()) / frame_.picture.labels->width;
    axis.x *= scale;
    axis.y *= scale;
    return axis;
}

const LabelMap* EditorSession::ghost() const {
    const auto& painted = portrait().painted;
    if (!painted || painted->hidden || painting_applies(*painted, portrait().pose)) return nullptr;
    return painted->labels.get();
}

bool EditorSession::painted_here() const {
    const auto& painted = portrait().painted;
    return painted && !painted->hidden && painting_applies(*painted, portrait().pose);
}

void EditorSession::strokes_changed(const PixelRect& touched, const QString& text, GestureId gesture,
                                    bool finished) {
    if (!touched.empty()) Q_EMIT labels_changed(touched);
    playhead_.pause();  // strokes belong to the view in which they were begun
    fit_timer_.stop();
    stroke_text_ = text;
    stroke_gesture_ = gesture;
    if (finished) {
        publish_strokes();
        start_fit_timer();
    } else if (!touched.empty() && !publish_timer_.isActive()) {
        publish_timer_.start();
    }
}

void EditorSession::publish_strokes() {
    publish_timer_.stop();
    if (stroke_gesture_ == 0) return;
    Portrait after = portrait();
    std::unique_ptr<QUndoCommand> shelving;
    const bool goes_on = painted_here();
    // What was fitted here is on the surface, and is painted further; a click that changes nothing leaves it.
    if (const auto here = fitted_here(); !goes_on && here != portrait().fitted.end()) {
        if (surface_.strokes() == *here->labels) return;
        after.fitted.erase(after.fitted.begin() + (here - portrait().fitted.begin()));
    }
    if (surface_.any_strokes()) {
        shelving = shelving_unseen();
        PaintedLabels painted = goes_on ? *after.painted : PaintedLabels{nullptr, after.pose, false};
        painted.labels = std::make_shared<const LabelMap>(surface_.strokes());
        after.painted = std::move(painted);
    } else if (goes_on) {
        after.painted.reset();
    }
    publishing_ = true;
    document_.edit(after, stroke_text_, stroke_gesture_, std::move(shelving));
    publishing_ = false;
}

std::vector<PaintedLabels>::const_iterator EditorSession::fitted_here() const {
    const auto& fitted = portrait().fitted;
    const auto found = std::find_if(fitted.rbegin(), fitted.rend(), [&](const PaintedLabels& painted) {
        return painted.pose == portrait().pose && !painted.hidden && !locked(lock_of(painted));
    });
    return found == fitted.rend() ? fitted.end() : std::prev(found.base());
}

bool EditorSession::can_fit() const {
    return model() && model()->capabilities.fitted_paintings && portrait().fitted.size() < most_fitted;
}

void EditorSession::set_automatic_fitting(bool on) {
    automatic_fitting_ = on;
    if (!on) fit_timer_.stop();
    tell_patch();
}

void EditorSession::fit_patch() {
    if (portrait().painted && can_fit()) keep_automatically(tr("Before the fit"));
    fit_strokes(tr("Fit shape to painting"), 0);
}

void EditorSession::fit_when_at_rest() {
    // In the middle of a drag the step would cut it in two; pens and fingers press no button of a mouse.
    const bool drags =
        std::any_of(tools_.begin(), tools_.end(), [](const auto& each) { return each.second->active(); });
    if (drags || QGuiApplication::mouseButtons() != Qt::NoButton) {
        fit_timer_.start(fit_again_ms);
        return;
    }
    const bool of_a_stroke = stroke_gesture_ != 0;
    fit_strokes(of_a_stroke ? tr("%1, fitted").arg(stroke_text_) : tr("Fit shape to painting"),
                stroke_gesture_);
    tell_patch();
}

void EditorSession::start_fit_timer() {
    const auto& painted = portrait().painted;
    if (automatic_fitting_ && can_fit() && painted_here() && !painted->from_file &&
        !document_.state().painting_kept)
        fit_timer_.start(fit_after_ms);
}

void EditorSession::fit_strokes(const QString& text, GestureId gesture) {
    fit_timer_.stop();
    if (!portrait().painted || !can_fit()) return;
    Portrait after = portrait();
    after.fitted.push_back(*after.painted);
    after.fitted.back().from_file = after.fitted.back().hidden = false;
    after.painted.reset();
    tell_share_ = true;
    poorly_fitted_.clear();
    document_.edit(after, text, gesture);
}

PatchState EditorSession::patch_state() const {
    if (!poorly_fitted_.empty() && portrait().fitted == poorly_fitted_ && !portrait().painted)
        return PatchState::poor;
    if (fit_timer_.isActive()) return PatchState::none;
    if (const auto& painted = portrait().painted; painted && painted->from_file && !painted->hidden) {
        PaintedLabels strokes = *painted;
        strokes.from_file = false;
        const bool moved = !painting_applies(strokes, portrait().pose);
        return moved && !document_.state().painting_kept ? PatchState::covered : PatchState::none;
    }
    if (!ghost()) return PatchState::none;
    return document_.state().painting_kept ? PatchState::kept : PatchState::question;
}

void EditorSession::keep_patch() {
    if (patch_state() == PatchState::none) return;
    DocumentState after = document_.state();
    if (patch_state() == PatchState::poor) {
        after.portrait.painted = after.portrait.fitted.back();
        after.portrait.fitted.pop_back();
    }
    after.painting_kept = true;
    document_.edit_state(after, ghost() ? tr("Keep strokes for their view") : tr("Keep the label map"));
}

void EditorSession::discard_patch() {
    Portrait after = portrait();
    if (after.painted && !after.painted->hidden) {
        after.painted.reset();
    } else if (const auto here = fitted_here(); here != portrait().fitted.end()) {
        after.fitted.erase(after.fitted.begin() + (here - portrait().fitted.begin()));
    } else {
        const auto last = std::find_if(
            after.fitted.rbegin(), after.fitted.rend(),
            [&](const PaintedLabels& painted) { return !painted.hidden && !locked(lock_of(painted)); });
        if (last == after.fitted.rend()) return notify(NoticeLevel::info, tr("What is painted is locked"));
        after.fitted.erase(std::prev(last.base()));
    }
    document_.edit(after, tr("Discard strokes"));
}

void EditorSession::return_to_patch() {
    if (!portrait().painted) return;
    turn_to(portrait().painted->pose, tr("Back to the painted view"));
}

void EditorSession::import_labels(LabelMap labels, const QString& name) {
    put_down();
    Portrait after = portrait();
    const int side = surface_.size();
    if (labels.width != side || labels.height != side) labels = resized(labels, side, side);
    LabelMap spared = surface_.spared_by_locks(labels);
    if (!(spared == labels)) Q_EMIT notice(NoticeLevel::info, tr("Locked classes stay as they were"));
    keep_automatically(tr("Before label map %1").arg(name));
    after.painted = PaintedLabels{std::make_shared<const LabelMap>(std::move(spared)), after.pose, true};
    document_.edit(after, tr("Label map %1").arg(name), 0, shelving_unseen());
}

}  // namespace limner::ui
