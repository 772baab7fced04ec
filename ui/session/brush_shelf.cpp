#include "ui/session/brush_shelf.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaObject>
#include <QSaveFile>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/session/editor_session.h"
#include "ui/settings/damaged_file.h"

namespace limner::ui {
namespace {

constexpr qint64 most_bytes = 1 << 20;
constexpr int longest_name = 80, longest_tag = 40, most_tags = 16;
constexpr double preset_map = 512;
constexpr const char* format = "limner-brushes";
constexpr std::array smoothings{"none", "basic", "stabiliser"};  // as enum Smoothing

struct Number {
    const char* key;
    double low, high;
};
constexpr Number numbers[] = {{"diameter", 0.5, 512},
                              {"spacing", 0.01, 1},
                              {"smallest", 0, 1},
                              {"snap-radius", 0, 24},
                              {"snap-smoothness", 0, 1}};
constexpr const char* switches[] = {"pressure-to-size", "edge-snap"};

double rounded(double value) { return std::round(value * 1000) / 1000; }

/// Of the brush of the session.
QJsonObject values_of(EditorSession& session) {
    const BrushSettings& brush = session.brush();
    return {{"diameter", rounded(brush.shape.diameter * preset_map / session.surface().size())},
            {"spacing", rounded(brush.shape.spacing)},
            {"smallest", rounded(brush.shape.smallest)},
            {"pressure-to-size", brush.shape.pressure_to_size},
            {"smoothing", smoothings[static_cast<std::size_t>(brush.smoothing)]},
            {"edge-snap", brush.edge_snap},
            {"snap-radius", brush.snap.radius},
            {"snap-smoothness", rounded(double(brush.snap.smoothness))}};
}

/// What `values` does not say stays.
void apply(const QJsonObject& values, EditorSession& session) {
    BrushSettings& brush = session.brush();
    const auto number = [&](const char* key, double now) { return values[key].toDouble(now); };
    const double scale = session.surface().size() / preset_map;
    brush.shape.diameter = number("diameter", brush.shape.diameter / scale) * scale;
    brush.shape.spacing = number("spacing", brush.shape.spacing);
    brush.shape.smallest = number("smallest", brush.shape.smallest);
    brush.shape.pressure_to_size = values["pressure-to-size"].toBool(brush.shape.pressure_to_size);
    const auto smoothing = std::ranges::find(smoothings, values["smoothing"].toString());
    if (smoothing != smoothings.end())
        brush.smoothing = static_cast<Smoothing>(smoothing - smoothings.begin());
    brush.edge_snap = values["edge-snap"].toBool(brush.edge_snap);
    brush.snap.radius = values["snap-radius"].toInt(brush.snap.radius);
    brush.snap.smoothness =
        static_cast<float>(number("snap-smoothness", static_cast<double>(brush.snap.smoothness)));
    session.brush_changed();
}

bool sound(const UserBrush& brush) {
    if (brush.name.trimmed().isEmpty() || brush.name.size() > longest_name) return false;
    for (const Number& number : numbers) {
        const QJsonValue value = brush.values[number.key];
        if (!value.isUndefined() && !(value.toDouble(-1) >= number.low && value.toDouble() <= number.high))
            return false;
    }
    for (const char* key : switches)
        if (!brush.values[key].isUndefined() && !brush.values[key].isBool()) return false;
    const QJsonValue tags = brush.values["tags"];
    if (!tags.isUndefined() && (!tags.isArray() || tags.toArray().size() > most_tags)) return false;
    for (const auto& tag : tags.toArray())
        if (tag.toString().trimmed().isEmpty() || tag.toString().size() > longest_tag) return false;
    return brush.values["diameter"].isDouble();
}

QByteArray text_of(const std::vector<UserBrush>& brushes) {
    QJsonArray list;
    for (const UserBrush& brush : brushes) {
        QJsonObject entry = brush.values;
        entry["name"] = brush.name;
        list << entry;
    }
    return QJsonDocument(QJsonObject{{"format", format}, {"version", 1}, {"brushes", list}}).toJson();
}

/// Nothing when it is no list of brushes, or any of them is damaged.
std::optional<std::vector<UserBrush>> brushes_in(const QString& name) {
    QFile file(name);
    if (file.size() > most_bytes || !file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonArray list = object["brushes"].toArray();
    if (object["format"] != format || !object["brushes"].isArray() || list.size() > BrushShelf::most)
        return std::nullopt;
    std::vector<UserBrush> brushes;
    for (const auto& value : list) {
        UserBrush brush{value.toObject()["name"].toString(), value.toObject()};
        brush.values.remove("name");
        if (!sound(brush)) return std::nullopt;
        brushes.push_back(std::move(brush));
    }
    return brushes;
}

bool write_to(const QString& name, const QByteArray& text) {
    QDir().mkpath(QFileInfo(name).absolutePath());
    QSaveFile file(name);  // the old one stays until the new one is complete
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
}

}  // namespace

BrushShelf::BrushShelf(EditorSession& session, QString file, QObject* parent)
    : QObject(parent), session_(session), file_(std::move(file)) {
    disk_.setMaxThreadCount(1);  // the last write is the newest
    if (QFile::exists(file_)) read_at_start();
    connect(&session_, &EditorSession::brush_settings_changed, this, &BrushShelf::changed);
}

BrushShelf::~BrushShelf() { flush(); }

void BrushShelf::read_at_start() {
    if (auto brushes = brushes_in(file_)) {
        brushes_ = std::move(*brushes);
        return;
    }
    const QString aside = set_aside(file_);
    remark_ = tr("Your brushes could not be read. The damaged file is kept as %1.")
                  .arg(QDir::toNativeSeparators(aside));
}

void BrushShelf::write() {
    if (!file_.isEmpty())
        disk_.start([this, text = text_of(brushes_)] {
            if (write_to(file_, text)) return;
            const auto tell = [this] {
                session_.notify(NoticeLevel::error,
                                tr("%1 cannot be written.").arg(QDir::toNativeSeparators(file_)));
            };
            QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
        });
    Q_EMIT changed();
}

double BrushShelf::diameter_of(const UserBrush& brush) { return brush.values["diameter"].toDouble(); }

BrushShape BrushShelf::shape_of(const UserBrush& brush) {
    BrushShape shape;
    shape.diameter = diameter_of(brush);
    shape.spacing = brush.values["spacing"].toDouble(shape.spacing);
    shape.smallest = brush.values["smallest"].toDouble(shape.smallest);
    shape.pressure_to_size = brush.values["pressure-to-size"].toBool(shape.pressure_to_size);
    return shape;
}

QStringList BrushShelf::tags_of(const UserBrush& brush) {
    QStringList tags;
    for (const auto& tag : brush.values["tags"].toArray()) tags << tag.toString().trimmed();
    return tags;
}

QStringList BrushShelf::all_tags() const {
    QStringList all;
    for (const UserBrush& brush : brushes_) all << tags_of(brush);
    all.removeDuplicates();
    all.sort(Qt::CaseInsensitive);
    return all;
}

void BrushShelf::set_tags(int index, const QStringList& tags) {
    QStringList clean;
    for (const QString& tag : tags)
        if (const QString one = tag.trimmed().left(longest_tag); !one.isEmpty()) clean << one;
    clean.removeDuplicates();
    clean = clean.mid(0, most_tags);
    UserBrush& brush = brushes_.at(std::size_t(index));
    if (clean == tags_of(brush)) return;
    brush.values["tags"] = QJsonArray::fromStringList(clean);
    if (clean.isEmpty()) brush.values.remove("tags");
    if (!all_tags().contains(filter_)) filter_.clear();
    write();
}

void BrushShelf::set_filter(const QString& tag) {
    filter_ = tag;
    Q_EMIT changed();
}

void BrushShelf::move(int from, int to) {
    if (from == to) return;
    const auto at = [this](int index) { return brushes_.begin() + index; };
    from < to ? std::rotate(at(from), at(from + 1), at(to + 1)) : std::rotate(at(to), at(from), at(from + 1));
    if (chosen_ == from) {
        chosen_ = to;
    } else if (chosen_ && from < *chosen_ && *chosen_ <= to) {
        chosen_ = *chosen_ - 1;
    } else if (chosen_ && to <= *chosen_ && *chosen_ < from) {
        chosen_ = *chosen_ + 1;
    }
    write();
}

bool BrushShelf::changed_since() const {
    if (!chosen_) return false;
    const QJsonObject now = values_of(session_);
    const QJsonObject& then = brushes_[std::size_t(*chosen_)].values;
    return std::ranges::any_of(
        now.keys(), [&](const QString& key) { return then.contains(key) && then[key] != now[key]; });
}

void BrushShelf::keep(const QString& name) {
    const QString clean = name.trimmed().left(longest_name);
    if (clean.isEmpty()) return;
    auto known = std::ranges::find(brushes_, clean, &UserBrush::name);
    if (known == brushes_.end()) {
        if (int(brushes_.size()) >= most)
            return session_.notify(NoticeLevel::info,
                                   tr("There are %1 brushes, and no room for more.").arg(most));
        known = brushes_.insert(brushes_.end(), {clean, {}});
    }
    const QStringList tags = tags_of(*known);
    known->values = values_of(session_);
    if (!tags.isEmpty()) known->values["tags"] = QJsonArray::fromStringList(tags);
    chosen_ = int(known - brushes_.begin());
    write();
}

void BrushShelf::use(int index) {
    chosen_ = index;
    apply(brushes_.at(std::size_t(index)).values, session_);
}

void BrushShelf::remove(int index) {
    brushes_.erase(brushes_.begin() + index);
    if (!all_tags().contains(filter_)) filter_.clear();
    if (chosen_ == index) {
        chosen_.reset();
    } else if (chosen_ > index) {
        chosen_ = *chosen_ - 1;
    }
    write();
}

void BrushShelf::leave() {
    chosen_.reset();
    Q_EMIT changed();
}

void BrushShelf::add(const std::vector<UserBrush>& imported) {
    int added = 0;
    for (UserBrush brush : imported) {
        if (std::ranges::find(brushes_, brush) != brushes_.end() || int(brushes_.size()) >= most) continue;
        const QString name = brush.name;
        for (int i = 2; std::ranges::find(brushes_, brush.name, &UserBrush::name) != brushes_.end(); ++i)
            brush.name = tr("%1 (%2)", "name of a brush, number").arg(name).arg(i);
        brushes_.push_back(std::move(brush));
        ++added;
    }
    write();
    session_.notify(NoticeLevel::info, tr("Brushes imported: %1").arg(added));
}

void BrushShelf::import_from(const QString& file) {
    disk_.start([this, file] {
        const auto tell = [this, file, brushes = brushes_in(file)] {
            if (brushes) return add(*brushes);
            session_.notify(NoticeLevel::error,
                            tr("%1 is no list of brushes, or it is damaged; nothing was changed.")
                                .arg(QFileInfo(file).fileName()));
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void BrushShelf::export_to(const QString& file) {
    disk_.start([this, file, text = text_of(brushes_)] {
        const auto tell = [this, file, written = write_to(file, text)] {
            if (written)
                return session_.notify(NoticeLevel::info,
                                       tr("Brushes exported to %1").arg(QFileInfo(file).fileName()));
            session_.notify(NoticeLevel::error,
                            tr("%1 cannot be written.").arg(QDir::toNativeSeparators(file)));
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

}  // namespace limner::ui
