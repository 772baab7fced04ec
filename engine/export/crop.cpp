#include "engine/export/crop.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "engine/core/label_set.h"

namespace limner {
namespace {

using Kind = Crop::Kind;

constexpr std::array<std::string_view, 6> names = {"full", "face", "square", "4:5", "9:16", "safe"};

// Of each side; as the guides of the views have it.
constexpr double safe_share = 0.9;

// A stray pixel of a label map is no part of the face: so much of it may lie outside, on each side.
constexpr float stray = 0.01f;
// The square is larger than the face by this, so that brows and chin do not touch its border.
constexpr float room = 1.4f;

/// Shares of the picture, 0 to 1.
struct Box {
    float left = 1, top = 1, right = 0, bottom = 0;
};

bool is_face(std::uint8_t label) {
    switch (FaceClass(label)) {
        case FaceClass::skin:
        case FaceClass::nose:
        case FaceClass::glasses:
        case FaceClass::left_eye:
        case FaceClass::right_eye:
        case FaceClass::left_brow:
        case FaceClass::right_brow:
        case FaceClass::mouth:
        case FaceClass::upper_lip:
        case FaceClass::lower_lip:
        case FaceClass::facial_hair:
            return true;
        default:
            return false;
    }
}

/// Where the counts begin and end, without what is stray; shares of their number.
std::pair<float, float> extent(const std::vector<int>& counts, int all) {
    const int spare = int(stray * float(all));
    int first = 0, last = int(counts.size()) - 1;
    for (int seen = counts.front(); seen <= spare; seen += counts[std::size_t(++first)]) continue;
    for (int seen = counts.back(); seen <= spare; seen += counts[std::size_t(--last)]) continue;
    return {float(first) / float(counts.size()), float(last + 1) / float(counts.size())};
}

std::optional<Box> face_box(const LabelMap& labels) {
    std::vector<int> columns(std::size_t(labels.width)), rows(std::size_t(labels.height));
    int all = 0;
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x) {
            if (!is_face(labels.at(x, y))) continue;
            ++columns[std::size_t(x)], ++rows[std::size_t(y)], ++all;
        }
    if (all == 0) return std::nullopt;
    const auto [left, right] = extent(columns, all);
    const auto [top, bottom] = extent(rows, all);
    return Box{left, top, right, bottom};
}

Result<PixelArea> face_area(int width, int height, std::span<const std::shared_ptr<const LabelMap>> labels) {
    Box all;
    for (const auto& view : labels) {
        if (!view)
            return failure(Errc::missing_capability,
                           "The model gives no label map, so there is no crop to the face.");
        const auto box = face_box(*view);
        if (!box) continue;
        all = {std::min(all.left, box->left), std::min(all.top, box->top), std::max(all.right, box->right),
               std::max(all.bottom, box->bottom)};
    }
    if (all.right <= all.left) return failure(Errc::no_face, "No face is seen that could be cropped to.");
    const float w = float(width), h = float(height);
    const float wanted = room * std::max((all.right - all.left) * w, (all.bottom - all.top) * h);
    const int side = std::clamp(int(std::lround(wanted)), 1, std::min(width, height));
    const auto start = [side](float centre, int length) {
        return std::clamp(int(std::lround(centre - float(side) / 2)), 0, length - side);
    };
    return PixelArea{start((all.left + all.right) / 2 * w, width),
                     start((all.top + all.bottom) / 2 * h, height), side, side};
}

/// The largest part of the shape `across` : `down`, in the middle.
PixelArea shaped(int across, int down, int width, int height) {
    const int w = std::min(width, int(std::lround(double(height) * across / down)));
    const int h = std::min(height, int(std::lround(double(width) * down / across)));
    return {(width - w) / 2, (height - h) / 2, w, h};
}

/// The middle of it, without the margins.
PixelArea safe_area(int width, int height) {
    const int x = int(std::lround(width * (1 - safe_share) / 2)),
              y = int(std::lround(height * (1 - safe_share) / 2));
    return {x, y, width - 2 * x, height - 2 * y};
}

bool lies_in(const PixelArea& area, int width, int height) {
    return area.x >= 0 && area.y >= 0 && area.width > 0 && area.height > 0 && area.x <= width - area.width &&
           area.y <= height - area.height;
}

}  // namespace

std::optional<Crop> crop_from_text(std::string_view text) {
    const auto known = std::find(names.begin(), names.end(), text);
    if (known != names.end()) return Crop{static_cast<Kind>(known - names.begin()), {}};
    PixelArea area;
    const char *at = text.data(), *end = at + text.size();
    for (int* value : {&area.x, &area.y, &area.width, &area.height}) {
        const auto [next, error] = std::from_chars(at, end, *value);
        if (error != std::errc() || *value < 0) return std::nullopt;
        const bool last = value == &area.height;
        if (last ? next != end : next == end || *next != ',') return std::nullopt;
        at = next + (last ? 0 : 1);
    }
    if (area.width == 0 || area.height == 0) return std::nullopt;
    return Crop{Kind::typed, area};
}

std::string to_text(const Crop& crop) {
    if (crop.kind != Kind::typed) return std::string(names[std::size_t(crop.kind)]);
    const auto& a = crop.area;
    return std::to_string(a.x) + ',' + std::to_string(a.y) + ',' + std::to_string(a.width) + ',' +
           std::to_string(a.height);
}

Result<PixelArea> area_of(const Crop& crop, int width, int height,
                          std::span<const std::shared_ptr<const LabelMap>> labels) {
    switch (crop.kind) {
        case Kind::full:
            break;
        case Kind::face:
            return face_area(width, height, labels);
        case Kind::square:
            return shaped(1, 1, width, height);
        case Kind::four_to_five:
            return shaped(4, 5, width, height);
        case Kind::nine_to_sixteen:
            return shaped(9, 16, width, height);
        case Kind::safe:
            return safe_area(width, height);
        case Kind::typed:
            if (lies_in(crop.area, width, height)) return crop.area;
            return failure(Errc::wrong_use, "The crop " + to_text(crop) + " lies outside the picture of " +
                                                std::to_string(width) + " x " + std::to_string(height) +
                                                " pixels.");
    }
    return PixelArea{0, 0, width, height};
}

PixelArea scaled(const PixelArea& area, int width, int to) {
    const auto moved = [&](int edge) { return int(std::lround(double(edge) * to / width)); };
    const int x = std::min(moved(area.x), to - 1), y = std::min(moved(area.y), to - 1);
    return {x, y, std::max(1, moved(area.x + area.width) - x), std::max(1, moved(area.y + area.height) - y)};
}

Result<NameFields> cropped_fields(NameFields fields, const Crop& crop, const NameTemplate& name) {
    if (crop.kind == Kind::face) {
        if (name.has("width") || name.has("height"))
            return failure(Errc::wrong_use,
                           "The size of a face is not known before it is drawn: leave {width} and {height} "
                           "out of the name.");
        return fields;
    }
    if (fields.width <= 0) return fields;  // the model will say
    const auto area = area_of(crop, fields.width, fields.height, {});
    if (!area) return tl::unexpected(area.error());
    fields.width = area->width;
    fields.height = area->height;
    return fields;
}

}  // namespace limner
