#pragma once
// Which rung of the generator's quality ladder a preview uses: slow pictures go down, fast ones go up.
//
//     QualityLadder ladder(info.rungs.size());
//     request.rung = ladder.preview_rung();
//     ladder.measured(request.rung, milliseconds);

#include <algorithm>
#include <chrono>

namespace limner {

/// ux-conventions, 13.5: more than 80 ms twice running is one rung down, less than 35 ms ten times running
/// one up. A rung that turned out too slow is tried again only after twice as many fast pictures as before,
/// so that a machine between two rungs does not flicker; the top one not at all while finals, which show it,
/// are too slow for a preview. Not thread-safe; engine thread.
class QualityLadder {
public:
    using Clock = std::chrono::steady_clock;

    explicit QualityLadder(int rung_count)
        : count_(std::max(rung_count, 1)), rung_(std::min(1, count_ - 1)) {}

    int final_rung() const { return count_ - 1; }
    int preview_rung() const { return std::min(rung_, memory_limit_); }
    /// The best rung that memory allows at `now`; after a shortage the full one is tried again in a while.
    int best_rung(Clock::time_point now);

    /// A preview at `rung` took `milliseconds` in the generator.
    void measured(int rung, float milliseconds);
    /// A final at the top rung took `milliseconds`, what it had to bake for it included.
    void measured_final(float milliseconds);
    /// Memory did not suffice at `rung`.
    void out_of_memory(int rung, Clock::time_point now);
    bool short_of_memory() const { return memory_limit_ < final_rung(); }

    static constexpr float slow_ms = 80, fast_ms = 35;
    static constexpr int slow_pictures = 2, fast_pictures = 10;
    static constexpr std::chrono::seconds memory_retry{10};

private:
    void move_to(int rung);

    const int count_;
    int rung_;
    int slow_in_a_row_ = 0, fast_in_a_row_ = 0;
    int fast_needed_ = fast_pictures;
    int since_climb_ = fast_pictures;  // pictures since the last step up
    float quickest_final_ = 0;         // ms, of late; 0 = none was seen yet
    int memory_limit_ = count_ - 1;
    Clock::time_point memory_retry_at_{};
};

}  // namespace limner
