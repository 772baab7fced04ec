#include "ui/viewport/picture_surface.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QOpenGLWidget>
#include <QSurfaceFormat>

#include "ui/gl/gui_painter.h"
#include "ui/gl/picture_painter.h"
#include "ui/session/performance_log.h"
#include "ui/viewport/performance_overlay.h"

namespace limner::ui {
namespace {

constexpr int overlay_slot = 1000;
bool forbidden = false;

QSurfaceFormat wanted_format() {
    QSurfaceFormat format;
    format.setVersion(3, 3);
    format.setProfile(QSurfaceFormat::CoreProfile);
    return format;
}

float milliseconds(const QElapsedTimer& clock) { return static_cast<float>(clock.nsecsElapsed()) / 1e6f; }

void draw_layers(QPainter& painter, const std::vector<Layer>& layers) {
    for (const Layer& layer : layers) {
        if (layer.image.isNull() || layer.opacity <= 0) continue;
        painter.save();
        painter.setOpacity(layer.opacity);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, !layer.nearest);
        if (!layer.clip.isNull()) painter.setClipRect(layer.clip);
        painter.setTransform(layer.turning, true);
        painter.drawImage(layer.target, layer.image);
        painter.restore();
    }
}

class RasterSurface final : public QWidget {
public:
    RasterSurface(SceneSource& source, QWidget* parent) : QWidget(parent), source_(source) {}

protected:
    void paintEvent(QPaintEvent*) override {
        QElapsedTimer clock;
        clock.start();
        QPainter painter(this);
        painter.fillRect(rect(), source_.background());
        draw_layers(painter, source_.layers());
        painter.setRenderHint(QPainter::Antialiasing);
        source_.paint_overlay(painter);
        PerformanceLog* log = source_.performance();
        if (!log) return;
        log->painted(0, milliseconds(clock));
        paint_performance(painter, *log);
    }

private:
    SceneSource& source_;
};

class GlSurface final : public QOpenGLWidget {
public:
    GlSurface(SceneSource& source, QWidget* parent) : QOpenGLWidget(parent), source_(source) {
        setFormat(wanted_format());
    }
    ~GlSurface() override {
        release();
        // Qt ends the context after this object has become a mere QOpenGLWidget.
        if (context()) disconnect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &GlSurface::release);
    }

protected:
    void initializeGL() override {
        // A move between windows brings a new context; the names of the old one go with it.
        connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &GlSurface::release);
        usable_ = pictures_.setup();
    }
    void paintGL() override {
        QElapsedTimer clock;
        clock.start();
        float upload = 0;
        auto& gl = *QOpenGLContext::currentContext()->functions();
        const QColor c = source_.background();
        gl.glClearColor(float(c.redF()), float(c.greenF()), float(c.blueF()), 1);
        gl.glClear(GL_COLOR_BUFFER_BIT);
        const std::vector<Layer> layers = source_.layers();
        if (usable_) {
            for (const Layer& layer : layers) {
                if (layer.image.isNull() || layer.opacity <= 0) continue;
                const float before = milliseconds(clock);
                pictures_.upload(layer.slot, layer.image);
                upload += milliseconds(clock) - before;
                clip(layer.clip);
                pictures_.draw(layer.slot, layer.target, layer.turning, size(), layer.opacity, layer.nearest);
            }
            clip({});
        }
        // Overlays are drawn by the raster painter, which is exact everywhere, and laid over as one picture.
        if (overlay_.size() != size() * devicePixelRatioF()) {
            overlay_ = QImage(size() * devicePixelRatioF(), QImage::Format_RGBA8888_Premultiplied);
            overlay_.setDevicePixelRatio(devicePixelRatioF());
        }
        overlay_.fill(Qt::transparent);
        QPainter painter(&overlay_);
        if (!usable_) draw_layers(painter, layers);
        painter.setRenderHint(QPainter::Antialiasing);
        source_.paint_overlay(painter);
        painter.end();
        if (usable_) {
            pictures_.upload(overlay_slot, overlay_, false);
            pictures_.draw(overlay_slot, rect(), {}, size(), 1, true);
        } else {
            QPainter(this).drawImage(0, 0, overlay_);
        }
        PerformanceLog* log = source_.performance();
        if (!log) return;
        log->painted(upload, milliseconds(clock));
        gui_.draw(size(), devicePixelRatioF(), [log] { build_performance_window(*log); });
    }

private:
    /// In dip; null: the whole view. The context must be current.
    void clip(const QRectF& rect) {
        auto& gl = *context()->functions();
        if (rect.isNull()) return gl.glDisable(GL_SCISSOR_TEST);
        const double ratio = devicePixelRatioF();
        const QRect pixels = QRectF(rect.left() * ratio, (height() - rect.bottom()) * ratio,
                                    rect.width() * ratio, rect.height() * ratio)
                                 .toRect();
        gl.glEnable(GL_SCISSOR_TEST);
        gl.glScissor(pixels.x(), pixels.y(), pixels.width(), pixels.height());
    }

    void release() {
        makeCurrent();
        pictures_ = {};
        gui_.release();
        doneCurrent();
    }

    SceneSource& source_;
    PicturePainter pictures_;
    GuiPainter gui_;
    QImage overlay_;
    bool usable_ = false;
};

}  // namespace

bool gl_available() {
    // Qt's offscreen platform reaches through to an X server for OpenGL and falls over it.
    if (forbidden || QGuiApplication::platformName() == "offscreen") return false;
    static const bool available = [] {
        QOpenGLContext context;
        context.setFormat(wanted_format());
        if (!context.create()) return false;
        QOffscreenSurface surface;
        surface.setFormat(context.format());
        surface.create();
        if (!surface.isValid() || !context.makeCurrent(&surface)) return false;
        const auto version = context.format().version();
        context.doneCurrent();
        return version >= qMakePair(3, 3);
    }();
    return available;
}

void forbid_gl() { forbidden = true; }

QWidget* make_surface(SceneSource& source, QWidget* parent) {
    QWidget* surface = gl_available() ? static_cast<QWidget*>(new GlSurface(source, parent))
                                      : static_cast<QWidget*>(new RasterSurface(source, parent));
    surface->setAttribute(Qt::WA_TransparentForMouseEvents);
    surface->setFocusPolicy(Qt::NoFocus);
    return surface;
}

}  // namespace limner::ui
