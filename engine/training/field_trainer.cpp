#include "engine/training/field_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "engine/core/label_set.h"
#include "engine/core/random.h"
#include "engine/generators/live/head_field.h"
#include "engine/generators/live/tensors.h"
#include "engine/training/optimiser.h"
#include "engine/training/run_log.h"
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

class FieldRun {
public:
    FieldRun(const FieldRecipe& recipe, ShardSet set, live::CodeReader reader)
        : recipe_(recipe),
          set_(std::move(set)),
          reader_(std::move(reader)),
          network_(live::FieldConfig{}),
          optimiser_(*network_, {.beta1 = 0.9, .average = 0.999}),
          weights_(class_weights()) {}

    Result<> run() {
        std::filesystem::create_directories(recipe_.out);
        if (auto ok = resume(); !ok) return ok;
        RunLog log(recipe_.out / "log.csv", {"loss", "gradient"});
        double saved = 0, loss_sum = 0, gradient_sum = 0;
        int count = 0;
        for (; step_ < recipe_.steps; ++step_) {
            if (recipe_.time_budget_s > 0 && log.seconds() > recipe_.time_budget_s) break;
            const auto seed = mix64(recipe_.seed) + std::uint64_t(step_);
            std::vector<std::size_t> heads;
            const auto trainable = set_.size() - std::size_t(recipe_.held_out);
            for (int i = 0; i < recipe_.heads; ++i)
                heads.push_back(random_bits(seed, "head", std::uint64_t(i)) % trainable);
            const auto batch = make(heads, recipe_.points, seed);
            const auto logits = network_->query(network_->generate(batch.codes), batch.points);
            const auto loss = torch::nn::functional::cross_entropy(
                logits.flatten(0, 1), batch.classes.flatten(),
                torch::nn::functional::CrossEntropyFuncOptions().weight(weights_));
            optimiser_.zero_grad();
            loss.backward();
            gradient_sum += optimiser_.step(learning_rate());
            loss_sum += loss.item<double>();
            if (++count == 50) {
                log.report(step_ + 1, recipe_.steps, {loss_sum / count, gradient_sum / count});
                loss_sum = gradient_sum = count = 0;
            }
            if (log.seconds() - saved > recipe_.save_every_s) {
                saved = log.seconds();
                ++step_;
                auto stored = save();
                --step_;
                if (!stored) return stored;
            }
        }
        return save();
    }

    Result<> export_to(const std::filesystem::path& file) {
        if (auto ok = resume(); !ok) return ok;
        auto arrays = optimiser_.average("field.", true);
        const auto landmarks = fit_landmarks();
        arrays.emplace("landmarks.basis", live::array_from(landmarks, true));
        return write_safetensors(file, arrays,
                                 {{"format", "limner-live-field"}, {"steps", std::to_string(step_)}});
    }

private:
    double learning_rate() const {
        const double warm = std::min(1.0, double(step_ + 1) / 200);
        const double t = double(step_) / double(recipe_.steps);
        return recipe_.learning_rate * warm *
               (t < .3 ? 1.0 : .02 + .98 * .5 * (1 + std::cos(std::numbers::pi * (t - .3) / .7)));
    }

    FieldBatch make(const std::vector<std::size_t>& heads, int points, std::uint64_t seed) const {
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
            for (int k = 0; k < points; ++k) {
                const auto at = std::size_t((start + std::uint64_t(k) * 7919) % classes.size());
                for (std::size_t a = 0; a < 3; ++a) *p++ = half_to_float(xyz[at * 3 + a]);
                *c++ = classes[at];
            }
        }
        return batch;
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

    Result<> resume() {
        const auto file = recipe_.out / "state.safetensors";
        if (!std::filesystem::exists(file)) return {};
        const auto state = read_safetensors(file);
        if (!state) return tl::unexpected(state.error());
        if (auto ok = optimiser_.load_state(state->arrays, "field/"); !ok) return ok;
        step_ = std::stoll(state->metadata.at("step"));
        std::fprintf(stderr, "resuming at step %lld\n", static_cast<long long>(step_));
        return {};
    }

    Result<> save() {
        validate();
        return write_safetensors(recipe_.out / "state.safetensors", optimiser_.state("field/"),
                                 {{"step", std::to_string(step_)}});
    }

    void validate() {
        torch::NoGradGuard no_grad;
        std::vector<std::size_t> heads;
        for (int i = 0; i < recipe_.held_out; ++i) heads.push_back(set_.size() - 1 - std::size_t(i));
        const auto batch = make(heads, 8192, 7);
        optimiser_.swap_average();
        const auto predicted = network_->query(network_->generate(batch.codes), batch.points).argmax(2);
        optimiser_.swap_average();
        std::fprintf(stderr, "held out: accuracy %.4f; IoU",
                     predicted.eq(batch.classes).to(torch::kFloat32).mean().item<double>());
        for (int c = 0; c < face_class_count; ++c) {
            const auto p = predicted.eq(c), t = batch.classes.eq(c);
            const double both = p.logical_and(t).sum().item<double>(),
                         either = p.logical_or(t).sum().item<double>();
            if (either > 0)
                std::fprintf(stderr, " %s %.2f", std::string(info(static_cast<FaceClass>(c)).key).c_str(),
                             both / either);
        }
        std::fprintf(stderr, "\n");
    }

    FieldRecipe recipe_;
    ShardSet set_;
    live::CodeReader reader_;
    live::HeadField network_;
    Optimiser optimiser_;
    torch::Tensor weights_;
    std::int64_t step_ = 0;
};

Result<FieldRun> open_run(const FieldRecipe& recipe) {
    torch::manual_seed(recipe.seed);
    auto set = ShardSet::open(recipe.data, "field-", {"points", "classes", "landmarks3d", "eyes"});
    if (!set) return tl::unexpected(set.error());
    if (set->size() <= std::size_t(recipe.held_out))
        return failure(Errc::file_not_found,
                       "The training set in " + recipe.data.string() + " holds too few heads.");
    auto reader = live::CodeReader::create(set->factor_names());
    if (!reader) return tl::unexpected(reader.error());
    return FieldRun(recipe, std::move(*set), std::move(*reader));
}

}  // namespace

Result<> train_field(const FieldRecipe& recipe) {
    auto run = open_run(recipe);
    return run ? run->run() : tl::unexpected(run.error());
}

Result<> export_field(const FieldRecipe& recipe, const std::filesystem::path& file) {
    auto run = open_run(recipe);
    return run ? run->export_to(file) : tl::unexpected(run.error());
}

}  // namespace limner::training
