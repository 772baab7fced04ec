#pragma once
// What a timeline lists: a row per group and, where the group is open, a row per track. No widgets.

#include <QString>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/portrait/animation.h"

namespace limner::ui {

struct TimelineRow {
    QString group_id, title;
    std::vector<std::string> tracks;  // of a group all of them
    bool is_group = false, open = false;
};

/// Only tracks with keys; groups in a fixed order. A group of one track is no group: its track stands alone.
std::vector<TimelineRow> timeline_rows(const Animation& animation, const std::set<QString>& open_groups);

/// A key by its place.
using KeyId = std::pair<std::string, int>;  // track, frame

/// The frames at which `row` has keys, ascending.
std::vector<int> key_frames(const TimelineRow& row, const Animation& animation);
/// The keys of `row` at `frame`.
std::set<KeyId> keys_at(const TimelineRow& row, const Animation& animation, int frame);

/// `animation` with `keys` moved, or copied, by `frames`; they replace what stood there. None goes before the
/// first frame: then all move less.
Animation with_moved_keys(const Animation& animation, const std::set<KeyId>& keys, int frames, bool copy);
Animation without_keys(Animation animation, const std::set<KeyId>& keys);
/// `curve` is for KeyEasing::custom.
Animation with_easing(Animation animation, const std::set<KeyId>& keys, KeyEasing easing,
                      const EasingCurve& curve = {});

}  // namespace limner::ui
