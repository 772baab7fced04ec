#pragma once
// Arrangements of panels and views by name: a few that come with the program, and the user's own. Each keeps
// the changes made to it until it is reset.
//
//     Workspaces workspaces(window, arrange);
//     workspaces.restore(workspaces_file());     // at the start: the one that was used last
//     workspaces.go_to("pose");
//     workspaces.keep();                         // at the end

#include <QHash>
#include <QJsonObject>
#include <QMainWindow>
#include <QObject>
#include <QStringList>
#include <functional>

namespace limner::ui {

class ViewArea;

class Workspaces final : public QObject {
    Q_OBJECT
public:
    /// The views are the window's central widget. `arrange` gives it its default panels and bars.
    Workspaces(QMainWindow& window, std::function<void()> arrange);

    /// Those of the program first, then the user's in the order they were made.
    QStringList ids() const;
    QString title(const QString& id) const;
    bool is_own(const QString& id) const { return own_.contains(id); }
    const QString& current() const { return current_; }

    /// Keeps the changes to the present one and shows `id`. Unknown ids do nothing.
    void go_to(const QString& id);
    /// The present one as it was first.
    void reset();
    /// What is shown now, as a workspace of the user's; one of the same name is replaced. Empty names do
    /// nothing.
    void save_as(const QString& name);
    /// Forgets one of the user's; when it is shown, the first of the program takes its place.
    void remove(const QString& id);

    /// Reads `file` and shows what was shown last. What is damaged, or of another version, counts as not
    /// there: no question, the default. From now on changes go to `file`.
    void restore(const QString& file);
    /// Writes the present state.
    void keep();

Q_SIGNALS:
    void changed();

private:
    ViewArea& views() const;
    QJsonObject shown_now() const;
    bool show(const QJsonObject& layout);
    void arrange_preset(const QString& id);
    void show_current();
    void write() const;

    QMainWindow& window_;
    std::function<void()> arrange_;
    QString file_, current_;
    QStringList own_;
    QHash<QString, QJsonObject> layouts_;  // as they were left
    QHash<QString, QJsonObject> first_;    // the user's, as they were saved
};

/// "workspaces.json" in the user's configuration folder.
QString workspaces_file();

}  // namespace limner::ui
