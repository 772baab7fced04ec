#pragma once
// How long work reports and is stopped. Shared by the one who waits and the one who works; any thread.

#include <atomic>
#include <functional>
#include <mutex>
#include <string>

namespace limner {

class Progress {
public:
    using Listener = std::function<void(double fraction, const std::string& step)>;

    Progress() = default;
    explicit Progress(Listener listener) : listener_(std::move(listener)) {}

    void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
    /// Long work asks at least every 30 ms.
    bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }
    /// `fraction` in [0, 1]. The listener runs on the calling thread.
    void report(double fraction, const std::string& step);
    double fraction() const { return fraction_.load(std::memory_order_relaxed); }

private:
    std::atomic<bool> cancelled_ = false;
    std::atomic<double> fraction_ = 0;
    std::mutex mutex_;
    Listener listener_;
};

}  // namespace limner
