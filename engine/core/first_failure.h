#pragma once
// The first exception of several threads that work together, thrown again where they have met: one that
// leaves a parallel region, or a thread, ends the program.
//
//     FirstFailure failure;
//     #pragma omp parallel for
//     for (int row = 0; row < rows; ++row) failure.guard([&] { draw(row); });
//     failure.rethrow();

#include <atomic>
#include <exception>
#include <utility>

namespace limner {

class FirstFailure {
public:
    /// Does `work`, unless something failed before. Any thread.
    template <class Work>
    void guard(const Work& work) noexcept {
        if (happened_.load(std::memory_order_relaxed)) return;
        try {
            work();
        } catch (...) {
            if (!happened_.exchange(true)) exception_ = std::current_exception();
        }
    }
    /// Once all have met. Forgets what it throws.
    void rethrow() {
        if (!happened_.exchange(false)) return;
        std::rethrow_exception(std::exchange(exception_, nullptr));
    }

private:
    std::atomic<bool> happened_{false};
    std::exception_ptr exception_;  // written by the thread that set happened_
};

}  // namespace limner
