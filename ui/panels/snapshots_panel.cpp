#include "ui/panels/snapshots_panel.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <vector>

#include "engine/portrait/portrait_blend.h"
#include "ui/panels/snapshot_list.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/value_slider.h"

namespace limner::ui {
namespace {

constexpr std::size_t few = 8;  // are found without a search

}  // namespace

SnapshotsPanel::SnapshotsPanel(EditorSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      search_(new QLineEdit(this)),
      list_(new SnapshotList(this)),
      blend_(new ValueSlider("snapshots.blend", tr("Blend"), percent_range(), this)) {
    setObjectName("snapshots.panel");
    setProperty("panel_body", true);
    setAttribute(Qt::WA_StyledBackground);
    list_->setObjectName("snapshots");
    list_->setAccessibleName(tr("Snapshots"));
    search_->setObjectName("snapshots.search");
    search_->setPlaceholderText(tr("Search"));
    search_->setAccessibleName(tr("Search the snapshots by name"));
    search_->setClearButtonEnabled(true);
    starred_ = add_switch("snapshots.starred", "star", tr("Only starred"), tr("Show only what has a star"));
    automatic_ =
        add_switch("snapshots.automatic", "clock", tr("Automatic"),
                   tr("Show what the editor kept by itself: before an import, another model, a random "
                      "person or a fit"));
    auto* switches = new QVBoxLayout;
    switches->setSpacing(4);
    switches->addWidget(starred_);
    switches->addWidget(automatic_);
    switches->addStretch(1);
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(search_);
    column->addWidget(list_, 1);
    column->addWidget(blend_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 4, 0, 0);
    row->setSpacing(4);
    row->addLayout(switches);
    row->addLayout(column, 1);
    blend_->setMaximumWidth(420);
    blend_->hide();

    connect(search_, &QLineEdit::textChanged, this, &SnapshotsPanel::show_shelf);
    for (QToolButton* button : {starred_, automatic_})
        connect(button, &QToolButton::toggled, this, &SnapshotsPanel::show_shelf);
    connect(list_, &SnapshotList::restore_wanted, this, &SnapshotsPanel::restore);
    connect(list_, &SnapshotList::menu_wanted, this, &SnapshotsPanel::show_menu);
    connect(list_, &SnapshotList::remove_wanted, this, [this](int index) {
        if (shows_own()) session_.shelf().remove(index);
    });
    connect(list_, &SnapshotList::duplicate_wanted, this, [this](int index) {
        if (shows_own()) session_.shelf().duplicate(index);
    });
    // Queued: the list is filled anew, and the field of the name is still open in it.
    const auto rename = [this](int index, const QString& name) {
        session_.shelf().rename(index, name);
        show_shelf();  // a name of nothing is none
    };
    connect(list_, &SnapshotList::rename_wanted, this, rename, Qt::QueuedConnection);
    connect(list_, &QListWidget::itemSelectionChanged, this, &SnapshotsPanel::show_blend);
    connect(blend_, &ValueSlider::edited, this, &SnapshotsPanel::blend);
    connect(blend_, &ValueSlider::cancelled, this, [this](GestureId g) { session_.cancel(g); });
    connect(&session_.shelf(), &SnapshotShelf::changed, this, &SnapshotsPanel::show_shelf);
    show_shelf();
}

QToolButton* SnapshotsPanel::add_switch(const char* name, const char* icon_name, const QString& title,
                                        const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(icon(icon_name));
    button->setCheckable(true);
    button->setToolTip(tip);
    button->setAccessibleName(title);
    return button;
}

bool SnapshotsPanel::shows_own() const { return !automatic_->isChecked(); }

const std::vector<Snapshot>& SnapshotsPanel::shown() const {
    return shows_own() ? session_.shelf().snapshots() : session_.shelf().automatic();
}

void SnapshotsPanel::show_shelf() {
    const int current = SnapshotList::index_of(list_->currentItem());
    const auto& snapshots = shown();
    const QString words = search_->text().trimmed();
    search_->setVisible(snapshots.size() > few || !words.isEmpty());
    starred_->setEnabled(shows_own());
    {
        const QSignalBlocker quiet(list_);  // what the list is filled with renames nothing
        list_->clear();
        // Newest first.
        for (std::size_t i = snapshots.size(); i-- > 0;) {
            const Snapshot& snapshot = snapshots[i];
            if (shows_own() && starred_->isChecked() && !snapshot.starred) continue;
            if (!snapshot.name.contains(words, Qt::CaseInsensitive)) continue;
            list_->add(snapshot, static_cast<int>(i), shows_own());
            if (static_cast<int>(i) == current) list_->setCurrentRow(list_->count() - 1);
        }
    }
    show_empty_text(!snapshots.empty());
    show_blend();
}

void SnapshotsPanel::show_empty_text(bool filtered) {
    if (filtered) return list_->set_empty_text(tr("No snapshot is like that"));
    list_->set_empty_text(shows_own() ? tr("Keep a state of the portrait with Shift+S")
                                      : tr("Nothing was replaced yet that the editor would have kept"));
}

void SnapshotsPanel::restore(int index) {
    if (index < 0 || index >= static_cast<int>(shown().size())) return;
    const Snapshot snapshot = shown()[std::size_t(index)];
    session_.restore(snapshot.portrait, snapshot.name);
}

void SnapshotsPanel::show_menu(int index, QPoint global) {
    if (index < 0 || index >= static_cast<int>(shown().size())) return;
    SnapshotShelf& shelf = session_.shelf();
    // By value: the list may be filled anew while the menu is open.
    const Snapshot snapshot = shown()[std::size_t(index)];
    QMenu menu(this);
    menu.setObjectName("snapshots.menu");
    menu.addAction(tr("Restore"), this, [&] { session_.restore(snapshot.portrait, snapshot.name); });
    if (shows_own()) {
        menu.addAction(tr("Compare with this"), this, [&] { Q_EMIT compare_wanted(index); });
        menu.addSeparator();
        menu.addAction(snapshot.starred ? tr("Take the star off") : tr("Star"), this,
                       [&] { shelf.set_starred(index, !snapshot.starred); });
        menu.addAction(tr("Rename"), this, [this] {
            if (list_->currentItem()) list_->editItem(list_->currentItem());
        });
        menu.addAction(tr("Duplicate"), this, [&] { shelf.duplicate(index); });
        menu.addAction(tr("Remove"), this, [&] { shelf.remove(index); });
    } else {
        menu.addAction(tr("Keep as a snapshot"), this, [&] { shelf.add(snapshot); });
    }
    menu.exec(global);
}

void SnapshotsPanel::show_blend() {
    std::vector<int> rows;
    for (const QListWidgetItem* item : list_->selectedItems()) rows.push_back(list_->row(item));
    std::sort(rows.begin(), rows.end());
    const bool two = shows_own() && rows.size() == 2;
    left_ = two ? SnapshotList::index_of(list_->item(rows[0])) : -1;
    right_ = two ? SnapshotList::index_of(list_->item(rows[1])) : -1;
    if (two) {
        const auto& snapshots = session_.shelf().snapshots();
        const Snapshot &a = snapshots[std::size_t(left_)], &b = snapshots[std::size_t(right_)];
        const bool same = a.portrait.model == b.portrait.model;
        blend_->setEnabled(same);
        blend_->setToolTip(same ? tr("From “%1” to “%2”").arg(a.name, b.name)
                                : tr("Snapshots of two models cannot be blended"));
        blend_->set_value(0);
    }
    blend_->setVisible(two);
}

void SnapshotsPanel::blend(double share, GestureId gesture) {
    if (left_ < 0) return;  // no two are chosen
    const auto& snapshots = session_.shelf().snapshots();
    const Snapshot &a = snapshots[std::size_t(left_)], &b = snapshots[std::size_t(right_)];
    session_.edit(blended(a.portrait, b.portrait, static_cast<float>(share)),
                  tr("Blend “%1” and “%2” %3 %").arg(a.name, b.name).arg(qRound(share * 100)), gesture);
}

}  // namespace limner::ui
