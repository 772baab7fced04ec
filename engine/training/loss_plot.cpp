#include "engine/training/loss_plot.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string_view>

namespace limner::training {
namespace {

constexpr int width = 720, panel_height = 150, left = 76, right = 16, top = 24, bottom = 22;
constexpr Rgba paper{0xFA, 0xFA, 0xF7}, frame{0xC8, 0xC8, 0xC2}, ink{0x30, 0x30, 0x34},
    curve{0x1F, 0x5F, 0xA8};

// Glyphs of 3 x 5 pixels, an octal digit per row, for 0-9, a-z and - . + in this order.
constexpr std::string_view glyph_names = "0123456789abcdefghijklmnopqrstuvwxyz-.+";
constexpr int glyphs[] = {075557, 026227, 071747, 071717, 055711, 074717, 074757, 071222, 075757, 075717,
                          025755, 065656, 034443, 065556, 074647, 074644, 034553, 055755, 072227, 011157,
                          055655, 044447, 057755, 065555, 025552, 065644, 025573, 065655, 034216, 072222,
                          055557, 055552, 055775, 055255, 055222, 071247, 000700, 000002, 002720};
constexpr int glyph_scale = 2, glyph_advance = 4 * glyph_scale, glyph_height = 5 * glyph_scale;

void write(Image& image, int x, int y, std::string_view text) {
    for (const char c : text) {
        const auto index = glyph_names.find(c);
        for (int row = 0; index != std::string_view::npos && row < 5 * glyph_scale; ++row)
            for (int column = 0; column < 3 * glyph_scale; ++column) {
                const int bits = glyphs[index] >> (3 * (4 - row / glyph_scale)) & 7;
                const bool set = bits >> (2 - column / glyph_scale) & 1;
                if (set && image.contains(x + column, y + row)) image.at(x + column, y + row) = ink;
            }
        x += glyph_advance;
    }
}

std::string short_number(double value) {
    char text[24];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

struct Point {
    double x, y;
};

void draw_line(Image& image, Point a, Point b, Rgba colour) {
    const int steps = int(std::ceil(std::max({std::abs(b.x - a.x), std::abs(b.y - a.y), 1.0})));
    for (int i = 0; i <= steps; ++i) {
        const double t = double(i) / steps;
        const int x = int(std::lround(a.x + t * (b.x - a.x))), y = int(std::lround(a.y + t * (b.y - a.y)));
        for (const int thick : {0, 1})
            if (image.contains(x, y + thick)) image.at(x, y + thick) = colour;
    }
}

void draw_panel(Image& image, int y0, const std::string& title, const std::vector<LogRow>& rows,
                std::size_t column) {
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    for (const auto& row : rows)
        if (const double value = row.values[column]; std::isfinite(value)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    write(image, left, y0 + 7, title);
    if (highest < lowest) return;  // nothing to draw yet
    const bool logarithmic = lowest > 0;
    const auto scaled = [&](double value) { return logarithmic ? std::log(value) : value; };
    const double span = std::max(scaled(highest) - scaled(lowest), 1e-12);
    const double steps = std::max(double(rows.back().step - rows.front().step), 1.0);
    const int plot_width = width - left - right, plot_height = panel_height - top - bottom;
    const auto at = [&](const LogRow& row) {
        return Point{left + double(row.step - rows.front().step) / steps * plot_width,
                     y0 + top + (1 - (scaled(row.values[column]) - scaled(lowest)) / span) * plot_height};
    };
    const double y1 = y0 + top + plot_height, x1 = left + plot_width;
    draw_line(image, {left, double(y0 + top)}, {x1, double(y0 + top)}, frame);
    draw_line(image, {left, y1}, {x1, y1}, frame);
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (std::isfinite(rows[i - 1].values[column]) && std::isfinite(rows[i].values[column]))
            draw_line(image, at(rows[i - 1]), at(rows[i]), curve);

    write(image, 8, y0 + top, short_number(highest));
    write(image, 8, int(y1) - glyph_height, short_number(lowest));
    write(image, left, int(y1) + 6, std::to_string(rows.front().step));
    const auto last = std::to_string(rows.back().step);
    write(image, width - right - int(last.size()) * glyph_advance, int(y1) + 6, last);
}

}  // namespace

Image plot_losses(const std::vector<std::string>& columns, const std::vector<LogRow>& rows) {
    Image image(width, panel_height * int(columns.size()), paper);
    for (std::size_t column = 0; column < columns.size(); ++column)
        draw_panel(image, panel_height * int(column), columns[column], rows, column);
    return image;
}

}  // namespace limner::training
