#pragma once
// One row per part: dice, seed, blend, take from a snapshot. A snapshot dropped on a row gives that part.

#include <array>

#include "ui/panels/panel.h"

namespace limner::ui {

class SeedRow;

class PartsPanel final : public Panel {
    Q_OBJECT
public:
    PartsPanel(EditorSession& session, QWidget* parent);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void show_portrait();
    void show_model();
    void show_active();
    void fill_take_menu(QMenu& menu, Part part);
    void take(Part part, int snapshot);
    std::array<SeedRow*, part_count> rows_{};
};

}  // namespace limner::ui
