#include "engine/media/video_file.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "engine/core/limits.h"
#include "engine/core/pixel_area.h"
#include "engine/media/ffmpeg_video.h"
#include "engine/media/opencv_video.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

// A GIF counts its delays in hundredths of a second, and players take one of less than two for none at all.
constexpr VideoFormat formats[] = {
    {VideoKind::mp4, "MP4", ".mp4", false, 240},
    {VideoKind::webm, "WebM", ".webm", true, 240},
    {VideoKind::gif, "GIF", ".gif", true, 50},
    {VideoKind::apng, "APNG", ".apng", true, 240},
};

tl::unexpected<Error> wrong_use(const fs::path& file, const std::string& why) {
    return failure(Errc::wrong_use, "Could not write " + file.string() + ": " + why);
}

/// Refuses frames of another size before they reach an encoder, and cuts off what it cannot take.
class Checked final : public VideoFile {
public:
    Checked(std::unique_ptr<VideoFile> video, VideoKind kind, const VideoOptions& options)
        : video_(std::move(video)), kind_(kind), options_(options) {}
    Result<> add(const Image& frame) override {
        if (frame.width == options_.width && frame.height == options_.height) {
            const int width = side_in(kind_, frame.width), height = side_in(kind_, frame.height);
            const bool whole = width == frame.width && height == frame.height;
            return video_->add(whole ? frame : cut(frame, {0, 0, width, height}));
        }
        const auto size = [](int width, int height) {
            return std::to_string(width) + " x " + std::to_string(height);
        };
        return failure(Errc::wrong_use, "A frame of " + size(frame.width, frame.height) +
                                            " pixels does not fit a video of " +
                                            size(options_.width, options_.height) + ".");
    }
    Result<> finish() override { return video_->finish(); }

private:
    std::unique_ptr<VideoFile> video_;
    VideoKind kind_;
    VideoOptions options_;
};

}  // namespace

std::span<const VideoFormat> video_formats() { return formats; }

const VideoFormat& video_format(VideoKind kind) { return formats[static_cast<std::size_t>(kind)]; }

int side_in(VideoKind kind, int side) { return kind == VideoKind::mp4 ? side - side % 2 : side; }

const VideoFormat* video_format(const fs::path& file) {
    const auto found = std::find_if(std::begin(formats), std::end(formats), [&](const VideoFormat& format) {
        return file.extension() == format.extension;
    });
    return found == std::end(formats) ? nullptr : found;
}

bool can_write(VideoKind kind) {
    return can_write_with_ffmpeg(kind) || (kind == VideoKind::mp4 && can_write_with_opencv());
}

Result<> check_video(const fs::path& file, const VideoOptions& options) {
    const auto* format = video_format(file);
    if (!format) return wrong_use(file, "a video's name ends in .mp4, .webm, .gif or .apng.");
    const auto rate = options.frames_per_second;
    if (!std::isfinite(rate) || rate < 1 || rate > format->most_per_second)
        return wrong_use(file, std::string(format->title) + " holds 1 to " +
                                   std::to_string(int(format->most_per_second)) + " pictures per second.");
    if (options.alpha && !format->alpha)
        return wrong_use(
            file, std::string(format->title) + " holds no transparency; WebM, APNG and single pictures do.");
    if (!can_write(format->kind))
        return failure(Errc::missing_component,
                       "Could not write " + file.string() +
                           ": this build of Limner, or the system's FFmpeg, has no " +
                           std::string(format->title) + " encoder; single pictures work.");
    return {};
}

Result<std::unique_ptr<VideoFile>> VideoFile::create(const fs::path& file, const VideoOptions& options) {
    const auto edge = int(limits::image_edge);
    if (options.width < 1 || options.height < 1 || options.width > edge || options.height > edge)
        return failure(Errc::wrong_use,
                       "A video needs a size between 1 and " + std::to_string(edge) + " pixels.");
    if (auto ok = check_video(file, options); !ok) return tl::unexpected(ok.error());
    const auto kind = video_format(file)->kind;
    VideoOptions kept = options;
    kept.width = side_in(kind, options.width);
    kept.height = side_in(kind, options.height);
    if (kept.width == 0 || kept.height == 0)
        return wrong_use(file, "an MP4 is at least 2 pixels wide and high.");
    // OpenCV knows no quality and no colours, but encoders of MP4 that are not H.264.
    auto video =
        can_write_with_ffmpeg(kind) ? create_with_ffmpeg(file, kind, kept) : create_with_opencv(file, kept);
    if (!video) return video;
    return std::make_unique<Checked>(std::move(*video), kind, options);
}

}  // namespace limner
