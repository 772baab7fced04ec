#include "ui/timeline/timeline_rows.h"

#include <algorithm>
#include <limits>

#include "engine/portrait/portrait_keys.h"
#include "ui/session/texts.h"

namespace limner::ui {
namespace {

constexpr const char* group_order[] = {"pose", "expression", "light", "head", "style", "painting"};

/// Numbers come in the order of the panels; what has no place there, last.
std::ptrdiff_t place_of(const std::string& track) {
    const auto keys = portrait_keys();
    return std::find_if(keys.begin(), keys.end(), [&](const PortraitKey& key) { return key.name == track; }) -
           keys.begin();
}

/// How far `keys` may really move.
int limited_way(const std::set<KeyId>& keys, int frames) {
    int first = std::numeric_limits<int>::max(), last = 0;
    for (const auto& [track, frame] : keys) {
        first = std::min(first, frame);
        last = std::max(last, frame);
    }
    return keys.empty() ? 0 : std::clamp(frames, -first, most_animation_frames - 1 - last);
}

}  // namespace

std::vector<TimelineRow> timeline_rows(const Animation& animation, const std::set<QString>& open_groups) {
    std::vector<TimelineRow> rows;
    for (const char* id : group_order) {
        TimelineRow group{.group_id = id, .title = {}, .tracks = {}, .is_group = true, .open = false};
        for (const auto& [track, keys] : animation.tracks) {
            const TrackName name = track_name(track);
            if (name.group_id != group.group_id) continue;
            group.title = name.group;
            group.tracks.push_back(track);
        }
        if (group.tracks.empty()) continue;
        std::stable_sort(group.tracks.begin(), group.tracks.end(),
                         [](const auto& a, const auto& b) { return place_of(a) < place_of(b); });
        group.open = open_groups.contains(group.group_id);
        const bool alone = group.tracks.size() == 1;
        if (!alone) rows.push_back(group);
        if (!alone && !group.open) continue;
        for (const std::string& track : group.tracks)
            rows.push_back({group.group_id, track_name(track).title, {track}, false, false});
    }
    return rows;
}

std::vector<int> key_frames(const TimelineRow& row, const Animation& animation) {
    std::set<int> frames;
    for (const std::string& track : row.tracks)
        if (const auto found = animation.tracks.find(track); found != animation.tracks.end())
            for (const Key& key : found->second) frames.insert(key.frame);
    return {frames.begin(), frames.end()};
}

std::set<KeyId> keys_at(const TimelineRow& row, const Animation& animation, int frame) {
    std::set<KeyId> keys;
    for (const std::string& track : row.tracks)
        if (find_key(animation, track, frame)) keys.emplace(track, frame);
    return keys;
}

Animation with_moved_keys(const Animation& animation, const std::set<KeyId>& keys, int frames, bool copy) {
    const int way = limited_way(keys, frames);
    Animation moved = copy ? animation : without_keys(animation, keys);
    for (const auto& [track, frame] : keys)
        if (const Key* key = find_key(animation, track, frame)) {
            Key there = *key;
            there.frame += way;
            set_key(moved, track, std::move(there));
        }
    return moved;
}

Animation without_keys(Animation animation, const std::set<KeyId>& keys) {
    for (const auto& [track, frame] : keys) remove_key(animation, track, frame);
    return animation;
}

Animation with_easing(Animation animation, const std::set<KeyId>& keys, KeyEasing easing,
                      const EasingCurve& curve) {
    for (const auto& [track, frame] : keys)
        if (const Key* key = find_key(animation, track, frame)) {
            Key eased = *key;
            eased.easing = easing;
            eased.curve = curve;
            set_key(animation, track, std::move(eased));
        }
    return animation;
}

}  // namespace limner::ui
