#pragma once
// Owners of GL names. The context that made a name must be current when its owner goes.

#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <utility>

namespace limner::ui {

template <void (*Delete)(QOpenGLExtraFunctions&, GLuint)>
class GlObject {
public:
    explicit GlObject(GLuint name = 0) : name_(name) {}
    GlObject(GlObject&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    GlObject& operator=(GlObject&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }
    ~GlObject() {
        if (!name_) return;
        if (QOpenGLContext* context = QOpenGLContext::currentContext())
            Delete(*context->extraFunctions(), name_);
    }
    GLuint name() const { return name_; }

private:
    GLuint name_;
};

inline void delete_texture(QOpenGLExtraFunctions& gl, GLuint name) { gl.glDeleteTextures(1, &name); }
inline void delete_vertex_array(QOpenGLExtraFunctions& gl, GLuint name) { gl.glDeleteVertexArrays(1, &name); }
inline void delete_program(QOpenGLExtraFunctions& gl, GLuint name) { gl.glDeleteProgram(name); }

using GlTexture = GlObject<delete_texture>;
using GlVertexArray = GlObject<delete_vertex_array>;
using GlProgram = GlObject<delete_program>;

}  // namespace limner::ui
