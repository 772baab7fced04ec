#pragma once
// Moving pictures in files: MP4, WebM, GIF and APNG, chosen by the name.
//
//     auto video = VideoFile::create("turntable.mp4", {.width = 512, .height = 512});
//     for (const Image& frame : frames) (*video)->add(frame);
//     (*video)->finish();        // without it nothing is left behind

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"

namespace limner {

enum class VideoKind { mp4, webm, gif, apng };

struct VideoFormat {
    VideoKind kind;
    std::string_view title;      // for people: "WebM"
    std::string_view extension;  // ".webm"
    bool alpha;                  // holds transparency; GIF all or nothing
    double most_per_second;      // pictures
};
/// In the order of VideoKind.
std::span<const VideoFormat> video_formats();
const VideoFormat& video_format(VideoKind kind);
/// Null where the extension is that of no video.
const VideoFormat* video_format(const std::filesystem::path& file);

/// What a video of `kind` keeps of `side` pixels: MP4 has even sides, the last row or column is cut off.
int side_in(VideoKind kind, int side);

struct VideoOptions {
    int width = 0, height = 0;
    double frames_per_second = 30;
    bool alpha = false;  // the frames' transparency counts; else they are opaque
    bool repeat = true;  // for ever, where the format says so: GIF and APNG
    int frames = 0;      // to come, 0 = unknown
};

/// wrong_use for a name that is no video's and for rates or an alpha that the format cannot hold,
/// missing_component without its encoder. Neither size nor disk is asked. Any thread.
Result<> check_video(const std::filesystem::path& file, const VideoOptions& options);

/// A video being written; its size is side_in() of the announced one. One thread at a time, not the
/// interface's.
class VideoFile {
public:
    /// Errors of check_video(); wrong_use for impossible sizes, limit_exceeded for a GIF of more pixels than
    /// can be kept while its palette is chosen, file_unwritable.
    static Result<std::unique_ptr<VideoFile>> create(const std::filesystem::path& file,
                                                     const VideoOptions& options);
    /// Removes what was written unless finish() succeeded.
    virtual ~VideoFile() = default;

    /// wrong_use when `frame` has another size than announced; file_unwritable; limit_exceeded as above.
    virtual Result<> add(const Image& frame) = 0;
    /// Puts the finished video in its place. file_unwritable.
    virtual Result<> finish() = 0;
};

/// Whether this build and the system's libraries write it: what `limner-cli selfcheck` reports.
bool can_write(VideoKind kind);

}  // namespace limner
