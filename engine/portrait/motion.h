#pragma once
// Movements to reuse: a nod, a blink, a look around. A motion is a small JSON file; what it holds is added to
// the values a portrait has.
//
//     {"name": "Nod", "seconds": 1.6, "tracks": {"pose.pitch": [[0, 0], [0.25, -9], [0.6, 4], [1, 0]]}}
//
// Each key is [share of the time, what is added], in the units of the track (animation.h).

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/portrait/animation.h"

namespace limner {

struct Motion {
    struct Step {
        double at;  // 0 .. 1
        float by;
    };
    std::string name;
    double seconds = 1;
    std::map<std::string, std::vector<Step>> tracks;  // of numbers alone
};

/// unsupported_file when `text` is no motion, naming what is wrong; `name` is for messages. Pure.
Result<Motion> parse_motion(std::string_view text, std::string_view name);
/// The errors of reading, too.
Result<Motion> read_motion(const std::filesystem::path& file);

/// Those that come with Limner, by their ids ("nod", "blink").
const std::map<std::string, Motion, std::less<>>& bundled_motions();

struct MotionPlace {
    int frame = 0;       // where it begins
    float amount = 1;    // 1 = as it is
    double seconds = 0;  // 0 = its own
};
/// `animation` with keys of `motion` upon what `animation` and `portrait` show at its place. Keys that were
/// between its first and last one are replaced. The animation becomes long enough for it.
Animation with_motion(Animation animation, const Portrait& portrait, const Motion& motion,
                      const MotionPlace& place = {});

}  // namespace limner
