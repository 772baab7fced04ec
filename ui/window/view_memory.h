#pragma once
// What the views show and how far dice go, from one start to the next: mirrored or not, guides, channel, the
// way of comparing. Kept with the settings, without a row in the preferences: menus and dice are the place
// for it.

#include <QObject>

namespace limner::ui {

class CommandRegistry;
class EditorSession;
class Settings;
class ViewArea;

class ViewMemory final : public QObject {
    Q_OBJECT
public:
    /// Sets what is kept at once. All must live longer.
    ViewMemory(Settings& settings, EditorSession& session, ViewArea& views, CommandRegistry& commands,
               QObject* parent);

private:
    void apply(const QString& key);
    void keep_guides();

    Settings& settings_;
    EditorSession& session_;
    ViewArea& views_;
    CommandRegistry& commands_;
};

}  // namespace limner::ui
