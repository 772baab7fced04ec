#include "app/booth/portrait_painter.h"

#include <spdlog/spdlog.h>

#include <array>

#include "app/booth/framing.h"
#include "booth_shaders.h"

namespace limner::booth {
namespace {

GlShader compiled(GLenum kind, const char* text) {
    GlShader shader(glCreateShader(kind));
    glShaderSource(shader.name(), 1, &text, nullptr);
    glCompileShader(shader.name());
    GLint done = 0;
    glGetShaderiv(shader.name(), GL_COMPILE_STATUS, &done);
    if (done) return shader;
    std::array<char, 1024> why{};
    glGetShaderInfoLog(shader.name(), why.size(), nullptr, why.data());
    spdlog::error("booth: a shader was refused: {}", why.data());
    return GlShader();
}

}  // namespace

Result<PortraitPainter> PortraitPainter::make() {
    PortraitPainter painter;
    const auto vertex = compiled(GL_VERTEX_SHADER, shaders::portrait_vert);
    const auto fragment = compiled(GL_FRAGMENT_SHADER, shaders::portrait_frag);
    GLint linked = 0;
    if (vertex.name() && fragment.name()) {
        painter.program_ = GlProgram(glCreateProgram());
        glAttachShader(painter.program_.name(), vertex.name());
        glAttachShader(painter.program_.name(), fragment.name());
        glLinkProgram(painter.program_.name());
        glGetProgramiv(painter.program_.name(), GL_LINK_STATUS, &linked);
    }
    if (!linked)
        return failure(Errc::device_failure, "This display's OpenGL cannot draw the portrait; -v says why.");
    GLuint name = 0;
    glGenVertexArrays(1, &name);
    painter.vertices_ = GlVertexArray(name);
    glGenTextures(1, &name);
    painter.texture_ = GlTexture(name);
    return painter;
}

void PortraitPainter::paint(const StagePicture& picture, int width, int height, float light) {
    glViewport(0, 0, width, height);
    glDisable(GL_BLEND);
    glDisable(GL_SCISSOR_TEST);
    if (!picture.image || picture.image->empty()) {
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        return;
    }
    const Image& image = *picture.image;
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    if (uploaded_ != picture.image) {
        uploaded_ = picture.image;
        glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width, image.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     image.pixels.data());
        for (const GLenum side : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
            glTexParameteri(GL_TEXTURE_2D, side, GL_CLAMP_TO_EDGE);
        for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
            glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    }
    const auto framing = framing_of(width, height);
    glUseProgram(program_.name());
    glUniform1i(uniform("picture"), 0);
    glUniform2f(uniform("screen"), float(width), float(height));
    glUniform3f(uniform("framing"), framing.left, framing.top, framing.side);
    glUniform1f(uniform("light"), light);
    std::array<float, 12> terms{};  // one row a channel
    for (std::size_t channel = 0; channel < 3; ++channel)
        for (std::size_t i = 0; i < 4; ++i) terms[channel * 4 + i] = picture.backdrop.terms[channel][i];
    glUniform4fv(uniform("backdrop"), 3, terms.data());
    glBindVertexArray(vertices_.name());
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glBindVertexArray(0);
    glUseProgram(0);
}

}  // namespace limner::booth
