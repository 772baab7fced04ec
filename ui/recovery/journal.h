#pragma once
// An append-only file of records that can be read after a crash at any moment. Each record is synced before
// append() returns; reading stops at the first one that is torn or damaged.
//
//     auto journal = Journal::start("journal", RecordKind::project, project_bytes);
//     journal->append(RecordKind::portrait, portrait_bytes);
//     // ... power fails, next start:
//     const auto content = read_journal("journal");
//
// The file: 8 bytes "LMNRJNL1", then records of u32 length, u32 CRC-32 of all that follows, u64 sequence
// (1, 2, 3 ...), u8 kind, payload; little-endian. All functions block on the disk: never on the interface's
// thread.

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "engine/core/error.h"

namespace limner::ui {

enum class RecordKind : std::uint8_t {
    project = 1,   // a whole .limner container
    portrait = 2,  // a container with the portrait and its locks alone; the rest is as in the last project
};

class Journal {
public:
    Journal(Journal&& other) noexcept;
    Journal& operator=(Journal&& other) noexcept;
    ~Journal();

    /// Puts a journal with this one record in the place of `file`, in one step. file_unwritable.
    static Result<Journal> start(const std::filesystem::path& file, RecordKind kind,
                                 std::span<const std::byte> payload);
    /// file_unwritable; the records before it stay readable.
    Result<> append(RecordKind kind, std::span<const std::byte> payload);
    /// Of the file, in bytes.
    std::uint64_t size() const { return size_; }

private:
    Journal(int file, std::uint64_t size) : file_(file), size_(size) {}
    int file_;
    std::uint64_t size_, sequence_ = 1;
};

/// What a journal says at its end.
struct JournalContent {
    std::vector<std::byte> project;   // of the last project record
    std::vector<std::byte> portrait;  // of the last portrait record after it; may be empty
    std::uint64_t records = 0;        // that were good
    bool torn = false;                // something unreadable followed them
};

/// file_not_found; bad_project when not even the first record is good.
Result<JournalContent> read_journal(const std::filesystem::path& file);

}  // namespace limner::ui
