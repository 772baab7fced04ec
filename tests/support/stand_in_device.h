#pragma once
// A CUDA device played by the processor, for a LibTorch without CUDA: choose_device("cuda") finds it, tensors
// lie on it, and every operation computes what it would on the CPU. It is as strict as a real one:
//
//   * an operation whose tensors do not all lie there throws, as LibTorch does for CUDA (numbers without
//     dimensions may stay on the host); copies alone may cross;
//   * its addresses are none of the host's: code that reads its memory directly faults.
//
// What it cannot show: other rounding, kernels of our own, the order of streams, and speed. Linking the
// source into a program of tests is enough; with a LibTorch for CUDA it does nothing, and the real device
// answers.
//
//     stand_in::fail(stand_in::Trouble::lost, 10);    // after ten more operations
//     CHECK(generator.render(portrait, request));     // on the CPU

#include <cstddef>

namespace limner::stand_in {

/// False where LibTorch has CUDA of its own.
bool exists();

enum class Trouble { none, out_of_memory, lost };
/// After `operations` more of them. out_of_memory refuses one operation; a lost device refuses all that
/// follow, until the next call of fail().
void fail(Trouble trouble, std::size_t operations = 0);

struct Counts {
    std::size_t operations = 0;
    std::size_t waits = 0;      // answers the host waited for: item(), equal(), nonzero()
    std::size_t downloads = 0;  // copies to the host
};
/// Since the last call.
Counts take_counts();

}  // namespace limner::stand_in
