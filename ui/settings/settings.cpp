#include "ui/settings/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>
#include <algorithm>

#include "ui/settings/damaged_file.h"
#include "ui/settings/setting_list.h"

namespace limner::ui {
namespace {

constexpr qint64 most_bytes = 1 << 20;
constexpr int due_ms = 300;  // a slider that is dragged is written once

QString variable_of(const QString& key) { return "LIMNER_" + QString(key).replace('.', '_').toUpper(); }

}  // namespace

QString settings_file() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + "/settings.json";
}

Settings::Settings(QString file) : file_(std::move(file)) {
    disk_.setMaxThreadCount(1);  // the last write is the newest
    due_.setSingleShot(true);
    due_.setInterval(due_ms);
    connect(&due_, &QTimer::timeout, this, &Settings::write);
    if (!file_.isEmpty()) read_file();
    check_own();
    read_environment();
}

Settings::~Settings() { flush(); }

void Settings::read_file() {
    QFile file(file_);
    if (!file.exists()) return;
    const bool readable = file.size() <= most_bytes && file.open(QIODevice::ReadOnly);
    const QJsonDocument document = readable ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    if (document.isObject()) {
        own_ = document.object();
        return;
    }
    file.close();
    unreadable_ = set_aside(file_);
}

void Settings::check_own() {
    for (const AnySetting& setting : all_settings()) {
        if (!own_.contains(setting.key)) continue;
        const QJsonValue fitted = setting.fitted(own_[setting.key]);
        if (fitted != own_[setting.key]) misread_ << setting.key;
        if (fitted.isUndefined()) {
            own_.remove(setting.key);
        } else {
            own_[setting.key] = fitted;
        }
    }
}

QStringList Settings::remarks() const {
    QStringList remarks;
    if (!unreadable_.isEmpty())
        remarks
            << tr("The settings could not be read and have their defaults. The damaged file is kept as %1.")
                   .arg(QDir::toNativeSeparators(unreadable_));
    if (!misread_.isEmpty())
        remarks << tr("Settings with impossible values were corrected: %1.").arg(misread_.join(", "));
    return remarks;
}

void Settings::read_environment() {
    for (const AnySetting& setting : all_settings())
        if (const QString name = variable_of(setting.key); qEnvironmentVariableIsSet(name.toLatin1())) {
            const QJsonValue parsed = setting.parsed(qEnvironmentVariable(name.toLatin1()));
            if (!parsed.isUndefined()) held_[setting.key] = parsed;
        }
}

bool Settings::hold(const QString& assignment) {
    const qsizetype equals = assignment.indexOf('=');
    const AnySetting* setting = equals > 0 ? find_setting(assignment.left(equals)) : nullptr;
    if (!setting) return false;
    const QJsonValue parsed = setting->parsed(assignment.mid(equals + 1));
    if (parsed.isUndefined()) return false;
    held_[setting->key] = parsed;
    Q_EMIT changed(setting->key);
    return true;
}

QJsonValue Settings::value(const QString& key) const {
    if (const auto held = held_.constFind(key); held != held_.constEnd()) return *held;
    return own_.value(key);
}

double Settings::get(const NumberSetting& s) const {
    return std::clamp(value(s.key).toDouble(s.standard), s.low, s.high);
}

QStringList Settings::get(const ListSetting& s) const {
    QStringList texts;
    for (const auto& text : value(s.key).toArray()) texts << text.toString();
    return texts;
}

void Settings::set(const NumberSetting& s, double number) {
    const double fitted = std::clamp(number, s.low, s.high);
    store(s.key, fitted, fitted == s.standard);
}

void Settings::set(const ListSetting& s, const QStringList& texts) {
    store(s.key, QJsonArray::fromStringList(texts), texts.isEmpty());
}

void Settings::store(const QString& key, const QJsonValue& value, bool is_standard) {
    const QJsonValue before = own_.value(key);
    if (is_standard ? before.isUndefined() : before == value) return;
    // A default is not written: when a later version knows a better one, it counts.
    if (is_standard) {
        own_.remove(key);
    } else {
        own_[key] = value;
    }
    due_.start();
    Q_EMIT changed(key);
}

void Settings::reset(const QString& key) {
    if (!own_.contains(key)) return;
    own_.remove(key);
    due_.start();
    Q_EMIT changed(key);
}

void Settings::reset_all() {
    for (const AnySetting& setting : all_settings()) reset(setting.key);
}

QByteArray Settings::all_as_text() const {
    QJsonObject all = own_;
    for (const AnySetting& setting : all_settings())
        if (!all.contains(setting.key)) all[setting.key] = setting.standard;
    return QJsonDocument(all).toJson();
}

QString Settings::take(const QJsonObject& imported) {
    QStringList wrong;
    int known = 0;
    for (auto entry = imported.begin(); entry != imported.end(); ++entry) {
        const AnySetting* setting = find_setting(entry.key());
        known += setting != nullptr;
        if (!setting) {
            store(entry.key(), *entry, false);
        } else if (setting->fitted(*entry) == *entry) {
            store(entry.key(), *entry, *entry == setting->standard);
        } else {
            wrong << entry.key();
        }
    }
    if (known == 0) return tr("There are no settings of Limner in it.");
    if (wrong.isEmpty()) return tr("The settings of the file count now.");
    return tr("The settings of the file count now, but for these, whose values are wrong: %1.")
        .arg(wrong.join(", "));
}

void Settings::export_to(const QString& file, Told told) {
    disk_.start([this, file, text = all_as_text(), told = std::move(told)] {
        QSaveFile target(file);
        const bool written =
            target.open(QIODevice::WriteOnly) && target.write(text) == text.size() && target.commit();
        const QString shown = QDir::toNativeSeparators(file);
        const QString sentence =
            written ? tr("The settings are in %1.").arg(shown) : tr("%1 could not be written.").arg(shown);
        QMetaObject::invokeMethod(
            this, [told, sentence] { told(sentence); }, Qt::QueuedConnection);
    });
}

void Settings::import_from(const QString& file, Told told) {
    disk_.start([this, file, told = std::move(told)] {
        QFile source(file);
        const bool readable = source.size() <= most_bytes && source.open(QIODevice::ReadOnly);
        const QJsonDocument document = readable ? QJsonDocument::fromJson(source.readAll()) : QJsonDocument();
        QMetaObject::invokeMethod(
            this, [this, object = document.object(), told] { told(take(object)); }, Qt::QueuedConnection);
    });
}

void Settings::write() {
    if (file_.isEmpty()) return;
    disk_.start([file = file_, text = QJsonDocument(own_).toJson()] {
        QDir().mkpath(QFileInfo(file).absolutePath());
        QSaveFile target(file);  // the old file stays until the new one is complete
        if (target.open(QIODevice::WriteOnly) && target.write(text) == text.size()) target.commit();
    });
}

void Settings::flush() {
    if (due_.isActive()) {
        due_.stop();
        write();
    }
    disk_.waitForDone();
}

}  // namespace limner::ui
