#pragma once
// The page of a start without a project: what to begin with, recent projects, which model draws; and the
// first steps, where a first start opens it: language and theme, what this machine has, and three tips as
// moving pictures. It blocks nothing; the portrait behind it can be turned already. Help shows it again.
//
//     auto* page = new WelcomePage(session, settings, models, recent, recent_menu, window);
//     connect(page, &WelcomePage::command_wanted, ...);
//     page->show();

#include <QDialog>
#include <QPixmap>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace limner::ui {

class EditorSession;
class ModelShelf;
class RecentFiles;
class RecentMenu;
class RecoveredPage;
class Settings;

/// One line of the self-check: a word for the state stands beside its colour.
struct MachineCheck {
    enum class State { good, note, bad } state = State::good;
    QString name, sentence;
};

/// What this machine has for Limner. `device`: of the engine's status, empty while none is ready. Interface
/// thread.
std::vector<MachineCheck> check_machine(const QString& device, bool pen_seen);

/// A strip of square frames, shown one after the other, to and fro; with less motion the middle one alone.
class MovingPicture final : public QWidget {
    Q_OBJECT
public:
    MovingPicture(const QString& strip, bool moves, QWidget* parent);
    /// Index of the frame that is shown.
    int frame() const;
    int frames() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    const QPixmap strip_;
    const bool moves_;
    int tick_, timer_ = 0;
};

class WelcomePage final : public QDialog {
    Q_OBJECT
public:
    WelcomePage(EditorSession& session, Settings& settings, ModelShelf& models, RecentFiles& recent,
                RecentMenu& looks, QWidget* parent);
    /// What a crash left: the page leads to it as long as it is there.
    void set_recovered(RecoveredPage& recovered);

Q_SIGNALS:
    /// The id of a command of the window.
    void command_wanted(const QString& id);
    void project_wanted(const QString& file);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* start_tab();
    QWidget* first_steps_tab();
    QWidget* look_group();
    QWidget* machine_group();
    QWidget* model_group();
    QWidget* tips();
    QPushButton* command_button(const char* name, const QString& text, const char* command, QWidget* parent);
    void show_recent();
    void open_recent(const QListWidgetItem* item);
    void show_machine();
    void show_model();

    EditorSession& session_;
    Settings& settings_;
    ModelShelf& models_;
    RecentFiles& recent_;
    RecentMenu& looks_;
    QListWidget* projects_;
    QPushButton* recovered_;
    QLabel *machine_, *model_;
};

}  // namespace limner::ui
