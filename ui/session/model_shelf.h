#pragma once
// Which models there are, and which one draws. The portrait names its model (Portrait::model): undo, projects
// and snapshots bring their own along, and the shelf loads it. The engine there is draws until the new one is
// ready.
//
//     models.set_starter([options](const std::string& model) { ...; return Engine::start(...); });
//     models.load("limner-live");
//     models.open("/downloads/stylegan2.pkl");      // looks at the file first; it stays on the list
//
// Interface's thread only; files are read on a thread of its own.

#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QThreadPool>
#include <filesystem>
#include <functional>
#include <vector>

#include "engine/runtime/engine.h"
#include "engine/runtime/model_summary.h"

namespace limner::ui {

class EditorSession;
class JobQueue;
class Settings;

struct KnownModel {
    enum class State { on_disk, loading, loaded, missing, unusable };
    ModelSummary about;
    State state = State::on_disk;
    QString trouble;     // why it is unusable; empty otherwise
    bool added = false;  // by the user: can be taken off the list

    QString model() const { return QString::fromStdString(about.model); }
};

class ModelShelf final : public QObject {
    Q_OBJECT
public:
    using Starter = std::function<Result<std::unique_ptr<Engine>>(const std::string& model)>;

    ModelShelf(EditorSession& session, Settings& settings, JobQueue& jobs, QObject* parent = nullptr);
    ~ModelShelf() override;

    /// Called on threads of the shelf. Without one nothing is loaded.
    void set_starter(Starter starter) { starter_ = std::move(starter); }
    /// Searched before those of the settings and the standard ones.
    void set_folders(std::vector<std::filesystem::path> folders);

    /// Packs first, then what was added, in the order of adding.
    const std::vector<KnownModel>& models() const { return models_; }
    /// Null when it is not on the list.
    const KnownModel* find(const QString& model) const;
    /// "limner-live", or a path: what draws now; empty before the first is ready.
    const QString& loaded() const { return loaded_; }
    /// What the portrait asks for and cannot have; empty when all is well.
    QString missing() const;
    /// A small portrait of a model that was loaded before; null when there is none.
    QPixmap thumbnail(const QString& model) const;
    /// Where that portrait is kept, for other threads than the interface's.
    static QString thumbnail_file(const QString& model);

    /// Loads `model`; once it is ready, the portrait names it, as one step. A notice says why it is not.
    void load(const QString& model);
    /// Looks what `path`, a file or folder, is; a model is put on the list and loaded. A folder that is no
    /// model is searched for some.
    void open(const QString& path);
    /// The same, when `about` is known already.
    void open(const ModelSummary& about);
    /// Packs and models below `folder` come on the list; a pack's folder is kept in the settings.
    void scan(const QString& folder);
    /// Takes a model that was added off the list. Its file stays.
    void forget(const QString& model);
    /// A job that loads `model` beside the one that draws, draws one face and tells the time.
    void test(const QString& model);
    /// Searches the folders again.
    void refresh();

Q_SIGNALS:
    void changed();
    /// The user opened the model in `file`, whatever becomes of it.
    void opened(const QString& file);

private:
    struct Found {
        std::vector<KnownModel> models;
        QStringList remarks;
    };
    std::vector<std::filesystem::path> folders() const;
    void begin(const QString& model, bool is_wish);
    void on_ready();
    void on_failed(const Error& error);
    void on_portrait();
    void on_frame();
    void take(Found found);
    void show_states();
    void remember(const QStringList& models);
    QString title(const QString& model) const;

    EditorSession& session_;
    Settings& settings_;
    JobQueue& jobs_;
    Starter starter_;
    std::vector<std::filesystem::path> first_folders_;
    std::vector<KnownModel> models_;
    QString loaded_;                // what draws
    QString loading_;               // what starts; empty: nothing does
    bool loading_is_wish_ = false;  // the portrait names it when it is ready
    QString failed_;                // what the portrait names and could not be loaded
    QString named_;                 // by the portrait, when it was looked at last
    bool picture_due_ = false;      // the first picture of the model becomes its thumbnail
    mutable QHash<QString, QPixmap> thumbnails_;
    QThreadPool disk_;
};

}  // namespace limner::ui
