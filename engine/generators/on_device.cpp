#include "engine/generators/on_device.h"

#include <list>
#include <utility>

#include "engine/core/log.h"
#include "engine/device/torch_device.h"

namespace limner {
namespace {

bool is_trouble(const Error& error) {
    return error.code == Errc::out_of_memory || error.code == Errc::device_failure;
}

class OnDevice final : public Generator {
public:
    OnDevice(OpenGenerator open, std::unique_ptr<Generator> generator, Device device)
        : open_(std::move(open)),
          generator_(std::move(generator)),
          device_(device),
          info_(generator_->info()) {}

    const GeneratorInfo& info() const override { return info_; }

    Result<Picture> render(const Portrait& portrait, const RenderRequest& request) override {
        return answered([&] { return generator_->render(portrait, request); });
    }
    Result<HeadMesh> mesh(const Portrait& portrait, const MeshRequest& request) override {
        return answered([&] { return generator_->mesh(portrait, request); });
    }

    std::string device() const override { return describe(device_, torch::get_num_threads()); }
    std::size_t free_memory() override { return generator_ ? generator_->free_memory() : 0; }
    std::size_t memory_in_use() const override { return generator_ ? generator_->memory_in_use() : 0; }

private:
    template <class Work>
    auto answered(const Work& work) -> decltype(work()) {
        if (!generator_)  // the way to the CPU failed before
            if (auto moved = go_on_on_the_cpu(); !moved) return tl::unexpected(moved.error());
        if (device_.kind == Device::Kind::cpu) return work();
        auto result = device_guarded(device_, work);
        if (result || !is_trouble(result.error())) return result;
        const bool lost = result.error().code == Errc::device_failure;
        // The first shortage goes to the engine, which frees caches and asks for less.
        if (!lost && !std::exchange(short_of_memory_, true)) return result;
        log_warning(info_.family + ": " + name(device_) + " is given up for this session, the CPU goes on");
        leave(lost);
        if (auto moved = go_on_on_the_cpu(); !moved) return tl::unexpected(moved.error());
        return work();
    }

    void leave(bool lost) {
        static auto& left_behind = *new std::list<std::unique_ptr<Generator>>;
        if (lost) left_behind.push_back(std::move(generator_));
        generator_.reset();
        device_ = {};
    }

    Result<> go_on_on_the_cpu() {
        auto opened = open_({});
        if (!opened) return tl::unexpected(opened.error());
        generator_ = std::move(*opened);
        return {};
    }

    OpenGenerator open_;
    std::unique_ptr<Generator> generator_;  // null when it could not be opened on the CPU
    Device device_;                         // where it computes
    const GeneratorInfo info_;
    bool short_of_memory_ = false;  // on device_, in this session
};

}  // namespace

Result<std::unique_ptr<Generator>> open_on_device(OpenGenerator open, Device device) {
    forbid_tf32();
    auto opened = device_guarded(device, [&] { return open(device); });
    if (!opened) {
        if (!is_trouble(opened.error()) && opened.error().code != Errc::internal) return opened;
        log_warning("The CPU computes. " + opened.error().message);
        return open({});
    }
    return std::make_unique<OnDevice>(std::move(open), std::move(*opened), device);
}

}  // namespace limner
