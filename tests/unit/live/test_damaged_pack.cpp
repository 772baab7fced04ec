// Packs whose files are what their digests say, and still not a model.
#include <catch2/catch.hpp>
#include <limits>

#include "engine/generators/live/live_model.h"
#include "tests/unit/live/random_pack.h"

namespace limner::live {
namespace {

constexpr const char* files[] = {"field.safetensors", "texture.safetensors", "bank.safetensors"};

/// Writes `arrays` in place of `file`, loads the pack, and says what loading said; empty: nothing.
std::string answer(const RandomPack& pack, const char* file, const NamedArrays& arrays) {
    pack.write(file, arrays);
    const auto model = LiveModel::load(pack.folder());
    if (model) return {};
    CHECK((model.error().code == Errc::model_mismatch || model.error().code == Errc::bad_checkpoint));
    CHECK(model.error().message.find('\n') == std::string::npos);
    return model.error().message;
}

/// The last part of a tensor's name, or of its layer's: how networks and packs call the same thing.
bool names(const std::string& message, const std::string& tensor) {
    const std::string tail = tensor.substr(tensor.find('.') + 1);
    return message.find(tensor) != std::string::npos || message.find(tail) != std::string::npos;
}

}  // namespace

TEST_CASE("A pack that lacks a tensor, or has one of another shape or without numbers, is refused by name",
          "[live]") {
    const RandomPack pack;
    int tensors = 0;
    for (const char* file : files) {
        const auto whole = read_safetensors(pack.folder() / file)->arrays;
        // Copies: the file they are views into is about to be replaced.
        NamedArrays kept;
        for (const auto& [name, array] : whole)
            kept.emplace(name, nn::to_array(nn::to_tensor(array).clone()));
        for (const auto& [name, array] : kept) {
            INFO(name);
            ++tensors;
            NamedArrays lacking = kept;
            lacking.erase(name);
            CHECK(names(answer(pack, file, lacking), name));
            const auto tensor = nn::to_tensor(array).to(torch::kFloat32);
            NamedArrays reshaped = kept;
            reshaped.at(name) = nn::to_array(torch::cat({tensor.flatten(), tensor.flatten()}));
            CHECK(names(answer(pack, file, reshaped), name));
            NamedArrays spoiled = kept;
            auto holes = tensor.clone();
            holes.flatten()[holes.numel() / 2] = std::numeric_limits<float>::quiet_NaN();
            spoiled.at(name) = nn::to_array(holes);
            CHECK(names(answer(pack, file, spoiled), name));
        }
        CHECK_FALSE(answer(pack, file, {{"other", RandomPack::random({2})}}).empty());
        pack.write(file, kept);
    }
    CHECK(tensors > 50);
    CHECK(LiveModel::load(pack.folder()).has_value());
}

TEST_CASE("A file of a pack that was cut anywhere, or is none, is refused", "[live]") {
    for (const char* file : files) {
        const RandomPack pack;
        const auto path = pack.folder() / file;
        const auto size = std::filesystem::file_size(path);
        for (const auto length :
             {size - 1, size / 2, std::uintmax_t(100), std::uintmax_t(8), std::uintmax_t(0)}) {
            std::filesystem::resize_file(path, length);
            const auto model = LiveModel::load(pack.folder());
            REQUIRE_FALSE(model.has_value());
            CHECK_FALSE(model.error().message.empty());
        }
        std::filesystem::remove(path);
        CHECK_FALSE(LiveModel::load(pack.folder()).has_value());
    }
}

}  // namespace limner::live
