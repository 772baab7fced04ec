#include "engine/checkpoints/npz.h"
#include "engine/checkpoints/safetensors.h"
#include "tests/unit/checkpoints/expect.h"

using namespace limner;
using namespace limner::made;

TEST_CASE("npy files that lie are refused", "[checkpoints][hostile]") {
    const auto is_refused = [](const Bytes& bytes) {
        const auto array = parse_npy(bytes, nullptr);
        if (!array) UNSCOPED_INFO(array.error().message);
        return !array && array.error().code == Errc::bad_checkpoint;
    };
    for (const auto* descr : {"'|O'", "'O'", "'>f4'", "'<c8'", "'|S4'", "'<U4'", "'<M8[s]'", "'|V4'", "'f4'",
                              "''", "None", "[('a', '<f4')]", "'<f16'", "'<i3'", "\"<f4\"", "'<f4"}) {
        INFO(descr);
        CHECK(is_refused(npy(descr, "(6,)", floats(6))));
    }
    for (const auto* shape : {"(7,)", "(5,)", "(-6,)", "(6.0,)", "6", "(,)", "(2, 2, 2)",
                              "(4294967296, 4294967296, 4294967296)", "(999999999999, 999999999999)",
                              "(1,1,1,1,1,1,1,1,6)", "(6", "((6,),)", "('6',)", "(0x6,)", "(6L,)"}) {
        INFO(shape);
        CHECK(is_refused(npy("'<f4'", shape, floats(6))));
    }
    const auto good = npy("'<f4'", "(6,)", floats(6));
    REQUIRE(parse_npy(good, nullptr));
    for (const std::size_t at : {0u, 5u, 6u, 7u, 8u, 10u}) {  // magic, version, header length, brace
        auto bad = good;
        bad[at] ^= std::byte{0x55};
        INFO(at);
        CHECK(is_refused(bad));
    }
    auto longer = good;
    longer.push_back(std::byte{0});
    CHECK(is_refused(longer));
}

TEST_CASE("npz archives that lie are refused", "[checkpoints][hostile]") {
    const auto array = npy("'<f4'", "(6,)", floats(6));
    CHECK(refused(zip({{"a.npy", array}, {"a.npy", array}})));
    CHECK_FALSE(parse_npz(zip({{"a.npy", array}, {"b.pkl", array}}), nullptr));
    CHECK_FALSE(parse_npz(zip({{".npy", array}}), nullptr));
    CHECK(refused(zip({{"../a.npy", array}})));

    const std::vector<float> zeros(1 << 20, 0.0f);
    auto bomb = make_npz({{"a", make_array(std::span<const float>(zeros), {1 << 20})}});
    REQUIRE(parse_npz(bomb, nullptr));
    // The directory's size field of the only entry: smaller and larger than what comes out.
    std::size_t directory;
    {
        std::uint32_t offset;
        std::memcpy(&offset, bomb.data() + bomb.size() - 6, 4);
        directory = offset;
    }
    for (const std::uint32_t claimed :
         {0u, 100u, (4u << 20) + 127, (4u << 20) + 129, 0x7FFFFFFFu, 0xFFFFFFFEu}) {
        auto bad = bomb;
        std::memcpy(bad.data() + directory + 24, &claimed, 4);  // central
        std::memcpy(bad.data() + 22, &claimed, 4);              // local
        INFO(claimed);
        CHECK_FALSE(parse_npz(bad, nullptr));
    }
    for (std::size_t at = 60; at < bomb.size() - 90; at += 13) {
        auto bad = bomb;
        bad[at] ^= std::byte{0x10};
        INFO(at);
        CHECK_FALSE(parse_npz(bad, nullptr));
    }
}

TEST_CASE("safetensors that lie are refused", "[checkpoints][hostile]") {
    const char* headers[] = {
        R"({"a":{"dtype":"F32","shape":[6],"data_offsets":[0,20]}})",
        R"({"a":{"dtype":"F32","shape":[6],"data_offsets":[4,28]}})",
        R"({"a":{"dtype":"F32","shape":[5],"data_offsets":[0,20]}})",
        R"({"a":{"dtype":"F32","shape":[6],"data_offsets":[24,0]}})",
        R"({"a":{"dtype":"F99","shape":[6],"data_offsets":[0,24]}})",
        R"({"a":{"dtype":"F32","shape":[-6],"data_offsets":[0,24]}})",
        R"({"a":{"dtype":"F32","shape":[6.0],"data_offsets":[0,24]}})",
        R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,24]}})",
        R"({"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,6],"data_offsets":[0,24]}})",
        R"({"a":{"dtype":"F32","shape":[6],"data_offsets":[0,24]},"a":{"dtype":"F32","shape":[6],"data_offsets":[0,24]}})",
        R"({"a":{"dtype":"F32","shape":[6],"data_offsets":[0,24]},"b":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}})",
        R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}})",
        R"({"a":{"dtype":"F32","shape":[6]}})",
        R"({"a":7})",
        R"({"__metadata__":{"k":7},"a":{"dtype":"F32","shape":[6],"data_offsets":[0,24]}})",
        R"({"a":{"dtype":"F32","shape":[6],"data_offsets":[0,18446744073709551615]}})",
        R"({"a":{"dtype":"F32","shape":[6],"data_offsets":[0,24]})",
    };
    for (const auto* header : headers) {
        INFO(header);
        CHECK(refused(safetensors(header, 24)));
    }
    const auto deep = R"({"a":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
    CHECK(refused(safetensors(deep, 24)));
    auto huge = safetensors("{}", 0);
    huge[6] = std::byte{0x7F};
    CHECK(refused(huge));
}
