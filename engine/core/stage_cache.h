#pragma once
// Results of pure stages, kept under the hash of their inputs; least recently used out first when they hold
// more than the budget. The type of a result names its stage, so one cache serves them all.
//
//     StageCache cache(256 << 20);
//     const auto key = HashKey().add(yaw).add(surface_key).value();
//     auto view = cache.find<View>(key);
//     if (!view) view = cache.keep(key, look(surface, yaw), bytes);
//
// Belongs to one thread. What find() and keep() return lives as long as somebody holds it.

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <typeindex>
#include <unordered_map>
#include <utility>

namespace limner {

class StageCache {
public:
    /// `budget` in bytes. A single result larger than it is kept alone.
    explicit StageCache(std::size_t budget) : budget_(budget) {}

    /// The result known under `key`, now the most recently used; null when there is none.
    template <class T>
    std::shared_ptr<const T> find(std::uint64_t key) {
        return std::static_pointer_cast<const T>(find({typeid(T), key}));
    }

    /// Keeps `result`, which takes `bytes`; replaces what was known under the same type and key.
    template <class T>
    std::shared_ptr<const T> keep(std::uint64_t key, T result, std::size_t bytes) {
        auto shared = std::make_shared<const T>(std::move(result));
        keep({typeid(T), key}, shared, bytes);
        return shared;
    }

    std::size_t bytes() const { return bytes_; }
    std::size_t size() const { return entries_.size(); }
    void clear();

private:
    struct Name {
        std::type_index stage;
        std::uint64_t key;
        bool operator==(const Name&) const = default;
    };
    struct NameHash {
        std::size_t operator()(const Name& name) const { return name.stage.hash_code() ^ name.key; }
    };
    struct Entry {
        Name name;
        std::shared_ptr<const void> result;
        std::size_t bytes;
    };

    std::shared_ptr<const void> find(const Name& name);
    void keep(const Name& name, std::shared_ptr<const void> result, std::size_t bytes);
    void drop(std::list<Entry>::iterator entry);

    std::size_t budget_, bytes_ = 0;
    std::list<Entry> entries_;  // most recently used first
    std::unordered_map<Name, std::list<Entry>::iterator, NameHash> by_name_;
};

}  // namespace limner
