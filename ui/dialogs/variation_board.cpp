#include "ui/dialogs/variation_board.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/session/seed_plane.h"
#include "ui/widgets/theme.h"

namespace limner::ui {

VariationBoard::VariationBoard(EditorSession& session, const SmallPictures& pictures, QWidget* parent)
    : QWidget(parent), session_(session), pictures_(pictures) {
    setObjectName("seed-browser.board");
    setAccessibleName(tr("Variations of this face"));
    setFocusPolicy(Qt::StrongFocus);
    connect(&pictures_, &SmallPictures::drawn, this, qOverload<>(&QWidget::update));
}

void VariationBoard::set_strength(double strength) {
    strength_ = std::clamp(strength, 0.0, 1.0);
    update();
    Q_EMIT moved();
}

void VariationBoard::set_seed(std::uint64_t seed) {
    seed_ = seed;
    update();
    Q_EMIT moved();
}

Portrait VariationBoard::portrait(int cell) const {
    if (cell == middle) return session_.portrait();
    return varied(session_.portrait(), seed_ + std::uint64_t(cell), static_cast<float>(strength_),
                  session_.document().state().locks);
}

std::vector<Portrait> VariationBoard::shown() const {
    std::vector<Portrait> portraits;
    for (int cell = 0; cell < cells; ++cell) portraits.push_back(portrait(cell));
    std::swap(portraits.front(), portraits[std::size_t(middle)]);
    return portraits;
}

QRectF VariationBoard::place(int cell) const {
    const double side = std::min(width(), height()) / 3.0;
    const QPointF corner((width() - 3 * side) / 2, (height() - 3 * side) / 2);
    return QRectF(corner + QPointF(cell % 3, cell / 3) * side, QSizeF(side, side));
}

int VariationBoard::cell_at(QPointF point) const {
    for (int cell = 0; cell < cells; ++cell)
        if (place(cell).contains(point)) return cell;
    return -1;
}

QString VariationBoard::name(int cell) const {
    return tr("Variation %1, %2 %").arg(seed_ + std::uint64_t(cell)).arg(qRound(100 * strength_));
}

void VariationBoard::choose(int cell, bool keep) {
    if (cell < 0) return;
    if (keep) {
        Q_EMIT kept(portrait(cell), name(cell));
    } else if (cell != middle) {
        Q_EMIT taken(portrait(cell), name(cell));
    }
}

void VariationBoard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int cell = 0; cell < cells; ++cell) {
        const QRectF place = this->place(cell).adjusted(2, 2, -2, -2);
        const QImage picture = pictures_.picture(portrait(cell));
        if (picture.isNull()) {
            painter.fillRect(place, theme().raised);
        } else {
            painter.drawImage(place, picture);
        }
        if (cell != middle && !(hasFocus() && cell == current_)) continue;
        painter.setPen(QPen(hasFocus() && cell == current_ ? theme().accent : theme().line, 2));
        painter.drawRect(place);
    }
}

void VariationBoard::mousePressEvent(QMouseEvent* event) {
    const int cell = cell_at(event->position());
    if (cell >= 0) current_ = cell;
    if (event->button() == Qt::LeftButton) choose(cell, false);
    if (event->button() == Qt::MiddleButton) choose(cell, true);
    update();
}

void VariationBoard::keyPressEvent(QKeyEvent* event) {
    const int x = current_ % 3, y = current_ / 3;
    switch (event->key()) {
        case Qt::Key_Left:
            current_ -= x > 0 ? 1 : 0;
            return update();
        case Qt::Key_Right:
            current_ += x < 2 ? 1 : 0;
            return update();
        case Qt::Key_Up:
            current_ -= y > 0 ? 3 : 0;
            return update();
        case Qt::Key_Down:
            current_ += y < 2 ? 3 : 0;
            return update();
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return choose(current_, event->modifiers() & Qt::ShiftModifier);
        default:
            return QWidget::keyPressEvent(event);
    }
}

}  // namespace limner::ui
