#include "ui/session/playhead.h"

#include <algorithm>
#include <cmath>

namespace limner::ui {
namespace {

constexpr int tick_ms = 8;

}  // namespace

Playhead::Playhead(PortraitDocument& document) : document_(document) {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(tick_ms);
    connect(&timer_, &QTimer::timeout, this, &Playhead::advance);
    connect(&document_, &PortraitDocument::changed, this, &Playhead::on_document_changed);
    // What was left behind belongs to the step before: with undo, or another edit, the question is answered.
    connect(&document_.undo_stack(), &QUndoStack::indexChanged, this, [this] {
        left_.reset();
        Q_EMIT changed();
    });
}

void Playhead::on_document_changed() {
    if (animation().tracks.empty() && !through_) timer_.stop();
    Q_EMIT changed();
}

void Playhead::go_to(int frame) {
    if (std::clamp(frame, 0, animation().frames - 1) == this->frame()) return;
    if (!unkeyed().empty()) left_ = document_.state();
    document_.show_frame(frame);
}

void Playhead::play() {
    if (!animation().tracks.empty()) start(false);
}

void Playhead::play_through() { start(true); }

void Playhead::start(bool through) {
    if (animation().frames < 2) return;
    through_ = through;
    timer_.start();  // first: what is shown from now on is played
    const auto part = played_part(animation());
    const bool at_the_end = (through || animation().loop == Animation::Loop::once) && frame() >= part.last;
    if (frame() < part.first || frame() > part.last || at_the_end) go_to(part.first);
    clock_from_ = played_ = frame() - part.first;
    left_out_ = 0;
    clock_.start();
    Q_EMIT changed();
}

void Playhead::pause() {
    if (!timer_.isActive()) return;
    timer_.stop();
    through_ = false;
    Q_EMIT changed();
}

void Playhead::end_through() {
    if (through_) pause();
}

void Playhead::set_every_frame(bool on) {
    if (on == every_frame_) return;
    every_frame_ = on;
    clock_from_ = played_;  // nothing is caught up with
    clock_.start();
    Q_EMIT changed();
}

void Playhead::advance() {
    int due = clock_from_ + int(double(clock_.nsecsElapsed()) * 1e-9 * animation().rate);
    if (due <= played_) return;
    const bool shown = !is_shown_ || is_shown_();
    if (every_frame_ && !through_) {
        if (!shown) return;
        if (due > played_ + 1) {  // late: the next one has its whole time
            due = clock_from_ = played_ + 1;
            clock_.start();
        }
    }
    const auto [first, last] = played_part(animation());
    const bool once = through_ || animation().loop == Animation::Loop::once;
    const bool at_the_end = once && due >= last - first;
    if (at_the_end) due = last - first;
    // A film keeps its pace: frames for which there was no time are left out.
    left_out_ += std::max(0, due - played_ - 1) + int(due > played_ && !shown);
    played_ = due;
    go_to(frame_at(played_));
    if (at_the_end) pause();
}

int Playhead::frame_at(int played) const {
    const auto [first, last] = played_part(animation());
    const int length = last - first;
    if (through_ || animation().loop == Animation::Loop::once) return first + std::min(played, length);
    if (animation().loop == Animation::Loop::loop) return first + played % (length + 1);
    const int round = std::max(1, 2 * length), at = played % round;
    return first + (at <= length ? at : round - at);
}

void Playhead::set_in() {
    end_through();
    Animation after = animation();
    after.in = after.in == frame() ? 0 : frame();
    if (after.out < after.in) after.out = Animation().out;
    document_.edit_animation(after, tr("In point"));
}

void Playhead::set_out() {
    end_through();
    Animation after = animation();
    after.out = after.out == frame() ? Animation().out : frame();
    if (after.in > after.out) after.in = 0;
    document_.edit_animation(after, tr("Out point"));
}

void Playhead::go_to_key(bool next) {
    end_through();
    std::optional<int> found;
    for (const auto& [name, track] : animation().tracks)
        for (const Key& key : track) {
            if (key.frame >= animation().frames) continue;
            if (next ? key.frame <= frame() : key.frame >= frame()) continue;
            if (!found || (next ? key.frame < *found : key.frame > *found)) found = key.frame;
        }
    if (found) go_to(*found);
}

void Playhead::set_auto_key(bool on) {
    document_.set_auto_key(on);
    Q_EMIT changed();
}

std::vector<std::string> Playhead::unkeyed() const {
    return unkeyed_changes(animation(), document_.portrait(), frame());
}

void Playhead::add_keys() {
    end_through();
    auto names = unkeyed();
    if (names.empty())
        for (const auto& [name, track] : animation().tracks) names.push_back(name);
    if (names.empty()) names = {"pose.yaw", "pose.pitch", "pose.roll", "pose.zoom"};
    add_keys(names, tr("Add key"));
}

void Playhead::add_keys(const std::vector<std::string>& names, const QString& text) {
    end_through();
    Animation after = animation();
    for (const std::string& name : names) {
        const auto value = keyed_value(document_.portrait(), name);
        if (!value) continue;
        Key key{.frame = frame(), .value = *value};
        if (const Key* there = find_key(after, name, frame())) {
            key.easing = there->easing;
            key.curve = there->curve;
        }
        set_key(after, name, std::move(key));
    }
    document_.edit_animation(after, text);
}

void Playhead::remove_keys() {
    end_through();
    Animation after = animation();
    for (const auto& [name, track] : animation().tracks) remove_key(after, name, frame());
    document_.edit_animation(after, tr("Remove keys"));
}

void Playhead::key_left() {
    if (!left_) return;
    const DocumentState left = *std::exchange(left_, std::nullopt);
    Animation after = animation();
    for (const std::string& name : unkeyed_changes(*left.animation, left.portrait, left.frame))
        set_key(after, name, {.frame = left.frame, .value = *keyed_value(left.portrait, name)});
    document_.edit_animation(after, tr("Add key"));
    Q_EMIT changed();
}

void Playhead::revert_left() {
    if (!left_) return;
    const DocumentState left = *std::exchange(left_, std::nullopt);
    document_.record(left, tr("Revert changes without a key"));
    Q_EMIT changed();
}

}  // namespace limner::ui
