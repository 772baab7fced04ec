#pragma once
// The performance overlay (F7): what the last pictures cost, in a corner of the view.

class QPainter;

namespace limner::ui {

class PerformanceLog;

/// Its Dear ImGui window; inside GuiPainter::draw().
void build_performance_window(const PerformanceLog& log);
/// The same in words, where there is no OpenGL to draw with.
void paint_performance(QPainter& painter, const PerformanceLog& log);

}  // namespace limner::ui
