#include "ui/session/export_settings.h"

#include <QSettings>
#include <QUrl>
#include <algorithm>
#include <cmath>

namespace limner::ui {
namespace {

/// A group of the settings file, read with what it is now as default.
class Group {
public:
    explicit Group(const QString& name) { settings_.beginGroup(name); }
    template <class T>
    void read(const char* key, T& value) const {
        value = settings_.value(key, QVariant::fromValue(value)).template value<T>();
    }
    template <class T>
    void read_number(const char* key, T& value, double low, double high) const {
        const double stored = settings_.value(key, double(value)).toDouble();
        if (std::isfinite(stored)) value = static_cast<T>(std::clamp(stored, low, high));
    }
    /// An enumeration with `count` values.
    template <class T>
    void read_choice(const char* key, T& value, int count) const {
        const int stored = settings_.value(key, static_cast<int>(value)).toInt();
        if (stored >= 0 && stored < count) value = static_cast<T>(stored);
    }
    void read_finish(Finish& finish) const {
        const auto text = [&](const char* key) { return settings_.value(key).toString().toStdString(); };
        if (const auto stored = background_from_text(text("background"))) finish.background = *stored;
        if (const auto stored = crop_from_text(text("crop"))) finish.crop = *stored;
        read("samples", finish.samples);
        if (finish.samples != 2 && finish.samples != 4 && finish.samples != 8) finish.samples = 1;
    }
    void write(const char* key, const QVariant& value) { settings_.setValue(key, value); }
    void write_finish(const Finish& finish) {
        write("background", QString::fromStdString(to_text(finish.background)));
        write("crop", QString::fromStdString(to_text(finish.crop)));
        write("samples", finish.samples);
    }

private:
    QSettings settings_;
};

/// A folder as the start of a name template: its braces stand for themselves.
QString template_of(QString folder) { return folder.replace('{', "{{").replace('}', "}}") + '/'; }

QString text_of(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

constexpr const char* mesh_group = "export/mesh";
constexpr const char* people_group = "export/people";
constexpr double largest_side = 4096;

/// Where the options of the last time stand, or those of a preset, whose name may have slashes.
QString group_of(const char* kind, const QString& preset) {
    if (preset.isEmpty()) return QString("export/") + kind;
    return QString("export/presets/%1/%2").arg(kind, QString::fromLatin1(QUrl::toPercentEncoding(preset)));
}

}  // namespace

std::filesystem::path native_path(const QString& path) {
    return std::filesystem::path(path.toStdU16String());
}
QString from_native(const std::filesystem::path& path) { return QString::fromStdU16String(path.u16string()); }

std::optional<Portrait> PictureExport::earlier(const Portrait& now) const {
    if (!before) return std::nullopt;
    Portrait earlier = *before;
    earlier.pose = now.pose;
    earlier.model = now.model;
    return earlier;
}

StillTargets PictureExport::targets(const QString& in_folder) const {
    const QString start = template_of(in_folder) + name;
    StillTargets result;
    result.label_set = label_set;
    result.picture = native_path(start + text_of(still_format(kind).extension));
    if (labels) result.labels = native_path(start + "_labels.png");
    if (depth) result.depth = native_path(start + (depth_exr ? "_depth.exr" : "_depth.png"));
    return result;
}

std::optional<VideoKind> TurntableExport::video() const {
    switch (form) {
        case Form::mp4:
            return VideoKind::mp4;
        case Form::webm:
            return VideoKind::webm;
        case Form::gif:
            return VideoKind::gif;
        case Form::apng:
            return VideoKind::apng;
        case Form::pictures:
        case Form::sheet:
        case Form::strip:
            break;
    }
    return std::nullopt;
}

std::filesystem::path TurntableExport::target(const QString& in_folder) const {
    const QString start = template_of(in_folder) + name;
    if (const auto kind = video()) return native_path(start + text_of(video_format(*kind).extension));
    if (stills()) return native_path(start + ".png");
    return native_path(start + (name.contains("{frame") ? ".png" : "/frame-{frame:05}.png"));
}

std::filesystem::path MeshExport::target(const QString& in_folder) const {
    static constexpr const char* extensions[] = {".glb", ".obj", ".ply"};
    return native_path(template_of(in_folder) + name + extensions[static_cast<std::size_t>(form)]);
}

std::filesystem::path PeopleExport::target(const QString& in_folder) const {
    return native_path(template_of(in_folder) + name + ".png");
}

PictureExport stored_picture_export(const QString& preset) {
    PictureExport e;
    const Group g(group_of(picture_presets, preset));
    g.read("folder", e.folder);
    g.read("name", e.name);
    g.read_choice("kind", e.kind, int(still_formats().size()));
    g.read_number("size", e.size, 0, largest_side);
    e.still.bits = 8;
    bool deep = false;
    g.read("deep", deep);
    if (deep) e.still.bits = 16;
    g.read_number("quality", e.still.quality, 1, 100);
    g.read("recipe", e.still.recipe);
    g.read_finish(e.still.finish);
    g.read("labels", e.labels);
    g.read_choice("label_set", e.label_set, 4);
    g.read("depth", e.depth);
    g.read("depth_exr", e.depth_exr);
    return e;
}

void store(const PictureExport& e, const QString& preset) {
    Group g(group_of(picture_presets, preset));
    g.write("folder", e.folder);
    g.write("name", e.name);
    g.write("kind", static_cast<int>(e.kind));
    g.write("size", e.size);
    g.write("deep", e.still.bits == 16);
    g.write("quality", e.still.quality);
    g.write("recipe", e.still.recipe);
    g.write_finish(e.still.finish);
    g.write("labels", e.labels);
    g.write("label_set", static_cast<int>(e.label_set));
    g.write("depth", e.depth);
    g.write("depth_exr", e.depth_exr);
}

TurntableExport stored_turntable_export(const QString& preset) {
    TurntableExport e;
    auto& path = e.settings.path;
    const Group g(group_of(turntable_presets, preset));
    g.read("folder", e.folder);
    g.read("name", e.name);
    g.read_choice("form", e.form, 7);
    g.read_choice("path", path.shape, 4);
    g.read_choice("easing", path.easing, 3);
    g.read_choice("loop", path.loop, 3);
    float yaw = 25, pitch = 6;
    g.read_number("yaw", yaw, 0, 90);
    g.read_number("pitch", pitch, 0, 60);
    path.yaw_amplitude = from_degrees(yaw);
    path.pitch_amplitude = from_degrees(pitch);
    g.read("counter", path.counter);
    float phase = 0;
    g.read_number("phase", phase, 0, 360);
    path.start = phase / 360;
    g.read_number("frames", path.frames, 2, 3600);
    g.read_number("rate", e.settings.rate, 1, 240);
    g.read_number("hold", e.settings.hold, 0, 2);
    g.read("front", e.settings.front);
    g.read("light_turns", e.settings.light_turns);
    g.read("gaze_viewer", e.settings.gaze_viewer);
    g.read_finish(e.finish);
    g.read_number("size", e.size, 0, largest_side);
    g.read_number("columns", e.columns, 0, 100);
    g.read_number("gap", e.gap, 0, 200);
    g.read_number("views", e.settings.views, 0, 200);
    g.read("whole", e.settings.whole);
    g.read("resume", e.resume);
    g.read("recipe", e.recipe);
    return e;
}

void store(const TurntableExport& e, const QString& preset) {
    const auto& path = e.settings.path;
    Group g(group_of(turntable_presets, preset));
    g.write("folder", e.folder);
    if (!e.settings.keys || !preset.isEmpty()) g.write("name", e.name);  // of a film of keys it is another
    g.write("form", static_cast<int>(e.form));
    if (!e.settings.keys) g.write("path", static_cast<int>(path.shape));
    g.write("easing", static_cast<int>(path.easing));
    g.write("loop", static_cast<int>(path.loop));
    g.write("yaw", degrees(path.yaw_amplitude));
    g.write("pitch", degrees(path.pitch_amplitude));
    g.write("counter", path.counter);
    g.write("phase", path.start * 360);
    g.write("frames", path.frames);
    g.write("rate", e.settings.rate);
    g.write("hold", e.settings.hold);
    g.write("front", e.settings.front);
    g.write("light_turns", e.settings.light_turns);
    g.write("gaze_viewer", e.settings.gaze_viewer);
    g.write_finish(e.finish);
    g.write("size", e.size);
    g.write("columns", e.columns);
    g.write("gap", e.gap);
    g.write("whole", e.settings.whole);
    if (e.settings.views > 0) g.write("views", e.settings.views);
    g.write("resume", e.resume);
    g.write("recipe", e.recipe);
}

QStringList preset_names(const char* kind) {
    QSettings settings;
    settings.beginGroup(QString("export/presets/") + kind);
    QStringList names;
    for (const QString& group : settings.childGroups()) names << QUrl::fromPercentEncoding(group.toLatin1());
    names.sort(Qt::CaseInsensitive);
    return names;
}

void remove_preset(const char* kind, const QString& name) {
    if (!name.isEmpty()) QSettings().remove(group_of(kind, name));
}

MeshExport stored_mesh_export() {
    MeshExport e;
    const Group g(mesh_group);
    g.read("folder", e.folder);
    g.read("name", e.name);
    g.read_choice("form", e.form, 3);
    g.read_number("cells", e.cells, 64, 256);
    return e;
}

void store(const MeshExport& e) {
    Group g(mesh_group);
    g.write("folder", e.folder);
    g.write("name", e.name);
    g.write("form", static_cast<int>(e.form));
    g.write("cells", e.cells);
}

PeopleExport stored_people_export() {
    PeopleExport e;
    const Group g(people_group);
    g.read("folder", e.folder);
    g.read("name", e.name);
    g.read("first_seed", e.first_seed);
    g.read_number("count", e.count, 1, most_people);
    g.read_number("columns", e.columns, 0, 100);
    g.read_number("size", e.size, 0, largest_side);
    return e;
}

void store(const PeopleExport& e) {
    Group g(people_group);
    g.write("folder", e.folder);
    g.write("name", e.name);
    g.write("first_seed", e.first_seed);
    g.write("count", e.count);
    g.write("columns", e.columns);
    g.write("size", e.size);
}

}  // namespace limner::ui
