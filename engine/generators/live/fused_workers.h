#pragma once
// A few threads that share the rows of one picture or the points of one query. OpenMP's threads spin while
// they wait, which costs more than it gains on a machine that does other work; these spin for some
// microseconds and then sleep, and a worker that the system does not schedule in time is simply not waited
// for.
//
//     Workers workers(2);
//     workers.run(bands, [&](int band, int worker) { render(band, scratch[worker]); });

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/core/first_failure.h"

namespace limner::live {

/// One caller at a time. The caller works too, so that one thread means no thread is started.
class Workers {
public:
    using Body = std::function<void(int item, int worker)>;

    /// `threads` counts the caller; 0 = one per core, at most 8.
    explicit Workers(int threads);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int threads() const { return int(helpers_.size()) + 1; }

    /// Calls body(item, worker) once for each item 0 .. count - 1, in any order, and returns when all are
    /// done. `worker` is 0 .. threads() - 1: an index of scratch memory. Throws what a body throws first;
    /// items that have not begun by then are left out.
    void run(int count, const Body& body);

private:
    void help(int worker);
    void work(const Body& body, int count, int worker);

    std::mutex mutex_;
    std::condition_variable started_, finished_;
    const Body* body_ = nullptr;  // guarded by mutex_, as is count_
    int count_ = 0;
    std::atomic<std::uint64_t> round_{0};
    std::atomic<int> next_{0}, active_{0};
    std::atomic<bool> closing_{false};
    FirstFailure failure_;
    std::vector<std::thread> helpers_;
};

}  // namespace limner::live
