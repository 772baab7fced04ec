#pragma once
// Before and after: an earlier portrait beside the one that is edited, in the same pose and with the same
// camera, so that what differs is what was changed in the face.
//
//     comparison.set_mode(CompareMode::wipe);          // against what was opened or begun
//     comparison.compare_with_snapshot(2);

#include <QObject>
#include <QThreadPool>
#include <memory>
#include <optional>

#include "ui/session/editor_session.h"

namespace limner::ui {

enum class CompareMode {
    off,
    before,        // the earlier portrait instead of the present one
    side_by_side,  // earlier on the left
    wipe,          // earlier left of a line that is dragged
    difference,    // of the two, amplified
};

/// Draws only while a mode is on, after the final picture of a pose, and yields to everything that the
/// portrait itself asks of the engine.
class Comparison final : public QObject {
    Q_OBJECT
public:
    explicit Comparison(EditorSession& session, QObject* parent = nullptr);
    ~Comparison() override;

    CompareMode mode() const { return mode_; }
    void set_mode(CompareMode mode);
    /// Compares with a snapshot of the shelf, by a wipe where no mode is on.
    void compare_with_snapshot(int index);
    /// Compares with what was opened or begun again.
    void compare_with_start();
    bool with_start() const { return !chosen_; }
    /// Of the earlier portrait; empty for what was opened or begun.
    QString name() const { return chosen_ ? chosen_->name : QString(); }

    /// The earlier portrait; null images until it is drawn.
    const Picture& picture() const { return picture_; }
    /// Whether picture() shows the pose of the picture of the present portrait.
    bool in_pose() const;
    /// Another model drew the earlier portrait: there is no picture of it.
    bool foreign() const { return earlier().model != session_.portrait().model; }

Q_SIGNALS:
    /// The mode, what is compared with, or its picture.
    void changed();

private:
    struct Chosen {
        Portrait portrait;
        QString name;
    };
    const Portrait& earlier() const { return chosen_ ? chosen_->portrait : session_.document().start(); }
    /// The earlier portrait as it is to be drawn now.
    Portrait wanted() const;
    void update();
    void draw(const Portrait& portrait);
    void take(const std::shared_ptr<Progress>& run, const Portrait& portrait, const Picture& picture);
    void stop();

    EditorSession& session_;
    CompareMode mode_ = CompareMode::off;
    std::optional<Chosen> chosen_;
    Picture picture_;
    std::optional<Portrait> drawn_, drawing_;
    std::shared_ptr<Progress> run_;
    QThreadPool pool_;
};

}  // namespace limner::ui
