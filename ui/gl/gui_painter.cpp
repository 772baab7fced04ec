#include "ui/gl/gui_painter.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <QFile>

namespace limner::ui {
namespace {

constexpr const char* font_file = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
constexpr double font_dip = 13;

}  // namespace

void GuiPainter::start(double ratio) {
    context_ = ImGui::CreateContext();
    ImGui::SetCurrentContext(context_);
    ratio_ = ratio;
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // windows are placed by code: nothing to remember on disk
    io.LogFilename = nullptr;
    // ImGui stops the program over a font that is not there.
    const float size = static_cast<float>(font_dip * ratio);
    if (!QFile::exists(font_file) || !io.Fonts->AddFontFromFileTTF(font_file, size))
        io.Fonts->AddFontDefault();
    ImGui::StyleColorsDark();
    ImGui::GetStyle().ScaleAllSizes(static_cast<float>(ratio));
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

void GuiPainter::draw(const QSizeF& size, double ratio, const std::function<void()>& build) {
    if (context_ && ratio != ratio_) release();  // moved to a screen of another scale
    if (!context_) start(ratio);
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize =
        ImVec2(static_cast<float>(size.width() * ratio), static_cast<float>(size.height() * ratio));
    io.DeltaTime = 1.0f / 60;  // nothing moves: any positive time does
    ImGui_ImplOpenGL3_NewFrame();
    // Windows that fit their content know its size one pass later, and there may be no later paint.
    ImGui::NewFrame();
    build();
    ImGui::EndFrame();
    ImGui::NewFrame();
    build();
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void GuiPainter::release() {
    if (!context_) return;
    ImGui::SetCurrentContext(context_);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(context_);
    context_ = nullptr;
}

}  // namespace limner::ui
