#include <catch2/catch.hpp>
#include <fstream>

#include "engine/checkpoints/checkpoint.h"
#include "engine/checkpoints/tensor_bundle.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

namespace {

void add_varint(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out += char(value & 0x7f | 0x80);
    out += char(value);
}
template <class T>
void add_number(std::string& out, T value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Bit by bit, so that it shares nothing with the reader.
std::uint32_t checksum(const std::string& bytes) {
    std::uint32_t crc = 0xffffffff;
    for (const unsigned char byte : bytes)
        for (int bit = 0; bit < 8; ++bit) {
            const bool odd = (crc ^ byte >> bit) & 1;
            crc = crc >> 1 ^ (odd ? 0x82f63b78u : 0);
        }
    crc = ~crc;
    return (crc >> 15 | crc << 17) + 0xa282ead8;
}

std::string entry(std::uint64_t type, const std::vector<std::uint64_t>& shape, std::uint64_t offset,
                  const std::string& numbers) {
    std::string sides, message;
    for (const auto side : shape) {
        std::string dim = "\x08";
        add_varint(dim, side);
        sides += "\x12";
        add_varint(sides, dim.size());
        sides += dim;
    }
    message += "\x08";
    add_varint(message, type);
    message += "\x12";
    add_varint(message, sides.size());
    message += sides + "\x20";
    add_varint(message, offset);
    message += "\x28";
    add_varint(message, numbers.size());
    message += "\x35";
    add_number(message, checksum(numbers));
    return message;
}

struct Bundle {
    std::string index, data;
};

/// Names share what they begin with, as the format does.
std::string block_of(const std::map<std::string, std::string>& entries) {
    std::string content, before;
    for (const auto& [key, value] : entries) {
        std::size_t shared = 0;
        while (shared < std::min(key.size(), before.size()) && key[shared] == before[shared]) ++shared;
        add_varint(content, shared);
        add_varint(content, key.size() - shared);
        add_varint(content, value.size());
        content += key.substr(shared) + value;
        before = key;
    }
    add_number(content, std::uint32_t(0));
    add_number(content, std::uint32_t(1));
    return content;
}

std::string place_of(std::string& file, const std::string& content, char kind = 0) {
    std::string place;
    add_varint(place, file.size());
    add_varint(place, content.size());
    file += content + kind;
    add_number(file, checksum(content + kind));
    return place;
}

Bundle made(std::string header = std::string("\x08\x01\x1a\x02\x08\x01", 6), char kind = 0) {
    Bundle bundle;
    std::string weights, step;
    for (const float value : {1.0f, -2.5f, 3.0f, 4.0f, 5.0f, 6.0f}) add_number(weights, value);
    add_number(step, std::int32_t(395));
    bundle.data = weights + step;
    const auto first = place_of(bundle.index,
                                block_of({{"", header},
                                          {"id/stage1/decoder/fc0/kernel", entry(1, {2, 3}, 0, weights)},
                                          {"id/stage1/global_step", entry(3, {}, 24, step)}}),
                                kind);
    const auto unused = place_of(bundle.index, block_of({}));
    const auto root = place_of(bundle.index, block_of({{"id/stage2", first}}));
    auto footer = unused + root;
    footer.resize(40, '\0');
    bundle.index += footer;
    add_number(bundle.index, std::uint64_t(0xdb4775248b80fb57));
    return bundle;
}

Result<NamedArrays> parsed(const Bundle& bundle) {
    return parse_tensor_bundle(std::as_bytes(std::span(bundle.index)), std::as_bytes(std::span(bundle.data)),
                               nullptr);
}

}  // namespace

TEST_CASE("A tensor bundle gives its arrays under their names", "[checkpoints]") {
    const auto bundle = made();
    const auto arrays = parsed(bundle);
    if (!arrays) FAIL(arrays.error().message);
    REQUIRE(arrays->size() == 2);
    const auto& kernel = arrays->at("id/stage1/decoder/fc0/kernel");
    CHECK(kernel.shape == std::vector<std::int64_t>{2, 3});
    CHECK(kernel.to_floats() == std::vector<float>{1, -2.5f, 3, 4, 5, 6});
    CHECK(arrays->at("id/stage1/global_step").shape.empty());
    CHECK(arrays->at("id/stage1/global_step").dtype == DType::i32);

    SECTION("as a file, with its numbers beside it") {
        const TemporaryFolder folder;
        folder.write("stage1_epoch_395.ckpt.index", bundle.index);
        const auto file = folder / "stage1_epoch_395.ckpt.index";
        const auto alone = read_checkpoint(file);
        REQUIRE_FALSE(alone);
        CHECK(alone.error().message.find("stage1_epoch_395.ckpt.data-00000-of-00001") != std::string::npos);
        folder.write("stage1_epoch_395.ckpt.data-00000-of-00001", bundle.data);
        const auto tree = read_checkpoint(file);
        if (!tree) FAIL(tree.error().message);
        CHECK(tree->container == "tensor bundle");
        CHECK(tree->arrays.size() == 2);
    }
}

TEST_CASE("A tensor bundle in a form that is not read is refused, saying so", "[checkpoints]") {
    CHECK(parsed(made("\x08\x02")).error().message.find("more than one file") != std::string::npos);
    CHECK(parsed(made(std::string("\x08\x01\x10\x01", 4))).error().message.find("another order") !=
          std::string::npos);
    CHECK(parsed(made(std::string("\x08\x01", 2), 1)).error().message.find("compressed") !=
          std::string::npos);
}

TEST_CASE("A tensor bundle that was cut or changed anywhere is refused", "[checkpoints]") {
    const auto whole = made();
    const auto expected = *parsed(whole);
    for (std::size_t size = 0; size < whole.index.size(); ++size)
        CHECK_FALSE(parsed({whole.index.substr(0, size), whole.data}));
    for (std::size_t size = 0; size < whole.data.size(); ++size)
        CHECK_FALSE(parsed({whole.index, whole.data.substr(0, size)}));
    for (std::size_t bit = 0; bit < 8 * whole.data.size(); ++bit) {
        auto changed = whole;
        changed.data[bit / 8] = char(changed.data[bit / 8] ^ 1 << bit % 8);
        CHECK_FALSE(parsed(changed));
    }
    for (std::size_t bit = 0; bit < 8 * whole.index.size(); ++bit) {
        auto changed = whole;
        changed.index[bit / 8] = char(changed.index[bit / 8] ^ 1 << bit % 8);
        // The first handle and the padding of the footer are not read.
        if (const auto arrays = parsed(changed)) CHECK(arrays->size() == expected.size());
    }
}
