// Fuzz target of the texts inside projects and pictures: portraits, animations, recipes. What was read can be
// written and reads the same again.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/portrait/animation_json.h"
#include "engine/portrait/portrait_json.h"
#include "engine/portrait/recipe.h"

using namespace limner;

namespace {

void read_portrait(const nlohmann::json& json) {
    const auto read = portrait_from_json(json);
    if (!read || read->portrait.painted) return;  // its pixels are elsewhere
    const auto text = to_json(read->portrait, {}, read->unknown_keys);
    if (!text) std::abort();
    const auto again = portrait_from_json(*text);
    if (!again || !(again->portrait == read->portrait)) std::abort();
}

void read_animation(const nlohmann::json& json) {
    const auto read = animation_from_json(json);
    if (!read) return;
    const auto text = to_json(read->animation, read->unknown_keys);
    if (!text) std::abort();
    const auto again = animation_from_json(*text);
    if (!again || !(again->animation == read->animation)) std::abort();
    // Between any keys there is a portrait.
    for (const double frame : {0.0, 0.5, 7.25, read->animation.frames - 1.0})
        portrait_at(read->animation, {}, frame);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)portrait_from_recipe(text, "fuzzed");
    const auto json = parse_json_object(text, "fuzzed");
    if (!json) return 0;
    if (const auto found = json->find("portrait"); found != json->end()) read_portrait(*found);
    if (const auto found = json->find("animation"); found != json->end()) read_animation(*found);
    return 0;
}
