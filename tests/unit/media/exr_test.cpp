#include "engine/media/exr.h"

#include <catch2/catch.hpp>

#ifdef LIMNER_WITH_OPENEXR
#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfInputFile.h>

#include "engine/core/file.h"
#include "tests/support/temporary_folder.h"
#endif

using namespace limner;

#ifdef LIMNER_WITH_OPENEXR
TEST_CASE("Depth comes back from an EXR file bit by bit, and nothing as infinity", "[media]") {
    const TemporaryFolder folder;
    DepthMap depth(5, 3);
    for (std::size_t i = 0; i < depth.pixels.size(); ++i) depth.pixels[i] = 1.1f * float(i);
    const auto bytes = encode_depth_exr(depth);
    REQUIRE(bytes.has_value());
    REQUIRE(replace_file(folder / "depth.exr", *bytes).has_value());

    Imf::InputFile file((folder / "depth.exr").c_str());
    REQUIRE(file.header().channels().findChannel("Z"));
    CHECK(file.header().dataWindow().max.x == 4);
    CHECK(file.header().dataWindow().max.y == 2);
    std::vector<float> back(15);
    Imf::FrameBuffer frame;
    frame.insert("Z", Imf::Slice(Imf::FLOAT, reinterpret_cast<char*>(back.data()), 4, 4 * 5));
    file.setFrameBuffer(frame);
    file.readPixels(0, 2);
    CHECK(std::isinf(back[0]));
    CHECK(std::equal(back.begin() + 1, back.end(), depth.pixels.begin() + 1));
}

TEST_CASE("Equal depth maps give equal EXR bytes", "[media]") {
    const DepthMap depth(64, 64, 2.5f);
    CHECK(*encode_depth_exr(depth) == *encode_depth_exr(depth));
}

TEST_CASE("A depth map without pixels is no EXR", "[media]") {
    CHECK(encode_depth_exr({}).error().code == Errc::limit_exceeded);
}
#else
TEST_CASE("Without OpenEXR the sentence says so", "[media]") {
    CHECK(encode_depth_exr(DepthMap(2, 2)).error().code == Errc::missing_component);
}
#endif
