#include "engine/training/run_log.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "engine/core/file.h"

namespace limner::training {
namespace {

bool on_terminal() {
    static const bool terminal = ::isatty(STDERR_FILENO) != 0;
    return terminal;
}

std::string duration(double seconds) {
    char text[32];
    if (seconds < 90)
        std::snprintf(text, sizeof text, "%.0f s", seconds);
    else if (seconds < 5400)
        std::snprintf(text, sizeof text, "%.0f min", seconds / 60);
    else
        std::snprintf(text, sizeof text, "%.1f h", seconds / 3600);
    return text;
}

}  // namespace

std::string RunLog::line_of(const LogRow& row) const {
    std::ostringstream line;
    line << row.step << ',' << row.seconds;
    for (const double value : row.values) line << ',' << value;
    line << '\n';
    return line.str();
}

Result<> RunLog::open(const std::filesystem::path& csv, std::int64_t step) {
    csv_ = csv;
    std::string text = "step,seconds";
    for (const auto& column : columns_) text += "," + column;
    text += "\n";
    std::ifstream old(csv);
    std::string line;
    std::getline(old, line);  // the header
    while (std::getline(old, line)) {
        std::vector<double> fields;
        for (const char* at = line.c_str();; ++at) {  // strtod reads nan and inf, streams do not
            char* end = nullptr;
            fields.push_back(std::strtod(at, &end));
            if (at == end || *end != ',') break;
            at = end;
        }
        LogRow row{std::int64_t(fields[0]), fields.size() > 1 ? fields[1] : 0, {}};
        if (fields.size() > 2) row.values.assign(fields.begin() + 2, fields.end());
        if (row.values.size() != columns_.size() || row.step > step) break;
        text += line_of(row);
        rows_.push_back(std::move(row));
    }
    return replace_file(csv, std::as_bytes(std::span<const char>(text)));
}

Result<> RunLog::add(LogRow row) {
    std::ofstream csv(csv_, std::ios::app);
    csv << line_of(row) << std::flush;
    if (!csv) return failure(Errc::file_unwritable, "Could not write to " + csv_.string() + ".");
    rows_.push_back(std::move(row));
    return {};
}

void RunLog::show_progress(std::int64_t step, std::int64_t last_step) {
    const auto now = Clock::now();
    if (first_step_ < 0) first_step_ = step;
    if (!on_terminal() || now - shown_ < std::chrono::milliseconds(250)) return;
    shown_ = now;
    constexpr int width = 24;
    const auto filled = std::size_t(width * step / std::max<std::int64_t>(last_step, 1));
    std::string bar(width, '.');
    std::fill_n(bar.begin(), filled, '#');
    std::string text = "[" + bar + "] " + std::to_string(step) + "/" + std::to_string(last_step);
    if (!rows_.empty()) {
        char loss[48];
        std::snprintf(loss, sizeof loss, ", %s %.4g", columns_[0].c_str(), rows_.back().values[0]);
        text += loss;
    }
    if (step > first_step_) {
        const double spent = std::chrono::duration<double>(now - start_).count();
        text += ", " + duration(spent / double(step - first_step_) * double(last_step - step)) + " left";
    }
    std::fprintf(stderr, "\r%s\033[K", text.c_str());
}

void RunLog::say(const std::string& line) {
    std::fprintf(stderr, "%s%s\n", on_terminal() ? "\r\033[K" : "", line.c_str());
}

}  // namespace limner::training
