#pragma once
// Owners of GL names, whoever makes the calls. The context that made a name must be current when its owner
// goes.

#include <utility>

namespace limner::ui {

using GlName = unsigned int;  // GLuint, without a GL header

template <void (*Delete)(GlName)>
class GlObject {
public:
    explicit GlObject(GlName name = 0) : name_(name) {}
    GlObject(GlObject&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    GlObject& operator=(GlObject&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }
    ~GlObject() {
        if (name_) Delete(name_);
    }
    GlName name() const { return name_; }

private:
    GlName name_;
};

}  // namespace limner::ui
