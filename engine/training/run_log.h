#pragma once
// What a long run leaves behind: a CSV line per report, a line on the terminal with the time left.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/image.h"

namespace limner::training {

class RunLog {
public:
    RunLog(const std::filesystem::path& csv, const std::vector<std::string>& columns);
    void report(std::int64_t step, std::int64_t last_step, const std::vector<double>& values);
    double seconds() const;

private:
    std::ofstream csv_;
    std::vector<std::string> columns_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::int64_t first_step_ = -1;
};

/// Portable pixmap, for sample sheets on machines without a picture library.
void write_ppm(const std::filesystem::path& file, const Image& image);

}  // namespace limner::training
