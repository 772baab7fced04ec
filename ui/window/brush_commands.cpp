// The commands of the user's own brushes.

#include <QInputDialog>

#include "ui/dialogs/brush_dialog.h"
#include "ui/session/brush_shelf.h"
#include "ui/window/command_registry.h"
#include "ui/window/main_window.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct BrushCommands {
    Q_DECLARE_TR_FUNCTIONS(Commands)
public:
    static void ask_for_name(MainWindow& w);
    static void build(MainWindow& w, CommandRegistry& c);
};

void BrushCommands::ask_for_name(MainWindow& w) {
    BrushShelf& shelf = w.brushes();
    auto* box = new QInputDialog(&w);
    box->setObjectName("brush.keep.dialog");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Keep this brush"));
    box->setLabelText(tr("Name; one that there is already is replaced"));
    if (shelf.chosen()) box->setTextValue(shelf.brushes()[std::size_t(*shelf.chosen())].name);
    QObject::connect(box, &QInputDialog::textValueSelected, &shelf, &BrushShelf::keep);
    box->open();
}

void BrushCommands::build(MainWindow& w, CommandRegistry& c) {
    BrushShelf& shelf = w.brushes();
    c.add({"brush.keep", tr("&Keep this brush…"), {}, "", tr("Under a name, with size, smoothing and edges")},
          [&w] { ask_for_name(w); });
    QAction* reload = c.add({"brush.reload", tr("&Reload brush"), {}, ""}, [&shelf] {
        if (shelf.chosen()) shelf.use(*shelf.chosen());
    });
    c.add({"brush.arrange", tr("&Arrange brushes…"), {}, "", tr("Their order, and tags to find them by")},
          [&w] {
              auto* dialog = w.findChild<BrushDialog*>();
              if (!dialog) dialog = new BrushDialog(w.brushes(), &w);
              dialog->show();
              dialog->raise();
          });
    QAction* remove = c.add({"brush.remove", tr("&Delete brush"), {}, ""}, [&shelf] {
        if (shelf.chosen()) shelf.remove(*shelf.chosen());
    });
    c.add({"brush.import", tr("&Import brushes…"), {}, ""}, [&w] { w.import_brushes_dialog(); });
    QAction* write =
        c.add({"brush.export", tr("&Export brushes…"), {}, "", tr("All of your own, as one file")},
              [&w] { w.export_brushes_dialog(); });
    const auto update = [&shelf, reload, remove, write] {
        const QString none = tr("None of your own brushes is in use");
        reload->setEnabled(shelf.changed_since());
        reload->setToolTip(!shelf.chosen()       ? none
                           : reload->isEnabled() ? tr("Back to what was kept")
                                                 : tr("The brush is as it was kept"));
        remove->setEnabled(shelf.chosen().has_value());
        remove->setToolTip(shelf.chosen() ? tr("Takes the brush in use off the list") : none);
        write->setEnabled(!shelf.brushes().empty());
    };
    QObject::connect(&shelf, &BrushShelf::changed, reload, update);
    update();
}

}  // namespace

void build_brush_commands(MainWindow& window, CommandRegistry& commands) {
    BrushCommands::build(window, commands);
}

}  // namespace limner::ui
