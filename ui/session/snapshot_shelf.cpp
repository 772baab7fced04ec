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
    if (!has(index)) return;
    auto after = snapshots_;
    const QString name = after[std::size_t(index)].name;
    after.erase(after.begin() + index);
    replace(std::move(after), tr("Remove \"%1\"").arg(name));
}

void SnapshotShelf::rename(int index, const QString& name) {
    if (!has(index) || name.trimmed().isEmpty()) return;
    if (snapshots_[std::size_t(index)].name == name.trimmed()) return;
    auto after = snapshots_;
    after[std::size_t(index)].name = name.trimmed();
    replace(std::move(after), tr("Rename snapshot to \"%1\"").arg(name.trimmed()));
}

void SnapshotShelf::duplicate(int index) {
    if (!has(index)) return;
    auto after = snapshots_;
    Snapshot copy = after[std::size_t(index)];
    copy.name = tr("%1 copy").arg(copy.name);
    copy.starred = false;
    after.insert(after.begin() + index + 1, copy);
    replace(std::move(after), tr("Duplicate \"%1\"").arg(snapshots_[std::size_t(index)].name));
}

void SnapshotShelf::set_starred(int index, bool starred) {
    if (!has(index) || snapshots_[std::size_t(index)].starred == starred) return;
    auto after = snapshots_;
    after[std::size_t(index)].starred = starred;
    const QString& name = after[std::size_t(index)].name;
    const QString text = starred ? tr("Star \"%1\"").arg(name) : tr("Take the star off \"%1\"").arg(name);
    replace(std::move(after), text);
}

void SnapshotShelf::keep_automatically(const Snapshot& snapshot) {
    if (!automatic_.empty() && automatic_.back().portrait == snapshot.portrait) return;
    automatic_.push_back(snapshot);
    if (automatic_.size() > most_automatic) automatic_.erase(automatic_.begin());
    Q_EMIT changed();
}

void SnapshotShelf::reset(std::vector<Snapshot> snapshots, std::vector<Snapshot> automatic) {
    snapshots_ = std::move(snapshots);
    automatic_ = std::move(automatic);
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
