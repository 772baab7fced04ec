// Small published networks, correct but for their numbers or their names: what is wrong is named, all of it
// in one message. Two of them are here; the others are left out where the fixtures are not there.

#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>

#include "app/cli/model_info.h"
#include "engine/checkpoints/checkpoint.h"
#include "engine/generators/official_families.h"
#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/zip_checksums.h"

using namespace limner;
namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

std::vector<fs::path> networks() {
    const auto here = fs::path(LIMNER_SOURCE_FOLDER) / "tests/reference/stylegan1";
    std::vector<fs::path> files{here / "stock.pkl", here / "disco.pkl"};
    for (const auto* name :
         {"sofgan/generator.pt", "sofgan/sof_epoch_0001_iter_000002.pth", "semantic-stylegan/010000.pt",
          "stylegan2/network-snapshot-000000.pkl", "stylegan2/network-snapshot-000000-proto3.pkl",
          "eg3d/network-snapshot-000000.pkl"})
        if (const auto file = shared_file(fs::path("fixtures") / name))
            files.push_back(*file);
        else
            WARN("left out: no fixtures/" << name << " (set LIMNER_SHARED)");
    return files;
}

std::string content_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void repair(std::string& content) {
    if (content.starts_with("PK"))
        repair_checksums(reinterpret_cast<std::uint8_t*>(content.data()), content.size());
}

void put(char* target, DType dtype, float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto half = dtype == DType::f16 ? float_to_half(value) : static_cast<std::uint16_t>(bits >> 16);
    const double wide = value;
    if (dtype == DType::f32) std::memcpy(target, &bits, 4);
    if (dtype == DType::f16 || dtype == DType::bf16) std::memcpy(target, &half, 2);
    if (dtype == DType::f64) std::memcpy(target, &wide, 8);
}

/// Bytes as protocol 2 writes them: a text of Latin-1 in UTF-8.
std::string as_latin(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto code = static_cast<unsigned char>(c);
        if (code >= 0x80) text += static_cast<char>(0xC0 | code >> 6);
        text += static_cast<char>(code >= 0x80 ? 0x80 | (code & 0x3F) : code);
    }
    return text;
}

/// Puts `value` into `array`, which `content` holds as a text, in place of a number that takes as many bytes.
bool put_encoded(std::string& content, const Array& array, float value) {
    const std::string_view bytes(reinterpret_cast<const char*>(array.bytes.data()), array.bytes.size());
    auto at = content.find(as_latin(bytes));
    if (at == std::string::npos || array.dtype != DType::f32) return false;
    char number[4];
    put(number, array.dtype, value);
    const auto wanted = as_latin({number, 4});
    for (std::size_t i = 0; i < bytes.size(); i += 4) {
        const auto size = as_latin(bytes.substr(i, 4)).size();
        if (size == wanted.size()) {
            content.replace(at, size, wanted);
            return true;
        }
        at += size;
    }
    return false;
}

struct Spoiled {
    std::string content;
    std::size_t arrays = 0;  // that were changed
};

/// `whole` with `value` in every array of numbers whose name ends as one of `names` does.
Spoiled spoiled(const std::string& whole, const Names& names, float value) {
    Spoiled result{whole};
    const auto tree = parse_checkpoint(std::as_bytes(std::span(whole)), nullptr);
    REQUIRE(tree);
    for (const auto& [key, array] : tree->arrays) {
        const auto ends_so = [k = std::string_view(key)](const std::string& name) {
            return k.ends_with(name) && (k.size() == name.size() || k[k.size() - name.size() - 1] == '/');
        };
        if (std::ranges::none_of(names, ends_so)) continue;
        const auto* const data = reinterpret_cast<const char*>(array.bytes.data());
        if (data < whole.data() || data >= whole.data() + whole.size()) {  // decoded from a text
            result.arrays += put_encoded(result.content, array, value);
            continue;
        }
        const auto middle = std::size_t(array.size()) / 2 * byte_width(array.dtype);
        put(result.content.data() + (data - whole.data()) + middle, array.dtype, value);
        ++result.arrays;
    }
    repair(result.content);
    return result;
}

/// What `info` says about all networks of a file in `list`.
Names listed(const fs::path& file, const char* list) {
    const auto about = describe_model(file);
    REQUIRE(about);
    Names names;
    for (const auto& network : (*about)["networks"])
        for (const auto& name : network[list]) names.push_back(name);
    return names;
}

/// The arrays of its networks that hold numbers that are not finite.
Names not_finite(const fs::path& file) {
    constexpr std::string_view complaint = " holds numbers that are not finite";
    Names names;
    for (const auto& entry : listed(file, "mismatched"))
        if (entry.ends_with(complaint)) names.push_back(entry.substr(0, entry.size() - complaint.size()));
    return names;
}

/// Names of all arrays in a file but the axes of EG3D's planes, about which there is a message of its own.
Names all_names(const std::string& content) {
    Names names;
    const auto tree = parse_checkpoint(std::as_bytes(std::span(content)), nullptr);
    REQUIRE(tree);
    for (const auto& [key, array] : tree->arrays)
        if (key.find("plane_axes") == std::string::npos) names.push_back(key);
    return names;
}

/// The message of opening the model of `file`, which has to fail.
std::string refusal(const fs::path& file) {
    const auto model = open_official_model(file, {"made", "Made"}, 1);
    REQUIRE_FALSE(model);
    CHECK(model.error().code == Errc::model_mismatch);
    return model.error().message;
}

bool opens(const fs::path& file) { return open_official_model(file, {"made", "Made"}, 1).has_value(); }

}  // namespace

TEST_CASE("Weights that are no numbers are named before anything is drawn with them", "[hostile]") {
    std::size_t tried = 0;
    for (const auto& network : networks()) {
        INFO(network.string());
        const TemporaryFolder folder;
        const auto whole = content_of(network);
        REQUIRE(not_finite(network).empty());
        const bool model = opens(network);

        const auto nan = std::numeric_limits<float>::quiet_NaN(),
                   infinity = std::numeric_limits<float>::infinity();
        const auto all = folder.write("all", spoiled(whole, all_names(whole), nan).content);
        const auto names = not_finite(all);
        REQUIRE(names.size() > 5);
        CHECK(listed(all, "missing").empty());
        if (model) {
            const auto message = refusal(all);
            for (const auto& name : names) CHECK(message.find(name) != std::string::npos);
        }
        // One at a time: the first, one in the middle, the last.
        for (const auto& name : {names.front(), names[names.size() / 2], names.back()})
            for (const auto value : {nan, -nan, infinity, -infinity}) {
                const auto [content, arrays] = spoiled(whole, {name}, value);
                if (arrays == 0) continue;  // no number of this size in its text
                ++tried;
                const auto one = folder.write("one", content);
                const auto found = not_finite(one);
                CHECK(std::ranges::find(found, name) != found.end());
                CHECK(found.size() < 4);  // the same name in another network of the file
                if (model) CHECK(refusal(one).find(name) != std::string::npos);
            }
    }
    CHECK(tried >= 12);
    std::printf("%zu files with one array that is not finite, each named\n", tried);
}

TEST_CASE("Names that are missing or unknown are all in one message", "[hostile]") {
    std::size_t tried = 0;
    for (const auto& network : networks()) {
        INFO(network.string());
        const TemporaryFolder folder;
        auto content = content_of(network);
        if (!opens(network)) continue;
        constexpr std::string_view right = "bias", wrong = "biaX";
        for (auto at = content.find(right); at != std::string::npos; at = content.find(right, at))
            content.replace(at, right.size(), wrong);
        repair(content);
        const auto file = folder.write("renamed", content);
        const auto missing = listed(file, "missing"), unknown = listed(file, "unknown");
        if (missing.empty()) continue;  // of no family any more
        ++tried;
        const auto message = refusal(file);
        CHECK(missing.size() > 2);
        CHECK(unknown.size() >= missing.size());
        for (auto name : missing) {
            CHECK(message.find(name) != std::string::npos);
            name.replace(name.find(right), right.size(), wrong);
            CHECK(message.find(name) != std::string::npos);
        }
        for (const auto& name : unknown) CHECK(message.find(name) != std::string::npos);
    }
    CHECK(tried > 0);
    std::printf("%zu files with renamed tensors, all of them named\n", tried);
}
