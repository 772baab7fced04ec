#include "ui/recovery/work_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <QDateTime>
#include <QStandardPaths>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace limner::ui {
namespace {

/// A descriptor that holds the lock of `folder`, or -1.
int lock(const std::filesystem::path& folder) {
    const int file = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return -1;
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
    ::close(file);
    return -1;
}

bool holds_work(const std::filesystem::path& folder) {
    std::error_code ignored;
    for (const char* name : {"journal", "autosave-0.limner", "autosave-1.limner", "autosave-2.limner"})
        if (std::filesystem::is_regular_file(folder / name, ignored)) return true;
    return false;
}

}  // namespace

WorkFolder::WorkFolder(WorkFolder&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

WorkFolder& WorkFolder::operator=(WorkFolder&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(lock_, other.lock_);
    return *this;
}

WorkFolder::~WorkFolder() {
    if (lock_ >= 0) ::close(lock_);
}

Result<WorkFolder> WorkFolder::make(const std::filesystem::path& root) {
    const std::string name =
        std::to_string(QDateTime::currentMSecsSinceEpoch()) + "-" + std::to_string(::getpid());
    const auto folder = root / name;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const int held = error ? -1 : lock(folder);
    if (held < 0) {
        const std::string why = error ? error.message() : std::strerror(errno);
        std::filesystem::remove_all(folder, error);  // every later record makes another
        return failure(Errc::file_unwritable, "Could not make " + folder.string() + ": " + why + ".");
    }
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    // For people who look inside; the lock itself is the kernel's.
    const std::string text = "pid " + std::to_string(::getpid()) + "\n";
    (void)!::write(held, text.data(), text.size());
    return WorkFolder(folder, held);
}

std::vector<WorkFolder> WorkFolder::abandoned(const std::filesystem::path& root) {
    std::vector<WorkFolder> found;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(root, error), end; !error && entry != end;
         entry.increment(error)) {
        if (!entry->is_directory(error) || !holds_work(entry->path())) continue;
        if (const int held = lock(entry->path()); held >= 0) found.push_back(WorkFolder(entry->path(), held));
    }
    std::sort(found.begin(), found.end(), [](const WorkFolder& a, const WorkFolder& b) {
        return a.path().filename() > b.path().filename();
    });
    return found;
}

std::filesystem::path WorkFolder::autosave(int age) const {
    return path_ / ("autosave-" + std::to_string(age) + ".limner");
}

void WorkFolder::remove() const {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::vector<std::filesystem::path> work_roots() {
    const auto native = [](const QString& text) { return std::filesystem::path(text.toStdU16String()); };
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    const QString home = QStandardPaths::writableLocation(QStandardPaths::HomeLocation);
    return {
        native(state.isEmpty() ? home + "/.local/state" : state) / "limner" / "work",
        native(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)) / "limner" / "work"};
}

}  // namespace limner::ui
