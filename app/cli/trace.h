#pragma once
// limner-cli trace: runs a checkpoint stage by stage on named arrays and writes every stage (architecture,
// section 8).

#include <filesystem>

#include "engine/core/error.h"
#include "engine/core/progress.h"

namespace CLI {
class App;
}

namespace limner {

struct TraceOptions {
    std::filesystem::path checkpoint;  // official container or model pack
    std::filesystem::path inputs;      // .npz
    std::filesystem::path out;         // .npz
    bool force = false;                // replace a file that exists
    bool dry_run = false;              // read and check, write nothing
};

/// Registers the options of `app`; `options` must outlive it.
void add_trace(CLI::App& app, TraceOptions& options);
/// Returns the number of arrays written, 0 of a dry run. Reader errors, model_mismatch, wrong_use,
/// file_unwritable, cancelled (asked between the parts of the work; nothing is written then).
Result<std::size_t> run_trace(const TraceOptions& options, const Progress& progress = {});

}  // namespace limner
