#include "app/booth/show.h"

#include <algorithm>

#include "app/booth/contour_smoothing.h"
#include "engine/portrait/portrait_blend.h"

namespace limner::booth {
namespace {

// Calm motion does not need more, and the machine stays cool.
constexpr Seconds calm_interval{1.0 / 30};
// How long one picture passes into the next, at most: of the same head by itself and under a hand, and of
// people in between. Strangers are faded over, which takes its time.
constexpr Seconds calm_passing{0.15}, hand_passing{0.04}, change_passing{0.8}, fade{1.1}, hand_fade{0.3};

// Up to this size a screen shows the steps of contours, and taking them out is quick.
constexpr int largest_stepped = 320;

StagePicture prepared(const Picture& picture) {
    auto image = picture.image;
    const Backdrop backdrop = backdrop_of(*image, picture.labels.get());
    if (image->width <= largest_stepped && image->height <= largest_stepped)
        image = std::make_shared<const Image>(with_smooth_contours(*image));
    return {std::move(image), backdrop};
}

bool same_person(const Portrait& a, const Portrait& b) { return a.head == b.head && a.styles == b.styles; }

}  // namespace

Show::Show(Engine& engine, const People& people, const DirectorOptions& options, Remarks& remarks,
           std::function<void()> wake)
    : engine_(engine),
      people_(people),
      remarks_(remarks),
      autopilot_(engine.info().capabilities, engine.info().pose_limits),
      director_(PersonSchedule(people.count(), people.from_files()), autopilot_, engine.info().pose_limits,
                options) {
    engine.on_frame([mailbox = mailbox_, wake](Frame frame) {
        {
            const std::lock_guard lock(mailbox->mutex);
            mailbox->frame = std::move(frame);
        }
        wake();
    });
    engine.on_error([mailbox = mailbox_, wake](Error error) {
        {
            const std::lock_guard lock(mailbox->mutex);
            mailbox->error = std::move(error);
        }
        wake();
    });
}

Show::~Show() {
    engine_.on_frame({});
    engine_.on_error({});
}

void Show::pause(bool paused) {
    if (std::exchange(paused_, paused) != paused) engine_.pause(paused);
}

void Show::step(Seconds now) {
    std::optional<Frame> frame;
    std::optional<Error> error;
    {
        const std::lock_guard lock(mailbox_->mutex);
        frame = std::exchange(mailbox_->frame, std::nullopt);
        error = std::exchange(mailbox_->error, std::nullopt);
    }
    if (frame) receive(std::move(*frame), now);
    if (error) {
        waiting_ = false;
        director_.failed(error->message, now);
    }
    director_.advance(now);
    if (!waiting_ && !paused_) ask(now);
}

void Show::receive(Frame frame, Seconds now) {
    // An older answer is one to a question whose error came already.
    if (frame.serial < serial_) return;
    waiting_ = false;
    float computed = 0;
    for (const StageTime& stage : frame.picture.stages) computed += stage.milliseconds;
    // A head's first picture takes longer than all others, and says nothing about them.
    if (frame.final && shown_head_ == frame.portrait.head) quality_.measured(computed, now);
    cost_ = {frame.latency_ms, computed, frame.rung, frame.final};
    const Seconds over = std::clamp(now - received_at_, passing_.shortest, passing_.longest);
    flow_.show(prepared(frame.picture), over, now);
    // A fade is not disturbed, but by a hand.
    if (passing_.shortest == fade) fading_until_ = now + over;
    passing_ = {Seconds(0), calm_passing};  // to better pictures of the same
    shown_head_ = frame.portrait.head;
    received_at_ = now;
    ++pictures_;
    director_.shown(now);
}

Show::Passing Show::passing_to(const Portrait& portrait, const Scene& scene, bool through_others) const {
    if (!asked_) return {};
    if (same_person(*asked_, portrait)) return {Seconds(0), scene.visited ? hand_passing : calm_passing};
    if (scene.visited) return {hand_fade, hand_fade};
    // On the way already, or about to set out.
    if (asked_person_ == scene.person || through_others) return {Seconds(0), change_passing};
    return {fade, fade};
}

const Portrait* Show::portrait_of(std::size_t index, std::optional<Known>& known, Seconds now) {
    if (known && known->index == index) return &known->portrait;
    auto portrait = people_.portrait(index, engine_.info(), remarks_);
    if (!portrait) {
        director_.failed(portrait.error().message, now);
        return nullptr;
    }
    known = Known{index, std::move(*portrait)};
    return &known->portrait;
}

void Show::ask(Seconds now) {
    const auto scene = director_.scene(now);
    if (scene.waits) return;
    if (asked_ && !scene.visited && (now < asked_at_ + calm_interval || now < fading_until_)) return;
    if (scene.leaving && person_ && person_->index == *scene.leaving)
        leaving_ = std::exchange(person_, std::nullopt);
    const Portrait* leaving = nullptr;
    if (scene.leaving && !(leaving = portrait_of(*scene.leaving, leaving_, now))) return;
    const Portrait* person = portrait_of(scene.person, person_, now);
    if (!person) return;
    Portrait portrait = portrait_in(scene, *person, leaving, autopilot_, engine_.info().pose_limits);
    if (engine_.info().capabilities.pose) portrait.pose.zoom *= zoom_;
    if (asked_ == portrait && asked_attempt_ == scene.attempt) return;
    passing_ = passing_to(portrait, scene, leaving && can_blend(*leaving, *person));
    serial_ = quality_.full(now, scene.visited) ? engine_.show_final(portrait) : engine_.show(portrait);
    asked_ = std::move(portrait);
    asked_person_ = scene.person;
    asked_attempt_ = scene.attempt;
    asked_at_ = now;
    waiting_ = true;
}

}  // namespace limner::booth
