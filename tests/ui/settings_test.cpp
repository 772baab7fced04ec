// The settings and the file that keeps them.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>
#include <set>

#include "ui/settings/setting_list.h"

using namespace limner;
using ui::Settings;
namespace setting = ui::setting;

namespace {

void write(const QString& file, const QByteArray& text) {
    QFile out(file);
    REQUIRE(out.open(QIODevice::WriteOnly));
    REQUIRE(out.write(text) == text.size());
}

QJsonObject content(const QString& file) {
    QFile in(file);
    REQUIRE(in.open(QIODevice::ReadOnly));
    return QJsonDocument::fromJson(in.readAll()).object();
}

}  // namespace

TEST_CASE("Every setting has a key of its own and a default within its range", "[settings]") {
    std::set<QString> keys;
    for (const ui::AnySetting& each : ui::all_settings()) {
        INFO(each.key.toStdString());
        CHECK(keys.insert(each.key).second);
        CHECK(each.key.contains('.'));
        CHECK(each.fitted(each.standard) == each.standard);
        CHECK(each.fitted(QJsonValue(QJsonObject())).isUndefined());
    }
    CHECK(keys.size() == 32);
}

TEST_CASE("Settings are kept in a readable file, defaults are not", "[settings]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("a/settings.json");
    {
        Settings settings(file);
        CHECK(settings.get(setting::undo_steps) == 200);
        settings.set(setting::undo_steps, 500);
        settings.set(setting::theme, ui::ThemeChoice::light);
        settings.set(setting::model_folders, {"/models", "/more models"});
        settings.set(setting::scale, 125);
        settings.set(setting::scale, 100);
    }
    CHECK(content(file) == QJsonObject{{"undo.steps", 500},
                                       {"ui.theme", "light"},
                                       {"files.model_folders", QJsonArray{"/models", "/more models"}}});
    Settings again(file);
    CHECK(again.get(setting::undo_steps) == 500);
    CHECK(again.get(setting::theme) == ui::ThemeChoice::light);
    CHECK(again.get(setting::model_folders) == QStringList{"/models", "/more models"});
    CHECK(again.is_own("undo.steps"));
    CHECK_FALSE(again.is_own("ui.scale"));
    CHECK(again.remarks().isEmpty());
    again.reset("undo.steps");
    CHECK(again.get(setting::undo_steps) == 200);
    again.reset_all();
    again.flush();
    CHECK(content(file) == QJsonObject());
}

TEST_CASE("What a newer version wrote stays in the file", "[settings]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("settings.json");
    write(file, R"({"future.thing": {"a": [1, 2]}, "undo.steps": 300})");
    {
        Settings settings(file);
        CHECK(settings.remarks().isEmpty());
        settings.reset_all();
    }
    CHECK(content(file)["future.thing"].toObject()["a"].toArray().size() == 2);
}

TEST_CASE("A damaged file is set aside, said, and gives the defaults", "[settings]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("settings.json");
    const QByteArray damaged =
        GENERATE(QByteArray("{\"undo.steps\": 300"), QByteArray("[1, 2]"), QByteArray(""),
                 QByteArray(2 << 20, '{'), QByteArray("\0\xff\xfe", 3));
    write(file, damaged);
    {
        Settings settings(file);
        CHECK(settings.get(setting::undo_steps) == 200);
        REQUIRE(settings.remarks().size() == 1);
        CHECK(settings.remarks().front().contains("settings.json.damaged"));
        CHECK_FALSE(QFile::exists(file));
        settings.set(setting::undo_steps, 250);
    }
    CHECK(content(file) == QJsonObject{{"undo.steps", 250}});
    // What was set aside before is not lost when it happens again.
    write(file, "once more");
    const Settings again(file);
    CHECK(again.remarks().front().contains("settings.json.damaged-2"));
    QFile kept(file + ".damaged");
    REQUIRE(kept.open(QIODevice::ReadOnly));
    CHECK(kept.readAll() == damaged);
}

TEST_CASE("Values that cannot be are corrected and said", "[settings]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("settings.json");
    write(file, R"({"undo.steps": 1000000, "ui.theme": "plaid", "view.show_badges": "yes",
                    "files.model_folders": ["/a", 7], "ui.scale": 99.7, "pen.curve": 2.5})");
    const Settings settings(file);
    CHECK(settings.get(setting::undo_steps) == 5000);
    CHECK(settings.get(setting::theme) == ui::ThemeChoice::dark);
    CHECK(settings.get(setting::show_badges));
    CHECK(settings.get(setting::model_folders).isEmpty());
    CHECK(settings.get(setting::scale) == 100);
    CHECK(settings.get(setting::pen_curve) == 2.5);
    REQUIRE(settings.remarks().size() == 1);
    for (const char* key : {"undo.steps", "ui.theme", "view.show_badges", "files.model_folders", "ui.scale"})
        CHECK(settings.remarks().front().contains(key));
    CHECK_FALSE(settings.remarks().front().contains("pen.curve"));
}

TEST_CASE("The command line counts more than the environment, and that more than the file", "[settings]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("settings.json");
    write(file, R"({"ui.theme": "light", "undo.steps": 300})");
    qputenv("LIMNER_UI_THEME", "high-contrast");
    qputenv("LIMNER_UNDO_STEPS", "many");
    Settings settings(file);
    qunsetenv("LIMNER_UI_THEME");
    qunsetenv("LIMNER_UNDO_STEPS");
    CHECK(settings.get(setting::theme) == ui::ThemeChoice::high_contrast);
    CHECK(settings.is_held("ui.theme"));
    CHECK(settings.get(setting::undo_steps) == 300);  // "many" is no number
    CHECK(settings.hold("ui.theme=dark"));
    CHECK(settings.get(setting::theme) == ui::ThemeChoice::dark);
    CHECK(settings.hold("view.invert=on"));
    CHECK(settings.get(setting::invert_pose));
    for (const char* bad : {"ui.theme=plaid", "ui.colour=red", "ui.theme", "=1", "", "view.invert=perhaps"})
        CHECK_FALSE(settings.hold(bad));
    // For this run only: the file keeps what the user chose.
    settings.set(setting::undo_steps, 400);
    settings.flush();
    CHECK(content(file) == QJsonObject{{"ui.theme", "light"}, {"undo.steps", 400}});
}

TEST_CASE("Changes are told, once each, and are written without being asked for", "[settings]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("settings.json");
    Settings settings(file);
    QSignalSpy told(&settings, &Settings::changed);
    settings.set(setting::autosave_minutes, 5);
    settings.set(setting::autosave_minutes, 5);
    settings.set(setting::autosave_minutes, 99);  // brought into the range
    CHECK(settings.get(setting::autosave_minutes) == 30);
    CHECK(told.size() == 2);
    CHECK(told.back().front().toString() == "save.autosave_minutes");
    REQUIRE(QTest::qWaitFor([&] { return QFile::exists(file); }, 10000));
}

TEST_CASE(
    "All settings go to one file and come from it, and what is wrong in it is named and changes nothing",
    "[settings]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("mine.json");
    Settings from, to;
    from.set(setting::theme, ui::ThemeChoice::light);
    from.set(setting::guides, {"grid"});
    to.set(setting::scale, 150);
    QString told;
    const auto tell = [&told](const QString& sentence) { told = sentence; };
    const auto said = [&] { return QTest::qWaitFor([&] { return !told.isEmpty(); }, 10000); };
    from.export_to(file, tell);
    REQUIRE(said());
    CHECK(content(file).size() == int(ui::all_settings().size()));
    QJsonObject changed = content(file);
    changed["undo.steps"] = 7;  // ten at least
    changed["save.backups"] = "many";
    changed["of.a.newer.version"] = 1;
    write(file, QJsonDocument(changed).toJson());
    told.clear();
    to.set(setting::undo_steps, 300);
    to.import_from(file, tell);
    REQUIRE(said());
    CHECK(to.get(setting::theme) == ui::ThemeChoice::light);
    CHECK(to.get(setting::guides) == QStringList{"grid"});
    CHECK(to.get(setting::scale) == 100);
    CHECK(to.get(setting::undo_steps) == 300);
    CHECK(told.contains("undo.steps"));
    CHECK(told.contains("save.backups"));
    CHECK_FALSE(told.contains("ui.theme"));
    told.clear();
    to.export_to(file, tell);
    REQUIRE(said());
    CHECK(content(file)["of.a.newer.version"] == 1);

    write(file, "no settings");
    told.clear();
    to.import_from(file, tell);
    REQUIRE(said());
    CHECK(told == "There are no settings of Limner in it.");
    CHECK(to.get(setting::theme) == ui::ThemeChoice::light);
}
