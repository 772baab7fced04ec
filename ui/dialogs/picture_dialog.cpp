#include "ui/dialogs/picture_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPainter>
#include <QSpinBox>
#include <algorithm>

#include "engine/media/exr.h"
#include "engine/media/image_file.h"
#include "ui/dialogs/background_choice.h"
#include "ui/dialogs/combo_items.h"
#include "ui/dialogs/crop_choice.h"
#include "ui/dialogs/place_choice.h"
#include "ui/dialogs/preset_choice.h"
#include "ui/dialogs/size_choice.h"
#include "ui/session/pictures.h"

namespace limner::ui {
namespace {

constexpr int preview_side = 256, square = 8;
constexpr int alone = -2, the_start = -1;  // in the list of comparisons, among the places of snapshots

struct Format {
    StillKind kind;
    int bits;
};
/// In the order in which they are offered.
constexpr Format formats[] = {{StillKind::png, 8},  {StillKind::png, 16}, {StillKind::jpeg, 8},
                              {StillKind::webp, 8}, {StillKind::tiff, 8}, {StillKind::tiff, 16},
                              {StillKind::exr, 8},  {StillKind::ora, 8}};

QString title_of(const Format& format) {
    switch (format.kind) {
        case StillKind::jpeg:
            return PictureDialog::tr("JPEG");
        case StillKind::webp:
            return PictureDialog::tr("WebP");
        case StillKind::exr:
            return PictureDialog::tr("OpenEXR, with depth and labels");
        case StillKind::ora:
            return PictureDialog::tr("OpenRaster, in layers");
        case StillKind::png:
        case StillKind::tiff:
            break;
    }
    return (format.kind == StillKind::png ? PictureDialog::tr("PNG, %n bits", nullptr, format.bits)
                                          : PictureDialog::tr("TIFF, %n bits", nullptr, format.bits));
}

QString explanation_of(const Format& format) {
    if (format.bits == 16)
        return PictureDialog::tr(
            "The model paints 8 bits per channel; 16 keep a replaced background's soft edge exact.");
    if (format.kind == StillKind::exr)
        return PictureDialog::tr(
            "Linear light in half floats; depth, normals and labels as channels beside it.");
    if (format.kind == StillKind::webp)
        return PictureDialog::tr("Small, with transparency, for the web; at quality 100 nothing is lost.");
    if (format.kind == StillKind::ora)
        return PictureDialog::tr(
            "For Krita and GIMP: background, cut-out portrait, and a hidden layer per part.");
    return {};
}

QString name_of(StillKind kind) {
    const auto title = still_format(kind).title;
    return QString::fromUtf8(title.data(), qsizetype(title.size()));
}

/// Transparency is shown as everywhere: on a board of squares.
QPixmap on_board(const QImage& picture) {
    QPixmap result(picture.size());
    QPainter painter(&result);
    for (int y = 0; y < picture.height(); y += square)
        for (int x = 0; x < picture.width(); x += square)
            painter.fillRect(x, y, square, square,
                             (x + y) / square % 2 ? QColor(0x66, 0x66, 0x66) : QColor(0x99, 0x99, 0x99));
    painter.drawImage(0, 0, picture);
    return result;
}

}  // namespace

PictureDialog::PictureDialog(EditorSession& session, ExportActions& exports, QWidget* parent)
    : ExportDialog("export.picture", tr("Export picture"), session, exports, parent) {
    const int model_size = session.model() ? session.model()->resolution : 0;
    preview_ = named(new QLabel(this), "preview", tr("Preview"));
    preview_->setFixedSize(preview_side, preview_side);
    preview_->setAlignment(Qt::AlignCenter);
    format_ = named(new QComboBox(this), "format", tr("Format"));
    quality_ = named(new QSpinBox(this), "quality", tr("Quality"));
    comparison_ = named(new QComboBox(this), "comparison", tr("Comparison"));
    size_ = new SizeChoice(objectName() + ".size", model_size, this);
    samples_ = samples_choice(*named(new QComboBox(this), "samples", tr("Samples per pixel")));
    background_ = new BackgroundChoice(objectName() + ".background", this);
    crop_ = new CropChoice(objectName() + ".crop", this);
    recipe_ = named(new QCheckBox(tr("&Recipe inside"), this), "recipe", tr("Recipe inside"));
    labels_ = named(new QCheckBox(tr("&Label map"), this), "labels", tr("Label map"));
    label_set_ = named(new QComboBox(this), "label-set", tr("Classes of the label map"));
    depth_ = named(new QCheckBox(tr("&Depth"), this), "depth", tr("Depth"));
    depth_form_ = named(new QComboBox(this), "depth-form", tr("Form of the depth"));
    remark_ = named(new QLabel(this), "remark", {});
    place_ = new PlaceChoice(
        objectName() + ".place", exports.folder_of({}), [this](const QString& name) { return example(name); },
        this);
    auto* presets = new PresetChoice(objectName() + ".preset", picture_presets, this);
    connect(presets, &PresetChoice::chosen, this,
            [this](const QString& name) { set_settings(stored_picture_export(name)); });
    connect(presets, &PresetChoice::kept, this, [this](const QString& name) { store(settings(), name); });
    build_form();
    body().addWidget(presets);
    add_buttons();
    set_settings(stored_picture_export());
    const auto update = [this] { update_form(); };
    for (QComboBox* combo : {format_, comparison_, samples_, label_set_, depth_form_})
        connect(combo, &QComboBox::currentIndexChanged, this, update);
    for (QCheckBox* box : {labels_, depth_}) connect(box, &QCheckBox::toggled, this, update);
    connect(size_, &SizeChoice::changed, this, update);
    connect(background_, &BackgroundChoice::changed, this, update);
    connect(crop_, &CropChoice::changed, this, update);
    connect(place_, &PlaceChoice::changed, this, update);
    connect(&session, &EditorSession::frame_changed, this, update);
    update_form();
    format_->setFocus();
}

void PictureDialog::build_form() {
    for (const auto& format : formats) {
        const int row = format_->count();
        format_->addItem(title_of(format));
        if (can_write(format.kind)) {
            format_->setItemData(row, explanation_of(format), Qt::ToolTipRole);
        } else {
            set_item_reason(*format_, row,
                            tr("This build of Limner has no library for %1.").arg(name_of(format.kind)));
        }
    }
    comparison_->addItem(tr("None: the portrait alone"), alone);
    comparison_->addItem(tr("Before and after: the beginning"), the_start);
    const auto& snapshots = session().shelf().snapshots();
    for (std::size_t i = 0; i < snapshots.size(); ++i)
        comparison_->addItem(tr("Before and after: %1").arg(snapshots[i].name), int(i));
    comparison_->setToolTip(tr("An earlier portrait on the left, in the same pose"));
    quality_->setRange(1, 100);
    quality_->setPrefix(tr("quality "));
    recipe_->setToolTip(tr("The picture opens again as the portrait it shows"));
    label_set_->addItem(tr("Limner's classes"), static_cast<int>(LabelSet::limner));
    label_set_->addItem(tr("CelebAMask-HQ"), static_cast<int>(LabelSet::celebamask));
    label_set_->addItem(tr("SofGAN, 20 classes"), static_cast<int>(LabelSet::sofgan20));
    label_set_->addItem(tr("SofGAN, 17 classes"), static_cast<int>(LabelSet::sofgan17));
    depth_form_->addItem(tr("PNG, 16 bits"));
    depth_form_->addItem(tr("OpenEXR, float"));
    set_item_reason(*depth_form_, 1,
                    can_write_exr() ? QString() : tr("This build of Limner has no OpenEXR."));
    labels_->setToolTip(tr("Beside the picture, as indexed PNG"));
    depth_->setToolTip(tr("Beside the picture, in head units"));
    const int wide = std::max(label_set_->sizeHint().width(), depth_form_->sizeHint().width());
    for (QComboBox* combo : {label_set_, depth_form_}) combo->setMinimumWidth(wide);
    remark_->setProperty("weak", true);
    remark_->setWordWrap(true);

    const auto pair = [](QWidget* a, QWidget* b) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(a, 1);
        row->addWidget(b);
        return row;
    };
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const auto row = [&](const QString& title, auto* field, QWidget* buddy) {
        auto* label = new QLabel(title, this);
        label->setBuddy(buddy);
        form->addRow(label, field);
    };
    row(tr("&Format"), pair(format_, quality_), format_);
    row(tr("Co&mparison"), comparison_, comparison_);
    row(tr("&Size"), pair(size_, samples_), size_);
    row(tr("&Background"), background_, background_);
    row(tr("Cro&p"), crop_, crop_);
    form->addRow(QString(), recipe_);
    form->addRow(tr("Beside it"), pair(labels_, label_set_));
    form->addRow(QString(), pair(depth_, depth_form_));
    form->addRow(remark_);
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(preview_, 0, Qt::AlignTop);
    top->addLayout(form, 1);
    body().addLayout(top);
    body().addWidget(place_);
}

PictureExport PictureDialog::settings() const {
    PictureExport e;
    const auto& format = formats[format_->currentIndex()];
    e.folder = place_->folder();
    e.name = place_->name();
    e.kind = format.kind;
    e.size = size_->value();
    const int before = comparison_->currentData().toInt();
    const auto& snapshots = session().shelf().snapshots();
    if (before == the_start) e.before = std::make_shared<const Portrait>(session().document().start());
    if (before >= 0 && before < int(snapshots.size()))
        e.before = std::make_shared<const Portrait>(snapshots[std::size_t(before)].portrait);
    e.still = {.bits = format.bits,
               .quality = quality_->value(),
               .finish = {background_->value(), crop_->value(), samples_->currentData().toInt()},
               .recipe = recipe_->isChecked()};
    e.labels = labels_->isEnabled() && labels_->isChecked();
    e.label_set = static_cast<LabelSet>(label_set_->currentData().toInt());
    e.depth = depth_->isEnabled() && depth_->isChecked();
    e.depth_exr = depth_form_->currentIndex() == 1;
    return e;
}

void PictureDialog::set_settings(const PictureExport& e) {
    const auto same = [&](const Format& f) {
        return f.kind == e.kind &&
               f.bits == (still_format(e.kind).deep && e.kind != StillKind::exr ? e.still.bits : 8);
    };
    const auto found = std::find_if(std::begin(formats), std::end(formats), same);
    const bool there = found != std::end(formats) && can_write(e.kind);
    format_->setCurrentIndex(there ? int(found - std::begin(formats)) : 0);
    quality_->setValue(e.still.quality);
    size_->set_value(e.size);
    background_->set_value(e.still.finish.background);
    crop_->set_value(e.still.finish.crop);
    samples_->setCurrentIndex(std::max(0, samples_->findData(e.still.finish.samples)));
    recipe_->setChecked(e.still.recipe);
    labels_->setChecked(e.labels);
    label_set_->setCurrentIndex(label_set_->findData(static_cast<int>(e.label_set)));
    depth_->setChecked(e.depth);
    depth_form_->setCurrentIndex(e.depth_exr && can_write_exr() ? 1 : 0);
    place_->set_value(e.folder, e.name);
}

void PictureDialog::update_form() {
    const auto& format = still_format(formats[format_->currentIndex()].kind);
    const QString title = name_of(format.kind);
    const auto& picture = session().frame().picture;
    quality_->setVisible(format.quality);
    recipe_->setEnabled(format.recipe);
    recipe_->setToolTip(format.recipe ? tr("The picture opens again as the portrait it shows")
                                      : tr("%1 carries no recipe; PNG does").arg(title));
    background_->forbid_transparent(format.alpha ? QString()
                                                 : tr("%1 holds no transparency; PNG does.").arg(title));
    const auto offer = [](QCheckBox* box, QWidget* more, bool there, const QString& reason) {
        box->setEnabled(there);
        if (!there) box->setToolTip(reason);
        more->setEnabled(there && box->isChecked());
    };
    offer(labels_, label_set_, bool(picture.labels), tr("This model gives no label map."));
    offer(depth_, depth_form_, bool(picture.depth), tr("This model gives no depth."));
    crop_->set_side(side());
    crop_->forbid_face(picture.labels || !picture.image ? QString() : tr("This model gives no label map."));
    const bool compares = comparison_->currentData().toInt() != alone;
    const bool no_layers = format.kind == StillKind::ora && (compares || (picture.image && !picture.labels));
    remark_->setText(remark());
    remark_->setVisible(!remark_->text().isEmpty());
    place_->update_example();
    set_ready(place_->good() && session().model() && !no_layers && crop_->fits() && background_->good());
    show_preview();
    estimate(exports().trial_of(settings()));
}

int PictureDialog::side() const {
    if (size_->value() > 0) return size_->value();
    return session().model() ? session().model()->resolution : 0;
}

QString PictureDialog::remark() const {
    const auto& picture = session().frame().picture;
    if (!crop_->fits()) return tr("The crop lies outside the picture of %1 pixels.").arg(side());
    const bool layers = formats[format_->currentIndex()].kind == StillKind::ora;
    if (layers && comparison_->currentData().toInt() != alone)
        return tr("Layers hold no comparison; PNG does.");
    if (layers && picture.image && !picture.labels)
        return tr("This model gives no label map, so there are no layers.");
    const int model_size = session().model() ? session().model()->resolution : 0;
    if (model_size == 0) return {};
    if (side() * samples_->currentData().toInt() > model_size && side() <= model_size)
        return tr("The model draws %1 pixels; more samples than that smooth and show no more detail.")
            .arg(model_size);
    if (side() <= model_size) return {};
    return tr("The model draws %1 pixels; larger pictures are enlarged smoothly and show no more detail.")
        .arg(model_size);
}

void PictureDialog::show_preview() {
    const auto& picture = session().frame().picture;
    if (!picture.image) return preview_->setText(tr("No picture yet"));
    Picture small = picture;
    small.image = std::make_shared<const Image>(shrunk(*picture.image, preview_side));
    Finish finish{.background = background_->value()};
    if (finish.background.kind == Background::Kind::picture && !finish.background.picture)
        finish.background = {};  // being read
    const auto image = still_image(small, finish);
    const QImage shown = to_qimage(std::make_shared<const Image>(image ? *image : *small.image));
    QPixmap pixmap = on_board(
        shown.size() == QSize(preview_side, preview_side)
            ? shown
            : shown.scaled(preview_side, preview_side, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    QPainter painter(&pixmap);
    crop_->paint_frame(painter, QRectF(pixmap.rect()), {&picture.labels, 1});
    painter.end();
    preview_->setPixmap(pixmap);
}

Result<QString> PictureDialog::example(const QString& name) const {
    PictureExport e = settings();
    e.name = name;
    const auto targets = e.targets({});
    const auto names = NameTemplate::parse(targets.picture.string());
    if (!names) return tl::unexpected(names.error());
    const auto fields = cropped_fields(exports().fields(e.size), e.still.finish.crop, *names);
    if (!fields) return tl::unexpected(fields.error());
    QStringList files;
    for (const auto& file : {targets.picture, targets.labels, targets.depth}) {
        if (file.empty()) continue;
        if (const auto parsed = NameTemplate::parse(file.string()))
            files << from_native(native_path(QString::fromStdString(parsed->expand(*fields))).filename());
    }
    const bool counts = name.contains("{n}") || name.contains("{n:");
    return files.join(", ") + '\n' +
           (counts ? tr("Takes the next number that is free.") : tr("Asks before it overwrites a file."));
}

void PictureDialog::start(IfExists existing) {
    const auto e = settings();
    store(e);
    exports().start(e, existing);
}

}  // namespace limner::ui
