#pragma once
// A generator without weights for tests of the runtime and the interface: it paints the pose as a gradient
// and fails, waits or runs out of memory on demand.
//
//     auto control = std::make_shared<FakeControl>();
//     auto engine = Engine::start({.factory = fake_factory(control)});
//     control->hold();                    // the next render stops at a gate ...
//     (*engine)->show(portrait);
//     control->wait_until_held();         // ... and now it stands there
//     control->release();

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/runtime/engine.h"

namespace limner {

/// One call of render() as the fake saw it.
struct FakeCall {
    Portrait portrait;
    int rung = 0, size = 0;
    bool cancelled = false, full_precision = false;
};

/// Shared by the test and the generator; any thread.
class FakeControl {
public:
    enum class Trouble {
        none,
        fails,
        out_of_memory,
        throws_bad_alloc,
        throws,
        no_image,
        wrong_numbers,
        one_colour
    };

    /// What the next renders do, one entry each; afterwards all goes well.
    void plan(std::vector<Trouble> troubles);
    /// Rungs above `rung` run out of memory, whatever the plan says.
    void set_memory_limit(int rung);
    /// The next `count` renders are marked provisional.
    void set_provisional(int count);
    /// Counts for generators made from now on.
    void set_fits_paintings(float share);
    /// The same; all that is not about fitting.
    void set_capabilities(const Capabilities& capabilities);
    /// GeneratorInfo::family, the same.
    void set_family(const std::string& family);
    /// Time a render takes, by rung (the last entry serves higher rungs). It asks cancelled() every 2 ms.
    void set_delays(std::vector<std::chrono::milliseconds> delays);

    /// From now on a render stops at a gate until release(), or until it is cancelled.
    void hold();
    void release();
    /// Waits until a render stands at the gate; false after ten seconds.
    bool wait_until_held();
    /// Waits until `count` renders have ended; false after ten seconds.
    bool wait_for_calls(std::size_t count);

    std::vector<FakeCall> calls() const;
    int freed() const;
    bool destroyed() const;

private:
    friend class FakeGenerator;
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    std::deque<Trouble> plan_;
    std::vector<std::chrono::milliseconds> delays_;
    std::vector<FakeCall> calls_;
    float fitted_share_ = 0;  // 0: fits none
    Capabilities capabilities_{true, true, true, true, true, true, true, true, true};
    std::string family_ = "fake";
    int memory_limit_ = 1000, provisional_ = 0, freed_ = 0;
    bool holding_ = false, held_ = false, destroyed_ = false;
};

class FakeGenerator final : public Generator {
public:
    explicit FakeGenerator(std::shared_ptr<FakeControl> control);
    ~FakeGenerator() override;
    const GeneratorInfo& info() const override { return info_; }
    Result<Picture> render(const Portrait& portrait, const RenderRequest& request) override;
    /// A tetrahedron of 10 centimetres, of skin and hair.
    Result<HeadMesh> mesh(const Portrait& portrait, const MeshRequest& request) override;
    std::size_t free_memory() override;
    std::size_t memory_in_use() const override { return 1 << 20; }

private:
    bool pass_time(const RenderRequest& request);  // false when cancelled

    std::shared_ptr<FakeControl> control_;
    GeneratorInfo info_;
};

/// Red runs with x and yaw, green with y and pitch; labels hold a face in the middle with both eyes.
Picture fake_picture(const Portrait& portrait, int size);

GeneratorFactory fake_factory(std::shared_ptr<FakeControl> control = std::make_shared<FakeControl>());

}  // namespace limner
