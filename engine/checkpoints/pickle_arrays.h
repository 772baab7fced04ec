#pragma once
// The fixed table that turns inert calls of a pickle into arrays: torch tensors and parameters, numpy arrays.
// Everything a call does not state correctly is refused; a call the table does not know stays opaque (no
// array).

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

#include "engine/checkpoints/pickle.h"
#include "engine/checkpoints/tensor.h"

namespace limner {

/// A block of elements that tensors are views of.
struct Storage {
    DType dtype = DType::f32;
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;
};

/// Where the bytes of the storage `key` lie; the caller checks that there are `byte_count` of them.
using StorageLookup =
    std::function<Result<std::span<const std::byte>>(std::string_view key, std::uint64_t byte_count)>;
/// Reads the argument of torch.storage._load_from_bytes; absent where that is not allowed to nest.
using StorageParser = std::function<Result<Storage>(std::span<const std::byte> bytes)>;

/// Bytes that copies of one kind may take, together, for one file.
struct CopyBudget {
    std::uint64_t left = 0;
    bool take(std::uint64_t bytes) { return bytes <= left && (left -= bytes, true); }
};

class PickleArrays {
public:
    PickleArrays(const Pickle& pickle, StorageLookup lookup, StorageParser parser, CopyBudget& budget,
                 std::shared_ptr<const void> owner)
        : pickle_(pickle),
          lookup_(std::move(lookup)),
          parser_(std::move(parser)),
          budget_(budget),
          owner_(std::move(owner)) {}

    /// The array `ref` stands for; nothing when it stands for none. An alias costs nothing.
    Result<std::optional<Array>> array(PickleRef ref);
    /// The storage a persistent reference or a call of _load_from_bytes stands for.
    Result<Storage> storage(PickleRef ref);
    /// A numpy scalar as an array of rank 0; nothing when it is none.
    Result<std::optional<Array>> numpy_scalar(PickleRef ref);

private:
    Result<Array> torch_tensor(const PickleCall& call);
    Result<Array> numpy_array(const PickleCall& call);
    Result<std::optional<DType>> numpy_dtype(PickleRef ref) const;
    Result<Storage> bytes_of(PickleRef ref);
    PickleRef encoded_text(PickleRef ref) const;

    const Pickle& pickle_;
    StorageLookup lookup_;
    StorageParser parser_;
    CopyBudget& budget_;
    std::shared_ptr<const void> owner_;
    std::unordered_map<std::uint32_t, Array> known_;
    std::unordered_map<std::uint32_t, Storage> known_storages_, known_texts_;  // of nested streams, decoded
};

/// `storage` seen through offset, sizes and strides (in elements), copied unless contiguous. Refuses views
/// that reach outside.
Result<Array> strided_view(const Storage& storage, std::uint64_t offset, std::vector<std::int64_t> shape,
                           std::span<const std::int64_t> strides, CopyBudget& budget);

}  // namespace limner
