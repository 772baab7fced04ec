#pragma once
// What was opened lately, the newest first: for File > Open recent. Kept in a file beside the settings, which
// all editors of a user share.
//
//     RecentFiles recent(settings_folder + "/recent.json");
//     recent.add(FileKind::project, "/portraits/anna.limner");
//
// A file is listed once, by whatever name it was opened. Pinned ones stand first and are never pushed out.
// Interface's thread only; the disk is touched on a thread of its own, and changed() follows. Whether the
// files are still there is not looked at.

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <array>
#include <functional>
#include <vector>

namespace limner::ui {

enum class FileKind { project, picture, model };  // picture: photos and label maps
inline constexpr std::array file_kinds{FileKind::project, FileKind::picture, FileKind::model};

struct RecentFile {
    QString file;  // canonical
    bool pinned = false;
    bool operator==(const RecentFile&) const = default;
};

class RecentFiles final : public QObject {
    Q_OBJECT
public:
    /// At most this many of a kind.
    static constexpr std::size_t most(FileKind kind) { return kind == FileKind::model ? 10 : 20; }

    /// Without a file nothing is kept beyond this run.
    explicit RecentFiles(QString list_file = {}, QObject* parent = nullptr);
    ~RecentFiles() override;

    /// As last known.
    const std::vector<RecentFile>& files(FileKind kind) const { return lists_[std::size_t(kind)]; }
    void add(FileKind kind, const QString& file);
    void set_pinned(FileKind kind, const QString& file, bool pinned);
    /// `file` was moved to `found`.
    void replace(FileKind kind, const QString& file, const QString& found);
    /// All but the pinned ones.
    void clear();
    /// Reads again what other editors may have added.
    void refresh();
    /// Waits until all is written. changed() may still be under way.
    void flush() { disk_.waitForDone(); }

Q_SIGNALS:
    void changed();

private:
    using Lists = std::array<std::vector<RecentFile>, file_kinds.size()>;
    void change(std::function<void(Lists&)> edit);

    const QString list_file_;
    Lists lists_;
    Lists unkept_;  // without a file; only the thread of disk_ touches it
    QThreadPool disk_;
};

}  // namespace limner::ui
