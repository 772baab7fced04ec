#include "ui/window/view_memory.h"

#include <QAction>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/settings/setting_list.h"
#include "ui/viewport/canvas_view.h"
#include "ui/viewport/portrait_viewport.h"
#include "ui/viewport/view_area.h"
#include "ui/window/command_registry.h"

namespace limner::ui {
namespace {

/// As in the names of their commands.
constexpr std::pair<const char*, Channel> channels[] = {{"colour", Channel::colour},
                                                        {"labels", Channel::labels},
                                                        {"part", Channel::part},
                                                        {"depth", Channel::depth},
                                                        {"normals", Channel::normals}};
/// A look at what was before is over when the key is let go, and at the latest with the program.
constexpr std::pair<const char*, CompareMode> comparisons[] = {{"off", CompareMode::off},
                                                               {"side-by-side", CompareMode::side_by_side},
                                                               {"wipe", CompareMode::wipe},
                                                               {"difference", CompareMode::difference}};
constexpr const char* guides[] = {"axis", "grid", "thirds", "safe-frame"};

QString guide_command(const QString& guide) { return "view.guide." + guide; }

template <class Table, class Value>
const char* name_of(const Table& table, Value value) {
    const auto found = std::find_if(std::begin(table), std::end(table),
                                    [&](const auto& entry) { return entry.second == value; });
    return found == std::end(table) ? nullptr : found->first;
}

void switch_to(QAction& action, bool on) {
    if (action.isChecked() != on) action.trigger();
}

}  // namespace

ViewMemory::ViewMemory(Settings& settings, EditorSession& session, ViewArea& views, CommandRegistry& commands,
                       QObject* parent)
    : QObject(parent), settings_(settings), session_(session), views_(views), commands_(commands) {
    for (const char* key : {setting::dice_amount.key, setting::mirrored.key, setting::guides.key,
                            setting::channel.key, setting::comparison.key})
        apply(key);
    connect(&settings_, &Settings::changed, this, &ViewMemory::apply);
    connect(&session_, &EditorSession::dice_changed, this,
            [this] { settings_.set(setting::dice_amount, std::round(100 * session_.dice_amount())); });
    connect(commands_.action("view.mirror"), &QAction::toggled, this,
            [this](bool on) { settings_.set(setting::mirrored, on); });
    for (const char* guide : guides)
        connect(commands_.action(guide_command(guide)), &QAction::toggled, this, &ViewMemory::keep_guides);
    PortraitViewport& viewport = views_.viewport();
    connect(&viewport, &PortraitViewport::channel_changed, this, [this, &viewport] {
        settings_.set(setting::channel, QString(name_of(channels, viewport.channel())));
    });
    Comparison& comparison = viewport.comparison();
    connect(&comparison, &Comparison::changed, this, [this, &comparison] {
        const char* name = name_of(comparisons, comparison.mode());
        // The comparison says much more often that its picture changed.
        if (name && settings_.get(setting::comparison) != name)
            settings_.set(setting::comparison, QString(name));
    });
}

void ViewMemory::apply(const QString& key) {
    const auto is = [&](const auto& setting) { return key == setting.key; };
    if (is(setting::dice_amount)) {
        const double percent = settings_.get(setting::dice_amount);
        if (percent != std::round(100 * session_.dice_amount())) session_.set_dice_amount(percent / 100);
    } else if (is(setting::mirrored)) {
        switch_to(*commands_.action("view.mirror"), settings_.get(setting::mirrored));
    } else if (is(setting::guides)) {
        const QStringList shown = settings_.get(setting::guides);
        for (const char* guide : guides)
            switch_to(*commands_.action(guide_command(guide)), shown.contains(guide));
    } else if (is(setting::channel)) {
        for (const auto& [name, channel] : channels)
            if (settings_.get(setting::channel) == name) views_.viewport().set_channel(channel);
    } else if (is(setting::comparison)) {
        for (const auto& [name, mode] : comparisons)
            if (settings_.get(setting::comparison) == name) views_.viewport().comparison().set_mode(mode);
    }
}

void ViewMemory::keep_guides() {
    QStringList shown;
    for (const char* guide : guides)
        if (commands_.action(guide_command(guide))->isChecked()) shown << guide;
    if (shown != settings_.get(setting::guides)) settings_.set(setting::guides, shown);
}

}  // namespace limner::ui
