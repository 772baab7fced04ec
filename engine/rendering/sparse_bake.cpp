#include "engine/rendering/sparse_bake.h"

#include <algorithm>
#include <string>

#include "engine/rendering/surface_extraction.h"

namespace limner {
namespace {

Result<> check(const BakeOptions& options) {
    if (options.classes < 2 || options.classes > 256)
        return failure(Errc::wrong_use,
                       "A field has 2 to 256 classes, not " + std::to_string(options.classes));
    int level = options.coarse;
    while (level > 0 && level < options.finest) level *= 2;
    if (options.coarse < 2 || options.coarse > 128 || level != options.finest || options.finest > 512)
        return failure(Errc::wrong_use,
                       "The finest level must be the coarse one (2 to 128) doubled some times, at most 512");
    if (options.chunk < 1) return failure(Errc::wrong_use, "A chunk holds at least one point");
    if (!((options.high - options.low).minCoeff() > 0))
        return failure(Errc::wrong_use, "The bounds are empty");
    return {};
}

/// Asks the field at `points` in chunks. False when cancelled.
bool ask_points(const FieldQuery& query, const BakeOptions& options, std::span<const Vec3f> points,
                std::vector<float>& logits, std::vector<float>& occupancy) {
    const std::size_t classes = std::size_t(options.classes), chunk = std::size_t(options.chunk);
    logits.resize(points.size() * classes);
    occupancy.resize(points.size());
    for (std::size_t begin = 0; begin < points.size(); begin += chunk) {
        if (options.cancelled && options.cancelled()) return false;
        const std::size_t count = std::min(chunk, points.size() - begin);
        const std::span<float> rows(&logits[begin * classes], count * classes);
        query(points.subspan(begin, count), rows);
        occupancy_of(rows, options.classes, std::span(&occupancy[begin], count));
    }
    return true;
}

void interpolate_logits(const SampleGrid& grid, const std::vector<VertexEdge>& edges, BakedField& field) {
    const std::size_t classes = std::size_t(field.classes);
    field.logits.resize(edges.size() * classes);
    for (std::size_t v = 0; v < edges.size(); ++v) {
        const float* in = grid.logits(edges[v].inside_sample);
        const float* out = grid.logits(edges[v].outside_sample);
        float* row = &field.logits[v * classes];
        for (std::size_t c = 0; c < classes; ++c) row[c] = in[c] + edges[v].crossing * (out[c] - in[c]);
    }
}

/// One step of the secant rule (regula falsi) on the field itself. The logits asked for on the way replace
/// the interpolated ones, moved on to the new crossing with their mean slope along the edge.
bool secant_step(const SampleGrid& grid, const FieldQuery& query, const BakeOptions& options,
                 std::vector<std::array<float, 4>>& brackets, std::vector<VertexEdge>& edges,
                 BakedField& field) {
    std::vector<Vec3f> points(edges.size());
    for (std::size_t v = 0; v < edges.size(); ++v) points[v] = crossing_position(grid, edges[v]);
    std::vector<float> occupancy;
    if (!ask_points(query, options, points, field.logits, occupancy)) return false;
    field.report.vertex_queries += std::int64_t(points.size());
    for (std::size_t v = 0; v < edges.size(); ++v) {
        auto& [in, out, in_occupancy, out_occupancy] = brackets[v];
        const bool inside = occupancy[v] > 0;
        (inside ? in : out) = edges[v].crossing;
        (inside ? in_occupancy : out_occupancy) = occupancy[v];
        const float fraction = in_occupancy / std::max(in_occupancy - out_occupancy, 1e-20f);
        const float crossing = in + std::clamp(fraction, 0.0f, 1.0f) * (out - in);
        const float* inside_logits = grid.logits(edges[v].inside_sample);
        const float* outside_logits = grid.logits(edges[v].outside_sample);
        float* row = &field.logits[v * std::size_t(field.classes)];
        for (int c = 0; c < field.classes; ++c)
            row[c] += (crossing - edges[v].crossing) * (outside_logits[c] - inside_logits[c]);
        edges[v].crossing = crossing;
    }
    return true;
}

/// Triangles between points of a curved surface lie inside of it where it bulges: by two thirds of an edge's
/// sagitta on average. The vertices move out (or in) by as much, at most `limit`, so that thin rims and
/// silhouettes keep their width.
void compensate_chords(BakedField& field, float limit) {
    const std::size_t count = field.vertex_count();
    std::vector<float> sagitta(count, 0.0f), edges(count, 0.0f);
    for (const auto& t : field.triangles)
        for (std::size_t i = 0; i < 3; ++i) {
            const std::size_t a = std::size_t(t[i]), b = std::size_t(t[(i + 1) % 3]);
            const float s =
                (field.normal(b) - field.normal(a)).dot(field.position(b) - field.position(a)) / 8;
            sagitta[a] += s, sagitta[b] += s;
            ++edges[a], ++edges[b];
        }
    for (std::size_t v = 0; v < count; ++v) {
        if (edges[v] == 0) continue;
        const float shift = std::clamp(2.0f / 3.0f * sagitta[v] / edges[v], -limit, limit);
        field.x[v] += shift * field.nx[v], field.y[v] += shift * field.ny[v],
            field.z[v] += shift * field.nz[v];
    }
}

/// What a quarter of `values` exceeds; 0 without values.
float upper_quartile(std::vector<float> values) {
    if (values.empty()) return 0;
    const auto quartile = values.begin() + std::ptrdiff_t(values.size() * 3 / 4);
    std::nth_element(values.begin(), quartile, values.end());
    return *quartile;
}

/// The surface of `level`; `finest` adds what is asked at the vertices. False when cancelled.
bool surface_of(const SampleGrid& grid, const CellLevel& level, const FieldQuery& query,
                const BakeOptions& options, bool finest, BakedField& field) {
    ExtractedSurface surface = extract_surface(grid, level);
    const std::size_t count = surface.edges.size();
    field.resolution = level.resolution;
    field.classes = options.classes;
    field.frame = options.frame;
    field.triangles = std::move(surface.triangles);
    interpolate_logits(grid, surface.edges, field);

    if (finest && options.secant_steps > 0) {
        std::vector<std::array<float, 4>> brackets(count);
        for (std::size_t v = 0; v < count; ++v)
            brackets[v] = {0, 1, grid.occupancy(surface.edges[v].inside_sample),
                           grid.occupancy(surface.edges[v].outside_sample)};
        for (int step = 0; step < options.secant_steps; ++step)
            if (!secant_step(grid, query, options, brackets, surface.edges, field)) return false;
    }

    for (auto* values : {&field.x, &field.y, &field.z, &field.nx, &field.ny, &field.nz})
        values->resize(count);
    std::vector<Vec3f> below(count);
    std::vector<float> steepness(count);
    const float depth = options.ask_depth * grid.spacing().minCoeff() * float(level.stride);
    for (std::size_t v = 0; v < count; ++v) {
        const Vec3f p = crossing_position(grid, surface.edges[v]);
        const auto [n, slope] = crossing_slope(grid, level, surface.edges[v]);
        field.x[v] = p.x(), field.y[v] = p.y(), field.z[v] = p.z();
        field.nx[v] = n.x(), field.ny[v] = n.y(), field.nz[v] = n.z();
        below[v] = p - depth * n;
        steepness[v] = slope;
    }
    field.steepness = upper_quartile(std::move(steepness));
    if (finest && options.ask_at_vertices) {
        std::vector<float> occupancy;
        if (!ask_points(query, options, below, field.logits, occupancy)) return false;
        field.report.vertex_queries += std::int64_t(count);
    }
    if (options.compensate_chords)
        compensate_chords(field, 0.15f * grid.spacing().minCoeff() * float(level.stride));
    field.top_class.resize(count);
    for (std::size_t v = 0; v < count; ++v)
        field.top_class[v] =
            std::uint8_t(foreground_class(&field.logits[v * std::size_t(field.classes)], field.classes));
    return true;
}

}  // namespace

Result<BakedField> bake(const FieldQuery& query, const BakeOptions& options) {
    if (const auto checked = check(options); !checked) return tl::unexpected(checked.error());
    const auto cancelled = [] { return failure(Errc::cancelled, "Baking the head was cancelled"); };

    SampleGrid grid(options);
    CellLevel level;
    level.resolution = options.coarse;
    level.stride = options.finest / options.coarse;
    for (int z = 0; z <= level.resolution; ++z)
        for (int y = 0; y <= level.resolution; ++y)
            for (int x = 0; x <= level.resolution; ++x)
                grid.want({x * level.stride, y * level.stride, z * level.stride});
    if (!grid.ask(query, options)) return cancelled();

    std::int64_t split = 0;
    while (true) {
        const bool finest = level.resolution == options.finest;
        if (finest || options.on_level) {
            BakedField field;
            field.report.grid_queries = grid.size();
            field.report.refined_cells = split;
            if (!surface_of(grid, level, query, options, finest, field)) return cancelled();
            if (finest) return field;
            options.on_level(std::move(field));
        }
        CellLevel finer;
        const float margin = level.resolution == options.coarse ? options.coarse_margin : options.fine_margin;
        if (!refine(grid, level, margin, query, options, finer, split)) return cancelled();
        level = std::move(finer);
    }
}

}  // namespace limner
