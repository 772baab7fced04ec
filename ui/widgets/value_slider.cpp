#include "ui/widgets/value_slider.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr double name_share = 0.42;
constexpr double number_width = 58;
constexpr double detent = 0.015;  // of the range, around zero
constexpr double title_margin = 8;
constexpr int repeat_ms = 800;

/// What screen readers are told: a slider, its value with the unit.
class SpokenSlider final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit SpokenSlider(ValueSlider* slider)
        : QAccessibleWidget(slider, QAccessible::Slider), slider_(*slider) {}
    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Value ? slider_.shown_text() : QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return slider_.value(); }
    void setCurrentValue(const QVariant& value) override { slider_.take(value.toDouble()); }
    QVariant minimumValue() const override { return slider_.range().low; }
    QVariant maximumValue() const override { return slider_.range().high; }
    QVariant minimumStepSize() const override { return slider_.range().step; }

private:
    ValueSlider& slider_;
};

QAccessibleInterface* spoken(const QString&, QObject* object) {
    auto* slider = qobject_cast<ValueSlider*>(object);
    return slider ? new SpokenSlider(slider) : nullptr;
}

}  // namespace

SliderRange percent_range(double standard) {
    return {.low = 0,
            .high = 1,
            .hard_low = 0,
            .hard_high = 1,
            .standard = standard,
            .decimals = 0,
            .shown_factor = 100,
            .suffix = " %"};
}

ValueSlider::ValueSlider(const QString& object_name, const QString& title, SliderRange range, QWidget* parent)
    : QWidget(parent), title_(title), range_(std::move(range)), value_(range_.standard) {
    static const bool speaks = [] {
        QAccessible::installFactory(spoken);
        return true;
    }();
    Q_UNUSED(speaks)
    setObjectName(object_name);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumHeight(24);
    setAttribute(Qt::WA_Hover);
    setLayoutDirection(Qt::LeftToRight);  // right is right in every language
    set_title(title);
}

void ValueSlider::set_title(const QString& title) {
    title_ = title;
    setAccessibleName(title);
    update();
}

void ValueSlider::set_range(SliderRange range) {
    range_ = std::move(range);
    update();
}

void ValueSlider::set_compact() {
    compact_ = true;
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setMinimumHeight(22);
    updateGeometry();
}

void ValueSlider::set_value(double value) {
    if (value == value_) return;
    value_ = value;
    if (QAccessible::isActive()) {
        QAccessibleValueChangeEvent event(this, value_);
        QAccessible::updateAccessibility(&event);
    }
    update();
}

void ValueSlider::set_key_mark(KeyMark mark) {
    if (std::exchange(key_mark_, mark) != mark) update();
}

QString ValueSlider::shown_text() const {
    double shown = value_ * range_.shown_factor;
    if (std::abs(shown) < 0.5 * std::pow(10, -range_.decimals)) shown = 0;
    QString text = locale().toString(std::abs(shown), 'f', range_.decimals);
    if (shown < 0) text.prepend(QChar(0x2212));
    return text + range_.suffix;
}

int ValueSlider::width_for_title() const {
    // The bar begins at a whole dip, and what is written is not always as wide as whole numbers say.
    const double title = std::ceil(QFontMetricsF(font()).horizontalAdvance(title_)) + title_margin + 1;
    return static_cast<int>(std::ceil(title / name_share)) + 1;
}

bool ValueSlider::event(QEvent* event) {
    // A name that has no room is said in full by the tooltip.
    if (event->type() == QEvent::ToolTip && (compact_ || width() < width_for_title())) {
        const QString tip = toolTip().isEmpty() || toolTip() == title_ ? title_ : title_ + '\n' + toolTip();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tip, this);
        return true;
    }
    return QWidget::event(event);
}

QRectF ValueSlider::bar() const {
    const double left = compact_ ? 0 : std::floor(width() * name_share);
    return QRectF(left, 3, width() - left, height() - 6);
}

QRectF ValueSlider::number() const {
    const QRectF b = bar();
    return QRectF(b.right() - number_width, b.top(), number_width, b.height());
}

double ValueSlider::share_of(double value) const {
    if (range_.logarithmic)
        return std::log(std::max(value, 1e-9) / range_.low) / std::log(range_.high / range_.low);
    return (value - range_.low) / (range_.high - range_.low);
}

double ValueSlider::value_at(double share) const {
    if (range_.logarithmic) return range_.low * std::pow(range_.high / range_.low, share);
    return range_.low + share * (range_.high - range_.low);
}

double ValueSlider::at(double x) const {
    const QRectF b = bar();
    return value_at(std::clamp((x - b.left()) / std::max(1.0, b.width()), 0.0, 1.0));
}

double ValueSlider::snapped(double value) const { return std::round(value / range_.step) * range_.step; }

void ValueSlider::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isEnabled();
    const QRectF b = bar();
    painter.setPen(on ? t.text : t.text_disabled);
    const QRectF name(2, 0, b.left() - title_margin, height());
    if (!compact_)
        painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(title_, Qt::ElideRight, int(name.width())));

    if (key_mark_ != KeyMark::none) {
        const QPointF middle(b.left() - title_margin / 2, height() / 2.0);
        const QColor colour = key_mark_ == KeyMark::changed ? t.warn : t.accent;
        painter.setPen(QPen(colour, 1));
        painter.setBrush(key_mark_ == KeyMark::track ? QBrush(Qt::NoBrush) : QBrush(colour));
        painter.drawPolygon(QPolygonF{middle + QPointF(0, -3), middle + QPointF(3, 0), middle + QPointF(0, 3),
                                      middle + QPointF(-3, 0)});
        painter.setBrush(Qt::NoBrush);
    }
    QPainterPath frame;
    frame.addRoundedRect(b.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.fillPath(frame, t.background);
    const auto x_of = [&](double v) { return b.left() + std::clamp(share_of(v), 0.0, 1.0) * b.width(); };
    const bool bipolar = range_.low < 0 && range_.high > 0;
    const double zero = bipolar ? x_of(0) : b.left(), end = x_of(value_);
    const bool beyond = value_ < range_.low - 1e-9 || value_ > range_.high + 1e-9;
    painter.save();
    painter.setClipPath(frame);
    if (on) {
        const QColor fill = beyond ? t.fill_beyond : underMouse() || drag_ ? t.fill_hover : t.fill;
        painter.fillRect(
            QRectF(QPointF(std::min(zero, end), b.top()), QPointF(std::max(zero, end), b.bottom())), fill);
        painter.fillRect(QRectF(end - 1, b.top(), 2, b.height()), beyond ? t.warn : t.accent);
    }
    if (bipolar) painter.fillRect(QRectF(zero - 0.5, b.top(), 1, b.height()), t.text_disabled);
    painter.restore();
    painter.setPen(QPen(hasFocus() ? t.accent : t.line, hasFocus() ? 1.5 : 1));
    painter.drawPath(frame);
    painter.setPen(on ? t.text : t.text_disabled);
    painter.drawText(b.adjusted(4, 0, -7, 0), Qt::AlignVCenter | Qt::AlignRight, shown_text());
}

void ValueSlider::change(double value, GestureId gesture) {
    value = std::clamp(value, std::max(range_.hard_low, -1e9), std::min(range_.hard_high, 1e9));
    if (value == value_) return;
    set_value(value);
    Q_EMIT edited(value_, gesture);
}

void ValueSlider::take(double value) { change(value, new_gesture()); }

void ValueSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const QPointF p = event->position();
    const bool relative = p.x() < bar().left();
    press_ = new_gesture();
    drag_ = Drag{press_, value_, value_, p.x(), relative, false, number().contains(p)};
    // On the number a click means typing: the value jumps only once the pointer moves.
    if (!relative && !drag_->on_number) {
        drag_->moved = true;
        drag_->free_value = at(p.x());
        mouseMoveEvent(event);
    }
    update();
}

void ValueSlider::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_) return;
    const double x = event->position().x();
    if (!drag_->moved) {
        if (std::abs(x - drag_->last_x) < 3) return;
        drag_->moved = true;
        if (!drag_->relative) drag_->free_value = at(x);
        drag_->last_x = x;
    }
    const bool fine = bool(event->modifiers() & Qt::ShiftModifier);
    if (drag_->relative || fine) {
        const double way = (x - drag_->last_x) / std::max(1.0, bar().width()) * (fine ? 0.1 : 1);
        drag_->free_value = value_at(share_of(drag_->free_value) + way);
    } else {
        drag_->free_value = at(x);
    }
    drag_->last_x = x;
    double value = std::clamp(drag_->free_value, range_.low, range_.high);
    if (event->modifiers() & Qt::ControlModifier) value = snapped(value);
    if (range_.low < 0 && range_.high > 0 && !fine && std::abs(value) < detent * (range_.high - range_.low))
        value = 0;
    change(value, drag_->gesture);
}

void ValueSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (!drag_ || event->button() != Qt::LeftButton) return;
    const Drag drag = *std::exchange(drag_, std::nullopt);
    if (!drag.moved && drag.on_number) open_editor(shown_text());
    update();
}

void ValueSlider::mouseDoubleClickEvent(QMouseEvent*) {
    if (editor_) close_editor(false);
    drag_.reset();
    change(range_.standard, press_ ? press_ : new_gesture());
}

std::optional<double> ValueSlider::copied() {
    return evaluated(QGuiApplication::clipboard()->text().trimmed());
}

void ValueSlider::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setObjectName(objectName() + ".menu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char* name, const QString& text, bool can, auto&& act) {
        QAction* action = menu->addAction(text, this, act);
        action->setObjectName(name);
        action->setEnabled(can);
    };
    add("type", tr("Type value"), true, [this] { open_editor(shown_text()); });
    add("copy", tr("Copy value"), true, [this] {
        QGuiApplication::clipboard()->setText(QString::number(value_ * range_.shown_factor, 'g', 9));
    });
    add("paste", tr("Paste value"), copied().has_value(), [this] {
        if (const auto value = copied()) take(*value / range_.shown_factor);
    });
    add("reset", tr("Reset value"), value_ != range_.standard, [this] { take(range_.standard); });
    if (key_mark_ != KeyMark::none)
        add("add-key", tr("Add key"), key_mark_ != KeyMark::here, [this] { Q_EMIT key_asked(objectName()); });
    menu->popup(event->globalPos());
}

void ValueSlider::step_by(double steps) {
    if (step_gesture_ == 0 || last_step_.elapsed() > repeat_ms) step_gesture_ = new_gesture();
    last_step_.start();
    change(std::clamp(snapped(value_ + steps * range_.step), std::min(range_.low, value_),
                      std::max(range_.high, value_)),
           step_gesture_);
}

bool ValueSlider::cancel_drag() {
    if (!drag_) return false;
    set_value(drag_->start_value);
    Q_EMIT cancelled(drag_->gesture);
    drag_.reset();
    update();
    return true;
}

void ValueSlider::wheelEvent(QWheelEvent* event) {
    // Scrolling a panel must never change values.
    if (!hasFocus() && !(event->modifiers() & Qt::ControlModifier)) return event->ignore();
    // A trackpad tells beginning and end by events without a way: they must not round the value to a step.
    if (const int delta = event->angleDelta().y()) step_by(delta / 120.0);
    event->accept();
}

void ValueSlider::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Escape:
            if (!cancel_drag()) QWidget::keyPressEvent(event);
            return;
        case Qt::Key_Left:
        case Qt::Key_Down:
            return step_by(-1);
        case Qt::Key_Right:
        case Qt::Key_Up:
            return step_by(1);
        case Qt::Key_PageUp:
            return step_by(10);
        case Qt::Key_PageDown:
            return step_by(-10);
        case Qt::Key_Home:
            return change(range_.low, new_gesture());
        case Qt::Key_End:
            return change(range_.high, new_gesture());
        case Qt::Key_Backspace:
        case Qt::Key_Delete:
            return change(range_.standard, new_gesture());
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return open_editor(shown_text());
        default:
            break;
    }
    const QString text = event->text();
    if (!text.isEmpty() && (text[0].isDigit() || text[0] == '-' || text[0] == '.')) {
        open_editor(shown_text());
        editor_->setText(text);
        return;
    }
    QWidget::keyPressEvent(event);
}

void ValueSlider::open_editor(const QString& text) {
    if (!editor_) {
        editor_ = new QLineEdit(this);
        editor_->setObjectName(objectName() + ".edit");
        editor_->setAccessibleName(title_);
        editor_->setFrame(false);
        editor_->setAlignment(Qt::AlignRight);
        editor_->installEventFilter(this);
    }
    editor_->setGeometry(bar().toRect());
    editor_->setText(text);
    editor_->selectAll();
    editor_->show();
    editor_->setFocus();
}

void ValueSlider::close_editor(bool take) {
    if (!editor_ || editor_->isHidden()) return;
    const QString text = editor_->text();
    const bool changed = text != shown_text();
    editor_->hide();
    if (!take || !changed) return;
    if (const auto value = evaluated(text)) change(*value / range_.shown_factor, new_gesture());
}

bool ValueSlider::eventFilter(QObject* object, QEvent* event) {
    if (object == editor_) {
        const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent*>(event)->key() : 0;
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            close_editor(key != Qt::Key_Escape);
            setFocus();
            return true;
        }
        if (event->type() == QEvent::FocusOut) close_editor(true);
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace limner::ui
