#pragma once
// "Export mesh…": the surface of the head for other programs.

#include "ui/dialogs/export_dialog.h"

class QComboBox;
class QLabel;

namespace limner::ui {

class MeshDialog final : public ExportDialog {
    Q_OBJECT
public:
    MeshDialog(EditorSession& session, ExportActions& exports, QWidget* parent);

    MeshExport settings() const;

protected:
    Result<QString> command() const override { return exports().command(settings()); }
    void find_existing(std::function<void(QStringList)> then) override {
        exports().find_existing(settings(), this, std::move(then));
    }
    void start(IfExists existing) override;

private:
    void update_form();
    QString example(const QString& name) const;

    QComboBox *form_, *cells_;
    QLabel* remark_;
    PlaceChoice* place_;
};

}  // namespace limner::ui
