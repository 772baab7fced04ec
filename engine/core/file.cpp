#include "engine/core/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <random>
#include <string>

namespace limner {
namespace {

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const { return fd_; }
    /// Closes now and reports what close() says: a full disk may show only here.
    bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

private:
    int fd_;
};

std::string reason() { return std::strerror(errno); }

struct Opened {
    std::shared_ptr<Descriptor> descriptor;
    std::uint64_t size;
};

Result<Opened> open_regular(const std::filesystem::path& file, std::uint64_t limit) {
    auto descriptor = std::make_shared<Descriptor>(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (descriptor->get() < 0)
        return failure(Errc::file_not_found, "Could not read " + file.string() + ": " + reason() + ".");
    struct stat status {};
    if (::fstat(descriptor->get(), &status) != 0 || !S_ISREG(status.st_mode))
        return failure(Errc::file_not_found, "Could not read " + file.string() + ": it is not a file.");
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > limit)
        return failure(Errc::limit_exceeded, "Could not read " + file.string() + ": it has " +
                                                 std::to_string(size) + " bytes, more than the limit of " +
                                                 std::to_string(limit) + ".");
    return Opened{std::move(descriptor), size};
}

}  // namespace

Result<FileBytes> map_file(const std::filesystem::path& file, std::uint64_t limit) {
    const auto opened = open_regular(file, limit);
    if (!opened) return tl::unexpected(opened.error());
    if (opened->size == 0) return FileBytes{};
    void* address = ::mmap(nullptr, opened->size, PROT_READ, MAP_PRIVATE, opened->descriptor->get(), 0);
    if (address == MAP_FAILED)
        return failure(Errc::file_not_found, "Could not map " + file.string() + ": " + reason() + ".");
    const std::size_t size = opened->size;
    std::shared_ptr<const void> owner(address,
                                      [size](const void* p) { ::munmap(const_cast<void*>(p), size); });
    return FileBytes{{static_cast<const std::byte*>(address), size}, std::move(owner)};
}

Result<FileBytes> read_file(const std::filesystem::path& file, std::uint64_t limit) {
    const auto opened = open_regular(file, limit);
    if (!opened) return tl::unexpected(opened.error());
    auto content = std::make_shared<std::vector<std::byte>>(opened->size);
    std::size_t done = 0;
    while (done < content->size()) {
        const auto n = ::read(opened->descriptor->get(), content->data() + done, content->size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return failure(Errc::file_not_found, "Could not read all of " + file.string() + ".");
        done += static_cast<std::size_t>(n);
    }
    const std::span<const std::byte> bytes(*content);
    return FileBytes{bytes, std::move(content)};
}

std::filesystem::path behind_links(const std::filesystem::path& file) {
    constexpr int most_links = 40;  // as the kernel
    auto target = file;
    std::error_code error;
    for (int i = 0; i < most_links; ++i) {
        if (!std::filesystem::is_symlink(target, error)) return target;
        const auto next = std::filesystem::read_symlink(target, error);
        if (error) break;
        target = next.is_absolute() ? next : target.parent_path() / next;
    }
    return file;
}

Result<> replace_file(const std::filesystem::path& name, std::span<const std::span<const std::byte>> parts) {
    const auto file = behind_links(name);
    const auto unwritable = [&] {
        return failure(Errc::file_unwritable, "Could not write " + file.string() + ": " + reason() + ".");
    };
    struct stat old {};
    const bool exists = ::stat(file.c_str(), &old) == 0;
    // Renaming over a device or a pipe would take it away from everybody else.
    if (exists && !S_ISREG(old.st_mode))
        return failure(Errc::file_unwritable, "Could not write " + file.string() + ": it is not a file.");
    const mode_t mode = exists ? old.st_mode & 0777 : 0644;
    constexpr std::size_t name_limit = 200;  // with what follows, no longer than file systems allow
    const auto temporary = file.parent_path() / (file.filename().string().substr(0, name_limit) + ".tmp-" +
                                                 std::to_string(std::random_device{}()));
    Descriptor out(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (out.get() < 0) return unwritable();
    if (exists) ::fchmod(out.get(), mode);  // open() leaves out what the umask forbids
    const auto give_up = [&] {
        const auto error = unwritable();
        ::unlink(temporary.c_str());
        return error;
    };
    for (const auto& part : parts) {
        std::size_t done = 0;
        while (done < part.size()) {
            const auto n = ::write(out.get(), part.data() + done, part.size() - done);
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) return give_up();
            done += static_cast<std::size_t>(n);
        }
    }
    if (::fsync(out.get()) != 0 || !out.close()) return give_up();
    if (::rename(temporary.c_str(), file.c_str()) != 0) return give_up();
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() >= 0) ::fsync(directory.get());
    return {};
}

Result<> replace_file(const std::filesystem::path& file, std::span<const std::byte> bytes) {
    const std::span<const std::byte> parts[] = {bytes};
    return replace_file(file, parts);
}

}  // namespace limner
