#pragma once
// What a view draws on: an OpenGL widget, or a plain one where no OpenGL 3.3 is to be had. Both draw the same
// scene; the view above them does not know which it got.

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QRectF>
#include <QTransform>
#include <QWidget>
#include <vector>

namespace limner::ui {

class PerformanceLog;

struct Layer {
    int slot = 0;  // stays the same from frame to frame for the same kind of picture
    QImage image;
    QRectF target;       // in dip of the view
    QTransform turning;  // from target to where it is seen: ViewTransform::turning()
    double opacity = 1;
    bool nearest = false;
    QRectF clip = {};  // nothing is drawn outside; null: the whole view
};

class SceneSource {
public:
    virtual ~SceneSource() = default;
    virtual QColor background() const = 0;
    virtual std::vector<Layer> layers() const = 0;
    virtual void paint_overlay(QPainter& painter) = 0;
    /// What to show over all of it and to tell the cost of painting; null while the overlay is off.
    virtual PerformanceLog* performance() = 0;
};

/// True when an OpenGL 3.3 core context can be made here; asked once per process.
bool gl_available();
/// Draws everything with the raster painter from now on (safe settings).
void forbid_gl();
/// A surface for `source`, which must outlive it. Lets all pointer events through to `parent`.
QWidget* make_surface(SceneSource& source, QWidget* parent);

}  // namespace limner::ui
