#pragma once
// The user's own brushes: kept as plain text beside the settings, imported and exported as one file.
//
//     BrushShelf shelf(session, settings_folder + "/brushes.json");
//     shelf.keep("Ink");       // the brush as it is now
//     shelf.use(0);
//
// Interface's thread only; the disk is touched on a thread of its own, but for the list at the start.

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <functional>
#include <optional>
#include <vector>

#include "ui/painting/brush_path.h"

namespace limner::ui {

class EditorSession;

struct UserBrush {
    QString name;
    QJsonObject values;  // "diameter" in pixels of a map of 512, "smoothing", "tags" ...; those of a newer
                         // Limner, too
    bool operator==(const UserBrush&) const = default;
};

class BrushShelf final : public QObject {
    Q_OBJECT
public:
    static constexpr int most = 200;

    /// Without a file nothing is kept beyond this run. `session` must live longer.
    explicit BrushShelf(EditorSession& session, QString file = {}, QObject* parent = nullptr);
    ~BrushShelf() override;

    const std::vector<UserBrush>& brushes() const { return brushes_; }
    /// The one that was used or kept last.
    std::optional<int> chosen() const { return chosen_; }
    /// The brush is not any more what was chosen.
    bool changed_since() const;
    /// In pixels of a map of 512.
    static double diameter_of(const UserBrush& brush);
    static BrushShape shape_of(const UserBrush& brush);
    static QStringList tags_of(const UserBrush& brush);
    /// Of all brushes, sorted.
    QStringList all_tags() const;

    /// The brush as it is now; one of the same name is replaced.
    void keep(const QString& name);
    /// Also gives back its values to the one that is chosen.
    void use(int index);
    void remove(int index);
    /// To the place of another one.
    void move(int from, int to);
    void set_tags(int index, const QStringList& tags);
    /// Lists show brushes with this tag; all where it is empty. Not kept beyond this run.
    void set_filter(const QString& tag);
    const QString& filter() const { return filter_; }
    bool passes(const UserBrush& brush) const {
        return filter_.isEmpty() || tags_of(brush).contains(filter_);
    }
    /// None of these is chosen any more.
    void leave();

    // What comes of it is said in a notice of the session; a file that is refused changes nothing.
    void import_from(const QString& file);
    void export_to(const QString& file);

    /// A sentence about a damaged list at the start; empty when all was well.
    const QString& remark() const { return remark_; }
    /// Waits until all is written.
    void flush() { disk_.waitForDone(); }

Q_SIGNALS:
    /// The list, what is chosen, or whether it differs.
    void changed();

private:
    void read_at_start();
    void write();
    void add(const std::vector<UserBrush>& imported);

    EditorSession& session_;
    const QString file_;
    std::vector<UserBrush> brushes_;
    std::optional<int> chosen_;
    QString remark_, filter_;
    QThreadPool disk_;
};

}  // namespace limner::ui
