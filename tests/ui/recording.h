#pragma once
// A recorded session: what hands did to the window, as a text file with one step a line; the player that does
// it again with real events, and the recorder that writes it down.
//
//     press 0.5 0.5 view.viewport        the left button, at a share of the width and the height of a widget
//     Shift+move 0.6 0.5 view.viewport   with keys held
//     release 0.6 0.5 view.viewport
//     click 0.5 0.5 classes/Left eye     press and release, here on the row of a list with this text
//     click 0.5 0.5 tabs/Light           the tab with this text, of whichever bar has it
//     wheel 0.5 0.5 3 view.viewport      notches, away from the hand
//     pen-press 0.3 0.4 0.2 view.canvas  with pressure; pen-move likewise, pen-release without
//     key Ctrl+Shift+T                   to the window in front
//     type anna                          letter by letter
//     wait picture                       until what the test knows by this name has come
//     screenshot painted                 of the window in front
//     mark painted                       here the test looks at the state
//
// A line that begins with # is a remark. Times are not kept: a step follows when the one before it is done,
// and a recording that has to wait for something says for what. Widgets are named by their object names,
// which are the same in every language.

#include <QObject>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <functional>
#include <map>
#include <memory>
#include <vector>

class QWidget;

namespace limner::ui {

class PenHand;

struct Step {
    int line = 0;  // of the file
    QString verb;
    Qt::KeyboardModifiers modifiers;
    std::vector<double> numbers;
    QString words;  // a place, keys, letters or a name

    /// By a hand, and not for the test.
    bool of_a_hand() const;
    /// As it stands in a file.
    QString text() const;
};

/// Throws std::runtime_error, which names the line, for what is no recording.
std::vector<Step> read_recording(const QString& text);

class Player {
public:
    explicit Player(QWidget& window);
    ~Player();

    /// Whether what is waited for came.
    std::function<bool(const QString& what)> wait;
    std::function<void(const QString& name, QWidget& shown)> screenshot;
    std::function<void(const QString& name)> mark;
    /// Throws std::runtime_error, which names the line, where a step cannot be done: its widget is not there,
    /// or another one lies over it.
    void play(const std::vector<Step>& steps);

private:
    void play(const Step& step);
    QWidget& front() const;
    void pointer(const Step& step, QEvent::Type type);
    void pen(const Step& step);

    QWidget& window_;
    std::map<QWidget*, std::unique_ptr<PenHand>> pens_;
    int time_ms_ = 0;
};

/// Writes down what hands do to any window of the program while it lives.
class Recorder final : public QObject {
public:
    Recorder();
    ~Recorder() override;
    /// The steps so far, as they stand in a file.
    const QStringList& steps() const { return steps_; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void note(const QWidget& widget, const char* verb, Qt::KeyboardModifiers modifiers, QPointF at,
              std::vector<double> more = {});
    void note_key(const class QKeyEvent& event, const QWidget& widget);

    QStringList steps_;
    std::pair<int, quint64> last_{};  // type and time of the event before
    bool typing_ = false;
};

}  // namespace limner::ui
