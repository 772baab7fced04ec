#include "ui/session/file_actions.h"

#include <spdlog/spdlog.h>

#include <QDir>
#include <QFileInfo>
#include <QMetaObject>
#include <QRegularExpression>
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

Result<LoadedPhoto> photo_from(std::span<const std::byte> bytes, const std::string& name) {
    const auto photo = decode_image(bytes, name);
    if (!photo) return tl::unexpected(photo.error());
    std::vector<std::byte> kept(bytes.begin(), bytes.end());
    // A project holds PNG or JPEG.
    if (const auto header = inspect_image(kept, name); header && header->kind == ImageKind::webp) {
        auto png = encode_png(*photo);
        if (!png) return tl::unexpected(png.error());
        kept = std::move(*png);
    }
    return LoadedPhoto{{name, std::make_shared<const std::vector<std::byte>>(std::move(kept))},
                       reference_picture(*photo)};
}

Result<LoadedPhoto> load_photo(const QString& file) {
    const auto bytes = read_file(native(file), limits::image_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    return photo_from(bytes->bytes, QFileInfo(file).fileName().toStdString());
}

QImage picture_of(const std::optional<ReferencePhoto>& photo) {
    if (!photo || !photo->bytes) return {};
    const auto image = decode_image(*photo->bytes, photo->name);
    return image ? reference_picture(*image) : QImage();
}

/// The portrait of a project, or of a picture that carries its recipe. On the thread of files.
Result<Portrait> portrait_in(const QString& file) {
    if (FileActions::is_project(file)) {
        auto content = load_project(file);
        if (!content) return tl::unexpected(content.error());
        return std::move(content->portrait);
    }
    const auto bytes = read_file(native(file), limits::image_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    return recipe_in_picture(bytes->bytes, QFileInfo(file).fileName().toStdString());
}

/// A save can replace `file`. One that carries no permission to write is meant to stay, whoever asks.
bool can_be_replaced(const QString& file) {
    const QFileInfo real(QString::fromStdU16String(behind_links(native(file)).u16string()));
    return real.isWritable() && QFileInfo(real.absolutePath()).isWritable() &&
           (real.permissions() & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther));
}

/// "anna.limner" and "anna_001.limner" are followed by the first number above that no file has.
QString next_version(const QString& file) {
    static const QRegularExpression numbered("^(.*)_(\\d{3,8})$");
    const QFileInfo info(file);
    const auto match = numbered.match(info.completeBaseName());
    const QString name = match.hasMatch() ? match.captured(1) : info.completeBaseName();
    const QString suffix = info.suffix().isEmpty() ? QString() : '.' + info.suffix();
    for (int number = match.captured(2).toInt() + 1;; ++number) {
        const QString padded = QString::number(number).rightJustified(3, '0');
        const QFileInfo next(info.absolutePath() + '/' + name + '_' + padded + suffix);
        if (!next.exists() && !next.isSymLink()) return next.filePath();
    }
}

/// "anna.limner~2" taken apart; nothing for other names.
QRegularExpressionMatch backup_name(const QString& file) {
    static const QRegularExpression named(
        "^(.*\\.limner)~(\\d{1,2})$",
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return named.match(file);
}

}  // namespace

FileActions::FileActions(EditorSession& session, QObject* parent) : QObject(parent), session_(session) {
    // One after the other: of two saves to one file the later one must stay.
    pool_.setMaxThreadCount(1);
    connect(&session_.document().undo_stack(), &QUndoStack::indexChanged, this, [this] { ++edits_; });
}

FileActions::~FileActions() { pool_.waitForDone(); }

void FileActions::later(std::function<std::function<void()>()> work) {
    run(std::move(work), [] {});
}

void FileActions::replace_later(std::function<std::function<void()>()> work) {
    ++opening_;
    session_.set_opening(true);
    run(std::move(work), [this] { session_.set_opening(--opening_ > 0); });
}

void FileActions::run(std::function<std::function<void()>()> work, std::function<void()> before_result) {
    pool_.start([this, work = std::move(work), before_result = std::move(before_result)] {
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
        const auto finish = [before_result, then = std::move(then)] {
            before_result();
            then();
        };
        QMetaObject::invokeMethod(this, finish, Qt::QueuedConnection);
    });
}

void FileActions::fail(const QString& what, const Error& error) {
    session_.notify(NoticeLevel::error, what + ' ' + QString::fromStdString(error.message));
}

void FileActions::open_any(const QString& file) {
    if (is_project(file)) return open_project(file);
    const QString name = QFileInfo(file).fileName();
    later([this, file, name]() -> std::function<void()> {
        // A model is told by its first bytes, and one that is broken says itself what is wrong with it.
        auto model = inspect_model(native(QFileInfo(file).absoluteFilePath()));
        if (model) return [this, model = std::move(*model)] { Q_EMIT model_opened(model); };
        if (model.error().code != Errc::unsupported_file && model.error().code != Errc::file_not_found)
            return
                [this, name, error = model.error()] { fail(tr("\"%1\" was not opened.").arg(name), error); };
        const auto bytes = read_file(native(file), limits::image_bytes);
        const auto use = bytes ? use_picture(bytes->bytes, name) : tl::unexpected(bytes.error());
        if (!use)
            return [this, name, error = use.error()] { fail(tr("\"%1\" was not opened.").arg(name), error); };
        return [this, file, use = *use] {
            use();
            Q_EMIT used(FileKind::picture, file);
        };
    });
}

Result<std::function<void()>> FileActions::use_picture(std::span<const std::byte> bytes,
                                                       const QString& name) {
    const std::string spoken = name.toStdString();
    if (auto labels = parse_label_map(bytes, spoken))
        return [this, labels = std::move(*labels), name] { session_.import_labels(labels, name); };
    if (auto portrait = recipe_in_picture(bytes, spoken))
        return [this, portrait = std::move(*portrait), name] {
            session_.keep_automatically(tr("Before \"%1\"").arg(name));
            session_.restore(portrait, name);
        };
    auto photo = photo_from(bytes, spoken);
    if (!photo) return tl::unexpected(photo.error());
    return [this, photo = std::move(*photo)] {
        set_photo(photo.file, photo.picture);
        session_.notify(NoticeLevel::info,
                        tr("The photo lies under the label map as a reference. Making a portrait of it "
                           "comes with a later version."));
    };
}

bool FileActions::is_project(const QString& file) {
    return file.endsWith(".limner", Qt::CaseInsensitive) || backup_name(file).hasMatch();
}

void FileActions::open_backup(const QString& file, const QString& project, int number) {
    replace_later([this, file, project, number]() -> std::function<void()> {
        auto content = load_project(file);
        if (!content)
            return [this, error = content.error()] { fail(tr("The project was not opened."), error); };
        const QImage picture = picture_of(content->photo);
        return [this, project, number, picture, content = std::move(*content)] {
            const QFileInfo info(project);
            take({.content = content,
                  .picture = picture,
                  .origin = tr("%1, backup %2").arg(info.completeBaseName()).arg(number)});
            suggested_file_ = copy_of(project);
            session_.notify(NoticeLevel::info,
                            tr("This is a backup of \"%1\", opened as a new project: Save asks for a name.")
                                .arg(info.fileName()));
        };
    });
}

void FileActions::open_project(const QString& file) {
    if (const auto backup = backup_name(file); backup.hasMatch())
        return open_backup(file, backup.captured(1), backup.captured(2).toInt());
    replace_later([this, file, lock = lock_]() -> std::function<void()> {
        auto content = load_project(file);
        if (!content)
            return [this, error = content.error()] { fail(tr("The project was not opened."), error); };
        Opened opened{.content = std::move(*content),
                      .file = file,
                      .read_only = !can_be_replaced(file),
                      .saved_at = QFileInfo(file).lastModified()};
        opened.picture = picture_of(opened.content.photo);
        const bool ours = lock && lock->held() && lock->is_of(file);
        opened.lock = ours ? lock : std::make_shared<const ProjectLock>(file);
        if (!opened.lock->holder()) return [this, opened] { take(opened); };
        return [this, opened] {
            if (!locked_question_) return take_as(opened, OpenAs::read_only);
            locked_question_(opened.file, *opened.lock->holder(),
                             [this, opened](OpenAs as) { take_as(opened, as); });
        };
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

void FileActions::take_styles(const QString& file, const std::vector<Part>& parts) {
    later([this, file, parts]() -> std::function<void()> {
        auto source = portrait_in(file);
        if (!source) {
            if (is_project(file))
                return [this, error = source.error()] { fail(tr("The style was not taken."), error); };
            return [this, file] { open_any(file); };
        }
        return [this, parts, source = std::move(*source), name = QFileInfo(file).completeBaseName()] {
            session_.take_styles(source, parts, name);
        };
    });
}

void FileActions::take_as(Opened opened, OpenAs as) {
    opened.read_only |= as == OpenAs::read_only;
    if (as != OpenAs::copy) return take(opened);
    const QString original = std::exchange(opened.file, {});
    opened.lock.reset();
    opened.read_only = false;
    opened.saved_at = {};
    take(opened);
    suggested_file_ = copy_of(original);
}

QString FileActions::copy_of(const QString& file) {
    if (file.isEmpty()) return {};
    const QFileInfo info(file);
    const QString suffix = info.suffix().isEmpty() ? QString() : '.' + info.suffix();
    return info.absolutePath() + '/' + tr("%1 copy").arg(info.completeBaseName()) + suffix;
}

void FileActions::take(const Opened& opened) {
    const ProjectContent& content = opened.content;
    session_.shelf().reset(content.snapshots, content.automatic);
    photo_ = content.photo;
    foreign_ = content.foreign;
    settings_ = content.settings;
    session_.set_reference_photo(opened.picture);
    session_.document().reset({.portrait = content.portrait,
                               .locks = content.locks,
                               .animation = content.animation,
                               .frame = std::min(content.shown_frame, content.animation.frames - 1)});
    ++opened_;
    project_file_ = opened.file;
    saved_at_ = opened.saved_at;
    origin_ = opened.origin;
    suggested_file_ = opened.read_only ? copy_of(opened.file) : opened.file;
    set_lock(opened.lock);
    read_only_ = opened.read_only;
    if (!content.remarks.isEmpty()) session_.notify(NoticeLevel::warning, content.remarks.join('\n'));
    if (read_only_)
        session_.notify(NoticeLevel::info, tr("The project is read-only: Save asks for another name."));
    if (!opened.file.isEmpty()) Q_EMIT used(FileKind::project, opened.file);
    Q_EMIT project_changed();
}

void FileActions::set_lock(std::shared_ptr<const ProjectLock> lock) {
    lock_.swap(lock);
    if (lock && lock != lock_) pool_.start([lock = std::move(lock)]() mutable { lock.reset(); });
}

void FileActions::revert_to(const QString& version) {
    replace_later([this, version, project = project_file_, before = opened_]() -> std::function<void()> {
        auto content = load_project(version);
        if (!content)
            return [this, error = content.error()] { fail(tr("The project was not opened."), error); };
        const QImage picture = picture_of(content->photo);
        const auto saved_at = QFileInfo(project).lastModified();
        return [this, version, project, before, picture, saved_at, content = std::move(*content)] {
            if (before != opened_) return;  // another one was opened meanwhile
            take({content, picture, project, lock_, read_only_, {}, saved_at});
            if (version == project) return;
            session_.document().undo_stack().resetClean();
            Q_EMIT project_changed();
        };
    });
}

void FileActions::open_recovered(const ProjectContent& content, const QString& name,
                                 std::function<void()> opened) {
    replace_later([this, content, name, opened = std::move(opened)]() -> std::function<void()> {
        return [this, content, picture = picture_of(content.photo), name, opened] {
            take({.content = content, .picture = picture});
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
            .automatic = session_.shelf().automatic(),
            .photo = photo_,
            .preview = to_qimage(session_.frame().picture.image),
            .foreign = foreign_,
            .settings = settings_};
}

void FileActions::save_project_as(const QString& file, std::function<void()> saved) {
    save([file] { return file; }, std::move(saved));
}

void FileActions::save_incremental() {
    if (!project_file_.isEmpty()) save([file = project_file_] { return next_version(file); }, {});
}

void FileActions::save(std::function<QString()> choose, std::function<void()> saved) {
    session_.put_down();  // what floats is saved too
    later([this, choose = std::move(choose), opened = opened_, edits = edits_, content = content(),
           backups = backups_, former = lock_, saved = std::move(saved)]() -> std::function<void()> {
        const QString file = choose();
        if (const auto written = save_project(file, content, backups); !written)
            return [this, error = written.error()] { fail(tr("The project was not saved."), error); };
        const auto saved_at = QDateTime::currentDateTime();
        const bool same = former && former->is_of(file);
        const auto lock = same && former->held() ? former : std::make_shared<const ProjectLock>(file);
        return [this, file, opened, edits, saved, same, lock, saved_at] {
            session_.notify(NoticeLevel::info, tr("Saved %1").arg(QDir::toNativeSeparators(file)));
            Q_EMIT used(FileKind::project, file);
            if (opened != opened_) return;
            if (lock->holder() && !same)
                session_.notify(NoticeLevel::warning,
                                tr("\"%1\" is open elsewhere, too: whoever saves last keeps it.")
                                    .arg(QFileInfo(file).fileName()));
            project_file_ = suggested_file_ = file;
            saved_at_ = saved_at;
            set_lock(lock);
            read_only_ = false;
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
    later([this, file, content, backups = backups_, saved = std::move(saved)]() -> std::function<void()> {
        if (const auto written = save_project(file, content, backups); !written)
            return [this, error = written.error()] { fail(tr("The project was not saved."), error); };
        return [this, file, saved] {
            session_.notify(NoticeLevel::info, tr("Saved %1").arg(QDir::toNativeSeparators(file)));
            if (saved) saved();
        };
    });
}

void FileActions::forget_project() {
    ++opened_;
    project_file_.clear();
    suggested_file_.clear();
    origin_.clear();
    saved_at_ = {};
    set_lock({});
    read_only_ = false;
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
        return [this, labels = std::move(*labels), file, name] {
            session_.import_labels(labels, name);
            Q_EMIT used(FileKind::picture, file);
        };
    });
}

void FileActions::import_reference(const QString& file) {
    later([this, file]() -> std::function<void()> {
        const auto photo = load_photo(file);
        if (!photo) return [this, error = photo.error()] { fail(tr("The photo was not opened."), error); };
        return [this, file, photo = *photo] {
            set_photo(photo.file, photo.picture);
            Q_EMIT used(FileKind::picture, file);
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
