#include <bit>
#include <limits>
#include <set>

#include "engine/checkpoints/finite.h"
#include "engine/checkpoints/key_table.h"
#include "engine/checkpoints/npz.h"
#include "engine/checkpoints/zip.h"
#include "engine/core/foreign_text.h"
#include "tests/unit/checkpoints/expect.h"
#include "tests/unit/checkpoints/pickle_container.h"

using namespace limner;
using namespace limner::made;

namespace {

std::vector<float> values(const CheckpointTree& tree, const std::string& key) {
    return tree.arrays.at(key).to_floats();
}

}  // namespace

TEST_CASE("The two torch containers give the same tensors", "[checkpoints]") {
    const auto zipped = parsed(torch_zip(small_pickle()));
    REQUIRE(zipped);
    CHECK(zipped->container == "torch zip");
    const auto stream = parsed(torch_legacy(small_pickle(true)));
    REQUIRE(stream);
    CHECK(stream->container == "torch legacy stream");
    for (const auto* tree : {&*zipped, &*stream}) {
        CHECK(tree->arrays.size() == 2);
        CHECK(tree->arrays.at("g_ema/a.weight").shape == std::vector<std::int64_t>{2, 3});
        CHECK(values(*tree, "g_ema/a.weight") == std::vector<float>{0.5f, 1.5f, 2.5f, 3.5f, 4.5f, 5.5f});
        CHECK(values(*tree, "g_ema/a.bias") == std::vector<float>{0.5f, 1.5f, 2.5f});
        CHECK(tree->below("g_ema").contains("a.bias"));
        CHECK(tree->opaque.empty());
    }
}

TEST_CASE("Views of a storage are honoured", "[checkpoints]") {
    const auto read = [](std::int32_t offset, const std::vector<std::int32_t>& shape,
                         const std::vector<std::int32_t>& strides) {
        PickleWriter p;
        p.op('}').text("t").tensor("FloatStorage", "0", 6, offset, shape, strides).op('s');
        const auto tree = parsed(torch_zip(p.finish()));
        REQUIRE(tree);
        return values(*tree, "t");
    };
    CHECK(read(2, {2}, {1}) == std::vector<float>{2.5f, 3.5f});
    CHECK(read(0, {3, 2}, {1, 3}) == std::vector<float>{0.5f, 3.5f, 1.5f, 4.5f, 2.5f, 5.5f});  // transposed
    CHECK(read(1, {2, 2}, {0, 1}) == std::vector<float>{1.5f, 2.5f, 1.5f, 2.5f});              // expanded
    CHECK(read(5, {}, {}) == std::vector<float>{5.5f});
    CHECK(read(6, {0, 7}, {7, 1}).empty());
    CHECK(read(0, {1, 6}, {99, 1}).size() == 6);  // the stride of a single row means nothing
}

TEST_CASE("What a file is, is said by its content", "[checkpoints]") {
    const auto message = [](const Bytes& bytes) {
        const auto tree = parsed(bytes);
        REQUIRE_FALSE(tree);
        CHECK(tree.error().code == Errc::unsupported_file);
        return tree.error().message;
    };
    CHECK(message({}).find("empty") != std::string::npos);
    CHECK(message(bytes_of("Dear diary,\ntoday I trained a network.\n")).find("text file") !=
          std::string::npos);
    CHECK(message(bytes_of("\x89PNG\r\n\x1a\n....")).find("PNG") != std::string::npos);
    CHECK(message(bytes_of("\xFF\xD8\xFF\xE0 JFIF")).find("JPEG") != std::string::npos);
    CHECK(message(bytes_of("<!DOCTYPE html><html>")).find("web page") != std::string::npos);
    CHECK(message(bytes_of("version https://git-lfs.github.com/spec/v1\n")).find("LFS") != std::string::npos);
    CHECK(message(Bytes(100)).find("zeros") != std::string::npos);
    CHECK(message(zip({{"readme.txt", bytes_of("hello")}})).find("zip archive of other files") !=
          std::string::npos);
    Bytes tar(1024);
    const auto mark = bytes_of("ustar");
    tar[0] = std::byte{'a'};
    std::copy(mark.begin(), mark.end(), tar.begin() + 257);
    CHECK(message(tar).find("tar archive") != std::string::npos);
}

TEST_CASE("A download that stopped is refused wherever it stopped", "[checkpoints][hostile]") {
    for (const auto& whole :
         {torch_zip(small_pickle()), torch_legacy(small_pickle(true)),
          zip({{"a.npy", npy("'<f4'", "(6,)", floats(6))}}), npy("'<f4'", "(6,)", floats(6)),
          safetensors(R"({"a":{"dtype":"F32","shape":[6],"data_offsets":[0,24]}})", 24)}) {
        REQUIRE(parsed(whole));
        for (std::size_t size = 0; size < whole.size(); size += 1 + size / 64) {
            INFO(size << " of " << whole.size());
            CHECK_FALSE(parse_checkpoint(std::span(whole).first(size), nullptr));
        }
    }
}

TEST_CASE("What the table does not know stays inert and is reported", "[checkpoints]") {
    PickleWriter p;
    p.op('}')
        .op('(')
        .text("a")
        .integer(3)
        .text("b")
        .global("os", "system")
        .op('(')
        .text("echo")
        .op('t')
        .op('R')
        .op('u');
    const auto tree = parsed(p.finish());
    REQUIRE(tree);
    CHECK(tree->arrays.empty());
    CHECK(std::get<std::int64_t>(tree->scalars.at("a")) == 3);
    REQUIRE(tree->opaque.size() == 1);
    CHECK(tree->opaque[0].symbol == "os.system");
    CHECK(tree->opaque[0].first_path == "b");
}

TEST_CASE("Arrays survive npz and zip, stored and deflated", "[checkpoints]") {
    const float f[] = {1, -2, 3.5f, 0, 1e-30f, 6};
    const std::uint8_t u[] = {0, 255, 7};
    const NamedArrays arrays{{"f", make_array(std::span<const float>(f), {2, 3})},
                             {"h", make_half_array(f, {6})},
                             {"scalar", make_array(std::span<const float>(f, 1), {})},
                             {"u", make_array(std::span<const std::uint8_t>(u), {3})},
                             {"none", make_array(std::span<const float>(f, 0), {0, 4})}};
    for (const bool deflate : {false, true}) {
        const auto bytes = make_npz(arrays, deflate);
        CHECK(bytes == make_npz(arrays, deflate));
        const auto back = parse_npz(bytes, nullptr);
        REQUIRE(back);
        REQUIRE(back->size() == arrays.size());
        for (const auto& [name, array] : arrays) {
            INFO(name);
            CHECK(back->at(name).dtype == array.dtype);
            CHECK(back->at(name).shape == array.shape);
            CHECK(back->at(name).to_floats() == array.to_floats());
        }
    }
    const auto fortran = parse_npy(npy("'<f4'", "(3, 2)", floats(6), true), nullptr);
    REQUIRE(fortran);
    CHECK(fortran->to_floats() == std::vector<float>{0.5f, 3.5f, 1.5f, 4.5f, 2.5f, 5.5f});
}

TEST_CASE("Keys that do not fit are named, all of them, in one message", "[checkpoints]") {
    const float one[] = {1};
    const float infinite[] = {std::numeric_limits<float>::infinity()};
    const NamedArrays arrays{{"right", make_array(std::span<const float>(one), {1})},
                             {"wild", make_array(std::span<const float>(infinite), {1})},
                             {"shape", make_array(std::span<const float>(one), {1, 1})},
                             {"extra", make_array(std::span<const float>(one), {1})}};
    const auto report = match_keys(
        arrays, {{"right", {1}}, {"wild", {1}}, {"shape", {1}}, {"absent", {2}}, {"maybe", {1}, true}});
    CHECK_FALSE(report.fits());
    const auto text = report.text("a network");
    for (const auto* part : {"Missing: absent.", "Unknown: extra.", "shape is [1, 1], not [1]",
                             "wild holds numbers that are not finite"})
        CHECK(text.find(part) != std::string::npos);
    CHECK(text.find("maybe") == std::string::npos);
}

TEST_CASE("Numbers that are not finite are found in every type and at every place", "[checkpoints]") {
    std::vector<float> values(10'000, 1.5f);
    CHECK(all_finite(make_array(values, {10'000})));
    CHECK(all_finite(make_half_array(values, {10'000})));
    for (const auto wild : {std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(),
                            std::numeric_limits<float>::quiet_NaN()})
        for (const std::size_t place : {0u, 4'095u, 4'096u, 5'000u, 9'999u}) {
            auto spoiled = values;
            spoiled[place] = wild;
            INFO(wild << " at " << place);
            CHECK_FALSE(all_finite(make_array(spoiled, {10'000})));
            CHECK_FALSE(all_finite(make_half_array(spoiled, {10'000})));
            Buffer wide, brain;
            for (const auto v : spoiled) {
                wide.put(static_cast<double>(v));
                brain.put(static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(v) >> 16));
            }
            CHECK_FALSE(all_finite({DType::f64, {10'000}, wide.bytes, nullptr}));
            CHECK_FALSE(all_finite({DType::bf16, {10'000}, brain.bytes, nullptr}));
        }
    const std::int64_t ones[] = {-1};
    CHECK(all_finite(make_array(std::span<const std::int64_t>(ones), {1})));
    CHECK(all_finite(make_array(std::vector<float>{std::numeric_limits<float>::max(), -0.0f, 1e-45f}, {3})));
}

TEST_CASE("Words of a file are made fit for a message", "[checkpoints]") {
    CHECK(foreign_text("conv1.weight") == "conv1.weight");
    CHECK(foreign_text("a\x1b[2Jb\nc\x7f") == "a?[2Jb?c?");
    CHECK(foreign_text("\xC2\x9b"
                       "2J") == "?2J");
    CHECK(foreign_text("Gr\xC3\xBC\xC3\x9F"
                       "e") ==
          "Gr\xC3\xBC\xC3\x9F"
          "e");
    CHECK(foreign_text("aa\xC3\xBC"
                       "b",
                       3) == "aa...");  // not half a character
    CHECK(has_controls("\xC2\x80"));
    CHECK_FALSE(has_controls("\xC2\xA0 \xC3\x80"));
}

TEST_CASE("A text written once is decoded once", "[checkpoints]") {
    // Views of one storage that protocol 2 writes as a text; each by a call of its own.
    PickleWriter root;
    root.storage("FloatStorage", "0", 6, true);
    const auto stream = torch_legacy(root.finish(), true, 200'000);
    PickleWriter p;
    p.op('(').text(latin_text(stream)).store(0).op('}').op('(');
    for (int i = 0; i < 600; ++i) {
        p.text(std::string("t").append(std::to_string(i)))
            .global("torch._utils", "_rebuild_tensor_v2")
            .op('(');
        p.global("torch.storage", "_load_from_bytes").global("_codecs", "encode").recall(0);
        p.text("latin1").op(0x86).op('R').op(0x85).op('R').integer(0).integers({6}).integers({1});
        p.op(0x89).op('}').op('t').op('R');
    }
    const auto tree = parsed(p.op('u').op('t').finish());  // 120 MB if each were decoded
    REQUIRE(tree);
    CHECK(tree->arrays.size() == 600);
    CHECK(tree->arrays.at("1/t599").bytes.data() == tree->arrays.at("1/t0").bytes.data());
}
