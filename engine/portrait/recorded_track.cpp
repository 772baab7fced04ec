#include "engine/portrait/recorded_track.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "engine/portrait/portrait_keys.h"

namespace limner {

std::vector<int> frames_to_keep(const std::map<int, float>& numbers, float tolerance) {
    if (numbers.size() < 3) {
        std::vector<int> all;
        for (const auto& [frame, number] : numbers) all.push_back(frame);
        return all;
    }
    const std::vector<std::pair<int, float>> points(numbers.begin(), numbers.end());
    std::vector<bool> kept(points.size(), false);
    kept.front() = kept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> spans{{0, points.size() - 1}};
    while (!spans.empty()) {
        const auto [first, last] = spans.back();
        spans.pop_back();
        const auto [begin, from] = points[first];
        const auto [end, to] = points[last];
        float most = tolerance;
        std::size_t furthest = first;
        for (std::size_t i = first + 1; i < last; ++i) {
            const float share = float(points[i].first - begin) / float(end - begin);
            const float off = std::abs(points[i].second - std::lerp(from, to, share));
            if (off <= most) continue;
            most = off;
            furthest = i;
        }
        if (furthest == first) continue;
        kept[furthest] = true;
        spans.emplace_back(first, furthest);
        spans.emplace_back(furthest, last);
    }
    std::vector<int> frames;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (kept[i]) frames.push_back(points[i].first);
    return frames;
}

float recording_tolerance(std::string_view name) {
    const PortraitKey* key = find_portrait_key(name);
    const bool is_angle = key && key->high - key->low > 20;
    return is_angle ? 0.4f : 0.01f;
}

void put_recorded(Animation& animation, const std::string& name, const std::map<int, float>& numbers) {
    const int first = numbers.begin()->first, last = std::prev(numbers.end())->first;
    std::erase_if(animation.tracks[name],
                  [&](const Key& key) { return key.frame >= first && key.frame <= last; });
    const float tolerance = recording_tolerance(name);
    std::vector<int> frames = frames_to_keep(numbers, tolerance);
    // Smooth keys leave the straight lines; where they miss by more, each part gets one more, until none
    // does.
    while (!frames.empty()) {
        for (const int frame : frames) set_key(animation, name, {.frame = frame, .value = numbers.at(frame)});
        frames.clear();
        const Track& track = animation.tracks.at(name);
        float most = tolerance;
        int worst = -1;  // of this part
        for (const auto& [frame, number] : numbers) {
            if (find_key(animation, name, frame)) {
                if (worst >= 0) frames.push_back(worst);
                worst = -1;
                most = tolerance;
                continue;
            }
            const float off = std::abs(std::get<float>(value_at(track, animation, frame)) - number);
            if (off <= most) continue;
            most = off;
            worst = frame;
        }
    }
}

}  // namespace limner
