// Every text is translated, nothing else is in the files, and placeholders survive.
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <catch2/catch.hpp>
#include <map>

#include "tests/ui/editor_fixture.h"
#include "ui/session/texts.h"
#include "ui/settings/languages.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using limner::ui::Editor;

namespace {

struct Message {
    bool finished = true, plural = false;
    QStringList forms;
};
/// Context, source and comment, which tell messages apart.
using Messages = std::map<QStringList, Message>;

Messages read(const QString& path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    Messages all;
    QString context, source, comment;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            const auto name = xml.name();
            if (name == QLatin1String("name")) {
                context = xml.readElementText();
            } else if (name == QLatin1String("message")) {
                message = {};
                message.plural = xml.attributes().value("numerus") == QLatin1String("yes");
                comment.clear();
            } else if (name == QLatin1String("source")) {
                source = xml.readElementText();
            } else if (name == QLatin1String("comment")) {
                comment = xml.readElementText();
            } else if (name == QLatin1String("translation")) {
                message.finished = xml.attributes().value("type").isEmpty();
                if (!message.plural) message.forms << xml.readElementText();
            } else if (name == QLatin1String("numerusform")) {
                message.forms << xml.readElementText();
            }
        } else if (xml.isEndElement() && xml.name() == QLatin1String("message")) {
            all[{context, source, comment}] = message;
        }
    }
    REQUIRE_FALSE(xml.hasError());
    return all;
}

QString file_of(const QString& language) {
    return LIMNER_SOURCE_FOLDER "/resources/translations/limner_" + language + ".ts";
}

QStringList placeholders(const QString& text) {
    static const QRegularExpression pattern("%L?[0-9n]|<[^>]+>|\\{[^}]*\\}|\\*\\.[a-z]+");
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();) found << it.next().captured();
    found.sort();
    return found;
}

bool has_mnemonic(QString text) { return text.remove("&&").contains('&'); }

/// English again for the tests that follow in this process.
class EnglishAgain {
public:
    ~EnglishAgain() { ui::install_language(*qApp, "en"); }
};

}  // namespace

TEST_CASE("The translations hold exactly the texts of the sources", "[translation]") {
    const QTemporaryDir folder;
    const QString fresh = folder.filePath("fresh.ts");
    QProcess lupdate;
    lupdate.setWorkingDirectory(LIMNER_SOURCE_FOLDER);
    lupdate.start(LIMNER_LUPDATE, {"-silent", "-I", ".", "-locations", "none", "-source-language", "en",
                                   "-target-language", "de", "ui", "app/studio", "-ts", fresh});
    REQUIRE(lupdate.waitForFinished(60000));
    REQUIRE(lupdate.exitCode() == 0);
    // A tr() outside a class with a context is never translated.
    INFO(lupdate.readAllStandardError().toStdString());
    const Messages wanted = read(fresh);
    REQUIRE(wanted.size() > 700);
    for (const QString& language : {QString("de"), QString("zh_CN")}) {
        const Messages there = read(file_of(language));
        QStringList missing, surplus;
        for (const auto& [key, message] : wanted)
            if (!there.contains(key)) missing << key.join(" | ");
        for (const auto& [key, message] : there)
            if (!wanted.contains(key)) surplus << key.join(" | ");
        INFO(language.toStdString() << ": run resources/translations/update, then translate what is new");
        CHECK(missing.join('\n').toStdString() == "");
        CHECK(surplus.join('\n').toStdString() == "");
    }
}

TEST_CASE("Nothing is left untranslated, and placeholders and keys of menus are kept", "[translation]") {
    const auto language = GENERATE(as<QString>(), "de", "zh_CN");
    for (const auto& [key, message] : read(file_of(language))) {
        const QString& source = key[1];
        INFO(language.toStdString() << " " << key.join(" | ").toStdString());
        CHECK(message.finished);
        CHECK(message.forms.size() == (message.plural && language == "de" ? 2 : 1));
        for (const QString& text : message.forms) {
            CHECK_FALSE(text.isEmpty());
            CHECK(placeholders(text) == placeholders(source));
            CHECK(has_mnemonic(text) == has_mnemonic(source));
            CHECK(text.startsWith(' ') == source.startsWith(' '));
            CHECK(text.count("\n") == source.count("\n"));
        }
    }
}

TEST_CASE("No menu gives the same key to two entries", "[translation]") {
    const EnglishAgain again;
    const auto language = GENERATE(as<QString>(), "en", "de", "zh_CN");
    ui::install_language(*qApp, language);
    Editor e;
    const auto check = [&](const QList<QAction*>& actions, const QString& where) {
        std::map<QChar, QString> taken;
        for (const QAction* action : actions) {
            const QString text = QString(action->text()).remove("&&");
            const qsizetype at = text.indexOf('&');
            if (at < 0 || at + 1 >= text.size()) continue;
            const QChar key = text[at + 1].toLower();
            INFO(language.toStdString() << ", " << where.toStdString() << ": " << taken[key].toStdString()
                                        << " and " << text.toStdString());
            CHECK(taken[key].isEmpty());
            taken[key] = text;
        }
    };
    check(e.window.menuBar()->actions(), "menu bar");
    for (const QMenu* menu : e.window.menuBar()->findChildren<QMenu*>())
        check(menu->actions(), menu->title());
}

TEST_CASE("The editor speaks the language that is chosen", "[translation]") {
    const EnglishAgain again;
    CHECK(ui::install_language(*qApp, "de") == "de");
    {
        Editor e;
        CHECK(e.window.commands().action("file.open")->text().endsWith(QString::fromUtf8("ffnen …")));
        CHECK(e.find<QWidget>("dock.history").windowTitle() == "Verlauf");
        CHECK(ui::class_name(FaceClass::upper_lip) == "Oberlippe");
        CHECK(ui::expression_name("mouthSmileLeft").title == QString::fromUtf8("Lächeln"));
        // Numbers as the language writes them.
        ui::ValueSlider slider("s", "S", {.low = 0, .high = 2, .decimals = 2}, nullptr);
        slider.set_value(1.5);
        CHECK(slider.shown_text() == "1,50");
    }
    CHECK(ui::install_language(*qApp, "zh_CN") == "zh_CN");
    CHECK(ui::class_name(FaceClass::hair) == QString::fromUtf8("头发"));
    CHECK(ui::install_language(*qApp, "en") == "en");
    CHECK(ui::class_name(FaceClass::hair) == "hair");
    CHECK(ui::install_language(*qApp, "tlh") == ui::install_language(*qApp, "system"));
}

TEST_CASE("Names that come from the engine are translated", "[translation]") {
    const EnglishAgain again;
    for (const char* language : {"de", "zh_CN"}) {
        ui::install_language(*qApp, language);
        for (const FaceClassInfo& each : face_classes()) {
            INFO(language << " " << each.name);
            CHECK(QCoreApplication::translate("Texts", std::string(each.name).c_str()) !=
                  QString::fromStdString(std::string(each.name)));
        }
        for (int i = 0; i < part_count; ++i) {
            const std::string part(name(static_cast<Part>(i)));
            INFO(language << " " << part);
            CHECK(ui::part_name(static_cast<Part>(i)) != QString::fromStdString(part));
        }
    }
}

TEST_CASE("The pseudo-language is longer, in brackets, and keeps what is not text", "[translation]") {
    const QString text = ui::pseudo_text("&Open <b>%1</b>\nof %n files…");
    CHECK(text.startsWith('['));
    CHECK(text.endsWith(']'));
    CHECK(text.size() > 1.3 * 27);
    CHECK(text.contains("<b>%1</b>"));
    CHECK(text.contains("%n"));
    CHECK(text.contains('&'));
    CHECK(text.contains('\n'));
    CHECK_FALSE(text.contains("Open"));
}
