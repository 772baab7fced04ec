// Manifests of model packs that were made to do harm, or damaged: refused in a sentence, or read as what they
// say.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/core/hash.h"
#include "engine/runtime/model_library.h"
#include "tests/support/temporary_folder.h"

using namespace limner;
using nlohmann::json;

namespace {

json whole() {
    const std::string content = "tensors";
    return {{"id", "little"},
            {"title", "A model"},
            {"family", "live"},
            {"version", "1"},
            {"resolution", 256},
            {"label_set", "limner"},
            {"licence", "CC0"},
            {"capabilities", {"pose", "labels"}},
            {"files",
             {{{"name", "weights.safetensors"},
               {"bytes", content.size()},
               {"sha256", sha256(std::as_bytes(std::span(content)))}}}}};
}

json nested(int depth) {
    json value = 1;
    for (int i = 0; i < depth; ++i) value = json::array({value});
    return value;
}

/// Reads the manifest `text`: what is refused is said in one printable sentence, what is accepted stays in
/// its folder.
bool accepted(const TemporaryFolder& folder, const std::string& text) {
    folder.write("little/manifest.json", text);
    const auto pack = read_model_pack(folder / "little");
    const auto intact = pack ? verify(*pack) : Result<>{};
    for (const auto* error : {pack ? nullptr : &pack.error(), intact ? nullptr : &intact.error()}) {
        if (!error) continue;
        CHECK(error->code == Errc::bad_checkpoint);
        CHECK_FALSE(error->message.empty());
        for (const char c : error->message) CHECK(static_cast<unsigned char>(c) >= 0x20);
    }
    if (pack)
        for (const auto& file : pack->files)
            CHECK((pack->folder / file.name).lexically_normal().parent_path() == pack->folder);
    return pack && intact;
}

}  // namespace

TEST_CASE("A manifest with any value replaced is refused, or read as what it says", "[runtime]") {
    const TemporaryFolder folder;
    folder.write("little/weights.safetensors", "tensors");
    REQUIRE(accepted(folder, whole().dump()));
    const std::vector<json> values{nullptr,
                                   true,
                                   -1,
                                   1e308,
                                   "",
                                   "..",
                                   "../../etc/passwd",
                                   "/etc/passwd",
                                   "a\\b",
                                   std::string("weights\0.safetensors", 20),
                                   "\x1b[2J\r\nweights",
                                   std::string(1 << 16, 'x'),
                                   json::array(),
                                   json::object(),
                                   nested(40),
                                   nested(4000),
                                   std::string(64, '0'),
                                   18446744073709551615ull};
    // Every place of the manifest, the root too.
    std::vector<json::json_pointer> places{json::json_pointer("")};
    const json flat = whole().flatten();
    for (const auto& [place, value] : flat.items()) {
        for (json::json_pointer at(place); !at.empty(); at = at.parent_pointer()) places.push_back(at);
    }
    int refused = 0, tried = 0;
    for (const auto& place : places)
        for (const json& value : values) {
            json changed = whole();
            changed[place] = value;
            ++tried;
            if (!accepted(folder, changed.dump())) ++refused;
        }
    CHECK(tried > 300);
    // What nothing depends on, such as a title, may be anything.
    CHECK(refused > tried / 3);
    for (const char* needed : {"/id", "/family", "/files", "/files/0", "/files/0/name", "/files/0/sha256"})
        for (const json& value : values) {
            INFO(needed);
            json changed = whole();
            if (changed[json::json_pointer(needed)] == value) continue;
            changed[json::json_pointer(needed)] = value;
            const bool any_name = std::string(needed) == "/id" || std::string(needed) == "/family";
            if (any_name && value.is_string()) continue;
            CHECK_FALSE(accepted(folder, changed.dump()));
        }
}

TEST_CASE("A manifest that was cut or has a bit changed is refused or still a manifest", "[runtime]") {
    const TemporaryFolder folder;
    folder.write("little/weights.safetensors", "tensors");
    const std::string text = whole().dump();
    for (std::size_t length = 0; length < text.size(); ++length)
        CHECK_FALSE(accepted(folder, text.substr(0, length)));
    for (std::size_t at = 0; at < text.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = text;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            accepted(folder, changed);
        }
    // The same key twice: which one counts would be anybody's guess.
    CHECK_FALSE(accepted(folder, R"({"id": "other", )" + text.substr(1)));
}

TEST_CASE("What stands in for the files of a pack is refused", "[runtime]") {
    const TemporaryFolder folder;
    SECTION("a folder") { std::filesystem::create_directories(folder / "little/weights.safetensors"); }
    SECTION("a link to nowhere") {
        std::filesystem::create_directories(folder / "little");
        std::filesystem::create_symlink("absent", folder / "little/weights.safetensors");
    }
    SECTION("a link to itself") {
        std::filesystem::create_directories(folder / "little");
        std::filesystem::create_symlink("weights.safetensors", folder / "little/weights.safetensors");
    }
    SECTION("a pipe, that nobody writes to") {
        std::filesystem::create_directories(folder / "little");
        REQUIRE(::mkfifo((folder / "little/weights.safetensors").c_str(), 0600) == 0);
    }
    SECTION("a device without an end") {
        std::filesystem::create_directories(folder / "little");
        std::filesystem::create_symlink("/dev/zero", folder / "little/weights.safetensors");
    }
    SECTION("an empty file") { folder.write("little/weights.safetensors", ""); }
    CHECK_FALSE(accepted(folder, whole().dump()));
    json unsized = whole();
    unsized["files"][0].erase("bytes");
    CHECK_FALSE(accepted(folder, unsized.dump()));
}

TEST_CASE("Weights that the manifest does not list are refused", "[runtime]") {
    const TemporaryFolder folder;
    folder.write("little/weights.safetensors", "tensors");
    folder.write("little/CARD.md", "text");
    REQUIRE(accepted(folder, whole().dump()));
    folder.write("little/detail.safetensors", "more tensors");
    CHECK_FALSE(accepted(folder, whole().dump()));
    CHECK_THAT(verify(*read_model_pack(folder / "little")).error().message,
               Catch::Contains("detail.safetensors"));
}
