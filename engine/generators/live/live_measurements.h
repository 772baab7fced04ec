#pragma once
// What the baked field and the texture network of a pack cost and how exact they are, measured below the
// generator's caches. For `limner-cli bench`; takes seconds for every head.
//
//     const auto figures = measure_live_model(pack.folder, {.threads = 2, .heads = 4});
//     figures->exact_march.best() / figures->label_view.best();       // what baking gains for each view

#include <algorithm>
#include <filesystem>
#include <functional>
#include <vector>

#include "engine/core/error.h"

namespace limner {

/// Wall times of one action, milliseconds.
struct Timing {
    std::vector<double> samples;
    double best() const { return samples.empty() ? 0 : *std::min_element(samples.begin(), samples.end()); }
    double worst() const { return samples.empty() ? 0 : *std::max_element(samples.begin(), samples.end()); }
};

/// All at 256 x 256.
struct LiveMeasurements {
    Timing draft_bake, full_bake;  // a head's first surface, and its final one
    Timing raster;                 // labels and depth of the full surface
    Timing border_march;           // their correction (border_march.h)
    Timing label_view;             // both
    Timing exact_march;            // the same view through the field alone
    std::vector<double> mean_iou;  // [views] of label_view against exact_march
    double border_queries = 0;     // mean of the views
    Timing texture;                // labels with all classes
    double region_cost = 0;        // of each further region, as a part of the texture network's time
};

struct LiveMeasurementOptions {
    int threads = 2;
    int heads = 4;    // seeds 0..heads-1, each seen at yaw -35, 0 and 35 degrees
    int repeats = 5;  // of what is quick
    std::function<bool()> cancelled{};
    std::function<void(int done, int total)> on_progress{};  // heads
};

/// Loads the pack anew. Errors of load_live_generator(), cancelled. Any thread; sets LibTorch's threads.
Result<LiveMeasurements> measure_live_model(const std::filesystem::path& pack,
                                            const LiveMeasurementOptions& options);

}  // namespace limner
