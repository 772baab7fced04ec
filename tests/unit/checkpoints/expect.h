#pragma once
// What the hostile tests ask of a reader: refused, with the stated kind of error and a sentence.

#include <catch2/catch.hpp>

#include "engine/checkpoints/checkpoint.h"
#include "tests/unit/checkpoints/made_files.h"

namespace limner::made {

/// Parses `file`, which the arrays of the result keep alive.
inline Result<CheckpointTree> parsed(Bytes file) {
    const auto kept = std::make_shared<const Bytes>(std::move(file));
    return parse_checkpoint(*kept, kept);
}

inline bool refused(const Bytes& file, Errc code = Errc::bad_checkpoint) {
    const auto tree = parsed(file);
    if (tree) {
        UNSCOPED_INFO("accepted, with " << tree->arrays.size() << " arrays");
        return false;
    }
    UNSCOPED_INFO(tree.error().message);
    return tree.error().code == code && tree.error().message.size() > 20 &&
           tree.error().message.back() == '.';
}

}  // namespace limner::made
