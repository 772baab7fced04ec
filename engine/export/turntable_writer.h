#pragma once
// Where the pictures of a turntable go: into a video, a sequence of files, or onto one sheet.
//
//     const auto out = video_writer("turntable.mp4", {.frames_per_second = 30});
//     const auto outcome = write_turntable(*out, {.views = plan.views, .draw = draw});
//     if (!outcome.result) ...;          // outcome.file holds what there is all the same
//
// One thread at a time, not the interface's.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "engine/export/export_target.h"
#include "engine/export/finish.h"
#include "engine/generators/generator.h"
#include "engine/media/contact_sheet.h"
#include "engine/media/video_file.h"

namespace limner {

class TurntableWriter {
public:
    virtual ~TurntableWriter() = default;
    virtual std::filesystem::path path() const = 0;
    virtual const char* kind() const = 0;

    /// Whether the picture of `view` is there already and to be kept. file_unwritable when it is there and
    /// must not be replaced.
    virtual Result<bool> has(int, const Portrait&) { return false; }
    virtual Result<> add(int frame, const Image& image, const Portrait& view) = 0;
    virtual Result<ExportedFile> finish() = 0;
    /// The run ends early. Returns what is of use all the same and removes the rest; `keep`: a shorter
    /// turntable is of use.
    virtual std::optional<ExportedFile> stop(bool keep) = 0;
};

/// A video of the kind that its name says; appears under it when it is complete. Its size is that of the
/// first picture.
std::unique_ptr<TurntableWriter> video_writer(std::filesystem::path file, VideoOptions options);
/// One PNG with all pictures.
std::unique_ptr<TurntableWriter> sheet_writer(std::filesystem::path file, ContactSheetOptions options);

/// The file of one picture of a sequence; {n} counts from 1, {yaw} and {pitch} are those of `view`. Pure.
std::filesystem::path frame_file(const NameTemplate& names, NameFields fields, int frame,
                                 const Portrait& view);

struct SequenceSettings {
    NameTemplate names;  // with {frame}
    NameFields fields;
    IfExists if_exists = IfExists::refuse;
    bool resume = false;  // complete pictures of the same view are kept, others replaced
    bool recipe = true;   // each picture carries the portrait it shows
    Finish finish;        // of the pictures that `resume` keeps
    int size = 0;         // of the whole picture, before a crop
    std::string exists_advice = "choose another name";  // ends the sentence "... exists already; ..."
};
/// PNG files of their own, each complete as soon as it has its name.
std::unique_ptr<TurntableWriter> sequence_writer(SequenceSettings settings);

struct TurntableRun {
    std::span<const Portrait> views;
    Finish finish;
    std::function<Result<Picture>(const Portrait&)> draw;  // the whole picture
    std::function<void(int done)> progress = [](int) {};
    /// Asked when `draw` or the writer fails: see TurntableWriter::stop().
    std::function<bool(const Error&)> keep = [](const Error&) { return false; };
};

struct TurntableOutcome {
    Result<> result;
    std::optional<ExportedFile> file;
};

/// Draws and writes every view that is not there yet. Where it is cropped to the face, a few views are looked
/// at before: all pictures show the same part. The first error of drawing or writing ends the run.
TurntableOutcome write_turntable(TurntableWriter& out, const TurntableRun& run);

}  // namespace limner
