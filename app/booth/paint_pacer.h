#pragma once
// When the next paint is due. Usually the screen says so itself, by making the swap wait; where it does not,
// or where the processor paints, paints are kept apart so that the engine can compute.

#include "app/booth/seconds.h"

namespace limner::booth {

class PaintPacer {
public:
    /// `refresh_rate` of the screen in Hz; 0 = unknown.
    explicit PaintPacer(int refresh_rate) : interval_(1.0 / (refresh_rate > 0 ? refresh_rate : 60)) {}

    void painted(Seconds start, Seconds end) {
        const Seconds cost = end - start;
        // A swap waits for one refresh at most; what takes longer is computed.
        next_ = cost > 2 * interval_ ? end + cost : start + 0.8 * interval_;
    }
    Seconds next() const { return next_; }

private:
    const Seconds interval_;
    Seconds next_{0};
};

}  // namespace limner::booth
