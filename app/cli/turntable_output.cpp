#include "app/cli/turntable_output.h"

#include <algorithm>

#include "app/cli/interruption.h"
#include "app/cli/portrait_output.h"
#include "engine/core/file.h"
#include "engine/media/contact_sheet.h"
#include "engine/media/image_file.h"
#include "engine/media/video_file.h"
#include "engine/portrait/recipe.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

/// Files of their own, each complete as soon as it has its name.
class FrameSequence final : public TurntableOutput {
public:
    FrameSequence(NameTemplate names, NameFields fields, bool resume, CliContext& context)
        : names_(std::move(names)), fields_(std::move(fields)), resume_(resume), context_(context) {}

    fs::path path() const override { return fs::path(names_.expand(fields_)).parent_path(); }
    const char* kind() const override { return "frames"; }

    Result<bool> has(int frame, const Portrait& view) override {
        const auto file = file_of(frame, view);
        if (resume_ && shows(file, view)) {
            files_.push_back(file);
            return true;
        }
        std::error_code error;
        const bool exists = fs::exists(file, error);
        if (exists && context_.skip_existing) files_.push_back(file);
        if (!exists || resume_ || context_.force || context_.skip_existing)
            return exists && context_.skip_existing;
        return failure(Errc::file_unwritable,
                       file.string() + " exists already; --force overwrites it, --resume keeps it.");
        return false;
    }
    Result<> add(int frame, const Image& image, const Portrait& view) override {
        std::error_code error;
        const auto file = file_of(frame, view);
        if (file.has_parent_path()) fs::create_directories(file.parent_path(), error);
        const auto bytes = encode_portrait(image, view, context_);
        if (!bytes) return tl::unexpected(bytes.error());
        if (auto written = replace_file(file, *bytes); !written) return written;
        files_.push_back(file);
        width_ = image.width;
        height_ = image.height;
        return {};
    }
    Result<> finish(CliContext& context) override {
        if (width_ == 0 && !files_.empty())  // all were there
            if (const auto image = read_image(files_.front())) width_ = image->width, height_ = image->height;
        const auto folder = path();
        context.add_output(
            {folder.empty() ? fs::path(".") : folder, kind(), width_, height_, int(files_.size()), files_});
        return {};
    }
    void stop(const Error&, CliContext& context) override {
        if (!files_.empty()) (void)finish(context);  // complete ones stay, and can be resumed
    }

private:
    fs::path file_of(int frame, const Portrait& view) const {
        auto fields = fields_;
        fields.frame = frame;
        fields.n = frame + 1;
        fields.yaw = degrees(view.pose.yaw);
        fields.pitch = degrees(view.pose.pitch);
        return names_.expand(fields);
    }
    // Complete, and of this very view: a sequence of other options is not mixed in.
    bool shows(const fs::path& file, const Portrait& view) const {
        std::error_code error;
        if (!fs::exists(file, error)) return false;
        const auto image = read_image(file);
        if (!image || image->width != fields_.width) return false;
        const auto shown = read_recipe(file);
        return shown && *shown == view;
    }

    NameTemplate names_;
    NameFields fields_;
    bool resume_;
    CliContext& context_;
    std::vector<fs::path> files_;
    int width_ = 0, height_ = 0;
};

class Film final : public TurntableOutput {
public:
    Film(fs::path file, double rate) : file_(std::move(file)), rate_(rate) {}
    fs::path path() const override { return file_; }
    const char* kind() const override { return "video"; }

    Result<> add(int, const Image& image, const Portrait&) override {
        if (!video_) {
            auto created = VideoFile::create(file_, {image.width, image.height, rate_});
            if (!created) return tl::unexpected(created.error());
            video_ = std::move(*created);
            width_ = image.width;
            height_ = image.height;
        }
        ++frames_;
        return video_->add(image);
    }
    Result<> finish(CliContext& context) override {
        if (auto finished = video_->finish(); !finished) return finished;
        context.add_output({file_, kind(), width_, height_, frames_});
        return {};
    }
    void stop(const Error& error, CliContext& context) override {
        // Who set a time limit wants what was reached by then, who interrupted wants nothing.
        if (video_ && error.code == Errc::cancelled && time_is_up()) (void)finish(context);
    }

private:
    fs::path file_;
    double rate_;
    std::unique_ptr<VideoFile> video_;
    int width_ = 0, height_ = 0, frames_ = 0;
};

class Sheet final : public TurntableOutput {
public:
    Sheet(fs::path file, ContactSheetOptions options) : file_(std::move(file)), options_(options) {}
    fs::path path() const override { return file_; }
    const char* kind() const override { return "contact-sheet"; }

    Result<> add(int, const Image& image, const Portrait&) override {
        pictures_.push_back(image);
        return {};
    }
    Result<> finish(CliContext& context) override {
        const auto page = contact_sheet(pictures_, options_);
        if (auto written = write_png(file_, page); !written) return written;
        context.add_output({file_, kind(), page.width, page.height, int(pictures_.size())});
        return {};
    }
    void stop(const Error&, CliContext&) override {}

private:
    fs::path file_;
    ContactSheetOptions options_;
    std::vector<Image> pictures_;
};

Result<std::unique_ptr<TurntableOutput>> make_sequence(const TurntableTarget& target, NameFields fields,
                                                       int frames, CliContext& context) {
    auto names = context.names(target.out, "frame-{frame:05}.png");
    if (names && !names->has("frame") && context.file_template.empty())  // a folder
        names = NameTemplate::parse((fs::path(target.out) / "frame-{frame:05}.png").string());
    if (!names) return tl::unexpected(names.error());
    if (!names->has("frame"))
        return failure(Errc::wrong_use, "--template " + context.file_template +
                                            ": the pictures of a sequence need {frame} in the name.");
    if (fs::path(names->expand(fields)).extension() != ".png")
        return failure(Errc::wrong_use,
                       "A sequence of pictures is written as .png, not as " + names->expand(fields) + ".");
    // The folder itself may be missing; the one around it may not.
    auto folder = fs::path(names->expand(fields)).parent_path();
    std::error_code error;
    if (!folder.empty() && !fs::exists(folder, error)) {
        const auto allowed = context.may_write(folder, picture_bytes(fields.width) * std::uint64_t(frames));
        if (!allowed) return tl::unexpected(allowed.error());
    } else if (!folder.empty() && !fs::is_directory(folder, error)) {
        return failure(Errc::file_unwritable, folder.string() + " is a file, not a folder.");
    }
    return std::make_unique<FrameSequence>(std::move(*names), std::move(fields), target.resume, context);
}

}  // namespace

Result<std::unique_ptr<TurntableOutput>> make_turntable_output(const TurntableTarget& target,
                                                               const Portrait& portrait, int frames,
                                                               CliContext& context) {
    const auto fields = name_fields(portrait, target.input, target.size, context);
    const auto names = context.names(target.out, "turntable.mp4");
    if (!names) return tl::unexpected(names.error());
    const fs::path file = names->expand(fields);
    const bool sequence = names->has("frame");
    const bool film = !sequence && file.extension() == ".mp4",
               sheet = !sequence && file.extension() == ".png";
    constexpr std::string_view foreign[] = {".gif", ".avi",  ".mov", ".webm", ".mkv",
                                            ".m4v", ".webp", ".jpg", ".jpeg"};
    if (!sequence && std::find(std::begin(foreign), std::end(foreign), file.extension()) != std::end(foreign))
        return failure(
            Errc::wrong_use,
            "--out " + file.string() + ": a turntable is written as .mp4, as .png sheet or as a folder.");
    if (!film && !sheet) return make_sequence(target, fields, frames, context);
    if (target.resume)
        return failure(Errc::wrong_use,
                       "--resume is for sequences of pictures, not for " + file.string() + ".");
    if (film && !can_write_mp4()) return tl::unexpected(VideoFile::create(file, {1, 1}).error());
    const auto allowed =
        context.may_write(file, picture_bytes(fields.width) * (sheet ? std::uint64_t(frames) : 0));
    if (!allowed) return tl::unexpected(allowed.error());
    if (!*allowed) return nullptr;
    if (film) return std::make_unique<Film>(file, target.rate);
    return std::make_unique<Sheet>(file, ContactSheetOptions{.columns = target.columns, .gap = target.gap});
}

}  // namespace limner
