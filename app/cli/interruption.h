#pragma once
// What can stop a command from outside: an interrupt, a request to terminate, the time limit. Each cancels
// the command's Progress; main() then says which it was.

#include <chrono>

#include "engine/core/progress.h"

namespace limner {

/// The first SIGINT or SIGTERM cancels `progress`, a second one ends the process at once. Call once, before
/// any thread starts; `progress` must outlive the process's work.
void watch_signals(Progress& progress);
/// Cancels the watched progress after `time`.
void start_time_limit(std::chrono::duration<double> time);

/// The signal that asked us to stop, 0 when none did.
int interrupting_signal();
bool time_is_up();

}  // namespace limner
