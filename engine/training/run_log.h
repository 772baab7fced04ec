#pragma once
// What a long run tells: a CSV line and a point of the plots per report, and on the terminal a bar with the
// time left.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/error.h"

namespace limner::training {

struct LogRow {
    std::int64_t step = 0;
    double seconds = 0;
    std::vector<double> values;
};

class RunLog {
public:
    explicit RunLog(std::vector<std::string> columns) : columns_(std::move(columns)) {}

    /// Begins or continues `csv`. Lines after `step` are dropped: their steps were lost with an interruption.
    Result<> open(const std::filesystem::path& csv, std::int64_t step);
    Result<> add(LogRow row);
    const std::vector<std::string>& columns() const { return columns_; }
    const std::vector<LogRow>& rows() const { return rows_; }

    /// Shows on a terminal how far the run is, at most a few times a second.
    void show_progress(std::int64_t step, std::int64_t last_step);
    /// A line of its own on standard error; the bar makes way.
    void say(const std::string& line);

private:
    using Clock = std::chrono::steady_clock;
    std::string line_of(const LogRow& row) const;

    std::vector<std::string> columns_;
    std::vector<LogRow> rows_;
    std::filesystem::path csv_;
    Clock::time_point start_ = Clock::now(), shown_{};
    std::int64_t first_step_ = -1;  // of this session
};

}  // namespace limner::training
