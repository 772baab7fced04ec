#include "ui/dialogs/mesh_dialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <algorithm>

#include "engine/export/mesh_file.h"
#include "ui/dialogs/place_choice.h"

namespace limner::ui {

MeshDialog::MeshDialog(EditorSession& session, ExportActions& exports, QWidget* parent)
    : ExportDialog("export.mesh", tr("Export mesh"), session, exports, parent) {
    form_ = named(new QComboBox(this), "form", tr("Format"));
    form_->addItem(tr("glTF, binary"));
    form_->addItem(tr("Wavefront OBJ"));
    form_->addItem(tr("PLY"));
    form_->setItemData(0, tr("In metres, with colours and the class of every vertex"), Qt::ToolTipRole);
    form_->setItemData(1, tr("In centimetres, with colours, and a group and a material per class"),
                       Qt::ToolTipRole);
    form_->setItemData(2, tr("In centimetres, with colours and the class of every vertex"), Qt::ToolTipRole);
    cells_ = named(new QComboBox(this), "cells", tr("Detail"));
    for (const int cells : {64, 128, 256}) cells_->addItem(tr("%1 cells per side").arg(cells), cells);
    remark_ = named(new QLabel(this), "remark", {});
    remark_->setProperty("weak", true);
    remark_->setWordWrap(true);
    place_ = new PlaceChoice(
        objectName() + ".place", exports.folder_of({}), [this](const QString& name) { return example(name); },
        this);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Format"), form_);
    form->addRow(tr("&Detail"), cells_);
    form->addRow(QString(), remark_);
    place_->align_with(*form);
    body().addLayout(form);
    body().addWidget(place_);
    add_buttons();
    const auto stored = stored_mesh_export();
    form_->setCurrentIndex(int(stored.form));
    cells_->setCurrentIndex(std::max(0, cells_->findData(stored.cells)));
    place_->set_value(stored.folder, stored.name);
    for (QComboBox* combo : {form_, cells_})
        connect(combo, &QComboBox::currentIndexChanged, this, &MeshDialog::update_form);
    connect(place_, &PlaceChoice::changed, this, &MeshDialog::update_form);
    update_form();
    form_->setFocus();
}

MeshExport MeshDialog::settings() const {
    MeshExport e;
    e.folder = place_->folder();
    e.name = place_->name();
    e.form = static_cast<MeshExport::Form>(form_->currentIndex());
    e.cells = cells_->currentData().toInt();
    return e;
}

void MeshDialog::update_form() {
    const auto* model = session().model();
    const bool can = model && model->capabilities.mesh;
    remark_->setText(!model ? tr("No model is loaded.")
                     : can
                         ? tr("The colours are those of the picture, its light included; what no view shows "
                              "takes the colour beside it.")
                         : tr("This model knows no surface, so there is no mesh of its heads."));
    place_->update_example();
    set_ready(place_->good() && can);
}

QString MeshDialog::example(const QString& name) const {
    MeshExport e = settings();
    e.name = name;
    const auto names = NameTemplate::parse(e.target({}).string());
    if (!names) return {};
    QStringList files;
    for (const auto& file : mesh_files(names->expand(exports().fields(0))))
        files << from_native(file.filename());
    return files.join(", ") + '\n' + tr("Asks before it overwrites a file.");
}

void MeshDialog::start(IfExists existing) {
    const auto e = settings();
    store(e);
    exports().start(e, existing);
}

}  // namespace limner::ui
