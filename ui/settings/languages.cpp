#include "ui/settings/languages.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <algorithm>

// Outside any namespace: a static library's resources have to be named once.
static void load_translations() { Q_INIT_RESOURCE(translations); }

namespace limner::ui {
namespace {

/// Every text, also those that no translator has seen yet.
class PseudoTranslator final : public QTranslator {
public:
    using QTranslator::QTranslator;
    QString translate(const char*, const char* source, const char*, int number) const override {
        QString text = pseudo_text(QString::fromUtf8(source));
        if (number >= 0) text.replace("%n", QString::number(number));
        return text;
    }
    bool isEmpty() const override { return false; }
};

bool there_is(const QString& id) {
    const auto& all = languages();
    return std::any_of(all.begin(), all.end(), [&](const Language& each) { return each.id == id; });
}

/// The first of the system's languages that we have.
QString system_language() {
    for (const QString& wanted : QLocale::system().uiLanguages()) {
        const QLocale locale(wanted);
        for (const QString& id : {locale.name(), locale.name().section('_', 0, 0)})
            if (there_is(id)) return id;
        // Every Chinese reader is served better by these characters than by none.
        if (locale.language() == QLocale::Chinese) return "zh_CN";
    }
    return "en";
}

/// Of the program and of Qt's own dialogs, as far as they are installed.
void add_translations(QCoreApplication& application, const QString& id) {
    for (const auto& [name, folder] :
         {std::pair<QString, QString>("qtbase_", QLibraryInfo::path(QLibraryInfo::TranslationsPath)),
          std::pair<QString, QString>("limner_", ":/translations")}) {
        auto* translator = new QTranslator(&application);
        if (translator->load(name + id, folder)) QCoreApplication::installTranslator(translator);
    }
}

}  // namespace

const std::vector<Language>& languages() {
    static const std::vector<Language> all{{"en", "English"},
                                           {"de", "Deutsch"},
                                           {"zh_CN", QString::fromUtf8("简体中文")},
                                           {"xx", "Pseudo, long", true},
                                           {"xr", "Pseudo, right to left", true}};
    return all;
}

QString install_language(QCoreApplication& application, const QString& wish) {
    load_translations();
    for (QTranslator* old : application.findChildren<QTranslator*>(Qt::FindDirectChildrenOnly)) delete old;
    const QString id = there_is(wish) ? wish : system_language();
    const bool pseudo = id == "xx" || id == "xr";
    // A language that is the system's too keeps the country's habits: de_AT, de_CH.
    const QLocale named(pseudo ? "en" : id), system = QLocale::system();
    QLocale::setDefault(named.language() == system.language() ? system : named);
    QGuiApplication::setLayoutDirection(id == "xr" ? Qt::RightToLeft : Qt::LeftToRight);
    if (pseudo) {
        QCoreApplication::installTranslator(new PseudoTranslator(&application));
    } else if (id != "en") {
        add_translations(application, id);
    }
    return id;
}

QString pseudo_text(const QString& source) {
    static const QString plain = "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz";
    static const QString accented = QString::fromUtf8("ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀṁÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž");
    if (source.isEmpty()) return source;
    QString text;
    bool tag = false;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const QChar c = source[i];
        tag = (tag || c == '<') && c != '>';
        const bool after_percent = i > 0 && source[i - 1] == '%';  // %1, %n
        const auto index = tag || after_percent ? -1 : plain.indexOf(c);
        text += index < 0 ? c : accented[index];
    }
    // In words, so that long texts wrap.
    constexpr qsizetype word = 8;
    QString padding(std::max<qsizetype>(1, qRound(0.4 * double(source.size())) - 2), '~');
    for (qsizetype i = word; i < padding.size() - 1; i += word + 1) padding[i] = ' ';
    return '[' + text + padding + ']';
}

}  // namespace limner::ui
