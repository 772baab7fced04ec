#include "app/booth/backdrop.h"

#include <Eigen/Dense>
#include <cmath>

#include "engine/core/label_set.h"

namespace limner::booth {
namespace {

constexpr int step = 3;  // a smooth field does not need every pixel
// Pulls slopes towards none, as much as so many pixels would: some background is a strip beside long hair.
constexpr double reluctance = 12;
constexpr int fewest = 24;  // pixels that make a background

bool is_background(const LabelMap& labels, int x, int y, const Image& image) {
    const int u = x * labels.width / image.width, v = y * labels.height / image.height;
    return labels.at(u, v) == std::uint8_t(FaceClass::background);
}

class Fit {
public:
    void add(const Image& image, int x, int y) {
        const double u = 2 * (x + 0.5) / image.width - 1, v = 2 * (y + 0.5) / image.height - 1;
        const Eigen::Vector4d at(1, u, v, u * u + v * v);
        const Rgba pixel = image.at(x, y);
        squares_ += at * at.transpose();
        colours_ += at * Eigen::RowVector3d(pixel.r, pixel.g, pixel.b) / 255;
        ++count_;
    }
    int count() const { return count_; }
    Backdrop solved() const {
        Eigen::Matrix4d squares = squares_;
        squares.diagonal().tail<3>().array() += reluctance;
        const Eigen::Matrix<double, 4, 3> terms = squares.ldlt().solve(colours_);
        Backdrop backdrop;
        for (int channel = 0; channel < 3; ++channel)
            for (int i = 0; i < 4; ++i)
                backdrop.terms[std::size_t(channel)][std::size_t(i)] = float(terms(i, channel));
        return backdrop;
    }

private:
    Eigen::Matrix4d squares_ = Eigen::Matrix4d::Zero();
    Eigen::Matrix<double, 4, 3> colours_ = Eigen::Matrix<double, 4, 3>::Zero();
    int count_ = 0;
};

}  // namespace

Backdrop backdrop_of(const Image& image, const LabelMap* labels) {
    if (image.empty()) return {};
    Fit background;
    if (labels && !labels->empty())
        for (int y = 0; y < image.height; y += step)
            for (int x = 0; x < image.width; x += step)
                if (is_background(*labels, x, y, image)) background.add(image, x, y);
    if (background.count() >= fewest) return background.solved();
    Fit border;
    for (int x = 0; x < image.width; ++x) border.add(image, x, 0);
    for (int y = 0; y < image.height / 2; ++y) {
        border.add(image, 0, y);
        border.add(image, image.width - 1, y);
    }
    return border.solved();
}

Backdrop mixed(const Backdrop& before, const Backdrop& after, float share) {
    Backdrop result;
    for (std::size_t channel = 0; channel < 3; ++channel)
        for (std::size_t i = 0; i < 4; ++i)
            result.terms[channel][i] = std::lerp(before.terms[channel][i], after.terms[channel][i], share);
    return result;
}

}  // namespace limner::booth
