#pragma once
// The portrait as its base and the edits over it, the newest on top: switch off, scale, lock, remove, and, of
// fitted paintings, put in another order, duplicate, and merge those that are chosen.

#include <vector>

#include "ui/panels/panel.h"
#include "ui/session/edit_list.h"

class QLabel;

namespace limner::ui {

class EditRow;

class EditsPanel final : public Panel {
    Q_OBJECT
public:
    EditsPanel(EditorSession& session, QWidget* parent);

private:
    void show_portrait();
    void rebuild(const std::vector<Edit>& edits);
    EditRow* make_row(const Edit& edit);
    void toggle(const Edit& edit, bool alone);
    void remove(const Edit& edit);
    void duplicate(const Edit& edit);
    void merge_chosen();
    void choose(const Edit& edit, bool beside);
    void show_chosen();
    void reorder(std::size_t from, std::size_t to);
    /// The keyboard goes to the row at `place`, or the nearest there is.
    void focus_row(int place);
    void fill_menu(QMenu& menu, const Edit& edit);

    std::vector<EditRow*> rows_;
    std::vector<std::size_t> chosen_;                     // places of fitted paintings, to be merged
    std::vector<std::shared_ptr<const LabelMap>> shown_;  // pixels of the fitted paintings in rows_
    QVBoxLayout* list_;
    QLabel *base_, *hint_;
};

}  // namespace limner::ui
