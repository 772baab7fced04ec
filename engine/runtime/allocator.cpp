#include "engine/runtime/allocator.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace limner {

void tune_allocator() {
#ifdef __GLIBC__
    constexpr int keep = 1 << 30, top_pad = 64 << 20;
    mallopt(M_MMAP_THRESHOLD, keep);
    mallopt(M_TRIM_THRESHOLD, keep);
    mallopt(M_TOP_PAD, top_pad);
    // In a second thread's arena blocks above 64 MB are mapped afresh each time: 100 MB cost 73 ms instead
    // of 5.
    mallopt(M_ARENA_MAX, 1);
#endif
}

void trim_allocator() {
#ifdef __GLIBC__
    malloc_trim(std::size_t(64) << 20);
#endif
}

}  // namespace limner
