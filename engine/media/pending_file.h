#pragma once
// A file that libraries write by name: under another one beside its own until it is complete.
//
//     PendingFile file("head.webm");
//     write_with_some_library(file.temporary());
//     file.commit();                // without it nothing is left behind

#include <filesystem>

#include "engine/core/error.h"

namespace limner {

class PendingFile {
public:
    /// Nothing is created yet.
    explicit PendingFile(std::filesystem::path file);
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;
    ~PendingFile();

    const std::filesystem::path& file() const { return file_; }
    /// In the same folder and with the same extension, which libraries go by.
    const std::filesystem::path& temporary() const { return temporary_; }
    /// file_unwritable when the folder does not exist.
    Result<> check_folder() const;
    /// Syncs the temporary and renames it. file_unwritable.
    Result<> commit();

private:
    std::filesystem::path file_, temporary_;
    bool committed_ = false;
};

}  // namespace limner
