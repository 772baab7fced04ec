#include "tests/unit/checkpoints/hostile_pickles.h"

namespace limner::made {

void each_hostile_pickle(const TakeFile& take) {
    each_hostile_operation(take);
    each_hostile_call(take);
    each_bomb(take);
    each_nested_stream(take);
    each_hostile_view(take);
    each_hostile_name(take);
}

}  // namespace limner::made
