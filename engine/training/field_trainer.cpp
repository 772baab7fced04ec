#include "engine/training/field_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/label_set.h"
#include "engine/core/random.h"
#include "engine/device/torch_device.h"
#include "engine/generators/live/head_field.h"
#include "engine/media/contact_sheet.h"
#include "engine/nn/arrays.h"
#include "engine/training/optimiser.h"
#include "engine/training/prefetch.h"
#include "engine/training/run_state.h"
#include "engine/training/schedule.h"
#include "engine/training/shard_set.h"

namespace limner::training {
namespace {

// Only what is thinner than the field can draw: a weight moves the borders of a class outwards.
torch::Tensor class_weights() {
    std::vector<float> w(face_class_count, 1.0f);
    w[std::size_t(FaceClass::glasses)] = 2;
    for (const auto c : {FaceClass::earring, FaceClass::necklace}) w[std::size_t(c)] = 1.5f;
    return torch::tensor(w);
}

struct FieldBatch {
    torch::Tensor codes, points, classes;  // [N,code] [N,P,3] [N,P]
};

// The class that a ray from the front meets first in each of size x size places: classes [Z,Y,X], nearest
// plane first.
Image front_view(const torch::Tensor& classes) {
    const auto planes = classes.size(0), size = classes.size(1);
    Image image{int(size), int(size)};
    const auto bytes = classes.to(torch::kUInt8).contiguous();
    const auto* p = bytes.data_ptr<std::uint8_t>();
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        std::uint8_t met = 0;
        for (std::size_t z = 0; z < std::size_t(planes) && met == 0; ++z)
            met = p[z * image.pixels.size() + i];
        image.pixels[i] = info(static_cast<FaceClass>(met)).colour;
    }
    return image;
}

class FieldTrainee final : public Trainee {
public:
    FieldTrainee(const FieldRecipe& recipe, ShardSet set, live::CodeReader reader, const RunOptions& options)
        : recipe_(recipe),
          device_(torch_device(options.device)),
          mixed_precision_(options.mixed_precision),
          set_(std::move(set)),
          reader_(std::move(reader)),
          network_(made_network(recipe, device_)),
          optimiser_(*network_, {.beta1 = 0.9, .average = 0.999}),
          weights_(class_weights().to(device_)),
          batches_([this](std::int64_t step) { return batch_of(step); }) {}

    std::vector<std::string> measures() const override { return {"loss", "gradient"}; }
    std::int64_t steps() const override { return recipe_.steps; }

    torch::Tensor train(std::int64_t step) override {
        const auto batch = moved(batches_.take(step));
        torch::Tensor logits;
        {
            const MixedPrecision mixed(device_, mixed_precision_);
            logits = network_->query(network_->generate(batch.codes), batch.points);
        }
        const auto loss = torch::nn::functional::cross_entropy(
            logits.flatten(0, 1).to(torch::kFloat32), batch.classes.flatten(),
            torch::nn::functional::CrossEntropyFuncOptions().weight(weights_));
        optimiser_.zero_grad();
        loss.backward();
        const double gradient = optimiser_.step(learning_rate(step));
        return torch::stack({loss.detach(), torch::full_like(loss.detach(), gradient)});
    }

    NamedArrays state() const override { return optimiser_.state("field/"); }
    Result<> load_state(const NamedArrays& arrays) override {
        return optimiser_.load_state(arrays, "field/");
    }

    Sample sample(std::int64_t) override {
        torch::NoGradGuard no_grad;
        std::vector<std::size_t> heads;
        for (int i = 0; i < recipe_.held_out; ++i) heads.push_back(set_.size() - 1 - std::size_t(i));
        const auto batch = moved(make(heads, 8192, 7));
        optimiser_.swap_average();
        const auto layers = network_->generate(batch.codes);
        const auto predicted = network_->query(layers, batch.points).argmax(2);
        std::vector<Image> views;
        for (int64_t i = 0; i < std::min<int64_t>(recipe_.held_out, 8); ++i)
            views.push_back(front_view(volume(layers, i)));
        optimiser_.swap_average();
        return {figures(predicted, batch.classes), contact_sheet(views, {.columns = 4})};
    }

    NamedArrays exported() const {
        auto arrays = optimiser_.average("field.", true);
        arrays.emplace("landmarks.basis", nn::to_half_array(fit_landmarks()));
        return arrays;
    }

private:
    static live::HeadField made_network(const FieldRecipe& recipe, torch::Device device) {
        torch::manual_seed(std::uint64_t(recipe.seed));
        live::HeadField network(live::FieldConfig{});
        network->to(device);
        return network;
    }

    double learning_rate(std::int64_t step) const {
        return RateSchedule{200, .3, .02}.at(recipe_.learning_rate, step, recipe_.steps);
    }

    FieldBatch batch_of(std::int64_t step) const {
        const auto seed = step_seed(recipe_.seed, step);
        const auto trainable = set_.size() - std::size_t(recipe_.held_out);
        std::vector<std::size_t> heads;
        for (int i = 0; i < recipe_.heads; ++i)
            heads.push_back(random_bits(seed, "head", std::uint64_t(i)) % trainable);
        return make(heads, recipe_.points, seed);
    }

    FieldBatch make(const std::vector<std::size_t>& heads, std::int64_t points, std::uint64_t seed) const {
        const auto N = int64_t(heads.size());
        FieldBatch batch{torch::empty({N, live::geometry_size}), torch::empty({N, points, 3}),
                         torch::empty({N, points}, torch::kInt64)};
        for (int64_t i = 0; i < N; ++i) {
            const auto head = heads[std::size_t(i)];
            const auto code = reader_.geometry(set_.row<float>("factors", head));
            std::copy(code.begin(), code.end(), batch.codes[i].data_ptr<float>());
            const auto xyz = set_.row<std::uint16_t>("points", head);
            const auto classes = set_.row<std::uint8_t>("classes", head);
            auto* p = batch.points[i].data_ptr<float>();
            auto* c = batch.classes[i].data_ptr<int64_t>();
            // Points are stored in random order along a head, so that a run of neighbours is as good as a
            // random draw.
            const auto start = random_bits(seed, "points", std::uint64_t(i));
            for (std::int64_t k = 0; k < points; ++k) {
                const auto at = std::size_t((start + std::uint64_t(k) * 7919) % classes.size());
                for (std::size_t a = 0; a < 3; ++a) *p++ = half_to_float(xyz[at * 3 + a]);
                *c++ = classes[at];
            }
        }
        return batch;
    }

    FieldBatch moved(const FieldBatch& batch) const {
        return {to_device(batch.codes, device_), to_device(batch.points, device_),
                to_device(batch.classes, device_)};
    }

    // Classes of head `i` on a grid [Z,Y,X] over the normalised head frame, seen from the front: nearest
    // plane and top row first.
    torch::Tensor volume(const live::GeneratedLayers& layers, std::int64_t i) {
        constexpr std::int64_t planes = 32, side = 64;
        live::GeneratedLayers one;
        for (std::size_t l = 0; l < layers.weights.size(); ++l) {
            one.weights.push_back(layers.weights[l].narrow(0, i, 1));
            one.biases.push_back(layers.biases[l].narrow(0, i, 1));
        }
        const auto axis = [&](std::int64_t count) {
            return torch::linspace(1, -1, count, torch::TensorOptions(device_));
        };
        const auto grid = torch::meshgrid({axis(planes), axis(side), -axis(side)}, "ij");  // z, y, x
        const auto points = torch::stack({grid[2], grid[1], grid[0]}, 3).view({planes, side * side, 3});
        std::vector<torch::Tensor> classes;
        for (std::int64_t z = 0; z < planes; ++z)
            classes.push_back(network_->query(one, points.narrow(0, z, 1)).argmax(2).view({side, side}));
        return torch::stack(classes).to(torch::kCPU);
    }

    static std::string figures(const torch::Tensor& predicted, const torch::Tensor& truth) {
        char text[64];
        std::snprintf(text, sizeof text, "accuracy %.4f; IoU",
                      predicted.eq(truth).to(torch::kFloat32).mean().item<double>());
        std::string line = text;
        for (int c = 0; c < face_class_count; ++c) {
            const auto p = predicted.eq(c), t = truth.eq(c);
            const double both = p.logical_and(t).sum().item<double>(),
                         either = p.logical_or(t).sum().item<double>();
            if (either == 0) continue;
            std::snprintf(text, sizeof text, " %s %.2f",
                          std::string(info(static_cast<FaceClass>(c)).key).c_str(), both / either);
            line += text;
        }
        return line;
    }

    // Landmarks and eyeballs are linear in identity and expression: least squares gives them without the face
    // model. [70 * 3, identity + expression + 1], centimetres in the head frame; rows 68 and 69 are the
    // eyeball centres.
    torch::Tensor fit_landmarks() const {
        const auto n = int64_t(set_.size());
        const int64_t inputs = live::identity_size + live::expression_size + 1;
        auto a = torch::ones({n, inputs}), b = torch::empty({n, 70 * 3});
        for (int64_t i = 0; i < n; ++i) {
            const auto code = reader_.geometry(set_.row<float>("factors", std::size_t(i)));
            std::copy_n(code.begin(), inputs - 1, a[i].data_ptr<float>());
            const auto marks = set_.row<float>("landmarks3d", std::size_t(i));
            std::copy_n(marks.begin(), 68 * 3, b[i].data_ptr<float>());
            const auto eyes = set_.row<float>("eyes", std::size_t(i));
            for (int64_t e = 0; e < 2; ++e)
                std::copy_n(eyes.begin() + e * 6, 3, b[i].data_ptr<float>() + (68 + e) * 3);
        }
        const auto at = a.t().to(torch::kFloat64);
        const auto normal = at.matmul(at.t()) + 1e-2 * torch::eye(inputs, torch::kFloat64);
        const auto solution = torch::linalg_solve(normal, at.matmul(b.to(torch::kFloat64)));
        const auto residual = (a.to(torch::kFloat64).matmul(solution) - b).abs().mean().item<double>();
        std::fprintf(stderr, "landmarks: mean residual %.3f cm\n", residual);
        return solution.t().contiguous().to(torch::kFloat32);
    }

    const FieldRecipe recipe_;
    const torch::Device device_;
    const bool mixed_precision_;
    ShardSet set_;
    live::CodeReader reader_;
    live::HeadField network_;
    Optimiser optimiser_;
    torch::Tensor weights_;  // [classes]
    Prefetch<FieldBatch> batches_;
};

Result<std::unique_ptr<FieldTrainee>> made_trainee(const FieldRecipe& recipe,
                                                   const std::filesystem::path& data,
                                                   const RunOptions& options) {
    auto set = ShardSet::open(data, "field-", {"points", "classes", "landmarks3d", "eyes"});
    if (!set) return tl::unexpected(set.error());
    if (set->size() <= std::size_t(recipe.held_out))
        return failure(Errc::file_not_found, "The training set in " + data.string() + " has only " +
                                                 std::to_string(set->size()) +
                                                 " heads; more than the held-out " +
                                                 std::to_string(recipe.held_out) + " are needed.");
    auto reader = live::CodeReader::create(set->factor_names());
    if (!reader) return tl::unexpected(reader.error());
    return std::make_unique<FieldTrainee>(recipe, std::move(*set), std::move(*reader), options);
}

struct Trained {
    std::unique_ptr<FieldTrainee> trainee;
    std::int64_t step;
};

Result<Trained> trained_trainee(const std::filesystem::path& run, const std::filesystem::path& data) {
    FieldRecipe recipe;
    const auto state = open_run(run, field_model, fields_of(recipe));
    if (!state) return tl::unexpected(state.error());
    auto trainee = made_trainee(recipe, data, {});
    if (!trainee) return tl::unexpected(trainee.error());
    if (auto ok = (*trainee)->load_state(state->arrays); !ok) return tl::unexpected(ok.error());
    return Trained{std::move(*trainee), state->step};
}

}  // namespace

RecipeFields fields_of(FieldRecipe& recipe) {
    return {{"steps", "optimiser steps", &recipe.steps, 1, 1e8},
            {"heads", "heads in a batch", &recipe.heads, 1, 4096},
            {"points", "points of each head", &recipe.points, 1, 1e6},
            {"learning_rate", "of Adam; 200 steps of warm-up, cosine from 30 %", &recipe.learning_rate, 0, 1},
            {"held_out", "heads never trained on, the last of the set", &recipe.held_out, 1, 1e6},
            {"seed", "of weights, batches and noise", &recipe.seed, 0, 1e15}};
}

Result<> train_field(const FieldRecipe& recipe, const std::filesystem::path& data,
                     const RunOptions& options) {
    return device_guarded(options.device, [&]() -> Result<> {
        auto trainee = made_trainee(recipe, data, options);
        if (!trainee) return tl::unexpected(trainee.error());
        auto copy = recipe;
        return TrainingRun(**trainee, recipe_text(field_model, fields_of(copy)), options).run();
    });
}

Result<NamedArrays> trained_field(const std::filesystem::path& run, const std::filesystem::path& data) {
    auto trained = trained_trainee(run, data);
    if (!trained) return tl::unexpected(trained.error());
    return trained->trainee->exported();
}

Result<> export_field(const std::filesystem::path& run, const std::filesystem::path& data,
                      const std::filesystem::path& file) {
    auto trained = trained_trainee(run, data);
    if (!trained) return tl::unexpected(trained.error());
    return write_safetensors(file, trained->trainee->exported(),
                             {{"format", field_model}, {"steps", std::to_string(trained->step)}});
}

}  // namespace limner::training
