#include "ui/dialogs/place_choice.h"

#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <algorithm>
#include <vector>

#include "engine/media/name_template.h"

namespace limner::ui {
namespace {

constexpr int least_folder_width = 260;  // a path can be read in it

}  // namespace

PlaceChoice::PlaceChoice(const QString& object_name, const QString& standard_folder,
                         std::function<Result<QString>(const QString& name)> example, QWidget* parent)
    : QWidget(parent),
      folder_(new QLineEdit(this)),
      name_(new QLineEdit(this)),
      folder_label_(new QLabel(tr("F&older"), this)),
      name_label_(new QLabel(tr("&Name"), this)),
      example_(new QLabel(this)),
      standard_folder_(standard_folder),
      example_of_(std::move(example)) {
    setObjectName(object_name);
    folder_->setObjectName(object_name + ".folder");
    folder_->setAccessibleName(tr("Folder"));
    folder_->setMinimumWidth(least_folder_width);
    folder_->setPlaceholderText(QDir::toNativeSeparators(standard_folder_));
    folder_->setToolTip(tr("Empty: beside the project, or the folder for pictures"));
    name_->setObjectName(object_name + ".name");
    name_->setAccessibleName(tr("Name"));
    name_->setToolTip(
        tr("Fields: {name} {n} {n:03} {frame:04} {date} {time} {seed} {model} {yaw} {pitch} "
           "{width} {height} {version}"));
    example_->setObjectName(object_name + ".example");
    example_->setWordWrap(true);
    example_->setTextFormat(Qt::PlainText);
    example_->setProperty("weak", true);
    auto* browse = new QPushButton(tr("&Choose…"), this);
    browse->setObjectName(object_name + ".browse");
    browse->setAutoDefault(false);
    folder_label_->setBuddy(folder_);
    name_label_->setBuddy(name_);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(folder_label_, 0, 0);
    grid->addWidget(folder_, 0, 1);
    grid->addWidget(browse, 0, 2);
    grid->addWidget(name_label_, 1, 0);
    grid->addWidget(name_, 1, 1, 1, 2);
    grid->addWidget(example_, 2, 1, 1, 2);
    grid->setColumnStretch(1, 1);
    setTabOrder(folder_, browse);
    setTabOrder(browse, name_);
    connect(browse, &QPushButton::clicked, this, &PlaceChoice::browse);
    for (auto* field : {folder_, name_})
        connect(field, &QLineEdit::textChanged, this, [this] {
            update_example();
            Q_EMIT changed();
        });
    update_example();
}

QString PlaceChoice::folder() const {
    const QString text = folder_->text().trimmed();
    return text.isEmpty() ? QString() : QDir(QDir::fromNativeSeparators(text)).absolutePath();
}

QString PlaceChoice::name() const { return name_->text().trimmed(); }

void PlaceChoice::set_value(const QString& folder, const QString& name) {
    folder_->setText(QDir::toNativeSeparators(folder));
    name_->setText(name);
    update_example();
}

void PlaceChoice::align_with(const QFormLayout& form) {
    std::vector<QWidget*> labels{folder_label_, name_label_};
    for (int row = 0; row < form.rowCount(); ++row)
        if (const QLayoutItem* item = form.itemAt(row, QFormLayout::LabelRole))
            labels.push_back(item->widget());
    int widest = 0;
    for (const QWidget* label : labels) widest = std::max(widest, label->sizeHint().width());
    for (QWidget* label : labels) label->setMinimumWidth(widest);
}

void PlaceChoice::update_example() {
    const auto parsed = NameTemplate::parse(name().toStdString());
    QString text;
    if (name().isEmpty()) {
        text = tr("The name is empty.");
    } else if (!parsed) {
        text = QString::fromStdString(parsed.error().message);
    }
    good_ = text.isEmpty();
    if (good_) {
        const auto example = example_of_(name());
        good_ = example.has_value();
        text = good_ ? *example : QString::fromStdString(example.error().message);
    }
    example_->setText(text);
    example_->setProperty("level", good_ ? "info" : "error");
    example_->style()->polish(example_);  // looks up the new level
    example_->setAccessibleName(text);
}

void PlaceChoice::browse() {
    const QString start = folder().isEmpty() ? standard_folder_ : folder();
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder of the export"), start);
    if (!chosen.isEmpty()) folder_->setText(QDir::toNativeSeparators(chosen));
}

}  // namespace limner::ui
