#pragma once
// The models there are: which one draws, which one could. A file or a folder dropped here is looked at and
// loaded.

#include <QHash>

#include "ui/panels/panel.h"

class QFrame;
class QLabel;

namespace limner::ui {

class ModelShelf;
struct KnownModel;

class ModelsPanel final : public Panel {
    Q_OBJECT
public:
    ModelsPanel(EditorSession& session, ModelShelf& models, QWidget* parent);

    /// Asks for a file.
    void load_dialog();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    class Row;
    void show_models();
    void scan_dialog();
    void show_information(const KnownModel& model);

    ModelShelf& models_;
    QFrame* missing_;
    QLabel *missing_text_, *empty_;
    QVBoxLayout* list_;
    QHash<QString, Row*> rows_;  // by model
};

}  // namespace limner::ui
