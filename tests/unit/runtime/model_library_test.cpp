#include "engine/runtime/model_library.h"

#include <catch2/catch.hpp>

#include "engine/core/hash.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

namespace {

std::string manifest(const std::string& id, const std::string& content) {
    const auto digest = sha256(std::as_bytes(std::span(content)));
    return R"({"id": ")" + id + R"(", "title": "A model", "family": "live", "version": "1", "resolution": 256,
        "label_set": "limner", "capabilities": ["pose", "labels"],
        "files": [{"name": "weights.safetensors", "sha256": ")" +
           digest + R"("}]})";
}

void install(const TemporaryFolder& folder, const std::string& id, const std::string& content = "tensors") {
    folder.write(id + "/manifest.json", manifest(id, content));
    folder.write(id + "/weights.safetensors", content);
}

}  // namespace

TEST_CASE("An installed pack is found by id and by folder, and is intact", "[runtime]") {
    const TemporaryFolder folder;
    install(folder, "little");
    const ModelLibrary library({folder.path()});

    const auto by_id = library.find("little");
    REQUIRE(by_id.has_value());
    CHECK(by_id->resolution == 256);
    CHECK(by_id->capabilities == std::vector<std::string>{"pose", "labels"});
    CHECK(verify(*by_id).has_value());
    const auto by_folder = ModelLibrary().find((folder / "little").string());
    REQUIRE(by_folder.has_value());
    CHECK(by_folder->id == "little");
}

TEST_CASE("The folder named first wins", "[runtime]") {
    const TemporaryFolder first, second;
    install(first, "little", "one");
    install(second, "little", "two");
    install(second, "other");
    const ModelLibrary library({first.path(), second.path()});
    CHECK(library.find("little")->folder == first / "little");
    const auto scan = library.scan();
    CHECK(scan.packs.size() >= 2);
    CHECK(scan.unreadable.empty());
}

TEST_CASE("A missing model names what there is and where it was searched", "[runtime]") {
    const TemporaryFolder folder;
    install(folder, "little");
    const auto pack = ModelLibrary({folder.path()}).find("big");
    REQUIRE_FALSE(pack.has_value());
    CHECK(pack.error().code == Errc::model_missing);
    CHECK_THAT(pack.error().message, Catch::Contains("little") && Catch::Contains(folder.path().string()));
    CHECK(ModelLibrary().find("../etc").error().code == Errc::model_missing);
}

TEST_CASE("A pack whose file was changed is refused", "[runtime]") {
    const TemporaryFolder folder;
    install(folder, "little");
    folder.write("little/weights.safetensors", "other tensors");
    const auto intact = verify(*read_model_pack(folder / "little"));
    REQUIRE_FALSE(intact.has_value());
    CHECK(intact.error().code == Errc::bad_checkpoint);
    CHECK_THAT(intact.error().message, Catch::Contains("weights.safetensors"));

    SECTION("also by the engine") {
        EngineOptions options;
        options.model = "little";
        options.model_folders = {folder.path()};
        CHECK(Engine::start(options).error().code == Errc::bad_checkpoint);
    }
}

TEST_CASE("Malformed manifests are refused with a reason", "[runtime]") {
    const TemporaryFolder folder;
    const auto text =
        GENERATE(as<std::string>{}, "", "{", "[]", "42", R"({"id": "x"})", R"({"id": "x", "family": "live"})",
                 R"({"id": "../x", "family": "live", "files": {"a": "0"}})",
                 R"({"id": "x", "family": "live", "files": []})",
                 R"({"id": "x", "family": "live", "files": [{"name": "a", "sha256": "12"}]})",
                 R"({"id": "x", "family": "live", "files": {"../../a": "00"}})", std::string(10000, '['),
                 "{\"id\": \"\xff\xfe\"}");
    folder.write("bad/manifest.json", text);
    const auto pack = read_model_pack(folder / "bad");
    REQUIRE_FALSE(pack.has_value());
    CHECK(pack.error().code == Errc::bad_checkpoint);
    CHECK(ModelLibrary({folder.path()}).scan().unreadable.size() == 1);
}

TEST_CASE("A folder without manifest is no pack", "[runtime]") {
    const TemporaryFolder folder;
    CHECK(read_model_pack(folder.path()).error().code == Errc::model_missing);
    CHECK(read_model_pack(folder / "absent").error().code == Errc::model_missing);
}
