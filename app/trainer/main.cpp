// limner-train: makes the bundled models out of synthetic portraits. Every run can be interrupted and
// continued.

#include <malloc.h>
#include <torch/torch.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <sstream>

#include "engine/training/field_trainer.h"
#include "engine/training/live_pack.h"
#include "engine/training/texture_trainer.h"

namespace {

using namespace limner;
using namespace limner::training;

// "64:3000,128:3000,256:2000a": resolution, steps, and a letter a where the discriminator takes part.
Result<std::vector<TexturePhase>> parse_phases(const std::string& text) {
    std::vector<TexturePhase> phases;
    std::stringstream stream(text);
    std::string item;
    while (std::getline(stream, item, ',')) {
        TexturePhase phase;
        char letter = 0;
        long long steps = 0;
        const int fields = std::sscanf(item.c_str(), "%d:%lld%c", &phase.resolution, &steps, &letter);
        const bool known = phase.resolution == 64 || phase.resolution == 128 || phase.resolution == 256;
        if (fields < 2 || !known || steps < 1 || (fields == 3 && letter != 'a'))
            return failure(
                Errc::wrong_use,
                "\"" + item +
                    "\" is no phase: write RESOLUTION:STEPS with 64, 128 or 256, e.g. 128:3000 or 256:500a.");
        phase.steps = steps;
        phase.adversarial = letter == 'a';
        phases.push_back(phase);
    }
    return phases;
}

int finish(const Result<>& result) {
    if (result) return 0;
    std::fprintf(stderr, "limner-train: %s\n", result.error().message.c_str());
    return exit_code(result.error().code);
}

}  // namespace

int main(int argc, char** argv) {
    // Keep big buffers: a step allocates the same hundred megabytes again and again, and fresh pages cost a
    // fifth of it.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 64 << 20);
    CLI::App app("Trains Limner's bundled models on synthetic portraits.", "limner-train");
    app.require_subcommand(1);
    int threads = 0;
    double minutes = 0;
    app.add_option("--threads", threads, "CPU threads (default: all)")->check(CLI::NonNegativeNumber);
    app.add_option("--time-budget", minutes, "stop, resumably, after this many minutes")
        ->check(CLI::NonNegativeNumber);

    FieldRecipe field;
    auto* train_field_command =
        app.add_subcommand("field", "the semantic occupancy field of the live model")->fallthrough();
    train_field_command->add_option("--data", field.data, "folder with field-*.safetensors")->required();
    train_field_command->add_option("--out", field.out, "folder of the run")->required();
    train_field_command->add_option("--steps", field.steps, "optimiser steps")->capture_default_str();
    train_field_command->add_option("--learning-rate", field.learning_rate)->capture_default_str();

    TextureRecipe texture;
    std::string phases = "64:3000,128:3000,256:2000";
    auto* train_texture_command =
        app.add_subcommand("texture", "the texture network of the live model")->fallthrough();
    train_texture_command->add_option("--data", texture.data, "folder with portraits-*.safetensors")
        ->required();
    train_texture_command->add_option("--out", texture.out, "folder of the run")->required();
    train_texture_command->add_option("--phases", phases, "RESOLUTION:STEPS[a],...")->capture_default_str();
    train_texture_command->add_option("--learning-rate", texture.learning_rate)->capture_default_str();
    train_texture_command->add_option("--batch", texture.batch)->capture_default_str();

    PackRecipe pack;
    auto* pack_command = app.add_subcommand("pack", "assemble models/limner-live from the two runs");
    pack_command->add_option("--field-data", pack.field.data)->required();
    pack_command->add_option("--field-run", pack.field.out)->required();
    pack_command->add_option("--texture-data", pack.texture.data)->required();
    pack_command->add_option("--texture-run", pack.texture.out)->required();
    pack_command->add_option("--out", pack.out, "the pack's folder")->required();
    pack_command->add_option("--trained", pack.trained, "a line for the manifest: machine and hours");

    CLI11_PARSE(app, argc, argv);
    if (threads > 0) torch::set_num_threads(threads);
    torch::globalContext().setFlushDenormal(true);
    field.time_budget_s = texture.time_budget_s = minutes * 60;

    if (*pack_command) return finish(write_live_pack(pack));
    if (*train_field_command) return finish(train_field(field));
    const auto parsed = parse_phases(phases);
    if (!parsed) return finish(tl::unexpected(parsed.error()));
    texture.phases = *parsed;
    return finish(train_texture(texture));
}
