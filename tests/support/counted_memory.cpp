#include "tests/support/counted_memory.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> held{0}, highest{0};

// The size stands in front of each block; a line of its alignment keeps the block aligned.
constexpr std::size_t usual = __STDCPP_DEFAULT_NEW_ALIGNMENT__;

void* allocate(std::size_t size, std::size_t line = usual) noexcept {
    const auto whole = (size + 2 * line - 1) / line * line;
    auto* const block = static_cast<std::byte*>(std::aligned_alloc(line, whole));
    if (!block) return nullptr;
    *reinterpret_cast<std::size_t*>(block) = size;
    const auto now = held.fetch_add(size) + size;
    auto before = highest.load();
    while (before < now && !highest.compare_exchange_weak(before, now)) {
    }
    return block + line;
}

void release(void* pointer, std::size_t line = usual) noexcept {
    if (!pointer) return;
    auto* const block = static_cast<std::byte*>(pointer) - line;
    held -= *reinterpret_cast<std::size_t*>(block);
    std::free(block);
}

void* allocate_or_throw(std::size_t size, std::size_t line = usual) {
    if (void* const pointer = allocate(size, line)) return pointer;
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
void* operator new(std::size_t size, std::align_val_t line) {
    return allocate_or_throw(size, std::size_t(line));
}
void* operator new[](std::size_t size, std::align_val_t line) {
    return allocate_or_throw(size, std::size_t(line));
}
void operator delete(void* pointer, std::align_val_t line) noexcept { release(pointer, std::size_t(line)); }
void operator delete[](void* pointer, std::align_val_t line) noexcept { release(pointer, std::size_t(line)); }
void operator delete(void* pointer, std::size_t, std::align_val_t line) noexcept {
    release(pointer, std::size_t(line));
}
void operator delete[](void* pointer, std::size_t, std::align_val_t line) noexcept {
    release(pointer, std::size_t(line));
}

namespace limner {

MemoryPeak::MemoryPeak() : before_(held) { highest = before_; }

std::size_t MemoryPeak::bytes() const { return highest - std::min<std::size_t>(before_, highest); }

}  // namespace limner
