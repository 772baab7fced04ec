#include "ui/project_document.h"

#include <QCoreApplication>

#include "ui/session/pictures.h"

namespace limner::ui {
namespace {

std::filesystem::path native(const QString& file) { return std::filesystem::path(file.toStdU16String()); }

std::shared_ptr<const Image> shared_image(const QImage& image) {
    return image.isNull() ? nullptr : std::make_shared<const Image>(from_qimage(image));
}

}  // namespace

Project to_project(const ProjectContent& content) {
    Project project;
    project.portrait = content.portrait;
    project.locks = content.locks;
    project.animation = content.animation;
    project.shown_frame = content.shown_frame;
    // Those of the user first: the command line counts them.
    const auto add = [&](const std::vector<Snapshot>& snapshots, bool automatic) {
        for (const Snapshot& snapshot : snapshots)
            project.snapshots.push_back({snapshot.name.toStdString(), snapshot.portrait,
                                         shared_image(snapshot.thumbnail), snapshot.starred, automatic});
    };
    add(content.snapshots, false);
    add(content.automatic, true);
    project.photo = content.photo;
    constexpr int thumbnail_side = 256;
    if (!content.preview.isNull())
        project.thumbnail = shared_image(content.preview.scaled(
            thumbnail_side, thumbnail_side, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    project.settings = content.settings;
    project.foreign = content.foreign;
    return project;
}

ProjectContent to_content(const OpenedProject& opened) {
    const Project& project = opened.project;
    ProjectContent content;
    content.portrait = project.portrait;
    content.locks = project.locks;
    content.animation = project.animation;
    content.shown_frame = project.shown_frame;
    for (const auto& snapshot : project.snapshots)
        (snapshot.automatic ? content.automatic : content.snapshots)
            .push_back({QString::fromStdString(snapshot.name), snapshot.portrait,
                        to_qimage(snapshot.thumbnail), snapshot.starred});
    content.photo = project.photo;
    content.preview = to_qimage(project.thumbnail);
    content.settings = project.settings;
    content.foreign = project.foreign;
    for (const std::string& lost : opened.lost) content.remarks << QString::fromStdString(lost);
    if (opened.newer_minor)
        content.remarks << QCoreApplication::translate(
            "Project", "The project was written by a newer Limner; what this version does not know is kept.");
    return content;
}

Result<ProjectContent> load_project(const QString& file) {
    const auto opened = read_project(native(file));
    if (!opened) return tl::unexpected(opened.error());
    return to_content(*opened);
}

Result<> save_project(const QString& file, const ProjectContent& content, int backups) {
    return write_project(native(file), to_project(content), backups);
}

}  // namespace limner::ui
