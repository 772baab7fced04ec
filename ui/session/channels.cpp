#include "ui/session/channels.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/session/pictures.h"

namespace limner::ui {
namespace {

constexpr int difference_gain = 4;
constexpr float farthest_grey = 40;  // of 255; black is where nothing is

QImage depth_picture(const DepthMap& depth) {
    float near_by = std::numeric_limits<float>::max(), far = 0;
    for (const float z : depth.pixels) {
        if (z <= 0) continue;
        near_by = std::min(near_by, z);
        far = std::max(far, z);
    }
    const float scale = far > near_by ? (255 - farthest_grey) / (far - near_by) : 0;
    QImage result(depth.width, depth.height, QImage::Format_Grayscale8);
    for (int y = 0; y < depth.height; ++y) {
        uchar* line = result.scanLine(y);
        for (int x = 0; x < depth.width; ++x) {
            const float z = depth.at(x, y);
            line[x] = z > 0 ? static_cast<uchar>(std::lround(255 - (z - near_by) * scale)) : 0;
        }
    }
    return result;
}

QImage normal_picture(const NormalMap& normals) {
    const auto byte = [](float v) {
        return static_cast<int>(std::lround((std::clamp(v, -1.f, 1.f) + 1) * 127.5f));
    };
    QImage result(normals.width, normals.height, QImage::Format_RGB32);
    for (int y = 0; y < normals.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        for (int x = 0; x < normals.width; ++x) {
            const auto& n = normals.at(x, y);
            const bool nothing = n[0] == 0 && n[1] == 0 && n[2] == 0;
            line[x] = nothing ? qRgb(0, 0, 0) : qRgb(byte(n[0]), byte(n[1]), byte(n[2]));
        }
    }
    return result;
}

QImage part_picture(const LabelMap& labels, Part part) {
    QImage result(labels.width, labels.height, QImage::Format_Grayscale8);
    for (int y = 0; y < labels.height; ++y) {
        uchar* line = result.scanLine(y);
        for (int x = 0; x < labels.width; ++x) {
            const auto value = labels.at(x, y);
            const bool belongs = value < face_class_count && info(static_cast<FaceClass>(value)).part == part;
            line[x] = belongs ? 255 : 0;
        }
    }
    return result;
}

}  // namespace

bool has_channel(const Picture& picture, Channel channel) {
    switch (channel) {
        case Channel::colour:
            return picture.image != nullptr;
        case Channel::labels:
        case Channel::part:
            return picture.labels != nullptr;
        case Channel::depth:
            return picture.depth != nullptr;
        case Channel::normals:
            return picture.normals != nullptr;
    }
    return false;
}

QImage channel_picture(const Picture& picture, Channel channel, Part part) {
    if (!has_channel(picture, channel)) return {};
    switch (channel) {
        case Channel::colour:
            return to_qimage(picture.image);
        case Channel::labels:
            return label_picture(*picture.labels);
        case Channel::part:
            return part_picture(*picture.labels, part);
        case Channel::depth:
            return depth_picture(*picture.depth);
        case Channel::normals:
            return normal_picture(*picture.normals);
    }
    return {};
}

QImage difference_picture(const QImage& a, const QImage& b) {
    if (a.isNull() || b.isNull()) return {};
    const QSize size(std::min(a.width(), b.width()), std::min(a.height(), b.height()));
    const auto fitted = [&](const QImage& image) {
        const QImage same = image.size() == size
                                ? image
                                : image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        return same.convertToFormat(QImage::Format_RGB32);
    };
    const QImage left = fitted(a), right = fitted(b);
    QImage result(size, QImage::Format_RGB32);
    const auto amplified = [](int u, int v) { return std::min(255, difference_gain * std::abs(u - v)); };
    for (int y = 0; y < size.height(); ++y) {
        const auto* p = reinterpret_cast<const QRgb*>(left.constScanLine(y));
        const auto* q = reinterpret_cast<const QRgb*>(right.constScanLine(y));
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        for (int x = 0; x < size.width(); ++x)
            line[x] = qRgb(amplified(qRed(p[x]), qRed(q[x])), amplified(qGreen(p[x]), qGreen(q[x])),
                           amplified(qBlue(p[x]), qBlue(q[x])));
    }
    return result;
}

}  // namespace limner::ui
