#pragma once
// Moving pictures: MP4 through OpenCV and FFmpeg.
//
//     auto video = VideoFile::create("turntable.mp4", {.width = 512, .height = 512});
//     for (const Image& frame : frames) (*video)->add(frame);
//     (*video)->finish();        // without it nothing is left behind

#include <filesystem>
#include <memory>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"

namespace limner {

struct VideoOptions {
    int width = 0, height = 0;
    double frames_per_second = 30;
};

/// A video being written. One thread at a time, not the interface's.
class VideoFile {
public:
    /// wrong_use for names that do not end in .mp4 and for impossible sizes or rates, missing_component
    /// without OpenCV or codec, file_unwritable.
    static Result<std::unique_ptr<VideoFile>> create(const std::filesystem::path& file,
                                                     const VideoOptions& options);
    /// Removes what was written unless finish() succeeded.
    virtual ~VideoFile() = default;

    /// wrong_use when `frame` has another size than announced; file_unwritable.
    virtual Result<> add(const Image& frame) = 0;
    /// Puts the finished video in its place. file_unwritable.
    virtual Result<> finish() = 0;
};

/// Whether this build can write MP4: what `limner-cli selfcheck` reports.
bool can_write_mp4();

}  // namespace limner
