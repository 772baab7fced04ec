#include "engine/training/analysis_batch.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "engine/core/random.h"
#include "engine/face_analysis/face_frame.h"

namespace limner::training {
namespace {

using namespace analysis;

constexpr std::size_t pixel_count = std::size_t(analysis_size) * analysis_size;

// The factor behind every coefficient.
std::array<std::string, coefficient_count> factor_keys() {
    std::array<std::string, coefficient_count> keys;
    const char* const angles[] = {"view.yaw", "view.pitch", "view.roll"};
    for (std::size_t i = 0; i < pose.count; ++i) keys[pose.begin + i] = angles[i];
    for (std::size_t i = 0; i < identity.count; ++i)
        keys[identity.begin + i] = "identity." + std::to_string(i);
    for (std::size_t i = 0; i < expression.count; ++i)
        keys[expression.begin + i] = "expression." + std::string(expression_names()[i]);
    keys[gaze.begin] = "gaze.x";
    keys[gaze.begin + 1] = "gaze.y";
    for (std::size_t channel = 0; channel < 3; ++channel)
        for (std::size_t k = 0; k < 9; ++k)
            keys[light.begin + channel * 9 + k] = "sh_all." + std::to_string(k * 3 + channel);
    keys[skin.begin] = "skin.melanin";
    keys[skin.begin + 1] = "skin.haemoglobin";
    return keys;
}

template <class T>
void copy_row(const torch::Tensor& to, std::size_t row, const T* from, std::size_t count) {
    std::copy_n(from, count, to.data_ptr<T>() + row * count);
}

}  // namespace

Result<AnalysisBatcher> AnalysisBatcher::open(const std::filesystem::path& folder) {
    auto set = ShardSet::open(folder, "portraits-", {"rgb", "labels", "coverage", "landmarks"});
    if (!set) return tl::unexpected(set.error());
    if (set->row<std::uint8_t>("labels", 0).size() != pixel_count)
        return failure(Errc::bad_checkpoint, "The pictures in " + folder.string() + " are not " +
                                                 std::to_string(analysis_size) +
                                                 " pixels wide: draw them with --size 256.");
    const auto keys = factor_keys();
    const auto& names = set->factor_names();
    std::array<std::size_t, coefficient_count> columns{};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto found = std::find(names.begin(), names.end(), keys[i]);
        if (found == names.end())
            return failure(Errc::model_mismatch,
                           "The training set in " + folder.string() + " does not tell " + keys[i] + ".");
        columns[i] = std::size_t(found - names.begin());
    }
    return AnalysisBatcher(std::move(*set), columns);
}

LabelledPicture AnalysisBatcher::picture(std::size_t view) const {
    LabelledPicture picture{Image(analysis_size, analysis_size), LabelMap(analysis_size, analysis_size),
                            Grid<std::uint8_t>(analysis_size, analysis_size)};
    const auto rgb = set_.row<std::uint8_t>("rgb", view);
    for (std::size_t i = 0; i < pixel_count; ++i)
        picture.picture.pixels[i] = {rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]};
    const auto labels = set_.row<std::uint8_t>("labels", view);
    std::copy(labels.begin(), labels.end(), picture.labels.pixels.begin());
    const auto coverage = set_.row<std::uint8_t>("coverage", view);
    std::copy(coverage.begin(), coverage.end(), picture.coverage.pixels.begin());
    const auto landmarks = set_.row<float>("landmarks", view);
    for (std::size_t i = 0; i < face_landmark_count; ++i)
        picture.landmarks[i] = {landmarks[2 * i], landmarks[2 * i + 1]};
    return picture;
}

Coefficients AnalysisBatcher::coefficients(std::size_t view) const {
    const auto factors = set_.row<float>("factors", view);
    Coefficients result;
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = factors[columns_[i]];
    // The renderer's camera moves where Limner's head turns.
    result[pose.begin] = -result[pose.begin];
    result[pose.begin + 1] = -result[pose.begin + 1];
    normalise_light(result);
    return result;
}

AnalysisBatch AnalysisBatcher::make(const std::vector<std::size_t>& views, std::optional<std::uint64_t> seed,
                                    int threads) const {
    const auto N = std::int64_t(views.size());
    const auto count = std::int64_t(coefficient_count), marks = std::int64_t(face_landmark_count);
    AnalysisBatch batch{torch::empty({N, analysis_size, analysis_size, 3}, torch::kUInt8),
                        torch::empty({N, analysis_size, analysis_size}, torch::kUInt8),
                        torch::empty({N, marks, 2}),
                        torch::empty({N, marks}),
                        torch::empty({N, count}),
                        torch::empty({N, count})};
    const auto fill = [&](std::size_t i) {
        AugmentedPicture seen;
        if (seed) {
            seen = augmented(picture(views[i]), random_bits(*seed, "view of a batch", i));
        } else {
            auto plain = picture(views[i]);
            seen.picture = std::move(plain.picture);
            seen.labels = std::move(plain.labels);
            seen.landmarks = plain.landmarks;
        }
        auto* rgb = batch.pictures.data_ptr<std::uint8_t>() + i * pixel_count * 3;
        for (const auto& p : seen.picture.pixels) *rgb++ = p.r, *rgb++ = p.g, *rgb++ = p.b;
        copy_row(batch.labels, i, seen.labels.pixels.data(), pixel_count);
        std::array<float, 2 * face_landmark_count> places{};
        std::array<float, face_landmark_count> inside{};
        for (std::size_t k = 0; k < inside.size(); ++k) {
            const auto [x, y] = seen.landmarks[k];
            places[2 * k] = x, places[2 * k + 1] = y;
            inside[k] = x >= 0 && y >= 0 && x <= float(analysis_size) && y <= float(analysis_size);
        }
        copy_row(batch.landmarks, i, places.data(), places.size());
        copy_row(batch.inside, i, inside.data(), inside.size());

        auto numbers = coefficients(views[i]);
        Coefficients known;
        known.fill(1);
        if (seen.mirrored) {
            numbers = analysis::mirrored(numbers);
            std::fill_n(known.begin() + identity.begin, identity.count, 0.0f);
        }
        numbers[pose.begin + 2] += seen.clockwise;
        for (std::size_t k = 0; k < light.count; ++k) numbers[light.begin + k] *= seen.gain[k / 9];
        normalise_light(numbers);
        copy_row(batch.coefficients, i, numbers.data(), numbers.size());
        copy_row(batch.known, i, known.data(), known.size());
    };
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto i = next++; i < views.size(); i = next++) fill(i);
    };
    std::vector<std::thread> helpers;
    for (int i = 1; i < threads; ++i) helpers.emplace_back(work);
    work();
    for (auto& helper : helpers) helper.join();
    return batch;
}

AnalysisBatcher::Statistics AnalysisBatcher::statistics(std::size_t views) const {
    const auto n = std::min<std::size_t>(views, 8192);
    auto rows = torch::empty({std::int64_t(n), std::int64_t(coefficient_count)});
    for (std::size_t i = 0; i < n; ++i) {
        const auto numbers = coefficients(i * views / n);
        copy_row(rows, i, numbers.data(), numbers.size());
    }
    const auto spread = rows.std(0, /*unbiased=*/false);
    return {rows.mean(0), torch::where(spread > 1e-4, spread, torch::zeros_like(spread))};
}

}  // namespace limner::training
