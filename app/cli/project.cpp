// limner-cli project: care of project files.

#include "app/cli/cli.h"
#include "app/cli/document_info.h"
#include "engine/core/file.h"
#include "engine/media/image_file.h"
#include "engine/media/image_header.h"
#include "engine/portrait/project_file.h"
#include "engine/portrait/project_folder.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

std::string text_of(ProjectFormat format) {
    return std::to_string(format.major) + "." + std::to_string(format.minor);
}

void describe(const OpenedProject& opened, CliContext& context) {
    const auto& project = opened.project;
    const auto format = text_of(opened.format);
    context.answer.update(about_project(opened));
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

Result<OpenedProject> open(const std::string& file, CliContext& context) {
    auto opened = read_project(file);
    if (opened)
        for (const auto& lost : opened->lost) context.warn("LM-502", lost);
    return opened;
}

Result<> extract(const std::string& file, const fs::path& folder, CliContext& context) {
    const auto opened = open(file, context);
    if (!opened) return tl::unexpected(opened.error());
    const auto parts = project_parts(opened->project);
    if (!parts) return tl::unexpected(parts.error());
    if (opened->project.foreign && !opened->project.foreign->entries.empty())
        context.warn("LM-501",
                     file + " holds parts of a newer Limner; they stay in it and are not extracted.");
    std::error_code error;
    if (!context.dry_run) fs::create_directories(folder, error);
    if (!context.dry_run && !fs::is_directory(folder, error))
        return failure(Errc::file_unwritable, "Could not create the folder " + folder.string() + ".");
    for (const auto& part : *parts) {
        const auto target = folder / part.file;
        if (context.only_planned(target, "project-part")) continue;
        const auto allowed = context.may_write(target, part.bytes.size());
        if (!allowed) return tl::unexpected(allowed.error());
        if (!*allowed) continue;
        if (auto written = replace_file(target, part.bytes); !written) return written;
        const auto header = inspect_image(part.bytes, part.file);
        context.add_output({target, "project-part", header ? header->width : 0, header ? header->height : 0});
    }
    return {};
}

Result<> pack(const fs::path& folder, const fs::path& file, CliContext& context) {
    const auto opened = read_project_folder(folder);
    if (!opened) return tl::unexpected(opened.error());
    for (const auto& lost : opened->lost) context.warn("LM-502", lost);
    if (!opened->lost.empty())
        return failure(Errc::bad_project, folder.string() +
                                              " is not packed: " + std::to_string(opened->lost.size()) +
                                              " of its parts cannot be read.");
    const auto allowed = context.may_write(file);
    if (!allowed) return tl::unexpected(allowed.error());
    if (!*allowed || context.only_planned(file, "project")) return {};
    if (auto written = write_project(file, opened->project); !written) return written;
    context.add_output({file, "project"});
    return {};
}

Result<> write_thumbnail(const std::string& file, const fs::path& out, int size, CliContext& context) {
    const auto opened = open(file, context);
    if (!opened) return tl::unexpected(opened.error());
    if (!opened->project.thumbnail) return failure(Errc::bad_project, file + " holds no thumbnail.");
    const Image picture = shrunk(*opened->project.thumbnail, size);
    const auto allowed = context.may_write(out, picture_bytes(size));
    if (!allowed) return tl::unexpected(allowed.error());
    if (!*allowed || context.only_planned(out, "thumbnail")) return {};
    if (auto written = write_png(out, picture); !written) return written;
    context.add_output({out, "thumbnail", picture.width, picture.height});
    return {};
}

bool is_older(ProjectFormat a, ProjectFormat b) {
    return a.major < b.major || (a.major == b.major && a.minor < b.minor);
}

fs::path kept_as(const fs::path& file, ProjectFormat format) {
    auto old = file;
    return old.replace_filename(file.stem().string() + ".v" + std::to_string(format.major) + "." +
                                std::to_string(format.minor) + file.extension().string());
}

Result<> upgrade(const std::string& file, CliContext& context) {
    const auto opened = open(file, context);
    if (!opened) return tl::unexpected(opened.error());
    if (!opened->lost.empty())
        return failure(Errc::bad_project, file + " is damaged and stays as it is: an upgrade would lose " +
                                              std::to_string(opened->lost.size()) + " of its parts.");
    context.answer["format"] = text_of(opened->format);
    if (!is_older(opened->format, current_project_format)) {
        context.print(file + " stays as it is: format " + text_of(opened->format) + " is " +
                      (opened->newer_minor ? "newer than this Limner's." : "the current one."));
        return {};
    }
    const auto old = kept_as(file, opened->format);
    const auto allowed = context.may_write(old);
    if (!allowed) return tl::unexpected(allowed.error());
    if (!*allowed || context.only_planned(file, "project")) return {};
    std::error_code error;
    fs::copy_file(file, old, fs::copy_options::overwrite_existing, error);
    if (error) return failure(Errc::file_unwritable, "Could not keep the old file as " + old.string() + ".");
    if (auto written = write_project(file, opened->project, /*backups=*/0); !written) return written;
    context.add_output({file, "project"});
    return {};
}

}  // namespace

void add_project(CLI::App& app, CliContext& context) {
    auto* command =
        app.add_subcommand("project", "Care of project files: check, upgrade, extract, thumbnail, pack");
    command->require_subcommand(1);
    command->footer(
        "Examples:\n"
        "  limner-cli project check anna.limner --json\n"
        "  limner-cli project extract anna.limner --out anna-parts\n"
        "  limner-cli project pack anna-parts --out anna.limner");
    const auto file_of = [](CLI::App* sub) {
        auto file = std::make_shared<std::string>();
        sub->add_option("file", *file, "A .limner project")->required();
        return file;
    };
    const auto examples = [](CLI::App* sub, const char* text) {
        sub->footer(std::string("Examples:\n") + text);
    };

    auto* check_command = command->add_subcommand("check", "Reads all of it, compares every checksum");
    auto checked = file_of(check_command);
    examples(check_command,
             "  limner-cli project check anna.limner\n"
             "  limner-cli project check anna.limner --json\n"
             "  limner-cli project check anna.limner --quiet");
    context.on(check_command, [checked, &context] { return check(*checked, context); });

    auto* upgrade_command = command->add_subcommand(
        "upgrade", "Rewrites an older format in the current one; the old file stays as NAME.v1.0.limner");
    auto upgraded = file_of(upgrade_command);
    examples(upgrade_command,
             "  limner-cli project upgrade anna.limner\n"
             "  limner-cli project upgrade anna.limner --dry-run\n"
             "  limner-cli project upgrade anna.limner --json");
    context.on(upgrade_command, [upgraded, &context] { return upgrade(*upgraded, context); });

    auto* extract_command = command->add_subcommand("extract", "Writes its parts as plain files to a folder");
    auto extracted = file_of(extract_command);
    auto folder = std::make_shared<fs::path>("project-parts");
    extract_command->add_option("--out,-o", *folder, "Folder (project-parts)")->type_name("DIR");
    examples(extract_command,
             "  limner-cli project extract anna.limner\n"
             "  limner-cli project extract anna.limner --out anna-parts\n"
             "  limner-cli project extract damaged.limner --out what-is-left");
    context.on(extract_command,
               [extracted, folder, &context] { return extract(*extracted, *folder, context); });

    auto* thumbnail_command =
        command->add_subcommand("thumbnail", "Writes the small picture a file manager shows of it");
    auto shown = file_of(thumbnail_command);
    auto picture = std::make_shared<fs::path>("thumbnail.png");
    auto size = std::make_shared<int>(256);
    thumbnail_command->add_option("--out,-o", *picture, "Picture (thumbnail.png)")->type_name("FILE.png");
    thumbnail_command->add_option("--size", *size, "Longest side in pixels, at most (256)")
        ->type_name("N")
        ->check(CLI::Range(1, 4096));
    examples(thumbnail_command,
             "  limner-cli project thumbnail anna.limner\n"
             "  limner-cli project thumbnail anna.limner --out anna.png --size 128\n"
             "  limner-cli project thumbnail anna.limner --out anna.png --force");
    context.on(thumbnail_command, [shown, picture, size, &context] {
        return write_thumbnail(*shown, *picture, *size, context);
    });

    auto* pack_command = command->add_subcommand("pack", "Makes a project of a folder that extract wrote");
    auto parts = std::make_shared<fs::path>(), packed = std::make_shared<fs::path>("project.limner");
    pack_command->add_option("folder", *parts, "Folder with portrait.json")->required();
    pack_command->add_option("--out,-o", *packed, "Project to write (project.limner)")
        ->type_name("FILE.limner");
    examples(pack_command,
             "  limner-cli project pack project-parts\n"
             "  limner-cli project pack anna-parts --out anna.limner\n"
             "  limner-cli project pack anna-parts --out anna.limner --force");
    context.on(pack_command, [parts, packed, &context] { return pack(*parts, *packed, context); });
}

}  // namespace limner
