#include "engine/media/exr.h"

#include "engine/core/limits.h"

#ifdef LIMNER_WITH_OPENEXR
#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfIO.h>
#include <OpenEXR/ImfOutputFile.h>
#include <OpenEXR/ImfStringAttribute.h>

#include <cstring>
#include <limits>
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

}  // namespace

Result<std::vector<std::byte>> encode_depth_exr(const DepthMap& depth) {
    const auto edge = int(limits::image_edge);
    if (depth.empty() || depth.width > edge || depth.height > edge)
        return failure(Errc::limit_exceeded, "A depth map of " + std::to_string(depth.width) + " x " +
                                                 std::to_string(depth.height) +
                                                 " pixels cannot be written as EXR.");
    auto values = depth.pixels;
    for (auto& value : values)
        if (!(value > 0)) value = std::numeric_limits<float>::infinity();  // NaN, too
    std::vector<std::byte> bytes;
    try {
        Imf::Header header(depth.width, depth.height);
        header.compression() = Imf::ZIP_COMPRESSION;
        header.channels().insert("Z", Imf::Channel(Imf::FLOAT));
        header.insert("comments",
                      Imf::StringAttribute("Z: head units along the viewing axis; infinity: nothing there"));
        Imf::FrameBuffer frame;
        frame.insert("Z", Imf::Slice(Imf::FLOAT, reinterpret_cast<char*>(values.data()), sizeof(float),
                                     sizeof(float) * std::size_t(depth.width)));
        MemoryStream stream(bytes);
        Imf::OutputFile file(stream, header, /*numThreads=*/0);
        file.setFrameBuffer(frame);
        file.writePixels(depth.height);
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {  // OpenEXR reports by throwing; memory has no other way to fail
        return failure(Errc::internal, "The depth map could not be written as EXR.");
    }
    return bytes;
}

bool can_write_exr() { return true; }

#else

Result<std::vector<std::byte>> encode_depth_exr(const DepthMap&) {
    return failure(Errc::missing_component,
                   "This build of Limner has no OpenEXR, so it cannot write .exr files; .png works.");
}

bool can_write_exr() { return false; }

#endif

}  // namespace limner
