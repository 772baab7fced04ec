#include "engine/core/label_set.h"

#include <string>

namespace limner {
namespace {

using enum FaceClass;

constexpr std::array<FaceClassInfo, face_class_count> classes{{
    {"background", "background", {0x15, 0x16, 0x1A}, Part::background, background},
    {"skin", "skin", {0xF3, 0xA2, 0xA8}, Part::skin, skin},
    {"nose", "nose", {0xFF, 0xDE, 0xA4}, Part::skin, nose},
    {"eyeglasses", "glasses", {0x00, 0xAF, 0xFF}, Part::glasses, glasses},
    {"left eye", "left-eye", {0x4D, 0x5C, 0xFF}, Part::eyes, right_eye},
    {"right eye", "right-eye", {0x00, 0x23, 0x67}, Part::eyes, left_eye},
    {"left brow", "left-brow", {0x46, 0xFF, 0x00}, Part::brows, right_brow},
    {"right brow", "right-brow", {0x8B, 0x9B, 0x00}, Part::brows, left_brow},
    {"left ear", "left-ear", {0xBD, 0xBF, 0x00}, Part::skin, right_ear},
    {"right ear", "right-ear", {0x85, 0x3D, 0x02}, Part::skin, left_ear},
    {"mouth", "mouth", {0x50, 0x23, 0x00}, Part::mouth, mouth},
    {"upper lip", "upper-lip", {0xFF, 0x48, 0xC6}, Part::lips, upper_lip},
    {"lower lip", "lower-lip", {0xBB, 0x00, 0x5D}, Part::lips, lower_lip},
    {"hair", "hair", {0x5D, 0x00, 0xA6}, Part::hair, hair},
    {"hat", "hat", {0xBD, 0xE2, 0xFF}, Part::accessories, hat},
    {"earring", "earring", {0xFF, 0xFF, 0xFF}, Part::accessories, earring},
    {"necklace", "necklace", {0x00, 0x9C, 0x89}, Part::accessories, necklace},
    {"neck", "neck", {0x9A, 0x68, 0x00}, Part::skin, neck},
    {"clothing", "clothes", {0x38, 0x65, 0x83}, Part::clothes, clothes},
    {"facial hair", "facial-hair", {0x7A, 0x5A, 0x48}, Part::facial_hair, facial_hair},
}};

struct PartInfo {
    std::string_view name, key;
};
constexpr std::array<PartInfo, part_count> parts{{
    {"background", "background"},
    {"skin", "skin"},
    {"eyes", "eyes"},
    {"brows", "brows"},
    {"mouth", "mouth"},
    {"lips", "lips"},
    {"hair", "hair"},
    {"facial hair", "facial-hair"},
    {"clothes", "clothes"},
    {"glasses", "glasses"},
    {"accessories", "accessories"},
}};

// SofGAN's 20 classes (specification, 1.1). The side a name means is not consistent between its tools; we
// take its "left" as the subject's, which is what makes the halves of the nose come out on the stated side.
constexpr std::array<FaceClass, 20> from_sofgan20{
    background, skin,     left_brow, right_brow, left_eye, right_eye, nose,     nose,    mouth, upper_lip,
    lower_lip,  left_ear, right_ear, earring,    glasses,  neck,      necklace, clothes, hair,  hat};
constexpr std::array<FaceClass, 17> from_sofgan17{
    background, skin,    left_brow, left_eye, nose,     nose,    mouth, upper_lip, lower_lip,
    left_ear,   earring, glasses,   neck,     necklace, clothes, hair,  hat};
constexpr std::array<std::uint8_t, 20> sofgan17_from_20{0, 1, 2, 2,  3,  3,  4,  5,  6,  7,
                                                        8, 9, 9, 10, 11, 12, 13, 14, 15, 16};
constexpr std::uint8_t sofgan_right_nose = 6, sofgan_left_nose = 7;

std::uint8_t sofgan20_from(FaceClass face_class, bool left_half_of_nose) {
    switch (face_class) {
        case nose:
            return left_half_of_nose ? sofgan_left_nose : sofgan_right_nose;
        case facial_hair:
            return 1;
        default:
            break;
    }
    for (std::size_t i = 0; i < from_sofgan20.size(); ++i)
        if (from_sofgan20[i] == face_class) return static_cast<std::uint8_t>(i);
    return 0;
}

struct SetInfo {
    LabelSet set;
    std::string_view key;
    int count;
};
constexpr std::array<SetInfo, 4> sets{{{LabelSet::limner, "limner", 20},
                                       {LabelSet::celebamask, "celebamask", 19},
                                       {LabelSet::sofgan20, "sofgan20", 20},
                                       {LabelSet::sofgan17, "sofgan17", 17}}};

FaceClass to_limner(std::uint8_t value, LabelSet from) {
    switch (from) {
        case LabelSet::sofgan20:
            return from_sofgan20[value];
        case LabelSet::sofgan17:
            return from_sofgan17[value];
        case LabelSet::limner:
        case LabelSet::celebamask:
            break;
    }
    return static_cast<FaceClass>(value);
}

// A merged set does not say which side a brow, eye or ear is on; the picture does: the subject's left is to
// the right of the middle of the face.
void assign_sides(LabelMap& labels) {
    double sum = 0;
    std::size_t count = 0;
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x) {
            const auto c = static_cast<FaceClass>(labels.at(x, y));
            if (c == skin || c == nose || c == mouth || c == upper_lip || c == lower_lip) sum += x, ++count;
        }
    const double middle = count ? sum / double(count) : labels.width / 2.0;
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x) {
            auto& value = labels.at(x, y);
            const auto& class_info = classes[value];
            const bool sided = class_info.mirrored != static_cast<FaceClass>(value);
            if (sided && x < middle) value = static_cast<std::uint8_t>(class_info.mirrored);
        }
}

}  // namespace

const std::array<FaceClassInfo, face_class_count>& face_classes() { return classes; }
const FaceClassInfo& info(FaceClass face_class) { return classes[static_cast<std::size_t>(face_class)]; }
std::string_view name(Part part) { return parts[static_cast<std::size_t>(part)].name; }
std::string_view key(Part part) { return parts[static_cast<std::size_t>(part)].key; }

std::optional<FaceClass> face_class_from_key(std::string_view key) {
    for (std::size_t i = 0; i < classes.size(); ++i)
        if (classes[i].key == key) return static_cast<FaceClass>(i);
    return std::nullopt;
}

std::optional<Part> part_from_key(std::string_view key) {
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i].key == key) return static_cast<Part>(i);
    return std::nullopt;
}

std::optional<LabelSet> label_set_from_key(std::string_view key) {
    for (const auto& set : sets)
        if (set.key == key) return set.set;
    return std::nullopt;
}

std::string_view key(LabelSet set) { return sets[static_cast<std::size_t>(set)].key; }
int class_count(LabelSet set) { return sets[static_cast<std::size_t>(set)].count; }

Result<LabelMap> translate(const LabelMap& labels, LabelSet from, LabelSet to) {
    LabelMap limner(labels.width, labels.height);
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x) {
            const auto value = labels.at(x, y);
            if (value >= class_count(from))
                return failure(Errc::bad_label_map, "The label map holds the value " + std::to_string(value) +
                                                        " at pixel " + std::to_string(x) + ", " +
                                                        std::to_string(y) + ", but the " +
                                                        std::string(key(from)) + " set ends at " +
                                                        std::to_string(class_count(from) - 1) + ".");
            limner.at(x, y) = static_cast<std::uint8_t>(to_limner(value, from));
        }
    if (from == LabelSet::sofgan17) assign_sides(limner);
    if (to == LabelSet::limner) return limner;

    double nose_sum = 0;
    std::size_t nose_count = 0;
    for (int y = 0; y < limner.height; ++y)
        for (int x = 0; x < limner.width; ++x)
            if (static_cast<FaceClass>(limner.at(x, y)) == nose) nose_sum += x, ++nose_count;
    const double nose_middle = nose_count ? nose_sum / double(nose_count) : 0;
    for (int y = 0; y < limner.height; ++y)
        for (int x = 0; x < limner.width; ++x) {
            auto& value = limner.at(x, y);
            const auto face_class = static_cast<FaceClass>(value);
            if (to == LabelSet::celebamask) {
                if (face_class == facial_hair) value = static_cast<std::uint8_t>(skin);
            } else {
                value = sofgan20_from(face_class, x > nose_middle);
                if (to == LabelSet::sofgan17) value = sofgan17_from_20[value];
            }
        }
    return limner;
}

LabelMap mirrored(const LabelMap& labels) {
    LabelMap result(labels.width, labels.height);
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x)
            result.at(labels.width - 1 - x, y) = static_cast<std::uint8_t>(classes[labels.at(x, y)].mirrored);
    return result;
}

LabelMap resized(const LabelMap& labels, int width, int height) {
    LabelMap result(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            result.at(x, y) = labels.at(int((2ll * x + 1) * labels.width / (2ll * width)),
                                        int((2ll * y + 1) * labels.height / (2ll * height)));
    return result;
}

}  // namespace limner
