// The menu bar, from the registry of commands.

#include <QMenuBar>

#include "ui/session/brush_presets.h"
#include "ui/session/named_views.h"
#include "ui/viewport/portrait_viewport.h"
#include "ui/viewport/view_area.h"
#include "ui/window/command_registry.h"
#include "ui/window/main_window.h"

namespace limner::ui {
namespace {

/// Ids in order; "-" is a separator.
void fill(QMenu& menu, const CommandRegistry& commands, std::initializer_list<const char*> ids) {
    for (const QString id : ids) {
        if (id == "-") {
            menu.addSeparator();
        } else {
            menu.addAction(commands.action(id));
        }
    }
}

/// What a right click on the viewport shows: its own actions.
void build_context_menu(QWidget& viewport, const CommandRegistry& commands) {
    const auto add = [&](std::initializer_list<const char*> ids) {
        auto* separator = new QAction(&viewport);
        separator->setSeparator(true);
        viewport.addAction(separator);
        for (const char* id : ids) viewport.addAction(commands.action(id));
    };
    for (const NamedView& view : named_views())
        viewport.addAction(commands.action(QString("pose.view.") + view.id));
    add({"pose.reset", "pose.copy", "pose.paste"});
    add({"view.before"});
    add({"file.export-picture"});
}

}  // namespace

void build_menus(MainWindow& window, const CommandRegistry& commands) {
    QMenuBar& bar = *window.menuBar();
    const auto menu = [&](const QString& title, const char* name, QMenu* parent = nullptr) {
        QMenu* made = parent ? parent->addMenu(title) : bar.addMenu(title);
        made->setObjectName(name);
        made->setToolTipsVisible(true);  // why an entry is disabled
        return made;
    };
    QMenu* file = menu(MainWindow::tr("&File"), "menu.file");
    fill(*file, commands, {"file.new", "file.new-from-seed", "file.open"});
    menu(MainWindow::tr("Open re&cent"), "menu.file.recent", file);
    fill(*file, commands, {"-", "file.save", "file.save-as", "file.save-incremental", "file.save-copy"});
    fill(*menu(MainWindow::tr("Re&vert"), "menu.file.revert", file), commands, {"file.revert", "-"});
    fill(*file, commands,
         {"-", "file.import-labels", "file.reference", "file.remove-reference", "-", "file.quick-save",
          "file.quick-save-transparent", "file.export-picture", "file.export-turntable",
          "file.export-animation", "file.export-mesh", "file.export-people", "file.export-labels",
          "file.export-again", "-", "file.close", "file.quit"});
    QMenu* edit = menu(MainWindow::tr("&Edit"), "menu.edit");
    fill(*edit, commands,
         {"edit.undo", "edit.redo", "-", "edit.copy-picture", "edit.copy-labels", "edit.copy-recipe",
          "edit.paste", "edit.paste-new", "-"});
    fill(*edit, commands,
         {"tool.brush", "tool.eraser", "tool.fill", "tool.lasso", "tool.rectangle", "tool.ellipse",
          "tool.polygon", "tool.next-shape", "tool.region", "tool.move", "tool.eyedropper", "tool.pose",
          "tool.light", "tool.grab", "-"});
    QMenu* brushes = menu(MainWindow::tr("Brushes"), "menu.edit.brushes", edit);
    for (const BrushPreset& preset : brush_presets())
        brushes->addAction(commands.action(QString("brush.preset.") + preset.id));
    brushes->addSeparator();
    fill(*brushes, commands,
         {"brush.last-preset", "brush.smaller", "brush.larger", "-", "brush.keep", "brush.reload",
          "brush.remove", "brush.arrange", "brush.import", "brush.export"});
    QMenu* classes = menu(MainWindow::tr("Classes"), "menu.edit.classes", edit);
    fill(*classes, commands,
         {"class.swap", "class.default", "class.next",      "class.previous", "-",       "class.show",
          "class.solo", "class.only",    "class.only-none", "class.lock",     "-",       "select.class",
          "class.grow", "class.shrink",  "class.replace",   "class.smooth",   "-",       "class.1",
          "class.2",    "class.3",       "class.4",         "class.5",        "class.6", "class.7",
          "class.8",    "class.9"});
    fill(*edit, commands, {"brush.symmetry"});
    fill(*menu(MainWindow::tr("Sides of the face"), "menu.edit.sides", edit), commands,
         {"sides.left-to-right", "sides.right-to-left", "sides.swap"});
    fill(*edit, commands, {"brush.edge-snap", "lasso.magnetic", "-", "edit.preferences"});
    fill(*menu(MainWindow::tr("&Select"), "menu.select"), commands,
         {"select.all",
          "select.none",
          "select.again",
          "select.invert",
          "-",
          "select.class",
          "-",
          "select.grow",
          "select.shrink",
          "select.border",
          "-",
          "select.fill",
          "select.delete",
          "-",
          "select.transform",
          "select.warp",
          "select.flip-sideways",
          "select.flip-upright",
          "select.put-down",
          "select.drop"});
    QMenu* portrait = menu(MainWindow::tr("&Portrait"), "menu.portrait");
    fill(*menu(MainWindow::tr("&Random"), "menu.portrait.random", portrait), commands,
         {"portrait.random-person", "-", "portrait.random-shape", "portrait.random-expression",
          "portrait.random-light", "-", "portrait.random-part", "portrait.random-styles"});
    fill(*portrait, commands,
         {"portrait.seed-browser", "-", "portrait.neutral-expression", "portrait.front-pose",
          "portrait.reset-light", "portrait.reset-all", "-", "portrait.fit-painting",
          "portrait.discard-strokes", "portrait.merge-edits", "portrait.snapshot", "-"});
    QMenu* turn = menu(MainWindow::tr("Turn"), "menu.portrait.turn", portrait);
    for (const NamedView& view : named_views())
        turn->addAction(commands.action(QString("pose.view.") + view.id));
    turn->addSeparator();
    fill(*turn, commands,
         {"pose.turn-left", "pose.turn-right", "pose.turn-up", "pose.turn-down", "pose.turn-left-fine",
          "pose.turn-right-fine", "pose.turn-up-fine", "pose.turn-down-fine", "pose.roll-clockwise",
          "pose.roll-back", "-", "pose.default-fov", "pose.reset-camera", "pose.reset", "-",
          "pose.fixed-gaze", "-", "pose.copy", "pose.paste"});
    fill(
        *menu(MainWindow::tr("&Timeline"), "menu.timeline"), commands,
        {"timeline.play", "timeline.every-frame", "timeline.record", "-", "timeline.start", "timeline.end",
         "timeline.previous-key", "timeline.next-key", "timeline.in", "timeline.out", "-", "timeline.add-key",
         "timeline.remove-key", "timeline.auto-key", "timeline.time-lapse", "-", "file.export-animation"});
    fill(*menu(MainWindow::tr("&Model"), "menu.model"), commands,
         {"model.load", "model.panel", "-", "help.model", "model.device", "view.free-memory"});
    QMenu* view = menu(MainWindow::tr("&View"), "menu.view");
    QMenu* layout = menu(MainWindow::tr("Layout"), "menu.view.layout", view);
    fill(*layout, commands,
         {"view.layout.split", "view.layout.canvas", "view.layout.viewport", "view.layout.overlay", "-",
          "view.next-layout", "view.previous-layout"});
    QMenu* zoom = menu(MainWindow::tr("Zoom"), "menu.view.zoom", view);
    fill(*zoom, commands, {"view.zoom-in", "view.zoom-out", "view.zoom-100", "view.fit", "view.fit-width"});
    fill(*menu(MainWindow::tr("Rotate"), "menu.view.turn", view), commands,
         {"view.turn-left", "view.turn-back", "view.turn-right"});
    fill(*view, commands, {"view.mirror"});
    fill(*menu(MainWindow::tr("Channel"), "menu.view.channel", view), commands,
         {"view.channel.colour", "view.channel.labels", "view.channel.part", "view.channel.depth",
          "view.channel.normals", "-", "view.next-channel", "view.previous-channel"});
    fill(*menu(MainWindow::tr("Compare"), "menu.view.compare", view), commands,
         {"view.before", "-", "view.compare.off", "view.compare.side-by-side", "view.compare.wipe",
          "view.compare.difference", "view.next-compare", "-", "view.compare-start"});
    fill(*menu(MainWindow::tr("Guides"), "menu.view.guides", view), commands,
         {"view.guide.axis", "view.guide.grid", "view.guide.thirds", "view.guide.safe-frame"});
    menu(MainWindow::tr("Panels"), "menu.view.panels", view);
    menu(MainWindow::tr("Workspace"), "menu.view.workspace", view);
    fill(*view, commands, {"window.next-panel", "window.previous-panel"});
    view->addSeparator();
    fill(*view, commands,
         {"view.overlay", "view.overlay-less", "view.overlay-more", "-", "view.render-now", "view.pause",
          "view.picture-information", "view.jobs", "view.notices", "view.performance",
          "view.copy-performance", "-", "view.canvas-only", "view.full-screen"});
    fill(*menu(MainWindow::tr("&Help"), "menu.help"), commands,
         {"help.palette", "help.shortcuts", "help.welcome", "help.report", "help.log", "help.about"});
    build_context_menu(window.views().viewport(), commands);
}

}  // namespace limner::ui
