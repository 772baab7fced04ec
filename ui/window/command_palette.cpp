#include "ui/window/command_palette.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/theme.h"
#include "ui/window/fuzzy_match.h"

namespace limner::ui {
namespace {

constexpr int entry_role = Qt::UserRole, kind_role = Qt::UserRole + 1, keys_role = Qt::UserRole + 2;
constexpr int row_height = 26, most_rows = 12, palette_width = 520, top = 64;

/// Title on the left; kind or keys, weaker, on the right.
class EntryDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {200, row_height};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& t = theme();
        const bool current = option.state & QStyle::State_Selected,
                   enabled = option.state & QStyle::State_Enabled;
        const QRect row = option.rect.adjusted(10, 0, -10, 0);
        painter->save();
        if (current) painter->fillRect(option.rect, t.accent_dim);
        painter->setPen(current ? t.on_accent : enabled ? t.text : t.text_weak);
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        painter->setPen(current ? t.on_accent : t.text_weak);
        const QString keys = index.data(keys_role).toString();
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight,
                          keys.isEmpty() ? index.data(kind_role).toString() : keys);
        painter->restore();
    }
};

}  // namespace

CommandPalette::CommandPalette(std::vector<PaletteEntry> entries, QWidget* parent)
    : QFrame(parent),
      entries_(std::move(entries)),
      field_(new QLineEdit(this)),
      list_(new QListWidget(this)),
      focus_before_(QApplication::focusWidget()) {
    setObjectName("palette");
    setAccessibleName(tr("Command palette"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->setSpacing(6);
    field_->setObjectName("palette.field");
    field_->setPlaceholderText(tr("Command, class or snapshot"));
    field_->setAccessibleName(field_->placeholderText());
    list_->setObjectName("palette.list");
    list_->setAccessibleName(tr("Matches"));
    list_->setItemDelegate(new EntryDelegate(list_));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setFixedHeight(row_height * most_rows);
    column->addWidget(field_);
    column->addWidget(list_);
    field_->installEventFilter(this);
    connect(field_, &QLineEdit::textChanged, this, &CommandPalette::show_matches);
    connect(list_, &QListWidget::itemClicked, this, &CommandPalette::take_current);
    show_matches({});
    const int width = std::min(palette_width, parent->width() - 24);
    setGeometry((parent->width() - width) / 2, top, width, sizeHint().height());
    show();
    raise();
    field_->setFocus();
}

void CommandPalette::show_matches(const QString& typed) {
    struct Match {
        int score;
        std::size_t entry;
    };
    std::vector<Match> matches;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (const auto score = fuzzy_score(typed, entries_[i].title)) matches.push_back({*score, i});
    std::stable_sort(matches.begin(), matches.end(),
                     [](const Match& a, const Match& b) { return a.score > b.score; });
    list_->clear();
    for (const Match& match : matches) {
        const PaletteEntry& entry = entries_[match.entry];
        auto* item = new QListWidgetItem(entry.title, list_);
        item->setData(entry_role, qulonglong(match.entry));
        item->setData(kind_role, entry.kind);
        item->setData(keys_role, entry.keys);
        if (!entry.enabled) item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    list_->setCurrentRow(0);
    if (!matches.empty()) return;
    auto* none = new QListWidgetItem(tr("Nothing has these letters in this order"), list_);
    none->setFlags(Qt::NoItemFlags);
}

void CommandPalette::take_current() {
    const QListWidgetItem* item = list_->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled)) return;
    // Closed first: the command may open a dialog or ask for the focus.
    const auto act = entries_[item->data(entry_role).toULongLong()].act;
    leave();
    act();
}

void CommandPalette::leave() {
    field_->removeEventFilter(this);  // hiding takes the focus, which would end here again
    close();
    if (focus_before_) focus_before_->setFocus();
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::FocusOut) close();
    // Its keys are not for the shortcuts of the window.
    if (event->type() == QEvent::ShortcutOverride) event->accept();
    if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(object, event);
    const auto step = [this](int by) {
        list_->setCurrentRow(std::clamp(list_->currentRow() + by, 0, std::max(0, list_->count() - 1)));
        return true;
    };
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            return step(1);
        case Qt::Key_Up:
            return step(-1);
        case Qt::Key_PageDown:
            return step(most_rows);
        case Qt::Key_PageUp:
            return step(-most_rows);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take_current();
            return true;
        case Qt::Key_Escape:
            leave();
            return true;
        default:
            return QFrame::eventFilter(object, event);
    }
}

}  // namespace limner::ui
