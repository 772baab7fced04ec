#pragma once
// Triangles of the head and of what it wears.

#include <array>
#include <cstdint>

namespace limner::synthetic {

enum class Surface : std::uint8_t {
    face,
    head,
    mouth_socket,
    left_eye_socket,
    right_eye_socket,
    gums,
    teeth,
    left_sclera,
    right_sclera,
    clothes,
    clothes_rim,
    beanie,
    glasses,
    earring,
    necklace,
};

constexpr bool is_skin(Surface s) { return s <= Surface::head; }
/// Thin things that cast no soft shadow.
constexpr bool is_thin(Surface s) { return s >= Surface::glasses; }

struct Triangle {
    std::array<int, 3> vertex;  // counter-clockwise from outside
    Surface surface;
};

}  // namespace limner::synthetic
