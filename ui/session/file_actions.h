#pragma once
// Projects, label maps and photos on the disk, away from the interface's thread.
// Results come back as signals and notices.

#include <QDateTime>
#include <QObject>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <span>

#include "engine/core/label_set.h"
#include "engine/runtime/model_summary.h"
#include "ui/project_document.h"
#include "ui/session/editor_session.h"
#include "ui/session/project_lock.h"
#include "ui/settings/recent_files.h"

namespace limner::ui {

/// How to open a project that another editor has open.
enum class OpenAs {
    read_only,  // Save asks for a name
    copy,       // a project without a file
    anyway,     // as if nobody had it
};

class FileActions final : public QObject {
    Q_OBJECT
public:
    /// Called with the project `file` that `holder` has open; it calls `open`, or leaves it closed.
    using LockedQuestion =
        std::function<void(const QString& file, const LockHolder& holder, std::function<void(OpenAs)> open)>;

    explicit FileActions(EditorSession& session, QObject* parent = nullptr);
    ~FileActions() override;

    /// A project, told by its suffix; else label map, picture with a recipe, photo or model, decided by
    /// content.
    void open_any(const QString& file);
    /// A backup of a project ("anna.limner~2") is opened as a project without a file: saving asks for a name.
    void open_project(const QString& file);
    /// Whether `file` is called as a project or the backup of one.
    static bool is_project(const QString& file);
    /// Puts the keys of the project `file` in the place of those there are, as one step.
    void take_timeline(const QString& file);
    /// Gives `parts`, but for those that are locked, the style they have in `file`, a project or a picture
    /// with a recipe, as one step. What holds no portrait is opened as by open_any().
    void take_styles(const QString& file, const std::vector<Part>& parts);
    /// Without one, what is open elsewhere is opened read-only.
    void set_locked_question(LockedQuestion question) { locked_question_ = std::move(question); }
    /// Takes the project back to `version`: its file, or a backup of it, which is then not saved yet.
    void revert_to(const QString& version);
    /// Opens what a crash left of `name` as a modified copy: saving asks for a name. `opened` follows.
    void open_recovered(const ProjectContent& content, const QString& name, std::function<void()> opened);
    /// `saved` follows when all of the portrait is in the file: not after an error, and not when it changed
    /// meanwhile.
    void save_project_as(const QString& file, std::function<void()> saved = {});
    /// Saves "anna_001.limner", or the first number after that which is free, and goes on with that file. A
    /// project without a file has no next one: nothing happens.
    void save_incremental();
    /// Writes `content` without making it the open project; `saved` follows when it is on disk.
    void save_elsewhere(const QString& file, const ProjectContent& content, std::function<void()> saved);
    void import_labels(const QString& file, LabelSet set);
    void import_reference(const QString& file);
    void export_labels(const QString& file, LabelSet set);
    /// Where pictures go: the folder chosen in the preferences, else beside the project, else the system's.
    QString picture_folder() const;
    /// Empty: none is chosen.
    void set_picture_folder(const QString& folder) { picture_folder_ = folder; }
    /// How many former versions a save keeps beside the project, 0..99.
    void set_backups(int backups) { backups_ = backups; }
    /// What {name} stands for in file names.
    QString portrait_name() const;

    /// What a project saved now would hold.
    ProjectContent content() const;
    const QString& project_file() const { return project_file_; }
    /// When that file was written last; invalid where there is none.
    const QDateTime& saved_at() const { return saved_at_; }
    /// The project's file cannot be written, or is another editor's: Save asks for a name.
    bool read_only() const { return read_only_; }
    /// What "save as" proposes: the project's file, that of the recovered work, or beside what is read-only.
    const QString& suggested_file() const { return suggested_file_; }
    /// What a project without a file was opened from: "anna, backup 2"; empty for others.
    const QString& origin() const { return origin_; }
    /// "anna copy.limner" beside "anna.limner"; empty for none.
    static QString copy_of(const QString& file);
    /// The next save asks for a name.
    void forget_project();
    void remove_reference();

    /// Runs `work` on the thread of files, then its result here; in the order of the calls.
    void later(std::function<std::function<void()>()> work);
    /// What is to be done with the picture in `bytes`, called `name`: a label map is used, a portrait that
    /// it carries the recipe of is opened as one step, a photo lies under the map. On the thread of later();
    /// the result is run here. The errors of decode_image().
    Result<std::function<void()>> use_picture(std::span<const std::byte> bytes, const QString& name);

Q_SIGNALS:
    void project_changed();
    /// open_any() was given a model.
    void model_opened(const limner::ModelSummary& about);
    /// `file` was opened, imported or saved, and may be wanted again.
    void used(limner::ui::FileKind kind, const QString& file);

private:
    void run(std::function<std::function<void()>()> work, std::function<void()> before_result);
    /// As later(), for what takes the place of the open project: until then nothing can be edited.
    void replace_later(std::function<std::function<void()>()> work);
    /// A project from the disk, ready to be the open one.
    struct Opened {
        ProjectContent content;
        QImage picture;  // of its photo
        QString file;
        std::shared_ptr<const ProjectLock> lock;
        bool read_only = false;
        QString origin;
        QDateTime saved_at = {};
    };
    void open_backup(const QString& file, const QString& project, int number);
    void fail(const QString& what, const Error& error);
    /// Makes `opened` the open project.
    void take(const Opened& opened);
    void take_as(Opened opened, OpenAs as);
    /// `choose` names the file, on the thread of files.
    void save(std::function<QString()> choose, std::function<void()> saved);
    /// The former lock goes, on the thread of files.
    void set_lock(std::shared_ptr<const ProjectLock> lock);
    /// Lays `picture` of `photo` under the label map. A part of the project, but no undo step.
    void set_photo(std::optional<ReferencePhoto> photo, const QImage& picture);

    EditorSession& session_;
    LockedQuestion locked_question_;
    int opened_ = 0;   // projects so far: a save that ends late belongs to an earlier one
    int opening_ = 0;  // that are on their way
    int edits_ = 0;    // so far; what a save began with is compared with what there is at its end
    int backups_ = 1;
    QString project_file_, suggested_file_, origin_, picture_folder_;
    QDateTime saved_at_;
    std::shared_ptr<const ProjectLock> lock_;  // of the open project; null when it has no file
    bool read_only_ = false;
    std::optional<ReferencePhoto> photo_;  // the file behind the reference picture
    std::shared_ptr<const ForeignParts> foreign_;
    std::map<std::string, std::string> settings_;
    QThreadPool pool_;
};

}  // namespace limner::ui
