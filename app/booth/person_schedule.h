#pragma once
// Who comes when: everybody once, then everybody again in another order. The same people come in the same
// order on every machine and at every start.
//
//     PersonSchedule schedule(/*count=*/200, /*fixed=*/1);  // the first of them opens the show
//     show(schedule.next());

#include <cstddef>
#include <cstdint>
#include <vector>

namespace limner::booth {

class PersonSchedule {
public:
    /// `count` people, at least one. The first `fixed` of them open the first round in their own order; all
    /// else is shuffled.
    explicit PersonSchedule(std::size_t count, std::size_t fixed = 0);

    /// Index of the next one; never the one before, unless there is nobody else.
    std::size_t next();
    std::size_t count() const { return order_.size(); }

private:
    /// Shuffles the people from position `first` on.
    void shuffle(std::size_t first);

    std::vector<std::size_t> order_;
    std::size_t position_ = 0;
    std::uint64_t round_ = 0;
};

}  // namespace limner::booth
