#include "engine/face_analysis/face_parser.h"

#include <torch/torch.h>

#include <algorithm>

#include "engine/core/label_set.h"
#include "engine/face_analysis/analyser_input.h"
#include "engine/face_analysis/face_frame.h"
#include "engine/face_analysis/parser_network.h"
#include "engine/nn/largest_channel.h"
#include "engine/nn/parameters.h"

namespace limner {
namespace {

class LoadedParser final : public FaceParser {
public:
    explicit LoadedParser(analysis::ParserNetwork network) : network_(std::move(network)) {}

    LabelMap labels(const Image& crop) const override {
        const c10::InferenceMode inference;
        auto network = network_;
        const auto classes = nn::largest_channel(network(analyser_input(crop)));
        LabelMap map(crop.width, crop.height);
        std::copy_n(classes.data_ptr<std::uint8_t>(), map.pixels.size(), map.pixels.begin());
        return map;
    }

    std::size_t parameter_count() const override {
        std::size_t count = 0;
        for (const auto& parameter : network_->parameters()) count += std::size_t(parameter.numel());
        return count;
    }

private:
    analysis::ParserNetwork network_;
};

}  // namespace

Result<std::unique_ptr<FaceParser>> FaceParser::load(const std::filesystem::path& pack, AnalyserRole role) {
    const auto file = read_analyser(pack, parser_family, role);
    if (!file) return tl::unexpected(file.error());
    const auto widths = analyser_widths(file->arrays, pack);
    if (!widths) return tl::unexpected(widths.error());
    analysis::ParserNetwork network(*widths);
    if (auto ok = nn::load_parameters(*network, file->arrays, ""); !ok) return tl::unexpected(ok.error());
    return std::make_unique<LoadedParser>(std::move(network));
}

}  // namespace limner
