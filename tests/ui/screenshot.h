#pragma once
// Pictures of a window that are compared although the smoothing of letters differs from machine to machine:
// what counts is the mean colour of each tile of a coarse grid. Another font moves everything, and is another
// screen.
//
//     const QImage shown = small_screenshot(window);
//     CHECK(screen_distance(shown, reference) < same_screen);

#include <QImage>

class QWidget;

namespace limner::ui {

/// What `widget` shows, as wide as a stored reference.
QImage small_screenshot(QWidget& widget);
/// The largest difference, of 255, that any channel of any tile has. Sizes may differ; what is compared is
/// the whole of each.
double screen_distance(const QImage& a, const QImage& b);

/// Two pictures of the same screen differ by less; two different screens by more.
constexpr double same_screen = 9;

}  // namespace limner::ui
