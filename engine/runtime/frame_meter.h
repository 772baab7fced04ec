#pragma once
// Counts what the status bar shows: pictures in the last second and the median latency of the last thirty.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <vector>

namespace limner {

/// Not thread-safe; the engine keeps it under its lock.
class FrameMeter {
public:
    using Clock = std::chrono::steady_clock;

    void shown(Clock::time_point now, float latency_ms) {
        times_.push_back(now);
        forget_before(now - std::chrono::seconds(1));
        latencies_.push_back(latency_ms);
        if (latencies_.size() > latency_count) latencies_.pop_front();
    }

    float frames_per_second(Clock::time_point now) const {
        return static_cast<float>(std::count_if(
            times_.begin(), times_.end(), [&](auto time) { return time > now - std::chrono::seconds(1); }));
    }

    float median_latency_ms() const {
        if (latencies_.empty()) return 0;
        std::vector<float> sorted(latencies_.begin(), latencies_.end());
        const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
        std::nth_element(sorted.begin(), middle, sorted.end());
        return *middle;
    }

private:
    void forget_before(Clock::time_point time) {
        while (!times_.empty() && times_.front() <= time) times_.pop_front();
    }

    static constexpr std::size_t latency_count = 30;
    std::deque<Clock::time_point> times_;
    std::deque<float> latencies_;
};

}  // namespace limner
