#pragma once
// The classes of a face's picture, by the pack limner-parser. No LibTorch here.
//
//     auto parser = FaceParser::load(pack->folder, AnalyserRole::editing);
//     const LabelMap labels = (*parser)->labels(crop);         // crop: analysis_size wide, see face_frame.h

#include <filesystem>
#include <memory>

#include "engine/core/image.h"
#include "engine/face_analysis/analyser_file.h"

namespace limner {

class FaceParser {
public:
    /// Reads a pack's folder. Errors of read_analyser(); model_mismatch where tensors do not fit.
    static Result<std::unique_ptr<FaceParser>> load(const std::filesystem::path& pack, AnalyserRole role);
    virtual ~FaceParser() = default;

    /// FaceClass of every pixel; `crop` is analysis_size x analysis_size (asserts). On one thread at a time,
    /// with LibTorch's threads.
    virtual LabelMap labels(const Image& crop) const = 0;
    virtual std::size_t parameter_count() const = 0;
};

}  // namespace limner
