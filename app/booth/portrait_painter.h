#pragma once
// Paints the portrait over the whole screen: the picture enlarged smoothly, its background carried on to the
// screen's edges. The OpenGL context must be current for every call, and when the painter goes.

#include "app/booth/gl.h"
#include "app/booth/picture_flow.h"
#include "engine/core/error.h"

namespace limner::booth {

class PortraitPainter {
public:
    /// Compiles the shaders. device_failure where this context cannot.
    static Result<PortraitPainter> make();

    /// Fills the current framebuffer of `width` x `height` pixels. `light` 0 is dark, 1 as it is.
    void paint(const StagePicture& picture, int width, int height, float light);

private:
    PortraitPainter() = default;
    GLint uniform(const char* name) const { return glGetUniformLocation(program_.name(), name); }

    GlProgram program_;
    GlVertexArray vertices_;
    GlTexture texture_;
    std::shared_ptr<const Image> uploaded_;
};

}  // namespace limner::booth
