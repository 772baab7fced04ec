#include "ui/panels/edits_panel.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <algorithm>
#include <utility>

#include "engine/portrait/portrait_groups.h"
#include "ui/panels/edit_row.h"
#include "ui/session/edit_actions.h"

namespace limner::ui {
namespace {

/// What the base is, in words.
QString base_text(const Portrait& portrait) {
    const CodeSource base = base_code(portrait);
    if (base.blend <= 0) return EditsPanel::tr("Base: seed %1").arg(base.seed);
    return EditsPanel::tr("Base: seeds %1 and %2, %3 % of the second")
        .arg(base.seed)
        .arg(base.blend_seed)
        .arg(qRound(100 * base.blend));
}

}  // namespace

EditsPanel::EditsPanel(EditorSession& session, QWidget* parent)
    : Panel("edits", tr("Edits"), session, parent),
      list_(new QVBoxLayout),
      base_(new QLabel(body())),
      hint_(
          new QLabel(tr("Nothing is changed yet. Paint, or move a slider: every edit gets a row here and can "
                        "be switched off."),
                     body())) {
    hint_->setObjectName("edits.hint");
    hint_->setWordWrap(true);
    hint_->setProperty("weak", true);
    base_->setObjectName("edits.base");
    base_->setToolTip(tr("The person as a whole: what parts have that were given no style of their own"));
    base_->setContentsMargins(7, 6, 4, 6);
    base_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    base_->setFocusPolicy(Qt::NoFocus);
    list_->setSpacing(2);
    column().addWidget(hint_);
    column().addLayout(list_);
    column().addWidget(base_);
    column().addStretch(1);
    connect(&session_, &EditorSession::portrait_changed, this, &EditsPanel::show_portrait);
    show_portrait();
}

void EditsPanel::show_portrait() {
    const Portrait& portrait = session_.portrait();
    const auto edits = edits_of(portrait);
    const bool same_rows =
        std::equal(rows_.begin(), rows_.end(), edits.begin(), edits.end(),
                   [](const EditRow* row, const Edit& edit) { return row->edit() == edit; });
    std::vector<std::shared_ptr<const LabelMap>> pixels;
    for (const auto& painted : portrait.fitted) pixels.push_back(painted.labels);
    if (!same_rows || pixels != shown_) {
        shown_ = std::move(pixels);
        rebuild(edits);
    }
    for (EditRow* row : rows_) row->show_state();
    base_->setText(base_text(portrait));
    hint_->setVisible(rows_.empty());
}

void EditsPanel::rebuild(const std::vector<Edit>& edits) {
    const auto focus = std::find_if(rows_.begin(), rows_.end(), [](const EditRow* row) {
        return row == QApplication::focusWidget() || row->isAncestorOf(QApplication::focusWidget());
    });
    const int place = focus == rows_.end() ? -1 : static_cast<int>(focus - rows_.begin());
    for (EditRow* row : rows_) {
        row->hide();
        row->deleteLater();  // the change may come from one of its buttons
    }
    rows_.clear();
    chosen_.clear();  // their places may be others
    for (const Edit& edit : edits) {
        rows_.push_back(make_row(edit));
        list_->addWidget(rows_.back());
    }
    if (place >= 0) focus_row(place);
}

EditRow* EditsPanel::make_row(const Edit& edit) {
    auto* row = new EditRow(edit, session_, body());
    connect(row, &EditRow::switched, this, [this, edit](bool alone) { toggle(edit, alone); });
    connect(row, &EditRow::removed, this, [this, edit] { remove(edit); });
    connect(row, &EditRow::duplicated, this, [this, edit] { duplicate(edit); });
    connect(row, &EditRow::chosen, this, [this, edit](bool beside) { choose(edit, beside); });
    connect(row, &EditRow::moved, this, &EditsPanel::reorder);
    connect(row, &EditRow::stepped, this, [this, row](int by) {
        focus_row(static_cast<int>(std::find(rows_.begin(), rows_.end(), row) - rows_.begin()) + by);
    });
    connect(row, &EditRow::menu_asked, this, [this, edit](const QPoint& at) {
        QMenu menu(this);
        fill_menu(menu, edit);
        menu.exec(at);
    });
    return row;
}

void EditsPanel::toggle(const Edit& edit, bool alone) {
    Portrait after = session_.portrait();
    const QString title = edit_title(after, edit);
    QString text;
    if (alone) {
        show_only(after, edit);
        const auto edits = edits_of(after);
        const bool all = std::all_of(edits.begin(), edits.end(),
                                     [&](const Edit& each) { return edit_is_on(after, each); });
        text = all && edits.size() > 1 ? tr("Show all edits") : tr("Show only “%1”").arg(title);
    } else {
        const bool on = !edit_is_on(after, edit);
        set_edit_on(after, edit, on);
        text = on ? tr("Show “%1”").arg(title) : tr("Hide “%1”").arg(title);
    }
    session_.edit(after, text, 0);
}

void EditsPanel::remove(const Edit& edit) {
    const QString title = edit_title(session_.portrait(), edit);
    if (const auto lock = lock_of(session_.portrait(), edit); !lock.empty() && session_.locked(lock))
        return session_.hint(tr("“%1” is locked: unlock it to remove it").arg(title));
    Portrait after = session_.portrait();
    remove_edit(after, edit);
    session_.edit(after, tr("Remove “%1”").arg(title), 0);
}

void EditsPanel::duplicate(const Edit& edit) {
    Portrait after = session_.portrait();
    const QString title = edit_title(after, edit);
    if (!can_duplicate(after, edit))
        return session_.hint(edit.kind == Edit::Kind::fitted
                                 ? tr("There are as many paintings as a head can have")
                                 : tr("There can be one “%1” alone").arg(title));
    duplicate_edit(after, edit);
    session_.edit(after, tr("Duplicate “%1”").arg(title), 0);
}

void EditsPanel::choose(const Edit& edit, bool beside) {
    const auto known = std::find(chosen_.begin(), chosen_.end(), edit.index);
    if (!beside) {
        chosen_.clear();
        if (edit.kind == Edit::Kind::fitted) chosen_ = {edit.index};
    } else if (known == chosen_.end()) {
        chosen_.push_back(edit.index);
    } else {
        chosen_.erase(known);
    }
    show_chosen();
}

void EditsPanel::show_chosen() {
    for (EditRow* row : rows_)
        row->show_chosen(chosen_.size() > 1 && row->edit().kind == Edit::Kind::fitted &&
                         std::find(chosen_.begin(), chosen_.end(), row->edit().index) != chosen_.end());
}

void EditsPanel::merge_chosen() { merge_paintings(session_, std::exchange(chosen_, {})); }

void EditsPanel::reorder(std::size_t from, std::size_t to) {
    Portrait after = session_.portrait();
    if (from >= after.fitted.size() || to >= after.fitted.size()) return;
    const QString title = edit_title(after, {Edit::Kind::fitted, from});
    move_fitted(after, from, to);
    session_.edit(after, tr("Move “%1”").arg(title), 0);
}

void EditsPanel::focus_row(int place) {
    if (rows_.empty()) return;
    rows_[std::size_t(std::clamp(place, 0, static_cast<int>(rows_.size()) - 1))]->setFocus();
}

void EditsPanel::fill_menu(QMenu& menu, const Edit& edit) {
    const bool on = edit_is_on(session_.portrait(), edit);
    menu.addAction(on ? tr("Hide") : tr("Show"), this, [=, this] { toggle(edit, false); });
    menu.addAction(tr("Show only this one"), this, [=, this] { toggle(edit, true); });
    if (const auto* painting = painting_of(session_.portrait(), edit)) {
        const HeadPose pose = painting->pose;
        menu.addAction(tr("Go to its view"), this,
                       [=, this] { session_.turn_to(pose, tr("Back to the painted view")); });
    }
    if (edit.kind == Edit::Kind::fitted) {
        const std::size_t last = session_.portrait().fitted.size() - 1, index = edit.index;
        menu.addAction(tr("Move up"), this, [=, this] { reorder(index, index + 1); })
            ->setEnabled(index < last);
        menu.addAction(tr("Move down"), this, [=, this] { reorder(index, index - 1); })
            ->setEnabled(index > 0);
    }
    menu.addSeparator();
    menu.addAction(tr("Duplicate"), this, [=, this] { duplicate(edit); })
        ->setEnabled(can_duplicate(session_.portrait(), edit));
    menu.addAction(tr("Merge the chosen ones"), this, &EditsPanel::merge_chosen)
        ->setEnabled(chosen_.size() > 1);
    menu.addSeparator();
    menu.addAction(tr("Remove"), this, [=, this] { remove(edit); });
}

}  // namespace limner::ui
