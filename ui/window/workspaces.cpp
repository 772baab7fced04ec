#include "ui/window/workspaces.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenuBar>
#include <QSaveFile>
#include <QScreen>
#include <QStandardPaths>
#include <QToolBar>
#include <algorithm>

#include "ui/viewport/view_area.h"

namespace limner::ui {
namespace {

constexpr int version = 3;  // of the panels: a state of other panels cannot be shown
constexpr qint64 most_bytes = 4 << 20;
constexpr qsizetype most_name = 60;

struct Preset {
    const char *id, *title;
    ViewLayout layout;
};
constexpr Preset presets[] = {
    {"paint", QT_TRANSLATE_NOOP("Workspaces", "Paint"), ViewLayout::split},
    {"pose", QT_TRANSLATE_NOOP("Workspaces", "Pose and light"), ViewLayout::viewport},
    {"style", QT_TRANSLATE_NOOP("Workspaces", "Style"), ViewLayout::viewport},
    {"animate", QT_TRANSLATE_NOOP("Workspaces", "Animate"), ViewLayout::viewport},
    {"present", QT_TRANSLATE_NOOP("Workspaces", "Present"), ViewLayout::viewport}};

const Preset* preset_of(const QString& id) {
    for (const Preset& preset : presets)
        if (id == preset.id) return &preset;
    return nullptr;
}

QString checksum(const QByteArray& bytes) {
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

/// A panel that floats outside every screen comes back onto the window.
void bring_back(QMainWindow& window) {
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) {
        if (!dock->isFloating()) continue;
        const QRect title(dock->pos(), QSize(dock->width(), 24));
        const auto screens = QGuiApplication::screens();
        const bool seen = std::any_of(screens.begin(), screens.end(), [&](const QScreen* screen) {
            return screen->availableGeometry().intersects(title);
        });
        if (!seen) dock->move(window.geometry().center() - dock->rect().center());
    }
}

}  // namespace

QString workspaces_file() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + "/workspaces.json";
}

Workspaces::Workspaces(QMainWindow& window, std::function<void()> arrange)
    : QObject(&window), window_(window), arrange_(std::move(arrange)), current_(presets[0].id) {}

ViewArea& Workspaces::views() const { return *qobject_cast<ViewArea*>(window_.centralWidget()); }

QStringList Workspaces::ids() const {
    QStringList all;
    for (const Preset& preset : presets) all << preset.id;
    return all + own_;
}

QString Workspaces::title(const QString& id) const {
    const Preset* preset = preset_of(id);
    return preset ? QCoreApplication::translate("Workspaces", preset->title) : id;
}

QJsonObject Workspaces::shown_now() const {
    const QByteArray state = window_.saveState(version);
    return {{"panels", QString::fromLatin1(state.toBase64())},
            {"sum", checksum(state)},
            {"views", static_cast<int>(views().view_layout())},
            {"share", views().canvas_share()}};
}

bool Workspaces::show(const QJsonObject& layout) {
    const QByteArray state = QByteArray::fromBase64(layout["panels"].toString().toLatin1());
    const int shown = layout["views"].toInt(-1);
    // Qt reads a state without mistrust: only whole ones come near it.
    if (state.isEmpty() || layout["sum"].toString() != checksum(state)) return false;
    if (shown < 0 || shown > static_cast<int>(ViewLayout::overlay)) return false;
    if (!window_.restoreState(state, version)) return false;
    bring_back(window_);
    views().set_view_layout(static_cast<ViewLayout>(shown));
    views().set_canvas_share(layout["share"].toDouble(0.5));
    return true;
}

void Workspaces::arrange_preset(const QString& id) {
    arrange_();
    const Preset& preset = preset_of(id) ? *preset_of(id) : presets[0];
    const auto dock = [this](const char* name) { return window_.findChild<QDockWidget*>(name); };
    const QString which = preset.id;
    if (which == "paint") {
        dock("dock.style")->raise();
    } else if (which == "pose") {
        // Below the others: one of a row of tabs cannot be split off beside them.
        window_.addDockWidget(Qt::RightDockWidgetArea, dock("dock.light"), Qt::Vertical);
        for (const char* name : {"dock.classes", "dock.history", "dock.jobs", "dock.models"})
            dock(name)->hide();
        window_.resizeDocks({dock("dock.pose"), dock("dock.light")}, {480, 330}, Qt::Vertical);
        dock("dock.pose")->raise();
    } else if (which == "animate") {
        for (const char* name :
             {"dock.classes", "dock.history", "dock.jobs", "dock.models", "dock.snapshots"})
            dock(name)->hide();
        dock("dock.timeline")->show();
        window_.resizeDocks({dock("dock.timeline")}, {220}, Qt::Vertical);
        dock("dock.pose")->raise();
    } else if (which == "style") {
        dock("dock.classes")->hide();
        dock("dock.style")->raise();
    } else {
        for (QDockWidget* each : window_.findChildren<QDockWidget*>()) each->hide();
        for (QToolBar* bar : window_.findChildren<QToolBar*>()) bar->hide();
    }
    views().set_canvas_share(0.5);
    views().set_view_layout(preset.layout);
}

void Workspaces::show_current() {
    const auto shown = [this](const QHash<QString, QJsonObject>& layouts) {
        const auto found = layouts.constFind(current_);
        return found != layouts.constEnd() && show(*found);
    };
    if (!shown(layouts_) && !shown(first_)) arrange_preset(current_);
    Q_EMIT changed();
}

void Workspaces::go_to(const QString& id) {
    if (!ids().contains(id) || id == current_) return;
    layouts_[current_] = shown_now();
    current_ = id;
    show_current();
    write();
}

void Workspaces::reset() {
    layouts_.remove(current_);
    show_current();
    write();
}

void Workspaces::save_as(const QString& name) {
    const QString id = name.simplified().left(most_name);
    if (id.isEmpty() || preset_of(id)) return;
    layouts_[current_] = shown_now();
    current_ = id;
    if (!own_.contains(id)) own_ << id;
    first_[id] = shown_now();
    layouts_.remove(id);
    write();
    Q_EMIT changed();
}

void Workspaces::remove(const QString& id) {
    if (!own_.contains(id)) return;
    own_.removeAll(id);
    first_.remove(id);
    layouts_.remove(id);
    if (current_ == id) {
        current_ = presets[0].id;
        show_current();
    }
    write();
    Q_EMIT changed();
}

void Workspaces::restore(const QString& file) {
    file_ = file;
    QFile stored(file);
    QJsonObject all;
    if (stored.size() <= most_bytes && stored.open(QIODevice::ReadOnly))
        all = QJsonDocument::fromJson(stored.readAll()).object();
    if (all["version"].toInt() != version) all = {};
    const QJsonObject layouts = all["layouts"].toObject(), first = all["own"].toObject();
    for (auto it = layouts.begin(); it != layouts.end(); ++it) layouts_[it.key()] = it->toObject();
    for (const auto& name : all["order"].toArray()) {
        const QString id = name.toString().left(most_name);
        if (id.isEmpty() || preset_of(id) || own_.contains(id)) continue;
        own_ << id;
        first_[id] = first[id].toObject();
    }
    const QString last = all["current"].toString();
    current_ = ids().contains(last) ? last : QString(presets[0].id);
    show_current();
}

void Workspaces::keep() {
    layouts_[current_] = shown_now();
    write();
}

void Workspaces::write() const {
    if (file_.isEmpty()) return;
    QJsonObject layouts, first;
    for (auto it = layouts_.begin(); it != layouts_.end(); ++it) layouts[it.key()] = it.value();
    for (auto it = first_.begin(); it != first_.end(); ++it) first[it.key()] = it.value();
    const QJsonObject all{{"version", version},
                          {"current", current_},
                          {"layouts", layouts},
                          {"own", first},
                          {"order", QJsonArray::fromStringList(own_)}};
    QDir().mkpath(QFileInfo(file_).absolutePath());
    QSaveFile target(file_);
    const QByteArray text = QJsonDocument(all).toJson();
    if (target.open(QIODevice::WriteOnly) && target.write(text) == text.size()) target.commit();
}

}  // namespace limner::ui
