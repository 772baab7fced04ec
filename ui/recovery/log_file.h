#pragma once
// The log of the editor: five files of two megabytes in the state folder, the newest without a number. Files
// below the user's home are written with ~.
//
//     start_log(log_file());
//     spdlog::warn("...");
//     const QString lines = log_end();

#include <QString>

namespace limner::ui {

/// Where LIMNER_LOG says, as for limner-cli, else in the state folder.
QString log_file();
/// From now on what is logged goes to `file`, too; where that cannot be written, to standard error alone.
void start_log(const QString& file);
/// The last lines since start_log(), without asking the disk. Any thread.
QString log_end();

}  // namespace limner::ui
