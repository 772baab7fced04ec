#include "engine/nn/largest_channel.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace limner::nn {

torch::Tensor largest_channel(const torch::Tensor& scores) {
    const auto N = scores.size(0), C = scores.size(1), H = scores.size(2), W = scores.size(3);
    TORCH_CHECK(C > 0 && C <= 256, "largest_channel: ", C, " channels");
    if (!scores.device().is_cpu() || scores.scalar_type() != torch::kFloat32)
        return scores.argmax(1).to(torch::kUInt8);
    const auto planes = scores.contiguous();
    auto classes = torch::empty({N, H, W}, torch::kUInt8);
    const auto* in = planes.data_ptr<float>();
    auto* out = classes.data_ptr<std::uint8_t>();
    const auto plane = H * W;
    constexpr std::int64_t run = 256;  // pixels whose best so far stay in registers and the nearest cache
    at::parallel_for(
        0, N * ((plane + run - 1) / run), /*grain_size=*/16, [&](std::int64_t begin, std::int64_t end) {
            float best[run];
            std::int32_t winner[run];
            const auto runs = (plane + run - 1) / run;
            for (auto i = begin; i < end; ++i) {
                const auto n = i / runs, first = i % runs * run, count = std::min(run, plane - first);
                const auto* row = in + n * C * plane + first;
                std::copy_n(row, count, best);
                std::fill_n(winner, count, 0);
                for (std::int64_t c = 1; c < C; ++c) {
                    row += plane;
                    for (std::int64_t x = 0; x < count; ++x) {
                        const bool more = row[x] > best[x];
                        best[x] = more ? row[x] : best[x];
                        winner[x] = more ? std::int32_t(c) : winner[x];
                    }
                }
                std::transform(winner, winner + count, out + n * plane + first,
                               [](std::int32_t c) { return std::uint8_t(c); });
            }
        });
    return classes;
}

}  // namespace limner::nn
