#pragma once
// Limner's one class table and its translations. Ids 0..18 are CelebAMask-HQ's order, 19 is facial hair.
// "Left" and "right" are always the subject's; in a frontal picture the subject's left is on the right edge.
// Colours are for display (ux-conventions, section 10) and differ for normal and colour-blind sight.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"

namespace limner {

enum class FaceClass : std::uint8_t {
    background,
    skin,
    nose,
    glasses,
    left_eye,
    right_eye,
    left_brow,
    right_brow,
    left_ear,
    right_ear,
    mouth,
    upper_lip,
    lower_lip,
    hair,
    hat,
    earring,
    necklace,
    neck,
    clothes,
    facial_hair,
};
inline constexpr int face_class_count = 20;

/// What can be styled by itself: one class or a group of classes.
enum class Part : std::uint8_t {
    background,
    skin,
    eyes,
    brows,
    mouth,
    lips,
    hair,
    facial_hair,
    clothes,
    glasses,
    accessories
};
inline constexpr int part_count = 11;

struct FaceClassInfo {
    std::string_view name;  // for people: "left brow"
    std::string_view key;   // for files, object names and the command line: "left-brow"
    Rgba colour;
    Part part;
    FaceClass mirrored;  // the class on the other side of the face, or itself
};

const std::array<FaceClassInfo, face_class_count>& face_classes();
const FaceClassInfo& info(FaceClass face_class);
std::string_view name(Part part);  // "facial hair"
std::string_view key(Part part);   // "facial-hair"
std::optional<FaceClass> face_class_from_key(std::string_view key);
std::optional<Part> part_from_key(std::string_view key);

/// Foreign label sets that can be read and written.
enum class LabelSet { limner, celebamask, sofgan20, sofgan17 };
std::optional<LabelSet> label_set_from_key(std::string_view key);
std::string_view key(LabelSet set);
int class_count(LabelSet set);

/// Translates `labels` from `from` to `to`. Pairs that the target merges are merged; what the target lacks
/// becomes its nearest class (facial hair -> skin; nose halves are split at the mean column of the nose).
/// Values outside the source set: bad_label_map, naming the value and its pixel. Pure.
Result<LabelMap> translate(const LabelMap& labels, LabelSet from, LabelSet to);

/// Mirrors the columns and swaps sided classes. Pure.
LabelMap mirrored(const LabelMap& labels);

/// Resizes by nearest pixel centre. Pure; sizes must be positive.
LabelMap resized(const LabelMap& labels, int width, int height);

}  // namespace limner
