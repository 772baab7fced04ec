#pragma once
// Where a training run stands, in files of its folder: state-000200.safetensors, or that in parts.

#include <filesystem>
#include <optional>
#include <vector>

#include "engine/checkpoints/tensor.h"

namespace limner::training {

struct RunState {
    std::int64_t step = 0;     // steps done
    double seconds = 0;        // spent on them
    std::vector<double> sums;  // of the measures since the last line of the log; empty right after one
    NamedArrays arrays;        // the trainee's
};

/// Writes the new state, then removes older ones: an interruption in between costs nothing. `part_bytes` 0 =
/// one file. file_unwritable, limit_exceeded.
Result<> write_run_state(const std::filesystem::path& run, const RunState& state, std::uint64_t part_bytes);

/// The newest state that is complete, or nothing in a folder without one. bad_checkpoint.
Result<std::optional<RunState>> read_run_state(const std::filesystem::path& run);

}  // namespace limner::training
