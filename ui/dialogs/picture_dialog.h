#pragma once
// "Export picture…": the portrait as one file, with its label map and depth beside it.

#include "ui/dialogs/export_dialog.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace limner::ui {

class BackgroundChoice;
class CropChoice;
class SizeChoice;

class PictureDialog final : public ExportDialog {
    Q_OBJECT
public:
    PictureDialog(EditorSession& session, ExportActions& exports, QWidget* parent);

    PictureExport settings() const;
    void set_settings(const PictureExport& settings);

protected:
    Result<QString> command() const override { return exports().command(settings()); }
    void find_existing(std::function<void(QStringList)> then) override {
        exports().find_existing(settings(), this, std::move(then));
    }
    void start(IfExists existing) override;

private:
    void build_form();
    void update_form();
    void show_preview();
    /// Side of the whole picture in pixels.
    int side() const;
    QString remark() const;
    Result<QString> example(const QString& name) const;

    QLabel* preview_;
    QComboBox *format_, *comparison_, *label_set_, *depth_form_;
    QSpinBox* quality_;
    SizeChoice* size_;
    BackgroundChoice* background_;
    CropChoice* crop_;
    QComboBox* samples_;
    QCheckBox *recipe_, *labels_, *depth_;
    QLabel* remark_;
    PlaceChoice* place_;
};

}  // namespace limner::ui
