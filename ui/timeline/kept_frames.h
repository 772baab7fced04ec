#pragma once
// Which frames of an animation have a picture that was kept.

#include <optional>
#include <vector>

#include "ui/history/portrait_document.h"
#include "ui/session/frame_cache.h"

namespace limner::ui {

/// Remembers its last answer and the portraits that it was found with: asked at each paint.
class KeptFrames {
public:
    /// One for each of `frames`.
    const std::vector<bool>& of(const std::vector<int>& frames, const DocumentState& state,
                                const FrameCache& cache);

private:
    std::vector<int> frames_;
    SharedValue<Animation> animation_;
    std::optional<Portrait> first_frame_;  // by this and the animation every frame is known
    std::vector<Portrait> portraits_;      // of frames_
    std::optional<std::uint64_t> revision_;
    std::vector<bool> kept_;
};

}  // namespace limner::ui
