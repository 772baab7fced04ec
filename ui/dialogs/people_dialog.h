#pragma once
// "Contact sheet of people…": many seeds at once, in the pose, expression and light of the portrait.

#include "ui/dialogs/export_dialog.h"

class QLineEdit;
class QSpinBox;

namespace limner::ui {

class SizeChoice;

class PeopleDialog final : public ExportDialog {
    Q_OBJECT
public:
    PeopleDialog(EditorSession& session, ExportActions& exports, QWidget* parent);

    PeopleExport settings() const;

protected:
    Result<QString> command() const override { return exports().command(settings()); }
    void find_existing(std::function<void(QStringList)> then) override {
        exports().find_existing(settings(), this, std::move(then));
    }
    void start(IfExists existing) override;

private:
    void update_form();
    QString example(const QString& name) const;

    QLineEdit* first_;
    QSpinBox *count_, *columns_;
    SizeChoice* size_;
    PlaceChoice* place_;
};

}  // namespace limner::ui
