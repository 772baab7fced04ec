#pragma once
// Two directions in identity space, found by ridge regression from linear measurements of the modes (spec
// section 14). In standard deviations of the model's identity coefficients.

#include <array>

#include "engine/face_model/face_model.h"

namespace limner::synthetic {

/// Towards a more feminine face: narrower jaw, chin and neck, smaller nose, higher brows, fuller lips.
inline constexpr std::array<float, identity_count> feminine_direction = {
    0.6351f,  0.1300f,  -0.4675f, -0.2495f, -0.5445f, 0.4909f,  0.0850f,  -0.3051f, -0.3890f, -0.1489f,
    0.2688f,  -0.2421f, 0.0485f,  -0.0024f, -0.2121f, -0.0519f, 0.1845f,  0.0928f,  -0.2660f, -0.0175f,
    0.0033f,  -0.1745f, 0.2084f,  -0.1104f, 0.0962f,  -0.0156f, -0.1917f, 0.1313f,  -0.0032f, 0.0897f,
    0.0344f,  0.1139f,  -0.0821f, 0.0108f,  -0.0366f, 0.2411f,  -0.0812f, 0.0219f,  0.0925f,  -0.0615f,
    -0.1862f, -0.0594f, -0.0105f, -0.0021f, 0.1902f,  0.0016f,  0.0501f,  0.0591f,  -0.1318f, 0.0004f,
    -0.0134f, -0.0086f, -0.1083f, -0.0071f, 0.1872f,  -0.0127f, -0.0692f, -0.0447f, -0.0144f, -0.0419f,
    0.0033f,  0.0917f,  -0.0615f, 0.1305f,  -0.0247f, 0.0022f,  -0.0408f, -0.0060f, 0.0512f,  0.0165f,
    -0.0558f, -0.0017f, 0.0126f,  -0.0173f, -0.0288f, -0.0388f, 0.0037f,  -0.0284f, 0.0141f,  -0.0253f,
    -0.0092f, 0.0089f,  0.0822f,  -0.0078f, 0.0347f,  -0.0025f, -0.0741f, 0.1265f,  0.0127f,  -0.0009f,
    -0.0317f, -0.0091f, 0.0938f,  0.0034f,  0.0317f,  -0.0027f, 0.0536f,  0.0037f,  0.0994f,  0.0011f,
};

/// Towards a heavier face: wider jaw, cheeks and neck.
inline constexpr std::array<float, identity_count> heavy_direction = {
    -0.3957f, 0.4017f,  0.2161f,  0.3038f,  0.4717f,  -0.2106f, -0.4206f, -0.2223f, 0.2961f,  0.4144f,
    -0.1250f, 0.3670f,  0.3121f,  0.2932f,  0.0526f,  0.0172f,  0.2429f,  0.0628f,  0.1502f,  -0.1404f,
    -0.0082f, -0.1445f, 0.0834f,  0.0033f,  0.0277f,  0.0443f,  -0.0373f, 0.1171f,  0.0095f,  -0.1601f,
    -0.0116f, 0.0856f,  0.0825f,  -0.0313f, -0.0279f, 0.0775f,  0.0513f,  -0.0626f, 0.0499f,  -0.0774f,
    0.0434f,  0.0871f,  -0.0149f, 0.0054f,  -0.0573f, -0.0062f, 0.0159f,  -0.0816f, 0.0110f,  0.0328f,
    0.0610f,  0.0235f,  -0.0131f, 0.0198f,  -0.0302f, -0.0944f, -0.0793f, 0.0463f,  0.0378f,  -0.0018f,
    -0.0108f, -0.0306f, -0.0484f, 0.0342f,  -0.0144f, -0.0069f, 0.1054f,  0.0179f,  -0.0958f, 0.0113f,
    0.1706f,  0.0055f,  0.0451f,  0.0492f,  -0.0036f, -0.0453f, -0.0121f, -0.0875f, -0.0202f, 0.1176f,
    0.0250f,  -0.0223f, -0.0776f, 0.0227f,  0.0092f,  0.0020f,  0.0612f,  -0.0950f, -0.0049f, 0.0029f,
    0.0073f,  0.0256f,  -0.0289f, -0.0073f, 0.0752f,  0.0088f,  -0.0008f, -0.0088f, 0.0018f,  0.0200f,
};

}  // namespace limner::synthetic
