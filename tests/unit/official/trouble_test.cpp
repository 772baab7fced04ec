// What a user meets who opens the wrong file.

#include <catch2/catch.hpp>
#include <fstream>

#include "engine/checkpoints/safetensors.h"
#include "engine/generators/official_families.h"
#include "engine/runtime/model_library.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/official/made_networks.h"

using namespace limner;
namespace fs = std::filesystem;

namespace {

Error error_of(const fs::path& file) {
    const auto generator = load_generator({.model = file.string(), .threads = 1});
    REQUIRE_FALSE(generator);
    return generator.error();
}

bool says(const Error& error, std::string_view text) {
    INFO(error.message);
    return error.message.find(text) != std::string::npos;
}

std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("A file that is no model is called what it is", "[official]") {
    const TemporaryFolder folder;
    CHECK(says(error_of(folder.write("face.png", "\x89PNG\r\n\x1a\n........")), "PNG picture"));
    CHECK(says(error_of(folder.write("notes.pkl", "Dear diary,\n")), "text file"));
    CHECK(says(error_of(folder.write("page.pkl", "<!DOCTYPE html><html>")), "web page"));
    CHECK(error_of(folder.write("empty.pt", "")).code == Errc::unsupported_file);
}

TEST_CASE("A download that was cut short is refused wherever the cut falls", "[official]") {
    const TemporaryFolder folder;
    const auto whole = content(fs::path(LIMNER_SOURCE_FOLDER) / "tests/reference/stylegan1/stock.pkl");
    REQUIRE(whole.size() > 1000);
    for (const auto part : {0.01, 0.3, 0.9, 0.9999}) {
        const auto size = std::size_t(double(whole.size()) * part);
        const auto error = error_of(folder.write("cut.pkl", std::string_view(whole).substr(0, size)));
        CHECK(error.code == Errc::bad_checkpoint);
        CHECK(says(error, "cut.pkl"));
    }
}

TEST_CASE("Tensors of no known family are said to be so", "[official]") {
    const TemporaryFolder folder;
    const auto file = folder / "other.safetensors";
    REQUIRE(write_safetensors(file, {{"layer.weight", make_array(std::vector<float>{1, 2}, {2})}}));
    const auto error = error_of(file);
    CHECK(error.code == Errc::model_mismatch);
    CHECK(says(error, "stylegan2"));
}

TEST_CASE("A checkpoint opens as a file, in a folder, and beside its other half", "[official]") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "sofgan");
    const auto tree = made::sofgan_tree(true);
    for (const std::string root : {"g_ema", "model"}) {
        NamedArrays named;
        for (const auto& [name, array] : tree.below(root)) named.emplace(root + "/" + name, array);
        REQUIRE(write_safetensors(folder / "sofgan" / (root + ".safetensors"), named));
    }
    const auto both = load_generator({.model = (folder / "sofgan").string(), .threads = 1});
    REQUIRE(both);
    CHECK((*both)->info().capabilities.pose);
    CHECK((*both)->info().title == "sofgan");
    const auto one =
        load_generator({.model = (folder / "sofgan" / "g_ema.safetensors").string(), .threads = 1});
    REQUIRE(one);
    CHECK_FALSE((*one)->info().capabilities.pose);

    fs::copy_file(folder / "sofgan" / "g_ema.safetensors", folder / "sofgan" / "again.safetensors");
    CHECK(error_of(folder / "sofgan").code == Errc::wrong_use);
}

TEST_CASE("Every family that Limner knows can draw", "[official]") {
    for (const auto& family : official_families()) {
        INFO(family.name);
        CHECK(family.open);
    }
}
