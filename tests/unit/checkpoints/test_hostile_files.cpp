// The whole hostile collection through the one way in. Prints what tests/README.md says about it.

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <ctime>
#include <map>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/checkpoint.h"
#include "engine/core/checked.h"
#include "tests/support/counted_memory.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/checkpoints/hostile_file.h"
#include "tests/unit/checkpoints/sealed_process.h"

using namespace limner;
using namespace limner::made;

namespace {

/// Working folder and all folders a program may write to, in one place that has to stay empty.
class EmptyHome {
public:
    EmptyHome() : back_(std::filesystem::current_path()) {
        std::filesystem::current_path(folder_.path());
        for (const auto* name : {"HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                 "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
            ::setenv(name, folder_.path().c_str(), 1);
    }
    ~EmptyHome() { std::filesystem::current_path(back_); }
    bool empty() const { return std::filesystem::is_empty(folder_.path()); }

private:
    TemporaryFolder folder_;
    std::filesystem::path back_;
};

/// In place of what was there. Not emptied first: some file systems then wait for the disk at every close.
void write(const std::filesystem::path& file, const Bytes& bytes) {
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
    const auto size = static_cast<off_t>(bytes.size());
    if (::write(out, bytes.data(), bytes.size()) != size || ::ftruncate(out, size) != 0)
        FAIL("cannot write " << file);
    ::close(out);
}

/// One line of printable text that ends as a sentence does.
bool is_sentence(std::string_view text) {
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return text.size() > 20 && text.size() < 2'000 && text.back() == '.' && is_utf8(text) &&
           std::ranges::none_of(text, control);
}

/// Every array has the bytes its shape needs, and they can be read.
bool is_consistent(const CheckpointTree& tree) {
    unsigned sum = 0;
    for (const auto& [name, array] : tree.arrays) {
        const auto count = element_count(array.shape);
        if (!count || *count * byte_width(array.dtype) != array.bytes.size()) return false;
        for (const auto b : array.bytes) sum += static_cast<unsigned>(b);
    }
    return sum < 0x80000000;  // used, so that the reading is not left out
}

/// What is wrong with how `file` was read; empty when nothing is.
std::string complaint(const HostileFile& file, const Result<CheckpointTree>& tree) {
    if (!tree) {
        const auto& [code, message] = tree.error();
        if (code != Errc::bad_checkpoint && code != Errc::limit_exceeded && code != Errc::unsupported_file)
            return "refused with another code: " + message;
        if (!is_sentence(message)) return "no sentence: " + message;
        if (file.outcome == Outcome::reported) return "refused, not reported: " + message;
        if (file.outcome == Outcome::refused && message.find(file.says) == std::string::npos)
            return "does not say \"" + file.says + "\": " + message;
        return {};
    }
    if (!is_consistent(*tree)) return "accepted with an array that is not as large as its shape";
    switch (file.outcome) {
        case Outcome::refused:
            return "accepted";
        case Outcome::reported:
        case Outcome::not_silent:
            return tree->opaque.empty() ? "accepted without a report" : "";
        case Outcome::refused_or_valid:
            return {};
    }
    return {};
}

/// What a reader may hold for a file: some values per byte, and once what limits.h lets texts and copies
/// take.
std::size_t memory_limit(const HostileFile& file) { return (32u << 20) + 128 * file.bytes.size(); }

struct Row {
    std::size_t files = 0, refused = 0, reported = 0, accepted = 0, peak = 0;
    std::vector<double> milliseconds;
    std::string slowest;
};

}  // namespace

TEST_CASE("The seal on this process notices a written byte and a started process", "[checkpoints][hostile]") {
    const StartedProcesses processes;
    CHECK(processes.none());
    const TemporaryFolder folder;
    const auto child = ::fork();
    if (child == 0) {
        const NoWriting no_writing;
        const int out = ::open((folder / "owned").c_str(), O_WRONLY | O_CREAT, 0600);
        ::_exit(::write(out, "x", 1) == 1 ? 0 : 1);
    }
    CHECK_FALSE(processes.none());
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGXFSZ);
    CHECK_FALSE(processes.none());
    const MemoryPeak peak;
    { const std::vector<char> large(10 << 20); }
    CHECK(peak.bytes() >= 10 << 20);
}

TEST_CASE("No file of the hostile collection gets past the readers", "[checkpoints][hostile]") {
    const TemporaryFolder folder;
    const EmptyHome home;
    const StartedProcesses processes;
    const auto path = folder / "model.pt";
    std::map<std::string_view, Row> rows;
    std::size_t failures = 0;
    each_hostile_file([&](const HostileFile& file) {
        write(path, file.bytes);
        if (!file.beside.empty()) write(folder / "model.data-00000-of-00001", file.beside);
        double milliseconds = 0;  // of the processor: how busy it is with others does not count
        std::size_t memory = 0;
        const auto tree = [&] {
            const NoWriting no_writing;
            const MemoryPeak peak;
            const auto start = std::clock();
            auto read = read_checkpoint(path);
            milliseconds = 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
            memory = peak.bytes();
            return read;
        }();
        auto& row = rows[file.category];
        ++row.files;
        ++(!tree ? row.refused : tree->opaque.empty() ? row.accepted : row.reported);
        row.peak = std::max(row.peak, memory);
        if (row.milliseconds.empty() || milliseconds > *std::ranges::max_element(row.milliseconds))
            row.slowest = std::string(file.container) + ", " + file.name;
        row.milliseconds.push_back(milliseconds);
        auto wrong = complaint(file, tree);
        if (wrong.empty() && memory > memory_limit(file))
            wrong = "took " + std::to_string(memory) + " bytes of memory";
        if (wrong.empty()) return;
        if (++failures <= 40)
            FAIL_CHECK(file.category << ", " << file.container << ", " << file.name << ": " << wrong);
    });
    CHECK(failures == 0);
    CHECK(home.empty());
    CHECK(processes.none());

    std::printf(
        "| category | files | refused | reported | accepted as valid | median ms | slowest ms | peak memory "
        "MB |\n");
    Row all;
    const auto print = [](std::string_view name, Row& row) {
        std::ranges::sort(row.milliseconds);
        std::printf("| %.*s | %zu | %zu | %zu | %zu | %.3f | %.1f | %.1f |\n", int(name.size()), name.data(),
                    row.files, row.refused, row.reported, row.accepted,
                    row.milliseconds[row.milliseconds.size() / 2], row.milliseconds.back(),
                    double(row.peak) / (1 << 20));
    };
    for (auto& [name, row] : rows) {
        CHECK(row.files > 10);
        all.files += row.files;
        all.refused += row.refused;
        all.reported += row.reported;
        all.accepted += row.accepted;
        all.peak = std::max(all.peak, row.peak);
        all.milliseconds.insert(all.milliseconds.end(), row.milliseconds.begin(), row.milliseconds.end());
        print(name, row);
    }
    print("all", all);
    for (const auto& [name, row] : rows)
        std::printf("slowest of %.*s: %s\n", int(name.size()), name.data(), row.slowest.c_str());
}
