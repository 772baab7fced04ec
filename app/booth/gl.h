#pragma once
// OpenGL 3.3 core as the system's libOpenGL exports it, and owners of its names.

#ifndef GL_GLEXT_PROTOTYPES
#define GL_GLEXT_PROTOTYPES
#endif
#include <GL/glcorearb.h>

#include "ui/gl/gl_object.h"

namespace limner::booth {

inline void delete_texture(ui::GlName name) { glDeleteTextures(1, &name); }
inline void delete_vertex_array(ui::GlName name) { glDeleteVertexArrays(1, &name); }
inline void delete_program(ui::GlName name) { glDeleteProgram(name); }
inline void delete_shader(ui::GlName name) { glDeleteShader(name); }

using GlTexture = ui::GlObject<delete_texture>;
using GlVertexArray = ui::GlObject<delete_vertex_array>;
using GlProgram = ui::GlObject<delete_program>;
using GlShader = ui::GlObject<delete_shader>;

}  // namespace limner::booth
