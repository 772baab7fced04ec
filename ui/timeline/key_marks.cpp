#include "ui/timeline/key_marks.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ui/widgets/value_slider.h"

namespace limner::ui {
namespace {

/// Controls that edit what may differ between two sides are called "edit." and the track.
std::string track_of(const QString& control) {
    const std::string name = control.toStdString();
    constexpr std::string_view edit = "edit.";
    return name.starts_with(edit) ? name.substr(edit.size()) : name;
}

}  // namespace

KeyMarks::KeyMarks(Playhead& playhead, QWidget& window)
    : QObject(&window), playhead_(playhead), window_(window) {
    connect(&playhead_, &Playhead::changed, this, &KeyMarks::show);
}

void KeyMarks::show() {
    const auto& tracks = playhead_.animation().tracks;
    if (!std::exchange(any_shown_, !tracks.empty()) && tracks.empty()) return;
    const auto changed = playhead_.unkeyed();
    for (ValueSlider* slider : window_.findChildren<ValueSlider*>()) {
        const std::string track = track_of(slider->objectName());
        KeyMark mark = KeyMark::none;
        if (std::find(changed.begin(), changed.end(), track) != changed.end()) {
            mark = KeyMark::changed;
        } else if (tracks.contains(track)) {
            mark = find_key(playhead_.animation(), track, playhead_.frame()) ? KeyMark::here : KeyMark::track;
        }
        slider->set_key_mark(mark);
        // Rows of expressions come and go.
        connect(slider, &ValueSlider::key_asked, this, &KeyMarks::add_key, Qt::UniqueConnection);
    }
}

void KeyMarks::add_key(const QString& control) { playhead_.add_keys({track_of(control)}, tr("Add key")); }

}  // namespace limner::ui
