#pragma once
// What a batch has to do, read from a list (TOML, or JSON of the same shape) or made of the files of a
// folder.
//
//     [defaults]                      # options of every item
//     size = 256
//     [[item]]
//     command = "render"
//     input = "anna.limner"           # what stands without option on the command line
//     yaw = 20                        # --yaw=20
//     set = ["pose.pitch=5", "light.azimuth=30"]
//     force = true                    # --force; false: --no-force
//     [[item]]
//     line = "labels map.png --coloured look.png"

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/error.h"

namespace limner {

struct BatchItem {
    std::vector<std::string> words;  // of its command line
    /// For messages: the first two words.
    std::string title() const;
};

/// file_not_found, limit_exceeded; wrong_use for what is no list, naming line or item; missing_component for
/// TOML where this build cannot read it. Paths in it count from the current folder.
Result<std::vector<BatchItem>> read_batch_list(const std::filesystem::path& file);

/// `words` once for every file of `folder` that the command reads (label maps for labels, else projects), in
/// the order of their names; without words, pictures of all projects beside them. file_not_found where there
/// are none.
Result<std::vector<BatchItem>> batch_of_folder(const std::filesystem::path& folder,
                                               const std::vector<std::string>& words);

}  // namespace limner
