#include "engine/generators/drawn_class.h"

#include "engine/generators/part_based/part_classes.h"
#include "engine/generators/part_based/part_family.h"
#include "engine/generators/texture/sofgan_family.h"

namespace limner {

FaceClass drawn_as(FaceClass painted, std::string_view family) {
    const bool parts = family == parts::parts_family.name;
    if (!parts && family != sofgan_family.name) return painted;
    const LabelMap pixel(1, 1, static_cast<std::uint8_t>(painted));
    LabelMap drawn = translate(pixel, LabelSet::limner, LabelSet::sofgan17).value();
    if (parts) drawn.at(0, 0) = parts::sofgan17_of_class[parts::class_of_sofgan17[drawn.at(0, 0)]];
    drawn = translate(drawn, LabelSet::sofgan17, LabelSet::limner).value();
    const auto found = static_cast<FaceClass>(drawn.at(0, 0));
    return found == info(painted).mirrored ? painted : found;
}

}  // namespace limner
