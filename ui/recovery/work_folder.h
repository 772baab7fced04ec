#pragma once
// Where a running editor keeps what a crash must not take: one folder per editor, locked while it runs. The
// lock dies with the process whatever kills it, so a folder that can be locked was left behind by a crash.

#include <filesystem>
#include <vector>

#include "engine/core/error.h"

namespace limner::ui {

class WorkFolder {
public:
    WorkFolder(WorkFolder&& other) noexcept;
    WorkFolder& operator=(WorkFolder&& other) noexcept;
    ~WorkFolder();

    /// Makes and locks a new folder below `root`. file_unwritable.
    static Result<WorkFolder> make(const std::filesystem::path& root);
    /// Locks and returns what other editors left below `root`, newest first. Folders without work are none.
    static std::vector<WorkFolder> abandoned(const std::filesystem::path& root);

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path journal() const { return path_ / "journal"; }
    /// Autosaves are 0 (newest), 1, 2.
    std::filesystem::path autosave(int age) const;
    static constexpr int autosaves = 3;
    /// Deletes it all. Only after the user's answer, or a clean end.
    void remove() const;

private:
    WorkFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}
    std::filesystem::path path_;
    int lock_;
};

/// The standard places, the next one where the one before cannot be written: state folder, cache folder.
std::vector<std::filesystem::path> work_roots();

}  // namespace limner::ui
