#include "engine/training/shard_set.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <nlohmann/json.hpp>

namespace limner::training {

Result<ShardSet> ShardSet::open(const std::filesystem::path& folder, const std::string& prefix,
                                const std::vector<std::string>& tensors) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(prefix) && name.ends_with(".safetensors")) files.push_back(entry.path());
    }
    if (files.empty())
        return failure(Errc::file_not_found, "No training data in " + folder.string() +
                                                 ": make some first with \"limner-cli synth --out " +
                                                 folder.string() + "\".");
    std::sort(files.begin(), files.end());
    ShardSet set;
    for (const auto& file : files) {
        auto shard = read_safetensors(file);
        if (!shard) return tl::unexpected(shard.error());
        const auto factors = shard->arrays.find("factors");
        if (factors == shard->arrays.end() || factors->second.shape.size() != 2)
            return failure(Errc::bad_checkpoint, file.string() + " is no training shard: it has no factors.");
        for (const auto& tensor : tensors) {
            const auto found = shard->arrays.find(tensor);
            if (found == shard->arrays.end() || found->second.shape.empty() ||
                found->second.shape[0] != factors->second.shape[0])
                return failure(Errc::bad_checkpoint,
                               file.string() + " is no such training shard: it lacks " + tensor + ".");
        }
        const auto names = nlohmann::json::parse(shard->metadata["factor_names"], nullptr, false);
        const auto is_text = [](const nlohmann::json& name) { return name.is_string(); };
        if (!names.is_array() || !std::all_of(names.begin(), names.end(), is_text) ||
            std::int64_t(names.size()) != factors->second.shape[1])
            return failure(Errc::bad_checkpoint, file.string() + " does not name its factors.");
        auto list = names.get<std::vector<std::string>>();
        if (set.factor_names_.empty())
            set.factor_names_ = std::move(list);
        else if (set.factor_names_ != list)
            return failure(Errc::bad_checkpoint,
                           file.string() + " was written by another version than its neighbours.");
        const auto count = std::size_t(factors->second.shape[0]);
        set.shards_.push_back({std::move(*shard), set.size_, count});
        set.size_ += count;
    }
    return set;
}

const ShardSet::Shard& ShardSet::shard_of(std::size_t index) const {
    assert(index < size_);
    const auto next = std::upper_bound(shards_.begin(), shards_.end(), index,
                                       [](std::size_t i, const Shard& shard) { return i < shard.begin; });
    return *std::prev(next);
}

template <class T>
std::span<const T> ShardSet::row(const char* tensor, std::size_t index) const {
    const auto& shard = shard_of(index);
    const auto& array = shard.file.arrays.find(tensor)->second;
    assert(byte_width(array.dtype) == sizeof(T));
    const auto width = array.bytes.size() / shard.count;
    return {reinterpret_cast<const T*>(array.bytes.data() + width * (index - shard.begin)),
            width / sizeof(T)};
}
template std::span<const std::uint8_t> ShardSet::row(const char*, std::size_t) const;
template std::span<const std::int8_t> ShardSet::row(const char*, std::size_t) const;
template std::span<const std::uint16_t> ShardSet::row(const char*, std::size_t) const;
template std::span<const float> ShardSet::row(const char*, std::size_t) const;

int picture_side(const ShardSet& portraits) {
    return int(std::lround(std::sqrt(double(portraits.row<std::uint8_t>("labels", 0).size()))));
}

}  // namespace limner::training
