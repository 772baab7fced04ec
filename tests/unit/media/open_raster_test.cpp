#include "engine/media/open_raster.h"

#include <zip.h>

#include <catch2/catch.hpp>
#include <memory>

#include "engine/media/image_file.h"
#include "pictures.h"

using namespace limner;

namespace {

/// An archive read back by libzip.
class Opened {
public:
    explicit Opened(std::vector<std::byte> bytes) : bytes_(std::move(bytes)) {
        zip_error_t error;
        zip_source_t* source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, &error);
        archive_.reset(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
        REQUIRE(archive_);
    }
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (zip_int64_t i = 0; i < zip_get_num_entries(archive_.get(), 0); ++i)
            names.emplace_back(zip_get_name(archive_.get(), zip_uint64_t(i), 0));
        return names;
    }
    std::string text(const char* name) const {
        const auto stat = stat_of(name);
        std::string text(stat.size, 0);
        zip_file_t* file = zip_fopen(archive_.get(), name, 0);
        REQUIRE(zip_fread(file, text.data(), text.size()) == zip_int64_t(text.size()));
        zip_fclose(file);
        return text;
    }
    Image image(const char* name) const {
        const auto image = decode_image(bytes_of(text(name)), name);
        REQUIRE(image);
        return *image;
    }
    zip_stat_t stat_of(const char* name) const {
        zip_stat_t stat;
        INFO(name);
        REQUIRE(zip_stat(archive_.get(), name, 0, &stat) == 0);
        return stat;
    }

private:
    struct Discard {
        void operator()(zip_t* archive) const { zip_discard(archive); }
    };
    std::vector<std::byte> bytes_;
    std::unique_ptr<zip_t, Discard> archive_;
};

/// A red square over a blue ground; a hidden group between them.
LayerTree square_over_ground() {
    LayerTree tree{40, 30, {}};
    Image square(40, 30, {0, 0, 0, 0});
    for (int y = 10; y < 20; ++y)
        for (int x = 5; x < 25; ++x) square.at(x, y) = {200, 0, 0, 255};
    tree.layers.push_back({.name = "A <red> \"square\" & more", .image = square});
    tree.layers.push_back({.name = "Parts",
                           .image = {},
                           .layers = {{.name = "Green", .image = Image(40, 30, {0, 255, 0})}},
                           .visible = false});
    tree.layers.push_back({.name = "Ground", .image = Image(40, 30, {0, 0, 200})});
    return tree;
}

}  // namespace

TEST_CASE("An OpenRaster file has what the specification asks for", "[media]") {
    const auto tree = square_over_ground();
    const auto bytes = encode_open_raster(tree);
    REQUIRE(bytes);
    // Anyone can tell the type from the first bytes.
    const std::string head(reinterpret_cast<const char*>(bytes->data()), 54);
    CHECK(head.substr(0, 4) == "PK\x03\x04");
    CHECK(head.substr(30) == "mimetypeimage/openraster");
    const Opened file(*bytes);
    CHECK(file.names() == std::vector<std::string>{"mimetype", "data/layer0.png", "data/layer1.png",
                                                   "data/layer2.png", "stack.xml", "mergedimage.png",
                                                   "Thumbnails/thumbnail.png"});
    CHECK(file.stat_of("mimetype").comp_method == ZIP_CM_STORE);
    CHECK(file.text("stack.xml") ==
          R"(<?xml version="1.0" encoding="UTF-8"?>
<image version="0.0.5" w="40" h="30" xres="72" yres="72">
<stack>
<layer name="A &lt;red> &quot;square&quot; &amp; more" opacity="1" visibility="visible" composite-op="svg:src-over" x="5" y="10" src="data/layer0.png"/>
<stack name="Parts" opacity="1" visibility="hidden" composite-op="svg:src-over">
<layer name="Green" opacity="1" visibility="visible" composite-op="svg:src-over" x="0" y="0" src="data/layer1.png"/>
</stack>
<layer name="Ground" opacity="1" visibility="visible" composite-op="svg:src-over" x="0" y="0" src="data/layer2.png"/>
</stack>
</image>
)");
    CHECK(file.image("data/layer0.png") == Image(20, 10, {200, 0, 0}));
    const auto seen = file.image("mergedimage.png");
    CHECK(seen.width == 40);
    CHECK(seen.at(6, 12) == Rgba{200, 0, 0});
    CHECK(seen.at(30, 12) == Rgba{0, 0, 200});
}

TEST_CASE("A thumbnail is at most 256 pixels wide and high", "[media]") {
    const LayerTree tree{600, 300, {{.name = "All", .image = gradient(600, 300)}}};
    const auto bytes = encode_open_raster(tree);
    REQUIRE(bytes);
    const auto thumbnail = Opened(*bytes).image("Thumbnails/thumbnail.png");
    CHECK(thumbnail.width == 256);
    CHECK(thumbnail.height == 128);
    CHECK(*encode_open_raster(tree) == *bytes);
}

TEST_CASE("Layers mix as they do in a paint program", "[media]") {
    LayerTree tree{1, 1, {}};
    tree.layers.push_back({.name = "Half", .image = Image(1, 1, {255, 255, 255}), .opacity = 0.5f});
    tree.layers.push_back({.name = "Black", .image = Image(1, 1, {0, 0, 0})});
    CHECK(merged(tree).at(0, 0) == Rgba{128, 128, 128, 255});
    tree.layers.pop_back();
    CHECK(merged(tree).at(0, 0) == Rgba{255, 255, 255, 128});
    tree.layers.push_back({.name = "Odd", .image = Image(2, 1)});
    CHECK(encode_open_raster(tree).error().code == Errc::wrong_use);
}
