#include <ucontext.h>

#include <cstdio>
#include <cstdlib>
#include <limits>
#include <vector>

#include "tests/support/cuda_on_host/cuda_runtime.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif

dim3 threadIdx, blockIdx, blockDim, gridDim;

// What a launch may ask for without more ado; kernels that need more would say so to a device.
constexpr std::size_t most_shared_bytes = 96 * 1024;
float4 limner_shared[most_shared_bytes / sizeof(float4)];

namespace cuda_on_host {

Order order = Order::upwards;

namespace {

constexpr std::size_t stack_bytes = 128 * 1024;
enum class State { ready, at_warp, at_block, done };

struct Fiber {
    ucontext_t context;
    std::vector<char> stack = std::vector<char>(stack_bytes);
    State state = State::ready;
    bool odd = false;             // which of the two buffers the next gather() uses
    std::uint32_t given[2] = {};  // two: a lane may be one gather() ahead of another
    void* fake_stack = nullptr;   // AddressSanitizer's
};

std::vector<Fiber> fibers;
std::size_t fibers_in_block = 0, current = 0;
ucontext_t scheduler;
const std::function<void()>* body = nullptr;

[[noreturn]] void refuse(const char* what) {
    std::fprintf(stderr, "CUDA on the host: %s\n", what);
    std::abort();
}

#if defined(__SANITIZE_ADDRESS__)
void* scheduler_fake_stack = nullptr;
const void* scheduler_stack = nullptr;
std::size_t scheduler_stack_bytes = 0;
void leave_scheduler(const Fiber& to) {
    __sanitizer_start_switch_fiber(&scheduler_fake_stack, to.stack.data(), to.stack.size());
}
void back_in_scheduler() { __sanitizer_finish_switch_fiber(scheduler_fake_stack, nullptr, nullptr); }
void leave_fiber(Fiber& from, bool for_ever) {
    __sanitizer_start_switch_fiber(for_ever ? nullptr : &from.fake_stack, scheduler_stack,
                                   scheduler_stack_bytes);
}
void back_in_fiber(Fiber& fiber) {
    __sanitizer_finish_switch_fiber(fiber.fake_stack, &scheduler_stack, &scheduler_stack_bytes);
}
void forbid_shared_beyond(std::size_t bytes) {
    ASAN_UNPOISON_MEMORY_REGION(limner_shared, sizeof limner_shared);
    ASAN_POISON_MEMORY_REGION(reinterpret_cast<char*>(limner_shared) + bytes, sizeof limner_shared - bytes);
}
#else
void leave_scheduler(const Fiber&) {}
void back_in_scheduler() {}
void leave_fiber(Fiber&, bool) {}
void back_in_fiber(Fiber&) {}
void forbid_shared_beyond(std::size_t) {}
#endif

void enter() {
    back_in_fiber(fibers[current]);
    (*body)();
    auto& fiber = fibers[current];
    fiber.state = State::done;
    leave_fiber(fiber, /*for_ever=*/true);
    swapcontext(&fiber.context, &scheduler);
}

void wait(State at) {
    auto& fiber = fibers[current];
    fiber.state = at;
    leave_fiber(fiber, /*for_ever=*/false);
    swapcontext(&fiber.context, &scheduler);
    back_in_fiber(fiber);
}

void resume(std::size_t thread) {
    current = thread;
    threadIdx = {unsigned(thread), 0, 0};
    leave_scheduler(fibers[thread]);
    swapcontext(&scheduler, &fibers[thread].context);
    back_in_scheduler();
}

std::size_t count(State state, std::size_t first, std::size_t end) {
    std::size_t found = 0;
    for (auto thread = first; thread < end; ++thread) found += fibers[thread].state == state;
    return found;
}

void release(std::size_t first, std::size_t end) {
    for (auto thread = first; thread < end; ++thread) fibers[thread].state = State::ready;
}

std::size_t in_order(std::size_t i, std::size_t all) { return order == Order::upwards ? i : all - 1 - i; }

/// As far as the warp comes without the other ones: to its end or to a barrier of the block.
void run_warp(std::size_t first) {
    constexpr std::size_t lanes = 32;
    const auto end = first + lanes;
    for (;;) {
        for (std::size_t i = 0; i < lanes; ++i) {
            const auto thread = first + in_order(i, lanes);
            if (fibers[thread].state == State::ready) resume(thread);
        }
        const auto waiting = count(State::at_warp, first, end);
        if (waiting == 0) return;
        if (waiting != lanes) refuse("lanes of a warp wait at different places");
        release(first, end);
    }
}

void run_block(std::size_t shared_bytes) {
    std::fill_n(reinterpret_cast<float*>(limner_shared), shared_bytes / sizeof(float),
                std::numeric_limits<float>::quiet_NaN());
    for (std::size_t thread = 0; thread < fibers_in_block; ++thread) {
        auto& fiber = fibers[thread];
        getcontext(&fiber.context);
        fiber.context.uc_stack.ss_sp = fiber.stack.data();
        fiber.context.uc_stack.ss_size = fiber.stack.size();
        fiber.context.uc_link = nullptr;
        fiber.state = State::ready;
        fiber.fake_stack = nullptr;
        makecontext(&fiber.context, enter, 0);
    }
    for (;;) {
        const auto warps = fibers_in_block / 32;
        for (std::size_t i = 0; i < warps; ++i) run_warp(32 * in_order(i, warps));
        const auto waiting = count(State::at_block, 0, fibers_in_block);
        if (waiting == 0) return;
        if (waiting != fibers_in_block) refuse("a barrier of the block that not all threads reach");
        release(0, fibers_in_block);
    }
}

}  // namespace

void run(dim3 grid, dim3 block, std::size_t shared_bytes, const std::function<void()>& thread) {
    if (block.x % 32 != 0 || block.y != 1 || block.z != 1) refuse("blocks are rows of whole warps here");
    if (shared_bytes > sizeof limner_shared) refuse("more shared memory than there is");
    fibers_in_block = block.x;
    if (fibers.size() < fibers_in_block) fibers = std::vector<Fiber>(fibers_in_block);
    body = &thread;
    gridDim = grid, blockDim = block;
    forbid_shared_beyond(shared_bytes);
    for (unsigned z = 0; z < grid.z; ++z)
        for (unsigned y = 0; y < grid.y; ++y)
            for (unsigned x = 0; x < grid.x; ++x) {
                blockIdx = {x, y, z};
                run_block(shared_bytes);
            }
}

void wait_for_warp() { wait(State::at_warp); }
void wait_for_block() { wait(State::at_block); }

std::array<std::uint32_t, 32> gather(std::uint32_t mine) {
    auto& fiber = fibers[current];
    const bool odd = fiber.odd;
    fiber.odd = !odd;
    fiber.given[odd] = mine;
    const auto warp = current / 32 * 32;
    wait_for_warp();
    std::array<std::uint32_t, 32> all;
    for (std::size_t lane = 0; lane < 32; ++lane) all[lane] = fibers[warp + lane].given[odd];
    return all;
}

}  // namespace cuda_on_host
