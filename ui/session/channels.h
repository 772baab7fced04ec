#pragma once
// What of a rendered picture a view shows: its colours, or what lies beside them.

#include <QImage>

#include "engine/generators/generator.h"

namespace limner::ui {

enum class Channel {
    colour,
    labels,   // the class colours
    part,     // white where the active part is
    depth,    // near is bright
    normals,  // x, y, z as red, green, blue
};
inline constexpr int channel_count = 5;

/// Whether `picture` has what `channel` shows; families without a head have no depth.
bool has_channel(const Picture& picture, Channel channel);
/// Null where `picture` has none. `part` counts for Channel::part.
QImage channel_picture(const Picture& picture, Channel channel, Part part);
/// Four times the difference of the colours, of the size of the smaller one; null where one is null.
QImage difference_picture(const QImage& a, const QImage& b);

}  // namespace limner::ui
