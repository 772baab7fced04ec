#pragma once
// The timeline: what plays and keys the animation, the question about changes without a key, and the tracks.

#include <QWidget>

#include "ui/session/editor_session.h"

class QComboBox;
class QDoubleSpinBox;
class QFrame;
class QLabel;
class QMenu;
class QSpinBox;
class QToolButton;

namespace limner {
struct Motion;
}

namespace limner::ui {

class CommandRegistry;
class LengthField;
class TimelineView;

class TimelinePanel final : public QWidget {
    Q_OBJECT
public:
    TimelinePanel(EditorSession& session, QWidget* parent);

    /// The buttons of the commands about the timeline; once, when these are there.
    void add_commands(const CommandRegistry& commands);
    TimelineView& view() { return *view_; }
    QSize sizeHint() const override { return {700, 190}; }

Q_SIGNALS:
    void export_asked();
    /// A project is to give its timeline.
    void project_dropped(const QString& file);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent*) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build_tools();
    void build_numbers();
    /// `button` gets a menu that `fill` fills each time it is shown.
    QToolButton* with_menu(QToolButton* button, const char* name, const QString& title,
                           const std::function<void(QMenu&)>& fill);
    /// Beside each other, or where there is no room above each other.
    void place_bars();
    void build_question();
    void fill_key_menu(QMenu& menu);
    void fill_motion_menu(QMenu& menu);
    void fill_onion_menu(QMenu& menu);
    /// How much of a movement is put, and in which time.
    void add_motion_fields(QMenu& menu);
    void put_motion(const QString& id);
    void put(const Motion& motion, Animation before);
    void put_motion_file(const QString& file);
    void take_rate();
    void show_session();
    void edit(const std::function<void(Animation&)>& change, const QString& text, const char* control);

    EditorSession& session_;
    QWidget *bar_, *tools_, *numbers_;
    QToolButton *play_, *key_, *motion_;
    QSpinBox *frame_, *onion_;
    LengthField* length_;
    QLabel* left_out_;
    QComboBox *rate_, *loop_;
    QFrame* question_;
    QLabel* question_text_;
    TimelineView* view_;
    double motion_percent_ = 100, motion_seconds_ = 0;  // 0: its own time
};

}  // namespace limner::ui
