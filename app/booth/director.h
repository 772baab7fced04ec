#pragma once
// Decides what is shown when: who comes next, when the autopilot flies and when a visitor does, which words
// stand over the picture. Knows times and events alone: no clock, no window, no engine.
//
//     Director director(PersonSchedule(200), autopilot, info.pose_limits, {.dwell = 20s});
//     director.pressed(point, now);            // events as they come
//     director.advance(now);                   // once per turn of the loop
//     draw(director.scene(now));
//     sleep_until(director.quiet_until(now));  // or until the next event
//
// The same events at the same times give the same scenes. Times never go back. One thread.

#include <optional>
#include <string>

#include "app/booth/person_schedule.h"
#include "app/booth/scene.h"

namespace limner::booth {

struct DirectorOptions {
    Seconds dwell{20};        // that a person stays, the change not counted
    Seconds change{2.8};      // from one person to the next
    Seconds return_after{6};  // without a hand, until the autopilot takes over again
};

class Director {
public:
    Director(PersonSchedule schedule, Autopilot autopilot, const PoseLimits& limits,
             const DirectorOptions& options);

    void pressed(Point at, Seconds now);
    void moved(Point at, Seconds now);
    void released(Seconds now);
    void another_person(Seconds now);
    void toggle_help(Seconds now);
    void toggle_performance() { performance_ = !performance_; }
    bool performance() const { return performance_; }

    /// A picture of what was asked for last is there.
    void shown(Seconds now);
    /// There is none, because of `why`. The next person is tried after a pause that grows.
    void failed(const std::string& why, Seconds now);

    /// What the time brings by itself.
    void advance(Seconds now);
    Scene scene(Seconds now) const;
    /// Until when scene() stays as it is at `now`, if nothing happens; `now` itself while something moves.
    Seconds quiet_until(Seconds now) const;

private:
    /// Something that appears at `from` and goes at `until`, both softly.
    struct Appearance {
        Seconds from = never, until = never;
        float opacity(Seconds now) const;
        bool moves(Seconds now) const;
    };

    /// Somebody is there: the cursor and a hint appear.
    void notice_visitor(Seconds now);
    void change_to(std::size_t person, std::optional<std::size_t> leaving, Seconds now);
    void next_person(Seconds now);
    void take_over(Seconds now);
    float arrived(Seconds now) const;
    Seconds way(Seconds now) const;
    Turn turn(Seconds now) const;
    Seconds caption_from() const { return changed_at_ + (leaving_ ? options_.change * 0.6 : Seconds(0.3)); }

    PersonSchedule schedule_;
    const Autopilot autopilot_;
    const PoseLimits limits_;
    const DirectorOptions options_;

    std::size_t person_;
    std::size_t seen_;  // of whom the last picture was, which may not be `person_` yet
    std::optional<std::size_t> leaving_;
    Seconds changed_at_{0};
    Seconds due_ = never;  // when the next one comes
    std::optional<Seconds> first_shown_;

    VisitorHand hand_;
    std::optional<Point> pointer_;
    std::optional<Seconds> flying_since_;  // nothing: a visitor has the head
    Seconds way_{0};                       // of the autopilot at that time
    Turn turn_;                            // by visitors; fades while the autopilot flies
    Seconds returns_at_ = never;

    std::uint64_t attempt_ = 0;
    int failures_ = 0;  // in a row
    Seconds retry_at_ = never;

    Appearance hint_, help_, notice_;
    std::string notice_text_;
    Seconds cursor_until_{0};
    bool performance_ = false;
};

}  // namespace limner::booth
