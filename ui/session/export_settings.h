#pragma once
// What the export dialogs decide, and how it is remembered from one time to the next. No widgets.

#include <QStringList>
#include <memory>
#include <optional>

#include "engine/core/label_set.h"
#include "engine/export/still_export.h"
#include "engine/export/turntable_plan.h"
#include "engine/media/video_file.h"

namespace limner::ui {

/// Names are templates without folder and extension.
struct PictureExport {
    QString folder;  // empty: the picture folder
    QString name = "{name}_{n:03}";
    StillKind kind = StillKind::png;
    StillSettings still;
    int size = 0;  // 0 = the model's own
    bool labels = false, depth = false;
    LabelSet label_set = LabelSet::limner;
    bool depth_exr = false;
    std::shared_ptr<const Portrait> before;  // drawn on the left; null: the portrait alone. Not remembered

    /// `before` in the pose of `now`, so that what differs is the face.
    std::optional<Portrait> earlier(const Portrait& now) const;
    /// Templates of all files, in `in_folder`.
    StillTargets targets(const QString& in_folder) const;
};

struct TurntableExport {
    enum class Form { mp4, pictures, sheet, webm, gif, apng, strip };  // in the order they are stored
    QString folder;
    QString name = "{name}_turntable";
    Form form = Form::mp4;
    TurntableSettings settings;
    Finish finish;
    int size = 0;
    int columns = 0;      // of a sheet; 0 = as square as it gets
    int gap = 8;          // of a sheet, in pixels
    bool resume = false;  // of pictures: keep those that are complete
    bool recipe = true;

    /// Still views on one picture: a sheet, or a strip, which is one row without gaps.
    bool stills() const { return form == Form::sheet || form == Form::strip; }
    int sheet_columns() const { return form == Form::strip ? settings.views : columns; }
    int sheet_gap() const { return form == Form::strip ? 0 : gap; }
    /// The kind of video, where it is one.
    std::optional<VideoKind> video() const;
    /// Pictures get a folder of their own, unless their name says {frame}.
    std::filesystem::path target(const QString& in_folder) const;
};

struct MeshExport {
    enum class Form { glb, obj, ply };  // in the order they are stored
    QString folder;
    QString name = "{name}_mesh";
    Form form = Form::glb;
    int cells = 128;  // per side

    std::filesystem::path target(const QString& in_folder) const;
};

inline constexpr int most_people = 400;
struct PeopleExport {
    QString folder;
    QString name = "people_{seed}";
    quint64 first_seed = 1;
    int count = 12, columns = 0, size = 0;

    std::filesystem::path target(const QString& in_folder) const;
};

inline constexpr const char *picture_presets = "picture", *turntable_presets = "turntable";
inline constexpr int most_preset_name = 60;  // characters
/// In the order of the alphabet; of pictures or of turntables, animations among them.
QStringList preset_names(const char* kind);
void remove_preset(const char* kind, const QString& name);

/// UTF-8 on all systems.
std::filesystem::path native_path(const QString& path);
QString from_native(const std::filesystem::path& path);

/// Those of the last time, or of a preset; the defaults where there is nothing.
PictureExport stored_picture_export(const QString& preset = {});
void store(const PictureExport& settings, const QString& preset = {});
/// A preset of a film of keys serves a turntable, and the other way round: the keys are the portrait's own.
TurntableExport stored_turntable_export(const QString& preset = {});
void store(const TurntableExport& settings, const QString& preset = {});
MeshExport stored_mesh_export();
void store(const MeshExport& settings);
PeopleExport stored_people_export();
void store(const PeopleExport& settings);

}  // namespace limner::ui
