#include "engine/media/video_file.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <utility>

#include "engine/core/limits.h"

#ifdef LIMNER_WITH_OPENCV
#include <opencv2/core/mat.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/videoio.hpp>
#include <opencv2/videoio/registry.hpp>
#endif

namespace limner {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> wrong_frame(const Image& frame, const VideoOptions& options) {
    return failure(Errc::wrong_use, "A frame of " + std::to_string(frame.width) + " x " +
                                        std::to_string(frame.height) + " pixels does not fit a video of " +
                                        std::to_string(options.width) + " x " +
                                        std::to_string(options.height) + ".");
}

#ifdef LIMNER_WITH_OPENCV

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
    Mp4(fs::path file, const VideoOptions& options)
        : file_(std::move(file)), temporary_(file_), options_(options) {
        constexpr std::size_t name_limit = 200;  // with what follows, no longer than file systems allow
        temporary_.replace_filename(file_.stem().string().substr(0, name_limit) + ".tmp-" +
                                    std::to_string(std::random_device{}()) + ".mp4");
    }
    ~Mp4() override {
        if (finished_) return;
        writer_.release();
        std::error_code ignored;
        fs::remove(temporary_, ignored);
    }

    Result<> open() {
        std::error_code error;
        const auto folder = file_.has_parent_path() ? file_.parent_path() : fs::path(".");
        if (!fs::is_directory(folder, error))
            return failure(Errc::file_unwritable,
                           "Could not write " + file_.string() + ": the folder does not exist.");
        if (!open_writer(writer_, temporary_, options_))
            return failure(
                can_write_mp4() ? Errc::file_unwritable : Errc::missing_component,
                "Could not write " + file_.string() +
                    ": the system's FFmpeg offers no MP4 encoder here, or the folder is read-only.");
        return {};
    }
    Result<> add(const Image& frame) override {
        if (frame.width != options_.width || frame.height != options_.height)
            return wrong_frame(frame, options_);
        // Encoders want even sides: the last row and column are repeated where needed.
        cv::Mat bgr(frame.height + frame.height % 2, frame.width + frame.width % 2, CV_8UC3);
        for (int y = 0; y < bgr.rows; ++y)
            for (int x = 0; x < bgr.cols; ++x) {
                const auto& p = frame.at(std::min(x, frame.width - 1), std::min(y, frame.height - 1));
                bgr.at<cv::Vec3b>(y, x) = {p.b, p.g, p.r};
            }
        try {
            writer_.write(bgr);
        } catch (const cv::Exception&) {
            return unwritable();
        }
        ++count_;
        return {};
    }
    Result<> finish() override {
        writer_.release();
        std::error_code error;
        if (count_ == 0 || fs::file_size(temporary_, error) == 0 || error) return unwritable();
        fs::rename(temporary_, file_, error);
        if (error) return unwritable();
        finished_ = true;
        return {};
    }

private:
    tl::unexpected<Error> unwritable() const {
        return failure(Errc::file_unwritable, "Could not write " + file_.string() +
                                                  ": the video could not be completed; is the disk full?");
    }

    fs::path file_, temporary_;
    VideoOptions options_;
    cv::VideoWriter writer_;
    std::size_t count_ = 0;
    bool finished_ = false;
};
#endif

}  // namespace

bool can_write_mp4() {
#ifdef LIMNER_WITH_OPENCV
    for (const auto backend : cv::videoio_registry::getWriterBackends())
        if (backend == cv::CAP_FFMPEG) return true;
#endif
    return false;
}

Result<std::unique_ptr<VideoFile>> VideoFile::create(const fs::path& file, const VideoOptions& options) {
    const auto edge = int(limits::image_edge);
    if (options.width < 1 || options.height < 1 || options.width > edge || options.height > edge)
        return failure(Errc::wrong_use,
                       "A video needs a size between 1 and " + std::to_string(edge) + " pixels.");
    if (!std::isfinite(options.frames_per_second) || options.frames_per_second < 1 ||
        options.frames_per_second > 240)
        return failure(Errc::wrong_use, "A video needs between 1 and 240 frames per second.");
    if (file.extension() != ".mp4")
        return failure(Errc::wrong_use,
                       "Could not write " + file.string() + ": a video's name ends in .mp4.");
#ifdef LIMNER_WITH_OPENCV
    auto video = std::make_unique<Mp4>(file, options);
    if (auto open = video->open(); !open) return tl::unexpected(open.error());
    return video;
#else
    return failure(Errc::missing_component,
                   "Could not write " + file.string() + ": this build of Limner has no video support.");
#endif
}

}  // namespace limner
