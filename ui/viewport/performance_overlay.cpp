#include "ui/viewport/performance_overlay.h"

#include <imgui.h>

#include <QCoreApplication>
#include <QFontDatabase>
#include <QPainter>
#include <algorithm>
#include <array>

#include "engine/core/process_memory.h"
#include "ui/session/performance_log.h"

// Texts drawn by Dear ImGui are English in every language: its font has Latin letters only. The figures that
// can be copied (PerformanceLog::text) are translated.
namespace limner::ui {
namespace {

// Distinct for the colour-blind too (Okabe and Ito), with grey for waiting.
constexpr std::array<ImU32, 7> stage_colours{IM_COL32(120, 120, 120, 255), IM_COL32(86, 180, 233, 255),
                                             IM_COL32(230, 159, 0, 255),   IM_COL32(0, 158, 115, 255),
                                             IM_COL32(240, 228, 66, 255),  IM_COL32(204, 121, 167, 255),
                                             IM_COL32(213, 94, 0, 255)};

constexpr float target_ms = 50;  // a preview of a drag, on a fast device
constexpr float most_ms = 250;   // of the scale; longer columns are cut

ImU32 colour_of(std::size_t stage) { return stage_colours[stage % stage_colours.size()]; }

/// One column per picture, oldest on the left, its stages stacked from below; a line marks the target.
void draw_columns(const PerformanceLog& log, float width, float height) {
    float tallest = 2 * target_ms;
    for (const PictureCost& picture : log.pictures()) tallest = std::max(tallest, picture.latency);
    tallest = std::min(tallest, most_ms);  // one long wait must not flatten all others
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(corner, {corner.x + width, corner.y + height}, IM_COL32(0, 0, 0, 110), 3);
    const float column = width / static_cast<float>(PerformanceLog::kept), bottom = corner.y + height;
    float left = corner.x + column * static_cast<float>(PerformanceLog::kept - log.pictures().size());
    for (const PictureCost& picture : log.pictures()) {
        float top = bottom;
        for (std::size_t i = 0; i < picture.stages.size(); ++i) {
            const float part = std::min(height * picture.stages[i].milliseconds / tallest, top - corner.y);
            list.AddRectFilled({left, top - part}, {left + std::max(1.0f, column - 1), top}, colour_of(i));
            top -= part;
        }
        left += column;
    }
    const float line = bottom - height * target_ms / tallest;
    list.AddLine({corner.x, line}, {corner.x + width, line}, IM_COL32(255, 255, 255, 140));
    list.AddText({corner.x + 4, corner.y + 2}, IM_COL32(230, 230, 230, 220),
                 QByteArray::number(qRound(tallest)).append(" ms").constData());
    ImGui::Dummy({width, height});
}

QByteArray milliseconds(float value) { return QByteArray::number(double(value), 'f', 1) + " ms"; }

QByteArray megabytes(std::size_t bytes) { return QByteArray::number(qulonglong(bytes >> 20)) + " MB"; }

/// Name on the left, behind a patch of `colour` where there is one; value on the right.
void add_row(const QByteArray& name, const QByteArray& value, ImU32 colour = 0) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    const float side = ImGui::GetTextLineHeight();
    if (colour) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + side * 0.2f},
                                                  {at.x + side * 0.6f, at.y + side * 0.8f}, colour, 2);
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + side);
    }
    ImGui::TextUnformatted(name.constData());
    ImGui::TableNextColumn();
    const float free = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(value.constData()).x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0f, free));
    ImGui::TextUnformatted(value.constData());
}

void add_rows(const PerformanceLog& log) {
    const PictureCost& last = log.pictures().back();
    const EngineStatus& status = log.status();
    add_row("Last picture", milliseconds(last.latency));
    for (std::size_t i = 0; i < last.stages.size(); ++i)
        add_row(last.stages[i].stage, milliseconds(last.stages[i].milliseconds), colour_of(i));
    add_row("Upload", milliseconds(log.upload()));
    add_row("Paint", milliseconds(log.paint()));
    add_row("Median of 30", milliseconds(status.latency_ms));
    add_row("Rung", 'Q' + QByteArray::number(last.rung) + (last.final ? " final" : ""));
    add_row("Skipped requests", QByteArray::number(qulonglong(status.skipped_requests)));
    add_row("Model caches", megabytes(status.memory_bytes));
    add_row("Whole program", megabytes(resident_memory()));
}

}  // namespace

void build_performance_window(const PerformanceLog& log) {
    const float unit = ImGui::GetFontSize(), width = 17 * unit;
    const ImVec2 view = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({view.x - unit / 2, view.y - unit / 2}, ImGuiCond_Always, {1, 1});
    ImGui::SetNextWindowBgAlpha(0.78f);
    constexpr auto flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_AlwaysAutoResize |
                           ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoSavedSettings;
    if (ImGui::Begin("performance", nullptr, flags)) {
        draw_columns(log, width, 5 * unit);
        if (log.pictures().empty()) {
            ImGui::TextUnformatted("No picture yet");
        } else if (ImGui::BeginTable("rows", 2, ImGuiTableFlags_None, {width, 0})) {
            ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthStretch, 2);
            ImGui::TableSetupColumn("value", ImGuiTableColumnFlags_WidthStretch, 1);
            add_rows(log);
            ImGui::EndTable();
        }
    }
    ImGui::End();
}

void paint_performance(QPainter& painter, const PerformanceLog& log) {
    const QString text =
        log.text() + '\n' + QCoreApplication::translate("Performance", "drawn without OpenGL");
    painter.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const QRect view = painter.viewport();
    const double ratio = painter.device()->devicePixelRatioF();
    const QRectF area(8, 8, view.width() / ratio - 16, view.height() / ratio - 16);
    const QRectF box = painter.boundingRect(area, Qt::AlignRight | Qt::AlignBottom, text);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(15, 15, 15, 200));
    painter.drawRoundedRect(box.adjusted(-8, -6, 8, 6), 4, 4);
    painter.setPen(QColor(230, 230, 230));
    painter.drawText(box, Qt::AlignLeft | Qt::AlignTop, text);
}

}  // namespace limner::ui
