#pragma once
// GL names of Qt's contexts. Where no context is current any more, the names went with it.

#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>

#include "ui/gl/gl_object.h"

namespace limner::ui {

inline QOpenGLExtraFunctions* current_gl() {
    QOpenGLContext* context = QOpenGLContext::currentContext();
    return context ? context->extraFunctions() : nullptr;
}

inline void delete_texture(GlName name) {
    if (auto* gl = current_gl()) gl->glDeleteTextures(1, &name);
}
inline void delete_vertex_array(GlName name) {
    if (auto* gl = current_gl()) gl->glDeleteVertexArrays(1, &name);
}
inline void delete_program(GlName name) {
    if (auto* gl = current_gl()) gl->glDeleteProgram(name);
}

using GlTexture = GlObject<delete_texture>;
using GlVertexArray = GlObject<delete_vertex_array>;
using GlProgram = GlObject<delete_program>;

}  // namespace limner::ui
