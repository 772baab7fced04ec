#pragma once
// Onion pictures: what comes before and after the frame that is shown, laid over it faintly. Those before are
// reddish, those after bluish; the background of each is left out.
//
//     onion.set_count(2);                        // two on each side
//     for (const OnionSheet& sheet : onion.sheets()) ...
//
// Pictures come from the session's kept ones. What is missing there is asked of the engine once that has
// drawn the portrait itself at full quality, one after the other, and given up for anything newer.

#include <QImage>
#include <QObject>
#include <vector>

#include "ui/session/editor_session.h"

namespace limner::ui {

struct OnionSheet {
    QImage picture;  // premultiplied, [size, size] as the engine drew it
    double opacity = 1;
};

class OnionSkin final : public QObject {
    Q_OBJECT
public:
    static constexpr int most = 3;
    /// Frames that are next to the present one, or the next that have keys.
    enum class Neighbours { keys, frames };

    /// `session` must outlive it.
    explicit OnionSkin(EditorSession& session);

    /// On each side, 0..most; none at first.
    int count() const { return count_; }
    void set_count(int count);
    Neighbours neighbours() const { return neighbours_; }
    void set_neighbours(Neighbours neighbours);

    /// The furthest first; none while the animation plays.
    std::vector<OnionSheet> sheets() const;
    /// Whether `portrait` is one of the neighbours.
    bool wants(const Portrait& portrait) const;

Q_SIGNALS:
    void changed();

private:
    struct Sheet {
        Portrait portrait;
        int place;  // -1 the nearest before, 1 the nearest after
        std::shared_ptr<const Image> drawn;
        QImage picture;      // null until it is there
        bool asked = false;  // of the engine
    };
    std::vector<int> frames(bool before) const;
    void update();
    void fill();
    void ask();

    EditorSession& session_;
    int count_ = 0;
    Neighbours neighbours_ = Neighbours::keys;
    std::vector<Sheet> sheets_;  // the furthest first
};

}  // namespace limner::ui
