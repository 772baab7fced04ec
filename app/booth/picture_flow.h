#pragma once
// Pictures come a few times a second; a screen wants sixty. In between, one passes into the next.
//
//     flow.show(picture, /*over=*/Seconds(0.04), now);    // when the engine gives one
//     if (flow.moves(now) || ...) paint(flow.at(now));    // as often as the screen likes

#include <memory>

#include "app/booth/backdrop.h"
#include "app/booth/seconds.h"

namespace limner::booth {

struct StagePicture {
    std::shared_ptr<const Image> image;  // null: nothing yet
    Backdrop backdrop;
};

class PictureFlow {
public:
    /// From `now` on what is on the screen passes into `picture`, within `over`. One of another size takes
    /// its place at once.
    void show(StagePicture picture, Seconds over, Seconds now);
    bool moves(Seconds now) const { return before_.image && now < start_ + over_; }
    StagePicture at(Seconds now) const;

private:
    StagePicture before_, after_;
    Seconds start_{0}, over_{0};
};

/// Every pixel `share` of the way from `before` to `after`, which have one size. Pure.
Image mixed(const Image& before, const Image& after, float share);

}  // namespace limner::booth
