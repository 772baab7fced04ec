#include "engine/core/label_set.h"

#include <catch2/catch.hpp>
#include <set>

using namespace limner;

namespace {

LabelMap one(int value) { return LabelMap(1, 1, static_cast<std::uint8_t>(value)); }

LabelMap face() {  // right eye | nose | nose | left eye
    LabelMap labels(4, 1);
    labels.pixels = {5, 2, 2, 4};
    return labels;
}

}  // namespace

TEST_CASE("Every class has its own key and colour, and a partner that knows it", "[core]") {
    std::set<std::string_view> keys;
    std::set<std::tuple<int, int, int>> colours;
    for (int i = 0; i < face_class_count; ++i) {
        const auto face_class = static_cast<FaceClass>(i);
        const auto& class_info = info(face_class);
        keys.insert(class_info.key);
        colours.insert({class_info.colour.r, class_info.colour.g, class_info.colour.b});
        CHECK(info(class_info.mirrored).mirrored == face_class);
        CHECK(face_class_from_key(class_info.key) == face_class);
    }
    CHECK(keys.size() == face_class_count);
    CHECK(colours.size() == face_class_count);
    for (int i = 0; i < part_count; ++i)
        CHECK(part_from_key(key(static_cast<Part>(i))) == static_cast<Part>(i));
    CHECK_FALSE(face_class_from_key("ear").has_value());
}

TEST_CASE("Foreign sets keep what they can express", "[core]") {
    const auto set = GENERATE(LabelSet::limner, LabelSet::celebamask, LabelSet::sofgan20);
    CHECK(label_set_from_key(key(set)) == set);
    for (int value = 0; value < class_count(LabelSet::celebamask); ++value) {
        const auto there = translate(one(value), LabelSet::limner, set);
        REQUIRE(there.has_value());
        CHECK(translate(*there, set, LabelSet::limner)->at(0, 0) == value);
    }
}

TEST_CASE("Facial hair becomes skin where a set lacks it", "[core]") {
    for (const auto set : {LabelSet::celebamask, LabelSet::sofgan20, LabelSet::sofgan17}) {
        const auto there = translate(one(19), LabelSet::limner, set);
        CHECK(translate(*there, set, LabelSet::limner)->at(0, 0) == int(FaceClass::skin));
    }
}

TEST_CASE("A merged set finds the sides again from the picture", "[core]") {
    const auto merged = translate(face(), LabelSet::limner, LabelSet::sofgan17);
    REQUIRE(merged.has_value());
    CHECK(merged->at(0, 0) == merged->at(3, 0));
    CHECK(*translate(*merged, LabelSet::sofgan17, LabelSet::limner) == face());
}

TEST_CASE("Mirroring swaps columns and sides", "[core]") {
    CHECK(mirrored(face()) == face());
    CHECK(mirrored(mirrored(face())) == face());
    CHECK(mirrored(one(int(FaceClass::left_ear))).at(0, 0) == int(FaceClass::right_ear));
}

TEST_CASE("Resizing keeps values and nothing but values", "[core]") {
    const auto large = resized(face(), 8, 2);
    CHECK(large.at(0, 0) == 5);
    CHECK(large.at(7, 1) == 4);
    CHECK(resized(large, 4, 1) == face());
}

TEST_CASE("A value outside its set is named", "[core]") {
    const auto labels = translate(one(20), LabelSet::limner, LabelSet::celebamask);
    REQUIRE_FALSE(labels.has_value());
    CHECK(labels.error().code == Errc::bad_label_map);
    CHECK_THAT(labels.error().message, Catch::Contains("20"));
}
