#include "engine/generators/live/live_measurements.h"

#include <torch/torch.h>

#include <chrono>

#include "engine/generators/live/head_light.h"
#include "engine/generators/live/live_model.h"
#include "engine/rendering/border_march.h"
#include "engine/rendering/exact_march.h"
#include "engine/rendering/label_agreement.h"
#include "engine/rendering/sparse_bake.h"

namespace limner {
namespace {

using live::LiveModel;

constexpr int size = 256;

template <class Work>
void measure(Timing& timing, const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    timing.samples.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
}

Result<> measure_head(LiveModel& model, std::uint64_t seed, const LiveMeasurementOptions& options,
                      LiveMeasurements& into) {
    const auto shape = portrait_from_seed(seed).head;
    const auto code = model.geometry_code(shape);
    const auto field = model.field(code);
    const auto crop = model.anchors(shape, code).crop;
    const auto bake_to = [&](int finest, Timing& timing) {
        BakeOptions bake_options;
        bake_options.finest = finest;
        bake_options.cancelled = options.cancelled;
        Result<BakedField> baked;
        measure(timing, [&] { baked = bake(field, bake_options); });
        return baked;
    };
    if (auto draft = bake_to(64, into.draft_bake); !draft) return tl::unexpected(draft.error());
    const auto baked = bake_to(128, into.full_bake);
    if (!baked) return tl::unexpected(baked.error());

    SurfaceRaster raster;
    BorderMarch march;
    SurfaceView view;
    for (const float yaw : {-35.0f, 0.0f, 35.0f}) {
        const auto camera = head_camera({.yaw = from_degrees(yaw)}, crop);
        std::int64_t queries = 0;
        const auto look = [&] { raster.render(*baked, camera, size, {.threads = options.threads}, view); };
        const auto correct = [&] { queries = march.correct(field, *baked, camera, view); };
        for (int i = 0; i < options.repeats; ++i) {
            measure(into.label_view, [&] {
                measure(into.raster, look);
                measure(into.border_march, correct);
            });
        }
        MarchOptions exact_options;
        exact_options.steps = 256;  // with 128 the march itself misses lips and rims
        exact_options.cancelled = options.cancelled;
        Result<ExactView> exact;
        measure(into.exact_march, [&] { exact = march_exact(field, camera, size, exact_options); });
        if (!exact) return tl::unexpected(exact.error());
        into.mean_iou.push_back(compare_labels(exact->labels, view.labels).mean());
        into.border_queries += double(queries);
    }
    return {};
}

/// Stripes of the first `regions` classes.
LabelMap striped(int regions) {
    LabelMap labels(size, size);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) labels.at(x, y) = std::uint8_t(y * regions / size);
    return labels;
}

void measure_texture(LiveModel& model, const LiveMeasurementOptions& options, LiveMeasurements& into) {
    const auto portrait = portrait_from_seed(0);
    const auto light = live::head_light(portrait.light, head_camera({}, {})).styles;
    const auto w = model.map_styles(model.styles(portrait.styles), light);
    const auto guide = torch::zeros({1, live::guide_channels, size, size});
    const auto few = striped(2), many = striped(face_class_count);
    Timing two_regions;
    for (int i = 0; i < 4 * options.repeats; ++i) {
        measure(two_regions, [&] { model.render(few, guide, w); });
        measure(into.texture, [&] { model.render(many, guide, w); });
    }
    into.region_cost = (into.texture.best() / two_regions.best() - 1) / (face_class_count - 2);
}

}  // namespace

Result<LiveMeasurements> measure_live_model(const std::filesystem::path& pack,
                                            const LiveMeasurementOptions& options) {
    try {
        const c10::InferenceMode inference;
        torch::set_num_threads(options.threads);
        auto model = LiveModel::load(pack);
        if (!model) return tl::unexpected(model.error());
        LiveMeasurements figures;
        for (int head = 0; head < options.heads; ++head) {
            if (auto ok = measure_head(*model, std::uint64_t(head), options, figures); !ok)
                return tl::unexpected(ok.error());
            if (options.on_progress) options.on_progress(head + 1, options.heads);
        }
        if (!figures.mean_iou.empty()) figures.border_queries /= double(figures.mean_iou.size());
        measure_texture(*model, options, figures);
        return figures;
    } catch (const c10::Error&) {
        return failure(Errc::model_mismatch,
                       "The model pack " + pack.string() + " does not fit this version of Limner.");
    }
}

}  // namespace limner
