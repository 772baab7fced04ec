#include "engine/media/exr.h"

#include "engine/core/limits.h"

#ifdef LIMNER_WITH_OPENEXR
#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfIO.h>
#include <OpenEXR/ImfOutputFile.h>
#include <OpenEXR/ImfStandardAttributes.h>
#include <OpenEXR/ImfStringAttribute.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <initializer_list>
#include <limits>
#include <list>
#include <string>

#include "engine/core/label_set.h"
#endif

namespace limner {

#ifdef LIMNER_WITH_OPENEXR
namespace {

/// Where OpenEXR writes: it seeks back once, to fill in the table of line offsets.
class MemoryStream final : public Imf::OStream {
public:
    explicit MemoryStream(std::vector<std::byte>& bytes) : Imf::OStream("memory"), bytes_(bytes) {}
    void write(const char* data, int count) override {
        const auto size = std::size_t(count);
        if (bytes_.size() < at_ + size) bytes_.resize(at_ + size);
        std::memcpy(bytes_.data() + at_, data, size);
        at_ += size;
    }
    std::uint64_t tellp() override { return at_; }
    void seekp(std::uint64_t position) override { at_ = position; }

private:
    std::vector<std::byte>& bytes_;
    std::size_t at_ = 0;
};

using HalfRgba = std::array<half, 4>;

/// sRGB's curve undone: 0..65535 -> 0..1.
float linear_light(std::uint16_t value) {
    const float v = float(value) / 65535;
    return v <= 0.04045f ? v / 12.92f : std::pow((v + 0.055f) / 1.055f, 2.4f);
}

Grid<HalfRgba> linear(const DeepImage& image) {
    Grid<HalfRgba> result(image.width, image.height);
    std::transform(image.pixels.begin(), image.pixels.end(), result.pixels.begin(), [](const DeepRgba& p) {
        const float alpha = float(p.a) / 65535;
        return HalfRgba{half(alpha * linear_light(p.r)), half(alpha * linear_light(p.g)),
                        half(alpha * linear_light(p.b)), half(alpha)};
    });
    return result;
}

DepthMap with_infinity(DepthMap depth) {
    for (auto& value : depth.pixels)
        if (!(value > 0)) value = std::numeric_limits<float>::infinity();  // NaN, too
    return depth;
}

/// Channels on their way into a file, each with pixels of its own.
class Planes {
public:
    Planes(int width, int height) : width_(width), header_(width, height) {
        header_.compression() = Imf::ZIP_COMPRESSION;
    }
    void add(const Grid<HalfRgba>& colour) {
        add({"R", "G", "B", "A"}, Imf::HALF, sizeof(half), colour);
        // Rec. 709 with a white of D65: sRGB's.
        Imf::addChromaticities(header_, Imf::Chromaticities());
        comment("R G B: linear light, multiplied by A");
    }
    void add(const DepthMap& depth) {
        add({"Z"}, Imf::FLOAT, sizeof(float), depth);
        comment("Z: head units along the viewing axis; infinity: nothing there");
    }
    void add(const NormalMap& normals) {
        add({"N.X", "N.Y", "N.Z"}, Imf::FLOAT, sizeof(float), normals);
        comment("N: surface normal, x right, y up, z to the viewer; 0: nothing there");
    }
    void add(const LabelMap& labels) {
        Grid<std::uint32_t> wide(labels.width, labels.height);
        std::copy(labels.pixels.begin(), labels.pixels.end(), wide.pixels.begin());
        add({"label"}, Imf::UINT, sizeof(std::uint32_t), wide);
        std::string classes = "label: ";
        for (int i = 0; i < face_class_count; ++i)
            classes +=
                (i ? ", " : "") + std::to_string(i) + " " + std::string(info(static_cast<FaceClass>(i)).name);
        comment(classes);
    }
    Result<std::vector<std::byte>> encode() {
        std::vector<std::byte> bytes;
        try {
            header_.insert("comments", Imf::StringAttribute(comments_));
            MemoryStream stream(bytes);
            Imf::OutputFile file(stream, header_, /*numThreads=*/0);
            file.setFrameBuffer(frame_);
            const auto window = header_.dataWindow();
            file.writePixels(window.max.y - window.min.y + 1);
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception&) {  // OpenEXR reports by throwing; memory has no other way to fail
            return failure(Errc::internal, "The picture could not be written as EXR.");
        }
        return bytes;
    }

private:
    /// The values of each pixel, side by side, become one channel each.
    template <class Pixel>
    void add(std::initializer_list<const char*> names, Imf::PixelType type, std::size_t bytes,
             const Grid<Pixel>& grid) {
        auto& copy = pixels_.emplace_back(sizeof(Pixel) * grid.pixels.size());
        std::memcpy(copy.data(), grid.pixels.data(), copy.size());
        std::size_t offset = 0;
        for (const char* name : names) {
            header_.channels().insert(name, Imf::Channel(type));
            frame_.insert(name, Imf::Slice(type, reinterpret_cast<char*>(copy.data() + offset), sizeof(Pixel),
                                           sizeof(Pixel) * std::size_t(width_)));
            offset += bytes;
        }
    }
    void comment(const std::string& line) { comments_ += (comments_.empty() ? "" : "\n") + line; }

    int width_;
    Imf::Header header_;
    Imf::FrameBuffer frame_;
    std::list<std::vector<std::byte>> pixels_;
    std::string comments_;
};

}  // namespace

Result<std::vector<std::byte>> encode_exr(const ExrChannels& channels) {
    int width = 0, height = 0;
    const auto measure = [&](const auto* grid) {
        if (grid) width = grid->width, height = grid->height;
    };
    measure(channels.colour);
    measure(channels.depth);
    measure(channels.normals);
    measure(channels.labels);
    const auto edge = int(limits::image_edge);
    if (width < 1 || height < 1 || width > edge || height > edge)
        return failure(Errc::limit_exceeded, "A picture of " + std::to_string(width) + " x " +
                                                 std::to_string(height) +
                                                 " pixels cannot be written as EXR.");
    Planes planes(width, height);
    if (channels.colour) planes.add(linear(*channels.colour));
    if (channels.depth) planes.add(with_infinity(*channels.depth));
    if (channels.normals) planes.add(*channels.normals);
    if (channels.labels) planes.add(*channels.labels);
    return planes.encode();
}

Result<std::vector<std::byte>> encode_depth_exr(const DepthMap& depth) {
    return encode_exr({.depth = &depth});
}

bool can_write_exr() { return true; }

#else

Result<std::vector<std::byte>> encode_exr(const ExrChannels&) {
    return failure(Errc::missing_component,
                   "This build of Limner has no OpenEXR, so it cannot write .exr files; .png works.");
}
Result<std::vector<std::byte>> encode_depth_exr(const DepthMap&) { return encode_exr({}); }

bool can_write_exr() { return false; }

#endif

}  // namespace limner
