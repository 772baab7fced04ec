#include "ui/dialogs/seed_plane_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr double side = 96, gap = 2;  // dip, of a picture and around it

}  // namespace

QString code_text(const CodeSource& code) {
    if (code.blend <= 0) return SeedPlaneView::tr("Seed %1").arg(code.seed);
    return SeedPlaneView::tr("Seeds %1 and %2, %3 %")
        .arg(code.seed)
        .arg(code.blend_seed)
        .arg(qRound(100 * code.blend));
}

SeedPlaneView::SeedPlaneView(EditorSession& session, const SmallPictures& pictures, QWidget* parent)
    : QWidget(parent), session_(session), pictures_(pictures) {
    setObjectName("seed-browser.plane");
    setAccessibleName(tr("Plane of people"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::OpenHandCursor);
    connect(&pictures_, &SmallPictures::drawn, this, qOverload<>(&QWidget::update));
}

void SeedPlaneView::set_origin(std::uint64_t seed) {
    plane_.origin = seed;
    middle_ = {};
    update();
    Q_EMIT moved();
}

void SeedPlaneView::set_halvings(int halvings) {
    halvings = std::clamp(halvings, 0, most_halvings);
    if (halvings == halvings_) return;
    const QPointF point = middle_ * step();
    halvings_ = halvings;
    middle_ = point / step();
    update();
    Q_EMIT halvings_changed();
    Q_EMIT moved();
}

CodeSource SeedPlaneView::code(QPoint tile) const {
    return plane_.code_at(tile.x() * step(), tile.y() * step());
}

Portrait SeedPlaneView::portrait(QPoint tile) const {
    return with_person(session_.portrait(), code(tile), session_.document().state().locks);
}

QRectF SeedPlaneView::place(QPoint tile) const {
    const QPointF middle = QRectF(rect()).center() + (QPointF(tile) - middle_) * side;
    return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side);
}

QPoint SeedPlaneView::tile_at(QPointF point) const {
    const QPointF tile = middle_ + (point - QRectF(rect()).center()) / side;
    return {static_cast<int>(std::lround(tile.x())), static_cast<int>(std::lround(tile.y()))};
}

std::vector<QPoint> SeedPlaneView::tiles() const {
    const QPoint first = tile_at({0, 0}), last = tile_at({width() - 1.0, height() - 1.0});
    std::vector<QPoint> tiles;
    for (int y = first.y(); y <= last.y(); ++y)
        for (int x = first.x(); x <= last.x(); ++x) tiles.push_back({x, y});
    const auto distance = [this](QPoint tile) {
        const QPointF way = QPointF(tile) - middle_;
        return QPointF::dotProduct(way, way);
    };
    std::stable_sort(tiles.begin(), tiles.end(),
                     [&](QPoint a, QPoint b) { return distance(a) < distance(b); });
    return tiles;
}

std::vector<Portrait> SeedPlaneView::shown() const {
    std::vector<Portrait> portraits;
    for (const QPoint tile : tiles()) portraits.push_back(portrait(tile));
    return portraits;
}

void SeedPlaneView::move_by(QPointF tiles) {
    middle_ += tiles;
    update();
    Q_EMIT moved();
}

void SeedPlaneView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(rect(), theme().background);
    for (const QPoint tile : tiles()) {
        const QRectF place = this->place(tile).adjusted(gap, gap, -gap, -gap);
        const QImage picture = pictures_.picture(portrait(tile));
        if (!picture.isNull()) {
            painter.drawImage(place, picture);
            continue;
        }
        painter.fillRect(place, theme().raised);
        painter.setPen(theme().text_weak);
        const CodeSource code = this->code(tile);
        painter.drawText(
            place, Qt::AlignCenter,
            code.blend > 0 ? tr("%1 %").arg(qRound(100 * code.blend)) : QString::number(code.seed));
    }
    // What Enter takes.
    painter.setPen(QPen(hasFocus() ? theme().accent : theme().line, 2));
    painter.drawRect(place(tile_at(QRectF(rect()).center())).adjusted(1, 1, -1, -1));
}

void SeedPlaneView::mousePressEvent(QMouseEvent* event) {
    pressed_ = last_ = event->position();
    dragging_ = false;
    const QPoint tile = tile_at(event->position());
    if (event->button() == Qt::MiddleButton) Q_EMIT kept(portrait(tile), code_text(code(tile)));
}

void SeedPlaneView::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton)) {
        Q_EMIT pointed(code_text(code(tile_at(event->position()))));
        return;
    }
    if (!dragging_ && (event->position() - pressed_).manhattanLength() < QApplication::startDragDistance())
        return;
    dragging_ = true;
    setCursor(Qt::ClosedHandCursor);
    move_by((last_ - event->position()) / side);
    last_ = event->position();
}

void SeedPlaneView::mouseReleaseEvent(QMouseEvent* event) {
    setCursor(Qt::OpenHandCursor);
    if (event->button() != Qt::LeftButton || std::exchange(dragging_, false)) return;
    const QPoint tile = tile_at(event->position());
    Q_EMIT taken(portrait(tile), code_text(code(tile)));
}

void SeedPlaneView::wheelEvent(QWheelEvent* event) {
    if (event->angleDelta().y() != 0) set_halvings(halvings_ + (event->angleDelta().y() > 0 ? 1 : -1));
    event->accept();
}

void SeedPlaneView::keyPressEvent(QKeyEvent* event) {
    const QPoint tile = tile_at(QRectF(rect()).center());
    const auto go = [&](int x, int y) { move_by(QPointF(tile + QPoint(x, y)) - middle_); };
    switch (event->key()) {
        case Qt::Key_Left:
            return go(-1, 0);
        case Qt::Key_Right:
            return go(1, 0);
        case Qt::Key_Up:
            return go(0, -1);
        case Qt::Key_Down:
            return go(0, 1);
        case Qt::Key_Plus:
            return set_halvings(halvings_ + 1);
        case Qt::Key_Minus:
            return set_halvings(halvings_ - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (event->modifiers() & Qt::ShiftModifier) {
                Q_EMIT kept(portrait(tile), code_text(code(tile)));
            } else {
                Q_EMIT taken(portrait(tile), code_text(code(tile)));
            }
            return;
        default:
            return QWidget::keyPressEvent(event);
    }
}

void SeedPlaneView::leaveEvent(QEvent*) { Q_EMIT pointed({}); }

void SeedPlaneView::resizeEvent(QResizeEvent*) { Q_EMIT moved(); }

}  // namespace limner::ui
