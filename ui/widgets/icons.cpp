#include "ui/widgets/icons.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

QPixmap drawn(QByteArray svg, const QColor& colour, int side) {
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

}  // namespace

QIcon icon(const QString& name) {
    static QHash<QString, QIcon> made;
    if (const auto found = made.constFind(name); found != made.constEnd()) return *found;
    QFile file(":/icons/" + name + ".svg");
    QIcon result;
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray svg = file.readAll();
        for (const int side : {16, 20, 24, 32, 48, 64}) {
            result.addPixmap(drawn(svg, theme().text, side), QIcon::Normal, QIcon::Off);
            result.addPixmap(drawn(svg, Qt::white, side), QIcon::Normal, QIcon::On);
            result.addPixmap(drawn(svg, QColor(0x6A, 0x6A, 0x6A), side), QIcon::Disabled);
        }
    }
    made.insert(name, result);
    return result;
}

}  // namespace limner::ui
