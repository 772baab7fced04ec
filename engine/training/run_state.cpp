#include "engine/training/run_state.h"

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <regex>
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

// The step in the name of a state file or of a part of one; -1 for other files, such as copies somebody
// keeps.
std::int64_t step_of(const std::filesystem::path& file) {
    static const std::regex pattern(std::string(prefix) + "[0-9]{6,}(-[0-9]+-of-[0-9]+)?\\.safetensors");
    const auto name = file.filename().string();
    if (!std::regex_match(name, pattern)) return -1;
    return std::strtoll(name.c_str() + std::string_view(prefix).size(), nullptr, 10);
}

// Doubles as text that reads back to the same bits, whatever they are.
std::string exact(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%a ", value);
    return text;
}

std::optional<RunState> state_of(Safetensors file) {
    if (!file.metadata.contains("step")) return std::nullopt;
    RunState state;
    state.step = std::strtoll(file.metadata["step"].c_str(), nullptr, 10);
    state.seconds = std::strtod(file.metadata["seconds"].c_str(), nullptr);
    const auto& sums = file.metadata["sums"];
    const char* at = sums.c_str();
    for (char* end = nullptr;; at = end) {
        const double value = std::strtod(at, &end);
        if (end == at) break;
        state.sums.push_back(value);
    }
    state.arrays = std::move(file.arrays);
    return state;
}

}  // namespace

Result<> write_run_state(const std::filesystem::path& run, const RunState& state, std::uint64_t part_bytes) {
    std::string sums;
    for (const double sum : state.sums) sums += exact(sum);
    const std::map<std::string, std::string> metadata{
        {"step", std::to_string(state.step)}, {"seconds", exact(state.seconds)}, {"sums", sums}};
    if (auto ok = write_safetensors_parts(run, stem_of(state.step), state.arrays, metadata, part_bytes); !ok)
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
