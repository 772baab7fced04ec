#pragma once
// The hostile pickles by what is wrong with them, and the words that their sources share.

#include "tests/unit/checkpoints/hostile_file.h"
#include "tests/unit/checkpoints/pickle_container.h"

namespace limner::made {

using Container = PickleContainer;

inline bool is_torch(Container c) { return c == Container::torch_zip || c == Container::torch_legacy; }
inline bool is_nvidia(Container c) { return !is_torch(c) && c != Container::tensorflow; }

inline constexpr std::int32_t most = 0x7FFFFFFF;

inline std::string code_name(unsigned code) {
    constexpr char digits[] = "0123456789abcdef";
    return std::string("operation ") + digits[code >> 4] + digits[code & 15];
}

void each_hostile_operation(const TakeFile& take);
void each_hostile_call(const TakeFile& take);
void each_bomb(const TakeFile& take);
void each_nested_stream(const TakeFile& take);
void each_hostile_view(const TakeFile& take);
void each_hostile_name(const TakeFile& take);

}  // namespace limner::made
