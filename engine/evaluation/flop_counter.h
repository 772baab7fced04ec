#pragma once
// Counts the arithmetic that LibTorch does on this thread: convolutions and matrix products, two operations
// for a multiplication with its addition. Element-wise work does not count, nor do executors that go round
// LibTorch.
//
//     FlopCounter counter;
//     generator.render(portrait, {.full_precision = true});
//     counter.operations() / 1e9;

#include <cstdint>
#include <memory>

namespace limner {

/// Counts from its construction to its end. One per thread at a time.
class FlopCounter {
public:
    FlopCounter();
    ~FlopCounter();
    FlopCounter(const FlopCounter&) = delete;
    FlopCounter& operator=(const FlopCounter&) = delete;

    std::uint64_t operations() const;

private:
    struct Callback;
    std::unique_ptr<Callback> callback_;
};

}  // namespace limner
