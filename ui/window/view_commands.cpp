// The commands of the views: layout, zoom, channels, comparing, guides.

#include <QApplication>
#include <QClipboard>
#include <algorithm>
#include <memory>
#include <tuple>

#include "ui/viewport/canvas_view.h"
#include "ui/viewport/portrait_viewport.h"
#include "ui/viewport/view_area.h"
#include "ui/window/command_registry.h"
#include "ui/window/held_key.h"
#include "ui/window/main_window.h"
#include "ui/window/workspaces.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct ViewCommands {
    Q_DECLARE_TR_FUNCTIONS(Commands)
public:
    static void view(MainWindow& w, EditorSession& s, CommandRegistry& c);
    static void channels(ViewArea& views, EditorSession& s, CommandRegistry& c);
    static void comparing(ViewArea& views, CommandRegistry& c);
    static void guides(ViewArea& views, CommandRegistry& c);
};

void ViewCommands::view(MainWindow& w, EditorSession& s, CommandRegistry& c) {
    ViewArea& views = w.views();
    struct Named {
        const char* id;
        const char* text;
        ViewLayout layout;
    };
    static constexpr Named layouts[] = {
        {"split", QT_TRANSLATE_NOOP("Commands", "Split"), ViewLayout::split},
        {"canvas", QT_TRANSLATE_NOOP("Commands", "Canvas"), ViewLayout::canvas},
        {"viewport", QT_TRANSLATE_NOOP("Commands", "Portrait"), ViewLayout::viewport},
        {"overlay", QT_TRANSLATE_NOOP("Commands", "Overlay"), ViewLayout::overlay}};
    for (const Named& named : layouts) {
        QAction* action = c.add_switch({QString("view.layout.") + named.id,
                                        tr(named.text),
                                        {},
                                        QString("layout-") + named.id,
                                        tr("Layout: %1").arg(tr(named.text))},
                                       named.layout == views.view_layout(),
                                       [&views, &named](bool) { views.set_view_layout(named.layout); });
        QObject::connect(&views, &ViewArea::view_layout_changed, action, [&views, action, &named] {
            action->setChecked(views.view_layout() == named.layout);
        });
    }
    static constexpr std::pair<const char*, const char*> workspaces[] = {{"paint", "Alt+1"},
                                                                         {"pose", "Alt+2"},
                                                                         {"style", "Alt+3"},
                                                                         {"present", "Alt+4"},
                                                                         {"animate", "Alt+5"}};
    for (const auto& [id, key] : workspaces) {
        const QString title = w.workspaces().title(id);
        QAction* action = c.add_switch(
            {QString("workspace.") + id, title, {QKeySequence(key)}, "", tr("Workspace: %1").arg(title)},
            false, [&w, id = id](bool) { w.go_to_workspace(id); });
        const auto show = [&w, action, id = id] { action->setChecked(w.workspaces().current() == id); };
        QObject::connect(&w.workspaces(), &Workspaces::changed, action, show);
        show();
    }
    c.add({"window.next-panel", tr("Next panel"), {QKeySequence("F6")}, ""}, [&w] { w.go_to_panel(true); });
    c.add({"window.previous-panel", tr("Previous panel"), {QKeySequence("Shift+F6")}, ""},
          [&w] { w.go_to_panel(false); });
    c.add({"workspace.save", tr("&Save workspace as…"), {}, ""}, [&w] { w.save_workspace_dialog(); });
    c.add({"workspace.reset", tr("&Reset workspace"), {}, ""}, [&w] { w.reset_workspace(); });
    c.add({"workspace.remove", tr("Re&move workspace…"), {}, ""}, [&w] { w.remove_workspace_dialog(); });
    const auto cycle = [&views](int by) {
        const int now = static_cast<int>(views.view_layout());
        views.set_view_layout(static_cast<ViewLayout>((now + by + 4) % 4));
    };
    c.add({"view.next-layout", tr("Next layout"), {QKeySequence("F3")}, ""}, [cycle] { cycle(1); });
    c.add({"view.previous-layout", tr("Previous layout"), {QKeySequence("Shift+F3")}, ""},
          [cycle] { cycle(-1); });
    c.add({"view.zoom-in", tr("Zoom in"), {QKeySequence("+"), QKeySequence("=")}, "", {}, &views},
          [&views] { views.current_view().zoom_step(true); });
    c.add({"view.zoom-out", tr("Zoom out"), {QKeySequence("-")}, "", {}, &views},
          [&views] { views.current_view().zoom_step(false); });
    c.add({"view.zoom-100", tr("100 %"), {QKeySequence("1"), QKeySequence("Ctrl+0")}, "", {}, &views},
          [&views] { views.current_view().set_zoom(1); });
    c.add({"view.fit", tr("Fit"), {QKeySequence("2")}, "", {}, &views},
          [&views] { views.current_view().fit(); });
    c.add({"view.fit-width", tr("Fit width"), {QKeySequence("3")}, "", {}, &views},
          [&views] { views.current_view().fit_width(); });
    c.add_switch({"view.mirror",
                  tr("Mirror view"),
                  {QKeySequence("M")},
                  "mirror",
                  tr("See the portrait as in a mirror; it stays as it is"),
                  &views},
                 false, [&views](bool) {
                     // Both at once: what is painted in one is compared with the other.
                     for (PictureView* view : views.views()) view->mirror_view();
                 });
    c.add({"view.turn-left",
           tr("Rotate view by −15°"),
           {QKeySequence("4"), QKeySequence("Ctrl+[")},
           "",
           {},
           &views},
          [&views] { views.current_view().turn_view(-15); });
    c.add({"view.turn-back", tr("View upright"), {QKeySequence("5")}, "", {}, &views},
          [&views] { views.current_view().turn_view(-views.current_view().transform().turn()); });
    c.add({"view.turn-right",
           tr("Rotate view by 15°"),
           {QKeySequence("6"), QKeySequence("Ctrl+]")},
           "",
           {},
           &views},
          [&views] { views.current_view().turn_view(15); });
    channels(views, s, c);
    comparing(views, c);
    guides(views, c);
    QObject::connect(&views, &ViewArea::fingers_tapped, &c, [&c](int fingers) {
        c.run(fingers == 2 ? "edit.undo" : fingers == 3 ? "edit.redo" : "view.canvas-only");
    });
    CanvasView& canvas = views.canvas();
    c.add_switch({"view.overlay", tr("Label map"), {QKeySequence("Shift+O")}, "", {}, &views}, true,
                 [&canvas](bool on) { canvas.set_overlay_shown(on); });
    c.add({"view.overlay-less", tr("Label map fainter"), {QKeySequence("I")}, "", {}, &views},
          [&canvas] { canvas.set_overlay_opacity(canvas.overlay_opacity() - 0.1); });
    c.add({"view.overlay-more", tr("Label map stronger"), {QKeySequence("O")}, "", {}, &views},
          [&canvas] { canvas.set_overlay_opacity(canvas.overlay_opacity() + 0.1); });
    c.add({"view.canvas-only", tr("Canvas only"), {QKeySequence("Tab")}, "", {}, &views},
          [&w] { w.toggle_canvas_only(); });
    c.add({"view.full-screen", tr("Full screen"), {QKeySequence("F11")}, ""},
          [&w] { w.toggle_full_screen(); });
    c.add({"view.render-now", tr("Full quality now"), {QKeySequence("F5")}, ""}, [&s] { s.render_final(); });
    c.add_switch({"view.pause", tr("Pause live rendering"), {QKeySequence("F9")}, ""}, s.link().paused(),
                 [&s](bool on) { s.set_paused(on); });
    c.add_switch({"view.performance",
                  tr("Performance overlay"),
                  {QKeySequence("F7")},
                  "",
                  tr("Show over the view what the last pictures cost")},
                 false, [&views](bool on) { views.set_performance_shown(on); });
    c.add({"view.copy-performance", tr("Copy performance figures"), {}, ""},
          [&s] { QApplication::clipboard()->setText(s.performance().text()); });
    c.add({"view.jobs", tr("&Jobs"), {}, "", tr("Show what works in the background")},
          [&w] { w.show_jobs(); });
    c.add({"view.notices", tr("&Notices"), {}, "", tr("What the editor has said")},
          [&w] { w.show_notices(); });
    c.add({"view.free-memory", tr("Free memory"), {}, ""}, [&s] {
        if (s.link().engine()) s.link().engine()->free_memory();
        s.forget_kept();
    });
    c.add({"view.escape", tr("Cancel"), {QKeySequence("Esc")}, "", {}, &views}, [&w] { w.escape(); });
}

void ViewCommands::channels(ViewArea& views, EditorSession& s, CommandRegistry& c) {
    PortraitViewport& viewport = views.viewport();
    static constexpr std::tuple<const char*, const char*, Channel> named[] = {
        {"colour", QT_TRANSLATE_NOOP("Commands", "Colour"), Channel::colour},
        {"labels", QT_TRANSLATE_NOOP("Commands", "Classes"), Channel::labels},
        {"part", QT_TRANSLATE_NOOP("Commands", "Mask of the active part"), Channel::part},
        {"depth", QT_TRANSLATE_NOOP("Commands", "Depth"), Channel::depth},
        {"normals", QT_TRANSLATE_NOOP("Commands", "Normals"), Channel::normals}};
    for (const auto& [id, text, channel] : named) {
        const QString title = tr(text);
        QAction* action =
            c.add_switch({QString("view.channel.") + id, title, {}, "", tr("Channel: %1").arg(title)},
                         channel == viewport.channel(), [&views, &viewport, channel = channel](bool) {
                             views.show_viewport();
                             viewport.set_channel(channel);
                             Q_EMIT viewport.channel_changed();
                         });
        const auto show = [&viewport, &s, action, channel = channel, title] {
            action->setChecked(viewport.channel() == channel);
            const bool there = !s.frame().picture.image || has_channel(s.frame().picture, channel);
            if (there == action->isEnabled()) return;
            action->setEnabled(there);
            action->setToolTip(there ? tr("Channel: %1").arg(title) : tr("This model has no such channel"));
        };
        QObject::connect(&viewport, &PortraitViewport::channel_changed, action, show);
        QObject::connect(&s, &EditorSession::frame_changed, action, show);
        show();
    }
    c.add({"view.next-channel", tr("Next channel"), {QKeySequence("C")}, "", {}, &views},
          [&viewport] { viewport.step_channel(1); });
    c.add({"view.previous-channel", tr("Previous channel"), {QKeySequence("Shift+C")}, "", {}, &views},
          [&viewport] { viewport.step_channel(-1); });
}

void ViewCommands::comparing(ViewArea& views, CommandRegistry& c) {
    Comparison& comparison = views.viewport().comparison();
    const auto set = [&views, &comparison](CompareMode mode) {
        if (mode != CompareMode::off) views.show_viewport();
        comparison.set_mode(mode);
        Q_EMIT comparison.changed();
    };
    static constexpr std::tuple<const char*, const char*, CompareMode> named[] = {
        {"off", QT_TRANSLATE_NOOP("Commands", "Do not compare"), CompareMode::off},
        {"side-by-side", QT_TRANSLATE_NOOP("Commands", "Side by side"), CompareMode::side_by_side},
        {"wipe", QT_TRANSLATE_NOOP("Commands", "Wipe"), CompareMode::wipe},
        {"difference", QT_TRANSLATE_NOOP("Commands", "Difference"), CompareMode::difference}};
    const auto mark = [&comparison](QAction* action, CompareMode mode) {
        QObject::connect(&comparison, &Comparison::changed, action,
                         [&comparison, action, mode] { action->setChecked(comparison.mode() == mode); });
    };
    QAction* before = c.add_switch({"view.before",
                                    tr("Before and after"),
                                    {QKeySequence("\\"), QKeySequence("F8")},
                                    "",
                                    tr("Tap to see the portrait as it was, and again to come back; or hold")},
                                   false, [set, &comparison](bool) {
                                       const bool on = comparison.mode() == CompareMode::before;
                                       set(on ? CompareMode::off : CompareMode::before);
                                   });
    mark(before, CompareMode::before);
    new HeldKey(*before, [set] { set(CompareMode::off); });
    for (const auto& [id, text, mode] : named)
        mark(c.add_switch({QString("view.compare.") + id, tr(text), {}, "", tr("Compare: %1").arg(tr(text))},
                          mode == CompareMode::off, [set, mode = mode](bool) { set(mode); }),
             mode);
    c.add({"view.next-compare", tr("Next way to compare"), {QKeySequence("Shift+\\")}, ""},
          [set, &comparison] {
              const auto now = std::find_if(std::begin(named), std::end(named), [&](const auto& entry) {
                  return std::get<CompareMode>(entry) == comparison.mode();
              });
              const bool last = now == std::end(named) || now + 1 == std::end(named);
              set(std::get<CompareMode>(last ? named[0] : now[1]));
          });
    QAction* start = c.add({"view.compare-start",
                            tr("Compare with the beginning"),
                            {},
                            "",
                            tr("With the portrait as it was opened or begun, instead of a snapshot")},
                           [&comparison] { comparison.compare_with_start(); });
    start->setEnabled(false);
    QObject::connect(&comparison, &Comparison::changed, start,
                     [&comparison, start] { start->setEnabled(!comparison.with_start()); });
}

void ViewCommands::guides(ViewArea& views, CommandRegistry& c) {
    static constexpr std::tuple<const char*, const char*, Guide> named[] = {
        {"axis", QT_TRANSLATE_NOOP("Commands", "Axes"), Guide::axis},
        {"grid", QT_TRANSLATE_NOOP("Commands", "Grid"), Guide::grid},
        {"thirds", QT_TRANSLATE_NOOP("Commands", "Thirds"), Guide::thirds},
        {"safe-frame", QT_TRANSLATE_NOOP("Commands", "Safe frame"), Guide::safe_frame}};
    auto shown = std::make_shared<std::set<Guide>>();
    for (const auto& [id, text, guide] : named)
        c.add_switch({QString("view.guide.") + id, tr(text), {}, "", tr("Guide: %1").arg(tr(text))}, false,
                     [&views, shown, guide = guide](bool on) {
                         on ? void(shown->insert(guide)) : void(shown->erase(guide));
                         for (PictureView* view : views.views()) view->set_guides(*shown);
                     });
}

}  // namespace

void build_view_commands(MainWindow& window, EditorSession& session, CommandRegistry& commands) {
    ViewCommands::view(window, session, commands);
}

}  // namespace limner::ui
