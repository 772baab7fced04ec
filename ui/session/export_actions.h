#pragma once
// Exports of the portrait being edited: as jobs in the background, and as command lines that do the same.
//
//     exports.start(stored_picture_export(), IfExists::refuse);
//     clipboard.setText(*exports.command(stored_picture_export()));

#include <QObject>
#include <QThreadPool>
#include <functional>
#include <vector>

#include "engine/export/export_command.h"
#include "ui/session/export_trial.h"
#include "ui/session/file_actions.h"
#include "ui/session/job_queue.h"

namespace limner::ui {

class ExportActions final : public QObject {
    Q_OBJECT
public:
    ExportActions(EditorSession& session, FileActions& files, QObject* parent = nullptr);
    ~ExportActions() override;

    JobQueue& jobs() { return jobs_; }

    /// The portrait as it is now, at full quality, in the background. Notices tell how it went.
    void start(const PictureExport& settings, IfExists existing);
    void start(const TurntableExport& settings, IfExists existing);
    void start(const MeshExport& settings, IfExists existing);
    void start(const PeopleExport& settings, IfExists existing);
    /// F12: the last picture settings, the next free name in the folder of the portrait.
    void quick_save(bool transparent);
    /// The last export of this session, else the last picture settings.
    void export_again();

    /// Which files of an export are there already: asks the disk elsewhere and calls `then` here, unless
    /// `context` is gone by then.
    void find_existing(const PictureExport& settings, QObject* context,
                       std::function<void(QStringList)> then);
    void find_existing(const TurntableExport& settings, QObject* context,
                       std::function<void(QStringList)> then);
    void find_existing(const MeshExport& settings, QObject* context, std::function<void(QStringList)> then);
    void find_existing(const PeopleExport& settings, QObject* context, std::function<void(QStringList)> then);

    /// limner-cli that writes the same bytes. wrong_use for a bad name, limit_exceeded for a line too long.
    Result<QString> command(const PictureExport& settings) const;
    Result<QString> command(const TurntableExport& settings) const;
    Result<QString> command(const MeshExport& settings) const;
    Result<QString> command(const PeopleExport& settings) const;
    void set_model_folders(std::vector<std::filesystem::path> folders) {
        model_folders_ = std::move(folders);
    }

    /// What an export of the portrait as it is now would take; for a thread that may wait.
    std::function<Result<ExportCost>(const TrialDraw&)> trial_of(const PictureExport& settings) const;
    std::function<Result<ExportCost>(const TrialDraw&)> trial_of(const TurntableExport& settings) const;

    /// Where an export goes: the chosen folder, else FileActions::picture_folder().
    QString folder_of(const QString& chosen) const;
    /// For names: of the portrait now, `size` 0 = the model's own.
    NameFields fields(int size) const;

Q_SIGNALS:
    void exported(const QString& path);

private:
    void look(std::function<std::vector<std::filesystem::path>()> candidates, QObject* context,
              std::function<void(QStringList)> then);
    void tell(const Job& job);
    bool ready() const;
    CommandSource source() const;
    QString named(QString name) const;
    Portrait like_others() const;
    NameFields fields_of(const PeopleExport& settings) const;

    EditorSession& session_;
    FileActions& files_;
    JobQueue jobs_;
    QThreadPool disk_;
    std::vector<std::filesystem::path> model_folders_;
    std::function<void()> again_;
};

}  // namespace limner::ui
