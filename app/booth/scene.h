#pragma once
// What the booth shows at one moment: who, how far turned, and what is written over it. A value.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "app/booth/autopilot.h"
#include "app/booth/seconds.h"
#include "app/booth/visitor_hand.h"
#include "engine/portrait/portrait.h"

namespace limner::booth {

/// What is drawn over the picture; texts by their opacity, 0 to 1.
struct Words {
    float curtain = 0;          // 1 = nothing but dark
    std::size_t captioned = 0;  // whose caption it is
    float caption = 0, hint = 0, help = 0, notice = 0;
    std::string notice_text;
    bool performance = false;
    bool cursor = false;
    bool operator==(const Words&) const = default;
};

struct Scene {
    std::size_t person = 0;              // who is there, or arrives
    std::optional<std::size_t> leaving;  // whom they take the place of
    float arrived = 1;                   // 0 = nothing of `person` is to be seen yet
    Seconds way{0};                      // that the autopilot has gone
    Turn turn;                           // what visitors add to it
    bool visited = false;                // a visitor's hand has the head
    std::uint64_t attempt = 0;           // a new number asks for the same picture again
    bool waits = false;                  // after a failure: nothing is asked for now
    Words words;
};

/// The portrait to draw for `scene`; `leaving` may be null. Pure.
Portrait portrait_in(const Scene& scene, const Portrait& person, const Portrait* leaving,
                     const Autopilot& autopilot, const PoseLimits& limits);

}  // namespace limner::booth
