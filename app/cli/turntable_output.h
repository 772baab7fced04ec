#pragma once
// Chooses by its name where the pictures of a turntable go: into a video, a sequence of files, or onto one
// sheet.
//
//     auto out = make_turntable_output({.out = "frames"}, portrait, 120, context);

#include <memory>
#include <string>

#include "app/cli/cli.h"
#include "engine/export/turntable_writer.h"

namespace limner {

struct TurntableTarget {
    std::string out, input;  // `input` names {name}
    double rate = 30;        // pictures per second
    int size = 0, columns = 0, gap = 8;
    bool resume = false, repeat = true;  // `repeat`: of a GIF or APNG, for ever
    Background background;
};

/// Null when it is there already and --skip-existing is given. wrong_use, file_unwritable,
/// missing_component for a video without its encoder. Writes nothing yet.
Result<std::unique_ptr<TurntableWriter>> make_turntable_output(const TurntableTarget& target,
                                                               const Portrait& portrait, int frames,
                                                               CliContext& context);

}  // namespace limner
