#include "app/cli/model_info.h"

#include "engine/checkpoints/checkpoint.h"
#include "engine/core/hash.h"
#include "engine/generators/official_families.h"

namespace limner {
namespace {

using nlohmann::json;

struct Signature {
    const char* key;
    const char* family;
};
// Families that are told but not opened.
constexpr Signature signatures[] = {
    {"g_ema/local_nets.0.linears.0.conv.weight", "semantic-stylegan"},
    {"cp.resnet.conv1.weight", "sofgan-parser"},
};

json scalar_json(const CheckpointScalar& scalar) {
    return std::visit([](const auto& value) { return json(value); }, scalar);
}

json describe(const CheckpointTree& tree) {
    json networks = json::array();
    const auto* known = family_of(tree);
    const auto descriptions = known ? known->describe(tree) : std::vector<ModelDescription>();
    for (const auto& about : descriptions) {
        json configuration = json::object();
        for (const auto& [name, value] : about.configuration) {
            const auto parsed = json::parse(value, nullptr, false);  // numbers and lists as such
            configuration[name] = parsed.is_discarded() ? json(value) : parsed;
        }
        networks.push_back({{"family", about.family},
                            {"configuration", configuration},
                            {"missing", about.keys.missing},
                            {"unknown", about.keys.unknown},
                            {"mismatched", about.keys.mismatched},
                            {"fits", about.keys.fits()}});
    }
    std::string family = networks.empty() ? "unknown" : networks[0]["family"].get<std::string>();
    if (networks.empty())
        for (const auto& signature : signatures)
            if (tree.arrays.contains(signature.key)) {
                family = signature.family;
                break;
            }
    json tensors = json::array(), opaque = json::array(), values = json::object();
    std::uint64_t bytes = 0;
    for (const auto& [key, array] : tree.arrays) {
        tensors.push_back({{"name", key},
                           {"shape", array.shape},
                           {"dtype", name(array.dtype)},
                           {"sha256", sha256(array.bytes)}});
        bytes += array.bytes.size();
    }
    for (const auto& use : tree.opaque)
        opaque.push_back({{"symbol", use.symbol}, {"first", use.first_path}, {"count", use.count}});
    for (const auto& [key, scalar] : tree.scalars) values[key] = scalar_json(scalar);
    return {{"kind", "model"},    {"container", tree.container}, {"family", family}, {"networks", networks},
            {"tensors", tensors}, {"tensor_bytes", bytes},       {"values", values}, {"opaque", opaque}};
}

}  // namespace

std::string model_for_people(const json& about) {
    std::string text = "family:    " + about["family"].get<std::string>() +
                       "\ncontainer: " + about["container"].get<std::string>() +
                       "\ntensors:   " + std::to_string(about["tensors"].size()) + ", " +
                       std::to_string(about["tensor_bytes"].get<std::uint64_t>()) + " bytes\n";
    for (const auto& network : about["networks"]) {
        text += "\n" + network["family"].get<std::string>() +
                (network["fits"].get<bool>() ? "" : " (does not fit)") + "\n";
        for (const auto& [key, value] : network["configuration"].items())
            text += "  " + key + ": " + value.dump() + "\n";
        for (const auto* list : {"missing", "unknown", "mismatched"})
            for (const auto& key : network[list])
                text += "  " + std::string(list) + ": " + key.get<std::string>() + "\n";
    }
    for (const auto& use : about["opaque"])
        text +=
            "\nleft alone: " + use["symbol"].get<std::string>() + " (" + use["count"].dump() + " times)\n";
    text += "\n";
    for (const auto& tensor : about["tensors"])
        text += tensor["name"].get<std::string>() + "  " + tensor["dtype"].get<std::string>() + " " +
                tensor["shape"].dump() + "  " + tensor["sha256"].get<std::string>().substr(0, 12) + "\n";
    return text;
}

Result<json> describe_model(const std::filesystem::path& checkpoint) {
    const auto tree = read_checkpoint(checkpoint);
    if (!tree) return tl::unexpected(tree.error());
    return describe(*tree);
}

}  // namespace limner
