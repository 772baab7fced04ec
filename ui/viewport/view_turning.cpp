#include "ui/viewport/view_turning.h"

#include <cmath>

namespace limner::ui {
namespace {

constexpr double begins_after = 8, rests_within = 4, quarter = 90;  // degrees

}  // namespace

double ViewTurning::turned_by(double degrees) {
    by_ += degrees;
    if (slack_ == 0 && std::abs(by_) <= begins_after) return from_;
    if (slack_ == 0) slack_ = std::copysign(begins_after, by_);
    const double turn = from_ + by_ - slack_, nearest = std::round(turn / quarter) * quarter;
    return std::abs(turn - nearest) <= rests_within ? nearest : turn;
}

}  // namespace limner::ui
