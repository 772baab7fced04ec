#pragma once
// The show: the director's scenes as portraits for the engine, and the engine's pictures for the screen. It
// asks for one picture at a time and goes on whatever the engine answers.
//
//     Show show(*engine, people, {.dwell = 20s}, remarks, [] { glfwPostEmptyEvent(); });
//     for (;;) {
//         show.step(now);
//         if (show.moves(now)) paint(show.picture(now), show.director().scene(now).words);
//     }
//
// One thread, but for `wake`, which the engine's thread calls when it has an answer.

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "app/booth/director.h"
#include "app/booth/people.h"
#include "app/booth/picture_flow.h"
#include "app/booth/quality_choice.h"
#include "engine/runtime/engine.h"

namespace limner::booth {

/// What the newest picture cost.
struct PictureCost {
    float latency_ms = 0;   // from the question to the answer
    float computed_ms = 0;  // of it in the model
    int rung = 0;
    bool final = false;
};

class Show {
public:
    /// `engine`, `people` and `remarks` must outlive the show.
    Show(Engine& engine, const People& people, const DirectorOptions& options, Remarks& remarks,
         std::function<void()> wake);
    ~Show();
    Show(const Show&) = delete;
    Show& operator=(const Show&) = delete;

    Director& director() { return director_; }
    const Director& director() const { return director_; }

    /// Takes what the engine answered and asks for what is to be seen next.
    void step(Seconds now);
    /// From now on portraits are asked for with their zoom times `zoom`.
    void zoom_by(float zoom) { zoom_ = zoom; }
    /// Pictures are to be kept: all are of full quality, however slow the machine.
    void keep_full_quality() { quality_.always_full(); }
    /// Nobody looks: the engine rests.
    void pause(bool paused);

    bool has_picture() const { return pictures_ > 0; }
    bool moves(Seconds now) const { return flow_.moves(now); }
    StagePicture picture(Seconds now) const { return flow_.at(now); }
    /// Counts the pictures that came.
    std::uint64_t pictures() const { return pictures_; }
    const PictureCost& cost() const { return cost_; }

private:
    /// What the engine's thread leaves for ours; it may be about to do so when the show ends.
    struct Mailbox {
        std::mutex mutex;
        std::optional<Frame> frame;
        std::optional<Error> error;
    };
    struct Known {
        std::size_t index;
        Portrait portrait;
    };

    /// How long the screen takes from the picture before to the next one.
    struct Passing {
        Seconds shortest{0}, longest{0};
    };

    void receive(Frame frame, Seconds now);
    void ask(Seconds now);
    Passing passing_to(const Portrait& portrait, const Scene& scene, bool through_others) const;
    /// Null, and the director knows why, where there is no such portrait.
    const Portrait* portrait_of(std::size_t index, std::optional<Known>& known, Seconds now);

    Engine& engine_;
    const People& people_;
    Remarks& remarks_;
    const Autopilot autopilot_;
    Director director_;
    PictureFlow flow_;
    QualityChoice quality_;
    const std::shared_ptr<Mailbox> mailbox_ = std::make_shared<Mailbox>();

    std::optional<Known> person_, leaving_;
    std::optional<Portrait> asked_;  // the last question
    std::size_t asked_person_ = 0;
    std::uint64_t asked_attempt_ = 0, serial_ = 0;
    Passing passing_;       // to its answer
    bool waiting_ = false;  // for its answer
    Seconds asked_at_{0}, received_at_{0}, fading_until_{0};
    std::optional<HeadShape> shown_head_;
    PictureCost cost_;
    std::uint64_t pictures_ = 0;
    float zoom_ = 1;
    bool paused_ = false;
};

}  // namespace limner::booth
