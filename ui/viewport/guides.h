#pragma once
// Lines over a view that help to place a face; never part of a picture.

#include <QPainter>
#include <set>

#include "ui/viewport/view_transform.h"

namespace limner::ui {

enum class Guide {
    axis,  // through the middle, both ways
    grid,  // eighths
    thirds,
    safe_frame,  // 90 and 80 percent: what screens and trimmed prints keep
};

void paint_guides(QPainter& painter, const ViewTransform& transform, const std::set<Guide>& guides);

}  // namespace limner::ui
