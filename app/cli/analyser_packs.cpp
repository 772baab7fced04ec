#include "app/cli/analyser_packs.h"

#include "engine/runtime/model_library.h"

namespace limner {
namespace {

template <class Analyser>
Result<> load(std::unique_ptr<Analyser>& analyser, std::string_view family, AnalyserRole role,
              const ModelLibrary& library) {
    const auto pack = library.find(analyser_id(family, role));
    if (!pack && pack.error().code == Errc::model_missing) return {};
    if (!pack) return tl::unexpected(pack.error());
    if (auto intact = verify(*pack); !intact) return intact;
    auto loaded = Analyser::load(pack->folder, role);
    if (!loaded) return tl::unexpected(loaded.error());
    analyser = std::move(*loaded);
    return {};
}

}  // namespace

Result<LoadedAnalysers> load_analysers(AnalyserRole role, const CliContext& context) {
    const ModelLibrary library(context.model_folders);
    LoadedAnalysers analysers;
    if (auto ok = load(analysers.parser, parser_family, role, library); !ok)
        return tl::unexpected(ok.error());
    if (auto ok = load(analysers.regressor, regressor_family, role, library); !ok)
        return tl::unexpected(ok.error());
    return analysers;
}

}  // namespace limner
