#include "engine/rendering/sample_grid.h"

#include <algorithm>

#include "engine/core/vector_clones.h"

namespace limner {
namespace {

LIMNER_VECTOR_CLONES
void limit_logits(float* logits, std::size_t count) {
    // A comparison with not-a-number is false, so it ends as the lower limit.
    for (std::size_t i = 0; i < count; ++i) {
        const float raised = logits[i] > -1e4f ? logits[i] : -1e4f;
        logits[i] = raised < 1e4f ? raised : 1e4f;
    }
}

/// Below zero by as little as keeps the lid on the bounds.
constexpr float outside_occupancy = -1e-4f;

}  // namespace

void occupancy_of(std::span<float> logits, int classes, std::span<float> occupancy) {
    limit_logits(logits.data(), logits.size());
    for (std::size_t i = 0; i < occupancy.size(); ++i) {
        const float* row = &logits[i * std::size_t(classes)];
        float top = row[1];
        for (int c = 2; c < classes; ++c) top = std::max(top, row[c]);
        occupancy[i] = top - row[0];
    }
}

int foreground_class(const float* logits, int classes) {
    int best = 1;
    for (int c = 2; c < classes; ++c)
        if (logits[c] > logits[best]) best = c;
    return best;
}

SampleGrid::SampleGrid(const BakeOptions& options)
    : side_(options.finest + 1),
      classes_(options.classes),
      closed_(options.closed),
      low_(options.low),
      spacing_((options.high - options.low) / float(options.finest)),
      index_(std::size_t(side_) * std::size_t(side_) * std::size_t(side_), unknown) {
    // A head takes some 13 samples per finest cell of one side of the bounds; untouched memory costs nothing.
    const std::size_t rows = 16 * std::size_t(side_) * std::size_t(side_);
    occupancy_.reserve(rows);
    logits_.reserve(rows * std::size_t(classes_));
}

void SampleGrid::want(GridPoint point) {
    std::int32_t& slot = index_[linear(point)];
    if (slot != unknown) return;
    slot = wanted;
    pending_.push_back(point);
}

bool SampleGrid::ask(const FieldQuery& query, const BakeOptions& options) {
    const std::size_t chunk = std::size_t(options.chunk), classes = std::size_t(classes_);
    const std::size_t first = occupancy_.size();
    logits_.resize((first + pending_.size()) * classes);
    occupancy_.resize(first + pending_.size());
    for (std::size_t begin = 0; begin < pending_.size(); begin += chunk) {
        if (options.cancelled && options.cancelled()) return false;
        const std::size_t count = std::min(chunk, pending_.size() - begin);
        points_.resize(count);
        for (std::size_t i = 0; i < count; ++i) points_[i] = position(pending_[begin + i]);
        const std::span<float> rows(&logits_[(first + begin) * classes], count * classes);
        query(points_, rows);
        occupancy_of(rows, classes_, std::span(&occupancy_[first + begin], count));
    }
    for (std::size_t i = 0; i < pending_.size(); ++i) {
        const GridPoint p = pending_[i];
        index_[linear(p)] = std::int32_t(first + i);
        const int last = side_ - 1;
        const bool on_bounds = p.x == 0 || p.y == 0 || p.z == 0 || p.x == last || p.y == last || p.z == last;
        float& occupancy = occupancy_[first + i];
        if (closed_ && on_bounds) occupancy = std::min(occupancy, outside_occupancy);
    }
    pending_.clear();
    return true;
}

}  // namespace limner
