// EG3D behind Limner's generator interface: Portrait -> codes -> planes, once per person -> rays -> picture.

#include <algorithm>
#include <cmath>
#include <list>
#include <optional>

#include "engine/device/torch_device.h"
#include "engine/generators/layer_mode.h"
#include "engine/generators/stopwatch.h"
#include "engine/generators/tri_plane/density_mesh.h"
#include "engine/generators/tri_plane/eg3d_family.h"
#include "engine/generators/tri_plane/eg3d_network.h"
#include "engine/generators/tri_plane/streaming_march.h"
#include "engine/nn/arrays.h"
#include "engine/nn/pictures.h"

namespace limner {
namespace {

// What the slots of a portrait network mean (specs/eg3d-animation.md, section 7.5).
constexpr std::int64_t first_middle_slot = 4, first_fine_slot = 8;
constexpr std::size_t remembered_people = 3;  // 25 MB each
constexpr std::int64_t rows_at_a_time = 8;    // of rays through operators: some 100 MB
// The labels were fitted with a face model in decimetres, scaled by 0.27 (section 4.4).
constexpr float centimetres_per_unit = 10 / 0.27f;
// A pixel with less weight shows no head.
constexpr float least_weight = 0.5f;

/// What decides the planes and the colours.
struct Codes {
    CodeSource coarse, middle, fine;
    float amount = 1;
    bool operator==(const Codes&) const = default;
};

Codes codes_of(const Portrait& portrait) {
    return {portrait.head.identity, portrait.head.hair, portrait.style(Part::skin),
            portrait.head.identity_amount};
}

struct Person {
    Codes codes;
    Tensor ws;      // [1, slots, 512]
    Tensor planes;  // [1, 3, 32, r, r]; undefined where `march` holds them
    std::optional<StreamingMarch> march;

    std::size_t bytes() const {
        return (march ? march->bytes() : 0) + (planes.defined() ? planes.nbytes() : 0);
    }
};

/// What the rays of one view met.
struct Seen {
    Tensor features;                   // [1, 32, side, side], where the network lies
    std::vector<float> depth, weight;  // [side * side], as in StreamedView
};

DecoderWeights weights_of(const OsgDecoder& decoder) {
    const auto values = [](const Tensor& tensor) {
        const auto plain = tensor.to(torch::kCPU).contiguous();
        return std::vector<float>(plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel());
    };
    return {int(decoder.hidden_bias.size(0)), values(decoder.hidden_weight), values(decoder.hidden_bias),
            values(decoder.output_weight), values(decoder.output_bias)};
}

Tensor as_tensor(const Label& label) {
    return torch::tensor(at::ArrayRef<float>(label.data(), label.size())).view({1, eg3d_label_size});
}

/// How a rung is drawn. Drafts are the feature image's own colours, enlarged.
struct Effort {
    int side;
    MarchSettings march;
    bool super_resolution;
};

class Eg3dGenerator final : public Generator {
public:
    Eg3dGenerator(Eg3dNetwork network, const ModelName& name, torch::Device device)
        : network_(std::move(network)), device_(device) {
        network_.use_winograd();
        const auto& config = network_.config;
        const auto R = int(config.super_resolution->output), n = int(config.neural_resolution);
        info_.id = name.id;
        info_.title = name.title;
        info_.family = eg3d_family.name;
        info_.version = "1";
        info_.resolution = R;
        info_.capabilities = {.pose = true, .identity = true, .hair_shape = true, .mesh = true};
        info_.pose_limits = {30_deg, 45_deg, 20_deg, 30_deg, 45_deg};
        info_.rungs = {{std::to_string(std::max(n / 2, 1)) + " sketch", R},
                       {std::to_string(n) + " draft", R},
                       {std::to_string(R) + " final", R}};
        info_.parameter_count = network_.parameter_count;
    }

    const GeneratorInfo& info() const override { return info_; }

    Result<Picture> render(const Portrait& portrait, const RenderRequest& request) override {
        const c10::InferenceMode inference;
        const auto layers = layer_mode_.choose(request.full_precision, *this);
        const auto unfinished = [] { return failure(Errc::cancelled, "The picture was not finished."); };
        Picture picture;
        Stopwatch watch(picture.stages);
        auto person = person_of(codes_of(portrait), request.cancelled);
        if (!person) return tl::unexpected(person.error());
        watch.lap("planes");

        const auto effort = effort_of(std::clamp(request.rung, 0, int(info_.rungs.size()) - 1));
        const auto label = label_of(portrait.pose);
        const auto rays = label_march_rays(label, effort.side, effort.march);
        const auto view = look(**person, label, rays, effort, request.cancelled);
        if (!view) return unfinished();
        watch.lap("rays");

        auto result = view->features.slice(1, 0, 3)[0];
        if (effort.super_resolution) {
            auto state = network_.super_resolution.prepare(view->features);
            const auto w = last_code((*person)->ws);
            for (std::size_t block = 0; block < 2; ++block) {
                if (request.cancelled && request.cancelled()) return unfinished();
                state = network_.super_resolution.advance(state, block, w);
            }
            result = state.rgb[0];
            watch.lap("super-resolution");
        }
        const auto wanted = request.size > 0 ? request.size : info_.resolution;
        auto image = nn::finished_picture(result, wanted);
        if (!image) return tl::unexpected(image.error());
        picture.image = std::move(*image);
        picture.depth = std::make_shared<DepthMap>(depth_map(*view, rays, label));
        watch.lap("picture");
        return picture;
    }

    Result<HeadMesh> mesh(const Portrait& portrait, const MeshRequest& request) override {
        const c10::InferenceMode inference;
        auto person = person_of(codes_of(portrait), request.cancelled);
        if (!person) return tl::unexpected(person.error());
        MeshOptions options{
            .level = request.level, .scale = centimetres_per_unit, .cancelled = request.cancelled};
        if (request.resolution > 0) options.resolution = request.resolution;
        return density_mesh(march_of(**person), options);
    }

    std::size_t free_memory() override {
        const auto before = memory_in_use();
        people_.clear();
        return before;
    }

    std::size_t memory_in_use() const override {
        std::size_t bytes = 0;
        for (const auto& person : people_) bytes += person.bytes();
        return bytes;
    }

private:
    /// From the cache, or through mapping and backbone.
    Result<Person*> person_of(const Codes& codes, const std::function<bool()>& cancelled) {
        for (auto it = people_.begin(); it != people_.end(); ++it)
            if (it->codes == codes) {
                people_.splice(people_.begin(), people_, it);
                return &people_.front();
            }
        const auto ws = slots(codes);
        nn::SynthesisBlock::State state;
        for (std::size_t level = 0; level < network_.backbone.blocks.size(); ++level) {
            if (cancelled && cancelled()) return failure(Errc::cancelled, "The picture was not finished.");
            state = network_.backbone.advance(std::move(state), level, ws, {});
        }
        const auto planes =
            state.rgb.contiguous().view({1, 3, plane_channels, state.rgb.size(2), state.rgb.size(3)});
        if (people_.size() >= remembered_people) people_.pop_back();
        // Kept when it is whole: its planes may be what there is no memory for.
        Person person{codes, ws, planes, {}};
        if (device_.is_cpu() && !layer_mode_.plain()) {
            march_of(person);
            person.planes = Tensor();
        }
        people_.push_front(std::move(person));
        return &people_.front();
    }

    /// The processor's march over this person's planes; those on a device are copied for it.
    StreamingMarch& march_of(Person& person) const {
        if (person.march) return *person.march;
        const auto planes = person.planes.to(torch::kCPU).contiguous();
        StreamingMarch march(weights_of(network_.decoder), network_.config.axes, network_.config.march,
                             torch::get_num_threads());
        march.set_planes({planes.data_ptr<float>(), std::size_t(planes.numel())}, int(planes.size(3)),
                         int(planes.size(4)));
        return person.march.emplace(std::move(march));
    }

    /// Nothing when it was cancelled.
    std::optional<Seen> look(Person& person, const Label& label, const MarchRays& rays, const Effort& effort,
                             const std::function<bool()>& cancelled) const {
        const auto side = std::int64_t(effort.side);
        if (!person.planes.defined()) {
            auto view = person.march->render(rays, effort.march, cancelled);
            if (!view) return std::nullopt;
            return Seen{
                torch::tensor(at::ArrayRef<float>(view->colour)).view({1, plane_channels, side, side}),
                std::move(view->depth), std::move(view->weight)};
        }
        const auto bundle = label_rays(as_tensor(label), side);
        // Operators keep every sample of every ray. Limits from a box are found for all rays together.
        const auto rows = layer_mode_.plain() && effort.march.limits ? rows_at_a_time : side;
        std::vector<Tensor> colours, numbers;
        for (std::int64_t row = 0; row < side; row += rows) {
            if (cancelled && cancelled()) return std::nullopt;
            const auto directions = bundle.directions.slice(1, row * side, (row + rows) * side);
            const auto view = draw_rays(network_.field(person.planes),
                                        {bundle.origins.to(device_), directions.to(device_)}, effort.march);
            colours.push_back(view.colour);
            numbers.push_back(torch::cat({view.depth, view.weight_sum}, 2));
        }
        const auto flat = torch::cat(numbers, 1).to(torch::kCPU)[0].t().contiguous();
        const auto* depth = flat.data_ptr<float>();
        const auto M = std::size_t(side * side);
        return Seen{feature_image(torch::cat(colours, 1)), {depth, depth + M}, {depth + M, depth + 2 * M}};
    }

    /// w of one source in every slot; a blend is taken in w, where halfway is a face again. The label is
    /// always the frontal one: the training camera leaks into expression and clothes.
    Tensor mapped(const CodeSource& source) const {
        const auto label = as_tensor(label_of({})).to(device_);
        const auto one = [&](std::uint64_t seed) {
            return network_.map(nn::latent(seed, "eg3d.z", network_.latent_size()).to(device_), label);
        };
        const auto w = one(source.seed);
        return source.blend > 0 ? torch::lerp(w, one(source.blend_seed), double(source.blend)) : w;
    }

    Tensor slots(const Codes& codes) const {
        auto ws = mapped(codes.coarse);
        const auto replace = [&](const CodeSource& source, std::int64_t from) {
            from = std::min(from, ws.size(1));
            ws = torch::cat({ws.slice(1, 0, from), mapped(source).slice(1, from)}, 1);
        };
        if (codes.middle != codes.coarse) replace(codes.middle, first_middle_slot);
        if (codes.fine != codes.middle) replace(codes.fine, first_fine_slot);
        return network_.mapping.truncated(ws, double(codes.amount));
    }

    static Tensor last_code(const Tensor& ws) { return ws.select(1, ws.size(1) - 1); }

    Effort effort_of(int rung) const {
        const auto& config = network_.config;
        Effort effort{int(config.neural_resolution), config.march, rung == int(info_.rungs.size()) - 1};
        if (effort.super_resolution) return effort;
        // Half the samples hide little at rest and nothing in motion.
        effort.march.coarse_samples = std::max(effort.march.coarse_samples / 2, 4);
        effort.march.fine_samples /= 2;
        if (rung == 0) effort.side = std::max(effort.side / 2, 1);
        return effort;
    }

    /// The camera orbits as the training cameras did: about the world's origin, towards the pivot. The lens
    /// is the model's own, since rays are sampled between fixed depths; zoom crops.
    Label label_of(const HeadPose& pose) const {
        const auto& config = network_.config;
        auto camera =
            eg3d_orbit(double(-pose.yaw.value), double(-pose.pitch.value),
                       Eigen::Map<const Eigen::Vector3d>(config.camera_pivot.data()), config.camera_radius);
        const double c = std::cos(double(pose.roll.value)), s = std::sin(double(pose.roll.value));
        Eigen::Matrix2d unrolled;
        unrolled << c, s, -s, c;  // the picture turns clockwise when the camera turns the other way
        camera.topLeftCorner<3, 2>() = (camera.topLeftCorner<3, 2>() * unrolled).eval();
        auto intrinsics = eg3d_intrinsics();
        intrinsics[0] *= pose.zoom;
        intrinsics[4] *= pose.zoom;
        return eg3d_label(camera, intrinsics);
    }

    DepthMap depth_map(const Seen& view, const MarchRays& rays, const Label& label) const {
        DepthMap map(rays.side, rays.side);
        for (std::size_t i = 0; i < map.pixels.size(); ++i) {
            if (view.weight[i] < least_weight) continue;
            const auto& d = rays.rays[i].direction;
            const float along = d[0] * label[2] + d[1] * label[6] + d[2] * label[10];  // of the viewing axis
            map.pixels[i] = view.depth[i] * along * centimetres_per_unit;
        }
        return map;
    }

    GeneratorInfo info_;
    LayerMode layer_mode_;
    Eg3dNetwork network_;
    torch::Device device_;
    std::list<Person> people_;  // most recent first
};

}  // namespace

Result<std::unique_ptr<Generator>> open_eg3d(const CheckpointTree& tree, const ModelName& name,
                                             Device device) {
    const torch::NoGradGuard no_grad;
    const nn::WeightsOn weights(torch_device(device));
    auto network = Eg3dNetwork::load(tree);
    if (!network) return tl::unexpected(network.error());
    return std::make_unique<Eg3dGenerator>(std::move(*network), name, torch_device(device));
}

}  // namespace limner
