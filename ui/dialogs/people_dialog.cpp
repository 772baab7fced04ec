#include "ui/dialogs/people_dialog.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSpinBox>

#include "ui/dialogs/place_choice.h"
#include "ui/dialogs/size_choice.h"

namespace limner::ui {

PeopleDialog::PeopleDialog(EditorSession& session, ExportActions& exports, QWidget* parent)
    : ExportDialog("export.people", tr("Contact sheet of people"), session, exports, parent) {
    first_ = named(new QLineEdit(this), "first", tr("First seed"));
    // A spin box holds no seed of 64 bits.
    first_->setValidator(new QRegularExpressionValidator(QRegularExpression("[0-9]{1,19}"), first_));
    first_->setToolTip(tr("Every number is a person; the following ones come after it"));
    const auto whole = [this](const char* name, const QString& title, int low, int high) {
        auto* spin = named(new QSpinBox(this), name, title);
        spin->setRange(low, high);
        return spin;
    };
    count_ = whole("count", tr("People"), 1, most_people);
    columns_ = whole("columns", tr("Columns"), 0, 100);
    columns_->setSpecialValueText(tr("as square as it gets"));
    size_ = new SizeChoice(objectName() + ".size", session.model() ? session.model()->resolution : 0, this);
    place_ = new PlaceChoice(
        objectName() + ".place", exports.folder_of({}), [this](const QString& name) { return example(name); },
        this);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&First seed"), first_);
    form->addRow(tr("&People"), count_);
    form->addRow(tr("Colum&ns"), columns_);
    form->addRow(tr("&Size of each"), size_);
    place_->align_with(*form);
    body().addLayout(form);
    body().addWidget(place_);
    add_buttons();
    const auto stored = stored_people_export();
    first_->setText(QString::number(stored.first_seed));
    count_->setValue(stored.count);
    columns_->setValue(stored.columns);
    size_->set_value(stored.size);
    place_->set_value(stored.folder, stored.name);
    connect(first_, &QLineEdit::textChanged, this, &PeopleDialog::update_form);
    for (QSpinBox* spin : {count_, columns_})
        connect(spin, &QSpinBox::valueChanged, this, &PeopleDialog::update_form);
    connect(size_, &SizeChoice::changed, this, &PeopleDialog::update_form);
    connect(place_, &PlaceChoice::changed, this, &PeopleDialog::update_form);
    update_form();
    first_->setFocus();
}

PeopleExport PeopleDialog::settings() const {
    PeopleExport e;
    e.folder = place_->folder();
    e.name = place_->name();
    e.first_seed = first_->text().toULongLong();
    e.count = count_->value();
    e.columns = columns_->value();
    e.size = size_->value();
    return e;
}

void PeopleDialog::update_form() {
    place_->update_example();
    set_ready(place_->good() && first_->hasAcceptableInput() && session().model() &&
              session().model()->capabilities.identity);
}

QString PeopleDialog::example(const QString& name) const {
    PeopleExport e = settings();
    e.name = name;
    const auto names = NameTemplate::parse(e.target({}).string());
    if (!names) return {};
    return from_native(
               native_path(QString::fromStdString(names->expand(exports().fields(e.size)))).filename()) +
           '\n' + tr("Asks before it overwrites a file.");
}

void PeopleDialog::start(IfExists existing) {
    const auto e = settings();
    store(e);
    exports().start(e, existing);
}

}  // namespace limner::ui
