#pragma once
// "Turntable…": the head in motion, as video, as pictures, or on one sheet.

#include "ui/dialogs/export_dialog.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace limner::ui {

class BackgroundChoice;
class CropChoice;
class SizeChoice;
class TurntablePreview;

class TurntableDialog final : public ExportDialog {
    Q_OBJECT
public:
    TurntableDialog(EditorSession& session, ExportActions& exports, QWidget* parent);

    TurntableExport settings() const;
    void set_settings(const TurntableExport& settings);
    /// Plays the keys of the timeline, at its rate.
    void set_keys();

protected:
    Result<QString> command() const override { return exports().command(settings()); }
    void find_existing(std::function<void(QStringList)> then) override {
        exports().find_existing(settings(), this, std::move(then));
    }
    void start(IfExists existing) override;

private:
    void build_motion(QFormLayout& form);
    void build_output(QFormLayout& form);
    void update_form();
    QString remark() const;
    /// Side of the whole pictures in pixels.
    int side() const;
    Result<QString> example(const QString& name) const;

    QFormLayout* output_;
    QComboBox *path_, *range_, *centre_, *loop_, *easing_, *form_;
    QDoubleSpinBox *phase_, *yaw_, *pitch_, *hold_, *rate_, *length_;
    QSpinBox *frames_, *views_, *columns_, *gap_;
    QLabel *frames_title_, *remark_;
    QCheckBox *counter_, *light_, *gaze_, *resume_, *recipe_;
    QWidget* sheet_;
    SizeChoice* size_;
    BackgroundChoice* background_;
    CropChoice* crop_;
    QComboBox* samples_;
    PlaceChoice* place_;
    TurntablePreview* preview_;
};

}  // namespace limner::ui
