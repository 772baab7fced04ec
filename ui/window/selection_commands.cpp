// The commands of the selection: what is in it, what it is filled with, and what floats.

#include "ui/session/class_edits.h"
#include "ui/session/texts.h"
#include "ui/tools/transform_tool.h"
#include "ui/viewport/canvas_view.h"
#include "ui/viewport/view_area.h"
#include "ui/window/command_registry.h"
#include "ui/window/main_window.h"
#include "ui/window/pixel_question.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct SelectionCommands {
    Q_DECLARE_TR_FUNCTIONS(Commands)
public:
    static void selection(MainWindow& w, EditorSession& s, CommandRegistry& c);
    static void resize(MainWindow& w, EditorSession& s, CommandRegistry& c);
};

QKeySequence keypad_enter() { return QKeySequence(QKeyCombination(Qt::KeypadModifier, Qt::Key_Enter)); }

void SelectionCommands::resize(MainWindow& w, EditorSession& s, CommandRegistry& c) {
    struct Named {
        const char* id;
        const char* text;
        const char* title;
        void (*change)(Selection&, int);
    };
    static constexpr Named all[] = {{"grow", QT_TRANSLATE_NOOP("Commands", "&Grow selection…"),
                                     QT_TRANSLATE_NOOP("Commands", "Grow selection"),
                                     [](Selection& selection, int pixels) { selection.grow(pixels); }},
                                    {"shrink", QT_TRANSLATE_NOOP("Commands", "&Shrink selection…"),
                                     QT_TRANSLATE_NOOP("Commands", "Shrink selection"),
                                     [](Selection& selection, int pixels) { selection.grow(-pixels); }},
                                    {"border", QT_TRANSLATE_NOOP("Commands", "&Border of the selection…"),
                                     QT_TRANSLATE_NOOP("Commands", "Border of the selection"),
                                     [](Selection& selection, int pixels) { selection.border(pixels); }}};
    for (const Named& named : all) {
        const QString id = QString("select.") + named.id;
        QAction* action = c.add({id, tr(named.text), {}, "", {}, &w.views()}, [&w, &s, &named, id] {
            ask_for_pixels(w, id + ".dialog", tr(named.title), [&s, &named](int pixels) {
                s.put_down();
                named.change(s.surface().selection(), pixels);
                s.selection_changed();
            });
        });
        const auto update = [&s, action] { action->setEnabled(!s.surface().selection().empty()); };
        QObject::connect(&s, &EditorSession::selection_edited, action, update);
        update();
    }
}

void SelectionCommands::selection(MainWindow& w, EditorSession& s, CommandRegistry& c) {
    QWidget* view = &w.views();
    const auto change = [&s](auto&& how) {
        return [&s, how] {
            s.put_down();
            how(s.surface().selection());
            s.selection_changed();
        };
    };
    c.add({"select.all", tr("Select &all"), {QKeySequence("Ctrl+A")}, "", {}, view},
          change([](Selection& selection) { selection.select_if([](int, int) { return true; }); }));
    c.add({"select.none", tr("Select &none"), {QKeySequence("Ctrl+Shift+A")}, "", {}, view},
          change([](Selection& selection) { selection.clear(); }));
    QAction* again = c.add({"select.again",
                            tr("S&elect again"),
                            {QKeySequence("Ctrl+Shift+D")},
                            "",
                            tr("Bring back what was selected last"),
                            view},
                           [&s] { s.select_again(); });
    const auto update_again = [&s, again] {
        again->setEnabled(s.surface().selection().empty() && !s.last_selection().empty() &&
                          s.last_selection().side() == s.surface().size());
    };
    QObject::connect(&s, &EditorSession::selection_edited, again, update_again);
    update_again();
    c.add({"select.invert", tr("&Invert selection"), {QKeySequence("Ctrl+Shift+I")}, "", {}, view},
          change([](Selection& selection) { selection.invert(); }));
    c.add({"select.class", tr("Select the active &class"), {}, "", {}, view},
          [&s] { select_class(s, s.active_class()); });
    resize(w, s, c);
    const auto fill = [&s](FaceClass face_class) {
        s.put_down();
        if (s.surface().selection().empty()) return s.notify(NoticeLevel::info, tr("Nothing is selected"));
        const double side = s.surface().size();
        const PixelRect touched =
            s.surface().fill(rectangle({0, 0}, {side, side}), static_cast<std::uint8_t>(face_class));
        s.strokes_changed(touched, tr("Fill selection with %1").arg(class_name(face_class)), new_gesture(),
                          true);
    };
    c.add({"select.fill",
           tr("Fill selection with the active class"),
           {QKeySequence("Backspace")},
           "",
           {},
           view},
          [fill, &s] { fill(s.active_class()); });
    c.add({"select.delete", tr("Fill selection with background"), {QKeySequence("Delete")}, "", {}, view},
          [fill] { fill(FaceClass::background); });
    c.add({"select.transform",
           tr("&Transform selection"),
           {QKeySequence("Ctrl+T")},
           "",
           tr("Move, scale, turn and flip what is selected"),
           view},
          [&s, &w] {
              s.set_tool(ToolId::move);
              w.views().canvas().setFocus();
              s.transform().lift(s);
          });
    c.add({"select.flip-sideways",
           tr("Flip &left and right"),
           {},
           "flip",
           tr("Mirror what is selected: left becomes right")},
          [&s] {
              s.set_tool(ToolId::move);
              s.transform().flip(s, true);
          });
    c.add({"select.flip-upright",
           tr("Flip &up and down"),
           {},
           "flip-upright",
           tr("Mirror what is selected: up becomes down")},
          [&s] {
              s.set_tool(ToolId::move);
              s.transform().flip(s, false);
          });
    QAction* warp = c.add_switch({"select.warp",
                                  tr("&Warp selection"),
                                  {},
                                  "warp",
                                  tr("Bend what is selected by a net of 4 × 4 handles")},
                                 false, [&s, &w](bool on) {
                                     s.set_tool(ToolId::move);
                                     w.views().canvas().setFocus();
                                     s.transform().set_warping(s, on);
                                 });
    QAction* apply = c.add({"select.put-down",
                            tr("A&pply transform"),
                            {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter), keypad_enter()},
                            "apply",
                            {},
                            view},
                           [&s] { s.put_down(); });
    QAction* drop =
        c.add({"select.drop", tr("Cancel transfor&m"), {}, "close"}, [&s] { s.transform().drop(s); });
    // Without anything that floats Enter paints a dab.
    const auto update = [&s, apply, drop, warp] {
        warp->setChecked(s.transform().warping());
        const QString nothing = tr("Nothing was moved or pasted that could be applied or taken back");
        for (QAction* action : {apply, drop}) action->setEnabled(s.floating());
        apply->setToolTip(s.floating() ? tr("Write what was moved or pasted into the label map (Enter)")
                                       : nothing);
        drop->setToolTip(s.floating() ? tr("Put back what was moved, or drop what was pasted (Esc)")
                                      : nothing);
    };
    QObject::connect(&s, &EditorSession::floating_edited, apply, update);
    update();
}

}  // namespace

void build_selection_commands(MainWindow& window, EditorSession& session, CommandRegistry& commands) {
    SelectionCommands::selection(window, session, commands);
}

}  // namespace limner::ui
