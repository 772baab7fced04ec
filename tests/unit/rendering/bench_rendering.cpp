// Milliseconds of the raster and of the bake without the field. Not a test: run it while nothing else runs.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>

#include "engine/rendering/exact_march.h"
#include "engine/rendering/label_agreement.h"
#include "engine/rendering/sparse_bake.h"
#include "engine/rendering/surface_raster.h"
#include "tests/unit/rendering/analytic_head.h"

using namespace limner;
using Clock = std::chrono::steady_clock;

namespace {

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double best_of(int runs, const auto& work) {
    double best = 1e30;
    for (int i = 0; i < runs; ++i) {
        const auto start = Clock::now();
        work();
        best = std::min(best, ms_since(start));
    }
    return best;
}

}  // namespace

int main(int argc, char** argv) {
    testing::HeadField head;
    double field_ms = 0;
    const FieldQuery query = [&](std::span<const Vec3f> points, std::span<float> logits) {
        const auto start = Clock::now();
        head(points, logits);
        field_ms += ms_since(start);
    };

    for (int variant = 0; variant < 4; ++variant) {
        BakeOptions options;
        options.secant_steps = variant & 1;
        options.ask_at_vertices = variant >= 2;
        options.on_level = [&](BakedField level) {
            std::printf("  level %3d: %6zu vertices %6zu triangles, queries %lld, cells split %lld\n",
                        level.resolution, level.vertex_count(), level.triangles.size(),
                        (long long)level.report.queries(), (long long)level.report.refined_cells);
        };
        field_ms = 0;
        const auto start = Clock::now();
        const BakedField field = *bake(query, options);
        const double total = ms_since(start);
        std::printf(
            "bake secant=%d ask=%d: %zu vertices, %zu triangles, queries %lld grid + %lld vertex; %.1f ms "
            "without the field\n",
            options.secant_steps, int(options.ask_at_vertices), field.vertex_count(), field.triangles.size(),
            (long long)field.report.grid_queries, (long long)field.report.vertex_queries, total - field_ms);

        SurfaceRaster raster;
        SurfaceView view;
        for (const int threads : {1, 2})
            for (const bool planes : {false, true}) {
                const double ms = best_of(40, [&] {
                    raster.render(field, head_camera({.yaw = 20.0_deg}, {}), 256,
                                  {.normals = planes, .positions = planes, .threads = threads}, view);
                });
                std::printf("  raster 256, %d thread(s)%s: %.2f ms\n", threads,
                            planes ? ", normals and positions" : "", ms);
            }
        if (argc > 1 && !std::strcmp(argv[1], "--exact")) {
            double sum = 0;
            for (const float yaw : {-35.0f, 0.0f, 35.0f}) {
                const Camera camera = head_camera({.yaw = from_degrees(yaw)}, {});
                MarchOptions march;
                march.steps = 384;
                const ExactView exact = *march_exact(query, camera, 256, march);
                raster.render(field, camera, 256, {}, view);
                const LabelAgreement agreement = compare_labels(exact.labels, view.labels);
                std::vector<float> errors;
                for (std::size_t i = 0; i < exact.depth.pixels.size(); ++i)
                    if (exact.depth.pixels[i] > 0 && view.depth.pixels[i] > 0)
                        errors.push_back(std::abs(exact.depth.pixels[i] - view.depth.pixels[i]));
                std::sort(errors.begin(), errors.end());
                std::printf("  yaw %3.0f mIoU %.4f depth error median %.4f p95 %.4f cm\n", yaw,
                            agreement.mean(), errors[errors.size() / 2], errors[errors.size() * 95 / 100]);
                sum += agreement.mean();
                for (int c = 0; c < 20; ++c)
                    if (agreement.present(c)) std::printf(" %d:%.3f", c, agreement.iou(c));
                std::printf("\n");
            }
            std::printf("  mean over views %.4f\n", sum / 3);
        }
    }
}
