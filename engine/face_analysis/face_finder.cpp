#include "engine/face_analysis/face_finder.h"

#ifdef LIMNER_WITH_OPENCV
#include <algorithm>
#include <filesystem>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#endif

namespace limner {

#ifdef LIMNER_WITH_OPENCV

namespace {

constexpr const char* cascade_name = "haarcascade_frontalface_alt2.xml";

std::filesystem::path cascade_file() {
    std::error_code error;
    for (const char* folder : {"/usr/share/opencv4/haarcascades", "/usr/local/share/opencv4/haarcascades"})
        if (const auto file = std::filesystem::path(folder) / cascade_name;
            std::filesystem::exists(file, error))
            return file;
    return {};
}

// The cascade reads a megapixel at most: faces are large in what people call a portrait.
constexpr int search_edge = 1024;

}  // namespace

Result<std::vector<FaceBox>> find_faces(const Image& picture) {
    if (picture.empty()) return std::vector<FaceBox>();
    const auto file = cascade_file();
    if (file.empty())
        return failure(Errc::missing_component,
                       std::string("Finding faces needs ") + cascade_name +
                           " (Debian: the package opencv-data). Say where the face is instead.");
    try {
        cv::CascadeClassifier cascade(file.string());
        const cv::Mat rgba(picture.height, picture.width, CV_8UC4, const_cast<Rgba*>(picture.pixels.data()));
        cv::Mat grey;
        cv::cvtColor(rgba, grey, cv::COLOR_RGBA2GRAY);
        const double scale = std::min(1.0, double(search_edge) / std::max(picture.width, picture.height));
        if (scale < 1) cv::resize(grey, grey, {}, scale, scale, cv::INTER_AREA);
        cv::equalizeHist(grey, grey);
        const int least = std::max(24, std::min(grey.rows, grey.cols) / 8);
        std::vector<cv::Rect> found;
        cascade.detectMultiScale(grey, found, 1.1, 3, 0, {least, least});
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.width > b.width; });
        std::vector<FaceBox> faces;
        for (const auto& box : found)
            faces.push_back(
                {float(box.x / scale), float(box.y / scale), float(std::max(box.width, box.height) / scale)});
        return faces;
    } catch (const cv::Exception&) {
        return failure(Errc::missing_component,
                       "The face finder's file " + file.string() + " cannot be used. Install it again.");
    }
}

#else

Result<std::vector<FaceBox>> find_faces(const Image&) {
    return failure(Errc::missing_component,
                   "This build has no face finder (OpenCV). Say where the face is instead.");
}

#endif

}  // namespace limner
