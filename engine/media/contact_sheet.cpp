#include "engine/media/contact_sheet.h"

#include <algorithm>
#include <cmath>

namespace limner {

Image contact_sheet(std::span<const Image> pictures, const ContactSheetOptions& options) {
    if (pictures.empty()) return {};
    const int count = int(pictures.size());
    const int wanted = options.columns > 0 ? options.columns : int(std::ceil(std::sqrt(double(count))));
    const int columns = std::min(wanted, count), rows = (count + columns - 1) / columns;
    const int gap = std::max(options.gap, 0);
    int cell_width = 0, cell_height = 0;
    for (const auto& picture : pictures) {
        cell_width = std::max(cell_width, picture.width);
        cell_height = std::max(cell_height, picture.height);
    }
    Image sheet(columns * (cell_width + gap) + gap, rows * (cell_height + gap) + gap, options.background);
    for (int i = 0; i < count; ++i) {
        const auto& picture = pictures[std::size_t(i)];
        const int left = gap + i % columns * (cell_width + gap) + (cell_width - picture.width) / 2;
        const int top = gap + i / columns * (cell_height + gap) + (cell_height - picture.height) / 2;
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width; ++x) sheet.at(left + x, top + y) = picture.at(x, y);
    }
    return sheet;
}

}  // namespace limner
