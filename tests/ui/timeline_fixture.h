#pragma once
// An editor with a timeline, and the hands that use it.

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QTest>
#include <QUrl>
#include <algorithm>
#include <stdexcept>
#include <vector>

#include "tests/ui/editor_fixture.h"
#include "ui/timeline/timeline_view.h"

namespace limner::ui {

/// Yaw from -20 to 20 degrees over 60 of 61 frames, and back; light at two frames.
inline Animation turning() {
    Animation animation{.loop = Animation::Loop::once, .rate = 100, .frames = 61};
    set_key(animation, "pose.yaw", {.frame = 0, .value = -20.f, .easing = KeyEasing::linear});
    set_key(animation, "pose.yaw", {.frame = 40, .value = 20.f, .easing = KeyEasing::linear});
    set_key(animation, "pose.yaw", {.frame = 60, .value = 0.f});
    set_key(animation, "light.warmth", {.frame = 10, .value = 0.5f});
    return animation;
}

struct TimelineEditor : Editor {
    explicit TimelineEditor(std::chrono::milliseconds rest = std::chrono::milliseconds(10)) : Editor(rest) {
        window.commands().run("workspace.animate");
        session.document().edit_animation(turning(), "keys");
        session.document().undo_stack().clear();
        QTest::qWait(1);
    }
    Playhead& head() { return session.playhead(); }
    TimelineView& view() { return find<TimelineView>("timeline.view"); }
    QWidget& ground() { return *view().viewport(); }
    float yaw() { return degrees(portrait().pose.yaw); }
    /// The middle of `frame` in the row of that title.
    QPointF key(const char* row, int frame) {
        const auto& rows = view().rows();
        const auto found =
            std::find_if(rows.begin(), rows.end(), [&](const TimelineRow& r) { return r.title == row; });
        if (found == rows.end()) throw std::runtime_error("There is no such row in the timeline.");
        return {view().x_of(frame), double(view().y_of(std::size_t(found - rows.begin())))};
    }
    void drag_key(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {}) {
        send_mouse(ground(), QEvent::MouseButtonPress, from, modifiers);
        send_mouse(ground(), QEvent::MouseMove, (from + to) / 2, modifiers);
        send_mouse(ground(), QEvent::MouseMove, to, modifiers);
        send_mouse(ground(), QEvent::MouseButtonRelease, to, modifiers);
    }
    std::vector<int> yaw_keys() {
        std::vector<int> frames;
        if (const auto track = head().animation().tracks.find("pose.yaw");
            track != head().animation().tracks.end())
            for (const Key& k : track->second) frames.push_back(k.frame);
        return frames;
    }
    void turn_to(float degrees) {
        HeadPose pose = portrait().pose;
        pose.yaw = from_degrees(degrees);
        session.turn_to(pose, "turn");
    }
    /// Drops `file` onto the panel; false when that does not take it.
    bool drop(const QString& file) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        auto& panel = find<QWidget>("timeline");
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&panel, &enter);
        if (!enter.isAccepted()) return false;
        QDropEvent event({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&panel, &event);
        return true;
    }
};

}  // namespace limner::ui
