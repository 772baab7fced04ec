#include "ui/recovery/journal.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "engine/core/file.h"
#include "engine/core/limits.h"

namespace limner::ui {
namespace {

constexpr std::string_view magic = "LMNRJNL1";
constexpr std::size_t header_bytes = 4 + 4 + 8 + 1;

template <class T>
void put(std::span<std::byte> at, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i) at[i] = static_cast<std::byte>(value >> (8 * i));
}

template <class T>
T get(std::span<const std::byte> at) {
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) value |= static_cast<T>(at[i]) << (8 * i);
    return value;
}

std::uint32_t checksum(std::span<const std::byte> tail_of_header, std::span<const std::byte> payload) {
    const auto bytes = [](std::span<const std::byte> s) { return reinterpret_cast<const Bytef*>(s.data()); };
    uLong crc = crc32(0, bytes(tail_of_header), static_cast<uInt>(tail_of_header.size()));
    crc = crc32_z(crc, bytes(payload), payload.size());
    return static_cast<std::uint32_t>(crc);
}

using Header = std::array<std::byte, header_bytes>;

Header header_of(std::uint64_t sequence, RecordKind kind, std::span<const std::byte> payload) {
    Header header;
    const std::span<std::byte> at(header);
    put(at.subspan(0), static_cast<std::uint32_t>(payload.size()));
    put(at.subspan(8), sequence);
    put(at.subspan(16), static_cast<std::uint8_t>(kind));
    put(at.subspan(4), checksum(at.subspan(8), payload));
    return header;
}

tl::unexpected<Error> unwritable(const std::string& what) {
    return failure(Errc::file_unwritable, "Could not write " + what + ": " + std::strerror(errno) + ".");
}

}  // namespace

Journal::Journal(Journal&& other) noexcept
    : file_(std::exchange(other.file_, -1)), size_(other.size_), sequence_(other.sequence_) {}

Journal& Journal::operator=(Journal&& other) noexcept {
    std::swap(file_, other.file_);
    size_ = other.size_;
    sequence_ = other.sequence_;
    return *this;
}

Journal::~Journal() {
    if (file_ >= 0) ::close(file_);
}

Result<Journal> Journal::start(const std::filesystem::path& file, RecordKind kind,
                               std::span<const std::byte> payload) {
    const Header header = header_of(1, kind, payload);
    const std::span<const std::byte> parts[] = {std::as_bytes(std::span(magic)), header, payload};
    if (auto written = replace_file(file, parts); !written) return tl::unexpected(written.error());
    const int opened = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (opened < 0) return unwritable(file.string());
    return Journal(opened, magic.size() + header.size() + payload.size());
}

Result<> Journal::append(RecordKind kind, std::span<const std::byte> payload) {
    const Header header = header_of(sequence_ + 1, kind, payload);
    // One write: a record that is torn is torn at its end.
    std::vector<std::byte> record(header.begin(), header.end());
    record.insert(record.end(), payload.begin(), payload.end());
    std::size_t done = 0;
    while (done < record.size()) {
        const auto n = ::write(file_, record.data() + done, record.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            const auto error = unwritable("the journal");
            // Half a record would hide all that come after it.
            (void)!::ftruncate(file_, static_cast<off_t>(size_));
            return error;
        }
        done += static_cast<std::size_t>(n);
    }
    size_ += record.size();
    ++sequence_;
    if (::fdatasync(file_) != 0) return unwritable("the journal");
    return {};
}

Result<JournalContent> read_journal(const std::filesystem::path& file) {
    const auto content = read_file(file, limits::project_bytes);
    if (!content) return tl::unexpected(content.error());
    std::span<const std::byte> rest = content->bytes;
    JournalContent result;
    const auto start = std::as_bytes(std::span(magic));
    if (rest.size() >= start.size() && std::equal(start.begin(), start.end(), rest.begin())) {
        rest = rest.subspan(start.size());
        while (rest.size() >= header_bytes) {
            const auto length = get<std::uint32_t>(rest);
            if (length > rest.size() - header_bytes) break;
            const auto payload = rest.subspan(header_bytes, length);
            const bool good = get<std::uint32_t>(rest.subspan(4)) == checksum(rest.subspan(8, 9), payload) &&
                              get<std::uint64_t>(rest.subspan(8)) == result.records + 1;
            if (!good) break;
            const auto kind = static_cast<RecordKind>(rest[16]);
            if (kind == RecordKind::project) {
                result.project.assign(payload.begin(), payload.end());
                result.portrait.clear();
            } else if (kind == RecordKind::portrait) {
                result.portrait.assign(payload.begin(), payload.end());
            }
            ++result.records;
            rest = rest.subspan(header_bytes + length);
        }
    }
    if (result.project.empty())
        return failure(Errc::bad_project,
                       "The journal " + file.string() + " holds nothing that can be read.");
    result.torn = !rest.empty();
    return result;
}

}  // namespace limner::ui
