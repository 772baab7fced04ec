#pragma once
// One number: name, bar and typed value in a single row.
//
//     auto* yaw = new ValueSlider("pose.yaw", tr("Yaw"), {.low = -40, .high = 40, .suffix = "°"}, panel);
//     connect(yaw, &ValueSlider::edited, this, [&](double degrees, GestureId gesture) { ... });
//
// Press on the bar: the value jumps there and follows; press on the name: relative. Shift is fine, Ctrl snaps
// to the step, double click resets, wheel only with focus or Ctrl, click on the number to type (with + - *
// /), right click for a menu.

#include <QElapsedTimer>
#include <QLineEdit>
#include <QString>
#include <QWidget>
#include <optional>

#include "ui/history/portrait_document.h"

namespace limner::ui {

struct SliderRange {
    double low = 0, high = 1;                 // the bar
    double hard_low = -1e9, hard_high = 1e9;  // typed values; beyond the bar the fill is amber
    double standard = 0;                      // double click
    double step = 0.01;
    int decimals = 2;
    double shown_factor = 1;  // 100 for percent
    QString suffix = {};
    bool logarithmic = false;  // equal ways on the bar are equal factors; `low` above 0
};

/// A share, 0 to 1, shown as 0 % to 100 %.
SliderRange percent_range(double standard = 0);

/// What an animation knows of a value: nothing, keys at other frames, one at the frame that is shown, or that
/// it was changed here without one.
enum class KeyMark { none, track, here, changed };

/// Value of "12.5", "10+2", "(3*4)/2", "30 %", "1,5"; nothing when it is none.
std::optional<double> evaluated(const QString& text);

class ValueSlider final : public QWidget {
    Q_OBJECT
public:
    ValueSlider(const QString& object_name, const QString& title, SliderRange range, QWidget* parent);

    double value() const { return value_; }
    /// As if it were typed: within the hard range, a gesture of its own.
    void take(double value);
    /// As Esc in a drag; false when there is none.
    bool cancel_drag();
    /// Shows a value without telling anyone.
    void set_value(double value);
    void set_title(const QString& title);
    const QString& title() const { return title_; }
    const SliderRange& range() const { return range_; }
    void set_range(SliderRange range);
    /// A bar alone, without its title, for the header of a group.
    void set_compact();
    /// A small diamond before the bar.
    void set_key_mark(KeyMark mark);
    KeyMark key_mark() const { return key_mark_; }
    QString shown_text() const;
    /// At which the whole title is shown.
    int width_for_title() const;

    QSize sizeHint() const override { return compact_ ? QSize(72, 22) : QSize(200, 24); }
    QSize minimumSizeHint() const override { return compact_ ? QSize(60, 22) : QSize(120, 24); }

Q_SIGNALS:
    /// The user changed the value; equal gestures belong to one undo step.
    void edited(double value, limner::ui::GestureId gesture);
    /// Esc during a drag.
    void cancelled(limner::ui::GestureId gesture);
    /// "Add key" of the menu, which is there while there is a mark; with the slider's object name.
    void key_asked(const QString& name);

protected:
    bool event(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    struct Drag {
        GestureId gesture;
        double start_value, free_value, last_x;
        bool relative, moved = false, on_number;
    };
    QRectF bar() const;
    QRectF number() const;
    /// Where on the bar `value` lies, 0 to 1 within its range, and the other way round.
    double share_of(double value) const;
    double value_at(double share) const;
    double at(double x) const;
    /// What the clipboard says as a value; nothing when it is no number.
    static std::optional<double> copied();
    double snapped(double value) const;
    void change(double value, GestureId gesture);
    void step_by(double steps);
    void open_editor(const QString& text);
    void close_editor(bool take);

    QString title_;
    SliderRange range_;
    double value_ = 0;
    bool compact_ = false;
    KeyMark key_mark_ = KeyMark::none;
    std::optional<Drag> drag_;
    GestureId press_ = 0;  // of the last drag: a double click goes on with what its first click began
    QLineEdit* editor_ = nullptr;
    QElapsedTimer last_step_;
    GestureId step_gesture_ = 0;
};

}  // namespace limner::ui
