#include "app/booth/person_schedule.h"

#include <numeric>
#include <utility>

#include "engine/core/random.h"

namespace limner::booth {

PersonSchedule::PersonSchedule(std::size_t count, std::size_t fixed) : order_(count) {
    std::iota(order_.begin(), order_.end(), std::size_t(0));
    shuffle(fixed);
}

std::size_t PersonSchedule::next() {
    if (position_ == order_.size()) {
        const std::size_t last = order_.back();
        ++round_;
        shuffle(0);
        if (order_.size() > 1 && order_.front() == last) std::swap(order_[0], order_[1]);
        position_ = 0;
    }
    return order_[position_++];
}

// Fisher and Yates.
void PersonSchedule::shuffle(std::size_t first) {
    for (std::size_t i = order_.size(); i-- > first + 1;) {
        const auto span = static_cast<std::uint64_t>(i - first + 1);
        const auto choice = random_bits(round_, "booth.order", i) % span;
        std::swap(order_[i], order_[first + static_cast<std::size_t>(choice)]);
    }
}

}  // namespace limner::booth
