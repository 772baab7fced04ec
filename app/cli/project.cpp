// limner-cli project: care of project files.

#include "app/cli/cli.h"
#include "engine/core/file.h"
#include "engine/media/image_file.h"
#include "engine/media/image_header.h"
#include "engine/media/label_file.h"
#include "engine/portrait/project_file.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

void describe(const OpenedProject& opened, CliContext& context) {
    const auto& project = opened.project;
    const auto format = std::to_string(opened.format.major) + "." + std::to_string(opened.format.minor);
    context.answer["format"] = format;
    context.answer["portrait_model"] = project.portrait.model;
    context.answer["seed"] = project.portrait.head.identity.seed;
    context.answer["painted"] = project.portrait.painted.has_value();
    context.answer["snapshots"] = project.snapshots.size();
    context.answer["photo"] = project.photo.has_value();
    context.print("format " + format + ", model " + project.portrait.model + ", seed " +
                  std::to_string(project.portrait.head.identity.seed) + ", " +
                  std::to_string(project.snapshots.size()) + " snapshots" +
                  (project.portrait.painted ? ", painted" : "") + (project.photo ? ", with photo" : ""));
}

Result<> check(const std::string& file, CliContext& context) {
    const auto opened = read_project(file);
    if (!opened) return tl::unexpected(opened.error());
    describe(*opened, context);
    if (opened->newer_minor) context.warn("LM-501", file + " was written by a newer Limner.");
    if (opened->lost.empty()) return {};
    for (const auto& lost : opened->lost) context.warn("LM-502", lost);
    return failure(Errc::bad_project, file + " is damaged: " + std::to_string(opened->lost.size()) +
                                          " of its parts cannot be read; the others can be extracted.");
}

// Every file gets a name of ours: nothing in a project decides where we write.
class Extraction {
public:
    Extraction(fs::path folder, CliContext& context) : folder_(std::move(folder)), context_(context) {}

    template <class Write>
    Result<> add(const std::string& name, const std::string& kind, int width, int height, Write write) {
        const auto file = folder_ / name;
        const auto allowed = context_.may_write(file);
        if (!allowed) return tl::unexpected(allowed.error());
        if (!*allowed) return {};
        if (context_.dry_run) {
            context_.print("Would write " + file.string() + ".");
            return {};
        }
        if (Result<> written = write(file); !written) return written;
        context_.add_output({file, kind, width, height});
        return {};
    }
    Result<> add(const std::string& name, const std::shared_ptr<const Image>& image) {
        if (!image) return {};
        return add(name, "image", image->width, image->height,
                   [&](const fs::path& file) { return write_png(file, *image); });
    }
    // Values as painted; 255 = not painted.
    Result<> add(const std::string& name, const std::optional<PaintedLabels>& painted) {
        if (!painted || !painted->labels) return {};
        const auto& labels = *painted->labels;
        return add(name, "label-map", labels.width, labels.height, [&](const fs::path& file) -> Result<> {
            const auto bytes = encode_label_map(labels);
            if (!bytes) return tl::unexpected(bytes.error());
            return replace_file(file, *bytes);
        });
    }

private:
    fs::path folder_;
    CliContext& context_;
};

Result<> extract(const std::string& file, const fs::path& folder, CliContext& context) {
    const auto opened = read_project(file);
    if (!opened) return tl::unexpected(opened.error());
    for (const auto& lost : opened->lost) context.warn("LM-502", lost);
    const auto& project = opened->project;
    std::error_code error;
    if (!context.dry_run) fs::create_directories(folder, error);
    if (error || (!context.dry_run && !fs::is_directory(folder, error)))
        return failure(Errc::file_unwritable, "Could not create the folder " + folder.string() + ".");
    if (!context.json) describe(*opened, context);
    Extraction extraction(folder, context);
    if (auto done = extraction.add("thumbnail.png", project.thumbnail); !done) return done;
    if (auto done = extraction.add("painted.png", project.portrait.painted); !done) return done;
    for (std::size_t i = 0; i < project.snapshots.size(); ++i) {
        const auto number = std::to_string(i + 1);
        const auto& snapshot = project.snapshots[i];
        if (auto done = extraction.add("snapshot-" + number + ".png", snapshot.thumbnail); !done) return done;
        if (auto done = extraction.add("snapshot-" + number + "-painted.png", snapshot.portrait.painted);
            !done)
            return done;
    }
    if (!project.photo) return {};
    const auto header = inspect_image(*project.photo->bytes, "the reference photo");
    if (!header) return tl::unexpected(header.error());
    return extraction.add(
        header->kind == ImageKind::png ? "photo.png" : "photo.jpg", "image", header->width, header->height,
        [&](const fs::path& target) { return replace_file(target, *project.photo->bytes); });
}

}  // namespace

void add_project(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("project", "Care of project files: check, extract");
    command->require_subcommand(1);
    command->footer(
        "Examples:\n"
        "  limner-cli project check anna.limner\n"
        "  limner-cli project check anna.limner --json\n"
        "  limner-cli project extract anna.limner --out anna-parts");
    auto file = std::make_shared<std::string>();
    auto folder = std::make_shared<fs::path>("project-parts");

    auto* check_command = command->add_subcommand("check", "Reads all of it, compares every checksum");
    check_command->add_option("file", *file, "A .limner project")->required();
    context.on(check_command, [file, &context] { return check(*file, context); });

    auto* extract_command = command->add_subcommand("extract", "Writes its pictures and maps to a folder");
    extract_command->add_option("file", *file, "A .limner project")->required();
    extract_command->add_option("--out,-o", *folder, "Folder (project-parts)")->type_name("DIR");
    context.on(extract_command, [file, folder, &context] { return extract(*file, *folder, context); });
}

}  // namespace limner
