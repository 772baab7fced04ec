#pragma once
// Pictures that the engine drew, kept to be shown again without asking it.
//
//     cache.keep(frame);
//     if (const Frame* kept = cache.find(portrait)) ...
//
// A picture is found by the portrait that it shows. So nothing has to be dropped after an edit: what the edit
// changed is asked for as another portrait, and its undo finds the old pictures again. Not thread-safe.

#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

#include "engine/runtime/engine.h"

namespace limner::ui {

class FrameCache {
public:
    explicit FrameCache(std::size_t limit_bytes, std::size_t most_frames = SIZE_MAX)
        : limit_(limit_bytes), most_(most_frames) {}

    /// Keeps the picture, in place of an older one of the same portrait; but no stand-in
    /// (Picture::provisional), and no preview in place of a final. False when it is not kept. Where there is
    /// no room the oldest go; the newest stays whatever the limit.
    bool keep(const Frame& frame);
    /// Null when there is none; valid until the next call that is not const.
    const Frame* find(const Portrait& portrait) const;

    void set_limit(std::size_t bytes);
    void clear();
    std::size_t size() const { return frames_.size(); }
    std::size_t bytes() const { return bytes_; }
    /// Another one whenever find() may answer differently.
    std::uint64_t revision() const { return revision_; }

private:
    using Frames = std::list<Frame>;  // oldest first
    using Index = std::unordered_multimap<std::size_t, Frames::iterator>;
    Index::const_iterator position(const Portrait& portrait) const;
    void remove(Index::const_iterator position);
    void make_room();

    Frames frames_;
    Index by_hash_;
    std::size_t limit_, most_, bytes_ = 0;
    std::uint64_t revision_ = 0;
};

}  // namespace limner::ui
