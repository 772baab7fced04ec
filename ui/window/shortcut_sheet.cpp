#include "ui/window/shortcut_sheet.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QHeaderView>
#include <QInputDialog>
#include <QJsonDocument>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>
#include <QThreadPool>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/window/command_registry.h"

namespace limner::ui {
namespace {

constexpr int id_role = Qt::UserRole;

QString folder() { return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + "/keys"; }

QJsonObject read_object(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > (1 << 20)) return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

bool write_object(const QString& path, const QJsonObject& object) {
    QDir().mkpath(folder());
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(object).toJson()) >= 0 &&
           file.commit();
}

QString file_of(const QString& set) { return folder() + "/" + set + ".json"; }

/// What is held or dragged is no command, but belongs on the sheet.
const QList<QPair<const char*, const char*>>& gestures() {
    static const QList<QPair<const char*, const char*>> all{
        {QT_TRANSLATE_NOOP("Gestures", "Turn the head from any tool"),
         QT_TRANSLATE_NOOP("Gestures", "hold Q, or Alt+drag in the canvas")},
        {QT_TRANSLATE_NOOP("Gestures", "Turn the light from any tool"),
         QT_TRANSLATE_NOOP("Gestures", "hold J")},
        {QT_TRANSLATE_NOOP("Gestures", "Pan"), QT_TRANSLATE_NOOP("Gestures", "Space+drag, middle drag")},
        {QT_TRANSLATE_NOOP("Gestures", "Zoom about the pointer"), QT_TRANSLATE_NOOP("Gestures", "wheel")},
        {QT_TRANSLATE_NOOP("Gestures", "Take a class while painting"), QT_TRANSLATE_NOOP("Gestures", "Ctrl")},
        {QT_TRANSLATE_NOOP("Gestures", "Brush size"),
         QT_TRANSLATE_NOOP("Gestures", "Shift+drag, Shift+wheel")},
        {QT_TRANSLATE_NOOP("Gestures", "Straight line from the last dab"),
         QT_TRANSLATE_NOOP("Gestures", "Shift+click")},
        {QT_TRANSLATE_NOOP("Gestures", "Move what is selected by a pixel"),
         QT_TRANSLATE_NOOP("Gestures", "arrows with the move tool; Shift: ten pixels")},
        {QT_TRANSLATE_NOOP("Gestures", "Select an area"),
         QT_TRANSLATE_NOOP("Gestures", "Ctrl+Shift+click, double click with the move tool")},
        {QT_TRANSLATE_NOOP("Gestures", "Field of view"),
         QT_TRANSLATE_NOOP("Gestures", "Ctrl+wheel in the portrait")},
        {QT_TRANSLATE_NOOP("Gestures", "Camera distance"),
         QT_TRANSLATE_NOOP("Gestures", "Ctrl+Shift+wheel in the portrait")},
        {QT_TRANSLATE_NOOP("Gestures", "Fine, snapped turning"),
         QT_TRANSLATE_NOOP("Gestures", "Shift, Ctrl while dragging")}};
    return all;
}

}  // namespace

QJsonObject stored_keys() { return read_object(folder() + "/current"); }

void store_keys(const QJsonObject& changes) {
    QThreadPool::globalInstance()->start([changes] { write_object(folder() + "/current", changes); });
}

ShortcutSheet::ShortcutSheet(CommandRegistry& commands, QWidget* parent)
    : QDialog(parent),
      commands_(commands),
      search_(new QLineEdit(this)),
      list_(new QTreeWidget(this)),
      sets_(new QComboBox(this)),
      key_(new QKeySequenceEdit(this)),
      standard_(new QPushButton(tr("Default"), this)),
      none_(new QPushButton(tr("None"), this)) {
    setObjectName("help.shortcuts.dialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Shortcuts"));
    resize(600, 620);
    search_->setObjectName("shortcuts.search");
    search_->setPlaceholderText(tr("Search by name or key"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    list_->setObjectName("shortcuts.list");
    list_->setHeaderLabels({tr("Command"), tr("Keys")});
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    sets_->setObjectName("shortcuts.sets");
    sets_->setAccessibleName(tr("Set of keys"));
    key_->setObjectName("shortcuts.key");
    key_->setAccessibleName(tr("New key"));
    standard_->setObjectName("shortcuts.default");
    standard_->setToolTip(tr("Gives the command its own keys back"));
    none_->setObjectName("shortcuts.none");
    none_->setToolTip(tr("Takes all keys from the command"));
    auto* save = new QPushButton(tr("Save set…"), this);
    save->setObjectName("shortcuts.save");

    auto* top = new QHBoxLayout;
    top->addWidget(search_, 1);
    top->addWidget(sets_);
    top->addWidget(save);
    auto* edit = new QHBoxLayout;
    edit->addWidget(new QLabel(tr("New key"), this));
    edit->addWidget(key_, 1);
    edit->addWidget(standard_);
    edit->addWidget(none_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    // Enter belongs to the search and to the key that is pressed.
    for (QPushButton* button : {save, standard_, none_, buttons->button(QDialogButtonBox::Close)})
        button->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addLayout(top);
    column->addWidget(list_, 1);
    column->addLayout(edit);
    column->addWidget(buttons);
    list_->setAccessibleName(tr("Commands and their keys"));
    setTabOrder(search_, sets_);
    setTabOrder(sets_, save);
    setTabOrder(save, list_);
    build_list();
    fill_sets();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(search_, &QLineEdit::textChanged, this, &ShortcutSheet::filter);
    connect(list_, &QTreeWidget::currentItemChanged, this, &ShortcutSheet::show_current);
    connect(key_, &QKeySequenceEdit::editingFinished, this, [this] {
        if (!key_->keySequence().isEmpty()) assign(key_->keySequence());
    });
    connect(standard_, &QPushButton::clicked, this,
            [this] { commands_.set_keys(current_id(), commands_.default_keys(current_id())); });
    connect(none_, &QPushButton::clicked, this, [this] { commands_.set_keys(current_id(), {}); });
    connect(save, &QPushButton::clicked, this, &ShortcutSheet::save_set);
    connect(sets_, &QComboBox::activated, this, &ShortcutSheet::choose_set);
    connect(&commands_, &CommandRegistry::keys_changed, this, [this] {
        store_keys(commands_.key_changes());
        build_list();
    });
    show_current();
}

QString ShortcutSheet::current_id() const {
    const QTreeWidgetItem* item = list_->currentItem();
    return item ? item->data(0, id_role).toString() : QString();
}

void ShortcutSheet::build_list() {
    const QString current = current_id();
    list_->clear();
    for (const QAction* action : commands_.actions()) {
        auto* item = new QTreeWidgetItem(list_, {plain_title(*action), keys_text(*action)});
        item->setData(0, id_role, action->objectName());
        item->setToolTip(0, item->text(0));
        const bool changed = action->shortcuts() != commands_.default_keys(action->objectName());
        QFont font = item->font(1);
        font.setBold(changed);
        item->setFont(1, font);
        if (changed) item->setToolTip(1, tr("Changed"));
        if (action->objectName() == current) list_->setCurrentItem(item);
    }
    for (const auto& [name, keys] : gestures()) {
        auto* item = new QTreeWidgetItem(list_, {QCoreApplication::translate("Gestures", name),
                                                 QCoreApplication::translate("Gestures", keys)});
        for (int column : {0, 1}) item->setToolTip(column, item->text(column));
    }
    filter(search_->text());
}

void ShortcutSheet::filter(const QString& text) {
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = list_->topLevelItem(i);
        item->setHidden(!item->text(0).contains(text, Qt::CaseInsensitive) &&
                        !item->text(1).contains(text, Qt::CaseInsensitive));
    }
}

void ShortcutSheet::show_current() {
    const bool command = !current_id().isEmpty();
    for (QWidget* control : std::initializer_list<QWidget*>{key_, standard_, none_})
        control->setEnabled(command);
    key_->setToolTip(command ? tr("Press the key that the chosen command should have")
                             : tr("Choose a command in the list first; gestures cannot be changed"));
    key_->clear();
}

void ShortcutSheet::assign(const QKeySequence& key) {
    const QString id = current_id();
    key_->clear();
    if (id.isEmpty()) return;
    if (const QAction* other = commands_.holder(key, id); other && !unattended_) {
        QMessageBox box(
            QMessageBox::Question, tr("Key in use"),
            tr("%1 belongs to \"%2\".").arg(key.toString(QKeySequence::NativeText), plain_title(*other)),
            QMessageBox::Cancel, this);
        box.addButton(tr("Replace"), QMessageBox::AcceptRole);
        box.setDefaultButton(QMessageBox::Cancel);
        box.exec();
        if (box.clickedButton() == box.button(QMessageBox::Cancel)) return;
    }
    Keys keys = commands_.action(id)->shortcuts();
    if (!keys.contains(key)) keys.prepend(key);
    commands_.set_keys(id, keys);
}

void ShortcutSheet::fill_sets() {
    sets_->clear();
    sets_->addItem(tr("Limner"), QString());
    sets_->addItem(tr("Photoshop-like"), ":/keys/photoshop.json");
    for (const QString& file : QDir(folder()).entryList({"*.json"}, QDir::Files, QDir::Name))
        sets_->addItem(QString(file).chopped(5), folder() + "/" + file);
    const QJsonObject now = commands_.key_changes();
    int current = -1;
    for (int i = 0; i < sets_->count(); ++i) {
        const QString file = sets_->itemData(i).toString();
        if (now == (file.isEmpty() ? QJsonObject() : read_object(file))) current = i;
    }
    sets_->setCurrentIndex(current);
    sets_->setPlaceholderText(tr("own"));
}

void ShortcutSheet::choose_set(int index) {
    const QString file = sets_->itemData(index).toString();
    commands_.set_key_changes(file.isEmpty() ? QJsonObject() : read_object(file));
}

void ShortcutSheet::save_set() {
    bool good = false;
    const QString name = QInputDialog::getText(this, tr("Save set of keys"), tr("Name"), QLineEdit::Normal,
                                               tr("My keys"), &good)
                             .trimmed()
                             .replace('/', '_');
    if (!good || name.isEmpty()) return;
    if (!write_object(file_of(name), commands_.key_changes()))
        QMessageBox::warning(this, tr("Save set of keys"), tr("%1 cannot be written.").arg(file_of(name)));
    fill_sets();
}

}  // namespace limner::ui
