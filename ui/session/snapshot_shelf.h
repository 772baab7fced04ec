#pragma once
// The shelf of kept states: portraits with a name and a thumbnail. Adding and removing are undo steps.

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
    /// Replaces all without an undo step (a project was opened).
    void reset(std::vector<Snapshot> snapshots);
    /// "Snapshot 3", not yet on the shelf.
    QString next_name() const;

Q_SIGNALS:
    void changed();

private:
    class Replace;
    void replace(std::vector<Snapshot> snapshots, const QString& text);

    QUndoStack& undo_;
    std::vector<Snapshot> snapshots_;
};

}  // namespace limner::ui
