#pragma once
// A training set on disk: numbered safetensors shards whose tensors share their first dimension.
//
//     auto set = ShardSet::open("data/portraits", "portraits-", {"labels"});
//     auto labels = set->row<std::uint8_t>("labels", index);

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/checkpoints/safetensors.h"

namespace limner::training {

class ShardSet {
public:
    /// Maps every `prefix`NNNNN.safetensors in `folder`. file_not_found when there is none; bad_checkpoint
    /// when one is damaged or lacks one of `tensors`.
    static Result<ShardSet> open(const std::filesystem::path& folder, const std::string& prefix,
                                 const std::vector<std::string>& tensors);

    std::size_t size() const { return size_; }
    const std::vector<std::string>& factor_names() const { return factor_names_; }

    /// One row of a tensor, [first dimension dropped]. The dtype must match T (u16 stands for f16); asserts
    /// otherwise.
    template <class T>
    std::span<const T> row(const char* tensor, std::size_t index) const;

private:
    struct Shard {
        Safetensors file;
        std::size_t begin, count;
    };
    const Shard& shard_of(std::size_t index) const;
    std::vector<Shard> shards_;
    std::vector<std::string> factor_names_;
    std::size_t size_ = 0;
};

/// Side of the square pictures of a set of portraits, after their "labels".
int picture_side(const ShardSet& portraits);

}  // namespace limner::training
