#include "ui/panels/parts_panel.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <algorithm>
#include <iterator>

#include "ui/session/texts.h"
#include "ui/widgets/dropped_file.h"
#include "ui/widgets/seed_row.h"

namespace limner::ui {
namespace {

/// Most wanted first; the table of parts is in the order of the label set.
constexpr Part order[] = {Part::hair,    Part::skin,        Part::eyes,        Part::brows,
                          Part::lips,    Part::mouth,       Part::facial_hair, Part::clothes,
                          Part::glasses, Part::accessories, Part::background};

/// A file of this computer, which is told from others by its content when it is dropped.
bool brings_file(const QMimeData& data) {
    const auto urls = data.urls();
    return std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); });
}

QString key_of(Part part) { return QString::fromUtf8(key(part).data(), int(key(part).size())); }

}  // namespace

PartsPanel::PartsPanel(EditorSession& session, QWidget* parent)
    : Panel("style", tr("Parts"), session, parent) {
    all_ = new QLabel(tr("All parts"), body());
    all_->setObjectName("style.all");
    all_->setProperty("weak", true);
    all_->setToolTip(
        tr("Drop a snapshot, a project or a picture by Limner here to take the styles of all parts that are "
           "not locked."));
    all_->setAcceptDrops(true);
    all_->installEventFilter(this);
    column().addWidget(all_);
    for (const Part part : order) {
        auto* row = new SeedRow("style." + key_of(part), capitalised(part_name(part)), body());
        rows_[std::size_t(part)] = row;
        row->setAcceptDrops(true);
        // A file is for the row, and no text for its fields.
        for (QLineEdit* field : row->findChildren<QLineEdit*>()) field->setAcceptDrops(false);
        row->installEventFilter(this);
        row->setToolTip(
            tr("The look of the %1. Drop a snapshot, a project or a picture by Limner here to take its "
               "style.")
                .arg(part_name(part)));
        connect(row, &SeedRow::thrown, this, [this, part](quint64 seed) { session_.randomise(part, seed); });
        connect(row, &SeedRow::edited, this,
                [this, part](const CodeSource& source, const QString& what, GestureId gesture) {
                    Portrait after = session_.portrait();
                    after.style(part) = source;
                    session_.edit(after, what, gesture);
                });
        connect(row, &SeedRow::dice_amount_edited, &session_, &EditorSession::set_dice_amount);
        connect(&session_, &EditorSession::dice_changed, row,
                [this, row] { row->set_dice_amount(session_.dice_amount()); });
        connect(row, &SeedRow::cancelled, this, [this](GestureId g) { session_.cancel(g); });
        connect(row, &SeedRow::activated, this, [this, part] { session_.set_part(part); });
        connect(row, &SeedRow::lock_toggled, this,
                [this, part](bool on) { session_.set_locked(lock_of(part), on, part_name(part)); });
        auto* menu = new QMenu(row);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, part] { fill_take_menu(*menu, part); });
        row->set_menu(menu);
        column().addWidget(row);
    }
    column().addStretch(1);
    connect(&session_, &EditorSession::portrait_changed, this, &PartsPanel::show_portrait);
    connect(&session_, &EditorSession::model_changed, this, &PartsPanel::show_model);
    connect(&session_, &EditorSession::part_changed, this, &PartsPanel::show_active);
    show_model();
    show_portrait();
    show_active();
}

void PartsPanel::fill_take_menu(QMenu& menu, Part part) {
    menu.clear();
    menu.addAction(tr("From seed…"), this, [this, part] {
        bool good = false;
        const QString text = QInputDialog::getText(
            this, tr("Take %1 from a seed").arg(part_name(part)), tr("Seed"), QLineEdit::Normal,
            QString::number(session_.portrait().style(part).seed), &good);
        bool number = false;
        const quint64 seed = text.trimmed().toULongLong(&number);
        if (!good || !number) return;
        Portrait after = session_.portrait();
        after.style(part) = CodeSource{seed, 0, 0};
        session_.edit(after, tr("Take %1 from seed %2").arg(part_name(part)).arg(seed), 0);
    });
    menu.addSeparator();
    const auto& snapshots = session_.shelf().snapshots();
    if (snapshots.empty()) menu.addAction(tr("No snapshots yet: keep one with Shift+S"))->setEnabled(false);
    for (std::size_t i = 0; i < snapshots.size(); ++i)
        menu.addAction(QIcon(QPixmap::fromImage(snapshots[i].thumbnail)), snapshots[i].name, this,
                       [this, part, i] { take({part}, static_cast<int>(i)); });
}

void PartsPanel::take(const std::vector<Part>& parts, int snapshot) {
    const auto& snapshots = session_.shelf().snapshots();
    if (snapshot < 0 || snapshot >= static_cast<int>(snapshots.size())) return;
    const Snapshot& source = snapshots[std::size_t(snapshot)];
    session_.take_styles(source.portrait, parts, source.name);
}

std::vector<Part> PartsPanel::parts_of(const QObject* target) const {
    if (target == all_) return {std::begin(order), std::end(order)};
    for (int i = 0; i < part_count; ++i)
        if (rows_[std::size_t(i)] == target) return {static_cast<Part>(i)};
    return {};
}

bool PartsPanel::eventFilter(QObject* object, QEvent* event) {
    const auto parts = parts_of(object);
    if (parts.empty()) return Panel::eventFilter(object, event);
    if (event->type() == QEvent::DragLeave) session_.hint({});
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return Panel::eventFilter(object, event);
    auto& drop = static_cast<QDropEvent&>(*event);
    const QMimeData& brought = *drop.mimeData();
    const bool snapshot = brought.hasFormat(snapshot_mime);
    if (!snapshot && !brings_file(brought)) return false;
    drop.acceptProposedAction();
    if (event->type() == QEvent::DragEnter) {
        session_.hint(parts.size() == 1 ? tr("Drop to take the style of the %1").arg(part_name(parts.front()))
                                        : tr("Drop to take the styles of all parts that are not locked"));
        return true;
    }
    session_.hint({});
    if (snapshot) {
        take(parts, brought.data(snapshot_mime).toInt());
    } else {
        Q_EMIT portrait_dropped(take_dropped_file(drop), parts);
    }
    return true;
}

void PartsPanel::show_model() {
    const bool can = !session_.model() || session_.model()->capabilities.part_styles;
    for (SeedRow* row : rows_) {
        allow(*row, can, tr("style parts by themselves"));
    }
    allow(*all_, can, tr("style parts by themselves"));
}

void PartsPanel::show_portrait() {
    for (int i = 0; i < part_count; ++i) {
        const Part part = static_cast<Part>(i);
        rows_[std::size_t(i)]->set_source(session_.portrait().style(part));
        rows_[std::size_t(i)]->set_locked(session_.locked(lock_of(part)));
    }
}

void PartsPanel::show_active() {
    for (int i = 0; i < part_count; ++i) {
        const bool active = static_cast<Part>(i) == session_.active_part();
        rows_[std::size_t(i)]->set_active(active);
        if (active && isVisible()) ensureWidgetVisible(rows_[std::size_t(i)], 0, 24);
    }
}

}  // namespace limner::ui
