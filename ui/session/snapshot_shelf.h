#pragma once
// The shelf of kept states: portraits with a name and a thumbnail. What is done to them are undo steps.
// Beside them stands what the editor kept by itself before it replaced much: that comes and goes without a
// step.

#include <QImage>
#include <QObject>
#include <QUndoStack>
#include <memory>
#include <vector>

#include "engine/portrait/portrait.h"

namespace limner::ui {

/// Mime type of a snapshot that is dragged: its index as text.
inline constexpr const char* snapshot_mime = "application/x-limner-snapshot";

struct Snapshot {
    QString name;
    Portrait portrait;
    QImage thumbnail;
    bool starred = false;
};

class SnapshotShelf final : public QObject {
    Q_OBJECT
public:
    explicit SnapshotShelf(QUndoStack& undo, QObject* parent = nullptr) : QObject(parent), undo_(undo) {}

    const std::vector<Snapshot>& snapshots() const { return snapshots_; }
    void add(const Snapshot& snapshot);
    /// The same as a part of a larger step, which does and undoes it.
    std::unique_ptr<QUndoCommand> adding(const Snapshot& snapshot);
    void remove(int index);
    void rename(int index, const QString& name);
    /// The copy stands beside it.
    void duplicate(int index);
    void set_starred(int index, bool starred);
    /// Oldest first, at most `most_automatic`.
    const std::vector<Snapshot>& automatic() const { return automatic_; }
    static constexpr std::size_t most_automatic = 50;
    /// No undo step; the oldest go. What is the newest already is not kept twice.
    void keep_automatically(const Snapshot& snapshot);
    /// Replaces all without an undo step (a project was opened).
    void reset(std::vector<Snapshot> snapshots, std::vector<Snapshot> automatic = {});
    /// "Snapshot 3", not yet on the shelf.
    QString next_name() const;
    bool has(int index) const { return index >= 0 && index < static_cast<int>(snapshots_.size()); }

Q_SIGNALS:
    void changed();

private:
    class Replace;
    void replace(std::vector<Snapshot> snapshots, const QString& text);

    QUndoStack& undo_;
    std::vector<Snapshot> snapshots_, automatic_;
};

}  // namespace limner::ui
