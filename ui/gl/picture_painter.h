#pragma once
// Draws pictures as textured rectangles (OpenGL 3.3 core). One texture per slot, uploaded again only when the
// picture in it changed.

#include <QImage>
#include <QRectF>
#include <QSize>
#include <QTransform>
#include <map>

#include "ui/gl/qt_gl_objects.h"

namespace limner::ui {

class PicturePainter {
public:
    /// Compiles the shaders; false when this context cannot. The context must be current for every call.
    bool setup();
    /// Puts `image` into `slot`. `shrinks`: it may be drawn smaller than it is.
    void upload(int slot, const QImage& image, bool shrinks = true);
    /// Draws `slot` over `target` and then as `turning` moves that, in units of a view of size `view`, top
    /// left origin.
    void draw(int slot, const QRectF& target, const QTransform& turning, const QSizeF& view, double opacity,
              bool nearest);

private:
    struct Slot {
        GlTexture texture;
        qint64 key = 0;
        bool straight_alpha = false;
    };
    GlProgram program_;
    GlVertexArray vertices_;
    std::map<int, Slot> slots_in_use_;
    GLint corners_ = -1, opacity_ = -1, straight_alpha_ = -1;
};

}  // namespace limner::ui
