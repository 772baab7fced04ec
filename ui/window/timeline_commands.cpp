// The commands of the timeline.

#include "ui/viewport/view_area.h"
#include "ui/widgets/icons.h"
#include "ui/window/command_registry.h"
#include "ui/window/main_window.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct TimelineCommands {
    Q_DECLARE_TR_FUNCTIONS(Commands)
public:
    static void timeline(MainWindow& w, EditorSession& s, CommandRegistry& c);
};

void TimelineCommands::timeline(MainWindow& w, EditorSession& s, CommandRegistry& c) {
    Playhead& head = s.playhead();
    QAction* play = c.add_switch({"timeline.play",
                                  tr("Play"),
                                  {QKeySequence("K")},
                                  "play",
                                  tr("Play the keys of the timeline"),
                                  &w.views()},
                                 false, [&head](bool on) { on ? head.play() : head.pause(); });
    c.add({"timeline.start", tr("To the first frame"), {}, "to-start"}, [&head] { head.go_to(0); });
    c.add({"timeline.end", tr("To the last frame"), {}, "to-end"},
          [&head] { head.go_to(head.animation().frames - 1); });
    c.add({"timeline.previous-key", tr("To the previous key"), {QKeySequence("Alt+,")}, "previous-key"},
          [&head] { head.go_to_key(false); });
    c.add({"timeline.next-key", tr("To the next key"), {QKeySequence("Alt+.")}, "next-key"},
          [&head] { head.go_to_key(true); });
    c.add({"timeline.add-key",
           tr("Add key"),
           {QKeySequence("Alt+K")},
           "key",
           tr("Keep what was changed at this frame")},
          [&head, &w] {
              head.add_keys();
              w.show_timeline();
          });
    c.add({"timeline.remove-key", tr("Remove keys of this frame"), {QKeySequence("Alt+Shift+K")}, ""},
          [&head] { head.remove_keys(); });
    c.add({"timeline.in", tr("In &point here"), {}, "", tr("What is played and exported begins here (I)")},
          [&head] { head.set_in(); });
    c.add({"timeline.out", tr("&Out point here"), {}, "", tr("What is played and exported ends here (O)")},
          [&head] { head.set_out(); });
    QAction* auto_key = c.add_switch({"timeline.auto-key",
                                      tr("Keys by themselves"),
                                      {},
                                      "auto-key",
                                      tr("Every change makes a key at the present frame")},
                                     false, [&head](bool on) { head.set_auto_key(on); });
    c.add({"file.export-animation", tr("Export an&imation…"), {}, ""}, [&w] { w.animation_dialog(); });
    c.add_switch({"timeline.every-frame",
                  tr("Play &every frame"),
                  {},
                  "",
                  tr("Leaves no frame out, however long its picture takes")},
                 head.every_frame(), [&head](bool on) { head.set_every_frame(on); });
    GestureRecorder& recorder = s.recorder();
    QAction* record =
        c.add_switch({"timeline.record",
                      tr("&Record gestures"),
                      {QKeySequence("Alt+Shift+R")},
                      "record",
                      tr("Plays to the end; what is done with the pose and the sliders "
                         "meanwhile becomes keys. Esc stops.")},
                     recorder.on(), [&recorder](bool on) { on ? recorder.start() : recorder.stop(); });
    QObject::connect(&recorder, &GestureRecorder::changed, record,
                     [record, &recorder] { record->setChecked(recorder.on()); });
    c.add({"timeline.time-lapse",
           tr("&Time-lapse of the strokes…"),
           {},
           "",
           tr("Makes keys of the painting out of the undo list")},
          [&w] { w.time_lapse_dialog(); });
    QAction* export_keys = c.action("file.export-animation");
    const auto update = [&head, play, auto_key, record, export_keys, &c] {
        const bool keys = !head.animation().tracks.empty();
        if (play->isChecked() != head.playing() || play->data() != head.playing()) {
            play->setChecked(head.playing());
            play->setData(head.playing());
            play->setIcon(icon(head.playing() ? "pause" : "play"));
        }
        auto_key->setChecked(head.auto_key());
        for (const char* id : {"timeline.play", "timeline.previous-key", "timeline.next-key"})
            c.action(id)->setEnabled(keys);
        record->setEnabled(head.animation().frames > 1);
        export_keys->setEnabled(keys);
        c.action("timeline.remove-key")->setEnabled(keys);
    };
    QObject::connect(&head, &Playhead::changed, &c, update);
    update();
}

}  // namespace

void build_timeline_commands(MainWindow& window, EditorSession& session, CommandRegistry& commands) {
    TimelineCommands::timeline(window, session, commands);
}

}  // namespace limner::ui
