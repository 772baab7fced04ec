#include "ui/dialogs/look_choices.h"

#include <QComboBox>
#include <QCoreApplication>

#include "ui/settings/languages.h"

namespace limner::ui {

void add_languages(QComboBox& field) {
    field.addItem(QCoreApplication::translate("limner::ui::LookChoices", "As the system"), "system");
    for (const Language& language : languages())
        if (!language.pseudo) field.addItem(language.name, language.id);
}

QStringList theme_titles() {
    return {QCoreApplication::translate("limner::ui::LookChoices", "Dark"),
            QCoreApplication::translate("limner::ui::LookChoices", "Light"),
            QCoreApplication::translate("limner::ui::LookChoices", "As the system"),
            QCoreApplication::translate("limner::ui::LookChoices", "High contrast")};
}

}  // namespace limner::ui
