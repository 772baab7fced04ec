#pragma once
// Bakes a field into a surface with few queries, coarse to fine. Each level doubles the resolution where the
// surface is or may be, so that a first surface is there after the coarse level and a good one soon after.
//
//     BakeOptions options;
//     options.on_level = [&](BakedField draft) { show(std::move(draft)); };   // 32, then 64 ...
//     options.cancelled = [&] { return progress.cancelled(); };
//     Result<BakedField> field = bake(query, options);                        // ... and 128
//
// A cell is split when
//   - its corners differ in sign, or
//   - it may hide something thin (a rim, a lock of hair, the edge of an ear): the corner nearest to the
//   surface has
//     |occupancy| < margin * (largest change of occupancy along an edge of it or of a neighbour), or
//   - a split neighbour finds that the surface leaves through their common face (so the surface has no
//   holes).
// The two callbacks and the query run on the calling thread.

#include <functional>

#include "engine/core/error.h"
#include "engine/rendering/baked_field.h"
#include "engine/rendering/field_query.h"

namespace limner {

struct BakeOptions {
    int classes = 20;                                            // 2..256
    int coarse = 32;                                             // cells per side of the first level, 2..128
    int finest = 128;                                            // coarse * 2^n, at most 512
    Vec3f low = Vec3f::Constant(-1), high = Vec3f::Constant(1);  // field frame
    FieldFrame frame{};                                          // carried into the result

    /// Margins of the split rule, in cell edges (0 = signs only): while the coarse level is split, and later.
    /// Inside the head only thin gaps can hide, hence a smaller one.
    float coarse_margin = 0.7f, fine_margin = 0.45f, inside_margin = 0.25f;

    /// Treat the outside of the bounds as empty: a neck that leaves the bounds gets a lid, and the surface is
    /// closed.
    bool closed = true;

    /// Secant steps on the field itself per vertex of the finest level: one query per vertex and step, some
    /// 20 % of all queries; one step gains about half a point of mean IoU on a head with glasses.
    int secant_steps = 1;
    /// Ask for the logits of the finest level's vertices instead of interpolating those of the grid (or
    /// keeping those of the secant step): one more query per vertex. Below the surface class borders are
    /// crisper where a field blurs them at its skin, but they shift where a field's classes end obliquely;
    /// hence depth 0.
    bool ask_at_vertices = false;
    float ask_depth = 0;  // finest cell edges below the surface, e.g. 0.3

    /// Move vertices out of bulges and into hollows by the mean distance of the triangles from the curved
    /// surface.
    bool compensate_chords = true;

    int chunk = 8192;  // points per query, at least 1
    /// Asked before every query; true ends the bake with Errc::cancelled.
    std::function<bool()> cancelled{};
    /// Receives the surface of every level but the finest, which is returned.
    std::function<void(BakedField)> on_level{};
};

/// wrong_use (a number out of its range), cancelled. An empty field gives a surface without triangles. What
/// `query` throws passes through.
Result<BakedField> bake(const FieldQuery& query, const BakeOptions& options);

}  // namespace limner
