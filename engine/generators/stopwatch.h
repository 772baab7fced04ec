#pragma once
// Times of a render's stages.
//
//     Stopwatch watch(picture.stages);
//     ...
//     watch.lap("synthesis");

#include <chrono>

#include "engine/generators/generator.h"

namespace limner {

class Stopwatch {
public:
    explicit Stopwatch(std::vector<StageTime>& stages) : stages_(stages) {}
    /// Notes the time since the last lap. `stage` must be a literal.
    void lap(const char* stage) {
        const auto now = std::chrono::steady_clock::now();
        stages_.push_back({stage, std::chrono::duration<float, std::milli>(now - last_).count()});
        last_ = now;
    }

private:
    std::vector<StageTime>& stages_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace limner
