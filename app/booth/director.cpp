#include "app/booth/director.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace limner::booth {
namespace {

constexpr Seconds curtain_time{1.2};
constexpr Seconds caption_out{0.4}, caption_in{0.8};
constexpr Seconds appear{0.25}, vanish{0.6};
constexpr Seconds cursor_time{3}, hint_time{5}, help_time{40}, notice_time{8};
constexpr Seconds take_off{2};                         // until the autopilot has its full speed
constexpr Seconds come_back{3};                        // until nothing is left of a visitor's turn
constexpr double longest_retry = 20, first_retry = 2;  // seconds

// The way after `time` of a flight that gains speed evenly during take_off.
Seconds flown(Seconds time) {
    if (time < take_off) return time * (time / take_off) / 2;
    return time - take_off / 2;
}

}  // namespace

float Director::Appearance::opacity(Seconds now) const {
    if (from == never) return 0;
    const float gone = until == never ? 0 : eased(now, until, vanish);
    return eased(now, from, appear) * (1 - gone);
}

bool Director::Appearance::moves(Seconds now) const {
    if (from == never) return false;
    return now < from + appear || (until != never && now >= until && now < until + vanish);
}

Director::Director(PersonSchedule schedule, Autopilot autopilot, const PoseLimits& limits,
                   const DirectorOptions& options)
    : schedule_(std::move(schedule)),
      autopilot_(std::move(autopilot)),
      limits_(limits),
      options_(options),
      person_(schedule_.next()),
      seen_(person_) {}

// --- events ---

void Director::notice_visitor(Seconds now) {
    cursor_until_ = now + cursor_time;
    if (hint_.opacity(now) == 0) hint_.from = now;
    hint_.until = now + hint_time;
}

void Director::pressed(Point at, Seconds now) {
    notice_visitor(now);
    moved(at, now);
    hand_.press(at, now);
}

void Director::moved(Point at, Seconds now) {
    // That the pointer is somewhere in the beginning is nobody's doing.
    if (pointer_ && (at.x != pointer_->x || at.y != pointer_->y)) notice_visitor(now);
    pointer_ = at;
    const Turn more = hand_.move(at);
    if (!hand_.dragging()) return;
    take_over(now);
    leaving_.reset();  // who arrives is there: a hand must not wait for people in between
    // What the hand adds ends where the model does, so that the way back begins at once.
    HeadPose pose = autopilot_.pose(HeadPose{}, way_);
    const HeadPose flown_to = pose;
    pose.yaw += turn_.yaw + more.yaw;
    pose.pitch += turn_.pitch + more.pitch;
    pose = within(pose, limits_);
    turn_ = {pose.yaw - flown_to.yaw, pose.pitch - flown_to.pitch};
    returns_at_ = now + options_.return_after;
}

void Director::released(Seconds now) {
    const auto gesture = hand_.release(now);
    if (!flying_since_) returns_at_ = now + options_.return_after;
    if (gesture != VisitorHand::Gesture::tap) return;
    if (help_.opacity(now) > 0 && now < help_.until) {
        toggle_help(now);
    } else {
        another_person(now);
    }
}

void Director::another_person(Seconds now) {
    if (first_shown_ && schedule_.count() > 1) next_person(now);
}

void Director::toggle_help(Seconds now) {
    const bool open = help_.from != never && now < help_.until;
    if (!open) help_.from = now;
    help_.until = open ? now : now + help_time;
}

void Director::shown(Seconds now) {
    failures_ = 0;
    seen_ = person_;
    if (first_shown_) return;
    first_shown_ = flying_since_ = changed_at_ = now;
    if (schedule_.count() > 1) due_ = now + options_.dwell;
}

void Director::failed(const std::string& why, Seconds now) {
    notice_text_ = why;
    if (notice_.opacity(now) == 0) notice_.from = now;
    notice_.until = now + notice_time;
    retry_at_ = now + Seconds(std::min(first_retry * std::exp2(std::min(failures_, 8)), longest_retry));
    ++failures_;
}

void Director::advance(Seconds now) {
    // What was due a moment ago counts from then, whenever the loop came to it; after a long sleep it does
    // not.
    const auto on_time = [now](Seconds due) { return now - due < Seconds(1) ? due : now; };
    if (first_shown_ && !flying_since_ && !hand_.down() && now >= returns_at_) {
        flying_since_ = on_time(returns_at_);
        if (due_ != never) due_ = std::max(due_, *flying_since_ + options_.dwell / 2);
    }
    if (leaving_ && now >= changed_at_ + options_.change) leaving_.reset();
    if (now >= retry_at_) {
        const Seconds at = on_time(retry_at_);
        retry_at_ = never;
        ++attempt_;
        // Not through people in between: they may be what fails.
        change_to(schedule_.next(), std::nullopt, at);
    } else if (flying_since_ && retry_at_ == never && now >= due_) {
        next_person(on_time(due_));
    }
}

void Director::next_person(Seconds now) {
    // Whoever is more there than not.
    std::size_t before = person_;
    if (leaving_ && arrived(now) < 0.5f) before = *leaving_;
    change_to(schedule_.next(), before, now);
}

void Director::change_to(std::size_t person, std::optional<std::size_t> leaving, Seconds now) {
    person_ = person;
    leaving_ = leaving;
    if (leaving_ == person_) leaving_.reset();
    changed_at_ = now;
    if (due_ != never) due_ = now + options_.change + options_.dwell;
}

void Director::take_over(Seconds now) {
    if (!flying_since_) return;
    way_ = way(now);
    turn_ = turn(now);
    flying_since_.reset();
}

// --- what follows from them ---

float Director::arrived(Seconds now) const {
    return leaving_ ? eased(now, changed_at_, options_.change) : 1.0f;
}

Seconds Director::way(Seconds now) const { return flying_since_ ? way_ + flown(now - *flying_since_) : way_; }

Turn Director::turn(Seconds now) const {
    if (!flying_since_) return turn_;
    const float left = 1 - eased(now, *flying_since_, come_back);
    return {turn_.yaw * left, turn_.pitch * left};
}

Scene Director::scene(Seconds now) const {
    Scene scene;
    scene.person = person_;
    scene.leaving = leaving_;
    scene.arrived = arrived(now);
    scene.way = way(now);
    scene.turn = turn(now);
    scene.visited = first_shown_ && !flying_since_;
    scene.attempt = attempt_;
    scene.waits = retry_at_ != never;
    auto& words = scene.words;
    words.curtain = first_shown_ ? 1 - eased(now, *first_shown_, curtain_time) : 1;
    words.captioned = seen_;
    if (leaving_ && now < changed_at_ + caption_out) {
        words.captioned = *leaving_;
        words.caption = 1 - eased(now, changed_at_, caption_out);
    } else if (seen_ != person_) {
        // Whoever should be here has no picture: the one before stays, and so does their name.
        words.caption = leaving_ ? eased(now, changed_at_ + caption_out, caption_in) : 1;
    } else if (first_shown_) {
        words.caption = eased(now, caption_from(), caption_in);
    }
    words.hint = hint_.opacity(now);
    words.help = help_.opacity(now);
    words.notice = notice_.opacity(now);
    words.notice_text = notice_text_;
    words.performance = performance_;
    words.cursor = now < cursor_until_;
    return scene;
}

Seconds Director::quiet_until(Seconds now) const {
    const bool flies = flying_since_ && (autopilot_.moves() || now < *flying_since_ + come_back);
    const bool opens = first_shown_ && now < *first_shown_ + curtain_time;
    const bool captions = first_shown_ && now < caption_from() + caption_in;
    if (flies || opens || captions || leaving_) return now;
    Seconds until = retry_at_;
    for (const Appearance* part : {&hint_, &help_, &notice_}) {
        if (part->moves(now)) return now;
        if (now < part->until) until = std::min(until, part->until);
    }
    if (now < cursor_until_) until = std::min(until, cursor_until_);
    if (flying_since_) until = std::min(until, due_);
    if (first_shown_ && !flying_since_ && !hand_.down()) until = std::min(until, returns_at_);
    return std::max(until, now);
}

}  // namespace limner::booth
