#pragma once
// What the export dialogs share: start in the background, ask before overwriting, copy as command. Each names
// its settings; the work goes on when the dialog is closed.

#include <QDialog>
#include <QThreadPool>
#include <QTimer>
#include <functional>
#include <memory>

#include "ui/session/export_actions.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace limner::ui {

class PlaceChoice;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(const QString& object_name, const QString& title, EditorSession& session,
                 ExportActions& exports, QWidget* parent);
    ~ExportDialog() override;

protected:
    // What the dialog says now.
    virtual Result<QString> command() const = 0;
    virtual void find_existing(std::function<void(QStringList)> then) = 0;
    /// Remembers the settings and starts the job.
    virtual void start(IfExists existing) = 0;

    QVBoxLayout& body() { return *body_; }
    /// After everything else, so that Tab comes to them last.
    void add_buttons();
    /// Export is possible while `good`.
    void set_ready(bool good);
    /// Makes `trial` a moment after the last call and says what came of it, beside the buttons.
    void estimate(std::function<Result<ExportCost>(const TrialDraw&)> trial);
    EditorSession& session() const { return session_; }
    ExportActions& exports() const { return exports_; }
    /// A widget with object name and name for screen readers.
    template <class Widget>
    Widget* named(Widget* widget, const char* name, const QString& title) {
        widget->setObjectName(objectName() + '.' + name);
        widget->setAccessibleName(title);
        return widget;
    }

private:
    void export_now();
    void ask_to_overwrite(const QStringList& files);
    void copy_command();
    void start_trial();

    EditorSession& session_;
    ExportActions& exports_;
    QVBoxLayout* body_;
    QPushButton* export_ = nullptr;
    bool ready_ = true, looking_ = false;
    QLabel* cost_;
    std::function<Result<ExportCost>(const TrialDraw&)> trial_;
    std::shared_ptr<Progress> run_;  // of the trial; cancelled by the next one
    QTimer settle_;
    QThreadPool pool_;
};

}  // namespace limner::ui
