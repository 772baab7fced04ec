#pragma once
// MP4, WebM, GIF and APNG through FFmpeg's libraries. Internal to the folder; see video_file.h.

#include "engine/media/video_file.h"

namespace limner {

/// Whether FFmpeg has the encoder, the container and the filters that `kind` takes.
bool can_write_with_ffmpeg(VideoKind kind);
/// `options` have been checked. file_unwritable, limit_exceeded, missing_component.
Result<std::unique_ptr<VideoFile>> create_with_ffmpeg(const std::filesystem::path& file, VideoKind kind,
                                                      const VideoOptions& options);

}  // namespace limner
