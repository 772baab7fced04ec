#include "engine/runtime/quality_ladder.h"

namespace limner {

int QualityLadder::best_rung(Clock::time_point now) {
    if (short_of_memory() && now >= memory_retry_at_) memory_limit_ = final_rung();
    return memory_limit_;
}

void QualityLadder::measured(int rung, float milliseconds) {
    if (rung != rung_) return;  // a rung forced by memory says nothing about ours
    if (since_climb_ < fast_pictures) ++since_climb_;
    slow_in_a_row_ = milliseconds > slow_ms ? slow_in_a_row_ + 1 : 0;
    fast_in_a_row_ = milliseconds < fast_ms ? fast_in_a_row_ + 1 : 0;
    if (slow_in_a_row_ >= slow_pictures && rung_ > 0) {
        const bool climbed_in_vain = since_climb_ < fast_pictures;
        fast_needed_ = climbed_in_vain ? std::min(fast_needed_ * 2, fast_pictures * 16) : fast_pictures;
        since_climb_ = fast_pictures;
        move_to(rung_ - 1);
    } else if (fast_in_a_row_ >= fast_needed_ && rung_ < final_rung() &&
               !(rung_ + 1 == final_rung() && quickest_final_ > slow_ms)) {
        since_climb_ = 0;
        move_to(rung_ + 1);
    }
}

void QualityLadder::measured_final(float milliseconds) {
    // A machine that became slower is believed after a while, one that became faster at once.
    const float before = quickest_final_ > 0 ? quickest_final_ * 1.1f : milliseconds;
    quickest_final_ = std::min(before, milliseconds);
}

void QualityLadder::out_of_memory(int rung, Clock::time_point now) {
    memory_limit_ = std::clamp(rung - 1, 0, memory_limit_);
    memory_retry_at_ = now + memory_retry;
}

void QualityLadder::move_to(int rung) {
    rung_ = rung;
    slow_in_a_row_ = fast_in_a_row_ = 0;
}

}  // namespace limner
