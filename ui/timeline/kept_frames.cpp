#include "ui/timeline/kept_frames.h"

namespace limner::ui {

const std::vector<bool>& KeptFrames::of(const std::vector<int>& frames, const DocumentState& state,
                                        const FrameCache& cache) {
    const Portrait first = portrait_at(*state.animation, state.portrait, 0);
    const bool same = frames == frames_ && state.animation == animation_ && first_frame_ == first;
    if (same && revision_ == cache.revision()) return kept_;
    if (!same) {
        frames_ = frames;
        animation_ = state.animation;
        first_frame_ = first;
        portraits_.clear();
        for (const int frame : frames) portraits_.push_back(portrait_at(*state.animation, first, frame));
    }
    revision_ = cache.revision();
    kept_.clear();
    for (const Portrait& portrait : portraits_) kept_.push_back(cache.find(portrait) != nullptr);
    return kept_;
}

}  // namespace limner::ui
