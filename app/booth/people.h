#pragma once
// Everybody the booth may show: portraits from files, and seeds, which become portraits when their turn
// comes.

#include <cstdint>
#include <string>
#include <vector>

#include "app/cli/portrait_options.h"

namespace limner::booth {

class People {
public:
    /// Opens `files`, or else the recipe that `options` hold, now, so that a wrong one is told before
    /// anything is shown; the other options are for everybody. Errors of open_portrait() and apply_options();
    /// wrong_use where there is nobody.
    static Result<People> from(const std::vector<std::string>& files, std::vector<std::uint64_t> seeds,
                               PortraitOptions options, Remarks& remarks);

    std::size_t count() const { return files_.size() + seeds_.size(); }
    /// The model the first of them was made with, or the one the options name.
    const std::string& model() const { return model_; }
    /// So many of them, the first ones, come from files.
    std::size_t from_files() const { return files_.size(); }

    /// Errors of apply_options() and fit_to_model(), whose remarks go to `remarks`.
    Result<Portrait> portrait(std::size_t index, const GeneratorInfo& info, Remarks& remarks) const;
    /// "Seed 17", or the name of the file without folder and ending.
    std::string name(std::size_t index) const;

private:
    Result<Portrait> seeded(std::uint64_t seed, Remarks& remarks) const;

    struct FromFile {
        std::string name;
        Portrait portrait;
    };
    std::vector<FromFile> files_;
    std::vector<std::uint64_t> seeds_;
    PortraitOptions options_;  // for seeds
    std::string model_;
};

}  // namespace limner::booth
