#include "engine/generators/live/fused_workers.h"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace limner::live {
namespace {

// About 20 microseconds: the gap between two levels of one picture, not that between two pictures.
constexpr int spins = 600;

void pause() {
#if defined(__x86_64__)
    _mm_pause();
#else
    std::this_thread::yield();
#endif
}

}  // namespace

Workers::Workers(int threads) {
    if (threads <= 0) threads = std::clamp(int(std::thread::hardware_concurrency()), 1, 8);
    for (int worker = 1; worker < threads; ++worker) helpers_.emplace_back([this, worker] { help(worker); });
}

Workers::~Workers() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
        ++round_;
    }
    started_.notify_all();
    for (auto& helper : helpers_) helper.join();
}

void Workers::work(const Body& body, int count, int worker) {
    for (int item = next_.fetch_add(1); item < count; item = next_.fetch_add(1))
        failure_.guard([&] { body(item, worker); });
}

void Workers::run(int count, const Body& body) {
    if (helpers_.empty() || count <= 1) {
        for (int item = 0; item < count; ++item) body(item, 0);
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        body_ = &body;
        count_ = count;
        next_ = 0;
        ++round_;
    }
    started_.notify_all();
    work(body, count, 0);
    for (int i = 0; i < spins && active_ > 0; ++i) pause();
    std::unique_lock lock(mutex_);
    body_ = nullptr;  // who has not come by now has nothing left to do
    finished_.wait(lock, [&] { return active_ == 0; });
    lock.unlock();
    failure_.rethrow();
}

void Workers::help(int worker) {
    std::uint64_t seen = 0;
    for (;;) {
        for (int i = 0; i < spins && round_ == seen; ++i) pause();
        std::unique_lock lock(mutex_);
        started_.wait(lock, [&] { return round_ != seen; });
        seen = round_;
        if (closing_) return;
        if (!body_) continue;
        const Body& body = *body_;
        const int count = count_;
        ++active_;
        lock.unlock();
        work(body, count, worker);
        lock.lock();
        if (--active_ == 0) finished_.notify_all();
    }
}

}  // namespace limner::live
