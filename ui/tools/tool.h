#pragma once
// A tool turns pointer samples into edits. It is a small state machine that sees the window only through
// ToolHost, so that a test can drive it without one.

#include <QPointF>
#include <QString>
#include <Qt>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/label_set.h"
#include "engine/generators/generator.h"
#include "engine/portrait/portrait.h"
#include "ui/history/portrait_document.h"
#include "ui/painting/label_surface.h"
#include "ui/painting/map_area.h"
#include "ui/painting/mirror.h"

namespace limner::ui {

enum class ToolId {
    brush,
    eraser,
    fill,
    lasso,
    rectangle,
    ellipse,
    polygon,
    region,
    eyedropper,
    move,
    pose,
    light,
    grab
};

/// One pointer event as a tool sees it. `dip`: in the view; `picture`: across the picture, 0..1 from its top
/// left corner.
struct PointerSample {
    QPointF dip, picture;
    QPointF picture_centre_dip;
    double picture_side_dip = 1;
    double pressure = 1;
    double time_ms = 0;
    Qt::KeyboardModifiers modifiers;
    bool space = false;  // is down: what is being drawn goes along
};

enum class Smoothing {
    none,
    basic,       // exponential, 12 ms
    stabiliser,  // the mean of the last samples: a slow, calm line
};

/// What lasso and shapes do with what they surround.
enum class AreaUse {
    fill,
    stroke,  // paint its border with the brush
    select,
    both,  // fill and select
};

struct BrushSettings {
    BrushShape shape;       // diameter in map pixels
    AreaRule filled;        // what the bucket takes
    int fill_grows_by = 0;  // map pixels, negative: less
    Smoothing smoothing = Smoothing::basic;
    bool symmetry = false;               // strokes are mirrored, sided classes change sides
    Combine combine = Combine::replace;  // how lasso and shapes change the selection
    bool edge_snap = false;              // the border of a stroke moves to the edge of the picture
    EdgeSnap snap;
    AreaUse area_use = AreaUse::fill;
    bool magnetic = false;  // a lasso keeps to the edges of the picture

    bool areas_fill() const { return area_use == AreaUse::fill || area_use == AreaUse::both; }
    bool areas_write() const { return area_use != AreaUse::select; }
    bool areas_select() const { return area_use == AreaUse::select || area_use == AreaUse::both; }
};

/// How the hand is read, whatever the tool. Set in the preferences.
struct PointerSettings {
    double pen_curve = 1;           // exponent of the pressure: below 1 soft, above 1 firm
    float degrees_per_dip = 0.20f;  // of turning the head
    bool camera_orbits = false;     // the camera goes with the pointer instead of the face
};

/// What a tool may see and do.
class ToolHost {
public:
    virtual ~ToolHost() = default;
    virtual const Portrait& portrait() const = 0;
    virtual PoseLimits pose_limits() const = 0;
    /// One gesture, one undo step.
    virtual void edit(const Portrait& after, const QString& text, GestureId gesture) = 0;
    virtual void cancel(GestureId gesture) = 0;

    virtual LabelSurface& surface() = 0;
    /// The portrait as it is seen; null before the first picture.
    virtual std::shared_ptr<const Image> picture() const = 0;
    /// The classes of picture().
    virtual std::shared_ptr<const LabelMap> labels() const = 0;
    /// Whether the model has an expression of this key.
    virtual bool has_expression(const std::string& key) const = 0;
    /// The surface changed; the portrait follows soon, or at once when the gesture is `finished`.
    virtual void strokes_changed(const PixelRect& touched, const QString& text, GestureId gesture,
                                 bool finished) = 0;

    /// An area whose corners are clicked has more or fewer of them, or is closed.
    virtual void open_area_changed() = 0;
    /// What floats over the surface, or where it does: it is to be seen, and no edit yet.
    virtual void floating_changed() = 0;

    /// The mirror line while symmetry is on.
    virtual std::optional<MirrorAxis> mirror_axis() const = 0;
    virtual void selection_changed() = 0;

    virtual const PointerSettings& pointer() const = 0;
    virtual BrushSettings& brush() = 0;
    virtual void brush_changed() = 0;
    virtual FaceClass active_class() const = 0;
    virtual void pick_class(FaceClass face_class) = 0;
    /// Makes the part under a point of the picture the active one and outlines it for a moment.
    virtual void pick_part(QPointF picture) = 0;
    virtual void hint(const QString& text) = 0;
};

class Tool {
public:
    virtual ~Tool() = default;
    virtual ToolId id() const = 0;
    virtual void press(ToolHost& host, const PointerSample& sample) = 0;
    virtual void move(ToolHost& host, const PointerSample& sample) = 0;
    virtual void release(ToolHost& host, const PointerSample& sample) = 0;
    /// Esc: puts the start value back.
    virtual void cancel(ToolHost& host) = 0;
    virtual bool active() const = 0;
    /// The pointer goes over the canvas and no button is down.
    virtual void hover(ToolHost&, const PointerSample&) {}
    /// What hover() has shown is over: the pointer is elsewhere, or what lies under it changed.
    virtual void forget_hover() {}
    /// Another tool that writes takes its place: nothing half done stays.
    virtual void put_away() {}
    virtual QString idle_hint() const = 0;
    /// What is being drawn and not yet written, in parts of the picture (0..1); empty for most.
    virtual std::vector<QPointF> outline() const { return {}; }
};

/// How far the pointer may wander within a click.
inline constexpr double click_dip = 4;

inline bool is_click(const QPointF& from, const QPointF& to) {
    const QPointF d = to - from;
    return d.x() * d.x() + d.y() * d.y() <= click_dip * click_dip;
}

}  // namespace limner::ui
