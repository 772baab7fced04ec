#include "engine/face_analysis/regressor_network.h"

#include "engine/face_analysis/face_coefficients.h"
#include "engine/face_analysis/face_frame.h"
#include "engine/face_analysis/landmarks.h"

namespace limner::analysis {
namespace {

constexpr std::size_t heat_level = 2;  // 1/8 of the side
constexpr int64_t points = int64_t(face_landmark_count), coarsest_side = analysis_size / 64;

}  // namespace

RegressorNetworkImpl::RegressorNetworkImpl(const Widths& widths)
    : encoder(register_module("encoder", Encoder(widths))),
      decoder(register_module("decoder", Decoder(widths, heat_level))),
      heat(register_module("heat", convolution(widths[heat_level], points, 3))),
      local(register_module("local", convolution(widths[heat_level], local_count, 1))),
      whole(register_module("whole", convolution(widths.back(), whole_count, 3, 2))),
      gather(register_module("gather",
                             linear(points * (local_count + 2) + whole_count * coarsest_side * coarsest_side,
                                    feature_count, 1.4))),
      spread(register_module("spread", linear(feature_count, points, .1))),
      coefficients(register_module("coefficients", linear(feature_count, int64_t(coefficient_count), .3))) {}

RegressorOutput RegressorNetworkImpl::forward(const torch::Tensor& picture) {
    const auto levels = encoder(picture);
    const auto x = decoder(levels);
    const auto N = x.size(0), h = x.size(2), w = x.size(3);
    RegressorOutput output;
    output.log_heat = heat(x).to(torch::kFloat32).view({N, points, h * w}).log_softmax(2);
    const auto maps = output.log_heat.exp();

    const auto options = torch::TensorOptions(maps.device()).dtype(torch::kFloat32);
    const double cell = double(analysis_size) / double(w);
    const auto centres = [&](int64_t count) { return (torch::arange(count, options) + .5) * cell; };
    const auto columns = centres(w).view({1, w}).expand({h, w}).reshape({h * w}),
               rows = centres(h).view({h, 1}).expand({h, w}).reshape({h * w});
    // Sums, not matrix products: those would be of eight bits in mixed precision.
    output.landmarks = torch::stack({(maps * columns).sum(2), (maps * rows).sum(2)}, 2);

    const auto seen = activate(local(x)).to(torch::kFloat32).view({N, local_count, h * w});
    const auto around = torch::bmm(maps, seen.transpose(1, 2));  // [N,68,local]
    const auto position = output.landmarks / (analysis_size / 2.0) - 1;
    const auto face = activate(whole(levels.back())).to(torch::kFloat32);
    output.features =
        activate(gather(torch::cat({around.flatten(1), position.flatten(1), face.flatten(1)}, 1)));
    output.log_spread = spread(output.features).to(torch::kFloat32);
    output.coefficients = coefficients(output.features).to(torch::kFloat32);
    return output;
}

}  // namespace limner::analysis
