// EG3D behind Limner's generator interface: Portrait -> codes -> planes, once per person -> rays -> picture.

#include <algorithm>
#include <cmath>
#include <list>

#include "engine/generators/stopwatch.h"
#include "engine/generators/tri_plane/density_mesh.h"
#include "engine/generators/tri_plane/eg3d_family.h"
#include "engine/generators/tri_plane/eg3d_network.h"
#include "engine/generators/tri_plane/streaming_march.h"
#include "engine/nn/pictures.h"

namespace limner {
namespace {

// What the slots of a portrait network mean (specs/eg3d-animation.md, section 7.5).
constexpr std::int64_t first_middle_slot = 4, first_fine_slot = 8;
constexpr std::size_t remembered_people = 3;  // 25 MB each
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
    Tensor ws;  // [1, slots, 512]
    StreamingMarch march;
};

DecoderWeights weights_of(const OsgDecoder& decoder) {
    const auto values = [](const Tensor& tensor) {
        const auto plain = tensor.contiguous();
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
    Eg3dGenerator(Eg3dNetwork network, const ModelName& name)
        : network_(std::move(network)), super_resolution_(network_.super_resolution) {
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
        const auto unfinished = [] { return failure(Errc::cancelled, "The picture was not finished."); };
        Picture picture;
        Stopwatch watch(picture.stages);
        auto person = person_of(codes_of(portrait), request.cancelled);
        if (!person) return tl::unexpected(person.error());
        watch.lap("planes");

        const auto effort = effort_of(std::clamp(request.rung, 0, int(info_.rungs.size()) - 1));
        const auto label = label_of(portrait.pose);
        const auto rays = label_march_rays(label, effort.side, effort.march);
        const auto view = (*person)->march.render(rays, effort.march, request.cancelled);
        if (!view) return unfinished();
        watch.lap("rays");

        const auto side = std::int64_t(effort.side);
        const auto features =
            torch::tensor(at::ArrayRef<float>(view->colour)).view({1, plane_channels, side, side});
        auto result = features.slice(1, 0, 3)[0];
        if (effort.super_resolution) {
            auto state = network_.super_resolution.prepare(features);
            for (std::size_t block = 0; block < 2; ++block) {
                if (request.cancelled && request.cancelled()) return unfinished();
                state = super_resolution_.advance(state, block, last_code((*person)->ws));
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
        return density_mesh((*person)->march, options);
    }

    std::size_t free_memory() override {
        const auto before = memory_in_use();
        people_.clear();
        return before;
    }

    std::size_t memory_in_use() const override {
        std::size_t bytes = 0;
        for (const auto& person : people_) bytes += person.march.bytes();
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
        const auto planes = state.rgb.contiguous();
        if (people_.size() >= remembered_people) people_.pop_back();
        // Kept when it is whole: its planes may be what there is no memory for.
        StreamingMarch march(weights_of(network_.decoder), network_.config.axes, network_.config.march,
                             torch::get_num_threads());
        march.set_planes({planes.data_ptr<float>(), std::size_t(planes.numel())}, int(planes.size(2)),
                         int(planes.size(3)));
        people_.push_front({codes, ws, std::move(march)});
        return &people_.front();
    }

    /// w of one source in every slot; a blend is taken in w, where halfway is a face again. The label is
    /// always the frontal one: the training camera leaks into expression and clothes.
    Tensor mapped(const CodeSource& source) const {
        const auto label = as_tensor(label_of({}));
        const auto one = [&](std::uint64_t seed) {
            return network_.map(nn::latent(seed, "eg3d.z", network_.latent_size()), label);
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

    DepthMap depth_map(const StreamedView& view, const MarchRays& rays, const Label& label) const {
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
    Eg3dNetwork network_;
    FastSuperResolution super_resolution_;
    std::list<Person> people_;  // most recent first
};

}  // namespace

Result<std::unique_ptr<Generator>> open_eg3d(const CheckpointTree& tree, const ModelName& name) {
    const torch::NoGradGuard no_grad;
    auto network = Eg3dNetwork::load(tree);
    if (!network) return tl::unexpected(network.error());
    return std::make_unique<Eg3dGenerator>(std::move(*network), name);
}

}  // namespace limner
