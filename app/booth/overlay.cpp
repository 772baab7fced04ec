#include "app/booth/overlay.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "engine/core/process_memory.h"

namespace limner::booth {
namespace {

constexpr const char* font_file = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
constexpr float font_share = 0.021f;  // of the screen's shorter side
constexpr int smallest_font = 15;     // pixels
constexpr const char* honest = "synthetic portrait, shows no real person";
constexpr const char* hint = "Drag to turn the head, tap for another person";

ImU32 white(float opacity) { return IM_COL32(255, 255, 255, static_cast<int>(255 * opacity)); }
ImU32 black(float opacity) { return IM_COL32(0, 0, 0, static_cast<int>(255 * opacity)); }

/// Text with a soft shadow, which reads on any picture.
void draw_text(ImVec2 at, float opacity, const std::string& text, float wrap = 0) {
    if (opacity <= 0) return;
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    ImFont* font = ImGui::GetFont();
    const float size = ImGui::GetFontSize(), offset = size / 16;
    for (const ImVec2 d : {ImVec2(0, offset), ImVec2(offset, 2 * offset), ImVec2(-offset, 2 * offset)})
        list.AddText(font, size, {at.x + d.x, at.y + d.y}, black(0.30f * opacity), text.c_str(), nullptr,
                     wrap);
    list.AddText(font, size, at, white(0.86f * opacity), text.c_str(), nullptr, wrap);
}

constexpr auto panel_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_AlwaysAutoResize |
                             ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoSavedSettings;

void add_row(const char* name, const std::string& value) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(name);
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(value.c_str());
}

bool begin_panel(const char* name, ImVec2 at, ImVec2 pivot, float opacity) {
    ImGui::SetNextWindowPos(at, ImGuiCond_Always, pivot);
    ImGui::SetNextWindowBgAlpha(0.72f);
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, opacity);
    return ImGui::Begin(name, nullptr, panel_flags);
}

void end_panel() {
    ImGui::End();
    ImGui::PopStyleVar();
}

/// Below the face, above the caption.
void draw_help(float opacity, bool quits, ImVec2 screen) {
    if (opacity <= 0) return;
    if (begin_panel("help", {screen.x / 2, screen.y - 4 * ImGui::GetFontSize()}, {0.5f, 1}, opacity) &&
        ImGui::BeginTable("keys", 2, ImGuiTableFlags_SizingFixedFit)) {
        add_row("Drag", "turns the head");
        add_row("Tap, Space", "another person");
        add_row("F", "full screen or window");
        add_row("P", "what the pictures cost");
        add_row("H, F1", "this list");
        if (quits) add_row("Esc", "ends");
        ImGui::EndTable();
    }
    end_panel();
}

std::string milliseconds(float value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f ms", double(value));
    return text;
}

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

void draw_performance(const Performance& p, ImVec2 screen) {
    const float unit = ImGui::GetFontSize();
    if (begin_panel("performance", {screen.x - unit, unit}, {1, 0}, 1)) {
        const auto& frames = p.frame_ms;
        if (!frames.empty()) {
            const float most = std::max(34.0f, *std::max_element(frames.begin(), frames.end()));
            ImGui::PlotHistogram("##frames", frames.data(), static_cast<int>(frames.size()), 0, nullptr, 0,
                                 most, {14 * unit, 3 * unit});
        }
        if (ImGui::BeginTable("figures", 2, ImGuiTableFlags_SizingFixedFit)) {
            if (!frames.empty()) add_row("Frame", milliseconds(frames.back()));
            add_row("Engine", milliseconds(p.picture.computed_ms));
            add_row("Asked to shown", milliseconds(p.picture.latency_ms));
            add_row("Pictures", std::to_string(int(p.engine.frames_per_second)) + " a second");
            add_row("Rung", p.rung + (p.picture.final ? "" : " (preview)"));
            add_row("Device", p.engine.device);
            add_row("Model caches", megabytes(p.engine.memory_bytes));
            add_row("Whole program", megabytes(resident_memory()));
            ImGui::EndTable();
        }
    }
    end_panel();
}

}  // namespace

Overlay::Overlay(Window& window) : window_(window), context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // windows are placed by code: nothing to remember on disk
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    ImGui::StyleColorsDark();
    ImGui_ImplGlfw_InitForOpenGL(window.handle(), /*install_callbacks=*/false);
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

Overlay::~Overlay() {
    ImGui::SetCurrentContext(context_);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext(context_);
}

void Overlay::size_fonts(int short_side) {
    const int pixels = std::max(smallest_font, static_cast<int>(font_share * float(short_side)));
    if (pixels == font_pixels_) return;
    font_pixels_ = pixels;
    ImGuiIO& io = ImGui::GetIO();
    io.Fonts->Clear();
    std::error_code error;
    ImFontConfig config;
    config.SizePixels = static_cast<float>(pixels);
    // ImGui stops the program over a font that is not there.
    if (!std::filesystem::exists(font_file, error) ||
        !io.Fonts->AddFontFromFileTTF(font_file, config.SizePixels, &config,
                                      io.Fonts->GetGlyphRangesCyrillic()))
        io.Fonts->AddFontDefault(&config);
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    ImGui::GetStyle() = ImGuiStyle();
    ImGui::StyleColorsDark();
    ImGui::GetStyle().WindowRounding = 6;
    ImGui::GetStyle().WindowBorderSize = 0;
    ImGui::GetStyle().WindowPadding = {12, 10};
    ImGui::GetStyle().CellPadding = {8, 3};
    ImGui::GetStyle().ScaleAllSizes(config.SizePixels / 15);
}

void Overlay::paint(const Words& words, const std::string& name, const Performance& performance, bool quits) {
    ImGui::SetCurrentContext(context_);
    const auto pixels = window_.size();
    size_fonts(std::min(pixels.width, pixels.height));
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    // Everything is laid out in pixels, so that letters are sharp at any scale.
    io.DisplaySize = {float(pixels.width), float(pixels.height)};
    io.DisplayFramebufferScale = {1, 1};
    const float margin = 1.4f * float(font_pixels_);
    // Windows that fit their content know its size one pass later, and there may be no later paint.
    for (int pass = 0; pass < 2; ++pass) {
        if (pass > 0) ImGui::EndFrame();
        ImGui::NewFrame();
        const float base = io.DisplaySize.y - margin - ImGui::GetFontSize();
        const std::string caption = name + "  \xC2\xB7  " + honest;
        const ImVec2 size = ImGui::CalcTextSize(caption.c_str());
        draw_text({margin, base}, words.caption * 0.9f, caption);
        const float hint_width = ImGui::CalcTextSize(hint).x;
        // Beside the caption where there is room, else above it.
        const bool beside = size.x + hint_width + 4 * margin < io.DisplaySize.x;
        draw_text(
            {beside ? io.DisplaySize.x - margin - hint_width : margin, beside ? base : base - 1.6f * size.y},
            words.hint * 0.9f, hint);
        draw_text({margin, margin}, words.notice, words.notice_text, io.DisplaySize.x - 2 * margin);
        draw_help(words.help, quits, io.DisplaySize);
        if (words.performance) draw_performance(performance, io.DisplaySize);
    }
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace limner::booth
