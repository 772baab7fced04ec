#include "engine/training/portrait_batch.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/random.h"
#include "engine/device/torch_device.h"
#include "engine/generators/live/class_shares.h"
#include "engine/generators/live/guide.h"
#include "engine/generators/live/outlines.h"
#include "engine/training/seen_strands.h"

namespace limner::training {
namespace {

// Weight of a class in the reconstruction error: small features count more (training notes, section 3).
constexpr std::array<float, face_class_count> class_weight{.6f, 1, 1.5f, 2, 5, 5,    2.5f, 2.5f, 1,   1,
                                                           3,   3, 3,    1, 1, 1.5f, 1.5f, 1,    .7f, 1};

bool has_soft_border(std::uint8_t label) {
    switch (static_cast<FaceClass>(label)) {
        case FaceClass::background:
        case FaceClass::skin:
        case FaceClass::hair:
        case FaceClass::neck:
        case FaceClass::clothes:
        case FaceClass::facial_hair:
            return true;
        default:
            return false;
    }
}

// Strands scatter single pixels over a border; brushes and baked fields do not. A 3x3 majority among the
// large classes.
std::vector<std::uint8_t> majority(std::span<const std::uint8_t> labels, int full) {
    std::vector<std::uint8_t> smooth(labels.begin(), labels.end());
    for (int y = 1; y + 1 < full; ++y)
        for (int x = 1; x + 1 < full; ++x) {
            const auto here = labels[std::size_t(y * full + x)];
            if (!has_soft_border(here)) continue;
            std::array<int, face_class_count> votes{};
            std::uint8_t best = here;
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx) {
                    const auto other = labels[std::size_t((y + dy) * full + x + dx)];
                    if (has_soft_border(other) && ++votes[other] > votes[best]) best = other;
                }
            smooth[std::size_t(y * full + x)] = best;
        }
    return smooth;
}

live::GuideView view_of(std::span<const float> camera, int full) {
    live::GuideView view;
    // cam2world has OpenCV axes (x right, y down, z forward); the guide wants x right, y up, z to the viewer.
    for (std::size_t row = 0; row < 3; ++row) {
        view.head_from_camera[row * 3] = camera[row * 4];
        view.head_from_camera[row * 3 + 1] = -camera[row * 4 + 1];
        view.head_from_camera[row * 3 + 2] = -camera[row * 4 + 2];
        view.camera_position[row] = camera[row * 4 + 3];
    }
    view.focal = camera[16] * float(full);
    view.centre_x = camera[18] * float(full);
    view.centre_y = camera[21] * float(full);
    return view;
}

/// Normals [size][size][3] and depth [size][size] of a view.
std::pair<std::vector<float>, std::vector<float>> surface_of(const ShardSet& shown, std::size_t index) {
    const auto packed = shown.row<std::int8_t>("normals", index);
    const auto halves = shown.row<std::uint16_t>("depth", index);
    std::vector<float> normals(packed.size()), depth(halves.size());
    for (std::size_t k = 0; k < packed.size(); ++k) normals[k] = float(packed[k]) / 127;
    for (std::size_t k = 0; k < halves.size(); ++k) depth[k] = half_to_float(halves[k]);
    return {std::move(normals), std::move(depth)};
}

torch::Tensor spread(const torch::Tensor& values) { return 1 / values.std(0, false).clamp_min(0.05); }

}  // namespace

Result<ShardSet> open_portraits(const std::filesystem::path& data, std::int64_t held_out, int side) {
    auto set = ShardSet::open(data, "portraits-", {"rgb", "labels", "normals", "depth", "camera", "eyes"});
    if (!set) return set;
    if (set->size() <= std::size_t(held_out))
        return failure(Errc::file_not_found,
                       "The training set in " + data.string() + " has only " + std::to_string(set->size()) +
                           " views; more than the held-out " + std::to_string(held_out) + " are needed.");
    const auto width = std::to_string(side);
    if (picture_side(*set) != side)
        return failure(Errc::bad_checkpoint, "The pictures in " + data.string() + " are not " + width +
                                                 " pixels wide: draw them with --size " + width + ".");
    return set;
}

PortraitBatch PortraitBatch::on(torch::Device device) const {
    return {to_device(masks, device), truth.defined() ? to_device(truth, device) : truth,
            to_device(guide, device), to_device(styles, device),
            to_device(light, device), to_device(picture, device),
            to_device(weight, device)};
}

torch::Tensor per_class(const torch::Tensor& part_codes) {
    std::vector<int64_t> part(face_class_count);
    for (int i = 0; i < face_class_count; ++i)
        part[std::size_t(i)] = int64_t(info(static_cast<FaceClass>(i)).part);
    return part_codes.index_select(-2, torch::tensor(part));
}

PortraitBatcher::PortraitBatcher(ShardSet set, std::optional<ShardSet> field_views, live::CodeReader codes)
    : set_(std::move(set)),
      field_views_(std::move(field_views)),
      codes_(std::move(codes)),
      size_(picture_side(set_)) {
    const auto n = int64_t(std::min<std::size_t>(set_.size(), 4096));
    auto styles = torch::zeros({n, part_count, live::style_size});
    auto lights = torch::zeros({n, live::light_size});
    for (int64_t i = 0; i < n; ++i) {
        const auto factors = set_.row<float>("factors", std::size_t(i) * set_.size() / std::size_t(n));
        const auto code = codes_.styles(factors);
        std::copy_n(code[0].data(), part_count * live::style_size, styles[i].data_ptr<float>());
        const auto light = codes_.light(factors);
        std::copy_n(light.data(), live::light_size, lights[i].data_ptr<float>());
    }
    statistics_ = {styles.mean(0), spread(styles), lights.mean(0), spread(lights)};
}

Result<PortraitBatcher> PortraitBatcher::create(ShardSet set, std::optional<ShardSet> field_views) {
    auto codes = live::CodeReader::create(set.factor_names());
    if (!codes) return tl::unexpected(codes.error());
    return PortraitBatcher(std::move(set), std::move(field_views), std::move(*codes));
}

PortraitBatch PortraitBatcher::make(const std::vector<std::size_t>& views, int resolution,
                                    const BatchLook& look, std::uint64_t seed) const {
    const auto N = int64_t(views.size());
    const int full = size_, r = resolution, step = full / r;
    const auto plane = std::size_t(r) * std::size_t(r);
    PortraitBatch batch{torch::zeros({N, face_class_count, r, r}),
                        look.truth ? torch::zeros({N, face_class_count, r, r}) : torch::Tensor(),
                        torch::empty({N, live::guide_channels, r, r}),
                        torch::empty({N, part_count, live::style_size}),
                        torch::empty({N, live::light_size}),
                        torch::empty({N, 3, r, r}),
                        torch::empty({N, 1, r, r})};
    const float share = 1.0f / float(step * step);
    for (int64_t i = 0; i < N; ++i) {
        const auto index = views[std::size_t(i)];
        const auto factors = set_.row<float>("factors", index);
        const bool by_field =
            field_views_ && uniform(seed, "by the field", std::uint64_t(i)) < look.field_share;
        const ShardSet& shown = by_field ? *field_views_ : set_;
        const auto truth = set_.row<std::uint8_t>("labels", index);
        const auto raw = shown.row<std::uint8_t>("labels", index);
        std::vector<std::uint8_t> labels(raw.begin(), raw.end());
        auto [normals, depth] = surface_of(shown, index);
        const auto view = view_of(set_.row<float>("camera", index), full);
        const live::HairFlow hair(codes_.geometry(factors));
        if (by_field) live::redraw_outlines(full, labels, normals, depth, view, hair);
        if (look.brushed && !by_field && uniform(seed, "smooth", std::uint64_t(i)) < .3f) {
            labels = majority(labels, full);
            if (uniform(seed, "smoother", std::uint64_t(i)) < .6f) labels = majority(labels, full);
        }

        float* masks = batch.masks[i].data_ptr<float>();
        float* own_masks = look.truth ? batch.truth[i].data_ptr<float>() : nullptr;
        float* picture = batch.picture[i].data_ptr<float>();
        float* weight = batch.weight[i].data_ptr<float>();
        const auto rgb = set_.row<std::uint8_t>("rgb", index);
        const live::ClassShares asked_shares(labels, full, r), drawn_shares(truth, full, r);
        for (int y = 0; y < r; ++y)
            for (int x = 0; x < r; ++x) {
                const auto at = std::size_t(y * r + x);
                const auto into = [plane, at](float* shares) {
                    return [=](int face_class, float amount) {
                        shares[std::size_t(face_class) * plane + at] += amount;
                    };
                };
                asked_shares.each(x, y, into(masks));
                if (own_masks) drawn_shares.each(x, y, into(own_masks));
                std::array<int, 3> sum{};
                float w = 0;
                for (int dy = 0; dy < step; ++dy)
                    for (int dx = 0; dx < step; ++dx) {
                        const auto source = std::size_t((y * step + dy) * full + x * step + dx);
                        const auto asked = labels[source], drawn = truth[source];
                        // What the portrait shows there is no answer to what the field asks for.
                        const bool misfit = by_field && asked != drawn;
                        w += class_weight[drawn] * (misfit ? float(look.misfit_weight) : 1);
                        for (std::size_t c = 0; c < 3; ++c) sum[c] += rgb[source * 3 + c];
                    }
                for (std::size_t c = 0; c < 3; ++c)
                    picture[c * plane + at] = float(sum[c]) * share / 127.5f - 1;
                weight[at] = w * share;
            }

        live::GuideInput guide;
        guide.size = full;
        guide.step = step;
        guide.labels = labels;
        guide.light = codes_.light(factors);
        guide.hair = hair;
        const bool guided = uniform(seed, "guide", std::uint64_t(i)) >= look.guide_dropout;
        if (guided) {
            guide.normals = normals;
            guide.depth = depth;
            guide.view = view;
            const auto eyes = set_.row<float>("eyes", index);
            for (std::size_t e = 0; e < 2; ++e)
                for (std::size_t c = 0; c < 3; ++c) {
                    guide.eyes[e].centre[c] = eyes[e * 6 + c];
                    guide.eyes[e].gaze[c] = eyes[e * 6 + 3 + c];
                }
        }
        live::make_guide(guide, {batch.guide[i].data_ptr<float>(), live::guide_channels * plane});
        if (guided && step == 1)
            show_strands(rgb, truth, labels, full, batch.guide[i].narrow(0, live::noise_channel, 2));

        const auto styles = codes_.styles(factors);
        std::copy_n(styles[0].data(), part_count * live::style_size, batch.styles[i].data_ptr<float>());
        std::copy_n(guide.light.data(), live::light_size, batch.light[i].data_ptr<float>());
    }
    batch.styles = per_class((batch.styles - statistics_.style_mean) * statistics_.style_scale);
    batch.light = (batch.light - statistics_.light_mean) * statistics_.light_scale;
    return batch;
}

}  // namespace limner::training
