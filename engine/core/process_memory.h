#pragma once
// What this process costs.

#include <cstddef>

namespace limner {

/// Resident memory in bytes; 0 where the system does not say. Any thread.
std::size_t resident_memory();

}  // namespace limner
