#include "ui/settings/setting_list.h"

#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace limner::ui {
namespace {

const QJsonValue none(QJsonValue::Undefined);

AnySetting any(const SwitchSetting& s) {
    return {s.key, s.standard, [](const QJsonValue& v) { return v.isBool() ? v : none; },
            [](const QString& text) {
                if (text == "on" || text == "true" || text == "1") return QJsonValue(true);
                if (text == "off" || text == "false" || text == "0") return QJsonValue(false);
                return none;
            }};
}

AnySetting any(const NumberSetting& s) {
    const auto fitted = [s](const QJsonValue& v) {
        if (!v.isDouble()) return none;
        const double number = std::clamp(v.toDouble(), s.low, s.high);
        return QJsonValue(s.decimals == 0 ? std::round(number) : number);
    };
    return {s.key, s.standard, fitted, [fitted](const QString& text) {
                bool good = false;
                const double number = text.toDouble(&good);
                return good ? fitted(number) : none;
            }};
}

template <class E, std::size_t N>
AnySetting any(const ChoiceSetting<E, N>& s) {
    const auto known = [s](const QString& name) {
        const bool found =
            std::any_of(s.names.begin(), s.names.end(), [&](const char* each) { return name == each; });
        return found ? QJsonValue(name) : none;
    };
    return {s.key, QString(s.names[static_cast<std::size_t>(s.standard)]),
            [known](const QJsonValue& v) { return v.isString() ? known(v.toString()) : none; }, known};
}

AnySetting any(const TextSetting& s) {
    return {s.key, QString(s.standard), [](const QJsonValue& v) { return v.isString() ? v : none; },
            [](const QString& text) { return QJsonValue(text); }};
}

AnySetting any(const ListSetting& s) {
    return {s.key, QJsonArray(),
            [](const QJsonValue& v) {
                if (!v.isArray()) return none;
                const QJsonArray texts = v.toArray();
                const bool good =
                    std::all_of(texts.begin(), texts.end(), [](const auto& t) { return t.isString(); });
                return good ? v : none;
            },
            [](const QString& text) {
                return QJsonValue(QJsonArray::fromStringList(text.split(';', Qt::SkipEmptyParts)));
            }};
}

AnySetting remembered(AnySetting setting) {
    setting.remembered = true;
    return setting;
}

}  // namespace

const std::vector<AnySetting>& all_settings() {
    using namespace setting;
    static const std::vector<AnySetting> all{any(language),
                                             any(theme),
                                             any(scale),
                                             any(tooltip_delay),
                                             any(reduced_motion),
                                             any(tab_key),
                                             any(welcome),
                                             any(view_ground),
                                             any(pose_sensitivity),
                                             any(invert_pose),
                                             any(show_badges),
                                             any(show_gizmo),
                                             any(smoothing),
                                             any(pen_curve),
                                             any(fit_paintings),
                                             any(finger),
                                             any(device),
                                             any(final_delay),
                                             any(kept_pictures),
                                             any(undo_steps),
                                             any(autosave_minutes),
                                             any(backups),
                                             any(picture_folder),
                                             any(model_folders),
                                             any(log_level),
                                             remembered(any(dice_amount)),
                                             remembered(any(setting::mirrored)),
                                             remembered(any(setting::guides)),
                                             remembered(any(setting::channel)),
                                             remembered(any(setting::comparison)),
                                             remembered(any(setting::first_steps)),
                                             remembered(any(setting::status_hidden))};
    return all;
}

const AnySetting* find_setting(const QString& key) {
    const auto& all = all_settings();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const AnySetting& s) { return s.key == key; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace limner::ui
