#pragma once
// What this process costs, and what the machine has.

#include <cstddef>

namespace limner {

/// Resident memory in bytes; 0 where the system does not say. Any thread.
std::size_t resident_memory();
/// Of the machine, in bytes. Any thread.
std::size_t physical_memory();

}  // namespace limner
