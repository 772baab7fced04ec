#include "ui/dialogs/preferences_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QWheelEvent>
#include <algorithm>

#include "ui/dialogs/look_choices.h"
#include "ui/settings/setting_list.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/pen_curve.h"

namespace limner::ui {
namespace {

constexpr int field_width = 260, dot_width = 12;

/// Numbers that a wheel over the page must not change.
class NumberField final : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;

protected:
    void wheelEvent(QWheelEvent* event) override {
        if (hasFocus()) return QDoubleSpinBox::wheelEvent(event);
        event->ignore();
    }
};

class ChoiceField final : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override {
        if (hasFocus()) return QComboBox::wheelEvent(event);
        event->ignore();
    }
};

template <class Field>
Field* quiet(Field* field) {
    field->setFocusPolicy(Qt::StrongFocus);  // the wheel gives no focus
    field->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return field;
}

}  // namespace

PreferencesDialog::PreferencesDialog(Settings& settings, QWidget* parent)
    : QDialog(parent),
      settings_(settings),
      search_(new QLineEdit(this)),
      pages_list_(new QListWidget(this)),
      stack_(new QStackedWidget(this)),
      nothing_(new QLabel(tr("No setting has these words."), this)),
      told_(new QLabel(this)),
      reset_page_(new QPushButton(tr("&Reset page"), this)) {
    setObjectName("preferences");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Preferences"));
    search_->setObjectName("preferences.search");
    search_->setPlaceholderText(tr("Search"));
    search_->setAccessibleName(tr("Search the settings"));
    search_->setClearButtonEnabled(true);
    pages_list_->setObjectName("preferences.pages");
    pages_list_->setAccessibleName(tr("Pages"));
    nothing_->setAlignment(Qt::AlignCenter);
    nothing_->setProperty("weak", true);
    nothing_->hide();
    reset_page_->setObjectName("preferences.reset-page");
    reset_page_->setAutoDefault(false);
    auto* reset_all = new QPushButton(tr("Reset &all…"), this);
    reset_all->setObjectName("preferences.reset-all");
    reset_all->setAutoDefault(false);
    auto* export_button = new QPushButton(tr("E&xport…"), this);
    export_button->setObjectName("preferences.export");
    export_button->setToolTip(tr("Write all settings to one file"));
    auto* import_button = new QPushButton(tr("&Import…"), this);
    import_button->setObjectName("preferences.import");
    import_button->setToolTip(tr("Take over the settings of such a file"));
    for (QPushButton* button : {export_button, import_button}) button->setAutoDefault(false);
    told_->setObjectName("preferences.told");
    told_->setTextFormat(Qt::PlainText);  // names of files
    told_->setWordWrap(true);
    told_->hide();
    auto* close = new QPushButton(tr("&Close"), this);
    close->setObjectName("preferences.close");
    close->setDefault(true);
    build_interface();
    build_view();
    build_painting();
    build_computing();
    build_files();
    pages_list_->setFixedWidth(pages_list_->sizeHintForColumn(0) + 32);

    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addWidget(pages_list_);
    middle->addWidget(stack_, 1);
    middle->addWidget(nothing_, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(reset_page_);
    buttons->addWidget(reset_all);
    buttons->addWidget(export_button);
    buttons->addWidget(import_button);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addWidget(search_);
    column->addLayout(middle, 1);
    column->addWidget(told_);
    column->addLayout(buttons);
    // Pages scroll downwards only.
    int widest = 0;
    for (const Page& page : pages_)
        widest = std::max(
            widest, page.form->minimumSize().width() + page.widget->verticalScrollBar()->sizeHint().width());
    stack_->setMinimumWidth(widest);
    resize(std::max(760, sizeHint().width()), 520);
    connect(search_, &QLineEdit::textChanged, this, &PreferencesDialog::filter);
    connect(pages_list_, &QListWidget::currentRowChanged, stack_, &QStackedWidget::setCurrentIndex);
    connect(reset_page_, &QPushButton::clicked, this, &PreferencesDialog::reset_page);
    connect(export_button, &QPushButton::clicked, this, &PreferencesDialog::export_settings);
    connect(import_button, &QPushButton::clicked, this, &PreferencesDialog::import_settings);
    connect(reset_all, &QPushButton::clicked, this, &PreferencesDialog::ask_to_reset_all);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&settings_, &Settings::changed, this, [this](const QString& key) {
        for (const Row& row : rows_)
            if (row.key == key) show_row(row);
    });
    for (const Row& row : rows_) show_row(row);
    // Reading order: the buttons stand below the pages.
    setTabOrder(rows_.back().reset, reset_page_);
    setTabOrder(reset_page_, reset_all);
    setTabOrder(reset_all, export_button);
    setTabOrder(export_button, import_button);
    setTabOrder(import_button, close);
    pages_list_->setCurrentRow(0);
}

void PreferencesDialog::show_setting(const QString& key) {
    const auto row =
        std::find_if(rows_.begin(), rows_.end(), [&](const Row& each) { return each.key == key; });
    if (row == rows_.end()) return;
    pages_list_->setCurrentRow(row->page);
    pages_[std::size_t(row->page)].widget->ensureWidgetVisible(row->holder);
    row->field->setFocus(Qt::OtherFocusReason);
}

void PreferencesDialog::tell(const QString& sentence) {
    told_->setText(sentence);
    told_->show();
}

void PreferencesDialog::export_settings() {
    const QString file = QFileDialog::getSaveFileName(this, tr("Export settings"), "limner-settings.json",
                                                      tr("Settings (*.json)"));
    if (file.isEmpty()) return;
    settings_.export_to(file, [dialog = QPointer(this)](const QString& sentence) {
        if (dialog) dialog->tell(sentence);
    });
}

void PreferencesDialog::import_settings() {
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Import settings"), {}, tr("Settings (*.json);;All files (*)"));
    if (file.isEmpty()) return;
    settings_.import_from(file, [dialog = QPointer(this)](const QString& sentence) {
        if (dialog) dialog->tell(sentence);
    });
}

void PreferencesDialog::add_page(const char* name, const QString& title) {
    auto* scroll = new QScrollArea(stack_);
    scroll->setObjectName(QString("preferences.page.") + name);
    scroll->setAccessibleName(title);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget(scroll);
    body->setProperty("panel_body", true);
    auto* form = new QFormLayout(body);
    form->setContentsMargins(4, 4, 8, 4);
    form->setHorizontalSpacing(8);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    scroll->setWidget(body);
    stack_->addWidget(scroll);
    pages_list_->addItem(title);
    pages_.push_back({scroll, form});
}

void PreferencesDialog::add_row(const char* key, const QString& title, QWidget* field, const QString& note,
                                std::function<void()> show) {
    const QString name = QString("preferences.") + key;
    field->setObjectName(name);
    const auto* box = qobject_cast<const QCheckBox*>(field);
    const QString spoken = QString(box ? box->text() : title).remove('&');
    field->setAccessibleName(spoken);
    if (field->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed)
        field->setMinimumWidth(std::max(field_width, field->sizeHint().width()));
    auto* holder = new QWidget(this);
    auto* dot = new QLabel(holder);
    dot->setFixedWidth(dot_width);
    auto* reset = new QToolButton(holder);
    reset->setObjectName(name + ".reset");
    reset->setIcon(icon("reset"));
    reset->setIconSize({16, 16});
    reset->setAutoRaise(true);
    reset->setToolTip(tr("Back to the default"));
    reset->setAccessibleName(tr("Back to the default: %1").arg(spoken));
    QSizePolicy keeps_place = reset->sizePolicy();
    keeps_place.setRetainSizeWhenHidden(true);
    reset->setSizePolicy(keeps_place);
    connect(reset, &QToolButton::clicked, this, [this, key] { settings_.reset(key); });
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(dot);
    line->addWidget(field);
    line->addWidget(reset, 0, Qt::AlignTop);
    if (field->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed || box) line->addStretch(1);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(line);
    if (!note.isEmpty()) {
        auto* text = new QLabel(note, holder);
        text->setProperty("weak", true);
        text->setWordWrap(true);
        text->setContentsMargins(dot_width + 4, 0, 0, 0);
        column->addWidget(text);
    }
    auto* label = new QLabel(title, this);
    label->setBuddy(field);
    pages_.back().form->addRow(label, holder);
    const QString words = QString("%1 %2 %3").arg(key, spoken, note).toLower();
    rows_.push_back({key, words, int(pages_.size()) - 1, holder, field, dot, reset, std::move(show)});
}

template <class Setting>
void PreferencesDialog::add_choice(const Setting& setting, const QString& title, const QStringList& texts,
                                   const QString& note) {
    auto* field = quiet(new ChoiceField(this));
    field->addItems(texts);
    connect(field, &QComboBox::activated, this, [this, &setting](int index) {
        settings_.set(setting, static_cast<decltype(settings_.get(setting))>(index));
    });
    add_row(setting.key, title, field, note,
            [this, &setting, field] { field->setCurrentIndex(static_cast<int>(settings_.get(setting))); });
    rows_.back().words += ' ' + texts.join(' ').toLower();
}

template <class Setting>
void PreferencesDialog::add_number(const Setting& setting, const QString& title, double step,
                                   const QString& suffix, const QString& zero, const QString& note) {
    auto* field = quiet(new NumberField(this));
    field->setRange(setting.low, setting.high);
    field->setDecimals(setting.decimals);
    field->setSingleStep(step);
    field->setSuffix(suffix);
    field->setSpecialValueText(zero);
    field->setKeyboardTracking(false);  // "1" on the way to "150" is no wish
    connect(field, &QDoubleSpinBox::valueChanged, this,
            [this, &setting](double value) { settings_.set(setting, value); });
    add_row(setting.key, title, field, note, [this, &setting, field] {
        const QSignalBlocker silent(field);
        field->setValue(settings_.get(setting));
    });
}

template <class Setting>
void PreferencesDialog::add_switch(const Setting& setting, const QString& text, const QString& note) {
    auto* field = new QCheckBox(text, this);
    connect(field, &QCheckBox::clicked, this, [this, &setting](bool on) { settings_.set(setting, on); });
    add_row(setting.key, {}, field, note,
            [this, &setting, field] { field->setChecked(settings_.get(setting)); });
}

void PreferencesDialog::build_interface() {
    const QString next_start = tr("Counts from the next start.");
    add_page("interface", tr("Interface"));
    add_language();
    add_choice(setting::theme, tr("&Theme"), theme_titles());
    add_number(setting::scale, tr("&Size of everything"), 25, tr(" %"), {}, next_start);
    add_number(setting::tooltip_delay, tr("Tooltips a&fter"), 100, tr(" ms"));
    add_choice(setting::tab_key, tr("Tab &key in the views"),
               {tr("Shows the view alone"), tr("Goes to the next control")});
    add_switch(setting::reduced_motion, tr("&Less motion"));
    add_switch(setting::welcome, tr("Start &page when no project is opened"));
}

void PreferencesDialog::build_view() {
    add_page("view", tr("Views"));
    add_choice(setting::view_ground, tr("&Grey round the picture"),
               {tr("Of the theme"), tr("Dark"), tr("Middle"), tr("Light")});
    add_number(setting::pose_sensitivity, tr("&Turning speed"), 0.05, tr("° per pixel"));
    add_switch(setting::invert_pose, tr("The &camera follows the pointer, not the face"));
    add_switch(setting::show_badges, tr("Say on the picture that it is a &preview"));
    add_switch(setting::show_gizmo, tr("Show the small &head that turns the portrait"));
}

void PreferencesDialog::build_painting() {
    add_page("painting", tr("Painting"));
    add_choice(setting::smoothing, tr("&Smoothing of the line"),
               {tr("No smoothing"), tr("Basic"), tr("Stabiliser")});
    add_number(setting::pen_curve, tr("Pen &pressure"), 0.1, {}, {},
               tr("1 is straight; less makes light strokes count more, more asks for a firm hand."));
    auto* curve = new PenCurve(this);
    curve->setObjectName("preferences.pen.curve.picture");
    const auto show = [this, curve] { curve->set_exponent(settings_.get(setting::pen_curve)); };
    connect(&settings_, &Settings::changed, curve, show);
    show();
    auto* below = new QHBoxLayout;
    below->setContentsMargins(dot_width + 4, 4, 0, 0);  // under its field
    below->addWidget(curve);
    below->addStretch(1);
    static_cast<QVBoxLayout*>(rows_.back().holder->layout())->addLayout(below);
    add_choice(setting::finger, tr("One fin&ger on the canvas"),
               {tr("Automatic"), tr("Paints"), tr("Moves the view")},
               tr("Automatic: it paints until a pen is used, and moves the view from then on."));
    add_switch(setting::fit_paintings, tr("&Fit the head to what is painted"));
}

void PreferencesDialog::build_computing() {
    const QString next_start = tr("Counts from the next start.");
    add_page("computing", tr("Computing"));
    add_choice(setting::device, tr("&Device"),
               {tr("The best there is"), tr("Processor"), tr("CUDA graphics card")}, next_start);
    add_number(setting::final_delay, tr("Full quality &after a rest of"), 50, tr(" ms"), {}, next_start);
    add_number(
        setting::kept_pictures, tr("&Memory for pictures of the timeline"), 64, tr(" MB"), {},
        tr("Frames that were drawn are shown again without computing: the green line of the timeline."));
    add_choice(setting::log_level, tr("&Log"),
               {tr("Errors"), tr("Warnings"), tr("Information"), tr("Details"), tr("Everything")},
               tr("Goes to a file, which Help ▸ Show log finds, and to the terminal."));
}

void PreferencesDialog::build_files() {
    add_page("files", tr("Saving and files"));
    add_number(setting::undo_steps, tr("&Undo steps"), 50, {}, {},
               tr("Counts from the next portrait or project that is opened."));
    add_number(setting::autosave_minutes, tr("&Autosave every"), 1, tr(" min"), tr("Off"),
               tr("Whatever is chosen here, a journal keeps every change until it is saved."));
    add_number(setting::backups, tr("Former &versions kept"), 1, {}, tr("None"),
               tr("Beside the project, as name.limner~1 and so on; File > Revert lists them."));
    add_picture_folder();
    add_model_folders();
}

void PreferencesDialog::add_language() {
    auto* field = quiet(new ChoiceField(this));
    add_languages(*field);
    connect(field, &QComboBox::activated, this,
            [this, field] { settings_.set(setting::language, field->currentData().toString()); });
    add_row(setting::language.key, tr("&Language"), field, {}, [this, field] {
        field->setCurrentIndex(std::max(0, field->findData(settings_.get(setting::language))));
    });
}

void PreferencesDialog::add_picture_folder() {
    auto* field = new QWidget(this);
    auto* path = new QLineEdit(field);
    path->setObjectName("preferences.files.picture_folder.path");
    path->setAccessibleName(tr("Folder for pictures"));
    path->setPlaceholderText(tr("Beside the project"));
    auto* browse = new QPushButton(tr("C&hoose…"), field);
    browse->setObjectName("preferences.files.picture_folder.browse");
    browse->setAutoDefault(false);
    auto* row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(path, 1);
    row->addWidget(browse);
    field->setFocusProxy(path);
    const auto take = [this](const QString& folder) {
        settings_.set(setting::picture_folder, QDir::fromNativeSeparators(folder.trimmed()));
    };
    connect(path, &QLineEdit::editingFinished, this, [take, path] { take(path->text()); });
    connect(browse, &QPushButton::clicked, this, [this, take, path] {
        const QString chosen =
            QFileDialog::getExistingDirectory(this, tr("Folder for pictures"), path->text());
        if (!chosen.isEmpty()) take(chosen);
    });
    add_row(setting::picture_folder.key, tr("Folder for &pictures"), field, {}, [this, path] {
        path->setText(QDir::toNativeSeparators(settings_.get(setting::picture_folder)));
    });
}

void PreferencesDialog::add_model_folders() {
    auto* field = new QWidget(this);
    auto* list = new QListWidget(field);
    list->setObjectName("preferences.files.model_folders.list");
    list->setAccessibleName(tr("Folders with models"));
    list->setFixedHeight(84);
    field->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);  // else it takes the rest of the page
    auto* add = new QPushButton(tr("A&dd…"), field);
    add->setObjectName("preferences.files.model_folders.add");
    add->setAutoDefault(false);
    auto* remove = new QPushButton(tr("Re&move"), field);
    remove->setObjectName("preferences.files.model_folders.remove");
    remove->setAutoDefault(false);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    auto* row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(list, 1);
    row->addLayout(buttons);
    field->setFocusProxy(list);
    connect(add, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder with models"));
        QStringList folders = settings_.get(setting::model_folders);
        if (chosen.isEmpty() || folders.contains(chosen)) return;
        settings_.set(setting::model_folders, folders << chosen);
    });
    connect(remove, &QPushButton::clicked, this, [this, list] {
        QStringList folders = settings_.get(setting::model_folders);
        if (list->currentRow() < 0) return;
        folders.removeAt(list->currentRow());
        settings_.set(setting::model_folders, folders);
    });
    const auto can_remove = [list, remove] { remove->setEnabled(list->currentRow() >= 0); };
    connect(list, &QListWidget::currentRowChanged, this, can_remove);
    add_row(setting::model_folders.key, tr("Folders with mode&ls"), field,
            tr("Searched before the usual places. Counts from the next start."), [this, list, can_remove] {
                list->clear();
                for (const QString& folder : settings_.get(setting::model_folders))
                    list->addItem(QDir::toNativeSeparators(folder));
                can_remove();
            });
}

void PreferencesDialog::show_row(const Row& row) {
    row.show();
    const bool own = settings_.is_own(row.key), held = settings_.is_held(row.key);
    row.dot->setText(own ? QString(QChar(0x2022)) : QString());
    row.reset->setVisible(own && !held);
    row.field->setEnabled(!held);
    row.field->setAccessibleDescription(own ? tr("changed") : QString());
    row.field->setToolTip(held ? tr("The command line or the environment decides this for the present run.")
                               : QString());
}

void PreferencesDialog::filter(const QString& text) {
    const QStringList wanted = text.toLower().split(' ', Qt::SkipEmptyParts);
    std::vector<bool> found(pages_.size(), false);
    for (const Row& row : rows_) {
        const bool hit = std::all_of(wanted.begin(), wanted.end(),
                                     [&](const QString& word) { return row.words.contains(word); });
        pages_[std::size_t(row.page)].form->setRowVisible(row.holder, hit);
        if (hit) found[std::size_t(row.page)] = true;
    }
    int first = -1;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        pages_list_->item(int(i))->setHidden(!found[i]);
        if (found[i] && first < 0) first = int(i);
    }
    const int current = pages_list_->currentRow();
    if (first >= 0 && (current < 0 || !found[std::size_t(current)])) pages_list_->setCurrentRow(first);
    stack_->setVisible(first >= 0);
    nothing_->setVisible(first < 0);
    reset_page_->setEnabled(first >= 0);
}

void PreferencesDialog::reset_page() {
    for (const Row& row : rows_)
        if (row.page == stack_->currentIndex()) settings_.reset(row.key);
}

void PreferencesDialog::ask_to_reset_all() {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Reset all"),
                                tr("All settings go back to their defaults. Shortcuts and workspaces stay."),
                                QMessageBox::NoButton, this);
    box->setObjectName("preferences.reset-all.question");
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* reset = box->addButton(tr("Reset"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(reset, &QPushButton::clicked, this, [this] { settings_.reset_all(); });
    box->open();
}

}  // namespace limner::ui
