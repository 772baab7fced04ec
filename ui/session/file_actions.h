#pragma once
// Projects, label maps and photos on the disk, away from the interface's thread.
// Results come back as signals and notices.

#include <QObject>
#include <QThreadPool>
#include <functional>

#include "engine/core/label_set.h"
#include "engine/runtime/model_summary.h"
#include "ui/project_document.h"
#include "ui/session/editor_session.h"

namespace limner::ui {

class FileActions final : public QObject {
    Q_OBJECT
public:
    explicit FileActions(EditorSession& session, QObject* parent = nullptr);
    ~FileActions() override;

    /// A project, told by its suffix; else label map, picture with a recipe, photo or model, decided by
    /// content.
    void open_any(const QString& file);
    void open_project(const QString& file);
    /// Puts the keys of the project `file` in the place of those there are, as one step.
    void take_timeline(const QString& file);
    /// Opens what a crash left of `name` as a modified copy: saving asks for a name. `opened` follows.
    void open_recovered(const ProjectContent& content, const QString& name, std::function<void()> opened);
    /// `saved` follows when all of the portrait is in the file: not after an error, and not when it changed
    /// meanwhile.
    void save_project_as(const QString& file, std::function<void()> saved = {});
    /// Writes `content` without making it the open project; `saved` follows when it is on disk.
    void save_elsewhere(const QString& file, const ProjectContent& content, std::function<void()> saved);
    void import_labels(const QString& file, LabelSet set);
    void import_reference(const QString& file);
    void export_labels(const QString& file, LabelSet set);
    /// Where pictures go: the folder chosen in the preferences, else beside the project, else the system's.
    QString picture_folder() const;
    /// Empty: none is chosen.
    void set_picture_folder(const QString& folder) { picture_folder_ = folder; }
    /// What {name} stands for in file names.
    QString portrait_name() const;

    /// What a project saved now would hold.
    ProjectContent content() const;
    const QString& project_file() const { return project_file_; }
    /// What "save as" proposes: the project's file, or that of the recovered work.
    const QString& suggested_file() const { return suggested_file_; }
    /// The next save asks for a name.
    void forget_project();
    void remove_reference();

Q_SIGNALS:
    void project_changed();
    /// open_any() was given a model.
    void model_opened(const limner::ModelSummary& about);

private:
    /// Runs `work` on the pool, then its result here; in the order of the calls.
    void later(std::function<std::function<void()>()> work);
    void fail(const QString& what, const Error& error);
    /// Makes `content` the open project, with `picture` of its photo.
    void take(const ProjectContent& content, const QImage& picture, const QString& file);
    /// Lays `picture` of `photo` under the label map. A part of the project, but no undo step.
    void set_photo(std::optional<ReferencePhoto> photo, const QImage& picture);

    EditorSession& session_;
    QThreadPool pool_;
    int opened_ = 0;  // projects so far: a save that ends late belongs to an earlier one
    int edits_ = 0;   // so far; what a save began with is compared with what there is at its end
    QString project_file_, suggested_file_, picture_folder_;
    std::optional<ReferencePhoto> photo_;  // the file behind the reference picture
    std::shared_ptr<const ForeignParts> foreign_;
    std::map<std::string, std::string> settings_;
};

}  // namespace limner::ui
