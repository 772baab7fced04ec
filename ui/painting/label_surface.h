#pragma once
// The label map under the brush: strokes over what the model says. Writing is immediate and local, whatever
// the engine is doing.
//
//     LabelSurface surface(256);
//     surface.set_base(frame.picture.model_labels);
//     const PixelRect touched = surface.stamp({128, 90, 12}, FaceClass::hair);

#include <bitset>
#include <cstdint>
#include <memory>

#include "engine/core/image.h"
#include "engine/core/label_set.h"
#include "engine/portrait/portrait.h"
#include "ui/painting/brush_path.h"
#include "ui/painting/edge_snap.h"
#include "ui/painting/map_shape.h"
#include "ui/painting/mirror.h"

namespace limner::ui {

/// Half-open rectangle of map pixels.
struct PixelRect {
    int left = 0, top = 0, right = 0, bottom = 0;
    bool empty() const { return right <= left || bottom <= top; }
    PixelRect united(const PixelRect& other) const;
    bool operator==(const PixelRect&) const = default;
};

/// One bit for each FaceClass.
using ClassSet = std::bitset<face_class_count>;

class LabelSurface {
public:
    static constexpr std::uint8_t unpainted = PaintedLabels::unpainted;

    explicit LabelSurface(int size = 256) : strokes_(size, size, unpainted) {}

    int size() const { return strokes_.width; }
    /// What the model says, without strokes; resized when its side differs. Null: nothing known yet.
    void set_base(std::shared_ptr<const LabelMap> base);
    bool has_base() const { return base_ != nullptr; }
    /// Strokes from a portrait (null = none); resized when their side differs.
    void set_strokes(const LabelMap* strokes);
    /// Drops the strokes and changes the side.
    void resize(int size);
    const LabelMap& strokes() const { return strokes_; }
    bool any_strokes() const;

    /// The class seen at a pixel: stroke, else model; background outside and before the first picture.
    std::uint8_t visible(int x, int y) const;
    std::uint8_t base(int x, int y) const;

    /// Whether writing changes this pixel: it is inside, not locked, and selected where anything is.
    bool writable_at(int x, int y) const;
    /// Classes that nothing overwrites where they are seen.
    void set_locked(const ClassSet& classes) { locked_ = classes; }
    /// Whether a lock forbids to write here; false outside of the map.
    bool locked_at(int x, int y) const;
    /// `incoming`, of the same side, with every locked pixel as it is seen now.
    LabelMap spared_by_locks(LabelMap incoming) const;
    /// Where something is selected, writing stays inside.
    Selection& selection() { return selection_; }
    const Selection& selection() const { return selection_; }

    /// Sets every pixel that the dab covers by at least half (4x4 sub-samples) to `value`, a FaceClass or
    /// `unpainted`; a dab thinner than 1.5 px sets the one pixel under it.
    PixelRect stamp(const Dab& dab, std::uint8_t value);
    /// Fills what is selected in `area`, of the same side; an empty one is nothing.
    PixelRect fill(const Selection& area, std::uint8_t value);
    /// Fills the pixels whose centres lie in the polygon.
    PixelRect fill(const Polygon& polygon, std::uint8_t value);
    /// Moves the border of a stroke of `value` that was written over `before`, strokes of the same side: sets
    /// what is inside, gives back what is outside.
    PixelRect rewrite(const Grid<Snapped>& border, const LabelMap& before, std::uint8_t value);
    /// Makes a side of the face, or both, what the other one is in the mirror; sided classes change sides.
    /// What has no counterpart in the map stays.
    PixelRect mirror(const MirrorAxis& axis, Mirroring how);

private:
    /// Writes where neither lock nor selection forbids it.
    void put(int x, int y, std::uint8_t value);

    LabelMap strokes_;
    std::shared_ptr<const LabelMap> base_;
    ClassSet locked_;
    Selection selection_{strokes_.width};
};

}  // namespace limner::ui
