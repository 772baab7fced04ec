#include "ui/panels/classes_panel.h"

#include <QHelpEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QToolTip>
#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "engine/generators/drawn_class.h"
#include "ui/session/class_order.h"
#include "ui/session/texts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/window/command_registry.h"

namespace limner::ui {
namespace {

constexpr int share_role = Qt::UserRole + 1, key_role = Qt::UserRole + 5, known_role = Qt::UserRole + 6;
constexpr int mark_width = 20;  // of each, at the right end of a row
constexpr int row_height = 23, name_left = 38, share_width = 40;

/// What a click in the row switches, from left to right.
struct Mark {
    int role;
    std::string (*name)(FaceClass);
    const char *on, *off;  // icons; that of `off` is seen under the pointer
};
constexpr Mark marks[] = {{Qt::UserRole + 2, only_mark, "brush", "brush"},
                          {Qt::UserRole + 3, hidden_mark, "eye-off", "eye"},
                          {Qt::UserRole + 4, lock_of, "locked", "unlocked"}};
constexpr int marks_width = mark_width * int(std::size(marks));
constexpr double faint = 0.4;
constexpr double bright = 0.45;  // of a colour: on it a dark digit is read

double luminance(const QColor& c) {
    return 0.2126 * c.redF() * c.redF() + 0.7152 * c.greenF() * c.greenF() + 0.0722 * c.blueF() * c.blueF();
}

/// In a row as wide as `width`; null elsewhere.
const Mark* mark_at(int x, int width) {
    const int place = x - (width - marks_width);
    return place >= 0 && place < marks_width ? &marks[place / mark_width] : nullptr;
}

/// Swatch with key, name, share, marks; the active class is marked by a bar and bold type, not by colour
/// alone.
class ClassDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {120, row_height};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& t = theme();
        const QRect r = option.rect;
        const bool active = option.state & QStyle::State_Selected,
                   hover = option.state & QStyle::State_MouseOver;
        painter->save();
        if (active || hover) painter->fillRect(r, active ? t.accent_dim : t.raised);
        if (active) painter->fillRect(QRect(r.left(), r.top(), 3, r.height()), t.accent);
        painter->setRenderHint(QPainter::Antialiasing);
        const auto colour = index.data(Qt::DecorationRole).value<QColor>();
        painter->setPen(QPen(QColor(0, 0, 0, 120), 1));
        painter->setBrush(colour);
        const bool known = index.data(known_role).toBool();
        painter->setOpacity(known ? 1 : faint);
        const QRectF swatch(r.left() + 8.5, r.top() + 4.5, 22, r.height() - 9);
        painter->drawRoundedRect(swatch, 3, 3);
        painter->setPen(luminance(colour) > bright * bright ? Qt::black : Qt::white);
        painter->drawText(swatch, Qt::AlignCenter, index.data(key_role).toString());
        painter->setOpacity(1);
        QFont font = option.font;
        font.setBold(active);
        painter->setFont(font);
        painter->setPen(active ? t.on_accent : known ? t.text : t.text_weak);
        const QRect name(r.left() + name_left, r.top(), r.width() - name_left - share_width - marks_width,
                         r.height());
        painter->drawText(
            name, Qt::AlignVCenter | Qt::AlignLeft,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, name.width()));
        painter->setFont(option.font);
        painter->setPen(active ? t.on_accent : t.text_weak);
        painter->drawText(r.adjusted(0, 0, -marks_width - 2, 0), Qt::AlignVCenter | Qt::AlignRight,
                          index.data(share_role).toString());
        int left = r.right() - marks_width;
        for (const Mark& mark : marks) {
            const bool on = index.data(mark.role).toBool();
            painter->setOpacity(on ? 1 : faint);
            if (on || hover)
                icon(on ? mark.on : mark.off)
                    .paint(painter, QRect(left + 2, r.top() + 4, 15, r.height() - 8), Qt::AlignCenter,
                           QIcon::Normal, active ? QIcon::On : QIcon::Off);
            left += mark_width;
        }
        painter->restore();
    }
};

}  // namespace

ClassesPanel::ClassesPanel(EditorSession& session, QWidget* parent)
    : QListWidget(parent), session_(session), search_(new QLineEdit(this)), shares_timer_(new QTimer(this)) {
    setObjectName("classes");
    setWindowTitle(tr("Classes"));
    setAccessibleName(tr("Classes"));
    setItemDelegate(new ClassDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const FaceClass face_class : class_order) {
        auto* item = new QListWidgetItem(capitalised(class_name(face_class)), this);
        const Rgba c = info(face_class).colour;
        item->setData(Qt::DecorationRole, QColor(c.r, c.g, c.b));
        item->setData(Qt::UserRole, static_cast<int>(face_class));
        item->setToolTip(class_tooltip(face_class));
    }
    QFont bold = font();
    bold.setBold(true);
    int widest = 0;
    for (int i = 0; i < count(); ++i)
        widest = std::max(widest, QFontMetrics(bold).horizontalAdvance(item(i)->text()));
    setMinimumWidth(std::max(170, widest + name_left + share_width + marks_width + 8));
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item) session_.pick_class(static_cast<FaceClass>(item->data(Qt::UserRole).toInt()));
    });
    connect(&session_, &EditorSession::class_changed, this, &ClassesPanel::show_active);
    // Shares are counted at rest: never while the hand moves.
    shares_timer_->setSingleShot(true);
    shares_timer_->setInterval(300);
    connect(shares_timer_, &QTimer::timeout, this, &ClassesPanel::show_shares);
    connect(&session_, &EditorSession::labels_changed, shares_timer_, qOverload<>(&QTimer::start));
    connect(&session_, &EditorSession::portrait_changed, this, &ClassesPanel::show_marks);
    connect(&session_, &EditorSession::model_changed, this, &ClassesPanel::show_known);
    build_search();
    show_active();
    show_known();
}

void ClassesPanel::build_search() {
    search_->setObjectName("classes.search");
    search_->setPlaceholderText(tr("Search"));
    search_->setAccessibleName(tr("Search the classes by name"));
    search_->setClearButtonEnabled(true);
    setViewportMargins(0, search_->sizeHint().height(), 0, 0);
    setTabOrder(search_, this);
    connect(search_, &QLineEdit::textChanged, this, &ClassesPanel::search);
    connect(search_, &QLineEdit::returnPressed, this, [this] {
        for (int i = 0; i < count(); ++i)
            if (!item(i)->isHidden()) return setCurrentRow(i);
    });
}

void ClassesPanel::search(const QString& words) {
    for (int i = 0; i < count(); ++i)
        item(i)->setHidden(!item(i)->text().contains(words.trimmed(), Qt::CaseInsensitive));
}

void ClassesPanel::resizeEvent(QResizeEvent* event) {
    QListWidget::resizeEvent(event);
    search_->setGeometry(0, 0, width(), search_->sizeHint().height());
}

FaceClass ClassesPanel::drawn(FaceClass face_class) const {
    return session_.model() ? drawn_as(face_class, session_.model()->family) : face_class;
}

void ClassesPanel::show_known() {
    for (int i = 0; i < count(); ++i) {
        const auto face_class = static_cast<FaceClass>(item(i)->data(Qt::UserRole).toInt());
        const FaceClass becomes = drawn(face_class);
        const QString name = capitalised(class_name(face_class));
        item(i)->setData(known_role, becomes == face_class);
        item(i)->setText(
            becomes == face_class
                ? name
                : tr("%1 → %2", "a class, and the one it becomes").arg(name, class_name(becomes)));
    }
    show_marks();
}

void ClassesPanel::show_keys(const CommandRegistry& commands) {
    for (int i = 0; i < count(); ++i) {
        const QAction* action = commands.action(QString("class.%1").arg(i + 1));
        // Of "Shift+3" the 3: there is no room for more.
        const QString key = action ? action->shortcut().toString(QKeySequence::PortableText) : QString();
        item(i)->setData(key_role, key.right(1));
    }
}

void ClassesPanel::add_commands(const CommandRegistry& commands) {
    show_keys(commands);
    connect(&commands, &CommandRegistry::keys_changed, this, [this, &commands] { show_keys(commands); });
    setContextMenuPolicy(Qt::ActionsContextMenu);
    for (const char* id : {"select.class", "class.grow", "class.shrink", "class.replace", "class.smooth", "",
                           "class.show", "class.solo", "", "class.only", "class.only-none", "class.lock"}) {
        if (*id) {
            addAction(commands.action(id));
            continue;
        }
        auto* separator = new QAction(this);
        separator->setSeparator(true);
        addAction(separator);
    }
}

void ClassesPanel::mousePressEvent(QMouseEvent* event) {
    const QListWidgetItem* hit = itemAt(event->pos());
    const Mark* mark = mark_at(event->pos().x(), viewport()->width());
    if (!hit || !mark || event->button() != Qt::LeftButton) return QListWidget::mousePressEvent(event);
    const auto face_class = static_cast<FaceClass>(hit->data(Qt::UserRole).toInt());
    const bool on = !session_.locked(mark->name(face_class));
    if (mark->name == hidden_mark)
        return event->modifiers() & Qt::AltModifier ? show_only(session_, face_class)
                                                    : show_class(session_, face_class, !on);
    if (mark->name == only_mark) return paint_only_over(session_, face_class, on);
    session_.set_locked(lock_of(face_class), on, class_name(face_class));
}

bool ClassesPanel::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QListWidget::viewportEvent(event);
    const auto& help = *static_cast<QHelpEvent*>(event);
    const QListWidgetItem* hit = itemAt(help.pos());
    const Mark* mark = mark_at(help.pos().x(), viewport()->width());
    if (!hit || !mark) return QListWidget::viewportEvent(event);
    const QString text = mark->name == hidden_mark ? tr("Show in the overlay · Alt+click: only this class")
                         : mark->name == only_mark
                             ? tr("Paint only over this class, and others with this mark")
                             : tr("Lock against every way of writing");
    QToolTip::showText(help.globalPos(), text, this, visualItemRect(hit));
    return true;
}

void ClassesPanel::show_marks() {
    for (int i = 0; i < count(); ++i) {
        const auto face_class = static_cast<FaceClass>(item(i)->data(Qt::UserRole).toInt());
        QString tip = class_tooltip(face_class);
        if (drawn(face_class) != face_class)
            tip += '\n' + tr("The model does not know this class: it is drawn as “%1”.")
                              .arg(class_name(drawn(face_class)));
        const auto say = [&](const std::string& mark, const QString& text) {
            if (session_.locked(mark)) tip += '\n' + text;
        };
        say(only_mark(face_class), tr("Paint only over: nothing writes over classes without this mark."));
        say(hidden_mark(face_class), tr("Not shown in the overlay."));
        say(lock_of(face_class),
            tr("Locked: no stroke, area or label map from a file changes it.\nDice leave what is "
               "painted; a new head brings its own shape."));
        if (item(i)->toolTip() == tip) continue;
        item(i)->setToolTip(tip);
        for (const Mark& mark : marks) item(i)->setData(mark.role, session_.locked(mark.name(face_class)));
    }
}

void ClassesPanel::show_active() {
    for (int i = 0; i < count(); ++i)
        if (item(i)->data(Qt::UserRole).toInt() == static_cast<int>(session_.active_class())) {
            const QSignalBlocker quiet(this);
            setCurrentRow(i);
        }
}

void ClassesPanel::show_shares() {
    const LabelSurface& surface = session_.surface();
    std::array<int, 256> counts{};
    for (int y = 0; y < surface.size(); ++y)
        for (int x = 0; x < surface.size(); ++x) ++counts[surface.visible(x, y)];
    const double all = double(surface.size()) * surface.size();
    for (int i = 0; i < count(); ++i) {
        const double share = 100 * counts[item(i)->data(Qt::UserRole).toUInt()] / all;
        const QString text = share == 0 ? QString() : share < 1 ? tr("< 1 %") : tr("%1 %").arg(qRound(share));
        if (item(i)->data(share_role).toString() != text) item(i)->setData(share_role, text);
    }
}

}  // namespace limner::ui
