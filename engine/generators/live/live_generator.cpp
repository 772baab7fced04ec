#include "engine/generators/live/live_generator.h"

#include <malloc.h>
#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <list>

#include "engine/core/log.h"
#include "engine/device/torch_device.h"
#include "engine/generators/live/live_model.h"
#include "engine/nn/pictures.h"
#include "engine/rendering/sparse_bake.h"
#include "engine/rendering/surface_raster.h"

namespace limner {
namespace {

using live::LiveModel;

constexpr int label_size = 256;
constexpr int coarse_level = 64, fine_level = 128;
constexpr std::size_t remembered_heads = 6;

class Stopwatch {
public:
    explicit Stopwatch(std::vector<StageTime>& stages) : stages_(stages) {}
    void lap(const char* stage) {
        const auto now = std::chrono::steady_clock::now();
        stages_.push_back({stage, std::chrono::duration<float, std::milli>(now - last_).count()});
        last_ = now;
    }

private:
    std::vector<StageTime>& stages_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

struct Head {
    HeadShape shape;
    live::HeadAnchors anchors;
    FieldQuery field;
    std::shared_ptr<const BakedField> coarse, fine;
    const BakedField* best() const { return fine ? fine.get() : coarse.get(); }
};

struct View {
    HeadPose pose;
    const BakedField* surface = nullptr;
    Camera camera;
    SurfaceView raster;
    std::vector<float> normals;  // [size, size, 3]; x right, y up, z to the viewer
};

Head* find_head(std::list<Head>& heads, const HeadShape& shape) {
    for (auto it = heads.begin(); it != heads.end(); ++it)
        if (it->shape == shape) {
            heads.splice(heads.begin(), heads, it);
            return &heads.front();
        }
    return nullptr;
}

std::size_t bytes_of(const BakedField& field) {
    return (field.x.size() * 6 + field.logits.size()) * sizeof(float) +
           field.triangles.size() * sizeof(field.triangles[0]);
}

class LiveGenerator final : public Generator {
public:
    explicit LiveGenerator(LiveModel model) : model_(std::move(model)) {
        info_.id = "limner-live";
        info_.title = "Limner live";
        info_.family = "sofgan-live";
        info_.version = "1";
        info_.resolution = 256;
        info_.label_size = label_size;
        info_.capabilities = {.pose = true,
                              .labels = true,
                              .part_styles = true,
                              .identity = true,
                              .hair_shape = true,
                              .expression = true,
                              .gaze = true,
                              .light = true};
        info_.pose_limits = {45_deg, 70_deg, 25_deg, 40_deg, 60_deg};
        info_.rungs = {{"64 sketch", 64}, {"128 draft", 128}, {"256 final", 256}};
        for (const char* first : {"mouthSmile_L", "mouthSmile_R", "jawOpen", "mouthPucker", "mouthFunnel",
                                  "mouthFrown_L", "mouthFrown_R", "eyeBlink_L", "eyeBlink_R", "eyeWide_L",
                                  "eyeWide_R", "eyeSquint_L", "eyeSquint_R", "browInnerUp_L", "browInnerUp_R",
                                  "browOuterUp_L", "browOuterUp_R", "browDown_L", "browDown_R"})
            info_.expressions.emplace_back(first);
        for (const auto key : expression_names())
            if (std::find(info_.expressions.begin(), info_.expressions.end(), key) == info_.expressions.end())
                info_.expressions.emplace_back(key);
        info_.parameter_count = model_.parameter_count();
    }

    const GeneratorInfo& info() const override { return info_; }

    Result<Picture> render(const Portrait& portrait, const RenderRequest& request) override {
        if (device_.kind == Device::Kind::cpu) return evaluate(portrait, request);
        auto picture = device_guarded(device_, [&] { return evaluate(portrait, request); });
        if (picture) return picture;
        const auto trouble = picture.error().code;
        if (trouble != Errc::out_of_memory && trouble != Errc::device_failure) return picture;
        // The first shortage goes to the engine, which frees caches and asks for less.
        if (trouble == Errc::out_of_memory && !std::exchange(short_of_memory_, true)) return picture;
        go_on_on_the_cpu();
        return evaluate(portrait, request);
    }

    /// Stays on the CPU when the networks do not fit on `device` or it does not answer.
    void compute_on(Device device) {
        const auto moved = device_guarded(device, [&]() -> Result<> {
            model_.compute_on(torch_device(device));
            return {};
        });
        if (moved)
            device_ = device;
        else
            log_warning("live: the CPU computes. " + moved.error().message);
    }

    std::string device() const override { return describe(device_, torch::get_num_threads()); }

    std::size_t free_memory() override {
        const auto before = memory_in_use();
        heads_.clear();
        view_ = {};
        styles_ = torch::Tensor();
        malloc_trim(0);
        return before;
    }

    std::size_t memory_in_use() const override {
        std::size_t bytes = view_.raster.normals.size() * 2 * sizeof(float);
        for (const auto& head : heads_) {
            if (head.coarse) bytes += bytes_of(*head.coarse);
            if (head.fine) bytes += bytes_of(*head.fine);
        }
        return bytes;
    }

private:
    // Heads hold layers on the old device: they are made anew, and left behind as the model's networks are.
    void go_on_on_the_cpu() {
        log_warning("live: " + name(device_) + " is given up for this session, the CPU goes on");
        static auto& left_behind = *new std::list<Head>;
        left_behind.splice(left_behind.end(), heads_);
        view_ = {};
        model_.compute_on(torch::kCPU);
        device_ = {};
    }

    Result<Picture> evaluate(const Portrait& portrait, const RenderRequest& request) {
        const c10::InferenceMode inference;
        const auto cancelled = [&] { return request.cancelled && request.cancelled(); };
        Picture picture;
        Stopwatch watch(picture.stages);
        const int rung = std::clamp(request.rung, 0, int(info_.rungs.size()) - 1);
        const int wanted = request.size > 0 ? request.size : info_.rungs[std::size_t(rung)].size;
        const int size = wanted >= 256 ? 256 : wanted >= 128 ? 128 : 64;

        const bool bare_map = portrait.painted && portrait.painted->from_file;
        auto& head = head_of(portrait.head);
        if (!bare_map || !head.best()) {
            if (auto ready = bake_head(head, rung + 1 == int(info_.rungs.size()), cancelled); !ready)
                return tl::unexpected(ready.error());
        }
        watch.lap("bake");
        look(head, portrait.pose);
        watch.lap("raster");

        auto labels = view_.raster.labels;
        picture.model_labels = std::make_shared<LabelMap>(labels);
        if (portrait.painted && portrait.painted->labels &&
            painting_applies(*portrait.painted, portrait.pose))
            paint(*portrait.painted->labels, labels);
        const auto masks = area_masks(labels, size);
        auto guide = torch::empty({1, live::guide_channels, size, size});
        live::GuideInput input;
        input.size = label_size;
        input.step = label_size / size;
        input.labels = labels.pixels;
        input.light = LiveModel::light_code(portrait.light, view_.camera);
        input.eyes = head.anchors.eyes;
        if (!bare_map) {
            input.normals = view_.normals;
            input.depth = view_.raster.depth.pixels;
            fill_view(input.view);
        }
        live::make_guide(input, {guide.data_ptr<float>(), std::size_t(guide.numel())});
        watch.lap("labels and guide");
        if (cancelled()) return failure(Errc::cancelled, "The picture was not finished.");

        if (!styles_.defined() || styled_ != portrait.styles) {
            styles_ = model_.styles(portrait.styles);
            styled_ = portrait.styles;
        }
        const auto w = model_.map_styles(styles_, input.light);
        auto result = model_.render(masks, guide, w);
        watch.lap("texture");
        if (!torch::isfinite(result).all().item<bool>())
            return failure(
                Errc::internal,
                "The model gave a picture with numbers that are not finite; the last picture stays.");
        if (wanted != size)
            result = torch::upsample_bicubic2d(result.unsqueeze(0), {wanted, wanted}, false)[0];
        picture.image = std::make_shared<Image>(nn::to_image(result));
        picture.labels = std::make_shared<LabelMap>(std::move(labels));
        picture.depth = std::make_shared<DepthMap>(view_.raster.depth);
        watch.lap("picture");
        return picture;
    }

    Head& head_of(const HeadShape& shape) {
        if (Head* known = find_head(heads_, shape)) return *known;
        const auto code = model_.geometry_code(shape);
        if (heads_.size() >= remembered_heads) heads_.pop_back();
        heads_.push_front({shape, model_.anchors(shape, code), model_.field(code), nullptr, nullptr});
        return heads_.front();
    }

    Result<> bake_head(Head& head, bool fine, const std::function<bool()>& cancelled) {
        if (head.fine || (head.coarse && !fine)) return {};
        BakeOptions options;
        options.coarse = 32;
        options.finest = fine ? fine_level : coarse_level;
        options.cancelled = cancelled;
        auto baked = bake(head.field, options);
        if (!baked) return tl::unexpected(baked.error());
        (fine ? head.fine : head.coarse) = std::make_shared<const BakedField>(std::move(*baked));
        return {};
    }

    void look(const Head& head, const HeadPose& pose) {
        if (view_.surface == head.best() && view_.pose == pose) return;
        view_.pose = pose;
        view_.surface = head.best();
        view_.camera = head_camera({.yaw = pose.yaw,
                                    .pitch = pose.pitch,
                                    .roll = pose.roll,
                                    .zoom = pose.zoom,
                                    .field_of_view = pose.field_of_view},
                                   head.anchors.crop);
        raster_.render(*head.best(), view_.camera, label_size,
                       {.normals = true, .normal_frame = NormalFrame::camera}, view_.raster);
        const auto plane = std::size_t(label_size) * label_size;
        view_.normals.resize(plane * 3);
        for (std::size_t i = 0; i < plane; ++i) {
            view_.normals[3 * i] = view_.raster.normals[i];
            view_.normals[3 * i + 1] = -view_.raster.normals[plane + i];
            view_.normals[3 * i + 2] = -view_.raster.normals[2 * plane + i];
        }
    }

    void fill_view(live::GuideView& view) const {
        const auto head_from_camera = view_.camera.camera_from_head.inverse();
        for (int row = 0; row < 3; ++row) {
            view.head_from_camera[std::size_t(row * 3)] = head_from_camera.rotation(row, 0);
            view.head_from_camera[std::size_t(row * 3 + 1)] = -head_from_camera.rotation(row, 1);
            view.head_from_camera[std::size_t(row * 3 + 2)] = -head_from_camera.rotation(row, 2);
            view.camera_position[std::size_t(row)] = head_from_camera.translation[row];
        }
        view.focal = view_.camera.focal.x() * label_size;
        view.centre_x = view_.camera.centre.x() * label_size;
        view.centre_y = view_.camera.centre.y() * label_size;
    }

    static void paint(const LabelMap& strokes, LabelMap& labels) {
        for (int y = 0; y < labels.height; ++y)
            for (int x = 0; x < labels.width; ++x) {
                const auto value = strokes.at(int((2ll * x + 1) * strokes.width / (2ll * labels.width)),
                                              int((2ll * y + 1) * strokes.height / (2ll * labels.height)));
                if (value < face_class_count) labels.at(x, y) = value;
            }
    }

    // [1, classes, size, size]: share of each class among the pixels of the full map.
    static torch::Tensor area_masks(const LabelMap& labels, int size) {
        auto masks = torch::zeros({1, face_class_count, size, size});
        float* out = masks.data_ptr<float>();
        const int step = labels.width / size;
        const float share = 1.0f / float(step * step);
        const auto plane = std::size_t(size) * std::size_t(size);
        for (int y = 0; y < labels.height; ++y)
            for (int x = 0; x < labels.width; ++x)
                out[labels.at(x, y) * plane + std::size_t(y / step) * std::size_t(size) +
                    std::size_t(x / step)] += share;
        return masks;
    }

    GeneratorInfo info_;
    LiveModel model_;
    Device device_;                 // where the model computes
    bool short_of_memory_ = false;  // on device_, in this session
    std::list<Head> heads_;         // most recent first
    View view_;
    SurfaceRaster raster_;
    torch::Tensor styles_;
    std::array<CodeSource, part_count> styled_{};
};

}  // namespace

Result<std::unique_ptr<Generator>> load_live_generator(const std::filesystem::path& pack, int threads,
                                                       Device device) {
    try {
        if (threads > 0) torch::set_num_threads(threads);
        auto model = LiveModel::load(pack);
        if (!model) return tl::unexpected(model.error());
        auto generator = std::make_unique<LiveGenerator>(std::move(*model));
        if (device.kind == Device::Kind::cuda) {
            forbid_tf32();
            generator->compute_on(device);
        }
        return generator;
    } catch (const c10::Error&) {
        return failure(Errc::model_mismatch,
                       "The model pack " + pack.string() + " does not fit this version of Limner.");
    }
}

}  // namespace limner
