#include "engine/core/stage_cache.h"

namespace limner {

std::shared_ptr<const void> StageCache::find(const Name& name) {
    const auto known = by_name_.find(name);
    if (known == by_name_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, known->second);
    return entries_.front().result;
}

void StageCache::keep(const Name& name, std::shared_ptr<const void> result, std::size_t bytes) {
    if (const auto known = by_name_.find(name); known != by_name_.end()) drop(known->second);
    std::list<Entry> added;  // either may find no memory: then neither knows of the result
    added.push_front({name, std::move(result), bytes});
    by_name_.emplace(name, added.begin());
    entries_.splice(entries_.begin(), added);
    bytes_ += bytes;
    while (bytes_ > budget_ && entries_.size() > 1) drop(std::prev(entries_.end()));
}

void StageCache::drop(std::list<Entry>::iterator entry) {
    bytes_ -= entry->bytes;
    by_name_.erase(entry->name);
    entries_.erase(entry);
}

void StageCache::clear() {
    by_name_.clear();
    entries_.clear();
    bytes_ = 0;
}

}  // namespace limner
