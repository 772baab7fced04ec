#pragma once
// The 13 classes of SemanticStyleGAN and SofGAN's merged set, which is the nearest that Limner translates: it
// has every class of ours, and its eyes, brows and ears find their sides again in the picture.

#include <array>
#include <cstdint>

namespace limner::parts {

inline constexpr std::int64_t known_classes = 13;
inline constexpr std::array<std::uint8_t, known_classes> sofgan17_of_class = {0,  1,  3,  2,  6,  4, 9,
                                                                              15, 12, 14, 11, 16, 10};
inline constexpr std::array<std::uint8_t, 17> class_of_sofgan17 = {0, 1,  3,  2, 5, 5, 4, 4, 4,
                                                                   6, 12, 10, 8, 8, 9, 7, 11};

}  // namespace limner::parts
