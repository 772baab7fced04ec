#include "app/cli/bench_live.h"

#include <cstdio>
#include <numeric>

#include "engine/generators/live/live_measurements.h"
#include "engine/runtime/model_library.h"

namespace limner {
namespace {

// What baking and mixing were meant to reach on two cores.
constexpr double full_bake_budget_ms = 700, draft_bake_budget_ms = 150, label_view_budget_ms = 4;
constexpr double mean_iou_wanted = 0.97, region_cost_budget = 0.12;

void add_timing(nlohmann::json& object, CliContext& context, const std::string& key, const char* title,
                const Timing& timing, double budget_ms) {
    object[key] = {
        {"best_ms", timing.best()}, {"worst_ms", timing.worst()}, {"samples", timing.samples.size()}};
    if (budget_ms > 0) object[key]["budget_ms"] = budget_ms;
    char line[160];
    std::snprintf(line, sizeof line, "%-36s best %7.1f ms   worst %5.0f ms", title, timing.best(),
                  timing.worst());
    context.print(line);
}

}  // namespace

Result<> bench_live(const std::string& model, int heads, double preview_ms, CliContext& context) {
    const auto pack = ModelLibrary(context.model_folders).find(model);
    if (!pack) return tl::unexpected(pack.error());
    LiveMeasurementOptions options;
    options.threads = thread_count({.threads = context.threads});
    options.heads = heads;
    options.cancelled = [progress = context.progress] { return progress->cancelled(); };
    options.on_progress = [&](int done, int total) { context.report("bench field", done, total); };
    const auto figures = measure_live_model(pack->folder, options);
    if (!figures) return tl::unexpected(figures.error());

    auto& field = context.answer["field"];
    add_timing(field, context, "draft_bake", "new head, first surface", figures->draft_bake,
               draft_bake_budget_ms);
    add_timing(field, context, "full_bake", "new head, full surface", figures->full_bake,
               full_bake_budget_ms);
    add_timing(field, context, "raster", "label map and depth, raster", figures->raster, 0);
    add_timing(field, context, "border_march", "label map and depth, borders", figures->border_march, 0);
    add_timing(field, context, "label_view", "label map and depth", figures->label_view,
               label_view_budget_ms);
    add_timing(field, context, "exact_march", "label map and depth, exact march", figures->exact_march, 0);
    const auto& iou = figures->mean_iou;
    const double mean_iou = std::accumulate(iou.begin(), iou.end(), 0.0) / double(iou.size());
    const double exact_ms = figures->exact_march.best(), label_ms = figures->label_view.best();
    field["heads"] = heads;
    field["views"] = iou.size();
    field["mean_iou"] = mean_iou;
    field["worst_view_iou"] = *std::min_element(iou.begin(), iou.end());
    field["mean_iou_wanted"] = mean_iou_wanted;
    field["border_queries"] = figures->border_queries;
    field["speed_up_over_exact"] = exact_ms / label_ms;
    field["picture_speed_up_over_exact"] = (preview_ms - label_ms + exact_ms) / preview_ms;

    auto& texture = context.answer["texture"];
    add_timing(texture, context, "picture", "texture, all regions", figures->texture, 0);
    texture["cost_of_a_region"] = figures->region_cost;
    texture["cost_of_a_region_budget"] = region_cost_budget;

    char line[200];
    std::snprintf(line, sizeof line,
                  "baked against exact: mean IoU %.4f over %zu views, label map %.0f times faster; "
                  "each further region %+.1f %% of the texture's time",
                  mean_iou, iou.size(), exact_ms / label_ms, 100 * figures->region_cost);
    context.print(line);
    return {};
}

}  // namespace limner
