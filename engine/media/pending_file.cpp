#include "engine/media/pending_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <random>
#include <string>
#include <utility>

#include "engine/core/file.h"

namespace limner {

namespace fs = std::filesystem;

PendingFile::PendingFile(fs::path file) : file_(behind_links(file)), temporary_(file_) {
    constexpr std::size_t name_limit = 200;  // with what follows, no longer than file systems allow
    temporary_.replace_filename(file_.stem().string().substr(0, name_limit) + ".tmp-" +
                                std::to_string(std::random_device{}()) + file_.extension().string());
}

PendingFile::~PendingFile() {
    std::error_code ignored;
    if (!committed_) fs::remove(temporary_, ignored);
}

Result<> PendingFile::check_folder() const {
    std::error_code error;
    const auto folder = file_.has_parent_path() ? file_.parent_path() : fs::path(".");
    if (fs::is_directory(folder, error)) return {};
    return failure(Errc::file_unwritable,
                   "Could not write " + file_.string() + ": the folder does not exist.");
}

Result<> PendingFile::commit() {
    const auto unwritable = [&] {
        return failure(Errc::file_unwritable,
                       "Could not write " + file_.string() + ": " + std::strerror(errno) + ".");
    };
    const int written = ::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
    if (written < 0) return unwritable();
    const bool synced = ::fsync(written) == 0;
    ::close(written);
    if (!synced || ::rename(temporary_.c_str(), file_.c_str()) != 0) return unwritable();
    committed_ = true;
    return {};
}

}  // namespace limner
