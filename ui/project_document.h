#pragma once
// A project as the editor knows it: the portrait, its snapshots and the reference photo, in one .limner file.
// Reading and writing touch the disk: never on the interface's thread.

#include <QImage>
#include <QString>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/core/error.h"
#include "engine/portrait/portrait.h"
#include "engine/portrait/project_file.h"
#include "ui/session/snapshot_shelf.h"

namespace limner::ui {

struct ProjectContent {
    Portrait portrait;
    std::set<std::string> locks;
    Animation animation;
    int shown_frame = 0;
    std::vector<Snapshot> snapshots;
    std::vector<Snapshot> automatic;  // kept by the editor itself
    std::optional<ReferencePhoto> photo;
    QImage preview;                               // of the portrait
    std::shared_ptr<const ForeignParts> foreign;  // what a newer Limner wrote: kept when saving
    std::map<std::string, std::string> settings;  // of other programs on the same format
    QStringList remarks;                          // what could not be read, for the user
};

/// What goes into the file, and what comes out of it.
Project to_project(const ProjectContent& content);
ProjectContent to_content(const OpenedProject& opened);

Result<ProjectContent> load_project(const QString& file);
/// The former file is kept as one of `backups`, see write_project().
Result<> save_project(const QString& file, const ProjectContent& content, int backups = 1);

}  // namespace limner::ui
