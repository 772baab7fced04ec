#pragma once
// What the user decides once, and the file that keeps it: readable JSON, one flat object, keys as in the
// table of setting_list.h.
//
//     Settings settings(settings_file());
//     settings.set(setting::undo_steps, 500);
//     connect(&settings, &Settings::changed, this, [&](const QString& key) { ... });
//
// Order of strength: hold() for the command line > environment (LIMNER_UI_THEME for "ui.theme") > the user's
// file > default. Keys this version does not know are kept. Values out of range are brought into it, values
// of the wrong kind have the default, a file that is no JSON is set aside; all three are said in remarks().
// Widgets' thread only; the file is written by a thread of its own.

#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <array>
#include <cstddef>
#include <functional>

namespace limner::ui {

struct SwitchSetting {
    const char* key;
    bool standard;
};

/// Whole numbers when `decimals` is 0.
struct NumberSetting {
    const char* key;
    double standard, low, high;
    int decimals = 0;
};

/// `names` are what the file says, in the order of E's values.
template <class E, std::size_t N>
struct ChoiceSetting {
    const char* key;
    E standard;
    std::array<const char*, N> names;
};

struct TextSetting {
    const char* key;
    const char* standard;
};

/// A list of texts, empty by default.
struct ListSetting {
    const char* key;
};

class Settings final : public QObject {
    Q_OBJECT
public:
    /// Reads `file` and LIMNER_...; without a file nothing is kept.
    explicit Settings(QString file = {});
    using Told = std::function<void(const QString& sentence)>;
    /// Writes what is due.
    ~Settings() override;

    bool get(const SwitchSetting& s) const { return value(s.key).toBool(s.standard); }
    double get(const NumberSetting& s) const;
    template <class E, std::size_t N>
    E get(const ChoiceSetting<E, N>& s) const {
        const QString name = value(s.key).toString();
        for (std::size_t i = 0; i < N; ++i)
            if (name == s.names[i]) return static_cast<E>(i);
        return s.standard;
    }
    QString get(const TextSetting& s) const { return value(s.key).toString(s.standard); }
    QStringList get(const ListSetting& s) const;

    void set(const SwitchSetting& s, bool on) { store(s.key, on, on == s.standard); }
    void set(const NumberSetting& s, double number);
    template <class E, std::size_t N>
    void set(const ChoiceSetting<E, N>& s, E choice) {
        store(s.key, QString(s.names[static_cast<std::size_t>(choice)]), choice == s.standard);
    }
    void set(const TextSetting& s, const QString& text) { store(s.key, text, text == s.standard); }
    void set(const ListSetting& s, const QStringList& texts);

    /// The user's file says something else than the default.
    bool is_own(const QString& key) const { return own_.contains(key); }
    /// Back to the default.
    void reset(const QString& key);
    void reset_all();

    /// Writes all of them, the defaults too, to `file`. `told` follows with a sentence for the user.
    void export_to(const QString& file, Told told);
    /// Takes over what `file` says; keys that this version does not know are kept, values that are none of
    /// their kind or out of range are named and change nothing.
    void import_from(const QString& file, Told told);

    /// For this run, stronger than all else: "ui.theme=light". False when the key is unknown or its value is
    /// none of its kind.
    bool hold(const QString& assignment);
    /// Command line or environment decide: what the user sets counts from the next run without them.
    bool is_held(const QString& key) const { return held_.contains(key); }

    /// Sentences about what could not be read; empty when all was well.
    QStringList remarks() const;
    /// Where they are kept; empty: nowhere.
    const QString& file() const { return file_; }
    /// Waits until the file is written.
    void flush();

Q_SIGNALS:
    void changed(const QString& key);

private:
    QJsonValue value(const QString& key) const;
    void store(const QString& key, const QJsonValue& value, bool is_standard);
    QByteArray all_as_text() const;
    /// What there is to say about it.
    QString take(const QJsonObject& imported);
    void read_file();
    void read_environment();
    void check_own();
    void write();

    QString file_;
    QJsonObject own_;      // as in the file, unknown keys too
    QJsonObject held_;     // by command line or environment
    QString unreadable_;   // where a damaged file lies now
    QStringList misread_;  // keys whose values were corrected
    QTimer due_;
    QThreadPool disk_;
};

/// "settings.json" in the user's configuration folder.
QString settings_file();

}  // namespace limner::ui
