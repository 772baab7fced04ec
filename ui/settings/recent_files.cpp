#include "ui/settings/recent_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QMetaObject>
#include <QSaveFile>
#include <algorithm>
#include <utility>

namespace limner::ui {
namespace {

constexpr qint64 most_bytes = 1 << 20;
constexpr int patience_ms = 2000;  // with another editor that writes
constexpr std::array names{"projects", "pictures", "models"};

using List = std::vector<RecentFile>;
using Lists = std::array<List, file_kinds.size()>;

/// By whatever name it is opened.
QString canonical(const QString& file) {
    const QFileInfo info(file);
    const QString real = info.canonicalFilePath();
    return real.isEmpty() ? info.absoluteFilePath() : real;
}

List::iterator find(List& list, const QString& file) {
    return std::ranges::find(list, file, &RecentFile::file);
}

/// Pinned ones first, each half in its order, and no more than there may be.
void tidy(List& list, std::size_t most) {
    std::ranges::stable_partition(list, &RecentFile::pinned);
    while (list.size() > most && !list.back().pinned) list.pop_back();
}

Lists read(const QString& list_file) {
    Lists lists;
    QFile file(list_file);
    if (!file.open(QIODevice::ReadOnly) || file.size() > most_bytes) return lists;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    for (std::size_t kind = 0; kind < lists.size(); ++kind) {
        List& list = lists[kind];
        for (const auto& value : object[names[kind]].toArray()) {
            const QJsonObject entry = value.toObject();
            const QString path = entry["file"].toString();
            if (QDir::isAbsolutePath(path) && find(list, path) == list.end())
                list.push_back({path, entry["pinned"].toBool()});
        }
        tidy(list, RecentFiles::most(file_kinds[kind]));
    }
    return lists;
}

void write(const QString& list_file, const Lists& lists) {
    QJsonObject object;
    for (std::size_t kind = 0; kind < lists.size(); ++kind) {
        QJsonArray array;
        for (const RecentFile& recent : lists[kind]) {
            QJsonObject entry{{"file", recent.file}};
            if (recent.pinned) entry["pinned"] = true;
            array << entry;
        }
        object[names[kind]] = array;
    }
    const QByteArray text = QJsonDocument(object).toJson();
    QSaveFile target(list_file);  // the old file stays until the new one is complete
    if (target.open(QIODevice::WriteOnly) && target.write(text) == text.size()) target.commit();
}

}  // namespace

RecentFiles::RecentFiles(QString list_file, QObject* parent)
    : QObject(parent), list_file_(std::move(list_file)) {
    disk_.setMaxThreadCount(1);  // changes in their order
    refresh();
}

RecentFiles::~RecentFiles() { flush(); }

void RecentFiles::change(std::function<void(Lists&)> edit) {
    disk_.start([this, edit = std::move(edit)] {
        Lists lists;
        if (list_file_.isEmpty()) {
            if (edit) edit(unkept_);
            lists = unkept_;
        } else if (!edit) {
            lists = read(list_file_);
        } else {
            // Between reading and writing no other editor may add to the list.
            QDir().mkpath(QFileInfo(list_file_).absolutePath());
            QLockFile lock(list_file_ + ".lock");
            lock.tryLock(patience_ms);
            lists = read(list_file_);
            edit(lists);
            write(list_file_, lists);
        }
        const auto show = [this, lists = std::move(lists)] {
            if (std::exchange(lists_, lists) != lists) Q_EMIT changed();
        };
        QMetaObject::invokeMethod(this, show, Qt::QueuedConnection);
    });
}

void RecentFiles::add(FileKind kind, const QString& file) {
    change([kind, file](Lists& lists) {
        List& list = lists[std::size_t(kind)];
        RecentFile added{canonical(file)};
        if (const auto known = find(list, added.file); known != list.end()) {
            added.pinned = known->pinned;
            list.erase(known);
        }
        list.insert(list.begin(), added);
        tidy(list, most(kind));
    });
}

void RecentFiles::set_pinned(FileKind kind, const QString& file, bool pinned) {
    change([kind, file, pinned](Lists& lists) {
        List& list = lists[std::size_t(kind)];
        if (const auto known = find(list, file); known != list.end()) known->pinned = pinned;
        tidy(list, most(kind));
    });
}

void RecentFiles::replace(FileKind kind, const QString& file, const QString& found) {
    change([kind, file, found](Lists& lists) {
        List& list = lists[std::size_t(kind)];
        const QString real = canonical(found);
        if (real == file) return;
        std::erase_if(list, [&](const RecentFile& recent) { return recent.file == real; });
        if (const auto known = find(list, file); known != list.end()) known->file = real;
    });
}

void RecentFiles::clear() {
    change([](Lists& lists) {
        for (List& list : lists) std::erase_if(list, [](const RecentFile& recent) { return !recent.pinned; });
    });
}

void RecentFiles::refresh() { change({}); }

}  // namespace limner::ui
