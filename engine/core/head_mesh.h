#pragma once
// The surface of a head, for other programs.

#include <array>
#include <cstdint>
#include <vector>

namespace limner {

/// Everything per vertex stands beside `positions`, or is empty where the model does not know it.
struct HeadMesh {
    std::vector<std::array<float, 3>> positions;         // centimetres; x right, y up, z out of the face
    std::vector<std::array<float, 3>> normals;           // unit length, outwards
    std::vector<std::array<std::uint8_t, 3>> colours;    // sRGB
    std::vector<std::uint8_t> labels;                    // FaceClass
    std::vector<std::array<std::int32_t, 3>> triangles;  // counter-clockwise from outside
};

}  // namespace limner
