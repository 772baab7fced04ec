// U20 (ux-conventions, section 31): memory runs out at every allocation of a render of the bundled model,
// once and for good. Every block comes from operator new or from LibTorch's allocator, and both are replaced
// here: hence a program of its own. Allocations of the engine's thread and of its helpers count, from the
// wish to the picture.

#include <c10/core/CPUAllocator.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <new>
#include <optional>

#include "engine/runtime/engine.h"

namespace {

// --- the shortage ---

thread_local bool exempt = false;  // the test itself
std::atomic<bool> armed{false};
std::atomic<std::size_t> allocations{0};
std::size_t failing = 0;        // the allocation that fails, counted from 0
std::size_t failing_bytes = 0;  // 0: it alone; else all from it on that are as large

bool refused(std::size_t size) noexcept {
    if (!armed.load(std::memory_order_relaxed) || exempt) return false;
    const auto index = allocations.fetch_add(1);
    return failing_bytes == 0 ? index == failing : index >= failing && size >= failing_bytes;
}

void* allocate(std::size_t size, std::size_t alignment) noexcept {
    if (refused(size)) return nullptr;
    if (alignment <= alignof(std::max_align_t)) return std::malloc(size == 0 ? 1 : size);
    return std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
}
void* allocate_or_throw(std::size_t size, std::size_t alignment = 1) {
    if (void* const block = allocate(size, alignment)) return block;
    throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size); }
void* operator new[](std::size_t size) { return allocate_or_throw(size); }
void* operator new(std::size_t size, std::align_val_t line) {
    return allocate_or_throw(size, std::size_t(line));
}
void* operator new[](std::size_t size, std::align_val_t line) {
    return allocate_or_throw(size, std::size_t(line));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size, 1); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size, 1); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t) noexcept { std::free(block); }
void operator delete(void* block, std::align_val_t) noexcept { std::free(block); }
void operator delete[](void* block, std::align_val_t) noexcept { std::free(block); }
void operator delete(void* block, std::size_t, std::align_val_t) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t, std::align_val_t) noexcept { std::free(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { std::free(block); }
void operator delete[](void* block, const std::nothrow_t&) noexcept { std::free(block); }

using namespace limner;
using namespace std::chrono_literals;

namespace {

class ShortAllocator final : public c10::Allocator {
public:
    explicit ShortAllocator(c10::Allocator& real) : real_(real) {}
    c10::DataPtr allocate(std::size_t size) const override {
        TORCH_CHECK(size == 0 || !refused(size),
                    "DefaultCPUAllocator: can't allocate memory: you tried to allocate ", size, " bytes");
        return real_.allocate(size);
    }
    c10::DeleterFnPtr raw_deleter() const override { return real_.raw_deleter(); }

private:
    c10::Allocator& real_;
};

/// What came of one wish.
struct Answer {
    std::optional<Frame> frame;
    std::optional<Error> error;
};

class LiveEngine {
public:
    LiveEngine() {
        exempt = true;  // this thread; the engine's own threads are not
        static auto& allocator = *new ShortAllocator(*c10::GetCPUAllocator());
        c10::SetCPUAllocator(&allocator, /*priority=*/255);
        EngineOptions options;
        options.model_folders = {std::string(LIMNER_SOURCE_FOLDER) + "/models"};
        options.threads = 2;
        options.device = "cpu";
        options.rest = 1h;  // no second picture
        auto engine = Engine::start(options);
        REQUIRE(engine);
        engine_ = std::move(*engine);
        engine_->on_frame([this](Frame frame) { receive({std::move(frame), {}}); });
        engine_->on_error([this](Error error) { receive({{}, std::move(error)}); });
    }
    ~LiveEngine() { armed = false; }

    /// With empty caches; `final`: full quality.
    Answer ask(const Portrait& portrait, bool final) {
        engine_->free_memory();
        std::unique_lock lock(mutex_);
        answer_ = {};
        allocations = 0;
        final ? engine_->show_final(portrait) : engine_->show(portrait);
        const bool answered = changed_.wait_for(
            lock, 60s, [&] { return answer_.frame.has_value() || answer_.error.has_value(); });
        armed = false;
        REQUIRE(answered);
        return std::exchange(answer_, {});
    }

private:
    void receive(Answer answer) {
        exempt = true;
        {
            const std::lock_guard lock(mutex_);
            if (!answer_.frame && !answer_.error) answer_ = std::move(answer);
        }
        changed_.notify_all();
        exempt = false;
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    Answer answer_;
    std::unique_ptr<Engine> engine_;  // first to go: it calls the above
};

Portrait painted_portrait() {
    auto portrait = portrait_from_seed(7);
    portrait.pose.yaw = from_degrees(9);
    LabelMap strokes(64, 64, PaintedLabels::unpainted);
    std::fill_n(strokes.pixels.begin() + 64 * 20, 64 * 4, std::uint8_t(FaceClass::hair));
    portrait.painted = PaintedLabels{std::make_shared<const LabelMap>(std::move(strokes)), portrait.pose};
    return portrait;
}

/// 0, 1/2, 1/4, 3/4, 1/8 ...: evenly spread whenever one stops.
double spread(unsigned index) {
    double value = 0;
    for (double digit = 0.5; index > 0; index /= 2, digit /= 2)
        if (index % 2 == 1) value += digit;
    return value;
}

}  // namespace

TEST_CASE("U20: memory runs out once at any place of a render, and the picture comes or LM-303",
          "[runtime]") {
    const bool final = GENERATE(false, true);
    LiveEngine engine;
    const auto portrait = painted_portrait();
    engine.ask(portrait, final);  // whatever is made once is there
    failing = std::size_t(-1);
    failing_bytes = 0;
    armed = true;
    const auto whole = engine.ask(portrait, final);
    const auto sites = allocations.load();
    REQUIRE(whole.frame);
    REQUIRE(sites > 100);

    // As many as there is time for, evenly spread; LIMNER_ALL_PLACES=1 tries them all.
    const bool all = std::getenv("LIMNER_ALL_PLACES") != nullptr;
    const auto end = std::chrono::steady_clock::now() + (final ? 5s : 8s);
    unsigned tried = 0, pictures = 0;
    for (; tried < sites && (all || tried < 16 || std::chrono::steady_clock::now() < end); ++tried) {
        failing = all ? tried : std::size_t(spread(tried) * double(sites));
        INFO("allocation " << failing << " of " << sites << (final ? " of a final" : " of a preview"));
        armed = true;
        const auto answer = engine.ask(portrait, final);
        if (answer.frame) {
            ++pictures;
            CHECK(answer.frame->portrait == portrait);
            if (answer.frame->rung == whole.frame->rung)
                CHECK(*answer.frame->picture.image == *whole.frame->picture.image);
        } else {
            CHECK(answer.error->code == Errc::out_of_memory);
        }
    }
    INFO(tried << " of " << sites << " places tried, " << pictures << " pictures");
    CHECK(pictures > tried / 2);
    const auto after = engine.ask(portrait, final);
    REQUIRE(after.frame);
    CHECK(after.frame->portrait == portrait);
}

TEST_CASE("U20: memory stays short from any place on, and a lower rung comes or LM-303", "[runtime]") {
    LiveEngine engine;
    const auto portrait = painted_portrait();
    failing = std::size_t(-1);
    failing_bytes = 0;
    armed = true;
    const auto whole = engine.ask(portrait, true);
    const auto sites = allocations.load();
    REQUIRE(whole.frame);
    for (const std::size_t bytes : {std::size_t(1) << 12, std::size_t(1) << 16, std::size_t(1) << 20}) {
        for (unsigned index = 0; index < 6; ++index) {
            failing = std::size_t(spread(index) * double(sites));
            failing_bytes = bytes;
            INFO("from allocation " << failing << " on, blocks of " << bytes);
            armed = true;
            const auto answer = engine.ask(portrait, true);
            if (answer.frame)
                CHECK(answer.frame->portrait == portrait);
            else
                CHECK(answer.error->code == Errc::out_of_memory);
        }
        const auto after = engine.ask(portrait, false);
        REQUIRE(after.frame);
        CHECK(after.frame->portrait == portrait);
    }
}
