#pragma once
// OpenEXR out, for compositors: colour in linear light, and the numbers behind the picture.
//
//     const auto bytes = encode_exr({.colour = &picture, .depth = &depth});
//     if (bytes) replace_file("face.exr", *bytes);
//
//     R G B A      half    linear light of sRGB's primaries, alpha associated (multiplied into the colour)
//     Z            float   head units along the viewing axis; infinity: nothing there
//     N.X N.Y N.Z  float   surface normal: x right, y up, z to the viewer; 0 0 0: nothing there
//     label        uint    class of the label map
//
// Any thread; nothing is shared. Front doors read no EXR: there is no decoder to attack.

#include <cstddef>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/normal_map.h"
#include "engine/media/png.h"

namespace limner {

/// What goes into one file; all that is there has the same size.
struct ExrChannels {
    const DeepImage* colour = nullptr;
    const DepthMap* depth = nullptr;
    const NormalMap* normals = nullptr;
    const LabelMap* labels = nullptr;
};

/// Equal channels give equal bytes. limit_exceeded, missing_component without OpenEXR.
Result<std::vector<std::byte>> encode_exr(const ExrChannels& channels);
/// The depth alone.
Result<std::vector<std::byte>> encode_depth_exr(const DepthMap& depth);

/// Whether this build writes EXR: what `limner-cli selfcheck` reports.
bool can_write_exr();

}  // namespace limner
