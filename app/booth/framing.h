#pragma once
// Where the picture lies on a screen of any shape.
//
//      landscape                 portrait
//     +-----+------+-----+       +--------+
//     |     |      |     |       |  more  |
//     | more| face | more|      +| - - - -|+
//     |     |      |     |      ||  face  ||
//     +-----+------+-----+      +| - - - -|+
//                                |  more  |
//                                +--------+

namespace limner::booth {

/// In pixels of the screen, top left origin. The picture is square; it may be wider than the screen.
struct Framing {
    float left = 0, top = 0, side = 0;
    /// What the portrait's own zoom is multiplied by: a tall screen has room around the head.
    float zoom = 1;
};

/// Pure.
Framing framing_of(int width, int height);

}  // namespace limner::booth
