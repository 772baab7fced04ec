#pragma once
// Where code that several programs share says what is worth knowing and no error.

#include <string>

namespace limner {

class Remarks {
public:
    virtual ~Remarks() = default;
    /// `code` is what a user can look up, e.g. "LM-502"; the same remark twice is said once.
    virtual void warn(const std::string& code, const std::string& text) = 0;
};

}  // namespace limner
