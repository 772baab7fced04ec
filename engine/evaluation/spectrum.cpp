#include "engine/evaluation/spectrum.h"

#include <cassert>
#include <cmath>
#include <complex>
#include <numbers>
#include <unsupported/Eigen/FFT>
#include <vector>

namespace limner {

std::array<double, octave_count> octave_energies(const Grid<float>& grid) {
    const int n = grid.width;
    assert(grid.height == n && n >= 32 && (n & (n - 1)) == 0);
    double mean = 0;
    for (const float v : grid.pixels) mean += double(v);
    mean /= double(grid.pixels.size());
    std::vector<double> hann(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i)
        hann[std::size_t(i)] = .5 - .5 * std::cos(2 * std::numbers::pi * (i + .5) / n);

    using Complex = std::complex<double>;
    Eigen::FFT<double> fft;
    Grid<Complex> plane(n, n);
    std::vector<Complex> line(static_cast<std::size_t>(n)), transformed;
    for (int y = 0; y < n; ++y) {
        for (int x = 0; x < n; ++x)
            line[std::size_t(x)] =
                (double(grid.at(x, y)) - mean) * hann[std::size_t(x)] * hann[std::size_t(y)];
        fft.fwd(transformed, line);
        for (int x = 0; x < n; ++x) plane.at(x, y) = transformed[std::size_t(x)];
    }
    std::array<double, octave_count> bands{};
    const double scale = 1 / (double(n) * double(n) * double(n) * double(n));
    for (int x = 0; x < n; ++x) {
        for (int y = 0; y < n; ++y) line[std::size_t(y)] = plane.at(x, y);
        fft.fwd(transformed, line);
        const double u = double(x < n / 2 ? x : x - n) / n;
        for (int y = 0; y < n; ++y) {
            const double v = double(y < n / 2 ? y : y - n) / n;
            const double frequency = std::hypot(u, v);
            for (int octave = 0; octave < octave_count; ++octave)
                if (frequency >= .25 / (1 << octave) && frequency < .5 / (1 << octave))
                    bands[std::size_t(octave)] += std::norm(transformed[std::size_t(y)]) * scale;
        }
    }
    return bands;
}

}  // namespace limner
