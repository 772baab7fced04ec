#include "ui/panels/timeline_panel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <QWidgetAction>
#include <algorithm>
#include <iterator>
#include <optional>

#include "engine/portrait/motion.h"
#include "ui/session/export_settings.h"
#include "ui/session/onion_skin.h"
#include "ui/session/texts.h"
#include "ui/timeline/length_field.h"
#include "ui/timeline/timeline_view.h"
#include "ui/widgets/dropped_file.h"
#include "ui/widgets/icons.h"
#include "ui/window/command_registry.h"

namespace limner::ui {
namespace {

struct NamedMotion {
    const char *id, *title;
};
/// Those that come with Limner, for the translators; others are called as their file says.
constexpr NamedMotion motions[] = {
    {"nod", QT_TRANSLATE_NOOP("limner::ui::TimelinePanel", "Nod")},
    {"shake", QT_TRANSLATE_NOOP("limner::ui::TimelinePanel", "Shake the head")},
    {"blink", QT_TRANSLATE_NOOP("limner::ui::TimelinePanel", "Blink")},
    {"smile", QT_TRANSLATE_NOOP("limner::ui::TimelinePanel", "Smile")},
    {"look-around", QT_TRANSLATE_NOOP("limner::ui::TimelinePanel", "Look around")},
    {"turn", QT_TRANSLATE_NOOP("limner::ui::TimelinePanel", "Turn to both sides")},
    {"breathe", QT_TRANSLATE_NOOP("limner::ui::TimelinePanel", "Breathe")}};

constexpr double rates[] = {24, 25, 30, 50, 60};

/// The number at the start of what was typed, such as "23,976 fps".
std::optional<double> typed_rate(const QString& text, const QLocale& locale) {
    bool good = false;
    const double rate = locale.toDouble(text.trimmed().section(' ', 0, 0), &good);
    if (!good || !(rate >= least_animation_rate && rate <= most_animation_rate)) return std::nullopt;
    return rate;
}

/// Every track a portrait has of a group ("pose", "light", ...); of expressions those that are not at rest.
std::vector<std::string> tracks_of_group(const QString& group, const Portrait& portrait,
                                         const Animation& animation) {
    std::vector<std::string> tracks;
    const auto add = [&](const std::string& track) {
        if (track_name(track).group_id == group &&
            std::find(tracks.begin(), tracks.end(), track) == tracks.end())
            tracks.push_back(track);
    };
    for (const std::string& track : tracks_of(portrait)) add(track);
    for (const auto& [track, keys] : animation.tracks) add(track);
    return tracks;
}

}  // namespace

TimelinePanel::TimelinePanel(EditorSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      bar_(new QWidget(this)),
      tools_(new QWidget(bar_)),
      numbers_(new QWidget(bar_)),
      play_(new QToolButton(tools_)),
      key_(new QToolButton(tools_)),
      motion_(new QToolButton(tools_)),
      question_(new QFrame(this)),
      view_(new TimelineView(session.document(), session.playhead(), session.kept(), this)) {
    setObjectName("timeline");
    setWindowTitle(tr("Timeline"));
    setAcceptDrops(true);
    bar_->setObjectName("timeline.bar");
    bar_->setAttribute(Qt::WA_StyledBackground);
    auto* both = new QBoxLayout(QBoxLayout::LeftToRight, bar_);
    both->setContentsMargins(6, 3, 6, 3);
    both->setSpacing(3);
    for (QWidget* part : {tools_, numbers_}) {
        auto* row = new QHBoxLayout(part);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(3);
    }
    both->addWidget(tools_, 1);
    both->addWidget(numbers_);
    build_tools();
    build_numbers();
    build_question();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(question_);
    column->addWidget(view_, 1);
    connect(&session_.playhead(), &Playhead::changed, this, &TimelinePanel::show_session);
    connect(&session_, &EditorSession::kept_changed, view_, &TimelineView::show_kept);
    show_session();
}

void TimelinePanel::add_commands(const CommandRegistry& commands) {
    auto* row = static_cast<QHBoxLayout*>(tools_->layout());
    int at = 0;
    for (const char* id : {"timeline.start", "timeline.previous-key", "timeline.play", "timeline.next-key",
                           "timeline.end", "timeline.record", "timeline.auto-key"}) {
        auto* button = QString(id) == "timeline.play" ? play_ : new QToolButton(tools_);
        button->setDefaultAction(commands.action(id));
        button->setObjectName(QString("timeline.button.") + QString(id).section('.', 1));
        button->setAccessibleName(plain_title(*commands.action(id)));
        button->setAutoRaise(true);
        button->setIconSize({20, 20});
        button->setFocusPolicy(Qt::TabFocus);
        row->insertWidget(at++, button);
    }
    play_->setPopupMode(QToolButton::MenuButtonPopup);
    auto* how = new QMenu(play_);
    how->addAction(commands.action("timeline.every-frame"));
    play_->setMenu(how);
    key_->setDefaultAction(commands.action("timeline.add-key"));
    auto* export_button = new QPushButton(tr("Export…"), numbers_);
    export_button->setObjectName("timeline.export");
    export_button->setFocusPolicy(Qt::TabFocus);
    connect(export_button, &QPushButton::clicked, this, &TimelinePanel::export_asked);
    numbers_->layout()->addWidget(export_button);
    place_bars();
}

QToolButton* TimelinePanel::with_menu(QToolButton* button, const char* name, const QString& title,
                                      const std::function<void(QMenu&)>& fill) {
    button->setObjectName(name);
    button->setAccessibleName(title);
    button->setPopupMode(QToolButton::MenuButtonPopup);
    button->setIconSize({20, 20});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(button);
    connect(menu, &QMenu::aboutToShow, this, [menu, fill] {
        menu->clear();
        fill(*menu);
    });
    button->setMenu(menu);
    return button;
}

void TimelinePanel::build_tools() {
    auto& row = static_cast<QHBoxLayout&>(*tools_->layout());
    row.addWidget(
        with_menu(key_, "timeline.key", tr("Add key"), [this](QMenu& menu) { fill_key_menu(menu); }));
    row.addWidget(with_menu(motion_, "timeline.motion", tr("Movement"),
                            [this](QMenu& menu) { fill_motion_menu(menu); }));
    motion_->setText(tr("Movement"));
    motion_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    motion_->setPopupMode(QToolButton::InstantPopup);
    motion_->setToolTip(tr("Put a movement onto the portrait, from this frame on"));
    left_out_ = new QLabel(tools_);
    left_out_->setObjectName("timeline.left-out");
    left_out_->setProperty("weak", true);
    left_out_->setToolTip(tr("Frames whose picture was not there in time"));
    left_out_->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    left_out_->setSizePolicy(QSizePolicy::Ignored,
                             QSizePolicy::Preferred);  // it comes and goes: moves nothing
    row.addWidget(left_out_, 1);
    row.addSpacing(6);
}

void TimelinePanel::place_bars() {
    auto& both = static_cast<QBoxLayout&>(*bar_->layout());
    const int tools = tools_->sizeHint().width(), numbers = numbers_->sizeHint().width();
    const QMargins around = both.contentsMargins();
    const int sides = around.left() + around.right();
    const bool fit = tools + both.spacing() + numbers + sides <= width();
    both.setDirection(fit ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    bar_->setMinimumWidth(std::max(tools, numbers) + sides);  // less than what is beside each other needs
}

void TimelinePanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place_bars();
}

void TimelinePanel::build_numbers() {
    auto& row = static_cast<QHBoxLayout&>(*numbers_->layout());
    const auto whole = [&](const char* name, const QString& title, int low, int high) {
        auto* spin = new QSpinBox(numbers_);
        spin->setObjectName(name);
        spin->setAccessibleName(title);
        spin->setToolTip(title);
        spin->setRange(low, high);
        spin->setKeyboardTracking(false);
        return spin;
    };
    frame_ = whole("timeline.frame", tr("Frame"), 0, most_animation_frames - 1);
    length_ = new LengthField(numbers_);
    length_->setObjectName("timeline.length");
    length_->setAccessibleName(tr("Number of frames"));
    length_->setRange(1, most_animation_frames);
    onion_ = whole("timeline.onion", tr("Onion pictures on each side"), 0, OnionSkin::most);
    auto* onion_of = new QToolButton(numbers_);
    row.addWidget(with_menu(onion_of, "timeline.onion-of", tr("Onion pictures"),
                            [this](QMenu& menu) { fill_onion_menu(menu); }));
    onion_of->setIcon(icon("onion"));
    onion_of->setPopupMode(QToolButton::InstantPopup);
    onion_of->setToolTip(tr("Onion pictures: what comes before and after, laid over the portrait faintly"));
    row.addWidget(onion_);
    row.addSpacing(6);
    row.addWidget(frame_);
    row.addWidget(new QLabel("/", numbers_));
    row.addWidget(length_);
    rate_ = new QComboBox(numbers_);
    rate_->setObjectName("timeline.rate");
    rate_->setAccessibleName(tr("Frames per second"));
    rate_->setToolTip(tr("Frames per second: chosen, or typed"));
    rate_->setEditable(true);
    rate_->setInsertPolicy(QComboBox::NoInsert);
    rate_->setCompleter(nullptr);  // 2 is not the start of 24
    rate_->setMinimumContentsLength(7);
    rate_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const double rate : rates) rate_->addItem(tr("%1 fps").arg(locale().toString(rate)), rate);
    loop_ = new QComboBox(numbers_);
    loop_->setObjectName("timeline.loop");
    loop_->setAccessibleName(tr("Loop"));
    loop_->setToolTip(tr("In a loop the last key goes on to the first one"));
    loop_->addItem(tr("Loop"), int(Animation::Loop::loop));
    loop_->addItem(tr("Once"), int(Animation::Loop::once));
    loop_->addItem(tr("There and back"), int(Animation::Loop::ping_pong));
    row.addWidget(rate_);
    row.addWidget(loop_);
    row.addStretch(1);
    connect(frame_, &QSpinBox::valueChanged, this, [this](int frame) { session_.playhead().go_to(frame); });
    connect(onion_, &QSpinBox::valueChanged, this, [this](int count) { session_.onion().set_count(count); });
    connect(length_, &QSpinBox::valueChanged, this, [this](int frames) {
        edit([frames](Animation& a) { a.frames = frames; }, tr("Length: %1 frames").arg(frames), "length");
    });
    connect(rate_, &QComboBox::activated, this, &TimelinePanel::take_rate);
    connect(rate_->lineEdit(), &QLineEdit::editingFinished, this, &TimelinePanel::take_rate);
    connect(loop_, &QComboBox::activated, this, [this] {
        const auto loop = static_cast<Animation::Loop>(loop_->currentData().toInt());
        edit([loop](Animation& a) { a.loop = loop; }, tr("Loop"), "loop");
    });
}

void TimelinePanel::take_rate() {
    const auto rate = typed_rate(rate_->currentText(), locale());
    rate_->lineEdit()->setModified(false);
    if (rate && *rate != session_.playhead().animation().rate)
        edit([rate = *rate](Animation& a) { a.rate = rate; }, tr("Frames per second"), "rate");
    show_session();  // what is no rate goes
}

void TimelinePanel::edit(const std::function<void(Animation&)>& change, const QString& text,
                         const char* control) {
    session_.playhead().end_through();
    Animation after = session_.playhead().animation();
    change(after);
    session_.document().edit_animation(after, text,
                                       session_.document().repeat_gesture(QString("timeline.") + control));
}

void TimelinePanel::build_question() {
    question_->setObjectName("timeline.question");
    auto* row = new QHBoxLayout(question_);
    row->setContentsMargins(10, 3, 8, 3);
    question_text_ = new QLabel(question_);
    question_text_->setObjectName("timeline.question.text");
    row->addWidget(question_text_, 1);
    const auto button = [&](const char* name, const QString& label, auto&& act) {
        auto* b = new QPushButton(label, question_);
        b->setObjectName(name);
        b->setFocusPolicy(Qt::TabFocus);
        connect(b, &QPushButton::clicked, this, act);
        row->addWidget(b);
    };
    button("timeline.question.key", tr("Add key"), [this] { session_.playhead().key_left(); });
    button("timeline.question.revert", tr("Revert"), [this] { session_.playhead().revert_left(); });
}

void TimelinePanel::fill_key_menu(QMenu& menu) {
    const auto entry = [&](const QString& title, const QStringList& groups) {
        menu.addAction(title, this, [this, title, groups] {
            std::vector<std::string> tracks;
            for (const QString& group : groups)
                for (const std::string& track :
                     tracks_of_group(group, session_.portrait(), session_.playhead().animation()))
                    tracks.push_back(track);
            session_.playhead().add_keys(tracks, tr("Key: %1").arg(title));
        });
    };
    entry(tr("Pose"), {"pose"});
    entry(tr("Expression"), {"expression"});
    entry(tr("Light"), {"light"});
    entry(tr("Head"), {"head"});
    entry(tr("Styles"), {"style"});
    entry(tr("Painting"), {"painting"});
    menu.addSeparator();
    entry(tr("Everything"), {"pose", "expression", "light", "head", "style", "painting"});
}

void TimelinePanel::add_motion_fields(QMenu& menu) {
    auto* fields = new QWidget(&menu);
    auto* form = new QFormLayout(fields);
    form->setContentsMargins(12, 6, 12, 6);
    const auto field = [&](const char* name, const QString& title, double most, double& value) {
        auto* spin = new QDoubleSpinBox(fields);
        spin->setObjectName(name);
        spin->setAccessibleName(title);
        spin->setRange(0, most);
        spin->setKeyboardTracking(false);
        spin->setValue(value);
        connect(spin, &QDoubleSpinBox::valueChanged, this, [&value](double now) { value = now; });
        form->addRow(title, spin);
        return spin;
    };
    auto* amount = field("timeline.motion.amount", tr("Amount"), 300, motion_percent_);
    amount->setDecimals(0);
    amount->setSuffix(tr(" %"));
    amount->setSingleStep(10);
    auto* length = field("timeline.motion.seconds", tr("Length"), 60, motion_seconds_);
    length->setDecimals(1);
    length->setSuffix(tr(" s"));
    length->setSingleStep(0.1);
    length->setSpecialValueText(tr("its own"));
    auto* action = new QWidgetAction(&menu);
    action->setDefaultWidget(fields);
    menu.addAction(action);
}

void TimelinePanel::fill_motion_menu(QMenu& menu) {
    for (const NamedMotion& motion : motions)
        menu.addAction(tr(motion.title), this, [this, id = QString(motion.id)] { put_motion(id); });
    menu.addSeparator();
    menu.addAction(tr("From a file…"), this, [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Movement"), {}, tr("Movements (*.json)"));
        if (!file.isEmpty()) put_motion_file(file);
    });
    menu.addSeparator();
    add_motion_fields(menu);
}

void TimelinePanel::fill_onion_menu(QMenu& menu) {
    using Neighbours = OnionSkin::Neighbours;
    const auto entry = [&](const QString& title, Neighbours neighbours) {
        QAction* action = menu.addAction(title, this, [this, neighbours] {
            session_.onion().set_neighbours(neighbours);
            if (session_.onion().count() == 0) onion_->setValue(1);
        });
        action->setCheckable(true);
        action->setChecked(session_.onion().neighbours() == neighbours);
    };
    entry(tr("Of the keys before and after"), Neighbours::keys);
    entry(tr("Of the frames before and after"), Neighbours::frames);
}

void TimelinePanel::put_motion(const QString& id) {
    const auto found = bundled_motions().find(id.toStdString());
    if (found == bundled_motions().end()) return;
    session_.playhead().end_through();
    Animation before = session_.playhead().animation();
    // An animation without keys has no length of its own yet.
    if (before.tracks.empty()) before.frames = std::max(1, session_.playhead().frame() + 1);
    put(found->second, std::move(before));
}

void TimelinePanel::put(const Motion& motion, Animation before) {
    const MotionPlace place{.frame = session_.playhead().frame(),
                            .amount = static_cast<float>(motion_percent_ / 100),
                            .seconds = motion_seconds_};
    session_.document().edit_animation(with_motion(std::move(before), session_.portrait(), motion, place),
                                       tr("Movement"));
}

void TimelinePanel::put_motion_file(const QString& file) {
    const auto motion = read_motion(native_path(file));
    if (!motion) return session_.notify(NoticeLevel::warning, QString::fromStdString(motion.error().message));
    session_.playhead().end_through();
    put(*motion, session_.playhead().animation());
}

void TimelinePanel::dragEnterEvent(QDragEnterEvent* event) {
    const auto urls = event->mimeData()->urls();
    if (urls.isEmpty()) return;
    const QString file = urls.front().toLocalFile();
    const bool project = file.endsWith(".limner", Qt::CaseInsensitive);
    if (!project && !file.endsWith(".json", Qt::CaseInsensitive)) return;
    event->acceptProposedAction();
    session_.hint(project ? tr("Drop the project to take its timeline")
                          : tr("Drop the movement to put it onto the portrait, from this frame on"));
}

void TimelinePanel::dragLeaveEvent(QDragLeaveEvent*) { session_.hint({}); }

void TimelinePanel::dropEvent(QDropEvent* event) {
    session_.hint({});
    const QString file = take_dropped_file(*event);
    if (file.endsWith(".limner", Qt::CaseInsensitive)) {
        Q_EMIT project_dropped(file);
    } else {
        put_motion_file(file);
    }
}

void TimelinePanel::show_session() {
    const Playhead& playhead = session_.playhead();
    const Animation& animation = playhead.animation();
    const QSignalBlocker no_frame(frame_), no_length(length_), no_rate(rate_), no_loop(loop_);
    frame_->setMaximum(animation.frames - 1);
    frame_->setValue(playhead.frame());
    length_->setValue(animation.frames);
    length_->set_rate(animation.rate);
    if (rate_->findData(animation.rate) < 0) {
        // One that was typed, or is of a file, is on the list until another one is.
        if (rate_->count() > int(std::size(rates))) rate_->removeItem(rate_->count() - 1);
        rate_->addItem(tr("%1 fps").arg(locale().toString(animation.rate)), animation.rate);
    }
    if (!rate_->lineEdit()->isModified()) rate_->setCurrentIndex(rate_->findData(animation.rate));
    loop_->setCurrentIndex(loop_->findData(int(animation.loop)));
    const int left_out = playhead.left_out();
    left_out_->setText(left_out > 0 ? tr("Left out: %1").arg(locale().toString(left_out)) : QString());
    question_->setVisible(playhead.left_behind());
    question_text_->setText(
        tr("Changes at frame %1 have no key and were left behind.").arg(playhead.left_frame()));
    question_->setAccessibleName(question_text_->text());
}

}  // namespace limner::ui
