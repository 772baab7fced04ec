#include "engine/face_analysis/analyser_file.h"

namespace limner {

std::string analyser_id(std::string_view family, AnalyserRole role) {
    return std::string(family) + (role == AnalyserRole::judging ? "-judge" : "");
}

std::string_view key(AnalyserRole role) { return role == AnalyserRole::judging ? "judging" : "editing"; }

Result<Safetensors> read_analyser(const std::filesystem::path& pack, std::string_view family,
                                  AnalyserRole role) {
    auto file = read_safetensors(pack / analyser_weights);
    if (!file) return file;
    const auto said = [&](const char* name) {
        const auto found = file->metadata.find(name);
        return found == file->metadata.end() ? std::string() : found->second;
    };
    if (said("format") != family)
        return failure(Errc::model_mismatch,
                       "The model in " + pack.string() + " is no " + std::string(family) + ".");
    if (said("role") != key(role))
        return failure(Errc::model_mismatch,
                       "The model in " + pack.string() + " is for " +
                           (role == AnalyserRole::judging ? "editing and must not judge"
                                                          : "judging and must not be edited with") +
                           "; the model " + analyser_id(family, role) + " is needed.");
    return file;
}

}  // namespace limner
