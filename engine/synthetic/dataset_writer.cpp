#include "engine/synthetic/dataset_writer.h"

#include <atomic>
#include <cstdio>
#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/file.h"
#include "engine/core/hash.h"
#include "engine/synthetic/clip_sampling.h"

namespace limner::synthetic {
namespace {

/// Changes whenever the same seed gives another picture, so that no data set mixes two renderers.
constexpr int renderer_version = 2;

/// What a row holds beyond the person's own factors.
std::vector<NamedFactor> row_of(const PortraitFactors& factors, const ViewCamera& camera, int view) {
    std::vector<NamedFactor> row = flatten(factors);
    const LightSummary light = summarize(factors.light);
    for (std::size_t k = 0; k < 9; ++k) {
        for (int channel = 0; channel < 3; ++channel) {
            row.push_back({"sh_all." + std::to_string(k * 3 + std::size_t(channel)), light.all[k][channel]});
        }
    }
    for (std::size_t k = 0; k < 9; ++k) {
        for (int channel = 0; channel < 3; ++channel) {
            row.push_back({"sh_environment." + std::to_string(k * 3 + std::size_t(channel)),
                           light.environment[k][channel]});
        }
    }
    row.push_back({"light.exposure", light.exposure});
    row.push_back({"view.index", float(view)});
    row.push_back({"view.yaw", camera.yaw});
    row.push_back({"view.pitch", camera.pitch});
    row.push_back({"view.roll", camera.roll});
    row.push_back({"view.fov_degrees", camera.fov_degrees});
    row.push_back({"view.zoom", camera.zoom});
    return row;
}

void append(std::vector<float>& list, const Vec3& v) { list.insert(list.end(), {v.x, v.y, v.z}); }

void append_eyes(std::vector<float>& list, const std::array<EyePose, 2>& eyes) {
    for (const EyePose& eye : eyes) {
        append(list, eye.centre);
        append(list, eye.gaze);
    }
}

std::map<std::string, std::string> metadata(const std::string& format) {
    return {{"format", format}, {"factor_names", nlohmann::json(factor_names()).dump()}};
}

/// Pictures of one shard, as the columns of the file.
struct PortraitColumns {
    std::vector<std::uint8_t> rgb, labels, coverage, landmarks_visible;
    std::vector<std::int8_t> normals;
    std::vector<float> depth, factors, landmarks, camera, eyes;
    std::int64_t count = 0;

    void append_picture(const PortraitImage& image, const std::vector<float>& row) {
        for (const Rgba& pixel : image.colour.pixels) rgb.insert(rgb.end(), {pixel.r, pixel.g, pixel.b});
        labels.insert(labels.end(), image.labels.pixels.begin(), image.labels.pixels.end());
        coverage.insert(coverage.end(), image.coverage.pixels.begin(), image.coverage.pixels.end());
        depth.insert(depth.end(), image.depth.pixels.begin(), image.depth.pixels.end());
        for (std::size_t i = 0; i < image.normals.pixels.size(); ++i) {
            const Vec3& n = image.normals.pixels[i];
            for (int k = 0; k < 3; ++k) normals.push_back(std::int8_t(std::lround(n[k] * 127)));
        }
        for (const auto& landmark : image.landmarks)
            landmarks.insert(landmarks.end(), landmark.begin(), landmark.end());
        landmarks_visible.insert(landmarks_visible.end(), image.landmark_visible.begin(),
                                 image.landmark_visible.end());
        camera.insert(camera.end(), image.camera.begin(), image.camera.end());
        append_eyes(eyes, image.eyes);
        factors.insert(factors.end(), row.begin(), row.end());
        ++count;
    }

    NamedArrays arrays(std::int64_t size) const {
        const std::int64_t n = count;
        NamedArrays result;
        result["rgb"] = make_array(rgb, {n, size, size, 3});
        result["labels"] = make_array(labels, {n, size, size});
        result["coverage"] = make_array(coverage, {n, size, size});
        result["normals"] = make_array(normals, {n, size, size, 3});
        result["depth"] = make_half_array(depth, {n, size, size});
        result["landmarks"] = make_array(landmarks, {n, landmark_count, 2});
        result["landmarks_visible"] = make_array(landmarks_visible, {n, landmark_count});
        result["camera"] = make_array(camera, {n, 25});
        result["eyes"] = make_array(eyes, {n, 2, 6});
        result["factors"] = make_array(factors, {n, std::int64_t(factors.size()) / n});
        return result;
    }
};

struct FieldColumns {
    std::vector<float> points, factors, landmarks, eyes;
    std::vector<std::uint8_t> classes;
    std::int64_t count = 0;

    void append_head(const FieldSamples& field, const std::vector<float>& row) {
        for (const Vec3& p : field.points) append(points, p);
        classes.insert(classes.end(), field.classes.begin(), field.classes.end());
        for (const Vec3& p : field.landmarks_3d) append(landmarks, p);
        append_eyes(eyes, field.eyes);
        factors.insert(factors.end(), row.begin(), row.end());
        ++count;
    }

    NamedArrays arrays() const {
        const std::int64_t n = count, per_head = std::int64_t(classes.size()) / n;
        NamedArrays result;
        result["points"] = make_half_array(points, {n, per_head, 3});
        result["classes"] = make_array(classes, {n, per_head});
        result["landmarks3d"] = make_array(landmarks, {n, landmark_count, 3});
        result["eyes"] = make_array(eyes, {n, 2, 6});
        result["factors"] = make_array(factors, {n, std::int64_t(factors.size()) / n});
        return result;
    }
};

int people_per_portrait_shard(const DatasetOptions& options) {
    return std::max(1, options.pictures_per_shard / std::max(1, options.views));
}

int people_per_clip_shard(const DatasetOptions& options) {
    return std::max(1, options.pictures_per_shard / std::max(1, options.frames));
}

std::filesystem::path manifest_file(const std::filesystem::path& folder, const char* prefix) {
    return folder / (std::string(prefix) + ".json");
}

Result<> write_manifest(const std::filesystem::path& file, const nlohmann::json& manifest) {
    const std::string text = manifest.dump(1) + "\n";
    return replace_file(file, std::as_bytes(std::span(text)));
}

/// Refuses a folder whose manifest was written for other `settings`, or whose `shards` have none: those are
/// from a version that drew other pictures.
Result<> check_manifest(const std::filesystem::path& file, const nlohmann::json& settings,
                        const std::vector<std::filesystem::path>& shards) {
    const auto exists = [](const std::filesystem::path& path) {
        std::error_code error;
        return std::filesystem::exists(path, error);
    };
    if (!exists(file)) {
        const auto left = std::find_if(shards.begin(), shards.end(), exists);
        if (left == shards.end()) return {};
        return failure(Errc::wrong_use, left->string() +
                                            " is there, but not the manifest of its data set: choose another "
                                            "folder, or delete that data set first.");
    }
    constexpr std::uint64_t limit = 64u << 20;
    const auto read = read_file(file, limit);
    if (!read) return tl::unexpected(read.error());
    const std::string_view text(reinterpret_cast<const char*>(read->bytes.data()), read->bytes.size());
    const auto manifest = nlohmann::json::parse(text, nullptr, false);
    if (manifest.is_object() && manifest.value("settings", nlohmann::json()) == settings) return {};
    return failure(Errc::wrong_use, file.string() +
                                        " belongs to a data set with other settings: choose another folder, "
                                        "or delete that data set first.");
}

/// The finished manifest: settings, and size and checksum of every shard.
Result<nlohmann::json> manifest_of(const std::vector<std::filesystem::path>& files, nlohmann::json settings) {
    nlohmann::json shards = nlohmann::json::array();
    for (const auto& file : files) {
        const auto hash = sha256_of_file(file);
        if (!hash) return tl::unexpected(hash.error());
        shards.push_back({{"file", file.filename().string()},
                          {"bytes", std::filesystem::file_size(file)},
                          {"sha256", *hash}});
    }
    return nlohmann::json{{"settings", std::move(settings)}, {"shards", std::move(shards)}};
}

std::vector<std::filesystem::path> shard_files(const DatasetOptions& options, const char* prefix,
                                               int people_per_shard) {
    std::vector<std::filesystem::path> files;
    for (int first = 0; first < options.people; first += people_per_shard) {
        char name[64];
        std::snprintf(name, sizeof name, "%s-%05d.safetensors", prefix, int(files.size()));
        files.push_back(options.folder / name);
    }
    return files;
}

}  // namespace

std::vector<std::filesystem::path> portrait_files(const DatasetOptions& options) {
    return shard_files(options, "portraits", people_per_portrait_shard(options));
}

std::vector<std::filesystem::path> clip_files(const DatasetOptions& options) {
    return shard_files(options, "clips", people_per_clip_shard(options));
}

std::vector<std::filesystem::path> field_files(const DatasetOptions& options) {
    return shard_files(options, "field", std::max(1, options.heads_per_shard));
}

std::vector<std::string> factor_names() {
    std::vector<std::string> names;
    for (NamedFactor& factor : row_of(PortraitFactors{}, ViewCamera{}, 0))
        names.push_back(std::move(factor.name));
    return names;
}

std::vector<float> factor_row(const PortraitFactors& factors, const ViewCamera& camera, int view) {
    std::vector<float> values;
    for (const NamedFactor& factor : row_of(factors, camera, view)) values.push_back(factor.value);
    return values;
}

/// The people of one shard.
struct DatasetWriter::Shard {
    std::uint64_t first_seed;
    int people;
    std::function<bool()> cancelled;
    std::function<void()> person_done;
};

/// All that decides what the shards hold.
nlohmann::json DatasetWriter::settings(const char* prefix, int people_per_shard) const {
    nlohmann::json common = {{"kind", prefix},
                             {"renderer_version", renderer_version},
                             {"first_seed", options_.first_seed},
                             {"people", options_.people},
                             {"people_per_shard", people_per_shard},
                             {"plain_background", options_.plain_background}};
    if (std::string_view(prefix) == "field") {
        common["points"] = options_.field.points;
        common["view_size"] = options_.field.view_size;
        common["samples_per_side"] = options_.field.samples_per_side;
        return common;
    }
    const bool clips = std::string_view(prefix) == "clips";
    common[clips ? "frames" : "views"] = clips ? options_.frames : options_.views;
    common["size"] = options_.render.size;
    common["samples_per_side"] = options_.render.samples_per_side;
    common["shading_block"] = options_.render.shading_block;
    common["light_directions"] = options_.render.light_directions;
    return common;
}

/// `make_shard(const Shard&)` returns the arrays of a shard, or nothing when cancelled.
template <class MakeShard>
Result<> DatasetWriter::write_shards(const char* prefix, int people_per_shard, MakeShard make_shard,
                                     Progress& progress) const {
    if (options_.people < 1 || options_.threads < 1 || people_per_shard < 1) {
        return failure(Errc::wrong_use, "A data set needs at least one person, one view and one thread.");
    }
    std::error_code error;
    std::filesystem::create_directories(options_.folder, error);
    if (error)
        return failure(Errc::file_unwritable,
                       "Cannot create " + options_.folder.string() + ": " + error.message() + ".");

    const auto manifest = manifest_file(options_.folder, prefix);
    const nlohmann::json asked_for = settings(prefix, people_per_shard);
    const std::vector<std::filesystem::path> files = shard_files(options_, prefix, people_per_shard);
    if (const auto checked = check_manifest(manifest, asked_for, files); !checked) return checked;
    if (const auto begun = write_manifest(manifest, {{"settings", asked_for}}); !begun) return begun;

    const int shard_count = int(files.size());
    std::atomic<int> next_shard = 0, people_done = 0;
    std::mutex mutex;
    Result<> outcome;
    const auto work = [&] {
        for (int index = next_shard++; index < shard_count; index = next_shard++) {
            const std::filesystem::path& file = files[std::size_t(index)];
            const int first = index * people_per_shard;
            const int people = std::min(people_per_shard, options_.people - first);
            if (std::filesystem::exists(file)) {
                people_done += people;
                continue;
            }
            const Shard shard{options_.first_seed + std::uint64_t(first), people,
                              [&] { return progress.cancelled(); },
                              [&] {
                                  const std::lock_guard lock(mutex);
                                  progress.report(double(++people_done) / options_.people, "Drawing people");
                              }};
            const std::optional<NamedArrays> arrays = make_shard(shard);
            if (!arrays) return;
            const Result<> written =
                write_safetensors(file, *arrays, metadata(std::string("limner synthetic ") + prefix));
            if (!written) {
                const std::lock_guard lock(mutex);
                outcome = written;
                progress.cancel();
                return;
            }
        }
    };
    std::vector<std::thread> threads;
    for (int i = 1; i < options_.threads; ++i) threads.emplace_back(work);
    work();
    for (std::thread& thread : threads) thread.join();
    if (outcome && progress.cancelled()) return failure(Errc::cancelled, "The data set was not finished.");
    if (!outcome) return outcome;
    return manifest_of(files, asked_for).and_then([&](const nlohmann::json& finished) {
        return write_manifest(manifest, finished);
    });
}

Result<> DatasetWriter::write_portraits(Progress& progress) const {
    if (options_.views < 1)
        return failure(Errc::wrong_use, "A data set needs at least one person, one view and one thread.");
    const auto make_shard = [&](const Shard& shard) -> std::optional<NamedArrays> {
        PortraitColumns columns;
        for (int i = 0; i < shard.people; ++i) {
            if (shard.cancelled()) return std::nullopt;
            const std::uint64_t seed = shard.first_seed + std::uint64_t(i);
            const PortraitFactors factors = sample_factors(seed, options_.plain_background);
            const std::vector<ViewCamera> views = sample_views(seed, options_.views);
            const std::vector<PortraitImage> images = render(head_, factors, views, options_.render);
            for (std::size_t v = 0; v < views.size(); ++v) {
                columns.append_picture(images[v], factor_row(factors, views[v], int(v)));
            }
            shard.person_done();
        }
        return columns.arrays(options_.render.size);
    };
    return write_shards("portraits", people_per_portrait_shard(options_), make_shard, progress);
}

Result<> DatasetWriter::write_clips(Progress& progress) const {
    if (options_.frames < 1) return failure(Errc::wrong_use, "A clip needs at least one frame.");
    const auto make_shard = [&](const Shard& shard) -> std::optional<NamedArrays> {
        PortraitColumns columns;
        for (int i = 0; i < shard.people; ++i) {
            const auto clip =
                sample_clip(shard.first_seed + std::uint64_t(i), options_.frames, options_.plain_background);
            for (std::size_t k = 0; k < clip.size(); ++k) {
                if (shard.cancelled()) return std::nullopt;
                const auto& [person, view] = clip[k];
                columns.append_picture(render(head_, person, std::span(&view, 1), options_.render).front(),
                                       factor_row(person, view, int(k)));
            }
            shard.person_done();
        }
        return columns.arrays(options_.render.size);
    };
    return write_shards("clips", people_per_clip_shard(options_), make_shard, progress);
}

Result<> DatasetWriter::write_field(Progress& progress) const {
    const ViewCamera no_view{0, 0, 0, 0, 0};
    const auto make_shard = [&](const Shard& shard) -> std::optional<NamedArrays> {
        FieldColumns columns;
        for (int i = 0; i < shard.people; ++i) {
            if (shard.cancelled()) return std::nullopt;
            PortraitFactors factors =
                sample_factors(shard.first_seed + std::uint64_t(i), options_.plain_background);
            factors.body_twist = 0;
            columns.append_head(sample_field(head_, factors, options_.field),
                                factor_row(factors, no_view, 0));
            shard.person_done();
        }
        return columns.arrays();
    };
    return write_shards("field", options_.heads_per_shard, make_shard, progress);
}

}  // namespace limner::synthetic
