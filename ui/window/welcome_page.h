#pragma once
// The page of the first start: language and theme, what this machine has, which model draws, and three tips
// as moving pictures. It blocks nothing; the portrait behind it can be turned already. Help shows it again.
//
//     auto* page = new WelcomePage(session, settings, models, window);
//     connect(page, &WelcomePage::model_wanted, ...);
//     page->show();

#include <QDialog>
#include <QPixmap>

class QLabel;

namespace limner::ui {

class EditorSession;
class ModelShelf;
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
    WelcomePage(EditorSession& session, Settings& settings, ModelShelf& models, QWidget* parent);

Q_SIGNALS:
    /// The user wants to choose a model's file.
    void model_wanted();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* look_group();
    QWidget* machine_group();
    QWidget* model_group();
    QWidget* tips();
    void show_machine();
    void show_model();

    EditorSession& session_;
    Settings& settings_;
    ModelShelf& models_;
    QLabel *machine_, *model_;
};

}  // namespace limner::ui
