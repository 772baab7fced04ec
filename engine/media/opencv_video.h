#pragma once
// MP4 through OpenCV's writer, where FFmpeg's H.264 is missing. Internal to the folder; see video_file.h.

#include "engine/media/video_file.h"

namespace limner {

bool can_write_with_opencv();
/// `options` have been checked. file_unwritable, missing_component.
Result<std::unique_ptr<VideoFile>> create_with_opencv(const std::filesystem::path& file,
                                                      const VideoOptions& options);

}  // namespace limner
