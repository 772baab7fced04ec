#pragma once
// The words over the portrait, by Dear ImGui: caption, hint, help, notice and the performance window. For
// reading alone; no input reaches them. The window's context must be current for every call.

#include <string>
#include <vector>

#include "app/booth/scene.h"
#include "app/booth/show.h"
#include "app/booth/window.h"

struct ImGuiContext;

namespace limner::booth {

/// What the performance window tells.
struct Performance {
    std::vector<float> frame_ms;  // from paint to paint, oldest first
    PictureCost picture;
    std::string rung;  // its name
    EngineStatus engine;
};

class Overlay {
public:
    explicit Overlay(Window& window);
    ~Overlay();
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;

    /// `name`: of the person the caption is about.
    void paint(const Words& words, const std::string& name, const Performance& performance, bool quits);

private:
    void size_fonts(int short_side);

    Window& window_;
    ImGuiContext* context_;
    int font_pixels_ = 0;
};

}  // namespace limner::booth
