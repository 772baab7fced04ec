#include "ui/gl/picture_painter.h"

#include <QFile>
#include <array>

namespace limner::ui {
namespace {

GLuint compile(QOpenGLExtraFunctions& gl, GLenum kind, const char* file) {
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) return 0;
    const QByteArray text = source.readAll();
    const char* lines = text.constData();
    const GLuint shader = gl.glCreateShader(kind);
    gl.glShaderSource(shader, 1, &lines, nullptr);
    gl.glCompileShader(shader);
    GLint done = 0;
    gl.glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
    if (done) return shader;
    gl.glDeleteShader(shader);
    return 0;
}

}  // namespace

bool PicturePainter::setup() {
    auto& gl = *QOpenGLContext::currentContext()->extraFunctions();
    const GLuint vertex = compile(gl, GL_VERTEX_SHADER, ":/shaders/viewport/picture.vert");
    const GLuint fragment = compile(gl, GL_FRAGMENT_SHADER, ":/shaders/viewport/picture.frag");
    GLint linked = 0;
    if (vertex && fragment) {
        program_ = GlProgram(gl.glCreateProgram());
        gl.glAttachShader(program_.name(), vertex);
        gl.glAttachShader(program_.name(), fragment);
        gl.glLinkProgram(program_.name());
        gl.glGetProgramiv(program_.name(), GL_LINK_STATUS, &linked);
    }
    gl.glDeleteShader(vertex);
    gl.glDeleteShader(fragment);
    if (!linked) return false;
    corners_ = gl.glGetUniformLocation(program_.name(), "corners");
    opacity_ = gl.glGetUniformLocation(program_.name(), "opacity");
    straight_alpha_ = gl.glGetUniformLocation(program_.name(), "straight_alpha");
    GLuint array = 0;
    gl.glGenVertexArrays(1, &array);
    vertices_ = GlVertexArray(array);
    return true;
}

void PicturePainter::upload(int slot, const QImage& image, bool shrinks) {
    Slot& s = slots_in_use_[slot];
    if (s.key == image.cacheKey() || image.isNull()) return;
    auto& gl = *QOpenGLContext::currentContext()->extraFunctions();
    if (!s.texture.name()) {
        GLuint name = 0;
        gl.glGenTextures(1, &name);
        s.texture = GlTexture(name);
    }
    s.straight_alpha = image.pixelFormat().premultiplied() != QPixelFormat::Premultiplied;
    const QImage pixels = s.straight_alpha ? image.convertToFormat(QImage::Format_RGBA8888)
                                           : image.convertToFormat(QImage::Format_RGBA8888_Premultiplied);
    s.key = image.cacheKey();
    gl.glBindTexture(GL_TEXTURE_2D, s.texture.name());
    gl.glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    gl.glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, pixels.width(), pixels.height(), 0, GL_RGBA, GL_UNSIGNED_BYTE,
                    pixels.constBits());
    if (shrinks) gl.glGenerateMipmap(GL_TEXTURE_2D);
    gl.glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    gl.glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void PicturePainter::draw(int slot, const QRectF& target, const QTransform& turning, const QSizeF& view,
                          double opacity, bool nearest) {
    const auto found = slots_in_use_.find(slot);
    if (found == slots_in_use_.end() || !found->second.texture.name() || view.isEmpty()) return;
    auto& gl = *QOpenGLContext::currentContext()->extraFunctions();
    // In the order of the shader's strip, in normalised device coordinates.
    std::array<float, 8> corners{};
    for (std::size_t i = 0; i < 4; ++i) {
        const QPointF at = turning.map(
            QPointF(i & 1 ? target.right() : target.left(), i & 2 ? target.bottom() : target.top()));
        corners[2 * i] = static_cast<float>(2 * at.x() / view.width() - 1);
        corners[2 * i + 1] = static_cast<float>(1 - 2 * at.y() / view.height());
    }
    gl.glUseProgram(program_.name());
    gl.glBindVertexArray(vertices_.name());
    gl.glActiveTexture(GL_TEXTURE0);
    gl.glBindTexture(GL_TEXTURE_2D, found->second.texture.name());
    gl.glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, nearest ? GL_NEAREST : GL_LINEAR);
    gl.glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, nearest ? GL_NEAREST : GL_LINEAR_MIPMAP_LINEAR);
    gl.glUniform2fv(corners_, 4, corners.data());
    gl.glUniform1f(opacity_, static_cast<float>(opacity));
    gl.glUniform1i(straight_alpha_, found->second.straight_alpha);
    gl.glEnable(GL_BLEND);
    gl.glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    gl.glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    gl.glBindVertexArray(0);
    gl.glUseProgram(0);
}

}  // namespace limner::ui
