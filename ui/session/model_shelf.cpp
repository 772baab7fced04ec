#include "ui/session/model_shelf.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>
#include <chrono>

#include "ui/session/editor_session.h"
#include "ui/session/job_queue.h"
#include "ui/session/pictures.h"
#include "ui/settings/setting_list.h"

namespace limner::ui {
namespace {

namespace fs = std::filesystem;

constexpr int thumbnail_side = 96;
constexpr int most_added = 50;   // the oldest go
constexpr int most_found = 200;  // of a folder

fs::path native(const QString& path) { return fs::path(path.toStdU16String()); }
QString shown(const fs::path& path) { return QString::fromStdU16String(path.u16string()); }

/// Paths, the latest last. What was opened, like the window's place, is no preference.
constexpr const char* added_key = "models/added";
QStringList added_models() { return QSettings().value(added_key).toStringList(); }

bool is_path(const QString& model) { return model.contains('/') || model.contains('\\'); }

/// A model on the list whose file may be anything by now.
KnownModel looked_at(const QString& path) {
    KnownModel model;
    model.added = true;
    model.about.model = path.toStdString();
    model.about.place = native(path);
    model.about.title = QFileInfo(path).completeBaseName().toStdString();
    std::error_code error;
    if (!fs::exists(model.about.place, error)) {
        model.state = KnownModel::State::missing;
        return model;
    }
    if (auto about = inspect_model(model.about.place)) {
        model.about = std::move(*about);
    } else {
        model.state = KnownModel::State::unusable;
        model.trouble = QString::fromStdString(about.error().message);
    }
    return model;
}

}  // namespace

ModelShelf::ModelShelf(EditorSession& session, Settings& settings, JobQueue& jobs, QObject* parent)
    : QObject(parent), session_(session), settings_(settings), jobs_(jobs) {
    disk_.setMaxThreadCount(1);
    named_ = QString::fromStdString(session_.portrait().model);
    connect(&session_.link(), &EngineLink::ready, this, &ModelShelf::on_ready);
    connect(&session_.link(), &EngineLink::failed, this, &ModelShelf::on_failed);
    connect(&session_, &EditorSession::portrait_changed, this, &ModelShelf::on_portrait);
    connect(&session_, &EditorSession::frame_changed, this, &ModelShelf::on_frame);
    connect(&settings_, &Settings::changed, this, [this](const QString& key) {
        if (key == setting::model_folders.key) refresh();
    });
}

ModelShelf::~ModelShelf() { disk_.waitForDone(); }

void ModelShelf::set_folders(std::vector<fs::path> folders) {
    first_folders_ = std::move(folders);
    refresh();
}

std::vector<fs::path> ModelShelf::folders() const {
    auto all = first_folders_;
    for (const QString& folder : settings_.get(setting::model_folders)) all.push_back(native(folder));
    return all;
}

const KnownModel* ModelShelf::find(const QString& model) const {
    const auto found =
        std::ranges::find_if(models_, [&](const KnownModel& known) { return known.model() == model; });
    return found == models_.end() ? nullptr : &*found;
}

QString ModelShelf::title(const QString& model) const {
    if (const KnownModel* known = find(model)) return QString::fromStdString(known->about.title);
    return is_path(model) ? QFileInfo(model).completeBaseName() : model;
}

QString ModelShelf::missing() const {
    const QString named = QString::fromStdString(session_.portrait().model);
    return named == failed_ && named != loaded_ ? named : QString();
}

// --- loading -----------------------------------------------------------------------------------------------

void ModelShelf::load(const QString& model) {
    if (model == loaded_ && loading_.isEmpty()) {
        // The portrait may name another one that could not be had.
        loading_ = model;
        loading_is_wish_ = true;
        return on_ready();
    }
    begin(model, true);
}

void ModelShelf::begin(const QString& model, bool is_wish) {
    if (!starter_) return;
    loading_ = model;
    loading_is_wish_ = is_wish;
    session_.link().start([starter = starter_, name = model.toStdString()] { return starter(name); });
    show_states();
}

void ModelShelf::on_ready() {
    if (loading_.isEmpty()) return;  // an engine that did not come from here
    loaded_ = std::exchange(loading_, {});
    failed_.clear();
    picture_due_ = true;
    Portrait after = session_.portrait();
    after.model = loaded_.toStdString();
    if (loading_is_wish_ && after.model != session_.portrait().model) {
        named_ = loaded_;
        session_.keep_automatically(tr("Before model %1").arg(title(loaded_)));
        session_.edit(after, tr("Model %1").arg(title(loaded_)), 0);
    }
    show_states();
}

void ModelShelf::on_failed(const Error& error) {
    if (loading_.isEmpty()) return;
    const QString model = std::exchange(loading_, {});
    if (!loading_is_wish_) failed_ = model;
    if (!loaded_.isEmpty()) {
        const QString what = tr("The model \"%1\" was not loaded; \"%2\" goes on. %3");
        session_.notify(NoticeLevel::error,
                        what.arg(title(model), title(loaded_), QString::fromStdString(error.message)));
    }
    show_states();
}

void ModelShelf::on_portrait() {
    const QString named = QString::fromStdString(session_.portrait().model);
    if (named == std::exchange(named_, named)) return;
    if (named != loaded_ || !loading_.isEmpty()) begin(named, false);
    Q_EMIT changed();
}

void ModelShelf::on_frame() {
    const Frame& frame = session_.frame();
    if (!picture_due_ || !frame.final || frame.picture.provisional) return;
    picture_due_ = false;
    const QImage small =
        to_qimage(frame.picture.image)
            .scaled(thumbnail_side, thumbnail_side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    thumbnails_.insert(loaded_, QPixmap::fromImage(small));
    disk_.start([small, file = thumbnail_file(loaded_)] {
        QDir().mkpath(QFileInfo(file).path());
        small.save(file);  // a cache: without it there is no thumbnail
    });
    Q_EMIT changed();
}

QString ModelShelf::thumbnail_file(const QString& model) {
    const auto name = QCryptographicHash::hash(model.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + "/models/" +
           QString::fromLatin1(name) + ".png";
}

QPixmap ModelShelf::thumbnail(const QString& model) const {
    const auto found = thumbnails_.find(model);
    if (found != thumbnails_.end()) return *found;
    return *thumbnails_.insert(model, QPixmap(thumbnail_file(model)));
}

// --- the list ----------------------------------------------------------------------------------------------

void ModelShelf::refresh() {
    disk_.start([this, folders = folders(), added = added_models()] {
        Found found;
        const auto scan = ModelLibrary(folders).scan();
        for (const auto& pack : scan.packs) {
            if (!draws_portraits(pack)) continue;
            KnownModel model;
            model.about = summary_of(pack);
            found.models.push_back(std::move(model));
        }
        for (const auto& error : scan.unreadable) found.remarks << QString::fromStdString(error.message);
        for (const QString& path : added) found.models.push_back(looked_at(path));
        QMetaObject::invokeMethod(
            this, [this, found = std::move(found)] { take(found); }, Qt::QueuedConnection);
    });
}

void ModelShelf::take(Found found) {
    models_ = std::move(found.models);
    for (const QString& remark : found.remarks) session_.notify(NoticeLevel::warning, remark);
    show_states();
}

void ModelShelf::show_states() {
    using State = KnownModel::State;
    for (KnownModel& known : models_) {
        if (known.model() == loading_) {
            known.state = State::loading;
        } else if (known.model() == loaded_) {
            known.state = State::loaded;
        } else if (known.state == State::loading || known.state == State::loaded) {
            known.state = State::on_disk;
        }
    }
    Q_EMIT changed();
}

void ModelShelf::open(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    disk_.start([this, absolute] {
        auto about = inspect_model(native(absolute));
        auto then = [this, absolute, about = std::make_shared<Result<ModelSummary>>(std::move(about))] {
            if (*about) return open(**about);
            if (QFileInfo(absolute).isDir()) return scan(absolute);
            session_.notify(NoticeLevel::error, tr("\"%1\" was not loaded. %2")
                                                    .arg(QFileInfo(absolute).fileName(),
                                                         QString::fromStdString(about->error().message)));
        };
        QMetaObject::invokeMethod(this, std::move(then), Qt::QueuedConnection);
    });
}

void ModelShelf::open(const ModelSummary& about) {
    const QString model = QString::fromStdString(about.model);
    Q_EMIT opened(QString::fromStdU16String(about.place.u16string()));
    // A pack that is found anyway has its id.
    const auto known = std::ranges::find_if(
        models_, [&](const KnownModel& other) { return other.about.place == about.place; });
    if (known != models_.end()) return load(known->model());
    KnownModel added;
    added.about = about;
    added.added = true;
    models_.push_back(std::move(added));
    remember({model});
    load(model);
}

void ModelShelf::remember(const QStringList& models) {
    QStringList all = added_models();
    for (const QString& model : models) {
        all.removeAll(model);
        all << model;
    }
    while (all.size() > most_added) all.removeFirst();
    QSettings().setValue(added_key, all);
}

void ModelShelf::scan(const QString& folder) {
    const QString absolute = QFileInfo(folder).absoluteFilePath();
    disk_.start([this, absolute] {
        QStringList good;
        search_models(native(absolute), [&](const fs::path& found) {
            if (inspect_model(found)) good << shown(found);
            return good.size() < most_found;
        });
        good.sort();
        const auto then = [this, absolute, good] {
            QStringList fresh;
            for (const QString& path : good) {
                const bool known = std::ranges::any_of(
                    models_, [&](const KnownModel& other) { return other.about.place == native(path); });
                if (!known) fresh << path;
            }
            if (good.isEmpty())
                return session_.notify(NoticeLevel::error,
                                       tr("There is no model in %1").arg(QDir::toNativeSeparators(absolute)));
            session_.notify(NoticeLevel::info,
                            tr("Models found: %1, new on the list: %2").arg(good.size()).arg(fresh.size()));
            if (fresh.isEmpty()) return;
            remember(fresh);
            refresh();
        };
        QMetaObject::invokeMethod(this, then, Qt::QueuedConnection);
    });
}

void ModelShelf::forget(const QString& model) {
    QStringList all = added_models();
    if (all.removeAll(model) == 0) return;
    QSettings().setValue(added_key, all);
    refresh();
}

void ModelShelf::test(const QString& model) {
    if (!starter_) return;
    const auto work = [starter = starter_, model](JobControl& job) -> JobEnd {
        using Clock = std::chrono::steady_clock;
        const auto seconds = [](Clock::time_point from) {
            return std::chrono::duration<double>(Clock::now() - from).count();
        };
        const auto start = Clock::now();
        const auto engine = starter(model.toStdString());
        if (!engine) return {tl::unexpected(engine.error()), {}, {}};
        const double loading = seconds(start);
        Portrait portrait = portrait_from_seed(1);
        portrait.model = model.toStdString();
        double times[2] = {};  // the second picture has everything that is kept
        for (double& time : times) {
            portrait.pose.yaw += 10_deg;
            const auto begin = Clock::now();
            const auto picture = (*engine)->render(portrait, 0, job.progress).get();
            if (!picture) return {tl::unexpected(picture.error()), {}, {}};
            const auto& pixels = picture->image->pixels;
            if (std::ranges::all_of(pixels, [&](const Rgba& p) { return p == pixels.front(); }))
                return {failure(Errc::bad_checkpoint, "All pixels of its picture are equal."), {}, {}};
            time = seconds(begin);
        }
        return {{},
                {},
                tr("loads in %1 s, first picture in %2 s, turned in %3 s")
                    .arg(loading, 0, 'f', 2)
                    .arg(times[0], 0, 'f', 2)
                    .arg(times[1], 0, 'f', 2)};
    };
    jobs_.add(tr("Test of %1").arg(title(model)), 1, false, work);
}

}  // namespace limner::ui
