#include "ui/session/export_actions.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <algorithm>

#include "engine/export/mesh_file.h"
#include "engine/export/turntable_writer.h"
#include "engine/portrait/people.h"
#include "engine/portrait/turntable_path.h"
#include "ui/session/desktop.h"
#include "ui/session/fixed_gaze.h"

namespace limner::ui {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> there_already(const fs::path& file) {
    return failure(Errc::file_unwritable, file.string() + " exists already; choose another name.");
}

/// The names of `templates` for `whole`, whose number becomes the first that is free for the picture.
Result<StillTargets> resolved(StillTargets templates, const NameFields& whole, const Crop& crop) {
    const auto picture = NameTemplate::parse(templates.picture.string());
    if (!picture) return tl::unexpected(picture.error());
    auto fields = cropped_fields(whole, crop, *picture);
    if (!fields) return tl::unexpected(fields.error());
    templates.picture = first_free(*picture, *fields);
    for (auto* file : {&templates.labels, &templates.depth}) {
        const auto names = NameTemplate::parse(file->string());
        if (!names) return tl::unexpected(names.error());
        *file = names->expand(*fields);
    }
    return templates;
}

/// The names of `e`, and what they are filled with.
struct Naming {
    NameTemplate names;
    NameFields fields;
};
Result<Naming> naming_of(const TurntableExport& e, const QString& folder, const NameFields& whole) {
    auto names = NameTemplate::parse(e.target(folder).string());
    if (!names) return tl::unexpected(names.error());
    auto fields = cropped_fields(whole, e.finish.crop, *names);
    if (!fields) return tl::unexpected(fields.error());
    return Naming{std::move(*names), std::move(*fields)};
}

std::vector<fs::path> files_of(const StillTargets& targets) {
    std::vector<fs::path> files;
    for (const auto& file : {targets.picture, targets.labels, targets.depth})
        if (!file.empty()) files.push_back(file);
    return files;
}

/// What each export would write; nothing where its name is wrong, which the job tells.
std::vector<fs::path> files_of(const PictureExport& e, const QString& folder, const NameFields& fields) {
    const auto targets = resolved(e.targets(folder), fields, e.still.finish.crop);
    return targets ? files_of(*targets) : std::vector<fs::path>();
}

/// Of a sequence its first picture, which is none of its business when it goes on with what is there.
std::vector<fs::path> files_of(const TurntableExport& e, const QString& folder, const NameFields& fields) {
    const bool sequence = e.form == TurntableExport::Form::pictures;
    auto naming = naming_of(e, folder, fields);
    if (!naming || (sequence && e.resume)) return {};
    const auto& names = naming->names;
    return {sequence ? fs::path(names.expand(naming->fields)) : first_free(names, naming->fields)};
}

std::vector<fs::path> files_of(const MeshExport& e, const QString& folder, NameFields fields) {
    const auto names = NameTemplate::parse(e.target(folder).string());
    if (!names) return {};
    return mesh_files(first_free(*names, fields));
}

std::vector<fs::path> files_of(const PeopleExport& e, const QString& folder, NameFields fields) {
    const auto names = NameTemplate::parse(e.target(folder).string());
    if (!names) return {};
    return {first_free(*names, fields)};
}

/// Where the files of `e` are there already and shall be kept, its name gets a number. Asks the disk.
template <class Export>
Export named_apart(Export e, const QString& folder, const NameFields& fields, IfExists existing) {
    if (existing != IfExists::number) return e;
    const auto taken = [&] {
        const auto files = files_of(e, folder, fields);
        std::error_code error;
        return std::any_of(files.begin(), files.end(),
                           [&](const fs::path& file) { return fs::exists(file, error); });
    };
    const QString name = e.name;
    for (int number = 2; taken(); ++number) e.name = name + '_' + QString::number(number);
    return e;
}

Result<> check_all(const std::vector<fs::path>& files, int size, IfExists existing) {
    std::error_code error;
    for (const auto& file : files) {
        if (auto ok = check_target(file, picture_bytes(size)); !ok) return ok;
        if (existing != IfExists::replace && fs::exists(file, error)) return there_already(file);
    }
    return {};
}

/// A single file, or a sequence with {frame} in its name.
Result<std::unique_ptr<TurntableWriter>> writer_of(const TurntableExport& e, const QString& folder,
                                                   const NameFields& whole, IfExists existing) {
    using Form = TurntableExport::Form;
    auto naming = naming_of(e, folder, whole);
    if (!naming) return tl::unexpected(naming.error());
    auto& [names, fields] = *naming;
    if (e.form == Form::pictures)
        return sequence_writer({.names = names,
                                .fields = fields,
                                .if_exists = existing,
                                .resume = e.resume,
                                .recipe = e.recipe,
                                .finish = e.finish,
                                .size = whole.width});
    const fs::path file = first_free(names, fields);
    if (auto ok = check_all({file}, fields.width, existing); !ok) return tl::unexpected(ok.error());
    if (e.video()) {
        const VideoOptions video{.frames_per_second = e.settings.rate,
                                 .alpha = e.finish.background.kind == Background::Kind::transparent,
                                 .repeat = repeats(e.settings),
                                 .frames = picture_count(e.settings)};
        if (auto ok = check_video(file, video); !ok) return tl::unexpected(ok.error());
        return video_writer(file, video);
    }
    return sheet_writer(file, {.columns = e.sheet_columns(), .gap = e.sheet_gap()});
}

QString line_of(const CommandWords& words) { return QString::fromStdString(shell_line(words)); }

}  // namespace

ExportActions::ExportActions(EditorSession& session, FileActions& files, QObject* parent)
    : QObject(parent), session_(session), files_(files) {
    connect(&jobs_, &JobQueue::ended, this, &ExportActions::tell);
}

ExportActions::~ExportActions() { disk_.waitForDone(); }

QString ExportActions::folder_of(const QString& chosen) const {
    return chosen.isEmpty() ? files_.picture_folder() : chosen;
}

NameFields ExportActions::fields(int size) const {
    const int side = size > 0 ? size : session_.model() ? session_.model()->resolution : 0;
    return name_fields(session_.portrait(), files_.portrait_name().toStdString(), side);
}

bool ExportActions::ready() const {
    if (session_.model()) return true;
    session_.notify(NoticeLevel::warning, tr("There is no picture yet: the model is not loaded."));
    return false;
}

void ExportActions::tell(const Job& job) {
    using State = Job::State;
    const QString path = QDir::toNativeSeparators(job.path);
    if (job.state == State::failed) {
        session_.notify(NoticeLevel::error, tr("%1 was not finished. %2").arg(job.title, job.text),
                        {tr("Retry"), [this, id = job.id] { jobs_.retry(id); }});
    } else if (job.state == State::stopped) {
        session_.notify(NoticeLevel::info,
                        path.isEmpty()
                            ? tr("%1 was stopped; nothing of it is left.").arg(job.title)
                            : tr("%1 was stopped; what is complete is in %2").arg(job.title, path));
    } else if (path.isEmpty()) {
        session_.notify(NoticeLevel::info, QString("%1: %2").arg(job.title, job.text));
    } else {
        session_.notify(NoticeLevel::info, tr("Exported %1").arg(path),
                        {tr("Show in folder"), [file = job.path] { show_in_folder(file); }});
        Q_EMIT exported(job.path);
    }
}

void ExportActions::start(const PictureExport& settings, IfExists existing) {
    if (!ready()) return;
    const QString folder = folder_of(settings.folder);
    const auto work = [engine = session_.link().engine(), portrait = session_.portrait(), settings, folder,
                       existing, fields = fields(settings.size)](JobControl& job) -> JobEnd {
        const auto attempt = [&]() -> Result<StillTargets> {
            if (settings.folder.isEmpty()) QDir().mkpath(folder);
            const auto apart = named_apart(settings, folder, fields, existing);
            const auto targets = resolved(apart.targets(folder), fields, settings.still.finish.crop);
            if (!targets) return targets;
            if (auto ok = check_still(*targets, settings.still); !ok) return tl::unexpected(ok.error());
            if (auto ok = check_all(files_of(*targets), fields.width, existing); !ok)
                return tl::unexpected(ok.error());
            const auto side =
                drawn_side(settings.size, settings.still.finish.samples, engine->info().resolution);
            if (!side) return tl::unexpected(side.error());
            const auto picture = engine->render(portrait, *side, job.progress).get();
            if (!picture) return tl::unexpected(picture.error());
            Result<Picture> before;
            const auto earlier = settings.earlier(portrait);
            if (earlier) before = engine->render(*earlier, *side, job.progress).get();
            if (!before) return tl::unexpected(before.error());
            const auto written = write_still(
                *targets, *picture, portrait, settings.still, [](ExportedFile) {},
                earlier ? &*before : nullptr);
            return written ? targets : tl::unexpected(written.error());
        };
        const auto targets = attempt();
        if (!targets) return {tl::unexpected(targets.error()), {}, {}};
        return {{}, from_native(targets->picture), {}};
    };
    again_ = [this, settings] { start(settings, IfExists::number); };
    jobs_.add(tr("Picture of %1").arg(files_.portrait_name()), 1, false, work, again_);
}

void ExportActions::start(const TurntableExport& wanted, IfExists existing) {
    if (!ready()) return;
    TurntableExport settings = wanted;
    // As they are now, when an export is done again.
    if (settings.settings.keys)
        settings.settings.keys = std::make_shared<const Animation>(session_.playhead().animation());
    const QString folder = folder_of(settings.folder);
    const auto work = [engine = session_.link().engine(), portrait = session_.portrait(), settings, folder,
                       existing, limits = session_.pose_limits(),
                       fields = fields(settings.size)](JobControl& job) -> JobEnd {
        if (settings.folder.isEmpty()) QDir().mkpath(folder);
        const auto apart = named_apart(settings, folder, fields, existing);
        const auto out = writer_of(apart, folder, fields, existing);
        if (!out) return {tl::unexpected(out.error()), {}, {}};
        const auto plan = plan_turntable(portrait, settings.settings, limits);
        const auto side = drawn_side(settings.size, settings.finish.samples, engine->info().resolution);
        if (!side) return {tl::unexpected(side.error()), {}, {}};
        const auto outcome = write_turntable(
            **out,
            {.views = plan.views,
             .finish = settings.finish,
             .draw = [&](const Portrait& view) { return engine->render(view, *side, job.progress).get(); },
             .progress = job.report,
             .keep = [&](const Error& error) { return error.code == Errc::cancelled && job.keep.load(); }});
        return {outcome.result, outcome.file ? from_native(outcome.file->path) : QString(), {}};
    };
    const QString title = settings.settings.keys ? tr("Animation of %1") : tr("Turntable of %1");
    again_ = [this, settings] { start(settings, IfExists::number); };
    jobs_.add(title.arg(files_.portrait_name()), picture_count(settings.settings),
              settings.video().has_value(), work, again_);
}

void ExportActions::start(const MeshExport& settings, IfExists existing) {
    if (!ready()) return;
    const QString folder = folder_of(settings.folder);
    const auto work = [engine = session_.link().engine(), portrait = session_.portrait(), settings, folder,
                       existing, fields = fields(0)](JobControl& job) mutable -> JobEnd {
        if (settings.folder.isEmpty()) QDir().mkpath(folder);
        const auto apart = named_apart(settings, folder, fields, existing);
        const auto names = NameTemplate::parse(apart.target(folder).string());
        if (!names) return {tl::unexpected(names.error()), {}, {}};
        const auto file = first_free(*names, fields);
        if (auto ok = check_all(mesh_files(file), 0, existing); !ok) return {ok, {}, {}};
        const auto mesh = engine->mesh(portrait, {.resolution = settings.cells}, job.progress).get();
        if (!mesh) return {tl::unexpected(mesh.error()), {}, {}};
        return {write_mesh(file, *mesh), from_native(file), {}};
    };
    again_ = [this, settings] { start(settings, IfExists::number); };
    jobs_.add(tr("Mesh of %1").arg(files_.portrait_name()), 1, false, work, again_);
}

void ExportActions::start(const PeopleExport& settings, IfExists existing) {
    if (!ready()) return;
    const QString folder = folder_of(settings.folder);
    const auto work = [engine = session_.link().engine(), like = like_others(), settings, folder, existing,
                       fields = fields_of(settings)](JobControl& job) mutable -> JobEnd {
        if (settings.folder.isEmpty()) QDir().mkpath(folder);
        const auto apart = named_apart(settings, folder, fields, existing);
        const auto names = NameTemplate::parse(apart.target(folder).string());
        if (!names) return {tl::unexpected(names.error()), {}, {}};
        const auto file = first_free(*names, fields);
        if (auto ok = check_all({file}, fields.width, existing); !ok) return {ok, {}, {}};
        std::vector<Portrait> people;
        for (int i = 0; i < settings.count; ++i)
            people.push_back(as_person(like, settings.first_seed + std::uint64_t(i)));
        const auto out = sheet_writer(file, {.columns = settings.columns});
        TurntableRun run{.views = people};
        run.draw = [&](const Portrait& person) {
            return engine->render(person, settings.size, job.progress).get();
        };
        run.progress = job.report;
        const auto outcome = write_turntable(*out, run);
        return {outcome.result, outcome.file ? from_native(outcome.file->path) : QString(), {}};
    };
    again_ = [this, settings] { start(settings, IfExists::number); };
    jobs_.add(tr("Sheet of %n people", nullptr, settings.count), settings.count, false, work, again_);
}

/// What other people get of the portrait: its strokes belong to this one.
Portrait ExportActions::like_others() const {
    Portrait like = session_.portrait();
    like.painted.reset();
    return like;
}

NameFields ExportActions::fields_of(const PeopleExport& settings) const {
    auto named = fields(settings.size);
    named.seed = settings.first_seed;
    return named;
}

void ExportActions::quick_save(bool transparent) {
    auto settings = stored_picture_export();
    settings.folder.clear();
    settings.name = PictureExport().name;
    if (transparent) {
        if (!still_format(settings.kind).alpha) settings.kind = StillKind::png;
        settings.still.finish.background.kind = Background::Kind::transparent;
    }
    start(settings, IfExists::refuse);
}

void ExportActions::export_again() {
    if (again_) return again_();
    start(stored_picture_export(), IfExists::refuse);
}

void ExportActions::look(std::function<std::vector<fs::path>()> candidates, QObject* context,
                         std::function<void(QStringList)> then) {
    disk_.start([this, candidates = std::move(candidates), context = QPointer<QObject>(context),
                 then = std::move(then)] {
        QStringList there;
        std::error_code error;
        for (const auto& file : candidates())
            if (fs::exists(file, error)) there << from_native(file);
        QMetaObject::invokeMethod(
            this,
            [context, then, there] {
                if (context) then(there);
            },
            Qt::QueuedConnection);
    });
}

void ExportActions::find_existing(const PictureExport& settings, QObject* context,
                                  std::function<void(QStringList)> then) {
    const auto candidates = [settings, folder = folder_of(settings.folder), fields = fields(settings.size)] {
        return files_of(settings, folder, fields);
    };
    look(candidates, context, std::move(then));
}

void ExportActions::find_existing(const TurntableExport& settings, QObject* context,
                                  std::function<void(QStringList)> then) {
    const auto candidates = [settings, folder = folder_of(settings.folder), portrait = session_.portrait(),
                             limits = session_.pose_limits(), fields = fields(settings.size)] {
        std::vector<fs::path> files;
        auto naming = naming_of(settings, folder, fields);
        if (!naming) return files;
        if (settings.form != TurntableExport::Form::pictures) {
            files.push_back(first_free(naming->names, naming->fields));
        } else if (!settings.resume) {
            const auto plan = plan_turntable(portrait, settings.settings, limits);
            for (int i = 0; i < int(plan.views.size()); ++i)
                files.push_back(frame_file(naming->names, naming->fields, i, plan.views[std::size_t(i)]));
        }
        return files;
    };
    look(candidates, context, std::move(then));
}

void ExportActions::find_existing(const MeshExport& settings, QObject* context,
                                  std::function<void(QStringList)> then) {
    const auto candidates = [settings, folder = folder_of(settings.folder), fields = fields(0)] {
        return files_of(settings, folder, fields);
    };
    look(candidates, context, std::move(then));
}

void ExportActions::find_existing(const PeopleExport& settings, QObject* context,
                                  std::function<void(QStringList)> then) {
    const auto candidates = [settings, folder = folder_of(settings.folder), fields = fields_of(settings)] {
        return files_of(settings, folder, fields);
    };
    look(candidates, context, std::move(then));
}

std::function<Result<ExportCost>(const TrialDraw&)> ExportActions::trial_of(
    const PictureExport& settings) const {
    return [settings, portrait = session_.portrait(), size = fields(0).width](const TrialDraw& draw) {
        return trial(settings, portrait, size, draw);
    };
}

std::function<Result<ExportCost>(const TrialDraw&)> ExportActions::trial_of(
    const TurntableExport& settings) const {
    return [settings, portrait = session_.portrait(), limits = session_.pose_limits(),
            size = fields(0).width](const TrialDraw& draw) {
        return trial(settings, portrait, limits, size, draw);
    };
}

CommandSource ExportActions::source() const {
    // What the file holds is this very portrait only while nothing has changed since it was saved.
    const bool saved = !files_.project_file().isEmpty() && session_.document().undo_stack().isClean();
    return {session_.portrait(), saved ? native_path(files_.project_file()) : fs::path(), model_folders_,
            saved && gaze_is_fixed(session_)};
}

/// Without a project the command does not know {name}.
QString ExportActions::named(QString name) const {
    QString known = QString::fromStdString(NameTemplate::parse("{name}")->expand(fields(0)));
    known.replace('{', "{{").replace('}', "}}");
    return name.replace("{name}", known);
}

Result<QString> ExportActions::command(const PictureExport& settings) const {
    PictureExport e = settings;
    e.name = named(e.name);
    return still_command(source(), e.targets(folder_of(e.folder)), e.still, e.size, e.before.get())
        .map(line_of);
}

Result<QString> ExportActions::command(const TurntableExport& settings) const {
    using Form = TurntableExport::Form;
    TurntableExport e = settings;
    e.name = named(e.name);
    return turntable_command(source(), e.settings,
                             {.out = e.target(folder_of(e.folder)),
                              .finish = e.finish,
                              .size = e.size,
                              .columns = e.stills() ? e.sheet_columns() : 0,
                              .gap = e.stills() ? e.sheet_gap() : TurntableFile().gap,
                              .resume = e.form == Form::pictures && e.resume,
                              .recipe = e.form != Form::pictures || e.recipe})
        .map(line_of);
}

Result<QString> ExportActions::command(const MeshExport& settings) const {
    MeshExport e = settings;
    e.name = named(e.name);
    return mesh_command(source(), e.target(folder_of(e.folder)), e.cells).map(line_of);
}

Result<QString> ExportActions::command(const PeopleExport& settings) const {
    PeopleExport e = settings;
    e.name = named(e.name);
    return people_command({like_others(), {}, model_folders_}, {.out = e.target(folder_of(e.folder)),
                                                                .first_seed = e.first_seed,
                                                                .count = e.count,
                                                                .size = e.size,
                                                                .columns = e.columns})
        .map(line_of);
}

}  // namespace limner::ui
