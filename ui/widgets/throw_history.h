#pragma once
// The last throws of one pair of dice, to walk back and forth.

#include <deque>
#include <optional>

namespace limner::ui {

template <class Value>
class ThrowHistory {
public:
    static constexpr std::size_t most = 20;

    /// What was before the first throw is the first to go back to.
    void thrown(const Value& before, const Value& after) {
        if (values_.empty() || values_.back() != before) add(before);
        add(after);
        at_ = values_.size() - 1;
    }
    bool has_previous() const { return at_ > 0; }
    bool has_next() const { return at_ + 1 < values_.size(); }
    /// Take it that has_previous(), has_next().
    const Value& previous() { return values_[--at_]; }
    const Value& next() { return values_[++at_]; }

private:
    void add(const Value& value) {
        values_.push_back(value);
        if (values_.size() > most) values_.pop_front();
    }
    std::deque<Value> values_;
    std::size_t at_ = 0;
};

}  // namespace limner::ui
