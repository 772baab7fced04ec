#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/cli/convert.h"
#include "app/cli/model_info.h"
#include "app/cli/trace.h"
#include "engine/checkpoints/checkpoint.h"
#include "engine/checkpoints/npz.h"
#include "engine/checkpoints/safetensors.h"

using namespace limner;
namespace fs = std::filesystem;

namespace {

fs::path fixtures() {
    const char* set = std::getenv("LIMNER_SHARED");
    const auto shared = set ? fs::path(set) : fs::path(LIMNER_SOURCE_DIR).parent_path() / "shared";
    const auto folder = shared / "fixtures" / "sofgan";
    return fs::exists(folder) ? folder : fs::path();
}

struct TemporaryFolder {
    fs::path path = fs::temp_directory_path() /
                    ("limner-cli-" + std::to_string(std::rand()) + std::to_string(::getpid()));
    TemporaryFolder() { fs::create_directories(path); }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

}  // namespace

TEST_CASE("info names the family, the sizes and every tensor", "[cli]") {
    const auto folder = fixtures();
    if (folder.empty()) {
        WARN("skipped: no fixtures/sofgan (set LIMNER_SHARED)");
        return;
    }
    const auto generator = describe_model(folder / "generator.pt");
    REQUIRE(generator);
    const auto& about = *generator;
    CHECK(about["family"] == "sofgan-texture");
    CHECK(about["networks"][0]["configuration"]["resolution"] == 256);
    CHECK(about["networks"][0]["configuration"]["style_size"] == 48);
    CHECK(about["networks"][0]["configuration"]["styles_per_image"] == 14);
    CHECK(about["networks"][0]["missing"].empty());
    CHECK(about["networks"][0]["unknown"].empty());
    CHECK(about["tensors"].size() == 396);
    CHECK(about["tensors"][0]["sha256"].get<std::string>().size() == 64);

    const auto field = describe_model(folder / "sof_epoch_0001_iter_000002.pth");
    REQUIRE(field);
    CHECK((*field)["networks"][0]["configuration"]["stored_heads"] == 9);
    CHECK(describe_model(folder / "README.md").error().code == Errc::unsupported_file);
}

TEST_CASE("A converted pack traces as the checkpoints it was made of", "[cli]") {
    const auto folder = fixtures();
    if (folder.empty()) {
        WARN("skipped: no fixtures/sofgan (set LIMNER_SHARED)");
        return;
    }
    const TemporaryFolder temporary;
    const auto pack = temporary.path / "pack";
    ConvertOptions convert;
    convert.checkpoint = folder / "generator.pt";
    convert.more = {folder / "sof_epoch_0001_iter_000002.pth"};
    convert.folder = pack;
    convert.pack.discriminator = true;
    REQUIRE(run_convert(convert));
    CHECK(run_convert(convert).error().code == Errc::file_unwritable);  // it exists now

    const auto manifest = nlohmann::json::parse(std::ifstream(pack / "manifest.json"));
    CHECK(manifest["resolution"] == 256);
    CHECK(manifest["sampling"]["components"] == 9);
    const auto codes = read_safetensors(pack / "codes.safetensors");
    REQUIRE(codes);
    CHECK(codes->arrays.at("mean_style").shape == std::vector<std::int64_t>{1, 48});

    for (const auto& [checkpoint, inputs] :
         {std::pair{"generator.pt", "texture.npz"}, {"sof_epoch_0001_iter_000002.pth", "sof.npz"}}) {
        const auto direct = temporary.path / (std::string("direct-") + inputs),
                   packed = temporary.path / (std::string("packed-") + inputs);
        REQUIRE(run_trace({folder / checkpoint, folder / inputs, direct}));
        REQUIRE(run_trace({pack, folder / inputs, packed}));
        CHECK(run_trace({pack, folder / inputs, packed}).error().code == Errc::file_unwritable);
        const auto a = read_npz(direct), b = read_npz(packed);
        REQUIRE(a);
        REQUIRE(b);
        for (const auto& [name, array] : *a) {
            INFO(name);
            REQUIRE(b->contains(name));
            CHECK(std::ranges::equal(array.bytes, b->at(name).bytes));
        }
    }

    SECTION("and a pack whose file was changed is refused") {
        std::ofstream(pack / "texture.safetensors", std::ios::app) << "x";
        const auto tree = read_checkpoint(pack);
        REQUIRE_FALSE(tree);
        CHECK(tree.error().message.find("checksum of texture.safetensors") != std::string::npos);
    }
}
