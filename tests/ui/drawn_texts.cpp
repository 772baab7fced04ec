#include "tests/ui/drawn_texts.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>

namespace limner::ui {
namespace {

/// Keeps the texts and draws nothing.
class TextEngine final : public QPaintEngine {
public:
    TextEngine() : QPaintEngine(AllFeatures) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    void drawRects(const QRect*, int) override {}
    void drawRects(const QRectF*, int) override {}
    void drawLines(const QLine*, int) override {}
    void drawLines(const QLineF*, int) override {}
    void drawEllipse(const QRectF&) override {}
    void drawEllipse(const QRect&) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPoints(const QPointF*, int) override {}
    void drawPoints(const QPoint*, int) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawPolygon(const QPoint*, int, PolygonDrawMode) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawTiledPixmap(const QRectF&, const QPixmap&, const QPointF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {}
    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        const QTransform to_widget = painter()->deviceTransform();
        const QRectF place(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        QRectF room = systemClip().boundingRect();
        if (painter()->hasClipping()) room &= to_widget.mapRect(painter()->clipBoundingRect());
        texts.push_back({item.text(), to_widget.mapRect(place), room});
    }
    Type type() const override { return User; }

    std::vector<DrawnText> texts;
};

/// As large and as fine as a widget.
class TextDevice final : public QPaintDevice {
public:
    explicit TextDevice(const QWidget& widget) : widget_(widget) {}
    QPaintEngine* paintEngine() const override { return &engine_; }
    std::vector<DrawnText> texts() const { return engine_.texts; }

protected:
    int metric(PaintDeviceMetric metric) const override {
        switch (metric) {
            case PdmWidth:
                return widget_.width();
            case PdmHeight:
                return widget_.height();
            case PdmDpiX:
            case PdmPhysicalDpiX:
                return widget_.logicalDpiX();
            case PdmDpiY:
            case PdmPhysicalDpiY:
                return widget_.logicalDpiY();
            case PdmDevicePixelRatio:
                return 1;
            default:
                return QPaintDevice::metric(metric);
        }
    }

private:
    const QWidget& widget_;
    mutable TextEngine engine_;
};

}  // namespace

bool DrawnText::is_whole() const {
    constexpr double rounding = 2;  // a letter with a line below it is drawn alone, without its kerning
    return place.left() >= room.left() - rounding && place.right() <= room.right() + rounding;
}

std::vector<DrawnText> texts_drawn_in(QWidget& widget) {
    TextDevice device(widget);
    widget.render(&device);
    return device.texts();
}

}  // namespace limner::ui
