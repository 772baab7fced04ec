#include "ui/recovery/early_crashes.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <string>
#include <utility>

#include "ui/recovery/work_folder.h"

namespace limner::ui {
namespace {

namespace fs = std::filesystem;

/// A descriptor that holds the lock of `file`, or -1.
int locked(const fs::path& file, int flags) {
    const int opened = ::open(file.c_str(), O_RDWR | O_CLOEXEC | flags, 0600);
    if (opened < 0) return -1;
    if (::flock(opened, LOCK_EX | LOCK_NB) == 0) return opened;
    ::close(opened);
    return -1;
}

}  // namespace

EarlyCrashes::EarlyCrashes(fs::path folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (!entry->path().filename().string().starts_with("start-")) continue;
        const int lock = locked(entry->path(), 0);
        if (lock < 0) continue;  // it runs
        ::close(lock);
        crashed_.push_back(entry->path());
    }
    // Process numbers come again: the file of an earlier one is not ours.
    constexpr int most_tries = 100;
    for (int n = 0; lock_ < 0 && n < most_tries; ++n) {
        file_ = folder / ("start-" + std::to_string(::getpid()) + "-" + std::to_string(n));
        lock_ = locked(file_, O_CREAT | O_EXCL);
    }
}

EarlyCrashes::~EarlyCrashes() {
    if (lock_ >= 0) ::close(lock_);
}

void EarlyCrashes::over() {
    std::error_code ignored;
    if (lock_ >= 0) {
        fs::remove(file_, ignored);
        ::close(std::exchange(lock_, -1));
    }
    for (const fs::path& file : std::exchange(crashed_, {})) fs::remove(file, ignored);
}

fs::path early_crashes_folder() { return work_roots().front().parent_path() / "starts"; }

}  // namespace limner::ui
