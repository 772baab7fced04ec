#include "tests/support/fake_generator.h"

#include <algorithm>
#include <new>
#include <stdexcept>

namespace limner {
namespace {

constexpr std::chrono::seconds patience{10};

std::uint8_t byte_of(float value) { return static_cast<std::uint8_t>(std::clamp(value, 0.0f, 255.0f)); }

LabelMap fake_labels(int size) {
    LabelMap labels(size, size);
    const auto put = [&](float cx, float cy, float rx, float ry, FaceClass face_class) {
        for (int y = 0; y < size; ++y)
            for (int x = 0; x < size; ++x) {
                const float u = ((float(x) + 0.5f) / float(size) - cx) / rx;
                const float v = ((float(y) + 0.5f) / float(size) - cy) / ry;
                if (u * u + v * v < 1) labels.at(x, y) = static_cast<std::uint8_t>(face_class);
            }
    };
    put(0.5f, 0.4f, 0.36f, 0.38f, FaceClass::hair);
    put(0.5f, 0.5f, 0.28f, 0.36f, FaceClass::skin);
    put(0.39f, 0.45f, 0.05f, 0.03f, FaceClass::right_eye);
    put(0.61f, 0.45f, 0.05f, 0.03f, FaceClass::left_eye);
    put(0.5f, 0.57f, 0.04f, 0.07f, FaceClass::nose);
    put(0.5f, 0.72f, 0.09f, 0.03f, FaceClass::upper_lip);
    return labels;
}

}  // namespace

Picture fake_picture(const Portrait& portrait, int size) {
    Image image(size, size);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            image.at(x, y) = {byte_of(255.0f * float(x) / float(size) + degrees(portrait.pose.yaw)),
                              byte_of(255.0f * float(y) / float(size) + degrees(portrait.pose.pitch)),
                              byte_of(float(portrait.head.identity.seed % 256)), 255};
    Picture picture;
    picture.image = std::make_shared<const Image>(std::move(image));
    constexpr int label_size = 64;
    picture.model_labels = std::make_shared<const LabelMap>(fake_labels(label_size));
    picture.labels = picture.model_labels;
    picture.depth = std::make_shared<const DepthMap>(size, size, 2.5f);
    picture.stages = {{"fake", 0.1f}};
    return picture;
}

void FakeControl::plan(std::vector<Trouble> troubles) {
    const std::lock_guard lock(mutex_);
    plan_.assign(troubles.begin(), troubles.end());
}

void FakeControl::set_memory_limit(int rung) {
    const std::lock_guard lock(mutex_);
    memory_limit_ = rung;
}

void FakeControl::set_provisional(int count) {
    const std::lock_guard lock(mutex_);
    provisional_ = count;
}

void FakeControl::set_delays(std::vector<std::chrono::milliseconds> delays) {
    const std::lock_guard lock(mutex_);
    delays_ = std::move(delays);
}

void FakeControl::hold() {
    const std::lock_guard lock(mutex_);
    holding_ = true;
}

void FakeControl::release() {
    {
        const std::lock_guard lock(mutex_);
        holding_ = false;
    }
    changed_.notify_all();
}

bool FakeControl::wait_until_held() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, patience, [&] { return held_; });
}

bool FakeControl::wait_for_calls(std::size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, patience, [&] { return calls_.size() >= count; });
}

void FakeControl::set_fits_paintings(float share) {
    const std::lock_guard lock(mutex_);
    fitted_share_ = share;
}

void FakeControl::set_capabilities(const Capabilities& capabilities) {
    const std::lock_guard lock(mutex_);
    capabilities_ = capabilities;
}

void FakeControl::set_family(const std::string& family) {
    const std::lock_guard lock(mutex_);
    family_ = family;
}

std::vector<FakeCall> FakeControl::calls() const {
    const std::lock_guard lock(mutex_);
    return calls_;
}

int FakeControl::freed() const {
    const std::lock_guard lock(mutex_);
    return freed_;
}

bool FakeControl::destroyed() const {
    const std::lock_guard lock(mutex_);
    return destroyed_;
}

FakeGenerator::FakeGenerator(std::shared_ptr<FakeControl> control) : control_(std::move(control)) {
    info_.id = "fake";
    info_.title = "Fake";
    info_.version = "1.0";
    info_.resolution = 128;
    info_.label_size = 64;
    {
        const std::lock_guard lock(control_->mutex_);
        info_.family = control_->family_;
        info_.capabilities = control_->capabilities_;
        info_.capabilities.fitted_paintings = control_->fitted_share_ > 0;
    }
    info_.pose_limits = {from_degrees(40), from_degrees(90), from_degrees(25), from_degrees(60),
                         from_degrees(45)};
    info_.rungs = {{"32 draft", 32}, {"64 draft", 64}, {"96", 96}, {"128 final", 128}};
    info_.expressions = {"jawOpen", "mouthSmile"};
}

FakeGenerator::~FakeGenerator() {
    const std::lock_guard lock(control_->mutex_);
    control_->destroyed_ = true;
}

bool FakeGenerator::pass_time(const RenderRequest& request) {
    const auto cancelled = [&] { return request.cancelled && request.cancelled(); };
    constexpr std::chrono::milliseconds step{2};
    std::unique_lock lock(control_->mutex_);
    auto left = std::chrono::milliseconds(0);
    if (const auto& delays = control_->delays_; !delays.empty())
        left = delays[std::min(std::size_t(request.rung), delays.size() - 1)];
    const auto end = std::chrono::steady_clock::now() + left;
    while (control_->holding_ || std::chrono::steady_clock::now() < end) {
        if (control_->holding_ && !control_->held_) {
            control_->held_ = true;
            control_->changed_.notify_all();
        }
        lock.unlock();
        const bool stop = cancelled();
        lock.lock();
        if (stop) break;
        control_->changed_.wait_for(lock, step);
    }
    control_->held_ = false;
    lock.unlock();
    return !cancelled();
}

Result<Picture> FakeGenerator::render(const Portrait& portrait, const RenderRequest& request) {
    using Trouble = FakeControl::Trouble;
    const bool finished = pass_time(request);
    auto trouble = Trouble::none;
    bool provisional = false;
    float share = 1;
    {
        const std::lock_guard lock(control_->mutex_);
        share = control_->fitted_share_;
        control_->calls_.push_back({portrait, request.rung, request.size, !finished, request.full_precision});
        if (finished) {
            if (!control_->plan_.empty()) {
                trouble = control_->plan_.front();
                control_->plan_.pop_front();
            }
            if (request.rung > control_->memory_limit_) trouble = Trouble::out_of_memory;
            if (trouble == Trouble::none && control_->provisional_ > 0) {
                --control_->provisional_;
                provisional = true;
            }
        }
    }
    control_->changed_.notify_all();
    if (!finished) return failure(Errc::cancelled, "Stopped.");
    switch (trouble) {
        case Trouble::fails:
            return failure(Errc::device_failure, "The fake device failed.");
        case Trouble::out_of_memory:
            return failure(Errc::out_of_memory, "The fake memory is full.");
        case Trouble::throws_bad_alloc:
            throw std::bad_alloc();
        case Trouble::throws:
            throw std::runtime_error("text nobody should see");
        case Trouble::no_image:
            return Picture{};
        case Trouble::wrong_numbers:
            return failure(Errc::wrong_numbers, "The fake picture is not finite.");
        case Trouble::one_colour:
        case Trouble::none:
            break;
    }
    const int size = request.size > 0 ? request.size : info_.rungs[std::size_t(request.rung)].size;
    Picture picture = fake_picture(portrait, size);
    if (trouble == Trouble::one_colour)
        picture.image = std::make_shared<Image>(size, size, Rgba{9, 9, 9, 255});
    picture.provisional = provisional;
    picture.fitted_share = portrait.fitted.empty() ? 1 : share;
    return picture;
}

Result<HeadMesh> FakeGenerator::mesh(const Portrait&, const MeshRequest& request) {
    if (request.cancelled && request.cancelled()) return failure(Errc::cancelled, "The mesh was stopped.");
    constexpr auto skin = std::uint8_t(FaceClass::skin), hair = std::uint8_t(FaceClass::hair);
    return HeadMesh{.positions = {{0, 0, 0}, {10, 0, 0}, {0, 10, 0}, {0, 0, -10}},
                    .colours = {{200, 150, 130}, {200, 150, 130}, {60, 40, 30}, {60, 40, 30}},
                    .labels = {skin, skin, hair, hair},
                    .triangles = {{0, 1, 2}, {0, 3, 1}, {0, 2, 3}, {1, 3, 2}}};
}

std::size_t FakeGenerator::free_memory() {
    const std::lock_guard lock(control_->mutex_);
    ++control_->freed_;
    return 1 << 20;
}

GeneratorFactory fake_factory(std::shared_ptr<FakeControl> control) {
    return [control]() -> Result<std::unique_ptr<Generator>> {
        return std::make_unique<FakeGenerator>(control);
    };
}

}  // namespace limner
