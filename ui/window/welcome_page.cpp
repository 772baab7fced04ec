#include "ui/window/welcome_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QGroupBox>
#include <QInputDevice>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "engine/core/process_memory.h"
#include "engine/media/video_file.h"
#include "ui/dialogs/look_choices.h"
#include "ui/session/editor_session.h"
#include "ui/session/model_shelf.h"
#include "ui/settings/recent_files.h"
#include "ui/settings/setting_list.h"
#include "ui/viewport/picture_surface.h"
#include "ui/widgets/dropped_file.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/window/recent_menu.h"
#include "ui/window/recovered_page.h"

namespace limner::ui {
namespace {

constexpr int tip_side = 128, milliseconds_per_frame = 170, column_gap = 24, project_side = 48;
constexpr double least_memory_gb = 4;

// The sign and its word carry the state; the colour only repeats it.
QString line_of(const MachineCheck& check) {
    const Theme& t = theme();
    const auto [sign, colour] = [&]() -> std::pair<const char*, QColor> {
        switch (check.state) {
            case MachineCheck::State::good:
                return {"✓", t.ok};
            case MachineCheck::State::note:
                return {"!", t.warn};
            case MachineCheck::State::bad:
                break;
        }
        return {"✕", t.error};
    }();
    return QString("<tr><td style=\"color:%1\"><b>%2</b>&nbsp;</td><td><b>%3</b>&nbsp; </td><td>%4</td></tr>")
        .arg(colour.name(), QString::fromUtf8(sign), check.name.toHtmlEscaped(),
             check.sentence.toHtmlEscaped());
}

QLabel* heading(const QString& text, double scale, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * scale);
    label->setFont(font);
    return label;
}

}  // namespace

std::vector<MachineCheck> check_machine(const QString& device, bool pen_seen) {
    using State = MachineCheck::State;
    std::vector<MachineCheck> checks;
    checks.push_back(device.isEmpty() ? MachineCheck{State::note, WelcomePage::tr("Device"),
                                                     WelcomePage::tr("The model is still being loaded.")}
                                      : MachineCheck{State::good, WelcomePage::tr("Device"), device});
    const double memory = double(physical_memory()) / (1 << 30);
    const QString gigabytes = QLocale().toString(memory, 'f', memory < 10 ? 1 : 0);
    checks.push_back(
        memory >= least_memory_gb
            ? MachineCheck{State::good, WelcomePage::tr("Memory"), WelcomePage::tr("%1 GB").arg(gigabytes)}
            : MachineCheck{State::note, WelcomePage::tr("Memory"),
                           WelcomePage::tr("%1 GB: large published models may not fit.").arg(gigabytes)});
    checks.push_back(
        gl_available()
            ? MachineCheck{State::good, WelcomePage::tr("Drawing"), WelcomePage::tr("OpenGL")}
            : MachineCheck{State::note, WelcomePage::tr("Drawing"),
                           WelcomePage::tr("Without OpenGL: everything works, large windows are slower.")});
    checks.push_back(
        pen_seen ? MachineCheck{State::good, WelcomePage::tr("Pen"), WelcomePage::tr("A pen is connected.")}
                 : MachineCheck{State::note, WelcomePage::tr("Pen"),
                                WelcomePage::tr("None was seen yet; the mouse paints, too.")});
    QStringList there, missing;
    for (const VideoKind kind : {VideoKind::mp4, VideoKind::webm, VideoKind::gif, VideoKind::apng})
        (can_write(kind) ? there : missing).append(QString::fromUtf8(video_format(kind).title));
    const QString list = QLocale().createSeparatedList(there);
    if (missing.isEmpty())
        checks.push_back({State::good, WelcomePage::tr("Video"), list});
    else if (there.isEmpty())
        checks.push_back({State::bad, WelcomePage::tr("Video"),
                          WelcomePage::tr("No encoder; turntables are written as pictures.")});
    else
        checks.push_back({State::note, WelcomePage::tr("Video"),
                          WelcomePage::tr("%1; there is no encoder for %2.")
                              .arg(list, QLocale().createSeparatedList(missing))});
    return checks;
}

MovingPicture::MovingPicture(const QString& strip, bool moves, QWidget* parent)
    : QWidget(parent), strip_(strip), moves_(moves), tick_(frames() / 2) {
    setFixedSize(tip_side, tip_side);
}

int MovingPicture::frames() const { return std::max(1, strip_.width() / std::max(1, strip_.height())); }

int MovingPicture::frame() const {
    const int last = frames() - 1;
    const int step = last > 0 ? tick_ % (2 * last) : 0;
    return step <= last ? step : 2 * last - step;
}

void MovingPicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const int side = strip_.height();
    painter.drawPixmap(QRectF(rect()), strip_, QRectF(frame() * side, 0, side, side));
}

void MovingPicture::timerEvent(QTimerEvent*) {
    ++tick_;
    update();
}

void MovingPicture::showEvent(QShowEvent*) {
    if (moves_ && timer_ == 0) timer_ = startTimer(milliseconds_per_frame);
}

void MovingPicture::hideEvent(QHideEvent*) {
    if (timer_ != 0) killTimer(std::exchange(timer_, 0));
}

WelcomePage::WelcomePage(EditorSession& session, Settings& settings, ModelShelf& models, RecentFiles& recent,
                         RecentMenu& looks, QWidget* parent)
    : QDialog(parent),
      session_(session),
      settings_(settings),
      models_(models),
      recent_(recent),
      looks_(looks),
      projects_(new QListWidget(this)),
      recovered_(new QPushButton(tr("&Recovered work…"), this)),
      machine_(new QLabel(this)),
      model_(new QLabel(this)) {
    setObjectName("welcome");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Start"));
    setAcceptDrops(true);
    auto* text = new QLabel(
        tr("A portrait to turn, to paint and to restyle. No account, no network: all of it happens here."),
        this);
    text->setProperty("weak", true);
    text->setWordWrap(true);
    auto* tabs = new QTabWidget(this);
    tabs->setObjectName("welcome.tabs");
    tabs->setDocumentMode(true);  // no frame round the page
    tabs->addTab(start_tab(), tr("Start"));
    tabs->addTab(first_steps_tab(), tr("First steps"));
    for (QWidget* each : std::initializer_list<QWidget*>{tabs, tabs->tabBar()})
        each->setAccessibleName(tr("Pages"));
    tabs->setCurrentIndex(settings_.get(setting::first_steps) ? 1 : 0);

    auto* again = new QCheckBox(tr("&Show this page at the start"), this);
    again->setObjectName("welcome.again");
    again->setChecked(settings_.get(setting::welcome));
    connect(again, &QCheckBox::clicked, this, [this](bool on) { settings_.set(setting::welcome, on); });
    auto* begin = new QPushButton(tr("&Begin"), this);
    begin->setObjectName("welcome.begin");
    begin->setToolTip(tr("With the portrait that is shown"));
    begin->setDefault(true);
    connect(begin, &QPushButton::clicked, this, &QDialog::accept);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(again);
    buttons->addStretch(1);
    buttons->addWidget(begin);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(10);
    column->addWidget(heading(tr("Welcome to Limner"), 1.5, this));
    column->addWidget(text);
    column->addWidget(tabs, 1);
    column->addLayout(buttons);

    connect(&models_, &ModelShelf::changed, this, [this] {
        show_machine();
        show_model();
    });
    // The theme's colours are in the text.
    connect(&settings_, &Settings::changed, this, [this, again](const QString& key) {
        if (key == setting::theme.key) QTimer::singleShot(0, this, &WelcomePage::show_machine);
        if (key == setting::welcome.key) again->setChecked(settings_.get(setting::welcome));
    });
    connect(&recent_, &RecentFiles::changed, this, &WelcomePage::show_recent);
    connect(&recent_, &RecentFiles::changed, &looks_, &RecentMenu::look);
    connect(&looks_, &RecentMenu::looked, this, &WelcomePage::show_recent);
    looks_.look();
    show_recent();
    show_machine();
    show_model();
    begin->setFocus();
}

void WelcomePage::set_recovered(RecoveredPage& recovered) {
    recovered_->show();
    connect(&recovered, &QObject::destroyed, recovered_, &QWidget::hide);
    // It lies over the views, where this page may cover it.
    connect(recovered_, &QPushButton::clicked, &recovered, &QWidget::raise);
    connect(recovered_, &QPushButton::clicked, this, &QDialog::accept);
}

QPushButton* WelcomePage::command_button(const char* name, const QString& text, const char* command,
                                         QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, command] { Q_EMIT command_wanted(command); });
    return button;
}

QWidget* WelcomePage::start_tab() {
    auto* tab = new QWidget(this);
    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(command_button("welcome.seed", tr("&New from seed…"), "file.new-from-seed", tab));
    left->addWidget(command_button("welcome.open", tr("&Open…"), "file.open", tab));
    left->addWidget(command_button("welcome.labels", tr("Import &label map…"), "file.import-labels", tab));
    recovered_->setObjectName("welcome.recovered");
    recovered_->setAutoDefault(false);
    recovered_->setToolTip(tr("What was not saved when Limner ended last"));
    recovered_->hide();
    left->addWidget(recovered_);
    left->addStretch(1);
    projects_->setObjectName("welcome.projects");
    projects_->setAccessibleName(tr("Recent projects"));
    projects_->setIconSize({project_side, project_side});
    projects_->setUniformItemSizes(true);
    connect(projects_, &QListWidget::itemClicked, this, &WelcomePage::open_recent);
    connect(projects_, &QListWidget::itemActivated, this, &WelcomePage::open_recent);
    auto* right = new QVBoxLayout;
    right->setSpacing(6);
    right->addWidget(heading(tr("Recent projects"), 1.1, tab));
    right->addWidget(projects_, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(column_gap);
    row->addLayout(left);
    row->addLayout(right, 1);
    auto* column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(12);
    column->addLayout(row, 1);
    column->addWidget(model_group());
    return tab;
}

QWidget* WelcomePage::first_steps_tab() {
    auto* tab = new QWidget(this);
    auto* left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(look_group());
    left->addWidget(machine_group());
    left->addStretch(1);
    auto* row = new QHBoxLayout(tab);
    row->setContentsMargins(0, 12, 0, 0);
    row->setSpacing(column_gap);
    row->addLayout(left, 1);
    row->addWidget(tips());
    return tab;
}

void WelcomePage::show_recent() {
    projects_->clear();
    for (const RecentFile& recent : recent_.files(FileKind::project)) {
        const QFileInfo info(recent.file);
        const QImage picture = looks_.picture(recent.file);
        auto* item = new QListWidgetItem(
            picture.isNull() ? icon("limner-project") : QIcon(QPixmap::fromImage(picture)),
            info.completeBaseName() + '\n' + QDir::toNativeSeparators(info.path()), projects_);
        item->setData(Qt::UserRole, recent.file);
        item->setToolTip(QDir::toNativeSeparators(recent.file));
        if (looks_.is_there(recent.file)) continue;
        item->setFlags(Qt::NoItemFlags);
        item->setToolTip(
            tr("%1\nIt is not there any more; File > Open recent finds it.").arg(item->toolTip()));
    }
    projects_->setWordWrap(projects_->count() == 0);
    if (projects_->count() > 0) return;
    auto* nothing = new QListWidgetItem(tr("Projects that are saved or opened appear here."), projects_);
    nothing->setFlags(Qt::NoItemFlags);
}

void WelcomePage::open_recent(const QListWidgetItem* item) {
    // A double click is two of them, and by the second one the page may be closed.
    if (isVisible()) Q_EMIT project_wanted(item->data(Qt::UserRole).toString());
}

QWidget* WelcomePage::look_group() {
    auto* group = new QGroupBox(tr("Look"), this);
    auto* form = new QFormLayout(group);
    auto* language = new QComboBox(group);
    language->setObjectName("welcome.language");
    add_languages(*language);
    language->setCurrentIndex(std::max(0, language->findData(settings_.get(setting::language))));
    connect(language, &QComboBox::activated, this,
            [this, language] { settings_.set(setting::language, language->currentData().toString()); });
    auto* theme_choice = new QComboBox(group);
    theme_choice->setObjectName("welcome.theme");
    theme_choice->addItems(theme_titles());
    theme_choice->setCurrentIndex(static_cast<int>(settings_.get(setting::theme)));
    connect(theme_choice, &QComboBox::activated, this,
            [this](int index) { settings_.set(setting::theme, static_cast<ThemeChoice>(index)); });
    for (auto [title, field] :
         {std::pair(tr("&Language"), language), std::pair(tr("&Theme"), theme_choice)}) {
        auto* label = new QLabel(title, group);
        label->setBuddy(field);
        field->setAccessibleName(QString(title).remove('&'));
        form->addRow(label, field);
    }
    return group;
}

QWidget* WelcomePage::machine_group() {
    auto* group = new QGroupBox(tr("This machine"), this);
    auto* column = new QVBoxLayout(group);
    machine_->setObjectName("welcome.machine");
    machine_->setTextFormat(Qt::RichText);
    machine_->setWordWrap(true);
    column->addWidget(machine_);
    return group;
}

QWidget* WelcomePage::model_group() {
    auto* group = new QGroupBox(tr("Model"), this);
    auto* column = new QVBoxLayout(group);
    model_->setObjectName("welcome.model");
    model_->setTextFormat(Qt::PlainText);  // names of files
    model_->setWordWrap(true);
    auto* choose = command_button("welcome.choose", tr("&Choose a model…"), "model.load", group);
    choose->setToolTip(tr("A published checkpoint or a model pack; it can be dropped here, too"));
    column->addWidget(model_);
    column->addWidget(choose, 0, Qt::AlignLeft);
    return group;
}

QWidget* WelcomePage::tips() {
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 6, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    const struct {
        const char* strip;
        QString title, words;
    } all[] = {
        {":/tips/turn.jpg", tr("Turn"), tr("Drag in the portrait: the head follows the hand.")},
        {":/tips/paint.jpg", tr("Paint"),
         tr("Choose a class and paint in the map; the portrait follows the brush.")},
        {":/tips/style.jpg", tr("Take a style"),
         tr("Throw the dice of one part, or drag its style from another portrait.")},
    };
    int row = 0;
    for (const auto& tip : all) {
        auto* picture = new MovingPicture(tip.strip, !settings_.get(setting::reduced_motion), box);
        picture->setObjectName(QString("welcome.") + QString(tip.strip).section('/', -1).section('.', 0, 0));
        picture->setAccessibleName(tip.title);
        auto* words = new QLabel(tip.words, box);
        words->setWordWrap(true);
        words->setFixedWidth(190);
        auto* text = new QVBoxLayout;
        text->addStretch(1);
        text->addWidget(heading(tip.title, 1.1, box));
        text->addWidget(words);
        text->addStretch(1);
        grid->addWidget(picture, row, 0);
        grid->addLayout(text, row++, 1);
    }
    grid->setRowStretch(row, 1);
    return box;
}

void WelcomePage::show_machine() {
    const auto& engine = session_.link().engine();
    const auto inputs = QInputDevice::devices();
    const bool pen = std::any_of(inputs.begin(), inputs.end(), [](const QInputDevice* device) {
        return device->type() == QInputDevice::DeviceType::Stylus;
    });
    QString lines;
    for (const auto& check :
         check_machine(engine ? QString::fromStdString(engine->status().device) : QString(), pen))
        lines += line_of(check);
    machine_->setText("<table cellspacing=\"2\">" + lines + "</table>");
}

void WelcomePage::show_model() {
    const KnownModel* known = models_.find(models_.loaded());
    if (!models_.missing().isEmpty())
        model_->setText(tr("%1 is missing.").arg(models_.missing()));
    else if (known)
        model_->setText(tr("%1 draws. Other models can be loaded at any time.")
                            .arg(QString::fromStdString(known->about.title)));
    else
        model_->setText(tr("The model is still being loaded."));
}

void WelcomePage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void WelcomePage::dropEvent(QDropEvent* event) {
    if (const QString file = take_dropped_file(*event); !file.isEmpty()) models_.open(file);
}

}  // namespace limner::ui
