#include "engine/evaluation/picture_figures.h"

#include <algorithm>
#include <cmath>

#include "engine/evaluation/distribution_metrics.h"
#include "engine/evaluation/spectrum.h"
#include "engine/media/image_file.h"

namespace limner {
namespace {

/// A mean that knows when it has nothing to tell.
class Mean {
public:
    void add(double value) { sum_ += value, ++count_; }
    Figure figure(std::string key, std::string title, std::string missing) const {
        Figure figure{std::move(key), std::move(title)};
        if (count_ > 0)
            figure.value = sum_ / double(count_);
        else
            figure.missing = std::move(missing);
        return figure;
    }

private:
    double sum_ = 0;
    std::int64_t count_ = 0;
};

bool is_bare_skin(std::uint8_t label) {
    return label == std::uint8_t(FaceClass::skin) || label == std::uint8_t(FaceClass::nose);
}

Part part_of(std::uint8_t label) { return info(static_cast<FaceClass>(label)).part; }

// Every step of yaw between neighbours, in both directions.
void add_view_consistency(std::span<const EvaluationSubject> subjects, Figures& figures) {
    double squares = 0;
    std::int64_t pixels = 0;
    Mean similarity;
    for (const auto& subject : subjects) {
        if (!subject.has_camera) continue;
        for (std::size_t i = 0; i + 1 < subject.turned.size(); ++i)
            for (const bool forth : {true, false}) {
                const auto& source = subject.turned[forth ? i : i + 1];
                const auto& target = subject.turned[forth ? i + 1 : i];
                auto warped = warp(source, target);
                std::int64_t seen = 0;
                for (std::size_t k = 0; k < warped.seen.pixels.size(); ++k) {
                    auto& counts = warped.seen.pixels[k];
                    if (!is_bare_skin(target.labels.pixels[k])) counts = 0;
                    seen += counts != 0;
                }
                if (seen == 0) continue;
                squares += mean_squared_error(warped.image, target.image, warped.seen) * double(seen);
                pixels += seen;
                const auto similar = structural_similarity(warped.image, target.image, warped.seen);
                if (similar.windows > 0) similarity.add(similar.mean);
            }
    }
    const char* missing = "the model tells no depth with its camera";
    Figure psnr{"view_consistency.psnr", "bare skin turned by 15 degrees, PSNR in dB"};
    if (pixels > 0)
        psnr.value = peak_signal_to_noise(squares / double(pixels));
    else
        psnr.missing = missing;
    figures.push_back(std::move(psnr));
    figures.push_back(
        similarity.figure("view_consistency.ssim", "bare skin turned by 15 degrees, SSIM", missing));
}

double change(const Rgba& a, const Rgba& b) {
    return std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b);
}

// Share of all change between two pictures that lies on pixels of `part`.
void add_style_locality(std::span<const EvaluationSubject> subjects, Figures& figures) {
    constexpr std::int64_t least_pixels = 50;  // of the part, to say anything
    Mean all;
    std::map<Part, Mean> by_part;
    for (const auto& subject : subjects)
        for (const auto& [part, after] : subject.restyled) {
            const auto& before = subject.front();
            double inside = 0, total = 0;
            std::int64_t pixels = 0;
            for (std::size_t i = 0; i < before.image.pixels.size(); ++i) {
                const double c = change(before.image.pixels[i], after.image.pixels[i]);
                const bool within = part_of(before.labels.pixels[i]) == part;
                total += c;
                if (within) inside += c, ++pixels;
            }
            if (pixels < least_pixels || total == 0) continue;
            by_part[part].add(inside / total);
            all.add(inside / total);
        }
    figures.push_back(all.figure("style_locality.mean", "share of a restyled part's change that lies on it",
                                 "no part changed"));
    for (const Part part : evaluation_parts)
        figures.push_back(by_part[part].figure("style_locality." + std::string(key(part)),
                                               "  of " + std::string(name(part)), "it is too small here"));
}

std::array<double, 3> mean_colour(const ViewSample& view, Part part, std::int64_t& pixels) {
    std::array<double, 3> sum{};
    pixels = 0;
    for (std::size_t i = 0; i < view.labels.pixels.size(); ++i) {
        if (part_of(view.labels.pixels[i]) != part) continue;
        const auto& p = view.image.pixels[i];
        sum[0] += p.r, sum[1] += p.g, sum[2] += p.b, ++pixels;
    }
    for (auto& s : sum) s /= double(std::max<std::int64_t>(pixels, 1));
    return sum;
}

// Mean colour of a part: how far another head moves it, over how far another style does.
void add_texture_independence(std::span<const EvaluationSubject> subjects, Figures& figures) {
    constexpr std::int64_t least_pixels = 200;
    double by_head = 0, by_style = 0;
    for (const auto& subject : subjects)
        for (const auto& [part, restyled] : subject.restyled) {
            std::int64_t here, there, then;
            const auto now = mean_colour(subject.front(), part, here);
            const auto head = mean_colour(subject.another_head, part, there);
            const auto style = mean_colour(restyled, part, then);
            if (std::min({here, there, then}) < least_pixels) continue;
            by_head += std::hypot(now[0] - head[0], now[1] - head[1], now[2] - head[2]);
            by_style += std::hypot(now[0] - style[0], now[1] - style[1], now[2] - style[2]);
        }
    Figure figure{"independence.colour_under_geometry",
                  "colour of a part moved by another head, in moves by another style"};
    if (by_style > 0)
        figure.value = by_head / by_style;
    else
        figure.missing = "styles change no colour";
    figures.push_back(std::move(figure));

    Mean same;
    for (const auto& subject : subjects)
        for (const auto& [part, restyled] : subject.restyled) {
            std::int64_t equal = 0;
            for (std::size_t i = 0; i < restyled.labels.pixels.size(); ++i)
                equal += restyled.labels.pixels[i] == subject.front().labels.pixels[i];
            same.add(double(equal) / double(restyled.labels.pixels.size()));
        }
    figures.push_back(
        same.figure("independence.labels_under_style", "label map kept under another style", "no styles"));
}

// Frontal pictures of 32 x 32 pixels as vectors; divided so that a distance is a root mean square in 0..1.
void add_diversity(std::span<const EvaluationSubject> subjects, Figures& figures) {
    constexpr int side = 32;
    FeatureSet pictures(3 * side * side);
    for (const auto& subject : subjects) {
        const auto small = shrunk(subject.front().image, side);
        std::vector<float> vector;
        const float scale = 1 / (255 * std::sqrt(3.0f * side * side));
        for (const auto& p : small.pixels)
            for (const auto channel : {p.r, p.g, p.b}) vector.push_back(float(channel) * scale);
        pictures.add(vector);
    }
    Figure figure{"diversity.pictures", "mean distance of two frontal pictures, RMS of 0..1"};
    if (pictures.size() > 1)
        figure.value = mean_pairwise_distance(pictures);
    else
        figure.missing = "it takes two people";
    figures.push_back(std::move(figure));
}

void add_sharpness(std::span<const EvaluationSubject> subjects, Figures& figures) {
    std::array<Mean, octave_count> octaves;
    for (const auto& subject : subjects) {
        const auto energies = octave_energies(luma(subject.front().image));
        for (std::size_t i = 0; i < octaves.size(); ++i) octaves[i].add(energies[i] * 1e6);
    }
    const char* const names[] = {"1/4 to 1/2", "1/8 to 1/4", "1/16 to 1/8"};
    for (std::size_t i = 0; i < octaves.size(); ++i)
        figures.push_back(octaves[i].figure("detail.octave_" + std::to_string(i + 1),
                                            std::string("power at ") + names[i] + " cycles per pixel, 1e-6",
                                            "no pictures"));
}

}  // namespace

Figures picture_figures(std::span<const EvaluationSubject> subjects) {
    Figures figures;
    add_view_consistency(subjects, figures);
    add_style_locality(subjects, figures);
    add_texture_independence(subjects, figures);
    add_diversity(subjects, figures);
    add_sharpness(subjects, figures);
    return figures;
}

}  // namespace limner
