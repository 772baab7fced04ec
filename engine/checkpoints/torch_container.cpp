#include "engine/checkpoints/torch_container.h"

#include <algorithm>
#include <unordered_map>

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/limits.h"
#include "engine/checkpoints/pickle_tree.h"
#include "engine/checkpoints/zip.h"

namespace limner {
namespace {

// 0x1950a86a20f9469cfc6c, little-endian.
constexpr unsigned char legacy_magic[] = {0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19};

tl::unexpected<Error> malformed(const std::string& what) {
    return failure(Errc::bad_checkpoint, "The checkpoint is damaged or was tampered with: " + what + ".");
}

CopyBudget budget_for(std::span<const std::byte> bytes) { return {bytes.size() + limits::copied_bytes}; }

bool is_magic(const Pickle& pickle) {
    return pickle.kind(pickle.root) == PickleKind::long_integer &&
           std::ranges::equal(pickle.bytes(pickle.root), std::as_bytes(std::span(legacy_magic)));
}

struct Legacy {
    Pickle content;
    std::unordered_map<std::string_view, std::span<const std::byte>> storages;  // rest of the stream at each
};

/// Element width of every storage the content refers to.
std::unordered_map<std::string_view, std::size_t> storage_widths(const Pickle& pickle) {
    std::unordered_map<std::string_view, std::size_t> widths;
    constexpr std::pair<std::string_view, std::size_t> kinds[] = {
        {"DoubleStorage", 8}, {"LongStorage", 8},     {"FloatStorage", 4}, {"IntStorage", 4},
        {"HalfStorage", 2},   {"BFloat16Storage", 2}, {"ShortStorage", 2}, {"CharStorage", 1},
        {"ByteStorage", 1},   {"BoolStorage", 1}};
    for (std::uint32_t i = 0; i < pickle.value_count(); ++i) {
        const PickleRef ref{i};
        if (pickle.kind(ref) != PickleKind::persistent) continue;
        const auto id = pickle.persistent_id(ref);
        if (pickle.kind(id) != PickleKind::tuple) continue;
        const auto items = pickle.items(id);
        if (items.size() < 5 || pickle.kind(items[1]) != PickleKind::symbol) continue;
        const auto kind = pickle.kind(items[2]);
        if (kind != PickleKind::text && kind != PickleKind::byte_text) continue;
        for (const auto& [name, width] : kinds)
            if (pickle.symbol(items[1]).name == name) widths.emplace(pickle.text(items[2]), width);
    }
    return widths;
}

Result<Legacy> parse_stream(std::span<const std::byte> bytes) {
    std::size_t position = 0;
    std::vector<Pickle> pickles;
    for (int i = 0; i < 5; ++i) {
        auto pickle = parse_pickle(bytes.subspan(position), AfterPickle::more_follows);
        if (!pickle) return tl::unexpected(pickle.error());
        position += pickle->size_in_bytes;
        pickles.push_back(std::move(*pickle));
    }
    const auto& system = pickles[2];
    if (!is_magic(pickles[0]) || pickles[1].kind(pickles[1].root) != PickleKind::integer ||
        pickles[1].integer(pickles[1].root) != 1001 || system.kind(system.root) != PickleKind::dict)
        return malformed("it does not start as a torch stream");
    bool little_endian = false;
    for (const auto& [key, value] : system.pairs(system.root)) {
        const auto kind = system.kind(key);
        if ((kind == PickleKind::text || kind == PickleKind::byte_text) &&
            system.text(key) == "little_endian")
            little_endian = system.kind(value) == PickleKind::boolean && system.boolean(value);
    }
    if (!little_endian) return malformed("it was written on a big-endian machine");
    const auto& keys = pickles[4];
    if (keys.kind(keys.root) != PickleKind::list) return malformed("its list of storages is missing");
    Legacy stream;
    const auto widths = storage_widths(pickles[3]);
    for (const auto key : keys.items(keys.root)) {
        const auto kind = keys.kind(key);
        if (kind != PickleKind::text && kind != PickleKind::byte_text)
            return malformed("a storage has no name");
        const auto name = keys.text(key);
        ByteReader in(bytes, position);
        const auto count = in.read<std::int64_t>();
        const auto width = widths.find(name);
        if (width == widths.end()) return malformed("a storage is used by nothing");
        if (!count || *count < 0 || static_cast<std::uint64_t>(*count) > in.left() / width->second)
            return malformed(
                "a storage is larger than the rest of the file, as after an interrupted download");
        const auto content = in.take(static_cast<std::uint64_t>(*count) * width->second);
        if (!stream.storages.emplace(name, *content).second) return malformed("a storage occurs twice");
        position = in.position();
    }
    if (position != bytes.size()) return malformed("something follows its last storage");
    stream.content = std::move(pickles[3]);
    return stream;
}

StorageLookup lookup_in(const Legacy& stream) {
    return [&stream](std::string_view key, std::uint64_t size) -> Result<std::span<const std::byte>> {
        const auto found = stream.storages.find(key);
        if (found == stream.storages.end()) return malformed("a tensor's storage is missing");
        if (found->second.size() != size) return malformed("a storage has another size than its tensors say");
        return found->second;
    };
}

}  // namespace

Result<CheckpointTree> parse_torch_zip(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
    const auto archive = parse_zip(bytes, ZipMethods::stored_only);
    if (!archive) return tl::unexpected(archive.error());
    if (archive->entries.empty()) return malformed("it is an empty archive");
    const auto first = archive->entries.front().name;
    const auto root = first.substr(0, first.find('/') + 1);
    std::unordered_map<std::string_view, std::span<const std::byte>> entries, storages;
    for (const auto& entry : archive->entries) {
        if (root.empty() || !entry.name.starts_with(root))
            return malformed("it does not lie in one folder as torch archives do");
        const auto name = entry.name.substr(root.size());
        if (name.starts_with("code/") || name == "constants.pkl")
            return failure(
                Errc::unsupported_file,
                "This is a TorchScript archive, which holds a program; Limner reads weights only.");
        if (name.starts_with("data/"))
            storages.emplace(name.substr(5), entry.content);
        else if (name == "data.pkl" || name == "version" || name == "byteorder" ||
                 name.starts_with(".data/") || name == ".format_version" || name == ".storage_alignment")
            entries.emplace(name, entry.content);
        else
            return malformed("it holds an entry that torch does not write");
    }
    if (!entries.contains("data.pkl") || !entries.contains("version"))
        return malformed("its description data.pkl or version is missing");
    if (entries.contains("byteorder") && as_text(entries.at("byteorder")) != "little")
        return malformed("it was written on a big-endian machine");
    const auto pickle = parse_pickle(entries.at("data.pkl"));
    if (!pickle) return tl::unexpected(pickle.error());
    auto budget = budget_for(bytes);
    const auto lookup = [&](std::string_view key, std::uint64_t size) -> Result<std::span<const std::byte>> {
        const auto found = storages.find(key);
        if (found == storages.end()) return malformed("a tensor's storage is missing");
        if (found->second.size() != size) return malformed("a storage has another size than its tensors say");
        return found->second;
    };
    PickleArrays arrays(*pickle, lookup, nullptr, budget, std::move(owner));
    auto tree = unfold(*pickle, arrays);
    if (tree) tree->container = "torch zip";
    return tree;
}

bool looks_like_torch_legacy(std::span<const std::byte> bytes) {
    // PROTO n, LONG1, length 10, the number
    return bytes.size() >= 14 && looks_like_pickle(bytes) && bytes[2] == std::byte{0x8a} &&
           bytes[3] == std::byte{10} &&
           std::ranges::equal(bytes.subspan(4, 10), std::as_bytes(std::span(legacy_magic)));
}

Result<CheckpointTree> parse_torch_legacy(std::span<const std::byte> bytes,
                                          std::shared_ptr<const void> owner) {
    const auto stream = parse_stream(bytes);
    if (!stream) return tl::unexpected(stream.error());
    auto budget = budget_for(bytes);
    PickleArrays arrays(stream->content, lookup_in(*stream), nullptr, budget, std::move(owner));
    auto tree = unfold(stream->content, arrays);
    if (tree) tree->container = "torch legacy stream";
    return tree;
}

Result<Storage> parse_torch_legacy_storage(std::span<const std::byte> bytes) {
    const auto stream = parse_stream(bytes);
    if (!stream) return tl::unexpected(stream.error());
    if (stream->content.kind(stream->content.root) != PickleKind::persistent)
        return malformed("a nested stream holds more than one storage");
    CopyBudget none;
    return PickleArrays(stream->content, lookup_in(*stream), nullptr, none, nullptr)
        .storage(stream->content.root);
}

Result<CheckpointTree> parse_bare_pickle(std::span<const std::byte> bytes,
                                         std::shared_ptr<const void> owner) {
    const auto pickle = parse_pickle(bytes);
    if (!pickle) return tl::unexpected(pickle.error());
    auto budget = budget_for(bytes);
    const auto no_storages = [](std::string_view, std::uint64_t) -> Result<std::span<const std::byte>> {
        return malformed("a tensor's storage is missing");
    };
    PickleArrays arrays(*pickle, no_storages, parse_torch_legacy_storage, budget, std::move(owner));
    auto tree = unfold(*pickle, arrays);
    if (tree) tree->container = "pickle";
    return tree;
}

}  // namespace limner
