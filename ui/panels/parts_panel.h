#pragma once
// One row per part: dice, seed, blend, take from a snapshot. A snapshot, a project or a picture with a recipe
// that is dropped on a row gives that part, on the title above the rows all parts.

#include <array>
#include <vector>

#include "ui/panels/panel.h"

class QLabel;

namespace limner::ui {

class SeedRow;

class PartsPanel final : public Panel {
    Q_OBJECT
public:
    PartsPanel(EditorSession& session, QWidget* parent);

Q_SIGNALS:
    /// `parts` are to be taken from `file`, which may turn out to hold no portrait.
    void portrait_dropped(const QString& file, const std::vector<limner::Part>& parts);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void show_portrait();
    void show_model();
    void show_active();
    void fill_take_menu(QMenu& menu, Part part);
    void take(const std::vector<Part>& parts, int snapshot);
    /// What a drop on `target` is about; empty: nothing.
    std::vector<Part> parts_of(const QObject* target) const;
    QLabel* all_;
    std::array<SeedRow*, part_count> rows_{};
};

}  // namespace limner::ui
