#pragma once
// Small pictures of portraits that are not the one being edited: for choosing among many.
//
//     pictures.want(portraits);                     // the most wanted first
//     connect(&pictures, &SmallPictures::drawn, ...);
//     pictures.picture(portraits[0]);               // null until then

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <deque>
#include <memory>
#include <vector>

#include "ui/session/editor_session.h"

namespace limner::ui {

/// Draws one after the other, and only while the portrait being edited has its final picture: all that this
/// one asks of the engine comes first. Gone, it asks for nothing any more. Interface's thread.
class SmallPictures final : public QObject {
    Q_OBJECT
public:
    /// Of `side` pixels a side.
    SmallPictures(EditorSession& session, int side, QObject* parent);
    ~SmallPictures() override;

    /// In the place of all that was wanted before; what is being drawn for nobody is stopped.
    void want(std::vector<Portrait> portraits);
    /// Null until it is drawn, and where the model cannot.
    QImage picture(const Portrait& portrait) const;

Q_SIGNALS:
    void drawn();

private:
    struct Drawn {
        Portrait portrait;
        QImage picture;
    };
    const Drawn* find(const Portrait& portrait) const;
    void go_on();
    void take(const std::shared_ptr<Progress>& run, const Portrait& portrait, const QImage& picture);
    void stop();

    EditorSession& session_;
    int side_;
    std::vector<Portrait> wanted_;
    std::deque<Drawn> drawn_;  // the latest last
    std::optional<Portrait> drawing_;
    std::shared_ptr<Progress> run_;
    QThreadPool pool_;
};

}  // namespace limner::ui
