#pragma once
// What crashed editors left behind, ready to be offered. Nothing is deleted here: that takes the user's
// answer.

#include <QDateTime>
#include <QString>
#include <memory>
#include <vector>

#include "ui/project_document.h"
#include "ui/recovery/work_folder.h"

namespace limner::ui {

/// Setting of a project inside a journal: the file it was saved as, or nothing.
inline constexpr const char* work_of_key = "work-of";

struct RecoveredWork {
    std::shared_ptr<WorkFolder> folder;  // stays locked, so that no second editor offers it too
    ProjectContent content;
    QDateTime when;
    QString file;  // the project it belongs to; empty when it never was saved
};

/// Newest first. Of a damaged journal the part before the damage counts, of one that cannot be read at all
/// the newest autosave that can. Blocks on the disk.
std::vector<RecoveredWork> recovered_work(const std::vector<std::filesystem::path>& roots);

}  // namespace limner::ui
