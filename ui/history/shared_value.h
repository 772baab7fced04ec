#pragma once
// A value that many copies share until it is replaced: what an undo list holds many times over.

#include <memory>
#include <utility>

namespace limner::ui {

template <class T>
class SharedValue {
public:
    SharedValue() : SharedValue(T()) {}
    SharedValue(T value) : value_(std::make_shared<const T>(std::move(value))) {}

    const T& operator*() const { return *value_; }
    const T* operator->() const { return value_.get(); }
    bool operator==(const SharedValue& other) const {
        return value_ == other.value_ || *value_ == *other.value_;
    }

private:
    std::shared_ptr<const T> value_;  // never null
};

}  // namespace limner::ui
