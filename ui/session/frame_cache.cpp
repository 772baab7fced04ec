#include "ui/session/frame_cache.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string_view>

namespace limner::ui {
namespace {

/// Equal portraits have equal hashes; the pixels of paintings take no part, they are compared.
std::size_t hash_of(const Portrait& portrait) {
    std::size_t hash = 0;
    const auto add = [&hash](auto... values) {
        ((hash ^= std::hash<decltype(values)>()(values) + 0x9E3779B97F4A7C15u + (hash << 6) + (hash >> 2)),
         ...);
    };
    const auto add_code = [&add](const CodeSource& code) { add(code.seed, code.blend_seed, code.blend); };
    const HeadPose& pose = portrait.pose;
    const HeadShape& head = portrait.head;
    const Light& light = portrait.light;
    add(pose.yaw.value, pose.pitch.value, pose.roll.value, pose.zoom, pose.field_of_view.value);
    add(light.azimuth.value, light.elevation.value, light.intensity, light.ambient, light.warmth);
    add(head.identity_amount, head.gaze_x, head.gaze_y);
    for (const auto& [key, weight] : head.expression) add(std::string_view(key), weight);
    for (const CodeSource* code : {&head.identity, &head.hair, &head.wear}) add_code(*code);
    for (const CodeSource& code : portrait.styles) add_code(code);
    add(portrait.painted.has_value(), portrait.fitted.size());
    return hash;
}

template <class Pixels>
std::size_t bytes_of(const std::shared_ptr<const Pixels>& grid) {
    return grid ? grid->pixels.size() * sizeof(grid->pixels[0]) : 0;
}

std::size_t bytes_of(const Frame& frame) {
    const Picture& p = frame.picture;
    const std::size_t model_labels = p.model_labels == p.labels ? 0 : bytes_of(p.model_labels);
    return sizeof(Frame) + bytes_of(p.image) + bytes_of(p.labels) + model_labels + bytes_of(p.depth) +
           bytes_of(p.normals);
}

}  // namespace

bool FrameCache::keep(const Frame& frame) {
    if (frame.picture.provisional || !frame.picture.image) return false;
    if (const auto older = position(frame.portrait); older != by_hash_.end()) {
        if (older->second->final && !frame.final) return false;
        remove(older);
    }
    frames_.push_back(frame);
    by_hash_.emplace(hash_of(frame.portrait), std::prev(frames_.end()));
    bytes_ += bytes_of(frame);
    ++revision_;
    make_room();
    return true;
}

const Frame* FrameCache::find(const Portrait& portrait) const {
    const auto found = position(portrait);
    return found == by_hash_.end() ? nullptr : &*found->second;
}

FrameCache::Index::const_iterator FrameCache::position(const Portrait& portrait) const {
    const auto [first, last] = by_hash_.equal_range(hash_of(portrait));
    const auto found =
        std::find_if(first, last, [&](const auto& each) { return each.second->portrait == portrait; });
    return found == last ? by_hash_.end() : found;
}

void FrameCache::remove(Index::const_iterator position) {
    bytes_ -= bytes_of(*position->second);
    frames_.erase(position->second);
    by_hash_.erase(position);
    ++revision_;
}

void FrameCache::make_room() {
    while ((bytes_ > limit_ || frames_.size() > most_) && frames_.size() > 1)
        remove(position(frames_.front().portrait));
}

void FrameCache::set_limit(std::size_t bytes) {
    limit_ = bytes;
    make_room();
}

void FrameCache::clear() {
    frames_.clear();
    by_hash_.clear();
    bytes_ = 0;
    ++revision_;
}

}  // namespace limner::ui
