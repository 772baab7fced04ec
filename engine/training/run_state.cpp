#include "engine/training/run_state.h"

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/checkpoints/safetensors_parts.h"

namespace limner::training {
namespace {

constexpr const char* prefix = "state-";

std::string stem_of(std::int64_t step) {
    char stem[32];
    std::snprintf(stem, sizeof stem, "%s%06lld", prefix, static_cast<long long>(step));
    return stem;
}

// The step in the name of a state file; -1 for other files.
std::int64_t step_of(const std::filesystem::path& file) {
    const auto name = file.filename().string();
    if (!name.starts_with(prefix) || !name.ends_with(".safetensors")) return -1;
    return std::strtoll(name.c_str() + std::string_view(prefix).size(), nullptr, 10);
}

std::optional<RunState> state_of(Safetensors file) {
    const auto numbers = nlohmann::json::parse(file.metadata["run"], nullptr, /*allow_exceptions=*/false);
    if (!numbers.is_object()) return std::nullopt;
    try {
        return RunState{numbers.at("step"), numbers.at("seconds"), numbers.at("sums"),
                        std::move(file.arrays)};
    } catch (const nlohmann::json::exception&) {  // missing, or of another kind
        return std::nullopt;
    }
}

}  // namespace

Result<> write_run_state(const std::filesystem::path& run, const RunState& state, std::uint64_t part_bytes) {
    const nlohmann::json numbers{{"step", state.step}, {"seconds", state.seconds}, {"sums", state.sums}};
    if (auto ok = write_safetensors_parts(run, stem_of(state.step), state.arrays, {{"run", numbers.dump()}},
                                          part_bytes);
        !ok)
        return ok;
    std::error_code ignored;  // a leftover is passed over when the state is read
    for (const auto& entry : std::filesystem::directory_iterator(run, ignored))
        if (const auto step = step_of(entry.path()); step >= 0 && step < state.step)
            std::filesystem::remove(entry.path(), ignored);
    return {};
}

Result<std::optional<RunState>> read_run_state(const std::filesystem::path& run) {
    std::set<std::int64_t, std::greater<>> steps;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(run, error))
        if (const auto step = step_of(entry.path()); step >= 0) steps.insert(step);
    for (const auto step : steps) {
        auto file = read_safetensors_parts(run, stem_of(step));
        if (!file && file.error().code == Errc::file_not_found) continue;  // interrupted between its parts
        if (!file) return tl::unexpected(file.error());
        auto state = state_of(std::move(*file));
        if (!state)
            return failure(Errc::bad_checkpoint, "The training state after step " + std::to_string(step) +
                                                     " in " + run.string() + " is damaged.");
        return state;
    }
    return std::nullopt;
}

}  // namespace limner::training
