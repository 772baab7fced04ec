// Some of the hostile collection through the command line: what a user sees who opens such a file.

#include "tests/unit/checkpoints/hostile_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "command_line.h"

using namespace limner;
using namespace limner::made;

namespace {

/// The first file of each category that has to be refused.
std::map<std::string, HostileFile> samples() {
    std::map<std::string, HostileFile> found;
    const auto take = [&](const HostileFile& file) {
        if (file.outcome == Outcome::refused) found.emplace(file.category, file);
    };
    each_hostile_archive(take);
    each_hostile_array(take);
    each_mistaken_file(take);
    return found;
}

std::size_t files_in(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        count += entry.is_regular_file();
    return count;
}

}  // namespace

TEST_CASE("info refuses a hostile file in one sentence and leaves nothing behind", "[cli][hostile]") {
    const auto files = samples();
    CHECK(files.size() > 4);
    for (const auto& [category, file] : files) {
        INFO(category << ": " << file.name);
        const CommandLine line;
        const auto* const data = reinterpret_cast<const char*>(file.bytes.data());
        line.folder().write("model.pt", {data, file.bytes.size()});
        const auto home = "HOME=" + line.folder().path().string();
        for (const std::string command :
             {"info model.pt", "convert model.pt pack", "render --model ./model.pt --seed 1 --out a.png"}) {
            INFO(command);
            const auto answer = line.run(command, home);
            CHECK((answer.exit_code == 3 || answer.exit_code == 4));
            CHECK(answer.out.empty());
            CHECK(answer.err.find("model.pt") != std::string::npos);
            CHECK(std::ranges::count(answer.err, '\n') == 1);
            CHECK(files_in(line.folder().path()) == 3);  // the file, and what was said
        }
    }
}
