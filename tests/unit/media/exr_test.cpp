#include "engine/media/exr.h"

#include <catch2/catch.hpp>

#ifdef LIMNER_WITH_OPENEXR
#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfInputFile.h>

#include <array>

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

TEST_CASE("All channels of a picture come back from one EXR file", "[media]") {
    const TemporaryFolder folder;
    DeepImage colour(2, 1);
    colour.pixels = {{65535, 32896, 0, 65535}, {65535, 65535, 65535, 32768}};  // 32896 is 128 of 255
    const DepthMap depth(2, 1, 70.25f);
    NormalMap normals(2, 1);
    normals.pixels = {{0.6f, 0, 0.8f}, {0, 0, 1}};
    LabelMap labels(2, 1);
    labels.pixels = {3, 19};
    const auto bytes = encode_exr({&colour, &depth, &normals, &labels});
    REQUIRE(bytes.has_value());
    REQUIRE(replace_file(folder / "face.exr", *bytes).has_value());

    Imf::InputFile file((folder / "face.exr").c_str());
    std::vector<std::string> names;
    for (auto it = file.header().channels().begin(); it != file.header().channels().end(); ++it)
        names.emplace_back(it.name());
    CHECK(names == std::vector<std::string>{"A", "B", "G", "N.X", "N.Y", "N.Z", "R", "Z", "label"});
    CHECK(file.header().channels()["R"].type == Imf::HALF);
    CHECK(file.header().channels()["label"].type == Imf::UINT);
    std::array<float, 2> r, g, a, x, z, nearness;
    std::array<std::uint32_t, 2> label;
    Imf::FrameBuffer frame;
    const auto want = [&](const char* name, auto& values, Imf::PixelType type) {
        frame.insert(name, Imf::Slice(type, reinterpret_cast<char*>(values.data()), 4, 8));
    };
    want("R", r, Imf::FLOAT), want("G", g, Imf::FLOAT), want("A", a, Imf::FLOAT);
    want("N.X", x, Imf::FLOAT), want("N.Z", z, Imf::FLOAT), want("Z", nearness, Imf::FLOAT);
    want("label", label, Imf::UINT);
    file.setFrameBuffer(frame);
    file.readPixels(0, 0);
    CHECK(r[0] == 1.0f);
    CHECK(g[0] == Approx(0.2158605).epsilon(0.001));  // sRGB 128/255 in linear light
    CHECK(a[1] == Approx(0.5).epsilon(0.001));
    CHECK(r[1] == a[1]);  // associated alpha
    CHECK(x[0] == 0.6f);
    CHECK(z[1] == 1.0f);
    CHECK(nearness[1] == 70.25f);
    CHECK(label == std::array<std::uint32_t, 2>{3, 19});
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
