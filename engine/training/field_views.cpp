#include "engine/training/field_views.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/hash.h"
#include "engine/generators/live/codes.h"
#include "engine/generators/live/feature_outlines.h"
#include "engine/generators/live/field_view.h"
#include "engine/generators/live/fused_query.h"
#include "engine/nn/parameters.h"
#include "engine/rendering/sparse_bake.h"
#include "engine/training/field_trainer.h"

namespace limner::training {
namespace {

constexpr const char* format = "limner field views 2";  // with feature outlines and thin rims
constexpr std::size_t rows_per_file = 32;

// A row of the set's `camera`: camera-to-head with OpenCV axes, then the intrinsics in picture widths.
Camera camera_of(std::span<const float> row) {
    RigidTransform head_from_camera;
    for (int i = 0; i < 3; ++i) {
        for (int k = 0; k < 3; ++k) head_from_camera.rotation(i, k) = row[std::size_t(4 * i + k)];
        head_from_camera.translation[i] = row[std::size_t(4 * i + 3)];
    }
    Camera camera;
    camera.camera_from_head = head_from_camera.inverse();
    camera.focal = {row[16], row[20]};
    camera.centre = {row[18], row[21]};
    return camera;
}

std::string hash_of(const NamedArrays& arrays) {
    HashKey key;
    for (const auto& [name, array] : arrays) key.add(name).add(array.bytes);
    return std::to_string(key.value());
}

class ViewWriter {
public:
    ViewWriter(live::HeadField field, live::CodeReader codes, live::AnchorBasis anchors,
               const ShardSet& portraits, const std::string& field_hash)
        : field_(std::move(field)),
          codes_(std::move(codes)),
          anchors_(std::move(anchors)),
          portraits_(portraits),
          size_(picture_side(portraits)),
          metadata_{{"format", format},
                    {"field", field_hash},
                    {"factor_names", nlohmann::json(portraits.factor_names()).dump()}} {}

    bool wrote(const std::filesystem::path& file, std::size_t begin, std::size_t end) const {
        const auto there = read_safetensors(file);
        if (!there || there->metadata != metadata_) return false;
        const auto factors = there->arrays.find("factors");
        return factors != there->arrays.end() && factors->second.to_floats() == factors_of(begin, end);
    }

    Result<> write(const std::filesystem::path& file, std::size_t begin, std::size_t end) {
        std::vector<std::uint8_t> labels;
        std::vector<std::int8_t> normals;
        std::vector<float> depth;
        for (std::size_t i = begin; i < end; ++i) {
            const auto code = codes_.geometry(portraits_.row<float>("factors", i));
            const auto anchors = anchors_.of(code);
            const auto bare = live::without_worn_tubes(code);
            const auto codes = torch::tensor(std::vector<float>(bare.begin(), bare.end())).unsqueeze(0);
            const auto query = live::with_features(
                live::without_absent_classes(live::fused_query(*field_, field_->generate(codes), workers_),
                                             code, anchors),
                live::FeatureOutlines(anchors));
            auto baked = bake(query, {});
            if (!baked) return tl::unexpected(baked.error());
            const auto tubes = live::worn_tubes(code, anchors, query);
            const auto view = viewer_.view(query, *baked, camera_of(portraits_.row<float>("camera", i)),
                                           size_, {}, {tubes, {}});
            labels.insert(labels.end(), view.labels.pixels.begin(), view.labels.pixels.end());
            depth.insert(depth.end(), view.depth.pixels.begin(), view.depth.pixels.end());
            for (const auto& normal : view.normals.pixels)
                for (const float axis : normal) normals.push_back(std::int8_t(std::lround(axis * 127)));
        }
        const auto n = std::int64_t(end - begin);
        const auto factors = factors_of(begin, end);
        NamedArrays arrays;
        arrays.emplace("labels", make_array(labels, {n, size_, size_}));
        arrays.emplace("normals", make_array(normals, {n, size_, size_, 3}));
        arrays.emplace("depth", make_half_array(depth, {n, size_, size_}));
        arrays.emplace("factors", make_array(factors, {n, std::int64_t(factors.size()) / n}));
        return write_safetensors(file, arrays, metadata_);
    }

private:
    std::vector<float> factors_of(std::size_t begin, std::size_t end) const {
        std::vector<float> all;
        for (std::size_t i = begin; i < end; ++i) {
            const auto row = portraits_.row<float>("factors", i);
            all.insert(all.end(), row.begin(), row.end());
        }
        return all;
    }

    live::HeadField field_;
    const std::shared_ptr<live::Workers> workers_ = std::make_shared<live::Workers>(torch::get_num_threads());
    live::CodeReader codes_;
    live::AnchorBasis anchors_;
    const ShardSet& portraits_;
    const int size_;
    const std::map<std::string, std::string> metadata_;
    live::FieldViewer viewer_;
};

// Of a trained field without what is not its own.
Result<NamedArrays> field_of(const FieldViewRecipe& recipe) {
    if (recipe.pack.empty()) return trained_field(recipe.field_run, recipe.field_data);
    auto file = read_safetensors(recipe.pack / "field.safetensors");
    if (!file) return tl::unexpected(file.error());
    return std::move(file->arrays);
}

}  // namespace

Result<> write_field_views(const FieldViewRecipe& recipe, Progress& progress) {
    const torch::NoGradGuard no_grad;
    const auto arrays = field_of(recipe);
    if (!arrays) return tl::unexpected(arrays.error());
    live::HeadField field(live::FieldConfig{});
    if (auto ok = nn::load_parameters(*field, *arrays, "field."); !ok) return ok;
    const auto portraits = ShardSet::open(recipe.data, "portraits-", {"camera", "labels"});
    if (!portraits) return tl::unexpected(portraits.error());
    auto codes = live::CodeReader::create(portraits->factor_names());
    if (!codes) return tl::unexpected(codes.error());
    const auto basis = arrays->find("landmarks.basis");
    constexpr auto numbers = std::size_t(3 * live::AnchorBasis::points * live::AnchorBasis::inputs);
    if (basis == arrays->end() || basis->second.to_floats().size() != numbers)
        return failure(Errc::model_mismatch, "The field has no landmarks of the live model.");
    ViewWriter writer(std::move(field), std::move(*codes), live::AnchorBasis(basis->second.to_floats()),
                      *portraits, hash_of(*arrays));
    for (std::size_t begin = 0; begin < portraits->size(); begin += rows_per_file) {
        if (progress.cancelled()) return failure(Errc::cancelled, "Stopped; the same command continues.");
        const auto end = std::min(begin + rows_per_file, portraits->size());
        std::array<char, 48> name{};
        std::snprintf(name.data(), name.size(), "views-%05zu.safetensors", begin / rows_per_file);
        const auto file = recipe.data / name.data();
        if (!writer.wrote(file, begin, end))
            if (auto ok = writer.write(file, begin, end); !ok) return ok;
        progress.report(double(end) / double(portraits->size()), "views");
    }
    return {};
}

Result<ShardSet> open_field_views(const std::filesystem::path& data, const ShardSet& portraits) {
    const std::string again = ": make them with \"limner-train views --data " + data.string() + "\".";
    auto views = ShardSet::open(data, "views-", {"labels", "normals", "depth"});
    if (!views && views.error().code == Errc::file_not_found)
        return failure(Errc::file_not_found, "There are no field views in " + data.string() + again);
    if (!views) return views;
    bool same = views->size() == portraits.size() && views->factor_names() == portraits.factor_names();
    for (std::size_t i = 0; same && i < portraits.size(); ++i)
        same = std::ranges::equal(views->row<float>("factors", i), portraits.row<float>("factors", i));
    if (!same)
        return failure(Errc::bad_checkpoint,
                       "The field views in " + data.string() + " are of other portraits" + again);
    return views;
}

}  // namespace limner::training
