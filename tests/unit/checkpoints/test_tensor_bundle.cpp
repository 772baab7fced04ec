#include <catch2/catch.hpp>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/checkpoint.h"
#include "engine/checkpoints/tensor_bundle.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/checkpoints/made_bundle.h"

using namespace limner;
using namespace limner::made;

namespace {

Result<NamedArrays> parsed(const Bundle& bundle) {
    return parse_tensor_bundle(bundle.index, bundle.data, nullptr);
}

std::string text_of(const Bytes& bytes) { return std::string(as_text(bytes)); }
Bytes first(const Bytes& bytes, std::size_t size) {
    return {bytes.begin(), bytes.begin() + std::ptrdiff_t(size)};
}

}  // namespace

TEST_CASE("A tensor bundle gives its arrays under their names", "[checkpoints]") {
    const auto bundle = small_bundle();
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
        folder.write("stage1_epoch_395.ckpt.index", text_of(bundle.index));
        const auto file = folder / "stage1_epoch_395.ckpt.index";
        const auto alone = read_checkpoint(file);
        REQUIRE_FALSE(alone);
        CHECK(alone.error().message.find("stage1_epoch_395.ckpt.data-00000-of-00001") != std::string::npos);
        folder.write("stage1_epoch_395.ckpt.data-00000-of-00001", text_of(bundle.data));
        const auto tree = read_checkpoint(file);
        if (!tree) FAIL(tree.error().message);
        CHECK(tree->container == "tensor bundle");
        CHECK(tree->arrays.size() == 2);
    }
}

TEST_CASE("A tensor bundle in a form that is not read is refused, saying so", "[checkpoints]") {
    CHECK(parsed(small_bundle(bundle_header(2))).error().message.find("more than one file") !=
          std::string::npos);
    CHECK(parsed(small_bundle(bundle_header(1, 1))).error().message.find("another order") !=
          std::string::npos);
    CHECK(parsed(small_bundle(bundle_header(), 1)).error().message.find("compressed") != std::string::npos);
}

TEST_CASE("A tensor bundle that was cut or changed anywhere is refused", "[checkpoints]") {
    const auto whole = small_bundle();
    const auto expected = *parsed(whole);
    for (std::size_t size = 0; size < whole.index.size(); ++size)
        CHECK_FALSE(parsed({first(whole.index, size), whole.data}));
    for (std::size_t size = 0; size < whole.data.size(); ++size)
        CHECK_FALSE(parsed({whole.index, first(whole.data, size)}));
    for (std::size_t bit = 0; bit < 8 * whole.data.size(); ++bit) {
        auto changed = whole;
        changed.data[bit / 8] ^= std::byte(1u << bit % 8);
        CHECK_FALSE(parsed(changed));
    }
    for (std::size_t bit = 0; bit < 8 * whole.index.size(); ++bit) {
        auto changed = whole;
        changed.index[bit / 8] ^= std::byte(1u << bit % 8);
        // The first handle and the padding of the footer are not read.
        if (const auto arrays = parsed(changed)) CHECK(arrays->size() == expected.size());
    }
}
