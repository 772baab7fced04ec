#pragma once
// The allocator settings that make large tensors cheap (robustness rules, 6.6).

#include <cstddef>

namespace limner {

/// First line of every main(), before a second thread exists: big blocks stay in the heap instead of being
/// mapped afresh at every operation, and all threads share one arena. Does nothing outside glibc.
void tune_allocator();

/// Gives freed memory back to the system: after exports and when idle. Any thread.
void trim_allocator();

}  // namespace limner
