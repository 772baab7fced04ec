#pragma once
// How well two label maps of the same view agree: intersection over union of every class.
//
//     const LabelAgreement agreement = compare_labels(exact.labels, view.labels);
//     agreement.mean();                        // every class present in either map counts the same

#include <array>
#include <cstdint>

#include "engine/core/image.h"

namespace limner {

struct LabelAgreement {
    std::array<std::int64_t, 256> both{}, either{};  // pixels of each class in both maps, in one at least

    bool present(int label) const { return either[std::size_t(label)] > 0; }
    /// Of a present class, 0..1.
    double iou(int label) const {
        return double(both[std::size_t(label)]) / double(either[std::size_t(label)]);
    }
    /// Counts another pair of maps, too.
    LabelAgreement& operator+=(const LabelAgreement& other);
    /// Over the present classes; 1 when there are none.
    double mean() const;
};

/// Both maps of the same size. Pure.
LabelAgreement compare_labels(const LabelMap& a, const LabelMap& b);

}  // namespace limner
