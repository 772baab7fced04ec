#include "engine/training/run_log.h"

#include <cstdio>

namespace limner::training {

RunLog::RunLog(const std::filesystem::path& csv, const std::vector<std::string>& columns)
    : columns_(columns) {
    const bool fresh = !std::filesystem::exists(csv);
    csv_.open(csv, std::ios::app);
    if (!fresh) return;
    csv_ << "step,seconds";
    for (const auto& column : columns_) csv_ << ',' << column;
    csv_ << '\n';
}

double RunLog::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void RunLog::report(std::int64_t step, std::int64_t last_step, const std::vector<double>& values) {
    if (first_step_ < 0) first_step_ = step;
    csv_ << step << ',' << seconds();
    for (const double v : values) csv_ << ',' << v;
    csv_ << std::endl;
    const double done = double(step - first_step_);
    const double left = done > 0 ? seconds() / done * double(last_step - step) : 0;
    std::fprintf(stderr, "step %lld/%lld", static_cast<long long>(step), static_cast<long long>(last_step));
    for (std::size_t i = 0; i < values.size(); ++i)
        std::fprintf(stderr, "  %s %.4f", columns_[i].c_str(), values[i]);
    std::fprintf(stderr, "  %.0f min left\n", left / 60);
}

void write_ppm(const std::filesystem::path& file, const Image& image) {
    std::ofstream out(file, std::ios::binary);
    out << "P6\n" << image.width << ' ' << image.height << "\n255\n";
    for (const auto& pixel : image.pixels) {
        const char bytes[] = {char(pixel.r), char(pixel.g), char(pixel.b)};
        out.write(bytes, 3);
    }
}

}  // namespace limner::training
