#include "engine/media/opencv_video.h"

#ifdef LIMNER_WITH_OPENCV
#include <algorithm>
#include <opencv2/core/mat.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/videoio.hpp>
#include <opencv2/videoio/registry.hpp>

#include "engine/media/pending_file.h"
#endif

namespace limner {

namespace fs = std::filesystem;

#ifdef LIMNER_WITH_OPENCV
namespace {

bool open_writer(cv::VideoWriter& writer, const fs::path& file, const VideoOptions& options) {
    // FFmpeg's own complaints are noise: the next codec is tried, and the caller gets one clear sentence.
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    const cv::Size size(options.width + options.width % 2, options.height + options.height % 2);
    for (const int codec :
         {cv::VideoWriter::fourcc('a', 'v', 'c', '1'), cv::VideoWriter::fourcc('m', 'p', '4', 'v')}) {
        try {
            if (writer.open(file.string(), cv::CAP_FFMPEG, codec, options.frames_per_second, size))
                return true;
        } catch (const cv::Exception&) {
            // as if the codec were missing
        }
    }
    return false;
}

class Mp4 final : public VideoFile {
public:
    Mp4(const fs::path& file, const VideoOptions& options) : pending_(file), options_(options) {}

    Result<> open() {
        if (auto there = pending_.check_folder(); !there) return there;
        if (open_writer(writer_, pending_.temporary(), options_)) return {};
        return failure(can_write_with_opencv() ? Errc::file_unwritable : Errc::missing_component,
                       "Could not write " + pending_.file().string() +
                           ": the system's FFmpeg offers no MP4 encoder here, or the folder is read-only.");
    }
    Result<> add(const Image& frame) override {
        cv::Mat bgr(frame.height, frame.width, CV_8UC3);
        for (int y = 0; y < bgr.rows; ++y)
            for (int x = 0; x < bgr.cols; ++x) {
                const auto& p = frame.at(x, y);
                bgr.at<cv::Vec3b>(y, x) = {p.b, p.g, p.r};
            }
        try {
            writer_.write(bgr);
        } catch (const cv::Exception&) {
            return incomplete();
        }
        ++count_;
        return {};
    }
    Result<> finish() override {
        writer_.release();
        std::error_code error;
        if (count_ == 0 || fs::file_size(pending_.temporary(), error) == 0 || error) return incomplete();
        return pending_.commit();
    }

private:
    tl::unexpected<Error> incomplete() const {
        return failure(Errc::file_unwritable, "Could not write " + pending_.file().string() +
                                                  ": the video could not be completed; is the disk full?");
    }

    PendingFile pending_;  // outlives the writer
    VideoOptions options_;
    cv::VideoWriter writer_;
    std::size_t count_ = 0;
};

}  // namespace

bool can_write_with_opencv() {
    for (const auto backend : cv::videoio_registry::getWriterBackends())
        if (backend == cv::CAP_FFMPEG) return true;
    return false;
}

Result<std::unique_ptr<VideoFile>> create_with_opencv(const fs::path& file, const VideoOptions& options) {
    auto video = std::make_unique<Mp4>(file, options);
    if (auto open = video->open(); !open) return tl::unexpected(open.error());
    return video;
}

#else

bool can_write_with_opencv() { return false; }

Result<std::unique_ptr<VideoFile>> create_with_opencv(const fs::path& file, const VideoOptions&) {
    return failure(Errc::missing_component,
                   "Could not write " + file.string() + ": this build of Limner has no OpenCV.");
}
#endif

}  // namespace limner
