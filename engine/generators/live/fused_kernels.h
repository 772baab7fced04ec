#pragma once
// The inner loops of the live model's fused networks, compiled once per instruction set. Plain pointers only:
// the sources that implement this table are compiled for processors that the program may not run on, so they
// must not share an inline function with anything else.
//
// Pixels are channels-last; channel counts of feature maps are multiples of 16 (padded with zeros). "Packed"
// 3x3 kernels: [out / 16][ky][kx * in + i][16], so that the three taps of one row are one run of numbers.

#include <cstddef>
#include <cstdint>

namespace limner::live::fused {

inline constexpr int group = 16;            // output channels packed together
inline constexpr std::uint8_t mixed = 255;  // in a class map: several classes share the pixel

/// 3x3 convolution, spatial modulation and activation of one layer.
struct RegionLayer {
    int in = 0, out = 0;
    const float* kernel = nullptr;    // packed
    const float* classes = nullptr;   // [classes][2 out]: a, b
    const float* features = nullptr;  // [features][2 out]
};

/// One resolution of the texture network. Maps with a border have one zero pixel on each side.
struct TextureLevel {
    int size = 0, classes = 0, guide_channels = 0, features = 0;
    const std::uint8_t* area = nullptr;  // [size+2][size+2] class, `classes` outside, or `mixed`
    const float* masks = nullptr;        // [size][size][classes], filled where the area is mixed
    const float* guide = nullptr;        // [size+2][size+2][guide_channels]
    const float* below = nullptr;        // [size/2][size/2][in]; first level: [size][size][in]
    bool enlarge = true;
    float* above = nullptr;  // [size][size][out], or nothing

    const float* feature_kernel = nullptr;   // packed, from the guide
    const float* feature_classes = nullptr;  // [9][classes + 1][features]: the kernel of a one-hot map
    const float* feature_bias = nullptr;     // [features]
    RegionLayer first, second;

    const float* rgb_kernel = nullptr;  // [out][4], or nothing
    const float* rgb_bias = nullptr;    // [4]
    const float* rgb_below = nullptr;   // [size/2][size/2][4], or nothing
    float* rgb_above = nullptr;         // [size][size][4], or nothing
    bool bounded = false;               // detail stays within `margin` of the colours of rgb_below
    float margin = 0;
    const float* colours = nullptr;  // [classes][8]: mean colour, gain under the irradiance; or nothing
    int irradiance = 0;              // first of three guide channels
    float* picture = nullptr;        // [3][size][size], or nothing
    std::uint8_t* bytes = nullptr;   // [size][size][4], or nothing
};

/// A dense 3x3 convolution of a bordered map with bias and activation (the network's start).
struct StartLayer {
    int size = 0, in = 0, out = 0;
    const float* map = nullptr;     // [size+2][size+2][in]
    const float* kernel = nullptr;  // packed
    const float* bias = nullptr;    // [out]
    float* above = nullptr;         // [size][size][out]
};

/// The generated layers of one head. Packed matrices: [out / 12][in][12], out padded to a multiple of 12.
struct FieldLayers {
    int bands = 0, input = 0, hidden = 0, classes = 0;
    const float* weights[4] = {};
    const float* biases[4] = {};
};
inline constexpr int field_rows = 12;   // outputs packed together
inline constexpr int field_block = 32;  // points evaluated together

struct Kernels {
    const char* name;
    /// Rows [begin, end) of a level. `scratch`: texture_scratch(level) floats, 64-byte aligned.
    void (*texture_rows)(const TextureLevel& level, int begin, int end, float* scratch);
    void (*start)(const StartLayer& layer);
    /// out [rows][columns] = bias [columns] + x [rows][inner] * matrix [inner][columns].
    void (*affine)(const float* x, const float* matrix, const float* bias, int rows, int inner, int columns,
                   float* out);
    /// Planar masks [classes][size][size], rows [begin, end) -> bordered class map and mixed masks.
    void (*classify)(const float* planes, int size, int classes, int begin, int end, std::uint8_t* area,
                     float* masks);
    /// points [count][3] -> logits [count][classes], count <= field_block. `scratch`: field_scratch(layers).
    void (*field)(const FieldLayers& layers, const float* points, int count, float* logits, float* scratch);
};

std::size_t texture_scratch(const TextureLevel& level);
std::size_t field_scratch(const FieldLayers& layers);

const Kernels& kernels_baseline();
const Kernels& kernels_avx2();
const Kernels& kernels_avx512();

/// How wide the vectors may be.
enum class Instructions { baseline, avx2, avx512, best };
/// Falls back to what the processor has. Any thread.
const Kernels& kernels(Instructions wanted = Instructions::best);

}  // namespace limner::live::fused
