#pragma once
// Makes the next step's batch while this one trains.
//
//     Prefetch<Batch> batches([&](std::int64_t step) { return make(step); });
//     const auto batch = batches.take(step);     // make(step + 1) starts on another thread

#include <cstdint>
#include <functional>
#include <future>

namespace limner::training {

/// `make` must be pure: the batch of a step is the same whoever asks for it, and when.
template <class Batch>
class Prefetch {
public:
    explicit Prefetch(std::function<Batch(std::int64_t)> make) : make_(std::move(make)) {}

    Batch take(std::int64_t step) {
        const bool ready = next_.valid() && next_step_ == step;
        auto batch = ready ? next_.get() : make_(step);
        next_step_ = step + 1;
        next_ = std::async(std::launch::async, make_, next_step_);
        return batch;
    }

private:
    std::function<Batch(std::int64_t)> make_;
    std::int64_t next_step_ = 0;
    std::future<Batch> next_;  // last: its destructor waits for make_
};

}  // namespace limner::training
