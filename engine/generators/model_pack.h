#pragma once
// What every importer says about a checkpoint, and how it becomes a model pack (architecture, section 9):
// plain tensors, what is computed on conversion, a card and a manifest. No LibTorch.
//
//     PackWriter writer(folder, options, "stylegan2");
//     writer.add_capability("identity");
//     if (auto done = writer.add_part("generator", weights); !done) return done;
//     return writer.finish(card);

#include <filesystem>
#include <nlohmann/json.hpp>

#include "engine/checkpoints/checkpoint_tree.h"
#include "engine/checkpoints/key_table.h"

namespace limner {

struct ModelDescription {
    std::string family;                                              // "sofgan-texture", "stylegan2" ...
    std::vector<std::pair<std::string, std::string>> configuration;  // sizes and options, as text
    KeyReport keys;                                                  // what is missing, unknown or misshapen
    int resolution = 0;                       // side of its pictures in pixels; 0: it draws none by itself
    std::vector<std::string> capabilities{};  // as in a manifest: "pose", "labels" ...
};

struct PackOptions {
    std::string id, title;  // empty: the family's name
    std::string licence = "not stated by the checkpoint";
    std::uint64_t seed = 1;      // of statistics computed on conversion
    bool half = false;           // store weights as float16
    bool discriminator = false;  // keep the discriminator, for tracing
    bool overwrite = false;
};

/// Writes one pack. The manifest comes last, so that a pack that has one is whole.
class PackWriter {
public:
    PackWriter(std::filesystem::path folder, const PackOptions& options, std::string_view family);

    const PackOptions& options() const { return options_; }
    nlohmann::json& manifest() { return manifest_; }
    void add_capability(std::string_view name) { manifest_["capabilities"].push_back(name); }
    /// part.safetensors, as float16 with options().half. file_unwritable.
    Result<> add_part(const std::string& part, const NamedArrays& weights,
                      const std::map<std::string, std::string>& metadata = {});
    /// The same, never halved: statistics.
    Result<> add_exact_part(const std::string& part, const NamedArrays& arrays,
                            const std::map<std::string, std::string>& metadata = {});
    /// Creates the folder; file_unwritable when it holds a model already and options().overwrite is not set.
    Result<> start();
    /// CARD.md: `source` says of what the model was converted, `limits` what it cannot do; one sentence each.
    Result<std::vector<std::filesystem::path>> finish(std::string_view source, std::string_view added,
                                                      std::string_view limits);

private:
    std::filesystem::path folder_;
    PackOptions options_;
    nlohmann::json manifest_;
    std::vector<std::filesystem::path> files_;
};

}  // namespace limner
