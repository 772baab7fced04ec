// The dialogs of MainWindow: choosing files, palette and shortcut sheet, information.

#include <QCoreApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>

#include "ui/dialogs/mesh_dialog.h"
#include "ui/dialogs/people_dialog.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/dialogs/seed_browser.h"
#include "ui/dialogs/time_lapse_dialog.h"
#include "ui/dialogs/turntable_dialog.h"
#include "ui/panels/models_panel.h"
#include "ui/session/brush_shelf.h"
#include "ui/session/texts.h"
#include "ui/window/command_palette.h"
#include "ui/window/command_registry.h"
#include "ui/window/main_window.h"
#include "ui/window/shortcut_sheet.h"
#include "ui/window/workspaces.h"

namespace limner::ui {
namespace {

constexpr const char* folder_key = "files/folder";

/// Where the last dialog ended; else the pictures folder, or the home folder where there is none.
QString start_folder() {
    for (const QString& folder : {QSettings().value(folder_key).toString(),
                                  QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)})
        if (!folder.isEmpty() && QFileInfo(folder).isDir()) return folder;
    return QDir::homePath();
}

/// The file a dialog gave, its folder remembered.
QString remembered(const QString& file) {
    if (!file.isEmpty()) QSettings().setValue(folder_key, QFileInfo(file).absolutePath());
    return file;
}

QString with_suffix(QString file, const QString& suffix) {
    if (!file.isEmpty() && QFileInfo(file).suffix().isEmpty()) file += suffix;
    return file;
}

struct SetFilter {
    LabelSet set;
    const char* text;
};
constexpr SetFilter set_filters[] = {
    {LabelSet::limner, QT_TRANSLATE_NOOP("Files", "Limner or CelebAMask-HQ label map (*.png)")},
    {LabelSet::sofgan20, QT_TRANSLATE_NOOP("Files", "SofGAN label map, 20 classes (*.png)")},
    {LabelSet::sofgan17, QT_TRANSLATE_NOOP("Files", "SofGAN label map, 17 classes (*.png)")}};
constexpr SetFilter export_filters[] = {
    {LabelSet::limner, QT_TRANSLATE_NOOP("Files", "Limner label map (*.png)")},
    {LabelSet::celebamask, QT_TRANSLATE_NOOP("Files", "CelebAMask-HQ label map (*.png)")},
    {LabelSet::sofgan20, QT_TRANSLATE_NOOP("Files", "SofGAN label map, 20 classes (*.png)")},
    {LabelSet::sofgan17, QT_TRANSLATE_NOOP("Files", "SofGAN label map, 17 classes (*.png)")}};

template <std::size_t N>
QStringList filter_texts(const SetFilter (&filters)[N]) {
    QStringList texts;
    for (const SetFilter& filter : filters) texts << QCoreApplication::translate("Files", filter.text);
    return texts;
}

template <std::size_t N>
LabelSet chosen_set(const SetFilter (&filters)[N], const QString& text) {
    const auto index = filter_texts(filters).indexOf(text);
    return filters[index < 0 ? 0 : index].set;
}

}  // namespace

void MainWindow::open_dialog() {
    const QString file = remembered(
        QFileDialog::getOpenFileName(this, tr("Open"), start_folder(),
                                     tr("All that Limner opens (*.limner *.png *.jpg *.jpeg "
                                        "*.webp *.tif *.tiff *.pkl *.pt *.pth *.safetensors);;Limner "
                                        "project (*.limner);;All files (*)"),
                                     nullptr, QFileDialog::HideNameFilterDetails));
    if (!file.isEmpty()) open(file);
}

QString MainWindow::ask_for_project_file(const QString& title, const QString& start) {
    const QString proposed = start.isEmpty() ? start_folder() + "/portrait.limner" : start;
    return with_suffix(
        remembered(QFileDialog::getSaveFileName(this, title, proposed, tr("Limner project (*.limner)"))),
        ".limner");
}

void MainWindow::save_as_dialog(std::function<void()> saved) {
    const QString file = ask_for_project_file(tr("Save project"), files_->suggested_file());
    if (!file.isEmpty()) files_->save_project_as(file, std::move(saved));
}

void MainWindow::import_labels_dialog() {
    QString chosen;
    const QString file = remembered(QFileDialog::getOpenFileName(
        this, tr("Import label map"), start_folder(), filter_texts(set_filters).join(";;"), &chosen));
    if (!file.isEmpty()) files_->import_labels(file, chosen_set(set_filters, chosen));
}

void MainWindow::import_brushes_dialog() {
    const QString file = remembered(QFileDialog::getOpenFileName(this, tr("Import brushes"), start_folder(),
                                                                 tr("Brushes of Limner (*.json)")));
    if (!file.isEmpty()) brushes_->import_from(file);
}

void MainWindow::export_brushes_dialog() {
    const QString file = remembered(QFileDialog::getSaveFileName(
        this, tr("Export brushes"), start_folder() + "/brushes.json", tr("Brushes of Limner (*.json)")));
    if (!file.isEmpty()) brushes_->export_to(with_suffix(file, ".json"));
}

void MainWindow::export_labels_dialog() {
    QString chosen;
    const QString file =
        remembered(QFileDialog::getSaveFileName(this, tr("Export label map"), start_folder() + "/labels.png",
                                                filter_texts(export_filters).join(";;"), &chosen));
    if (!file.isEmpty()) files_->export_labels(with_suffix(file, ".png"), chosen_set(export_filters, chosen));
}

void MainWindow::reference_dialog() {
    const QString file =
        remembered(QFileDialog::getOpenFileName(this, tr("Reference photo"), start_folder(),
                                                tr("Pictures (*.png *.jpg *.jpeg *.webp);;All files (*)")));
    if (!file.isEmpty()) files_->import_reference(file);
}

void MainWindow::export_picture_dialog() { (new PictureDialog(session_, *exports_, this))->open(); }

void MainWindow::turntable_dialog() { (new TurntableDialog(session_, *exports_, this))->open(); }

void MainWindow::animation_dialog() {
    auto* dialog = new TurntableDialog(session_, *exports_, this);
    dialog->set_keys();
    dialog->open();
}

void MainWindow::mesh_dialog() { (new MeshDialog(session_, *exports_, this))->open(); }

void MainWindow::people_dialog() { (new PeopleDialog(session_, *exports_, this))->open(); }

void MainWindow::save_workspace_dialog() {
    auto* box = new QInputDialog(this);
    box->setObjectName("workspace.save.dialog");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Save workspace"));
    box->setLabelText(tr("Name"));
    box->setTextValue(workspaces_->is_own(workspaces_->current()) ? workspaces_->current()
                                                                  : tr("My workspace"));
    connect(box, &QInputDialog::textValueSelected, this,
            [this](const QString& name) { workspaces_->save_as(name); });
    box->open();
}

void MainWindow::remove_workspace_dialog() {
    QStringList own;
    for (const QString& id : workspaces_->ids())
        if (workspaces_->is_own(id)) own << id;
    auto* box = new QInputDialog(this);
    box->setObjectName("workspace.remove.dialog");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Remove workspace"));
    box->setLabelText(tr("Workspace"));
    box->setComboBoxItems(own);
    box->setOkButtonText(tr("Remove"));
    connect(box, &QInputDialog::textValueSelected, this,
            [this](const QString& name) { workspaces_->remove(name); });
    box->open();
}

void MainWindow::show_jobs() {
    jobs_dock_->show();
    jobs_dock_->raise();
}

void MainWindow::show_models() {
    models_dock_->show();
    models_dock_->raise();
}

void MainWindow::load_model_dialog() { findChild<ModelsPanel*>()->load_dialog(); }

void MainWindow::show_timeline() {
    timeline_dock_->show();
    timeline_dock_->raise();
}

void MainWindow::show_seed_browser() {
    if (auto* shown = findChild<SeedBrowser*>()) return shown->raise();
    (new SeedBrowser(session_, this))->show();
}

void MainWindow::time_lapse_dialog() {
    session_.recorder().stop();
    auto moments = painted_moments(session_.document());
    if (moments.empty())
        return session_.notify(NoticeLevel::info,
                               tr("The undo list holds no strokes of which a time-lapse could be made."));
    show_timeline();
    (new TimeLapseDialog(session_.document(), session_.playhead(), std::move(moments), this))->open();
}

void MainWindow::show_shortcuts() {
    auto* sheet = new ShortcutSheet(*commands_, this);
    sheet->open();
}

void MainWindow::show_palette() {
    std::vector<PaletteEntry> entries;
    for (QAction* action : commands_->actions())
        entries.push_back({plain_title(*action), tr("command"), keys_text(*action),
                           [action] { action->trigger(); }, action->isEnabled()});
    for (int i = 0; i < face_class_count; ++i) {
        const auto face_class = static_cast<FaceClass>(i);
        entries.push_back({capitalised(class_name(face_class)), tr("class"), {}, [this, face_class] {
                               session_.pick_class(face_class);
                           }});
    }
    const auto& snapshots = session_.shelf().snapshots();
    for (std::size_t i = 0; i < snapshots.size(); ++i)
        entries.push_back({snapshots[i].name, tr("snapshot"), {}, [this, i] {
                               session_.restore_snapshot(static_cast<int>(i));
                           }});
    new CommandPalette(std::move(entries), this);
}

void MainWindow::show_model_information() {
    QString text = tr("No model is loaded. %1").arg(session_.model_error());
    if (const GeneratorInfo* model = session_.model()) {
        QStringList can;
        const Capabilities& c = model->capabilities;
        const std::pair<bool, const char*> named[] = {{c.pose, "pose"},
                                                      {c.labels, "labels"},
                                                      {c.part_styles, "part_styles"},
                                                      {c.identity, "identity"},
                                                      {c.hair_shape, "hair_shape"},
                                                      {c.expression, "expression"},
                                                      {c.gaze, "gaze"},
                                                      {c.light, "light"},
                                                      {c.mesh, "mesh"},
                                                      {c.fitted_paintings, "fitted_paintings"}};
        for (const auto& [has, name] : named)
            if (has) can << capability_name(name);
        text = tr("<b>%1</b> (%2 %3)<br>Family: %4<br>Picture: %5 × %5 px, label map: %6 × %6 px<br>"
                  "Parameters: %7 million<br>Can: %8")
                   .arg(QString::fromStdString(model->title).toHtmlEscaped(),
                        QString::fromStdString(model->id).toHtmlEscaped(),
                        QString::fromStdString(model->version).toHtmlEscaped(),
                        QString::fromStdString(model->family).toHtmlEscaped())
                   .arg(model->resolution)
                   .arg(model->label_size)
                   .arg(locale().toString(double(model->parameter_count) / 1e6, 'f', 1))
                   .arg(can.join(", "));
    }
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Model information"), text, QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(windowIcon().pixmap(64));
    box->open();
}

void MainWindow::show_picture_information() {
    QString text = tr("There is no picture yet.");
    if (const auto& image = session_.frame().picture.image) {
        const HeadPose& pose = session_.frame().portrait.pose;
        const QString model =
            QString::fromStdString(session_.model() ? session_.model()->title : session_.portrait().model);
        const QString quality =
            session_.frame().final ? tr("full quality") : tr("preview, full quality follows at rest");
        text =
            tr("<b>%1 × %2 px</b>, %3<br>Model: %4<br>Yaw %5°, pitch %6°, roll %7°<br>Seed of the head: %8")
                .arg(image->width)
                .arg(image->height)
                .arg(quality, model.toHtmlEscaped())
                .arg(locale().toString(degrees(pose.yaw), 'f', 1),
                     locale().toString(degrees(pose.pitch), 'f', 1),
                     locale().toString(degrees(pose.roll), 'f', 1))
                .arg(session_.portrait().head.identity.seed);
    }
    auto* box =
        new QMessageBox(QMessageBox::NoIcon, tr("Picture information"), text, QMessageBox::Close, this);
    box->setObjectName("picture.information");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::show_about() {
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Limner"),
                                tr("<b>Limner %1</b><br>A portrait you can turn, restyle and repaint.<br><br>"
                                   "All people shown are invented. No picture leaves this machine.")
                                    .arg(QCoreApplication::applicationVersion()),
                                QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(windowIcon().pixmap(64));
    box->open();
}

}  // namespace limner::ui
