#pragma once
// Every setting of the editor: key, default, range. Each has an effect somewhere; where, stands in
// ui/window/preferences.cpp, or in app/studio/main.cpp for what counts from the next start.

#include <QJsonValue>
#include <functional>
#include <vector>

#include "ui/settings/settings.h"
#include "ui/tools/tool.h"

namespace limner::ui {

enum class ThemeChoice { dark, light, system, high_contrast };
enum class GroundChoice { theme, dark, middle, light };
enum class TabKey { canvas_only, move_focus };
enum class FingerChoice { automatic, paint, pan };  // automatic: pan once a pen is seen
enum class DeviceChoice { automatic, cpu, cuda };
enum class LogLevel { error, warning, info, debug, trace };

namespace setting {

inline constexpr TextSetting language{"ui.language", "system"};  // or "de", "zh_CN" ...
inline constexpr ChoiceSetting<ThemeChoice, 4> theme{
    "ui.theme", ThemeChoice::dark, {"dark", "light", "system", "high-contrast"}};
inline constexpr NumberSetting scale{"ui.scale", 100, 75, 300};  // percent, on top of the system's
inline constexpr NumberSetting tooltip_delay{"ui.tooltips_delay", 600, 0, 2000};  // ms
inline constexpr SwitchSetting reduced_motion{"ui.reduced_motion", false};
inline constexpr ChoiceSetting<TabKey, 2> tab_key{
    "ui.tab_key", TabKey::canvas_only, {"canvas-only", "move-focus"}};
inline constexpr SwitchSetting welcome{"ui.welcome", true};  // the start page, where no project is opened

inline constexpr ChoiceSetting<GroundChoice, 4> view_ground{
    "view.background", GroundChoice::theme, {"theme", "dark", "middle", "light"}};
inline constexpr NumberSetting pose_sensitivity{"view.pose_sensitivity", 0.20, 0.05, 1.0, 2};  // degrees/dip
inline constexpr SwitchSetting invert_pose{"view.invert", false};  // the camera follows, not the face
inline constexpr SwitchSetting show_badges{"view.show_badges", true};
inline constexpr SwitchSetting show_gizmo{"view.show_gizmo", true};  // the head that turns the portrait

inline constexpr ChoiceSetting<Smoothing, 3> smoothing{
    "brush.smoothing", Smoothing::basic, {"none", "basic", "stabiliser"}};
inline constexpr SwitchSetting fit_paintings{"brush.fit_to_head", true};
/// Exponent of the pressure: 1 straight, below 1 soft (light strokes count more), above 1 firm.
inline constexpr NumberSetting pen_curve{"pen.curve", 1.0, 0.3, 3.0, 2};
inline constexpr ChoiceSetting<FingerChoice, 3> finger{
    "touch.paint", FingerChoice::automatic, {"automatic", "paint", "pan"}};

inline constexpr ChoiceSetting<DeviceChoice, 3> device{
    "render.device", DeviceChoice::automatic, {"auto", "cpu", "cuda"}};
inline constexpr NumberSetting final_delay{"render.final_delay", 150, 0, 2000};        // ms
inline constexpr NumberSetting kept_pictures{"render.kept_pictures", 512, 64, 16384};  // MB

inline constexpr NumberSetting undo_steps{"undo.steps", 200, 10, 5000};
inline constexpr NumberSetting autosave_minutes{"save.autosave_minutes", 3, 0, 30};  // 0: off
inline constexpr NumberSetting backups{"save.backups", 1, 0, 99};         // former versions beside a project
inline constexpr TextSetting picture_folder{"files.picture_folder", ""};  // "": the system's
inline constexpr ListSetting model_folders{"files.model_folders"};
inline constexpr ChoiceSetting<LogLevel, 5> log_level{
    "log.level", LogLevel::info, {"error", "warning", "info", "debug", "trace"}};

// What the window remembers by itself (ui/window/view_memory.cpp, status_line.cpp); the names are those of
// the commands.
inline constexpr NumberSetting dice_amount{"dice.amount", 50, 0, 100};  // percent
inline constexpr SwitchSetting mirrored{"view.mirrored", false};
inline constexpr ListSetting guides{"view.guides"};                 // "axis", "grid" ...
inline constexpr TextSetting channel{"view.channel", "colour"};     // or "depth" ...
inline constexpr TextSetting comparison{"view.comparison", "off"};  // or "wipe" ...
inline constexpr SwitchSetting first_steps{"ui.first_steps",
                                           true};             // not seen yet: the start page opens there
inline constexpr ListSetting status_hidden{"status.hidden"};  // items of the status bar: "memory" ...

}  // namespace setting

/// One line of the table, its type forgotten: what the file's value must be.
struct AnySetting {
    QString key;
    QJsonValue standard;
    /// The value brought into the setting's kind and range; undefined when it is of another kind.
    std::function<QJsonValue(const QJsonValue&)> fitted;
    /// The same from the words of a command line or the environment.
    std::function<QJsonValue(const QString&)> parsed;
    /// The window changes it by itself: it has no row in the preferences.
    bool remembered = false;
};

const std::vector<AnySetting>& all_settings();
/// Null for an unknown key.
const AnySetting* find_setting(const QString& key);

}  // namespace limner::ui
