#pragma once
// The languages of the interface. Texts in the source are English; translations lie in resources/translations
// and are compiled into the program.
//
//     const QString id = install_language(application, settings.get(setting::language));

#include <QString>
#include <vector>

class QCoreApplication;

namespace limner::ui {

struct Language {
    QString id;           // "en", "zh_CN"
    QString name;         // in the language itself
    bool pseudo = false;  // for tests of the layout: "xx" long and accented, "xr" right to left
};

const std::vector<Language>& languages();

/// Makes `wish` the language of all texts asked for from now on, and its conventions those of numbers and
/// dates. "system", and a language there is not, mean the system's, else English. Returns the language's id.
/// Windows are told by QEvent::LanguageChange; widgets keep the texts they have, and MainWindow builds its
/// own again.
QString install_language(QCoreApplication& application, const QString& wish);

/// "&Open file %1…" as the pseudo-language says it: 40 percent longer, accented, in brackets; placeholders,
/// mnemonics and HTML tags stay.
QString pseudo_text(const QString& source);

}  // namespace limner::ui
