#include "ui/session/snapshot_shelf.h"

#include <QUndoCommand>
#include <algorithm>

namespace limner::ui {

class SnapshotShelf::Replace final : public QUndoCommand {
public:
    Replace(SnapshotShelf& shelf, const QString& text, std::vector<Snapshot> after)
        : QUndoCommand(text), shelf_(shelf), before_(shelf.snapshots_), after_(std::move(after)) {}
    void redo() override { set(after_); }
    void undo() override { set(before_); }

private:
    void set(const std::vector<Snapshot>& snapshots) {
        shelf_.snapshots_ = snapshots;
        Q_EMIT shelf_.changed();
    }
    SnapshotShelf& shelf_;
    std::vector<Snapshot> before_, after_;  // pictures and maps inside are shared, not copied
};

void SnapshotShelf::replace(std::vector<Snapshot> snapshots, const QString& text) {
    undo_.push(new Replace(*this, text, std::move(snapshots)));
}

void SnapshotShelf::add(const Snapshot& snapshot) { undo_.push(adding(snapshot).release()); }

std::unique_ptr<QUndoCommand> SnapshotShelf::adding(const Snapshot& snapshot) {
    auto after = snapshots_;
    after.push_back(snapshot);
    return std::make_unique<Replace>(*this, tr("Keep \"%1\"").arg(snapshot.name), std::move(after));
}

void SnapshotShelf::remove(int index) {
    if (index < 0 || index >= static_cast<int>(snapshots_.size())) return;
    auto after = snapshots_;
    const QString name = after[std::size_t(index)].name;
    after.erase(after.begin() + index);
    replace(std::move(after), tr("Remove \"%1\"").arg(name));
}

void SnapshotShelf::rename(int index, const QString& name) {
    if (index < 0 || index >= static_cast<int>(snapshots_.size()) || name.trimmed().isEmpty()) return;
    if (snapshots_[std::size_t(index)].name == name) return;
    auto after = snapshots_;
    after[std::size_t(index)].name = name.trimmed();
    replace(std::move(after), tr("Rename snapshot to \"%1\"").arg(name.trimmed()));
}

void SnapshotShelf::reset(std::vector<Snapshot> snapshots) {
    snapshots_ = std::move(snapshots);
    Q_EMIT changed();
}

QString SnapshotShelf::next_name() const {
    for (int n = 1;; ++n) {
        const QString name = tr("Snapshot %1").arg(n);
        const bool taken = std::any_of(snapshots_.begin(), snapshots_.end(),
                                       [&](const Snapshot& s) { return s.name == name; });
        if (!taken) return name;
    }
}

}  // namespace limner::ui
