#pragma once
// The hostile collection: model files made to do harm, generated one after the other. Nothing hostile is
// stored, and the same files come every time.
//
//     each_hostile_file([](const HostileFile& file) { ... read_checkpoint(...) ... });

#include <functional>
#include <string>
#include <string_view>

#include "tests/unit/checkpoints/made_files.h"

namespace limner::made {

/// What may come of reading a hostile file.
enum class Outcome {
    refused,           // one sentence, no tensors
    reported,          // read, and what was left alone is named
    not_silent,        // one of the two
    refused_or_valid,  // a change that may leave a correct file behind: what is read has to be consistent
};

struct HostileFile {
    std::string_view category;   // a row of the table in tests/README.md
    std::string_view container;  // what it is, or pretends to be
    std::string name;            // what is wrong with it
    Bytes bytes;
    Outcome outcome = Outcome::refused;
    std::string says{};  // what the sentence has to contain, or the symbol that has to be reported
    Bytes beside{};      // the numbers of a tensor bundle, which lie in a file of their own
};

using TakeFile = std::function<void(const HostileFile&)>;

/// Pickles in all their containers: operations, calls, bombs, nested streams, views, names.
void each_hostile_pickle(const TakeFile& take);
/// Zip archives, torch's and numpy's.
void each_hostile_archive(const TakeFile& take);
/// npy and safetensors.
void each_hostile_array(const TakeFile& take);
/// TensorFlow's tensor bundles.
void each_hostile_bundle(const TakeFile& take);
/// Pictures, films, web pages, texts: honest files in the wrong place.
void each_mistaken_file(const TakeFile& take);
/// Correct files of every container that end early or have one bit changed.
void each_damaged_file(const TakeFile& take);

inline void each_hostile_file(const TakeFile& take) {
    each_hostile_pickle(take);
    each_hostile_archive(take);
    each_hostile_array(take);
    each_hostile_bundle(take);
    each_mistaken_file(take);
    each_damaged_file(take);
}

}  // namespace limner::made
