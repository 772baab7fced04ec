#include "ui/window/popup_palette.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtMath>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "ui/panels/tool_options.h"
#include "ui/session/brush_presets.h"
#include "ui/session/brush_shelf.h"
#include "ui/session/class_order.h"
#include "ui/session/texts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/value_slider.h"
#include "ui/window/command_registry.h"

namespace limner::ui {
namespace {

constexpr double ring_side = 280, outer = 134, inner = 92;
constexpr double brush_circle = 62, brush_room = 18;  // radius of the circle they lie on, and of each
constexpr int most_brushes = 16;                      // the first of one's own that there is room for

/// Radius of each of `count` on their circle.
double room_of(int count) { return std::min(brush_room, std::numbers::pi * brush_circle / count - 1); }
constexpr QPointF middle(ring_side / 2, ring_side / 2);
constexpr double full_turn = 360;

/// Clockwise from the top, in degrees: where entry `index` of `count` begins.
double begin_of(int index, int count) { return full_turn * (index - 0.5) / count; }

QPointF on_circle(double radius, double clockwise) {
    const double angle = qDegreesToRadians(clockwise);
    return middle + radius * QPointF(std::sin(angle), -std::cos(angle));
}

/// As large as the longest word of `text` allows in `width`.
QFont font_for(const QString& text, double width, QFont font) {
    constexpr double smallest = 0.6;
    double widest = 1;
    for (const QString& word : text.split(' '))
        widest = std::max(widest, QFontMetricsF(font).horizontalAdvance(word));
    font.setPointSizeF(font.pointSizeF() * std::clamp(width / widest, smallest, 1.0));
    return font;
}

QPainterPath sector(double from, double to, double low, double high) {
    const auto box = [](double radius) {
        return QRectF(middle - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    };
    QPainterPath path;  // Qt's angles go the other way round, from the right
    path.arcMoveTo(box(high), 90 - from);
    path.arcTo(box(high), 90 - from, from - to);
    path.arcTo(box(low), 90 - to, to - from);
    path.closeSubpath();
    return path;
}

}  // namespace

PopupPalette::PopupPalette(EditorSession& session, CommandRegistry& commands, BrushShelf& brushes,
                           QWidget* parent)
    : QWidget(parent, Qt::Popup | Qt::FramelessWindowHint),
      session_(session),
      commands_(commands),
      brushes_(brushes) {
    setObjectName("popup-palette");
    setAccessibleName(tr("Palette at the pointer"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setLayoutDirection(Qt::LeftToRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, int(ring_side) + 6, 6, 6);
    column->setSpacing(4);
    size_ = new ValueSlider("popup-palette.size", tr("Size"), brush_size_range(), this);
    connect(size_, &ValueSlider::edited, this, [this](double value) {
        session_.brush().shape.diameter = value;
        session_.brush_changed();
        update();
    });
    column->addWidget(size_);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addStretch();
    static constexpr std::pair<const char*, const char*> commands_shown[] = {
        {"view.mirror", "mirror"},
        {"brush.symmetry", "symmetry"},
        {"view.overlay", "layout-overlay"},
        {"view.canvas-only", "layout-canvas"}};
    for (const auto& [id, picture] : commands_shown) {
        QAction* action = commands_.action(id);
        auto* button = new QToolButton(this);
        button->setObjectName(QString("popup-palette.") + id);
        button->setIcon(icon(picture));
        button->setIconSize({20, 20});
        button->setAutoRaise(true);
        button->setCheckable(action->isCheckable());
        button->setToolTip(action->toolTip());
        button->setAccessibleName(plain_title(*action));
        connect(button, &QToolButton::clicked, this, [this, id = id] {
            commands_.run(id);
            close();
        });
        row->addWidget(button);
        switches_.push_back(button);
    }
    row->addStretch();
    column->addLayout(row);
    setFixedWidth(int(ring_side) + 12);
}

void PopupPalette::open_at(QPoint global) {
    choice_.reset();
    pressed_ = false;
    size_->set_value(session_.brush().shape.diameter);
    for (QToolButton* button : switches_)
        button->setChecked(
            commands_.action(button->objectName().mid(int(qstrlen("popup-palette."))))->isChecked());
    adjustSize();
    const QPoint centre = middle.toPoint() + QPoint(6, 6);
    QPoint corner = global - centre;
    const QScreen* screen = QGuiApplication::screenAt(global);
    if (!screen) screen = this->screen();
    const QRect room = screen->availableGeometry();
    corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width() + 1)));
    corner.setY(std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - height() + 1)));
    move(corner);
    show();
    setFocus(Qt::PopupFocusReason);
}

int PopupPalette::count(Ring ring) const {
    if (ring == Ring::classes) return face_class_count;
    return std::min(most_brushes, int(brush_presets().size() + brushes_.brushes().size()));
}

std::optional<int> PopupPalette::own_brush(int place) const {
    const int own = place - int(brush_presets().size());
    return own >= 0 ? std::optional(own) : std::nullopt;
}

std::optional<PopupPalette::Choice> PopupPalette::at(QPointF point) const {
    const QPointF d = point - QPointF(6, 6) - middle;
    const double radius = std::hypot(d.x(), d.y());
    double clockwise = qRadiansToDegrees(std::atan2(d.x(), -d.y()));
    if (clockwise < 0) clockwise += full_turn;
    const auto nearest = [&](int entries) {
        return static_cast<int>(std::lround(clockwise / full_turn * entries)) % entries;
    };
    if (radius >= inner && radius <= outer) return Choice{Ring::classes, nearest(face_class_count)};
    if (std::abs(radius - brush_circle) <= room_of(count(Ring::brushes)))
        return Choice{Ring::brushes, nearest(count(Ring::brushes))};
    return std::nullopt;
}

QString PopupPalette::title(const Choice& choice) const {
    if (choice.ring == Ring::classes) return capitalised(class_name(class_order[std::size_t(choice.index)]));
    if (const auto own = own_brush(choice.index)) {
        const UserBrush& brush = brushes_.brushes()[std::size_t(*own)];
        const double scale = session_.surface().size() / 512.0;
        return tr("%1, %2 px", "brush")
            .arg(brush.name)
            .arg(BrushShelf::diameter_of(brush) * scale, 0, 'g', 3);
    }
    const BrushPreset& preset = brush_presets()[std::size_t(choice.index)];
    return tr("%1, %2 px", "brush").arg(preset.title()).arg(preset.diameter_in(session_), 0, 'g', 3);
}

void PopupPalette::show_choice(std::optional<Choice> choice) {
    if (choice == choice_) return;
    choice_ = choice;
    setAccessibleDescription(choice ? title(*choice) : QString());
    update();
}

void PopupPalette::take(const Choice& choice) {
    if (choice.ring == Ring::classes) {
        session_.pick_class(class_order[std::size_t(choice.index)]);
    } else if (const auto own = own_brush(choice.index)) {
        brushes_.use(*own);
    } else {
        commands_.run(QString("brush.preset.") + brush_presets()[std::size_t(choice.index)].id);
    }
    close();
}

bool PopupPalette::event(QEvent* event) {
    // Here Tab goes through the controls, also where it leaves the bars out of the window.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void PopupPalette::mouseMoveEvent(QMouseEvent* event) { show_choice(at(event->position())); }

void PopupPalette::mousePressEvent(QMouseEvent* event) {
    const bool outside = !rect().contains(event->position().toPoint());
    if (outside || event->button() == Qt::RightButton) {
        close();
        return;
    }
    pressed_ = true;
    show_choice(at(event->position()));
}

void PopupPalette::mouseReleaseEvent(QMouseEvent* event) {
    const auto choice = at(event->position());
    if (std::exchange(pressed_, false) && choice) take(*choice);
}

void PopupPalette::keyPressEvent(QKeyEvent* event) {
    const auto active = [this] { return Choice{Ring::classes, place_of(session_.active_class())}; };
    const auto turn = [&](int by) {
        Choice next = choice_.value_or(active());
        if (choice_) next.index = (next.index + by + count(next.ring)) % count(next.ring);
        show_choice(next);
    };
    const auto go_to = [&](Ring ring) {
        const Choice from = choice_.value_or(active());
        if (from.ring == ring) return show_choice(from);
        const double place = double(from.index) / count(from.ring);
        show_choice(Choice{ring, static_cast<int>(std::lround(place * count(ring))) % count(ring)});
    };
    switch (event->key()) {
        case Qt::Key_Right:
            return turn(1);
        case Qt::Key_Left:
            return turn(-1);
        case Qt::Key_Up:
            return go_to(Ring::classes);
        case Qt::Key_Down:
            return go_to(Ring::brushes);
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (choice_) take(*choice_);
            return;
        case Qt::Key_Escape:
            close();
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void PopupPalette::leaveEvent(QEvent*) { show_choice(std::nullopt); }

void PopupPalette::paint_classes(QPainter& painter) const {
    for (int i = 0; i < face_class_count; ++i) {
        const FaceClass face_class = class_order[std::size_t(i)];
        const bool chosen = choice_ == Choice{Ring::classes, i},
                   active = face_class == session_.active_class();
        const Rgba c = info(face_class).colour;
        painter.setPen(chosen ? QPen(theme().text, 2) : QPen(theme().surface, 2));
        painter.setBrush(QColor(c.r, c.g, c.b));
        const QPainterPath path = sector(begin_of(i, face_class_count), begin_of(i + 1, face_class_count),
                                         inner, chosen ? outer + 5 : outer);
        painter.drawPath(path);
        if (!active) continue;
        // Not by colour alone: the active class has a mark inside the ring.
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().text);
        painter.drawEllipse(on_circle(inner - 5, full_turn * i / face_class_count), 3, 3);
    }
}

void PopupPalette::paint_brushes(QPainter& painter) const {
    const int brushes = count(Ring::brushes);
    const int first_own = int(brush_presets().size());
    const int used = brushes_.chosen() ? first_own + *brushes_.chosen() : preset_in_use(session_);
    const double room = room_of(brushes);
    for (int i = 0; i < brushes; ++i) {
        const QPointF at = on_circle(brush_circle, full_turn * i / brushes);
        const bool chosen = choice_ == Choice{Ring::brushes, i};
        painter.setPen(i == used ? QPen(theme().text, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(chosen ? theme().accent_dim : theme().raised);
        painter.drawEllipse(at, room, room);
        const auto own = own_brush(i);
        const double diameter = own ? BrushShelf::diameter_of(brushes_.brushes()[std::size_t(*own)])
                                    : brush_presets()[std::size_t(i)].diameter;
        const double radius = std::clamp(std::sqrt(diameter) * 1.1, 2.0, room - 4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(chosen ? theme().on_accent : theme().text_weak);
        painter.drawEllipse(at, radius, radius);
    }
}

void PopupPalette::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // A whole panel: without a compositor nothing can be seen through.
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(theme().surface);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.translate(6, 6);
    paint_classes(painter);
    paint_brushes(painter);
    painter.setPen(theme().text);
    const Choice shown = choice_.value_or(Choice{Ring::classes, place_of(session_.active_class())});
    const QRectF words(middle - QPointF(40, 30), QSizeF(80, 60));
    painter.setFont(font_for(title(shown), words.width(), font()));
    painter.drawText(words, Qt::AlignCenter | Qt::TextWordWrap, title(shown));
}

}  // namespace limner::ui
