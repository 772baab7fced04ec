#pragma once
// Where the pictures of a turntable go: into a video, a sequence of files, or onto one sheet.
//
//     auto out = make_turntable_output({.out = "frames"}, portrait, 120, context);
//     for (int frame = 0; frame < 120; ++frame)
//         if (!*(*out)->has(frame, view)) (*out)->add(frame, image, view);
//     (*out)->finish(context);

#include <filesystem>
#include <memory>
#include <string>

#include "app/cli/cli.h"
#include "engine/portrait/portrait.h"

namespace limner {

struct TurntableTarget {
    std::string out, input;  // `input` names {name}
    double rate = 30;        // pictures per second
    int size = 0, columns = 0, gap = 8;
    bool resume = false;
};

class TurntableOutput {
public:
    virtual ~TurntableOutput() = default;
    virtual std::filesystem::path path() const = 0;
    virtual const char* kind() const = 0;

    /// Whether the picture of `view` is complete from an earlier run, and --resume says to keep it.
    /// file_unwritable when it is there and must not be replaced.
    virtual Result<bool> has(int, const Portrait&) { return false; }
    virtual Result<> add(int frame, const Image& image, const Portrait& view) = 0;
    /// Completes the output and reports it.
    virtual Result<> finish(CliContext& context) = 0;
    /// The run ends early with `error`: keeps and reports what is of use, removes the rest.
    virtual void stop(const Error& error, CliContext& context) = 0;
};

/// Chooses by the name; null when it is there already and --skip-existing is given. wrong_use,
/// file_unwritable, missing_component for MP4 without an encoder. Writes nothing yet.
Result<std::unique_ptr<TurntableOutput>> make_turntable_output(const TurntableTarget& target,
                                                               const Portrait& portrait, int frames,
                                                               CliContext& context);

}  // namespace limner
