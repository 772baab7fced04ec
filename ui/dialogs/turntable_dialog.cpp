#include "ui/dialogs/turntable_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include "engine/export/turntable_writer.h"
#include "ui/dialogs/background_choice.h"
#include "ui/dialogs/combo_items.h"
#include "ui/dialogs/crop_choice.h"
#include "ui/dialogs/place_choice.h"
#include "ui/dialogs/preset_choice.h"
#include "ui/dialogs/size_choice.h"
#include "ui/dialogs/turntable_preview.h"
#include "ui/session/fixed_gaze.h"

namespace limner::ui {
namespace {

using Path = TurntablePath;
using Form = TurntableExport::Form;

constexpr int seamless_row = 0;
constexpr int standard_views = 8;
constexpr int keys_path = -1;  // in the list of paths

QHBoxLayout* pair(QWidget* a, QWidget* b) {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(a, 1);
    row->addWidget(b, 1);
    return row;
}

void choose(QComboBox* combo, int value) { combo->setCurrentIndex(std::max(0, combo->findData(value))); }

/// The outputs, in the order in which they are offered.
constexpr Form forms[] = {Form::mp4,      Form::webm,  Form::gif,  Form::apng,
                          Form::pictures, Form::sheet, Form::strip};

QString title_of(Form form) {
    switch (form) {
        case Form::mp4:
            return TurntableDialog::tr("Video, MP4");
        case Form::webm:
            return TurntableDialog::tr("Video with alpha, WebM");
        case Form::gif:
            return TurntableDialog::tr("Animated GIF");
        case Form::apng:
            return TurntableDialog::tr("Animated PNG");
        case Form::pictures:
            return TurntableDialog::tr("Pictures, PNG");
        case Form::sheet:
            return TurntableDialog::tr("Contact sheet, PNG");
        case Form::strip:
            return TurntableDialog::tr("Sprite strip, PNG");
    }
    return {};
}

/// Why this build cannot write `form`; empty where it can.
QString lack_of(Form form) {
    TurntableExport e;
    e.form = form;
    const auto kind = e.video();
    if (!kind || can_write(*kind)) return {};
    return TurntableDialog::tr("This build of Limner, or the system's FFmpeg, has no encoder for it.");
}

}  // namespace

TurntableDialog::TurntableDialog(EditorSession& session, ExportActions& exports, QWidget* parent)
    : ExportDialog("export.turntable", tr("Turntable"), session, exports, parent) {
    const auto combo = [this](const char* name, const QString& title) {
        return named(new QComboBox(this), name, title);
    };
    const auto number = [this](const char* name, const QString& title, double low, double high, double step,
                               int decimals, const QString& suffix) {
        auto* spin = named(new QDoubleSpinBox(this), name, title);
        spin->setRange(low, high);
        spin->setSingleStep(step);
        spin->setDecimals(decimals);
        spin->setSuffix(suffix);
        return spin;
    };
    const auto whole = [this](const char* name, const QString& title, int low, int high) {
        auto* spin = named(new QSpinBox(this), name, title);
        spin->setRange(low, high);
        return spin;
    };
    const auto check = [this](const char* name, const QString& text) {
        return named(new QCheckBox(text, this), name, QString(text).remove('&'));
    };
    // In the order of the columns, which is that of the Tab key.
    path_ = combo("path", tr("Path"));
    phase_ = number("phase", tr("Start on the path"), 0, 360, 15, 0, "°");
    range_ = combo("range", tr("Part of the timeline"));
    yaw_ = number("yaw", tr("To each side"), 0, 90, 1, 1, "°");
    pitch_ = number("pitch", tr("Up and down"), 0, 60, 1, 1, "°");
    centre_ = combo("centre", tr("Centre"));
    loop_ = combo("loop", tr("Loop"));
    easing_ = combo("easing", tr("Speed"));
    hold_ = number("hold", tr("Rest at the ends"), 0, 2, 0.1, 1, tr(" s rest"));
    counter_ = check("counter", tr("To the &left edge first"));
    light_ = check("light", tr("L&ight turns with the head"));
    gaze_ = check("gaze", tr("E&yes stay on the viewer"));
    form_ = combo("form", tr("Output"));
    frames_title_ = new QLabel(this);
    frames_ = whole("frames", tr("Frames"), 2, 3600);
    views_ = whole("views", tr("Views"), 2, 200);
    rate_ = number("rate", tr("Frames per second"), 1, 240, 1, 2, tr(" fps"));
    length_ = number("length", tr("Length"), 0.01, 3600, 0.5, 2, tr(" s"));
    columns_ = whole("columns", tr("Columns"), 0, 100);
    gap_ = whole("gap", tr("Gap between the pictures"), 0, 200);
    gap_->setSuffix(tr(" px gap"));
    size_ = new SizeChoice(objectName() + ".size", session.model() ? session.model()->resolution : 0, this);
    samples_ = samples_choice(*combo("samples", tr("Samples per pixel")));
    background_ = new BackgroundChoice(objectName() + ".background", this);
    crop_ = new CropChoice(objectName() + ".crop", this);
    recipe_ = check("recipe", tr("&Recipe inside each picture"));
    resume_ = check("resume", tr("&Keep complete pictures of an earlier run"));
    place_ = new PlaceChoice(
        objectName() + ".place", exports.folder_of({}), [this](const QString& name) { return example(name); },
        this);
    remark_ = named(new QLabel(this), "remark", {});
    preview_ = named(new TurntablePreview(session, *crop_, this), "preview", tr("Preview"));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(24);
    columns->addWidget(preview_, 0, Qt::AlignTop);
    auto* motion = new QFormLayout;
    output_ = new QFormLayout;
    for (QFormLayout* form : {motion, output_}) {
        form->setHorizontalSpacing(12);
        form->setVerticalSpacing(8);
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        columns->addLayout(form, 1);
    }
    build_motion(*motion);
    build_output(*output_);
    remark_->setWordWrap(true);
    remark_->setProperty("weak", true);
    body().addLayout(columns);
    body().addWidget(place_);
    body().addWidget(remark_);
    auto* presets = new PresetChoice(objectName() + ".preset", turntable_presets, this);
    connect(presets, &PresetChoice::chosen, this, [this](const QString& name) {
        TurntableExport e = stored_turntable_export(name);
        e.settings.keys = settings().settings.keys;
        set_settings(e);
    });
    connect(presets, &PresetChoice::kept, this, [this](const QString& name) { store(settings(), name); });
    body().addWidget(presets);
    add_buttons();
    set_settings(stored_turntable_export());
    if (gaze_is_fixed(session)) gaze_->setChecked(true);
    const auto update = [this] { update_form(); };
    for (QComboBox* c : {path_, range_, centre_, loop_, easing_, form_, samples_})
        connect(c, &QComboBox::currentIndexChanged, this, update);
    for (QDoubleSpinBox* s : {phase_, yaw_, pitch_, hold_, rate_})
        connect(s, &QDoubleSpinBox::valueChanged, this, update);
    connect(length_, &QDoubleSpinBox::valueChanged, this,
            [this](double seconds) { frames_->setValue(frames_of(seconds, rate_->value())); });
    for (QSpinBox* s : {frames_, views_, columns_, gap_}) connect(s, &QSpinBox::valueChanged, this, update);
    for (QCheckBox* box : {counter_, light_, gaze_, resume_}) connect(box, &QCheckBox::toggled, this, update);
    connect(size_, &SizeChoice::changed, this, update);
    connect(background_, &BackgroundChoice::changed, this, update);
    connect(crop_, &CropChoice::changed, this, update);
    connect(place_, &PlaceChoice::changed, this, update);
    // After the preview, which says more.
    connect(preview_, &TurntablePreview::complete, this,
            [this] { estimate(this->exports().trial_of(settings())); });
    update_form();
    path_->setFocus();
}

void TurntableDialog::build_motion(QFormLayout& form) {
    path_->addItem(tr("Swing left – right"), int(Path::Shape::sweep));
    path_->addItem(tr("Orbit (ellipse)"), int(Path::Shape::ellipse));
    path_->addItem(tr("Figure eight"), int(Path::Shape::figure_eight));
    path_->addItem(tr("Spiral"), int(Path::Shape::spiral));
    path_->addItem(tr("Keys of the timeline"), keys_path);
    set_item_reason(
        *path_, path_->count() - 1,
        session().playhead().animation().tracks.empty() ? tr("The portrait has no keys.") : QString());
    range_->addItem(tr("From in to out"), false);
    range_->addItem(tr("All frames"), true);
    centre_->addItem(tr("The pose of the portrait"), false);
    centre_->addItem(tr("The front view"), true);
    loop_->addItem(tr("Seamless"), int(Path::Loop::seamless));
    loop_->addItem(tr("There and back"), int(Path::Loop::ping_pong));
    loop_->addItem(tr("Once"), int(Path::Loop::once));
    easing_->addItem(tr("Soft at the ends"), int(Path::Easing::sine));
    easing_->addItem(tr("Constant"), int(Path::Easing::constant));
    easing_->addItem(tr("Resting at the ends"), int(Path::Easing::hold));
    const auto row = [&](const QString& title, auto* field, QWidget* buddy) {
        auto* label = new QLabel(title, this);
        label->setBuddy(buddy);
        form.addRow(label, field);
    };
    auto* start = new QHBoxLayout;
    start->setSpacing(8);
    for (QWidget* field : std::initializer_list<QWidget*>{path_, phase_, range_}) start->addWidget(field, 1);
    row(tr("&Path"), start, path_);
    row(tr("To each &side"), yaw_, yaw_);
    row(tr("&Up and down"), pitch_, pitch_);
    row(tr("Aroun&d"), centre_, centre_);
    row(tr("L&oop"), loop_, loop_);
    row(tr("Sp&eed"), pair(easing_, hold_), easing_);
    for (QCheckBox* box : {counter_, light_, gaze_}) form.addRow(QString(), box);
}

void TurntableDialog::build_output(QFormLayout& form) {
    for (const Form output : forms) {
        form_->addItem(title_of(output), int(output));
        set_item_reason(*form_, form_->count() - 1, lack_of(output));
    }
    columns_->setSpecialValueText(tr("as square as it gets"));
    const auto row = [&](QLabel* label, auto* field, QWidget* buddy) {
        label->setBuddy(buddy);
        form.addRow(label, field);
    };
    row(new QLabel(tr("Ou&tput"), this), form_, form_);
    auto* counts = new QHBoxLayout;
    counts->setSpacing(8);
    counts->addWidget(frames_, 1);
    counts->addWidget(views_, 1);
    counts->addWidget(rate_, 1);
    row(frames_title_, counts, frames_);
    form.addRow(QString(), length_);
    auto* sheet = new QWidget(this);  // one row, to show and to hide
    sheet->setLayout(pair(columns_, gap_));
    sheet->layout()->setContentsMargins(0, 0, 0, 0);
    row(new QLabel(tr("Colum&ns"), this), sheet, columns_);
    sheet_ = sheet;
    row(new QLabel(tr("Si&ze"), this), pair(size_, samples_), size_);
    row(new QLabel(tr("&Background"), this), background_, background_);
    row(new QLabel(tr("Cro&p"), this), crop_, crop_);
    form.addRow(QString(), recipe_);
    form.addRow(QString(), resume_);
}

TurntableExport TurntableDialog::settings() const {
    TurntableExport e;
    e.folder = place_->folder();
    e.name = place_->name();
    e.form = static_cast<Form>(form_->currentData().toInt());
    e.finish = {background_->value(), crop_->value(), samples_->currentData().toInt()};
    e.size = size_->value();
    e.columns = columns_->value();
    e.gap = gap_->value();
    e.resume = resume_->isChecked();
    e.recipe = recipe_->isChecked();
    auto& s = e.settings;
    if (path_->currentData().toInt() == keys_path) {
        s.keys = std::make_shared<const Animation>(session().playhead().animation());
        s.whole = range_->currentData().toBool();
    } else {
        s.path.shape = static_cast<Path::Shape>(path_->currentData().toInt());
    }
    s.path.loop = static_cast<Path::Loop>(loop_->currentData().toInt());
    s.path.easing = static_cast<Path::Easing>(easing_->currentData().toInt());
    s.path.yaw_amplitude = from_degrees(float(yaw_->value()));
    s.path.pitch_amplitude = from_degrees(float(pitch_->value()));
    s.path.counter = counter_->isChecked();
    s.path.start = float(phase_->value() / 360);
    s.path.frames = frames_->value();
    s.front = centre_->currentData().toBool();
    s.light_turns = light_->isChecked();
    s.gaze_viewer = gaze_->isChecked();
    s.rate = rate_->value();
    s.hold = float(hold_->value());
    if (e.stills()) s.views = views_->value();
    return e;
}

void TurntableDialog::set_settings(const TurntableExport& e) {
    const auto& s = e.settings;
    choose(form_, int(lack_of(e.form).isEmpty() ? e.form : Form::pictures));
    choose(path_, s.keys && !s.keys->tracks.empty() ? keys_path : int(s.path.shape));
    choose(loop_, int(s.path.loop));
    choose(easing_, int(s.path.easing));
    centre_->setCurrentIndex(s.front ? 1 : 0);
    range_->setCurrentIndex(s.whole ? 1 : 0);
    phase_->setValue(qRound(s.path.start * 360));
    yaw_->setValue(double(degrees(s.path.yaw_amplitude)));
    pitch_->setValue(double(degrees(s.path.pitch_amplitude)));
    hold_->setValue(double(s.hold));
    rate_->setValue(s.rate);
    frames_->setValue(s.path.frames);
    views_->setValue(s.views > 0 ? s.views : standard_views);
    columns_->setValue(e.columns);
    gap_->setValue(e.gap);
    counter_->setChecked(s.path.counter);
    light_->setChecked(s.light_turns);
    gaze_->setChecked(s.gaze_viewer);
    resume_->setChecked(e.resume);
    recipe_->setChecked(e.recipe);
    size_->set_value(e.size);
    background_->set_value(e.finish.background);
    crop_->set_value(e.finish.crop);
    choose(samples_, e.finish.samples);
    place_->set_value(e.folder, e.name);
}

void TurntableDialog::set_keys() {
    TurntableExport e = settings();
    e.settings.keys = std::make_shared<const Animation>(session().playhead().animation());
    e.settings.rate = e.settings.keys->rate;
    if (e.name == TurntableExport().name) e.name = "{name}_animation";
    set_settings(e);
}

void TurntableDialog::update_form() {
    const bool spiral = path_->currentData().toInt() == int(Path::Shape::spiral);
    set_item_reason(*loop_, seamless_row, spiral ? tr("A spiral does not end where it began.") : QString());
    if (spiral && loop_->currentIndex() == seamless_row) loop_->setCurrentIndex(seamless_row + 1);
    const auto e = settings();
    const bool sheet = e.stills(), pictures = e.form == Form::pictures;
    const bool keys = e.settings.keys != nullptr;
    for (QWidget* of_path : std::initializer_list<QWidget*>{yaw_, centre_, counter_, light_, gaze_})
        of_path->setEnabled(!keys);
    phase_->setVisible(!keys);
    range_->setVisible(keys);
    pitch_->setEnabled(!keys && e.settings.path.shape != Path::Shape::sweep);
    hold_->setVisible(e.settings.path.easing == Path::Easing::hold);
    loop_->setEnabled(!sheet && !keys);
    easing_->setEnabled(!sheet && !keys);
    frames_title_->setText(sheet ? tr("&Views") : tr("&Frames"));
    frames_title_->setBuddy(sheet ? views_ : frames_);
    frames_->setVisible(!sheet && !keys);
    views_->setVisible(sheet);
    rate_->setVisible(!sheet);
    rate_->setEnabled(e.video() || e.settings.path.easing == Path::Easing::hold);
    rate_->setMaximum(e.video() ? video_format(*e.video()).most_per_second : 240);
    if (!sheet) {
        // What is typed stays as it is while it makes this many frames.
        const QSignalBlocker shown(length_);
        const int frames = picture_count(e.settings);
        if (keys || frames_of(length_->value(), e.settings.rate) != frames)
            length_->setValue(frames / e.settings.rate);
    }
    length_->setEnabled(!keys);
    output_->setRowVisible(sheet_, e.form == Form::sheet);
    output_->setRowVisible(length_, !sheet);
    for (QCheckBox* box : {recipe_, resume_}) {
        box->setEnabled(pictures);
        box->setToolTip(pictures ? QString() : tr("Of single pictures only"));
    }
    background_->forbid_transparent(e.form == Form::mp4
                                        ? tr("MP4 holds no transparency; WebM, animated PNG and pictures do.")
                                        : QString());
    const auto& picture = session().frame().picture;
    crop_->set_side(side());
    crop_->forbid_face(picture.labels || !picture.image ? QString() : tr("This model gives no label map."));
    preview_->set_path(e.settings);
    estimate({});  // that of other settings; the next follows the preview
    place_->update_example();
    remark_->setText(remark());
    remark_->setVisible(!remark_->text().isEmpty());
    const bool can_turn = session().model() && (keys || session().model()->capabilities.pose);
    set_ready(place_->good() && can_turn && crop_->fits() && background_->good());
}

int TurntableDialog::side() const {
    if (size_->value() > 0) return size_->value();
    return session().model() ? session().model()->resolution : 0;
}

QString TurntableDialog::remark() const {
    if (!session().model()) return tr("No model is loaded.");
    if (!crop_->fits()) return tr("The crop lies outside the picture of %1 pixels.").arg(side());
    auto s = settings().settings;
    if (!s.keys && !session().model()->capabilities.pose) return tr("This model cannot turn the head.");
    s.path.frames = 2;  // only the limits are asked for
    const auto plan = plan_turntable(session().portrait(), s, session().model()->pose_limits);
    if (s.keys && (plan.yaw_amplitude || plan.pitch_amplitude))
        return tr("Some keys turn the head further than this model can; there it turns as far as it goes.");
    if (plan.yaw_amplitude || plan.pitch_amplitude)
        return tr("The model turns less than that: %1° to each side and %2° up and down are used.")
            .arg(qRound(degrees(plan.yaw_amplitude.value_or(s.path.yaw_amplitude))))
            .arg(qRound(degrees(plan.pitch_amplitude.value_or(s.path.pitch_amplitude))));
    if (session().model()->capabilities.approximate_pose)
        return tr("Turned views of this model are approximate: it was trained on flat pictures.");
    if (plan.beyond_safe) return tr("The head turns further than this model shows well.");
    const auto e = settings();
    const auto area = area_of(e.finish.crop, side(), side(), {&session().frame().picture.labels, 1});
    if (e.form == Form::mp4 && area && (area->width % 2 || area->height % 2))
        return tr("MP4 has even sides: the last row or column of pixels is cut off.");
    if (e.form == Form::gif && e.finish.background.kind == Background::Kind::transparent)
        return tr(
            "GIF knows transparent or not, nothing in between; WebM and animated PNG keep the soft edge.");
    return {};
}

Result<QString> TurntableDialog::example(const QString& name) const {
    TurntableExport e = settings();
    e.name = name;
    const auto names = NameTemplate::parse(e.target({}).string());
    if (!names) return tl::unexpected(names.error());
    const auto fields = cropped_fields(exports().fields(e.size), e.finish.crop, *names);
    if (!fields) return tl::unexpected(fields.error());
    const auto relative = [](const std::string& file) {
        return from_native(native_path(QString::fromStdString(file)).relative_path());
    };
    if (e.form != Form::pictures)
        return relative(names->expand(*fields)) + '\n' + tr("Asks before it overwrites a file.");
    const auto last = picture_count(e.settings) - 1;
    return tr("%1 to %2")
        .arg(relative(frame_file(*names, *fields, 0, session().portrait()).string()),
             from_native(frame_file(*names, *fields, last, session().portrait()).filename()));
}

void TurntableDialog::start(IfExists existing) {
    const auto e = settings();
    store(e);
    exports().start(e, existing);
}

}  // namespace limner::ui
