#pragma once
// Draws Dear ImGui windows over what an OpenGL view has painted. They are for reading: no input reaches them,
// and they are built again only when the view paints anyway.

#include <QSizeF>
#include <functional>

struct ImGuiContext;

namespace limner::ui {

class GuiPainter {
public:
    GuiPainter() = default;
    GuiPainter(const GuiPainter&) = delete;
    GuiPainter& operator=(const GuiPainter&) = delete;
    /// The OpenGL context of draw() must be current.
    ~GuiPainter() { release(); }

    /// Draws the windows that `build` makes with ImGui calls into a view of `size` dip at `ratio` device
    /// pixels each. The first call loads font and shaders.
    void draw(const QSizeF& size, double ratio, const std::function<void()>& build);
    /// Gives back what belongs to the OpenGL context, which must be current; the next draw() starts over.
    void release();

private:
    void start(double ratio);
    ImGuiContext* context_ = nullptr;
    double ratio_ = 1;
};

}  // namespace limner::ui
