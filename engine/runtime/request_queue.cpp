#include "engine/runtime/request_queue.h"

namespace limner {

std::uint64_t RequestQueue::push(Portrait portrait, bool final, Clock::time_point now) {
    if (waiting_) ++skipped_;
    waiting_ = LiveRequest{std::move(portrait), ++last_serial_, final, now};
    final_due_.reset();
    rested_at_ = now + rest_;
    return last_serial_;
}

void RequestQueue::push(Export request) { exports_.push_back(std::move(request)); }

std::optional<RequestQueue::Work> RequestQueue::take(Clock::time_point now) {
    if (!paused_) {
        if (waiting_) {
            running_ = std::exchange(waiting_, std::nullopt);
            return *running_;
        }
        if (final_due_ && now >= rested_at_) {
            running_ = std::exchange(final_due_, std::nullopt);
            return *running_;
        }
    }
    if (exports_.empty()) return std::nullopt;
    Work work = std::visit([](auto& request) -> Work { return std::move(request); }, exports_.front());
    exports_.pop_front();
    return work;
}

void RequestQueue::done(Outcome outcome) {
    if (!running_) return;  // an export
    LiveRequest ended = *std::exchange(running_, std::nullopt);
    if (waiting_) return;  // newer input decides what comes next
    if (outcome == Outcome::improvable || outcome == Outcome::unfinished || outcome == Outcome::interrupted) {
        ended.final = true;
        if (outcome == Outcome::unfinished) rested_at_ = {};  // at once: the wait for rest is over
        final_due_ = std::move(ended);
    }
}

bool RequestQueue::running_is_outdated() const {
    return running_ && running_->final && (waiting_.has_value() || paused_);
}

std::optional<RequestQueue::Clock::time_point> RequestQueue::wake_at() const {
    if (paused_ || !final_due_) return std::nullopt;
    return rested_at_;
}

std::deque<RequestQueue::Export> RequestQueue::drain() {
    waiting_.reset();
    final_due_.reset();
    return std::exchange(exports_, {});
}

}  // namespace limner
