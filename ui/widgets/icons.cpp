#include "ui/widgets/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

QColor tint(QIcon::Mode mode, QIcon::State state) {
    if (mode == QIcon::Disabled) return theme().text_disabled;
    return state == QIcon::On ? theme().on_accent : theme().text;
}

/// Draws when asked, in the size and the colours of that moment: sharp at every scale, right after a change
/// of theme.
class TintedDrawing final : public QIconEngine {
public:
    TintedDrawing(QString name, QByteArray svg) : name_(std::move(name)), svg_(std::move(svg)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const double scale = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, pixmap(rect.size() * scale, mode, state));
    }
    /// `size` is in device pixels.
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        const QString colour = tint(mode, state).name();
        const QString key = QString("limner-icon %1 %2 %3").arg(name_, colour).arg(size.width());
        QPixmap result;
        if (QPixmapCache::find(key, &result)) return result;
        QSvgRenderer renderer(QByteArray(svg_).replace("currentColor", colour.toLatin1()));
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }
    QIconEngine* clone() const override { return new TintedDrawing(*this); }
    bool isNull() override { return false; }

private:
    QString name_;
    QByteArray svg_;
};

}  // namespace

QIcon icon(const QString& name) {
    QFile file(":/icons/" + name + ".svg");
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new TintedDrawing(name, file.readAll()));
}

}  // namespace limner::ui
