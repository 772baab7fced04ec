#pragma once
// How much memory this program holds at most. Linking counted_memory.cpp replaces operator new.
//
//     MemoryPeak peak;
//     read(file);
//     CHECK(peak.bytes() < 1 << 20);

#include <cstddef>

namespace limner {

/// Bytes held through operator new at most since its construction, beyond those held then; one at a time.
class MemoryPeak {
public:
    MemoryPeak();
    std::size_t bytes() const;

private:
    std::size_t before_;
};

}  // namespace limner
