#pragma once
// What is written on the screen, whoever draws it: labels, fields, rows of lists, and views with QPainter.
//
//     for (const DrawnText& text : texts_drawn_in(window))
//         CHECK(text.is_whole());
//
// Views on OpenGL draw elsewhere: call forbid_gl() first to see what they write.

#include <QRectF>
#include <QString>
#include <QWidget>
#include <vector>

namespace limner::ui {

/// A piece of one line.
struct DrawnText {
    QString text;
    QRectF place, room;  // where it is, and what of that can be seen; in the widget's dips

    bool is_seen() const { return place.intersects(room); }
    /// Nothing is missing on the left or on the right; above and below, what scrolls may be cut.
    bool is_whole() const;
};

/// In the order of drawing.
std::vector<DrawnText> texts_drawn_in(QWidget& widget);

}  // namespace limner::ui
