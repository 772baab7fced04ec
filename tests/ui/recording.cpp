#include "tests/ui/recording.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTabBar>
#include <QTabletEvent>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>
#include <cmath>
#include <iterator>
#include <stdexcept>

#include "tests/ui/pen_hand.h"

namespace limner::ui {
namespace {

constexpr int patience_ms = 10000;

struct Verb {
    const char* name;
    int numbers;
    bool of_a_hand;
};
constexpr Verb verbs[] = {{"press", 2, true},    {"move", 2, true},        {"release", 2, true},
                          {"click", 2, true},    {"wheel", 3, true},       {"pen-press", 3, true},
                          {"pen-move", 3, true}, {"pen-release", 2, true}, {"key", 0, true},
                          {"type", 0, true},     {"wait", 0, false},       {"screenshot", 0, false},
                          {"mark", 0, false}};

const Verb* verb_of(const QString& name) {
    const auto* found =
        std::find_if(std::begin(verbs), std::end(verbs), [&](const Verb& verb) { return name == verb.name; });
    return found == std::end(verbs) ? nullptr : found;
}

[[noreturn]] void stop(const Step& step, const QString& why) {
    throw std::runtime_error(QString("line %1, %2: %3").arg(step.line).arg(step.text(), why).toStdString());
}

constexpr std::pair<Qt::KeyboardModifier, const char*> held_keys[] = {
    {Qt::ControlModifier, "Ctrl+"}, {Qt::AltModifier, "Alt+"}, {Qt::ShiftModifier, "Shift+"}};

/// Where a step happens.
struct Place {
    QWidget* widget = nullptr;
    QRectF rect;  // of the widget, or of the row or tab in it
};

Place place_of(QWidget& window, const QString& words) {
    const QString name = words.section('/', 0, 0), entry = words.section('/', 1);
    if (name == "tabs") {
        for (auto* tabs : window.findChildren<QTabBar*>())
            for (int i = 0; i < tabs->count() && tabs->isVisible(); ++i)
                if (tabs->tabText(i) == entry) return {tabs, tabs->tabRect(i)};
        return {};
    }
    for (auto* widget : window.findChildren<QWidget*>(name)) {
        if (!widget->isVisible()) continue;
        if (entry.isEmpty()) return {widget, widget->rect()};
        auto* list = qobject_cast<QAbstractItemView*>(widget);
        for (int row = 0; list && row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.data().toString() != entry) continue;
            list->scrollTo(index);
            return {list->viewport(), list->visualRect(index)};
        }
    }
    return {};
}

/// The words that place_of() understands, and the rectangle they mean; nothing where no widget has a name.
std::pair<QString, Place> words_for(const QWidget& receiver, QPoint at) {
    auto& widget = const_cast<QWidget&>(receiver);
    if (auto* tabs = qobject_cast<QTabBar*>(&widget); tabs && tabs->tabAt(at) >= 0)
        return {"tabs/" + tabs->tabText(tabs->tabAt(at)), {tabs, tabs->tabRect(tabs->tabAt(at))}};
    if (auto* list = qobject_cast<QAbstractItemView*>(widget.parentWidget());
        list && list->viewport() == &widget)
        if (const QModelIndex index = list->indexAt(at); !index.data().toString().isEmpty())
            return {list->objectName() + '/' + index.data().toString(), {&widget, list->visualRect(index)}};
    for (QWidget* named = &widget; named; named = named->parentWidget())
        if (!named->objectName().isEmpty() && !named->objectName().startsWith("qt_"))
            return {named->objectName(), {named, named->rect()}};
    return {};
}

}  // namespace

bool Step::of_a_hand() const { return verb_of(verb)->of_a_hand; }

QString Step::text() const {
    QString text;
    for (const auto& [key, name] : held_keys)
        if (modifiers & key) text += name;
    text += verb;
    for (const double number : numbers) text += ' ' + QString::number(std::round(number * 1000) / 1000);
    return text + ' ' + words;
}

std::vector<Step> read_recording(const QString& text) {
    std::vector<Step> steps;
    const QStringList lines = text.split('\n');
    for (int i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty() || line.startsWith('#')) continue;
        Step step;
        step.line = i + 1;
        step.verb = line.section(' ', 0, 0);
        for (const auto& [key, name] : held_keys)
            if (step.verb.startsWith(name)) {
                step.modifiers |= key;
                step.verb.remove(0, int(qstrlen(name)));
            }
        const Verb* verb = verb_of(step.verb);
        const int count = verb ? verb->numbers : 0;
        step.words = line.section(' ', 1 + count);
        bool good = verb && !step.words.isEmpty();
        for (int n = 0; n < count && good; ++n)
            step.numbers.push_back(line.section(' ', 1 + n, 1 + n).toDouble(&good));
        if (!good)
            throw std::runtime_error(QString("line %1 is no step: %2").arg(i + 1).arg(line).toStdString());
        steps.push_back(std::move(step));
    }
    return steps;
}

Player::Player(QWidget& window) : window_(window) {}

Player::~Player() = default;

QWidget& Player::front() const {
    QWidget* modal = QApplication::activeModalWidget();
    return modal ? *modal : window_;
}

void Player::play(const std::vector<Step>& steps) {
    for (const Step& step : steps) play(step);
}

void Player::play(const Step& step) {
    if (step.verb == "wait") {
        if (!wait(step.words)) stop(step, "it did not come");
    } else if (step.verb == "screenshot") {
        screenshot(step.words, front());
    } else if (step.verb == "mark") {
        mark(step.words);
    } else if (step.verb == "press") {
        pointer(step, QEvent::MouseButtonPress);
    } else if (step.verb == "move") {
        pointer(step, QEvent::MouseMove);
    } else if (step.verb == "release") {
        pointer(step, QEvent::MouseButtonRelease);
    } else if (step.verb == "click") {
        pointer(step, QEvent::MouseButtonPress);
        pointer(step, QEvent::MouseButtonRelease);
    } else if (step.verb == "wheel") {
        pointer(step, QEvent::Wheel);
    } else if (step.verb.startsWith("pen-")) {
        pen(step);
    } else {
        front().activateWindow();  // what a window manager does where there is one
        if (!QTest::qWaitForWindowActive(&front(), patience_ms)) stop(step, "its window has no keyboard");
        QWindow* window = front().windowHandle();
        if (step.verb == "type") {
            for (const QChar letter : step.words) QTest::keyClick(window, letter.toLatin1());
        } else {
            const QKeySequence keys(step.words);
            if (keys.count() != 1 || keys[0].key() == Qt::Key_unknown) stop(step, "no such key");
            QTest::keyClick(window, keys[0].key(), keys[0].keyboardModifiers());
        }
    }
    QApplication::processEvents();
}

void Player::pointer(const Step& step, QEvent::Type type) {
    QWidget& window = front();
    const Place place = place_of(window, step.words);
    if (!place.widget) stop(step, "nothing of this name is shown");
    const QPointF in_widget = place.rect.topLeft() + QPointF(step.numbers[0] * place.rect.width(),
                                                             step.numbers[1] * place.rect.height());
    const QPointF at = place.widget->mapTo(&window, in_widget), global = window.mapToGlobal(at);
    // A press meets what lies on top; a drag may end anywhere.
    if (type == QEvent::MouseButtonPress || type == QEvent::Wheel) {
        QWidget* hit = window.childAt(at.toPoint());
        if (!hit || (hit != place.widget && !place.widget->isAncestorOf(hit)))
            stop(step, "it is covered by " + (hit ? hit->objectName() : "nothing"));
        if (type == QEvent::Wheel) {
            QWheelEvent event(hit->mapFrom(&window, at), global, {}, {0, qRound(120 * step.numbers[2])},
                              Qt::NoButton, step.modifiers, Qt::NoScrollPhase, false);
            event.setTimestamp(quint64(time_ms_ += 10));
            QApplication::sendEvent(hit, &event);
            return;
        }
        time_ms_ += 2 * QApplication::doubleClickInterval();  // two clicks are no double click
    }
    const bool moves = type == QEvent::MouseMove, down = type != QEvent::MouseButtonRelease;
    qt_handleMouseEvent(window.windowHandle(), at, global, down ? Qt::LeftButton : Qt::NoButton,
                        moves ? Qt::NoButton : Qt::LeftButton, type, step.modifiers, time_ms_ += 10);
}

void Player::pen(const Step& step) {
    const Place place = place_of(front(), step.words);
    if (!place.widget) stop(step, "nothing of this name is shown");
    auto& pen = pens_[place.widget];
    if (!pen) pen = std::make_unique<PenHand>(*place.widget);
    const QPointF at(step.numbers[0] * place.rect.width(), step.numbers[1] * place.rect.height());
    const bool taken = step.verb == "pen-press"  ? pen->press(at, step.numbers[2])
                       : step.verb == "pen-move" ? pen->move(at, step.numbers[2])
                                                 : pen->release(at);
    if (!taken) stop(step, "it takes no pen");
}

Recorder::Recorder() { QApplication::instance()->installEventFilter(this); }

Recorder::~Recorder() { QApplication::instance()->removeEventFilter(this); }

void Recorder::note(const QWidget& widget, const char* verb, Qt::KeyboardModifiers modifiers, QPointF at,
                    std::vector<double> more) {
    const auto [words, place] = words_for(widget, at.toPoint());
    if (words.isEmpty()) return;
    const QPointF in_place = place.widget->mapFrom(&widget, at) - place.rect.topLeft();
    Step step{
        0, verb, modifiers, {in_place.x() / place.rect.width(), in_place.y() / place.rect.height()}, words};
    step.numbers.insert(step.numbers.end(), more.begin(), more.end());
    typing_ = false;
    // A press and a release at one place are a click.
    Step press = step;
    press.verb = "press";
    if (step.verb == "release" && !steps_.isEmpty() && steps_.back() == press.text()) {
        steps_.removeLast();
        step.verb = "click";
    }
    steps_ << step.text();
}

void Recorder::note_key(const QKeyEvent& event, const QWidget& widget) {
    const bool modifier = event.key() == Qt::Key_Control || event.key() == Qt::Key_Shift ||
                          event.key() == Qt::Key_Alt || event.key() == Qt::Key_Meta;
    if (modifier) return;
    const bool letter = !event.text().isEmpty() && event.text().front().isPrint() &&
                        !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) &&
                        widget.testAttribute(Qt::WA_InputMethodEnabled);
    if (letter && typing_) {
        steps_.back() += event.text();
    } else if (letter) {
        steps_ << "type " + event.text();
    } else {
        steps_ << "key " + QKeySequence(event.keyCombination()).toString(QKeySequence::PortableText);
    }
    typing_ = letter;
}

bool Recorder::eventFilter(QObject* object, QEvent* event) {
    const auto* widget = object->isWidgetType() ? static_cast<QWidget*>(object) : nullptr;
    if (!widget) return false;
    // Every key is offered as a shortcut first. Parents are told what their children leave; they have no
    // focus.
    if (event->type() == QEvent::ShortcutOverride) {
        if (widget == QApplication::focusWidget()) note_key(*static_cast<QKeyEvent*>(event), *widget);
        return false;
    }
    if (!event->isPointerEvent()) return false;
    const auto& pointed = *static_cast<QPointerEvent*>(event);
    const std::pair now{int(event->type()), pointed.timestamp()};
    const bool told_on = now == last_;  // to a parent, of an event that its child left
    if (told_on) return false;
    const auto* single = pointed.isSinglePointEvent() ? static_cast<QSinglePointEvent*>(event) : nullptr;
    if (!single) return false;
    const QPointF at = single->position();
    const auto keys = pointed.modifiers();
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
            note(*widget, "press", keys, at);
            break;
        case QEvent::MouseButtonRelease:
            note(*widget, "release", keys, at);
            break;
        case QEvent::MouseMove:
            if (!(single->buttons() & Qt::LeftButton)) return false;
            note(*widget, "move", keys, at);
            break;
        case QEvent::Wheel:
            note(*widget, "wheel", keys, at, {static_cast<QWheelEvent*>(event)->angleDelta().y() / 120.0});
            break;
        case QEvent::TabletPress:
            note(*widget, "pen-press", keys, at, {static_cast<QTabletEvent*>(event)->pressure()});
            break;
        case QEvent::TabletMove:
            if (!(single->buttons() & Qt::LeftButton)) return false;
            note(*widget, "pen-move", keys, at, {static_cast<QTabletEvent*>(event)->pressure()});
            break;
        case QEvent::TabletRelease:
            note(*widget, "pen-release", keys, at);
            break;
        default:
            return false;
    }
    last_ = now;
    return false;
}

}  // namespace limner::ui
