#include "app/cli/trace.h"

#include <CLI/CLI.hpp>

#include "engine/checkpoints/npz.h"
#include "engine/generators/official_families.h"

namespace limner {

void add_trace(CLI::App& app, TraceOptions& options) {
    app.description("Run a checkpoint stage by stage on named arrays and write every stage.");
    app.add_option("checkpoint", options.checkpoint, "Model file or model pack")->required();
    app.add_option("inputs", options.inputs, "Named arrays (.npz)")->required();
    app.add_option("--out", options.out, "Where the stages go (.npz)")->required();
    app.add_flag("--force", options.force, "Replace a file that exists");
}

Result<std::size_t> run_trace(const TraceOptions& options, const Progress& progress) {
    std::error_code ignored;
    if (!options.force && std::filesystem::exists(options.out, ignored))
        return failure(Errc::file_unwritable, options.out.string() + " exists; give --force to replace it.");
    const auto model = read_official_model({&options.checkpoint, 1});
    if (!model) return tl::unexpected(model.error());
    const auto inputs = read_npz(options.inputs);
    if (!inputs) return tl::unexpected(inputs.error());
    if (options.dry_run) return std::size_t(0);
    const auto stopped = failure(Errc::cancelled, "Interrupted.");
    if (progress.cancelled()) return stopped;
    const auto outputs = model->family->trace(model->tree, *inputs);
    if (!outputs) return tl::unexpected(outputs.error());
    if (progress.cancelled()) return stopped;
    if (const auto written = write_npz(options.out, *outputs); !written)
        return tl::unexpected(written.error());
    return outputs->size();
}

}  // namespace limner
