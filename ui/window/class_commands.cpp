// The commands of the active class, which are the menu of the panel of classes, too.

#include <QInputDialog>

#include "ui/session/class_edits.h"
#include "ui/session/class_order.h"
#include "ui/session/texts.h"
#include "ui/viewport/view_area.h"
#include "ui/window/command_registry.h"
#include "ui/window/main_window.h"
#include "ui/window/pixel_question.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct ClassCommands {
    Q_DECLARE_TR_FUNCTIONS(Commands)
public:
    static void marks(MainWindow& w, EditorSession& s, CommandRegistry& c);
    static void edits(MainWindow& w, EditorSession& s, CommandRegistry& c);
    static void ask_for_class(MainWindow& w, EditorSession& s);
};

void ClassCommands::marks(MainWindow& w, EditorSession& s, CommandRegistry& c) {
    QAction* show = c.add_switch({"class.show", tr("Show the active class in the overlay"), {}, ""}, true,
                                 [&s](bool on) { show_class(s, s.active_class(), on); });
    c.add({"class.solo",
           tr("Show only the active class"),
           {},
           "",
           tr("In the overlay; again shows all classes (Alt+click on its eye)")},
          [&s] { show_only(s, s.active_class()); });
    QAction* only = c.add_switch({"class.only",
                                  tr("Paint only over the active class"),
                                  {},
                                  "",
                                  tr("Nothing writes over classes without this mark while one has it")},
                                 false, [&s](bool on) { paint_only_over(s, s.active_class(), on); });
    QAction* all =
        c.add({"class.only-none", tr("Paint over all classes"), {}, ""}, [&s] { paint_over_all(s); });
    QAction* lock = c.add_switch(
        {"class.lock", tr("Lock the active class"), {QKeySequence("Shift+L")}, "", {}, &w.views()}, false,
        [&s](bool on) { s.set_locked(lock_of(s.active_class()), on, class_name(s.active_class())); });
    const auto update = [&s, show, only, all, lock] {
        const FaceClass active = s.active_class();
        show->setChecked(!s.locked(hidden_mark(active)));
        only->setChecked(s.locked(only_mark(active)));
        lock->setChecked(s.locked(lock_of(active)));
        all->setEnabled(only_classes(s.document().state().locks).any());
        all->setToolTip(all->isEnabled() ? tr("Takes the marks \"Paint only over\" from all classes")
                                         : tr("Every class that is not locked is painted over"));
    };
    QObject::connect(&s, &EditorSession::portrait_changed, show, update);
    QObject::connect(&s, &EditorSession::class_changed, show, update);
    update();
}

void ClassCommands::ask_for_class(MainWindow& w, EditorSession& s) {
    const FaceClass from = s.active_class();
    QStringList names;
    for (const FaceClass face_class : class_order)
        if (face_class != from) names << capitalised(class_name(face_class));
    auto* box = new QInputDialog(&w);
    box->setObjectName("class.replace.dialog");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Replace %1").arg(class_name(from)));
    box->setLabelText(tr("The class that takes its place"));
    box->setComboBoxItems(names);
    QObject::connect(box, &QInputDialog::textValueSelected, &s, [&s, from](const QString& name) {
        for (const FaceClass face_class : class_order)
            if (capitalised(class_name(face_class)) == name) return replace_class(s, from, face_class);
    });
    box->open();
}

void ClassCommands::edits(MainWindow& w, EditorSession& s, CommandRegistry& c) {
    c.add({"class.grow",
           tr("Grow the active class…"),
           {},
           "",
           tr("Into what is not locked, by pixels of the label map")},
          [&w, &s] {
              ask_for_pixels(w, "class.grow.dialog", tr("Grow %1").arg(class_name(s.active_class())),
                             [&s, it = s.active_class()](int pixels) { grow_class(s, it, pixels); });
          });
    c.add({"class.shrink",
           tr("Shrink the active class…"),
           {},
           "",
           tr("What it leaves goes to the class beside it")},
          [&w, &s] {
              ask_for_pixels(w, "class.shrink.dialog", tr("Shrink %1").arg(class_name(s.active_class())),
                             [&s, it = s.active_class()](int pixels) { grow_class(s, it, -pixels); });
          });
    c.add({"class.replace", tr("Replace the active class with…"), {}, ""}, [&w, &s] { ask_for_class(w, s); });
    c.add({"class.smooth",
           tr("Smooth the border of the active class"),
           {},
           "",
           tr("Rounds off corners, fills notches and drops specks")},
          [&s] { smooth_class(s, s.active_class()); });
}

}  // namespace

void build_class_commands(MainWindow& window, EditorSession& session, CommandRegistry& commands) {
    ClassCommands::marks(window, session, commands);
    ClassCommands::edits(window, session, commands);
}

}  // namespace limner::ui
