#pragma once
// What every container is read into: arrays and plain values under joined names, and a report of what was
// left inert.
//
//     tree.arrays.at("g_ema/conv1.conv.weight")      // keys of nested dictionaries are joined by "/"
//     tree.arrays.at("G_ema/synthesis.b4.const")     // parameters and buffers of modules by "."
//     tree.scalars.at("G_ema/_init_kwargs/z_dim")    // list and tuple items are named 0, 1, ...

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "engine/checkpoints/tensor.h"

namespace limner {

using CheckpointScalar = std::variant<bool, std::int64_t, double, std::string>;

/// A class or function a file names and that Limner neither runs nor understands.
struct OpaqueUse {
    std::string symbol;      // "module.name"
    std::string first_path;  // where it occurs first
    std::size_t count = 0;
};

struct CheckpointTree {
    std::string container;  // "torch zip", "torch legacy stream", "pickle", "npz", "safetensors"
    NamedArrays arrays;
    std::map<std::string, CheckpointScalar, std::less<>> scalars;
    std::vector<OpaqueUse> opaque;

    /// The arrays below `prefix` + "/", without it.
    NamedArrays below(std::string_view prefix) const;
};

}  // namespace limner
