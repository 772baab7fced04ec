#include "ui/session/file_actions.h"

#include <QDir>
#include <QFileInfo>
#include <QMetaObject>
#include <QStandardPaths>

#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"
#include "ui/session/pictures.h"

namespace limner::ui {
namespace {

constexpr int reference_edge = 2048;

std::filesystem::path native(const QString& file) { return std::filesystem::path(file.toStdU16String()); }

/// The largest square in the middle: photos lie under a square map.
QImage square(const QImage& photo) {
    const int side = std::min(photo.width(), photo.height());
    return photo.copy((photo.width() - side) / 2, (photo.height() - side) / 2, side, side);
}

QImage reference_picture(const Image& photo) {
    return square(to_qimage(std::make_shared<const Image>(shrunk(photo, reference_edge)))).copy();
}

/// A photo's file and what is shown of it.
struct LoadedPhoto {
    ReferencePhoto file;
    QImage picture;
};

Result<LoadedPhoto> load_photo(const QString& file) {
    auto bytes = read_file(native(file), limits::image_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    const std::string name = QFileInfo(file).fileName().toStdString();
    const auto photo = decode_image(bytes->bytes, name);
    if (!photo) return tl::unexpected(photo.error());
    auto kept = std::make_shared<const std::vector<std::byte>>(bytes->bytes.begin(), bytes->bytes.end());
    return LoadedPhoto{{name, std::move(kept)}, reference_picture(*photo)};
}

QImage picture_of(const std::optional<ReferencePhoto>& photo) {
    if (!photo || !photo->bytes) return {};
    const auto image = decode_image(*photo->bytes, photo->name);
    return image ? reference_picture(*image) : QImage();
}

}  // namespace

FileActions::FileActions(EditorSession& session, QObject* parent) : QObject(parent), session_(session) {
    pool_.setMaxThreadCount(2);
}

FileActions::~FileActions() { pool_.waitForDone(); }

void FileActions::later(std::function<std::function<void()>()> work) {
    pool_.start(
        [this, work = std::move(work)] { QMetaObject::invokeMethod(this, work(), Qt::QueuedConnection); });
}

void FileActions::fail(const QString& what, const Error& error) {
    session_.notify(NoticeLevel::error, what + ' ' + QString::fromStdString(error.message));
}

void FileActions::open_any(const QString& file) {
    if (file.endsWith(".limner", Qt::CaseInsensitive)) return open_project(file);
    const QString name = QFileInfo(file).fileName();
    later([this, file, name]() -> std::function<void()> {
        if (auto labels = read_label_map(native(file), LabelSet::limner))
            return [this, labels = std::move(*labels), name] { session_.import_labels(labels, name); };
        if (const auto photo = load_photo(file)) {
            return [this, photo = *photo] {
                photo_ = photo.file;
                session_.set_reference_photo(photo.picture);
                session_.notify(
                    NoticeLevel::info,
                    tr("The photo lies under the label map as a reference. Making a portrait of it "
                       "comes with a later version."));
            };
        } else {
            return
                [this, name, error = photo.error()] { fail(tr("\"%1\" was not opened.").arg(name), error); };
        }
    });
}

void FileActions::open_project(const QString& file) {
    later([this, file]() -> std::function<void()> {
        auto content = load_project(file);
        if (!content)
            return [this, error = content.error()] { fail(tr("The project was not opened."), error); };
        const QImage picture = picture_of(content->photo);
        return [this, file, picture, content = std::move(*content)] { take(content, picture, file); };
    });
}

void FileActions::take(const ProjectContent& content, const QImage& picture, const QString& file) {
    session_.shelf().reset(content.snapshots);
    photo_ = content.photo;
    foreign_ = content.foreign;
    settings_ = content.settings;
    session_.set_reference_photo(picture);
    session_.document().reset(content.portrait, content.locks);
    project_file_ = suggested_file_ = file;
    if (!content.remarks.isEmpty()) session_.notify(NoticeLevel::warning, content.remarks.join('\n'));
    Q_EMIT project_changed();
}

void FileActions::open_recovered(const ProjectContent& content, const QString& name) {
    take(content, picture_of(content.photo), {});
    suggested_file_ = name;
    session_.document().undo_stack().resetClean();
    Q_EMIT project_changed();
}

ProjectContent FileActions::content() const {
    return {.portrait = session_.portrait(),
            .locks = session_.document().state().locks,
            .snapshots = session_.shelf().snapshots(),
            .photo = photo_,
            .preview = to_qimage(session_.frame().picture.image),
            .foreign = foreign_,
            .settings = settings_};
}

void FileActions::save_project_as(const QString& file) {
    const int step = session_.document().undo_stack().index();
    later([this, file, step, content = content()]() -> std::function<void()> {
        if (const auto saved = save_project(file, content); !saved)
            return [this, error = saved.error()] { fail(tr("The project was not saved."), error); };
        return [this, file, step] {
            project_file_ = suggested_file_ = file;
            // What changed while the disk was busy is not in the file.
            if (session_.document().undo_stack().index() == step) session_.document().undo_stack().setClean();
            session_.notify(NoticeLevel::info, tr("Saved %1").arg(QDir::toNativeSeparators(file)));
            Q_EMIT project_changed();
        };
    });
}

void FileActions::save_elsewhere(const QString& file, const ProjectContent& content,
                                 std::function<void()> saved) {
    later([this, file, content, saved = std::move(saved)]() -> std::function<void()> {
        if (const auto written = save_project(file, content); !written)
            return [this, error = written.error()] { fail(tr("The project was not saved."), error); };
        return [this, file, saved] {
            session_.notify(NoticeLevel::info, tr("Saved %1").arg(QDir::toNativeSeparators(file)));
            saved();
        };
    });
}

void FileActions::forget_project() {
    project_file_.clear();
    suggested_file_.clear();
    foreign_.reset();
    settings_.clear();
    Q_EMIT project_changed();
}

void FileActions::remove_reference() {
    photo_.reset();
    session_.set_reference_photo({});
}

void FileActions::import_labels(const QString& file, LabelSet set) {
    const QString name = QFileInfo(file).fileName();
    later([this, file, set, name]() -> std::function<void()> {
        auto labels = read_label_map(native(file), set);
        if (!labels)
            return [this, error = labels.error()] { fail(tr("The label map was not imported."), error); };
        return [this, labels = std::move(*labels), name] { session_.import_labels(labels, name); };
    });
}

void FileActions::import_reference(const QString& file) {
    later([this, file]() -> std::function<void()> {
        const auto photo = load_photo(file);
        if (!photo) return [this, error = photo.error()] { fail(tr("The photo was not opened."), error); };
        return [this, photo = *photo] {
            photo_ = photo.file;
            session_.set_reference_photo(photo.picture);
        };
    });
}

void FileActions::export_labels(const QString& file, LabelSet set) {
    const auto labels = session_.frame().picture.labels;
    if (!labels) return session_.notify(NoticeLevel::warning, tr("There is no label map yet."));
    later([this, file, set, labels]() -> std::function<void()> {
        if (const auto written = write_label_map(native(file), *labels, set); !written)
            return [this, error = written.error()] { fail(tr("The label map was not written."), error); };
        return [this, file] {
            session_.notify(NoticeLevel::info, tr("Wrote %1").arg(QDir::toNativeSeparators(file)));
        };
    });
}

QString FileActions::picture_folder() const {
    if (!picture_folder_.isEmpty()) return picture_folder_;
    if (!project_file_.isEmpty()) return QFileInfo(project_file_).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) + "/limner";
}

QString FileActions::portrait_name() const {
    return project_file_.isEmpty() ? QString("portrait") : QFileInfo(project_file_).completeBaseName();
}

}  // namespace limner::ui
