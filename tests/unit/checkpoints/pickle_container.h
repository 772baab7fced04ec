#pragma once
// The kinds of file a pickle comes in, each with one correct array "w" and room for one value more.
//
//     const auto file = wrapped(PickleContainer::torch_zip,
//                               holding(PickleContainer::torch_zip, [](PickleWriter& p) { p.integer(3); }));

#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "tests/unit/checkpoints/made_files.h"

namespace limner::made {

enum class PickleContainer { torch_zip, torch_legacy, nvidia_2, nvidia_3, nvidia_4, tensorflow };

inline constexpr std::array pickle_containers{PickleContainer::torch_zip, PickleContainer::torch_legacy,
                                              PickleContainer::nvidia_2,  PickleContainer::nvidia_3,
                                              PickleContainer::nvidia_4,  PickleContainer::tensorflow};

std::string_view name(PickleContainer container);

using WriteValue = std::function<void(PickleWriter&)>;

/// The parts of an array of 6 floats; what is set is written in place of what would be right.
struct ArrayParts {
    WriteValue storage, kind, key, count;  // torch
    WriteValue offset, strides, hooks;     // torch
    WriteValue dtype, data;                // numpy, and for `data` NVIDIA's nested stream
    WriteValue shape;
};

PickleWriter writer_for(PickleContainer container);
void write_array(PickleWriter& p, PickleContainer container, const ArrayParts& parts = {});
/// Bytes as a text of Latin-1, in UTF-8.
std::string latin_text(const Bytes& bytes);
/// Bytes as the protocol writes them: below 3 as a call of _codecs.encode.
void write_bytes(PickleWriter& p, const Bytes& bytes);
/// A torch stream of one storage of 6 floats.
Bytes nested_stream();

/// The whole pickle, still open: a network with the array "w" and the value "x".
PickleWriter holding(PickleContainer container, const WriteValue& value);
/// `pickle` with the storages that belong to it.
Bytes wrapped(PickleContainer container, const Bytes& pickle);
/// Both.
Bytes file_holding(PickleContainer container, const WriteValue& value);
/// The array "w" with these parts, and nothing else.
Bytes file_with_array(PickleContainer container, const ArrayParts& parts);

}  // namespace limner::made
