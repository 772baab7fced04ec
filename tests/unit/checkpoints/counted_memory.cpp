#include "tests/unit/checkpoints/counted_memory.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> held{0}, highest{0};

// The size stands in front of each block; a line of it keeps the block aligned.
constexpr std::size_t front = alignof(std::max_align_t) > sizeof(std::size_t) ? alignof(std::max_align_t)
                                                                              : sizeof(std::size_t);

void* allocate(std::size_t size) noexcept {
    auto* const block = static_cast<std::byte*>(std::malloc(size + front));
    if (!block) return nullptr;
    *reinterpret_cast<std::size_t*>(block) = size;
    const auto now = held.fetch_add(size) + size;
    auto before = highest.load();
    while (before < now && !highest.compare_exchange_weak(before, now)) {
    }
    return block + front;
}

void release(void* pointer) noexcept {
    if (!pointer) return;
    auto* const block = static_cast<std::byte*>(pointer) - front;
    held -= *reinterpret_cast<std::size_t*>(block);
    std::free(block);
}

void* allocate_or_throw(std::size_t size) {
    if (void* const pointer = allocate(size)) return pointer;
    throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size); }
void* operator new[](std::size_t size) { return allocate_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* pointer) noexcept { release(pointer); }
void operator delete[](void* pointer) noexcept { release(pointer); }
void operator delete(void* pointer, std::size_t) noexcept { release(pointer); }
void operator delete[](void* pointer, std::size_t) noexcept { release(pointer); }
void operator delete(void* pointer, const std::nothrow_t&) noexcept { release(pointer); }
void operator delete[](void* pointer, const std::nothrow_t&) noexcept { release(pointer); }

namespace limner {

MemoryPeak::MemoryPeak() : before_(held) { highest = before_; }

std::size_t MemoryPeak::bytes() const { return highest - std::min<std::size_t>(before_, highest); }

}  // namespace limner
