// Preloaded into limner-cli, it refuses every thread, as a system at its limit does: a failure that no
// command expects.
#include <pthread.h>

#include <cerrno>

extern "C" int pthread_create(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*) noexcept {
    return EAGAIN;
}
