#include "engine/core/progress.h"

namespace limner {

void Progress::report(double fraction, const std::string& step) {
    fraction_.store(fraction, std::memory_order_relaxed);
    const std::lock_guard lock(mutex_);
    if (listener_) listener_(fraction, step);
}

}  // namespace limner
