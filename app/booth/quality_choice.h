#pragma once
// Whether the engine is asked for full quality at once. A machine that can does so always, because a face
// whose sharpness comes and goes looks broken; a slower one leaves the choice to the engine's quality ladder.

#include "app/booth/seconds.h"

namespace limner::booth {

class QualityChoice {
public:
    /// `urgent`: a hand waits for the picture.
    bool full(Seconds now, bool urgent) const {
        return always_ || (now >= again_at_ && !(urgent && last_ms_ > urgent_ms));
    }
    /// Whatever it takes: of pictures that are kept.
    void always_full() { always_ = true; }

    /// A full picture of a head that was known already took `milliseconds`.
    void measured(float milliseconds, Seconds now) {
        last_ms_ = milliseconds;
        slow_ = milliseconds > slow_ms ? slow_ + 1 : 0;
        if (slow_ < slow_pictures) return;
        slow_ = 0;
        again_at_ = now + pause;  // the machine may have been busy with something else
    }

    static constexpr float slow_ms = 160, urgent_ms = 70;
    static constexpr int slow_pictures = 4;
    static constexpr Seconds pause{60};

private:
    float last_ms_ = 0;
    int slow_ = 0;
    Seconds again_at_{0};
    bool always_ = false;
};

}  // namespace limner::booth
