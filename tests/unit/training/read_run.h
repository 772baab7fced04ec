#pragma once
// What a training run left in its folder, for comparisons.

#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "engine/training/run_state.h"

namespace limner::test {

struct Curve {
    std::vector<std::int64_t> steps;
    std::vector<double> losses;
};

// One value per report of a run's log.
inline Curve curve_of(const std::filesystem::path& run) {
    std::ifstream log(run / "log.csv");
    std::string line;
    std::getline(log, line);
    Curve curve;
    while (std::getline(log, line)) {
        std::stringstream fields(line);
        std::string step, seconds, loss;
        std::getline(fields, step, ',');
        std::getline(fields, seconds, ',');
        std::getline(fields, loss, ',');
        curve.steps.push_back(std::stoll(step));
        curve.losses.push_back(std::stod(loss));
    }
    return curve;
}

inline bool same_arrays(const NamedArrays& left, const NamedArrays& right) {
    if (left.size() != right.size()) return false;
    for (const auto& [name, array] : left) {
        const auto other = right.find(name);
        if (other == right.end() || array.bytes.size() != other->second.bytes.size() ||
            std::memcmp(array.bytes.data(), other->second.bytes.data(), array.bytes.size()) != 0)
            return false;
    }
    return true;
}

inline training::RunState state_of(const std::filesystem::path& run) {
    return training::read_run_state(run).value().value();
}

}  // namespace limner::test
