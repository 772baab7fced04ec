#include "ui/session/file_actions.h"

#include <spdlog/spdlog.h>

#include <QDir>
#include <QFileInfo>
#include <QMetaObject>
#include <QStandardPaths>
#include <exception>
#include <new>
#include <utility>

#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/media/image_file.h"
#include "engine/media/image_header.h"
#include "engine/media/label_file.h"
#include "engine/portrait/recipe.h"
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
    std::vector<std::byte> kept(bytes->bytes.begin(), bytes->bytes.end());
    // A project holds PNG or JPEG.
    if (const auto header = inspect_image(kept, name); header && header->kind == ImageKind::webp) {
        auto png = encode_png(*photo);
        if (!png) return tl::unexpected(png.error());
        kept = std::move(*png);
    }
    return LoadedPhoto{{name, std::make_shared<const std::vector<std::byte>>(std::move(kept))},
                       reference_picture(*photo)};
}

QImage picture_of(const std::optional<ReferencePhoto>& photo) {
    if (!photo || !photo->bytes) return {};
    const auto image = decode_image(*photo->bytes, photo->name);
    return image ? reference_picture(*image) : QImage();
}

}  // namespace

FileActions::FileActions(EditorSession& session, QObject* parent) : QObject(parent), session_(session) {
    // One after the other: of two saves to one file the later one must stay.
    pool_.setMaxThreadCount(1);
    connect(&session_.document().undo_stack(), &QUndoStack::indexChanged, this, [this] { ++edits_; });
}

FileActions::~FileActions() { pool_.waitForDone(); }

void FileActions::later(std::function<std::function<void()>()> work) {
    pool_.start([this, work = std::move(work)] {
        std::function<void()> then;
        const auto tell = [this](const char* what) {
            return [this, what] { session_.notify(NoticeLevel::error, what); };
        };
        // The border of the thread: what a library throws must not end the program.
        try {
            then = work();
        } catch (const std::bad_alloc&) {
            then = tell("There was not enough memory for the file. The portrait is unchanged.");
        } catch (const std::exception& exception) {
            spdlog::error("files: {}", exception.what());
            then = tell(
                "Limner itself failed over the file. The portrait is unchanged; the log holds the details.");
        }
        QMetaObject::invokeMethod(this, std::move(then), Qt::QueuedConnection);
    });
}

void FileActions::fail(const QString& what, const Error& error) {
    session_.notify(NoticeLevel::error, what + ' ' + QString::fromStdString(error.message));
}

void FileActions::open_any(const QString& file) {
    if (file.endsWith(".limner", Qt::CaseInsensitive)) return open_project(file);
    const QString name = QFileInfo(file).fileName();
    later([this, file, name]() -> std::function<void()> {
        // A model is told by its first bytes, and one that is broken says itself what is wrong with it.
        auto model = inspect_model(native(QFileInfo(file).absoluteFilePath()));
        if (model) return [this, model = std::move(*model)] { Q_EMIT model_opened(model); };
        if (model.error().code != Errc::unsupported_file && model.error().code != Errc::file_not_found)
            return
                [this, name, error = model.error()] { fail(tr("\"%1\" was not opened.").arg(name), error); };
        if (auto labels = read_label_map(native(file), LabelSet::limner))
            return [this, labels = std::move(*labels), name] { session_.import_labels(labels, name); };
        if (auto portrait = read_recipe(native(file)))
            return [this, portrait = std::move(*portrait), name] { session_.restore(portrait, name); };
        if (const auto photo = load_photo(file)) {
            return [this, photo = *photo] {
                set_photo(photo.file, photo.picture);
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

void FileActions::take_timeline(const QString& file) {
    later([this, file]() -> std::function<void()> {
        auto content = load_project(file);
        if (!content)
            return [this, error = content.error()] { fail(tr("The timeline was not taken."), error); };
        return [this, name = QFileInfo(file).completeBaseName(), animation = std::move(content->animation)] {
            if (animation.tracks.empty())
                return session_.notify(NoticeLevel::info,
                                       tr("\"%1\" has no keys in its timeline.").arg(name));
            session_.playhead().end_through();
            session_.document().edit_animation(animation, tr("Timeline of \"%1\"").arg(name));
        };
    });
}

void FileActions::take(const ProjectContent& content, const QImage& picture, const QString& file) {
    session_.shelf().reset(content.snapshots);
    photo_ = content.photo;
    foreign_ = content.foreign;
    settings_ = content.settings;
    session_.set_reference_photo(picture);
    session_.document().reset({.portrait = content.portrait,
                               .locks = content.locks,
                               .animation = content.animation,
                               .frame = std::min(content.shown_frame, content.animation.frames - 1)});
    ++opened_;
    project_file_ = suggested_file_ = file;
    if (!content.remarks.isEmpty()) session_.notify(NoticeLevel::warning, content.remarks.join('\n'));
    Q_EMIT project_changed();
}

void FileActions::open_recovered(const ProjectContent& content, const QString& name,
                                 std::function<void()> opened) {
    later([this, content, name, opened = std::move(opened)]() -> std::function<void()> {
        return [this, content, picture = picture_of(content.photo), name, opened] {
            take(content, picture, {});
            suggested_file_ = name;
            session_.document().undo_stack().resetClean();
            Q_EMIT project_changed();
            opened();
        };
    });
}

ProjectContent FileActions::content() const {
    return {.portrait = session_.portrait(),
            .locks = session_.document().state().locks,
            .animation = *session_.document().state().animation,
            .shown_frame = session_.document().state().frame,
            .snapshots = session_.shelf().snapshots(),
            .photo = photo_,
            .preview = to_qimage(session_.frame().picture.image),
            .foreign = foreign_,
            .settings = settings_};
}

void FileActions::save_project_as(const QString& file, std::function<void()> saved) {
    later([this, file, opened = opened_, edits = edits_, content = content(),
           saved = std::move(saved)]() -> std::function<void()> {
        if (const auto written = save_project(file, content); !written)
            return [this, error = written.error()] { fail(tr("The project was not saved."), error); };
        return [this, file, opened, edits, saved] {
            session_.notify(NoticeLevel::info, tr("Saved %1").arg(QDir::toNativeSeparators(file)));
            if (opened != opened_) return;
            project_file_ = suggested_file_ = file;
            // What changed while the disk was busy is not in the file.
            const bool all = edits == edits_;
            if (all) session_.document().undo_stack().setClean();
            Q_EMIT project_changed();
            if (all && saved) saved();
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
    ++opened_;
    project_file_.clear();
    suggested_file_.clear();
    foreign_.reset();
    settings_.clear();
    Q_EMIT project_changed();
}

void FileActions::set_photo(std::optional<ReferencePhoto> photo, const QImage& picture) {
    photo_ = std::move(photo);
    ++edits_;
    session_.document().undo_stack().resetClean();
    session_.set_reference_photo(picture);
}

void FileActions::remove_reference() {
    if (photo_) set_photo(std::nullopt, {});
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
        return [this, photo = *photo] { set_photo(photo.file, photo.picture); };
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
