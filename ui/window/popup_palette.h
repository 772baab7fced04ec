#pragma once
// The palette at the pointer: classes in a ring, brushes inside it, size and switches below. A right click or
// a long press on the canvas opens it.

#include <QWidget>
#include <optional>
#include <vector>

#include "ui/session/editor_session.h"

class QToolButton;

namespace limner::ui {

class BrushShelf;
class CommandRegistry;
class ValueSlider;

class PopupPalette final : public QWidget {
    Q_OBJECT
public:
    /// All must live longer.
    PopupPalette(EditorSession& session, CommandRegistry& commands, BrushShelf& brushes, QWidget* parent);

    /// With its middle at `global`, as far as the screen has room.
    void open_at(QPoint global);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent*) override;

private:
    enum class Ring { classes, brushes };
    struct Choice {
        Ring ring;
        int index;
        bool operator==(const Choice&) const = default;
    };
    int count(Ring ring) const;
    /// The brush at a place of its ring is one of the user's own; else a built-in one.
    std::optional<int> own_brush(int place) const;
    std::optional<Choice> at(QPointF point) const;
    QString title(const Choice& choice) const;
    void take(const Choice& choice);
    void show_choice(std::optional<Choice> choice);
    void paint_classes(QPainter& painter) const;
    void paint_brushes(QPainter& painter) const;

    EditorSession& session_;
    CommandRegistry& commands_;
    BrushShelf& brushes_;
    ValueSlider* size_;
    std::vector<QToolButton*> switches_;
    std::optional<Choice> choice_;  // under the pointer, or that keys went to
    bool pressed_ = false;          // here, not with the press that opened it
};

}  // namespace limner::ui
