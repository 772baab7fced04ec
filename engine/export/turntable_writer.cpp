#include "engine/export/turntable_writer.h"

#include <algorithm>

#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/export/still_export.h"
#include "engine/media/image_file.h"
#include "engine/portrait/recipe.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

/// Say what stands behind the head, what was cut away and how finely it was drawn, where they are not as
/// usual.
constexpr const char *background_keyword = "Limner background", *crop_keyword = "Limner crop",
                     *samples_keyword = "Limner samples";

/// What a picture carries about its making, besides the recipe.
std::vector<PngText> marks_of(const Finish& finish, int size) {
    std::vector<PngText> marks;
    if (finish.background != Background()) marks.push_back({background_keyword, to_text(finish.background)});
    if (finish.crop != Crop())
        marks.push_back({crop_keyword, to_text(finish.crop) + " of " + std::to_string(size)});
    if (finish.samples != 1) marks.push_back({samples_keyword, std::to_string(finish.samples)});
    return marks;
}

bool is_mark(const PngText& text) {
    return text.keyword == background_keyword || text.keyword == crop_keyword ||
           text.keyword == samples_keyword;
}

std::vector<PngText> marks_in(const fs::path& file) {
    std::vector<PngText> marks;
    if (const auto content = read_file(file, limits::image_bytes))
        if (auto texts = decode_png_texts(content->bytes, file.string()))
            for (auto& text : *texts)
                if (is_mark(text)) marks.push_back(std::move(text));
    return marks;
}

class Sequence final : public TurntableWriter {
public:
    explicit Sequence(SequenceSettings settings) : settings_(std::move(settings)) {}

    fs::path path() const override {
        return fs::path(settings_.names.expand(settings_.fields)).parent_path();
    }
    const char* kind() const override { return "frames"; }

    Result<bool> has(int frame, const Portrait& view) override {
        const auto file = file_of(frame, view);
        std::error_code error;
        const bool exists = fs::exists(file, error), skips = settings_.if_exists == IfExists::skip;
        if (exists && ((settings_.resume && shows(file, view)) || skips)) {
            files_.push_back(file);
            return true;
        }
        if (!exists || settings_.resume || settings_.if_exists == IfExists::replace) return false;
        return failure(Errc::file_unwritable,
                       file.string() + " exists already; " + settings_.exists_advice + ".");
    }
    Result<> add(int frame, const Image& image, const Portrait& view) override {
        std::error_code error;
        const auto file = file_of(frame, view);
        if (file.has_parent_path()) fs::create_directories(file.parent_path(), error);
        auto texts = marks_of(settings_.finish, settings_.size);
        if (settings_.recipe) {
            auto recipe = recipe_text(view);
            if (!recipe) return tl::unexpected(recipe.error());
            texts.insert(texts.begin(), {recipe_keyword, std::move(*recipe)});
        }
        if (auto written = write_png(file, image, texts); !written) return written;
        files_.push_back(file);
        width_ = image.width;
        height_ = image.height;
        return {};
    }
    Result<ExportedFile> finish() override {
        if (width_ == 0 && !files_.empty())  // all were there
            if (const auto image = read_image(files_.front())) width_ = image->width, height_ = image->height;
        const auto folder = path();
        return ExportedFile{
            folder.empty() ? fs::path(".") : folder, kind(), width_, height_, int(files_.size()), files_};
    }
    std::optional<ExportedFile> stop(bool) override {
        if (files_.empty()) return std::nullopt;
        return *finish();  // complete ones stay, and can be resumed
    }

private:
    fs::path file_of(int frame, const Portrait& view) const {
        return frame_file(settings_.names, settings_.fields, frame, view);
    }
    // Complete, and of this very view: a sequence of other options is not mixed in.
    bool shows(const fs::path& file, const Portrait& view) const {
        const auto image = read_image(file);
        if (!image || (settings_.finish.crop == Crop() && image->width != settings_.fields.width))
            return false;
        const auto shown = read_recipe(file);
        return shown && *shown == view && marks_in(file) == marks_of(settings_.finish, settings_.size);
    }

    SequenceSettings settings_;
    std::vector<fs::path> files_;
    int width_ = 0, height_ = 0;
};

class Film final : public TurntableWriter {
public:
    Film(fs::path file, VideoOptions options) : file_(std::move(file)), options_(options) {}
    fs::path path() const override { return file_; }
    const char* kind() const override { return "video"; }

    Result<> add(int, const Image& image, const Portrait&) override {
        if (!video_) {
            options_.width = image.width;
            options_.height = image.height;
            auto created = VideoFile::create(file_, options_);
            if (!created) return tl::unexpected(created.error());
            video_ = std::move(*created);
        }
        ++frames_;
        return video_->add(image);
    }
    Result<ExportedFile> finish() override {
        if (auto finished = video_->finish(); !finished) return tl::unexpected(finished.error());
        const auto format = video_format(file_)->kind;
        ExportedFile film{file_, kind(), side_in(format, options_.width), side_in(format, options_.height),
                          frames_};
        film.trimmed = film.width != options_.width || film.height != options_.height;
        return film;
    }
    std::optional<ExportedFile> stop(bool keep) override {
        if (!keep || !video_) return std::nullopt;
        const auto finished = finish();
        return finished ? std::optional(*finished) : std::nullopt;
    }

private:
    fs::path file_;
    VideoOptions options_;
    std::unique_ptr<VideoFile> video_;
    int frames_ = 0;
};

class Sheet final : public TurntableWriter {
public:
    Sheet(fs::path file, ContactSheetOptions options) : file_(std::move(file)), options_(options) {}
    fs::path path() const override { return file_; }
    const char* kind() const override { return "contact-sheet"; }

    Result<> add(int, const Image& image, const Portrait&) override {
        pictures_.push_back(image);
        return {};
    }
    Result<ExportedFile> finish() override {
        const auto page = contact_sheet(pictures_, options_);
        if (auto written = write_png(file_, page); !written) return tl::unexpected(written.error());
        return ExportedFile{file_, kind(), page.width, page.height, int(pictures_.size())};
    }
    std::optional<ExportedFile> stop(bool) override { return std::nullopt; }

private:
    fs::path file_;
    ContactSheetOptions options_;
    std::vector<Image> pictures_;
};

/// A crop to the face becomes one place for all pictures: around the face of a few views along the way.
Result<> hold_still(Crop& crop, const TurntableRun& run) {
    if (crop.kind != Crop::Kind::face) return {};
    constexpr std::size_t most_looks = 8;
    const auto looks = std::min(most_looks, run.views.size());
    std::vector<std::shared_ptr<const LabelMap>> labels;
    int width = 0, height = 0;
    for (std::size_t i = 0; i < looks; ++i) {
        const auto picture = run.draw(run.views[i * run.views.size() / looks]);
        if (!picture) return tl::unexpected(picture.error());
        labels.push_back(picture->labels);
        width = picture->image->width / run.finish.samples;
        height = picture->image->height / run.finish.samples;
    }
    const auto area = area_of(crop, width, height, labels);
    if (!area) return tl::unexpected(area.error());
    crop = {Crop::Kind::typed, *area};
    return {};
}

Result<> draw_into(TurntableWriter& out, int frame, const Portrait& view, const TurntableRun& run,
                   Finish& finish) {
    if (auto held = hold_still(finish.crop, run); !held) return held;
    const auto picture = run.draw(view);
    if (!picture) return tl::unexpected(picture.error());
    const auto image = still_image(*picture, finish);
    return image ? out.add(frame, *image, view) : tl::unexpected(image.error());
}

}  // namespace

fs::path frame_file(const NameTemplate& names, NameFields fields, int frame, const Portrait& view) {
    fields.frame = frame;
    fields.n = frame + 1;
    fields.yaw = degrees(view.pose.yaw);
    fields.pitch = degrees(view.pose.pitch);
    return names.expand(fields);
}

std::unique_ptr<TurntableWriter> video_writer(fs::path file, VideoOptions options) {
    return std::make_unique<Film>(std::move(file), options);
}

std::unique_ptr<TurntableWriter> sheet_writer(fs::path file, ContactSheetOptions options) {
    return std::make_unique<Sheet>(std::move(file), options);
}

std::unique_ptr<TurntableWriter> sequence_writer(SequenceSettings settings) {
    return std::make_unique<Sequence>(std::move(settings));
}

TurntableOutcome write_turntable(TurntableWriter& out, const TurntableRun& run) {
    Finish finish = run.finish;
    const auto background = loaded(finish.background);
    if (!background) return {tl::unexpected(background.error()), std::nullopt};
    finish.background = *background;
    for (int frame = 0; frame < int(run.views.size()); ++frame) {
        const auto& view = run.views[std::size_t(frame)];
        const auto there = out.has(frame, view);
        if (!there) return {tl::unexpected(there.error()), out.stop(run.keep(there.error()))};
        if (!*there)
            if (auto drawn = draw_into(out, frame, view, run, finish); !drawn)
                return {drawn, out.stop(run.keep(drawn.error()))};
        run.progress(frame + 1);
    }
    auto finished = out.finish();
    if (!finished) return {tl::unexpected(finished.error()), std::nullopt};
    return {{}, std::move(*finished)};
}

}  // namespace limner
