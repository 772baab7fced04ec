#include "app/booth/people.h"

#include <filesystem>
#include <utility>

namespace limner::booth {

Result<People> People::from(const std::vector<std::string>& files, std::vector<std::uint64_t> seeds,
                            PortraitOptions options, Remarks& remarks) {
    People people;
    std::vector<std::string> sources = files;
    if (sources.empty() && !options.recipe.empty()) sources.push_back({});
    for (const auto& source : sources) {
        PortraitOptions wanted = options;
        wanted.input = source;
        auto portrait = build_portrait(wanted, remarks);
        if (!portrait) return tl::unexpected(portrait.error());
        const auto name = std::filesystem::path(source).stem().string();
        people.files_.push_back({name.empty() ? "Recipe" : name, std::move(*portrait)});
    }
    people.seeds_ = std::move(seeds);
    people.options_ = std::move(options);
    if (!sources.empty()) {
        // Both belong to the files.
        people.options_.recipe.clear();
        people.options_.snapshot.clear();
        people.model_ = people.files_.front().portrait.model;
    }
    if (people.count() == 0) return failure(Errc::wrong_use, "There is nobody to show.");
    if (people.seeds_.empty()) return people;
    const auto first = people.seeded(people.seeds_.front(), remarks);
    if (!first) return tl::unexpected(first.error());
    if (sources.empty()) people.model_ = first->model;
    return people;
}

Result<Portrait> People::seeded(std::uint64_t seed, Remarks& remarks) const {
    PortraitOptions person = options_;
    person.seed = seed;
    return build_portrait(person, remarks);
}

Result<Portrait> People::portrait(std::size_t index, const GeneratorInfo& info, Remarks& remarks) const {
    Result<Portrait> portrait = index < files_.size() ? Result<Portrait>(files_[index].portrait)
                                                      : seeded(seeds_[index - files_.size()], remarks);
    if (!portrait) return portrait;
    portrait->model = info.id;
    if (auto fits = fit_to_model(options_, info, *portrait, remarks); !fits)
        return tl::unexpected(fits.error());
    return portrait;
}

std::string People::name(std::size_t index) const {
    if (index < files_.size()) return files_[index].name;
    return "Seed " + std::to_string(seeds_[index - files_.size()]);
}

}  // namespace limner::booth
