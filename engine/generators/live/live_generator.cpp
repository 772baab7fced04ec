#include "engine/generators/live/live_generator.h"

#include <malloc.h>
#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <list>

#include "engine/core/hash.h"
#include "engine/core/log.h"
#include "engine/core/stage_cache.h"
#include "engine/device/torch_device.h"
#include "engine/generators/camera_source.h"
#include "engine/generators/live/field_view.h"
#include "engine/generators/live/fine_lines.h"
#include "engine/generators/live/fine_shading.h"
#include "engine/generators/live/head_light.h"
#include "engine/generators/live/live_model.h"
#include "engine/generators/live/outlines.h"
#include "engine/generators/live/stroke_labels.h"
#include "engine/generators/live/surface_mesh.h"
#include "engine/generators/stopwatch.h"
#include "engine/nn/pictures.h"
#include "engine/rendering/painted_relief.h"
#include "engine/rendering/painted_shape.h"
#include "engine/rendering/sparse_bake.h"
#include "engine/rendering/vertex_colours.h"

namespace limner {
namespace {

using live::LiveModel;

constexpr int label_size = 256;
constexpr int coarse_level = 64, fine_level = 128;
constexpr int finest_mesh = 256;  // cells per side
// A drag makes a view and a guide per frame: with a budget of their own they do not push out heads.
constexpr std::size_t heads_budget = 160u << 20, views_budget = 64u << 20;

// The stages, each a pure function of what its key is made of.

/// Geometry code -> field weights; and then, one after the other, the fitted paintings.
struct Head {
    live::HeadAnchors anchors;
    live::HairFlow hair;
    FieldQuery field;
    std::vector<live::WornTube> tubes;
    std::uint64_t key = 0;
    std::vector<std::shared_ptr<const PaintedShape>> paintings;  // those in `field`
    std::vector<std::shared_ptr<const PaintedShape>> covers;     // the same, as they hide what is worn
    float fitted_share = 1;                                      // of the last painting
    bool hat_painted = false;
    live::Worn worn() const { return {tubes, covers}; }
};
constexpr std::size_t bytes_of_head = 256u << 10;  // of the generated layers, roughly

/// Field -> surface with logits, to one of two depths.
struct Surface {
    std::shared_ptr<const BakedField> field;
    std::uint64_t key = 0;
    bool fine = false;
};

/// Surface and camera -> label map and depth.
struct View {
    Camera camera;
    live::FieldView shown;
    std::uint64_t key = 0;
};

/// View, strokes and light -> what the texture network sees.
struct Guide {
    LabelMap labels;  // as large as the view, or as the picture if that is larger
    live::HeadLight light;
    torch::Tensor channels;   // [1, 12, size, size]
    std::vector<float> fine;  // [fine_planes, size, size]; none for a bare map
};

std::size_t bytes_of(const BakedField& field) {
    return (field.x.size() * 6 + field.logits.size()) * sizeof(float) +
           field.triangles.size() * sizeof(field.triangles[0]) + field.top_class.size();
}
std::size_t bytes_of(const View& view) {
    return (view.shown.depth.pixels.size() + 3 * view.shown.normals.pixels.size()) * sizeof(float) +
           view.shown.labels.pixels.size();
}
std::size_t bytes_of(const Guide& guide) {
    return (std::size_t(guide.channels.numel()) + guide.fine.size()) * sizeof(float) +
           guide.labels.pixels.size();
}

HashKey& add(HashKey& key, const CodeSource& source) {
    return key.add(source.seed).add(source.blend_seed).add(source.blend);
}
std::uint64_t key_of(const HeadShape& head, bool full_precision) {
    HashKey key;
    for (const auto* source : {&head.identity, &head.hair, &head.wear}) add(key, *source);
    key.add(head.identity_amount).add(head.gaze_x).add(head.gaze_y).add(full_precision);
    for (const auto& [name, weight] : head.expression) key.add(name).add(weight);
    return key.value();
}
std::uint64_t key_of(std::uint64_t head, const PaintedLabels& painted) {
    HashKey key;
    key.add(head).add(painted.pose.zoom).add(painted.pose.field_of_view.value);
    for (const auto angle : {painted.pose.yaw, painted.pose.pitch, painted.pose.roll}) key.add(angle.value);
    key.add(painted.labels->width).add(std::as_bytes(std::span(painted.labels->pixels)));
    return key.value();
}
std::uint64_t key_of(const Surface& surface, const HeadPose& pose, int side) {
    HashKey key;
    key.add(surface.key).add(side).add(pose.zoom).add(pose.field_of_view.value);
    for (const auto angle : {pose.yaw, pose.pitch, pose.roll}) key.add(angle.value);
    return key.value();
}
std::uint64_t key_of(const std::array<CodeSource, part_count>& styles) {
    HashKey key;
    for (const auto& source : styles) add(key, source);
    return key.value();
}

class LiveGenerator final : public Generator, public CameraSource {
public:
    explicit LiveGenerator(LiveModel model) : model_(std::move(model)) {
        info_.id = "limner-live";
        info_.title = "Limner live";
        info_.family = "sofgan-live";
        info_.version = "1";
        info_.resolution = model_.resolution();
        info_.label_size = label_size;
        info_.capabilities = {.pose = true,
                              .labels = true,
                              .part_styles = true,
                              .identity = true,
                              .hair_shape = true,
                              .expression = true,
                              .gaze = true,
                              .light = true,
                              .mesh = true,
                              .fitted_paintings = true};
        info_.pose_limits = {45_deg, 70_deg, 25_deg, 40_deg, 60_deg};
        info_.rungs = {{"64 sketch", 64}, {"128 draft", 128}};
        if (model_.resolution() > label_size) info_.rungs.push_back({"256 view", label_size});
        info_.rungs.push_back({std::to_string(model_.resolution()) + " final", model_.resolution()});
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

    Camera camera_of(const Portrait& portrait) override {
        const c10::InferenceMode inference;
        const auto head = bare_head(portrait.head, /*full_precision=*/false);
        return camera_of(*head, portrait.pose);
    }

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

    Result<HeadMesh> mesh(const Portrait& portrait, const MeshRequest& request) override {
        if (request.resolution < 0 || request.resolution > finest_mesh)
            return failure(Errc::wrong_use, "This model makes meshes of up to " +
                                                std::to_string(finest_mesh) + " cells per side.");
        int cells = request.resolution > 0 ? coarse_level : fine_level;
        while (cells < request.resolution) cells *= 2;
        const c10::InferenceMode inference;
        model_.execute_with(live::Executor::fused);
        const Cancelled cancelled = [&] { return request.cancelled && request.cancelled(); };
        const auto shown = head_of(portrait, /*full_precision=*/false, cancelled);
        if (!shown) return tl::unexpected(shown.error());
        const auto head = *shown;
        const auto field = baked(*head, cells, cancelled);
        if (!field) return tl::unexpected(field.error());
        auto result = live::surface_mesh(**field, head->worn());
        VertexColours colours(result);
        for (const auto& view : mesh_views(portrait)) {
            RenderRequest picture_request{.rung = int(info_.rungs.size()) - 1,
                                          .cancelled = request.cancelled};
            const auto picture = render(view, picture_request);
            if (!picture) return tl::unexpected(picture.error());
            // What the portrait itself shows counts more than what the model thinks of its other sides.
            colours.add(camera_of(*head, view.pose), *picture->image, *picture->depth,
                        view.pose == portrait.pose ? 4.0f : 1.0f);
        }
        result.colours = colours.finish();
        return result;
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
        views_.clear();
        malloc_trim(0);
        return before;
    }

    std::size_t memory_in_use() const override { return heads_.bytes() + views_.bytes(); }

private:
    using Cancelled = std::function<bool()>;

    // Heads hold layers on the old device: they are left behind, as the model's networks are.
    void go_on_on_the_cpu() {
        log_warning("live: " + name(device_) + " is given up for this session, the CPU goes on");
        static auto& left_behind = *new std::list<StageCache>;
        left_behind.push_back(std::exchange(heads_, StageCache(heads_budget)));
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
        int size = 64;
        while (size < wanted && size < model_.resolution()) size *= 2;
        model_.execute_with(request.full_precision ? live::Executor::eager : live::Executor::fused);

        const auto shown = head_of(portrait, request.full_precision, cancelled);
        if (!shown) return tl::unexpected(shown.error());
        const auto head = *shown;
        picture.fitted_share = head->fitted_share;
        // A preview takes what is there: the hand must not wait for the fine surface of a new head. A map
        // that came from a file hides the surface.
        const bool bare_map = portrait.painted && portrait.painted->from_file;
        const bool fine = info_.rungs[std::size_t(rung)].size >= label_size && !request.preview && !bare_map;
        const auto surface = surface_of(*head, fine, cancelled);
        if (!surface) return tl::unexpected(surface.error());
        picture.provisional = request.preview && !surface->fine && !bare_map;
        watch.lap("bake");
        const auto view = view_of(*head, *surface, portrait.pose, label_size);
        const auto closer = size > label_size ? view_of(*head, *surface, portrait.pose, size) : view;
        watch.lap("raster");
        const auto guide = guide_of(*head, *closer, portrait, size);
        const auto labels = labels_of(view, portrait);
        watch.lap("labels and guide");
        const auto stopped = [] { return failure(Errc::cancelled, "The picture was not finished."); };
        if (cancelled()) return stopped();

        const auto w = model_.map_styles(*styles_of(portrait.styles), guide->light.styles);
        auto result = model_.render(guide->labels, guide->channels, w, cancelled);
        if (!result.defined()) return stopped();
        finish(result, *guide, portrait);
        watch.lap("texture");
        if (!torch::isfinite(result).all().item<bool>())
            return failure(
                Errc::wrong_numbers,
                "The model gave a picture with numbers that are not finite; the last picture stays.");
        picture.image = std::make_shared<Image>(nn::to_image(nn::picture_resized(result, wanted)));
        picture.labels = labels;
        picture.model_labels = std::shared_ptr<const LabelMap>(view, &view->shown.labels);
        picture.depth = std::shared_ptr<const DepthMap>(view, &view->shown.depth);
        picture.normals = std::shared_ptr<const NormalMap>(view, &view->shown.normals);
        watch.lap("picture");
        return picture;
    }

    // What is not the network's: how fine the surface is, and how bright the light.
    void finish(torch::Tensor& result, const Guide& guide, const Portrait& portrait) const {
        const bool fine = !guide.fine.empty();
        if (!fine && guide.light.gain == 1) return;
        result = result.to(torch::kCPU).contiguous();
        const std::span<float> picture(result.data_ptr<float>(), std::size_t(result.numel()));
        const int size = int(result.size(2));
        const auto& labels = guide.labels;
        if (fine) {
            const auto plane = std::size_t(size) * std::size_t(size);
            const float* strands = guide.channels.data_ptr<float>() + live::noise_channel * plane;
            const auto code = [&](Part part) { return model_.style_code(part, portrait.style(part)); };
            live::add_fine_shading(
                picture, {size, guide.fine, {strands, 2 * plane}, labels.pixels, labels.width},
                live::skin_surface(code(Part::skin)), live::hair_albedo(code(Part::brows)));
        }
        if (guide.light.gain != 1) live::expose(picture, size, labels.pixels, labels.width, guide.light.gain);
    }

    std::shared_ptr<const Head> bare_head(const HeadShape& shape, bool full_precision) {
        const auto key = key_of(shape, full_precision);
        if (auto known = heads_.find<Head>(key)) return known;
        const auto code = model_.geometry_code(shape);
        auto anchors = model_.anchors(shape, code);
        auto field = model_.field(code);
        auto tubes = live::worn_tubes(code, anchors, field);
        return heads_.keep(
            key, Head{std::move(anchors), live::HairFlow(code), std::move(field), std::move(tubes), key},
            bytes_of_head);
    }

    Result<std::shared_ptr<const Head>> head_of(const Portrait& portrait, bool full_precision,
                                                const Cancelled& cancelled) {
        auto head = bare_head(portrait.head, full_precision);
        for (const auto& painted : portrait.fitted) {
            if (!painted.labels || painted.labels->empty()) continue;
            auto next = painted_head(head, painted, cancelled);
            if (!next) return next;
            head = std::move(*next);
        }
        return head;
    }

    // Looks at the coarse surface before and after, so that the result does not depend on what is cached.
    Result<std::shared_ptr<const Head>> painted_head(const std::shared_ptr<const Head>& head,
                                                     const PaintedLabels& painted,
                                                     const Cancelled& cancelled) {
        const auto key = key_of(head->key, painted);
        if (auto known = heads_.find<Head>(key)) return known;
        const auto before = baked(*head, coarse_level, cancelled);
        if (!before) return tl::unexpected(before.error());
        const auto camera = camera_of(*head, painted.pose);
        const auto bare = viewer_.view(head->field, **before, camera, label_size, head->paintings);
        auto strokes = resized(*painted.labels, label_size, label_size);
        auto covers = head->covers;
        std::size_t bytes_of_cover = 0;  // of the new one
        if (!head->tubes.empty()) {
            // The painting lies on the head, also where a rim hangs before it; that it hides, or lets be.
            const auto worn =
                viewer_.view(head->field, **before, camera, label_size, head->paintings, head->worn());
            covers.push_back(
                std::make_shared<const PaintedShape>(strokes, worn.labels, worn.depth, camera, **before));
            bytes_of_cover = covers.back()->bytes();
            for (std::size_t i = 0; i < strokes.pixels.size(); ++i)
                if (worn.labels.pixels[i] != bare.labels.pixels[i] &&
                    strokes.pixels[i] == worn.labels.pixels[i])
                    strokes.pixels[i] = PaintedShape::unpainted;
        }
        const auto shape =
            std::make_shared<const PaintedShape>(strokes, bare.labels, bare.depth, camera, **before);
        Head after{head->anchors,   head->hair, with_painting(head->field, shape), head->tubes, key,
                   head->paintings, covers};
        after.paintings.push_back(shape);
        after.hat_painted = head->hat_painted || live::has_hat(strokes);
        const auto surface = baked(after, coarse_level, cancelled);
        if (!surface) return tl::unexpected(surface.error());
        const auto shown =
            viewer_.view(after.field, **surface, camera, label_size, after.paintings, after.worn());
        after.fitted_share = live::painted_share(*painted.labels, shown.labels);
        return heads_.keep(key, std::move(after), bytes_of_head + shape->bytes() + bytes_of_cover);
    }

    static std::uint64_t surface_key(const Head& head, int level) {
        return HashKey().add(head.key).add(level).value();
    }

    // The fine surface where it is known, whatever was asked for.
    Result<Surface> surface_of(const Head& head, bool fine, const Cancelled& cancelled) {
        for (const int level : {fine_level, coarse_level}) {
            if (level == coarse_level && fine) continue;
            const auto key = surface_key(head, level);
            if (auto known = heads_.find<BakedField>(key))
                return Surface{std::move(known), key, level == fine_level};
        }
        const int level = fine ? fine_level : coarse_level;
        auto field = baked(head, level, cancelled);
        if (!field) return tl::unexpected(field.error());
        return Surface{std::move(*field), surface_key(head, level), fine};
    }

    // With `level` cells per side.
    Result<std::shared_ptr<const BakedField>> baked(const Head& head, int level, const Cancelled& cancelled) {
        const auto key = surface_key(head, level);
        if (auto known = heads_.find<BakedField>(key)) return known;
        BakeOptions options;
        options.coarse = 32;
        options.finest = level;
        options.cancelled = cancelled;
        auto field = bake(head.field, options);
        if (!field) return tl::unexpected(field.error());
        const auto bytes = bytes_of(*field);
        return heads_.keep(key, std::move(*field), bytes);
    }

    /// The portrait, and around it what shows its other sides, in a light that turns with the head.
    std::vector<Portrait> mesh_views(const Portrait& portrait) const {
        std::vector<Portrait> views{portrait};
        const auto& limits = info_.pose_limits;
        for (const auto& [yaw, pitch] :
             {std::pair(0_deg, 0_deg), std::pair(limits.safe_yaw, 0_deg), std::pair(-limits.safe_yaw, 0_deg),
              std::pair(0_deg, limits.safe_pitch), std::pair(0_deg, -limits.safe_pitch)}) {
            auto& view = views.emplace_back(portrait);
            view.pose = {.yaw = yaw, .pitch = pitch, .field_of_view = portrait.pose.field_of_view};
            view.painted.reset();  // strokes are for one view
            view.light.azimuth += yaw - portrait.pose.yaw;
            view.light.elevation += pitch - portrait.pose.pitch;
        }
        return views;
    }

    static Camera camera_of(const Head& head, const HeadPose& pose) {
        return head_camera({.yaw = pose.yaw,
                            .pitch = pose.pitch,
                            .roll = pose.roll,
                            .zoom = pose.zoom,
                            .field_of_view = pose.field_of_view},
                           head.anchors.crop);
    }

    std::shared_ptr<const View> view_of(const Head& head, const Surface& surface, const HeadPose& pose,
                                        int side) {
        const auto key = key_of(surface, pose, side);
        if (auto known = views_.find<View>(key)) return known;
        View view{camera_of(head, pose), {}, key};
        view.shown = viewer_.view(head.field, *surface.field, view.camera, side, head.paintings, head.worn());
        const auto bytes = bytes_of(view);
        return views_.keep(key, std::move(view), bytes);
    }

    // The strokes that this view of the portrait shows, or null.
    static const LabelMap* strokes_of(const Portrait& portrait) {
        const auto& painted = portrait.painted;
        return painted && painted->labels && painting_applies(*painted, portrait.pose) ? painted->labels.get()
                                                                                       : nullptr;
    }

    // Strokes count by their content: another painting is another picture.
    static HashKey& add_strokes(HashKey& key, const LabelMap* strokes) {
        key.add(strokes != nullptr);
        return strokes ? key.add(strokes->width).add(std::as_bytes(std::span(strokes->pixels))) : key;
    }

    std::shared_ptr<const Guide> guide_of(const Head& head, const View& view, const Portrait& portrait,
                                          int size) {
        const auto* strokes = strokes_of(portrait);
        const bool bare_map = portrait.painted && portrait.painted->from_file;
        const auto& light = portrait.light;
        HashKey hash;
        hash.add(view.key).add(size).add(bare_map);
        hash.add(light.azimuth.value).add(light.elevation.value);
        hash.add(light.intensity).add(light.ambient).add(light.warmth);
        const auto key = add_strokes(hash, strokes).value();
        if (auto known = views_.find<Guide>(key)) return known;

        live::FieldView shown = view.shown;
        const int side = shown.labels.width;
        if (strokes) {
            live::paint(*strokes, shown.labels);
            fit_relief(shown.labels, shown.depth, shown.normals);
        }
        if (!bare_map)
            live::redraw_outlines(side, shown.labels.pixels,
                                  {shown.normals.pixels.front().data(), 3 * shown.normals.pixels.size()},
                                  shown.depth.pixels, guide_view(view.camera, side), head.hair,
                                  head.hat_painted || (strokes && live::has_hat(*strokes)));
        Guide guide{std::move(shown.labels), live::head_light(light, view.camera), {}, {}};
        guide.channels = torch::empty({1, live::guide_channels, size, size});
        live::GuideInput input;
        input.size = side;
        input.step = side / size;
        input.labels = guide.labels.pixels;
        input.light = guide.light.guide;
        input.eyes = head.anchors.eyes;
        input.hair = head.hair;
        if (!bare_map) {
            input.normals = {shown.normals.pixels.front().data(), 3 * shown.normals.pixels.size()};
            input.depth = shown.depth.pixels;
            input.view = guide_view(view.camera, side);
        }
        live::make_guide(input, {guide.channels.data_ptr<float>(), std::size_t(guide.channels.numel())});
        if (!bare_map) {
            guide.fine.resize(live::fine_planes * std::size_t(size) * std::size_t(size));
            live::make_fine_shading(input, guide.fine);
            live::add_fine_lines(input, head.anchors, guide.fine);
        }
        const auto bytes = bytes_of(guide);
        return views_.keep(key, std::move(guide), bytes);
    }

    // What the interface shows: label_size wide, and without the strands that the network sees.
    std::shared_ptr<const LabelMap> labels_of(const std::shared_ptr<const View>& view,
                                              const Portrait& portrait) {
        const auto* strokes = strokes_of(portrait);
        if (!strokes) return {view, &view->shown.labels};
        HashKey hash;
        const auto key = add_strokes(hash.add("labels").add(view->key), strokes).value();
        if (auto known = views_.find<LabelMap>(key)) return known;
        auto labels = view->shown.labels;
        live::paint(*strokes, labels);
        const auto bytes = labels.pixels.size();
        return views_.keep(key, std::move(labels), bytes);
    }

    std::shared_ptr<const torch::Tensor> styles_of(const std::array<CodeSource, part_count>& sources) {
        const auto key = key_of(sources);
        if (auto known = heads_.find<torch::Tensor>(key)) return known;
        auto styles = model_.styles(sources);
        const auto bytes = std::size_t(styles.numel()) * sizeof(float);
        return heads_.keep(key, std::move(styles), bytes);
    }

    static live::GuideView guide_view(const Camera& camera, int side) {
        live::GuideView view;
        const auto head_from_camera = camera.camera_from_head.inverse();
        for (int row = 0; row < 3; ++row) {
            view.head_from_camera[std::size_t(row * 3)] = head_from_camera.rotation(row, 0);
            view.head_from_camera[std::size_t(row * 3 + 1)] = -head_from_camera.rotation(row, 1);
            view.head_from_camera[std::size_t(row * 3 + 2)] = -head_from_camera.rotation(row, 2);
            view.camera_position[std::size_t(row)] = head_from_camera.translation[row];
        }
        view.focal = camera.focal.x() * float(side);
        view.centre_x = camera.centre.x() * float(side);
        view.centre_y = camera.centre.y() * float(side);
        return view;
    }

    GeneratorInfo info_;
    LiveModel model_;
    Device device_;                   // where the model computes
    bool short_of_memory_ = false;    // on device_, in this session
    StageCache heads_{heads_budget};  // heads, surfaces, styles
    StageCache views_{views_budget};  // views, guides
    live::FieldViewer viewer_;
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
