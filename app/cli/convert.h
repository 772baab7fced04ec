#pragma once
// limner-cli convert: official checkpoints become a model pack (architecture, section 9).

#include <filesystem>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/generators/model_pack.h"

namespace CLI {
class App;
}

namespace limner {

struct ConvertOptions {
    std::filesystem::path checkpoint, folder;
    std::vector<std::filesystem::path> more;  // further checkpoints of the same model: field beside texture
    PackOptions pack;
    bool dry_run = false;  // read and check, write nothing
};

/// Registers the options of `app`; `options` must outlive it.
void add_convert(CLI::App& app, ConvertOptions& options);
/// Returns the files written, none of a dry run. Reader errors, model_mismatch, file_unwritable, cancelled
/// (before the first is written: a pack is whole or none).
Result<std::vector<std::filesystem::path>> run_convert(const ConvertOptions& options,
                                                       const Progress& progress = {});

}  // namespace limner
