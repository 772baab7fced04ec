#pragma once
// Starts that ended in a crash within their first minute. A start leaves a file in `folder`, with a lock that
// dies with the process; the file goes after a minute or at a clean end. One without a lock is a start that
// crashed.
//
//     EarlyCrashes crashes(early_crashes_folder());
//     if (crashes.in_a_row() >= EarlyCrashes::too_many) ...    // safe settings
//     ...
//     crashes.over();                                          // a minute later, or at a clean end

#include <chrono>
#include <filesystem>
#include <vector>

namespace limner::ui {

class EarlyCrashes {
public:
    static constexpr int too_many = 3;
    static constexpr std::chrono::seconds early{60};

    /// Notes a start. Where nothing can be written nothing is counted.
    explicit EarlyCrashes(std::filesystem::path folder);
    EarlyCrashes(const EarlyCrashes&) = delete;
    EarlyCrashes& operator=(const EarlyCrashes&) = delete;
    /// Without over() it leaves what a crash leaves.
    ~EarlyCrashes();

    /// Before this start, since the last one that went well.
    int in_a_row() const { return static_cast<int>(crashed_.size()); }
    /// This start went well: nothing is left of it, nor of those before.
    void over();

private:
    std::filesystem::path file_;                  // of this start
    int lock_ = -1;                               // on it
    std::vector<std::filesystem::path> crashed_;  // files of earlier ones
};

/// In the state folder.
std::filesystem::path early_crashes_folder();

}  // namespace limner::ui
