#include "engine/rendering/label_agreement.h"

#include <cassert>

namespace limner {

LabelAgreement& LabelAgreement::operator+=(const LabelAgreement& other) {
    for (std::size_t i = 0; i < both.size(); ++i) both[i] += other.both[i], either[i] += other.either[i];
    return *this;
}

double LabelAgreement::mean() const {
    double sum = 0;
    int classes = 0;
    for (int label = 0; label < int(either.size()); ++label)
        if (present(label)) sum += iou(label), ++classes;
    return classes > 0 ? sum / classes : 1;
}

LabelAgreement compare_labels(const LabelMap& a, const LabelMap& b) {
    assert(a.pixels.size() == b.pixels.size());
    LabelAgreement agreement;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        ++agreement.either[a.pixels[i]];
        if (a.pixels[i] == b.pixels[i])
            ++agreement.both[a.pixels[i]];
        else
            ++agreement.either[b.pixels[i]];
    }
    return agreement;
}

}  // namespace limner
