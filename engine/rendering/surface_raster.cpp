#include "engine/rendering/surface_raster.h"

#include <omp.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/first_failure.h"
#include "engine/core/vector_clones.h"

// Deferred: which triangle each pixel sees comes first, then labels and normals for the visible pixels alone.
// Work is cut into pieces of fixed size (chunks of vertices and triangles, bands of rows), and a band meets
// its triangles in their order, so that the threads only decide who does what.

namespace limner {
namespace {

constexpr int chunk_vertices = 8192, chunk_triangles = 4096, band_rows = 16;
/// A pixel centre this close to an edge (square pixels, twice the area) belongs to both of its triangles: no
/// cracks.
constexpr float edge_tolerance = 1e-4f;

/// Field frame to camera frame, and on to pixels.
struct PixelProjection {
    float m[3][4];
    float focal_x, focal_y, centre_x, centre_y;  // pixels
    float perspective;                           // 1 or 0
    float near;                                  // nothing closer is drawn
};

PixelProjection pixel_projection(const Camera& camera, const FieldFrame& frame, int size) {
    PixelProjection p{};
    const Mat3f rotation = camera.camera_from_head.rotation * frame.scale;
    const Vec3f translation = camera.camera_from_head * frame.centre;
    for (int r = 0; r < 3; ++r) {
        for (int c = 0; c < 3; ++c) p.m[r][c] = rotation(r, c);
        p.m[r][3] = translation[r];
    }
    const float pixels = float(size);
    p.focal_x = camera.focal.x() * pixels, p.focal_y = camera.focal.y() * pixels;
    p.centre_x = camera.centre.x() * pixels, p.centre_y = camera.centre.y() * pixels;
    const bool perspective = camera.projection == Projection::perspective;
    p.perspective = perspective ? 1.0f : 0.0f;
    p.near = perspective ? 1e-3f * frame.scale : -std::numeric_limits<float>::max();
    return p;
}

/// Pixel coordinates and nearness (1/depth, orthographic: -depth), linear over a triangle in the picture.
/// What is nearer than the near plane becomes not-a-number and fails every later comparison.
LIMNER_VECTOR_CLONES
void project_vertices(const PixelProjection& p, int count, const float* __restrict x,
                      const float* __restrict y, const float* __restrict z, float* __restrict px,
                      float* __restrict py, float* __restrict nearness) {
    const float nowhere = std::numeric_limits<float>::quiet_NaN();
    for (int i = 0; i < count; ++i) {
        const float cx = p.m[0][0] * x[i] + p.m[0][1] * y[i] + p.m[0][2] * z[i] + p.m[0][3];
        const float cy = p.m[1][0] * x[i] + p.m[1][1] * y[i] + p.m[1][2] * z[i] + p.m[1][3];
        const float cz = p.m[2][0] * x[i] + p.m[2][1] * y[i] + p.m[2][2] * z[i] + p.m[2][3];
        const float scale = p.perspective > 0 ? 1.0f / cz : 1.0f;
        px[i] = cz > p.near ? p.centre_x + p.focal_x * cx * scale : nowhere;
        py[i] = p.centre_y + p.focal_y * cy * scale;
        nearness[i] = p.perspective > 0 ? scale : -cz;
    }
}

/// Pixels of the picture whose centres are in a triangle's box; `seen` is 0 when there are none or it faces
/// away.
struct Boxes {
    std::uint8_t seen[chunk_triangles];
    std::int16_t x0[chunk_triangles], x1[chunk_triangles], y0[chunk_triangles], y1[chunk_triangles];
};

LIMNER_VECTOR_CLONES
void find_boxes(const std::int32_t* __restrict corners, int count, const float* __restrict px,
                const float* __restrict py, float size, Boxes& boxes) {
    const float limit = size - 0.5f;
    for (int t = 0; t < count; ++t) {
        const std::int32_t a = corners[3 * t], b = corners[3 * t + 1], c = corners[3 * t + 2];
        const float ax = px[a], ay = py[a], bx = px[b], by = py[b], cx = px[c], cy = py[c];
        // y grows downwards, so that counter-clockwise is negative.
        const float area = (cx - ax) * (by - ay) - (bx - ax) * (cy - ay);
        const float left = std::min(ax, std::min(bx, cx)), right = std::max(ax, std::max(bx, cx));
        const float top = std::min(ay, std::min(by, cy)), bottom = std::max(ay, std::max(by, cy));
        // First and last pixel centre, still unrounded; in range (not-a-number: 0)
        // before they become integers.
        const float first_x = std::min(std::max(0.0f, left + 0.5f - edge_tolerance), size);
        const float last_x = std::min(std::max(0.0f, right - 0.5f + edge_tolerance), limit);
        const float first_y = std::min(std::max(0.0f, top + 0.5f - edge_tolerance), size);
        const float last_y = std::min(std::max(0.0f, bottom - 0.5f + edge_tolerance), limit);
        const int x0 = int(first_x), x1 = int(last_x), y0 = int(first_y), y1 = int(last_y);
        boxes.x0[t] = std::int16_t(x0), boxes.x1[t] = std::int16_t(x1);
        boxes.y0[t] = std::int16_t(y0), boxes.y1[t] = std::int16_t(y1);
        boxes.seen[t] = std::uint8_t(int(area > 1e-7f) & int(right >= 0.5f - edge_tolerance) &
                                     int(bottom >= 0.5f - edge_tolerance) & int(x0 <= x1) & int(y0 <= y1));
    }
}

struct BinnedTriangle {
    std::int32_t id;
    std::int16_t x0, x1, y0, y1;  // pixels, both ends included
};

/// Triangles of a chunk that touch each band, and where each band's part begins.
struct Bins {
    std::vector<BinnedTriangle> triangles;
    std::vector<std::int32_t> begin;  // [bands + 1]
};

struct ScreenVertex {
    float x, y, nearness;
};

struct Screen {
    const float *px, *py, *nearness;
    ScreenVertex operator[](std::int32_t v) const { return {px[v], py[v], nearness[v]}; }
};

void bin_triangles(const Screen& screen, const std::array<std::int32_t, 3>* triangles, std::int32_t first,
                   int count, int size, Bins& bins) {
    const int bands = (size + band_rows - 1) / band_rows;
    Boxes boxes;
    find_boxes(triangles[first].data(), count, screen.px, screen.py, float(size), boxes);

    bins.begin.assign(std::size_t(bands) + 1, 0);
    for (int t = 0; t < count; ++t)
        if (boxes.seen[t])
            for (int b = boxes.y0[t] / band_rows; b <= boxes.y1[t] / band_rows; ++b)
                ++bins.begin[std::size_t(b) + 1];
    for (std::size_t b = 1; b < bins.begin.size(); ++b) bins.begin[b] += bins.begin[b - 1];
    bins.triangles.resize(std::size_t(bins.begin.back()));
    // Filling moves each begin to the next band's; moved back below.
    for (int t = 0; t < count; ++t)
        if (boxes.seen[t])
            for (int b = boxes.y0[t] / band_rows; b <= boxes.y1[t] / band_rows; ++b)
                bins.triangles[std::size_t(bins.begin[std::size_t(b)]++)] = {
                    first + t, boxes.x0[t], boxes.x1[t], boxes.y0[t], boxes.y1[t]};
    std::rotate(bins.begin.begin(), bins.begin.end() - 1, bins.begin.end());
    bins.begin.front() = 0;
}

/// Twice the signed areas opposite to each corner at (x, y); their sum is the triangle's.
struct Weights {
    float a, b, c;
};
Weights weights_at(const ScreenVertex& a, const ScreenVertex& b, const ScreenVertex& c, float x, float y) {
    const auto area = [&](const ScreenVertex& from, const ScreenVertex& to) {
        return (x - from.x) * (to.y - from.y) - (to.x - from.x) * (y - from.y);
    };
    return {area(b, c), area(c, a), area(a, b)};
}

/// Which triangle the pixels of rows [first_row, end_row) see. `seen` and `nearest` are whole pictures.
void draw_band(const Screen& screen, const std::array<std::int32_t, 3>* triangles, const Bins& bins, int band,
               int size, std::int32_t* seen, float* nearest) {
    const int first_row = band * band_rows, last_row = std::min(first_row + band_rows, size) - 1;
    for (std::int32_t i = bins.begin[std::size_t(band)]; i < bins.begin[std::size_t(band) + 1]; ++i) {
        const BinnedTriangle& box = bins.triangles[std::size_t(i)];
        const auto& t = triangles[box.id];
        const ScreenVertex a = screen[t[0]], b = screen[t[1]], c = screen[t[2]];
        for (int y = std::max<int>(box.y0, first_row); y <= std::min<int>(box.y1, last_row); ++y)
            for (int x = box.x0; x <= box.x1; ++x) {
                const Weights w = weights_at(a, b, c, float(x) + 0.5f, float(y) + 0.5f);
                if (!(w.a >= -edge_tolerance && w.b >= -edge_tolerance && w.c >= -edge_tolerance)) continue;
                const float wa = std::max(w.a, 0.0f), wb = std::max(w.b, 0.0f), wc = std::max(w.c, 0.0f);
                const float sum = wa + wb + wc;
                if (!(sum > 0)) continue;
                const float near = (wa * a.nearness + wb * b.nearness + wc * c.nearness) / sum;
                const std::size_t pixel = std::size_t(y) * std::size_t(size) + std::size_t(x);
                if (near > nearest[pixel]) nearest[pixel] = near, seen[pixel] = box.id;
            }
    }
}

LIMNER_VECTOR_CLONES
void mix_logits(const float* __restrict a, const float* __restrict b, const float* __restrict c, float wa,
                float wb, float wc, int classes, float* __restrict mixed) {
    for (int i = 0; i < classes; ++i) mixed[i] = wa * a[i] + wb * b[i] + wc * c[i];
}

int label_of(const BakedField& field, const std::array<std::int32_t, 3>& t, float wa, float wb, float wc) {
    const auto v = [&](int corner) { return std::size_t(t[std::size_t(corner)]); };
    const std::uint8_t top = field.top_class[v(0)];
    // The largest at all three corners is the largest everywhere between them.
    if (top == field.top_class[v(1)] && top == field.top_class[v(2)]) return top;
    const std::size_t classes = std::size_t(field.classes);
    float mixed[256];
    mix_logits(&field.logits[v(0) * classes], &field.logits[v(1) * classes], &field.logits[v(2) * classes],
               wa, wb, wc, field.classes, mixed);
    int best = 1;
    for (int c = 2; c < field.classes; ++c)
        if (mixed[c] > mixed[best]) best = c;
    return best;
}

struct Shading {
    const BakedField& field;
    const Camera& camera;
    const RasterOptions& options;
    int size;
};

void shade_band(const Shading& s, const Screen& screen, int band, const std::int32_t* seen,
                const float* nearest, SurfaceView& view) {
    const BakedField& field = s.field;
    const bool perspective = s.camera.projection == Projection::perspective;
    const std::size_t size = std::size_t(s.size), plane = size * size;
    const int last_row = std::min((band + 1) * band_rows, s.size) - 1;
    for (int y = band * band_rows; y <= last_row; ++y)
        for (int x = 0; x < s.size; ++x) {
            const std::size_t pixel = std::size_t(y) * size + std::size_t(x);
            const std::int32_t id = seen[pixel];
            view.labels.pixels[pixel] = 0;
            view.depth.pixels[pixel] = 0;
            Vec3f normal = Vec3f::Zero(), position = Vec3f::Zero();
            if (id >= 0) {
                const auto& t = field.triangles[std::size_t(id)];
                const ScreenVertex a = screen[t[0]], b = screen[t[1]], c = screen[t[2]];
                const Weights w = weights_at(a, b, c, float(x) + 0.5f, float(y) + 0.5f);
                // Weights in the picture times nearness are weights on the triangle in space.
                float wa = std::max(w.a, 0.0f) * (perspective ? a.nearness : 1.0f);
                float wb = std::max(w.b, 0.0f) * (perspective ? b.nearness : 1.0f);
                float wc = std::max(w.c, 0.0f) * (perspective ? c.nearness : 1.0f);
                const float scale = 1.0f / (wa + wb + wc);
                wa *= scale, wb *= scale, wc *= scale;
                view.labels.pixels[pixel] = std::uint8_t(label_of(field, t, wa, wb, wc));
                view.depth.pixels[pixel] = perspective ? 1.0f / nearest[pixel] : -nearest[pixel];
                const auto mix = [&](const std::vector<float>& v) {
                    return wa * v[std::size_t(t[0])] + wb * v[std::size_t(t[1])] + wc * v[std::size_t(t[2])];
                };
                if (s.options.normals) {
                    normal = Vec3f(mix(field.nx), mix(field.ny), mix(field.nz)).normalized();
                    if (s.options.normal_frame == NormalFrame::camera)
                        normal = s.camera.camera_from_head.rotation * normal;
                }
                if (s.options.positions)
                    position = field.frame.head_from_field({mix(field.x), mix(field.y), mix(field.z)});
            }
            for (std::size_t axis = 0; axis < 3; ++axis) {
                if (s.options.normals) view.normals[axis * plane + pixel] = normal[Eigen::Index(axis)];
                if (s.options.positions) view.positions[axis * plane + pixel] = position[Eigen::Index(axis)];
            }
        }
}

template <class T>
void resize_grid(Grid<T>& grid, int size) {
    grid.width = grid.height = size;
    grid.pixels.resize(std::size_t(size) * std::size_t(size));
}

}  // namespace

struct SurfaceRaster::Buffers {
    std::vector<float> px, py, nearness;  // [V]
    std::vector<Bins> bins;               // [chunks of triangles]
    std::vector<std::int32_t> seen;       // [size, size]
    std::vector<float> nearest;           // [size, size]
};

SurfaceRaster::SurfaceRaster() : buffers_(std::make_unique<Buffers>()) {}
SurfaceRaster::~SurfaceRaster() = default;
SurfaceRaster::SurfaceRaster(SurfaceRaster&&) noexcept = default;
SurfaceRaster& SurfaceRaster::operator=(SurfaceRaster&&) noexcept = default;

void SurfaceRaster::render(const BakedField& field, const Camera& camera, int size,
                           const RasterOptions& options, SurfaceView& view) {
    const std::size_t pixels = std::size_t(size) * std::size_t(size);
    resize_grid(view.labels, size);
    resize_grid(view.depth, size);
    view.normals.resize(options.normals ? 3 * pixels : 0);
    view.positions.resize(options.positions ? 3 * pixels : 0);

    Buffers& b = *buffers_;
    const int vertices = int(field.vertex_count()), triangles = int(field.triangles.size());
    for (auto* values : {&b.px, &b.py, &b.nearness}) values->resize(std::size_t(vertices));
    b.seen.resize(pixels);
    b.nearest.resize(pixels);
    const int vertex_chunks = (vertices + chunk_vertices - 1) / chunk_vertices;
    const int triangle_chunks = (triangles + chunk_triangles - 1) / chunk_triangles;
    const int bands = (size + band_rows - 1) / band_rows;
    if (int(b.bins.size()) < triangle_chunks) b.bins.resize(std::size_t(triangle_chunks));

    const PixelProjection projection = pixel_projection(camera, field.frame, size);
    const Screen screen{b.px.data(), b.py.data(), b.nearness.data()};
    const int threads = options.threads > 0 ? options.threads : omp_get_max_threads();
    FirstFailure failure;
#pragma omp parallel num_threads(threads)
    {
#pragma omp for schedule(dynamic)
        for (int chunk = 0; chunk < vertex_chunks; ++chunk) {
            const int first = chunk * chunk_vertices, count = std::min(chunk_vertices, vertices - first);
            project_vertices(projection, count, &field.x[std::size_t(first)], &field.y[std::size_t(first)],
                             &field.z[std::size_t(first)], &b.px[std::size_t(first)],
                             &b.py[std::size_t(first)], &b.nearness[std::size_t(first)]);
        }
#pragma omp for schedule(dynamic)
        for (int chunk = 0; chunk < triangle_chunks; ++chunk) {
            const int first = chunk * chunk_triangles, count = std::min(chunk_triangles, triangles - first);
            failure.guard([&] {  // its lists grow
                bin_triangles(screen, field.triangles.data(), first, count, size, b.bins[std::size_t(chunk)]);
            });
        }
#pragma omp for schedule(dynamic)
        for (int band = 0; band < bands; ++band)
            failure.guard([&] {
                const std::size_t first = std::size_t(band) * band_rows * std::size_t(size);
                const std::size_t end = std::min(first + std::size_t(band_rows) * std::size_t(size), pixels);
                std::fill(b.seen.begin() + std::ptrdiff_t(first), b.seen.begin() + std::ptrdiff_t(end), -1);
                std::fill(b.nearest.begin() + std::ptrdiff_t(first), b.nearest.begin() + std::ptrdiff_t(end),
                          -std::numeric_limits<float>::max());
                for (int chunk = 0; chunk < triangle_chunks; ++chunk)
                    draw_band(screen, field.triangles.data(), b.bins[std::size_t(chunk)], band, size,
                              b.seen.data(), b.nearest.data());
                shade_band({field, camera, options, size}, screen, band, b.seen.data(), b.nearest.data(),
                           view);
            });
    }
    failure.rethrow();
}

SurfaceView rasterise(const BakedField& field, const Camera& camera, int size, const RasterOptions& options) {
    SurfaceRaster raster;
    SurfaceView view;
    raster.render(field, camera, size, options, view);
    return view;
}

}  // namespace limner
