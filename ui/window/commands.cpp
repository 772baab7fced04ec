// The commands of the editor, by name, but for those of the views (view_commands.cpp), of the selection
// (selection_commands.cpp), of the user's brushes (brush_commands.cpp), of the active class
// (class_commands.cpp) and of the timeline (timeline_commands.cpp). Only what works is here.

#include <QInputDialog>
#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "ui/session/brush_presets.h"
#include "ui/session/brush_shelf.h"
#include "ui/session/class_order.h"
#include "ui/session/clipboard_actions.h"
#include "ui/session/edit_actions.h"
#include "ui/session/edit_list.h"
#include "ui/session/fixed_gaze.h"
#include "ui/session/named_views.h"
#include "ui/session/texts.h"
#include "ui/tools/area_tool.h"
#include "ui/tools/pose_tool.h"
#include "ui/tools/transform_tool.h"
#include "ui/viewport/canvas_view.h"
#include "ui/viewport/portrait_viewport.h"
#include "ui/viewport/view_area.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/seed_row.h"
#include "ui/window/command_registry.h"
#include "ui/window/main_window.h"
#include "ui/window/workspaces.h"

namespace limner::ui {
namespace {

/// One function per menu. A class, so that their texts have a context.
struct Commands {
    Q_DECLARE_TR_FUNCTIONS(Commands)
public:
    static void file(MainWindow& w, EditorSession& s, CommandRegistry& c);
    static void edit(MainWindow& w, EditorSession& s, CommandRegistry& c);
    static void portrait(MainWindow& w, EditorSession& s, CommandRegistry& c);
    static void pose(MainWindow& w, EditorSession& s, CommandRegistry& c);
    static void tool(MainWindow& w, EditorSession& s, CommandRegistry& c);
    static void help(MainWindow& w, CommandRegistry& c);
};

QKeySequence keypad(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    return QKeySequence(QKeyCombination(modifiers | Qt::KeypadModifier, key));
}

/// The key of the keypad without NumLock.
Qt::Key unlocked(Qt::Key digit) {
    switch (digit) {
        case Qt::Key_1:
            return Qt::Key_End;
        case Qt::Key_2:
            return Qt::Key_Down;
        case Qt::Key_3:
            return Qt::Key_PageDown;
        case Qt::Key_4:
            return Qt::Key_Left;
        case Qt::Key_5:
            return Qt::Key_Clear;
        case Qt::Key_6:
            return Qt::Key_Right;
        case Qt::Key_7:
            return Qt::Key_Home;
        case Qt::Key_8:
            return Qt::Key_Up;
        case Qt::Key_9:
            return Qt::Key_PageUp;
        case Qt::Key_0:
            return Qt::Key_Insert;
        default:
            return Qt::Key_Delete;
    }
}

Keys keypad_keys(Qt::Key digit, Qt::KeyboardModifiers modifiers = {}) {
    return {keypad(digit, modifiers), keypad(unlocked(digit), modifiers)};
}

/// "Ctrl+Num+3" of the table of named views.
Keys view_keys(const QString& text) {
    const QChar digit = text.back();
    const auto modifiers = text.startsWith("Ctrl") ? Qt::ControlModifier : Qt::NoModifier;
    return keypad_keys(static_cast<Qt::Key>(digit.unicode()), modifiers);
}

void Commands::file(MainWindow& w, EditorSession& s, CommandRegistry& c) {
    c.add({"file.new", tr("&New portrait"), {QKeySequence::New}, "dice"},
          [&w] { w.new_portrait(fresh_seed()); });
    c.add({"file.new-from-seed", tr("New from see&d…"), {}, ""}, [&w] {
        bool good = false, number = false;
        const QString text =
            QInputDialog::getText(&w, tr("New from seed"), tr("Seed"), QLineEdit::Normal, "1", &good);
        const quint64 seed = text.trimmed().toULongLong(&number);
        if (good && number) w.new_portrait(seed);
    });
    c.add({"file.open", tr("&Open…"), {QKeySequence::Open}, "open"}, [&w] { w.open_dialog(); });
    c.add({"file.save", tr("&Save"), {QKeySequence::Save}, "save"}, [&w] { w.save(); });
    c.add({"file.save-as", tr("Save &as…"), {QKeySequence("Ctrl+Shift+S")}, ""},
          [&w] { w.save_as_dialog(); });
    c.add({"file.save-incremental",
           tr("Save incremental"),
           {QKeySequence("Ctrl+Alt+S")},
           "",
           tr("Save under the next free number and go on with that file")},
          [&w] { w.save_incremental(); });
    c.add({"file.save-copy", tr("Save a cop&y…"), {}, "", tr("Save to another file and stay with this one")},
          [&w] { w.save_copy_dialog(); });
    QAction* revert =
        c.add({"file.revert", tr("&Last saved"), {}, ""}, [&w] { w.revert(w.files().project_file()); });
    const auto update_revert = [&w, revert] {
        const bool saved = !w.files().project_file().isEmpty();
        revert->setEnabled(saved);
        revert->setToolTip(saved ? tr("Back to what the file of the project holds")
                                 : tr("The portrait is in no file yet."));
    };
    QObject::connect(&w.files(), &FileActions::project_changed, revert, update_revert);
    update_revert();
    c.add({"file.import-labels", tr("Import &label map…"), {}, ""}, [&w] { w.import_labels_dialog(); });
    c.add({"file.reference",
           tr("&Reference photo…"),
           {QKeySequence("Ctrl+I")},
           "picture",
           tr("Lay a photo under the label map")},
          [&w] { w.reference_dialog(); });
    c.add({"file.remove-reference", tr("Remove reference photo"), {}, ""},
          [&w] { w.files().remove_reference(); });
    c.add({"file.export-picture", tr("&Export picture…"), {QKeySequence("Ctrl+Shift+E")}, "picture"},
          [&w] { w.export_picture_dialog(); });
    c.add({"file.export-again",
           tr("Export a&gain"),
           {QKeySequence("Ctrl+E")},
           "",
           tr("Repeat the last export with the portrait as it is now")},
          [&w] { w.exports().export_again(); });
    c.add({"file.export-turntable", tr("Export &turntable…"), {QKeySequence("Ctrl+Shift+T")}, ""},
          [&w] { w.turntable_dialog(); });
    c.add({"file.export-mesh", tr("Export &mesh…"), {}, "", tr("The head for 3D programs: glTF, OBJ, PLY")},
          [&w] { w.mesh_dialog(); });
    c.add({"file.export-people",
           tr("Export s&heet of people…"),
           {},
           "",
           tr("Many seeds in the pose and light of the portrait")},
          [&w] { w.people_dialog(); });
    c.add({"file.export-labels", tr("Export label ma&p…"), {}, ""}, [&w] { w.export_labels_dialog(); });
    c.add({"file.quick-save",
           tr("Quick save pict&ure"),
           {QKeySequence("F12")},
           "",
           tr("Save the portrait at full quality into the picture folder")},
          [&w] { w.exports().quick_save(false); });
    c.add({"file.quick-save-transparent",
           tr("Quick save without background"),
           {QKeySequence("Ctrl+F12")},
           "",
           tr("Save the head alone, on a transparent background")},
          [&w] { w.exports().quick_save(true); });
    c.add({"file.close", tr("Close &window"), {QKeySequence("Ctrl+W")}, ""}, [&w] { w.close(); });
    c.add({"file.quit", tr("&Quit"), {QKeySequence("Ctrl+Q")}, ""}, [&w] { w.close(); });
    QObject::connect(&s, &EditorSession::reference_changed, &c, [&s, &c] {
        c.action("file.remove-reference")->setEnabled(!s.reference_photo().isNull());
    });
    c.action("file.remove-reference")->setEnabled(!s.reference_photo().isNull());
}

void Commands::edit(MainWindow& w, EditorSession& s, CommandRegistry& c) {
    QUndoStack& stack = s.document().undo_stack();
    // Undo during a drag cancels the drag.
    QAction* undo = c.add({"edit.undo", tr("&Undo"), {QKeySequence::Undo}, "undo"}, [&w, &s] {
        s.recorder().stop();  // then it is a step
        if (w.views().canvas().cancel_gesture() || w.views().viewport().cancel_gesture()) return;
        if (AreaTool* area = s.open_area()) return area->remove_last_corner(s);
        s.floating() ? s.transform().drop(s) : w.undo();
    });
    QAction* redo =
        c.add({"edit.redo", tr("&Redo"), {QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")}, "redo"},
              [&w] { w.redo(); });
    const auto name_undo = [undo](const QString& step) {
        undo->setText(step.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(step));
    };
    const auto name_redo = [redo](const QString& step) {
        redo->setText(step.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(step));
    };
    QObject::connect(&stack, &QUndoStack::undoTextChanged, undo, name_undo);
    QObject::connect(&stack, &QUndoStack::redoTextChanged, redo, name_redo);
    name_undo(stack.undoText());
    name_redo(stack.redoText());
    QObject::connect(&stack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    const auto can_undo = [&s, &stack, undo] {
        undo->setEnabled(stack.canUndo() || s.recorder().on() || s.floating() || s.open_area());
    };
    QObject::connect(&s, &EditorSession::open_area_edited, undo, can_undo);
    QObject::connect(&s, &EditorSession::tool_changed, undo, can_undo);
    QObject::connect(&stack, &QUndoStack::canUndoChanged, undo, can_undo);
    QObject::connect(&s.recorder(), &GestureRecorder::changed, undo, can_undo);
    QObject::connect(&s, &EditorSession::floating_edited, undo, can_undo);
    can_undo();
    redo->setEnabled(stack.canRedo());
    c.add({"edit.preferences", tr("Pr&eferences…"), {QKeySequence("Ctrl+,")}, ""},
          [&w] { w.show_preferences(); });
    ClipboardActions& clipboard = w.clipboard();
    // Text fields have these keys first.
    c.add({"edit.copy-picture", tr("&Copy picture"), {QKeySequence::Copy}, ""},
          [&clipboard] { clipboard.copy_picture(); });
    c.add({"edit.copy-labels",
           tr("Copy &label map"),
           {QKeySequence("Ctrl+Shift+C")},
           "",
           tr("An indexed picture in the colours of the classes, for paint programs")},
          [&clipboard] { clipboard.copy_labels(); });
    c.add({"edit.copy-recipe",
           tr("Copy rec&ipe"),
           {QKeySequence("Ctrl+Alt+C")},
           "",
           tr("The whole portrait as text")},
          [&clipboard] { clipboard.copy_recipe(); });
    c.add({"edit.paste",
           tr("&Paste"),
           {QKeySequence::Paste},
           "",
           tr("A label map, a recipe, a picture or a file from the clipboard")},
          [&clipboard] { clipboard.paste(); });
    c.add({"edit.paste-new", tr("Paste as &new portrait"), {}, "", tr("A recipe in a project of its own")},
          [&clipboard] { clipboard.paste_as_new(); });
}

void Commands::portrait(MainWindow& w, EditorSession& s, CommandRegistry& c) {
    QWidget* view = &w.views();
    c.add({"portrait.random-person",
           tr("Random &person"),
           {QKeySequence("Ctrl+Alt+R")},
           "dice",
           tr("Throw the dice for everything that is not locked")},
          [&s] { s.randomise_everything(fresh_seed()); });
    c.add({"portrait.random-part", tr("Random &style of the active part"), {QKeySequence("Ctrl+R")}, ""},
          [&s] {
              if (!s.locked(lock_of(s.active_part()))) s.randomise(s.active_part(), fresh_seed());
          });
    c.add({"portrait.random-styles",
           tr("Random styles of &all parts"),
           {},
           "",
           tr("Throw the dice for the styles of all parts that are not locked")},
          [&s] { s.randomise_styles(fresh_seed()); });
    c.add({"portrait.random-expression", tr("Random &expression"), {}, ""},
          [&s] { s.randomise_expression(fresh_seed()); });
    c.add({"portrait.random-shape",
           tr("Random s&hape"),
           {},
           "",
           tr("Throw the dice for identity, hair and what is worn, as far as they are not locked")},
          [&s] { s.randomise_shape(fresh_seed()); });
    c.add({"portrait.random-light", tr("Random &light"), {}, ""}, [&s] { s.randomise_light(fresh_seed()); });
    c.add({"portrait.seed-browser",
           tr("Seed &browser…"),
           {},
           "",
           tr("Other people on a plane, and variations of this one, to choose from")},
          [&w] { w.show_seed_browser(); });
    c.add({"portrait.neutral-expression", tr("&Neutralise expression"), {}, "reset"},
          [&s] { s.neutral_expression(); });
    c.add({"portrait.front-pose", tr("&Front pose"), {QKeySequence("Home")}, "", {}, view},
          [&s] { s.front_pose(); });
    c.add({"portrait.reset-light", tr("Reset &light"), {}, ""}, [&s] {
        Portrait after = s.portrait();
        after.light = Light();
        s.edit(after, tr("Reset light"), 0);
    });
    c.add(
        {"portrait.reset-all",
         tr("Reset &all"),
         {},
         "",
         tr("Pose, expression, gaze, light and amounts as at first; the person, what is painted and what is "
            "locked stay")},
        [&s] { s.reset_all(); });
    c.add({"portrait.fit-painting", tr("Fit shape to &painting"), {}, ""}, [&s] {
        s.put_down();
        s.fit_patch();
    });
    c.add({"portrait.discard-strokes", tr("&Discard strokes"), {}, ""}, [&s] { s.discard_patch(); });
    c.add({"portrait.snapshot", tr("Add snaps&hot"), {QKeySequence("Shift+S")}, "snapshot", {}, view},
          [&s] { s.add_snapshot(); });
    QAction* merge = c.add({"portrait.merge-edits", tr("&Merge edits"), {}, ""},
                           [&s] { merge_paintings(s, fitted_in_view(s.portrait())); });
    QAction *discard = c.action("portrait.discard-strokes"), *fit = c.action("portrait.fit-painting");
    const auto update = [&s, discard, fit, merge] {
        merge->setEnabled(can_merge(s.portrait(), fitted_in_view(s.portrait())));
        merge->setToolTip(merge->isEnabled()
                              ? tr("Makes one of the paintings of this view")
                              : tr("No two paintings that are a part of the head belong to this view"));
        const auto& [painted, fitted] = std::tie(s.portrait().painted, s.portrait().fitted);
        const bool shown = painted && !painted->hidden;
        fit->setEnabled(shown && s.can_fit());
        fit->setToolTip(!shown ? tr("Nothing is painted that is not a part of the head already")
                        : s.can_fit()
                            ? tr("The painting becomes a part of the head and is seen from all sides")
                            : tr("This model has no shape that a painting could change, or no room "
                                 "for more"));
        discard->setEnabled(shown || std::any_of(fitted.begin(), fitted.end(),
                                                 [](const PaintedLabels& each) { return !each.hidden; }));
    };
    QObject::connect(&s, &EditorSession::portrait_changed, discard, update);
    QObject::connect(&s, &EditorSession::model_changed, discard, update);
    update();
}

void Commands::pose(MainWindow& w, EditorSession& s, CommandRegistry& c) {
    QWidget* view = &w.views();
    for (const NamedView& named : named_views()) {
        c.add({QString("pose.view.") + named.id, named.title(), view_keys(named.shortcut), "", {}, view},
              [&s, &named] { s.turn_to(named.pose(s.portrait().pose, s.pose_limits()), named.title()); });
    }
    ClipboardActions& clipboard = w.clipboard();
    c.add({"pose.copy", tr("&Copy pose"), {}, ""}, [&clipboard] { clipboard.copy_pose(); });
    c.add({"pose.paste", tr("&Paste pose"), {}, ""}, [&clipboard] { clipboard.paste_pose(); });
    QAction* fixed = c.add_switch({"pose.fixed-gaze",
                                   tr("Fixed &gaze"),
                                   {},
                                   "",
                                   tr("The eyes stay on the viewer while the head turns")},
                                  gaze_is_fixed(s), [&s](bool on) { fix_gaze(s, on); });
    QObject::connect(&s, &EditorSession::portrait_changed, fixed,
                     [&s, fixed] { fixed->setChecked(gaze_is_fixed(s)); });
    struct Turn {
        const char* id;
        const char* text;
        Qt::Key arrow, digit;
        float yaw, pitch;
    };
    static constexpr Turn turns[] = {
        {"left", QT_TRANSLATE_NOOP("Commands", "Turn left"), Qt::Key_Left, Qt::Key_4, -1, 0},
        {"right", QT_TRANSLATE_NOOP("Commands", "Turn right"), Qt::Key_Right, Qt::Key_6, 1, 0},
        {"up", QT_TRANSLATE_NOOP("Commands", "Turn up"), Qt::Key_Up, Qt::Key_8, 0, 1},
        {"down", QT_TRANSLATE_NOOP("Commands", "Turn down"), Qt::Key_Down, Qt::Key_2, 0, -1}};
    for (const Turn& turn : turns)
        for (const float step : {5.0f, 1.0f}) {
            const bool fine = step < 5;
            const auto arrow_modifiers =
                fine ? Qt::ShiftModifier | Qt::ControlModifier : Qt::KeyboardModifiers(Qt::ShiftModifier);
            Keys keys{QKeySequence(QKeyCombination(arrow_modifiers, turn.arrow))};
            keys += keypad_keys(turn.digit, fine ? Qt::ShiftModifier : Qt::NoModifier);
            const QString id = QString("pose.turn-%1%2").arg(turn.id, fine ? "-fine" : "");
            const QString text = fine ? tr("%1 by 1°").arg(tr(turn.text)) : tr("%1 by 5°").arg(tr(turn.text));
            c.add({id, text, keys, "", {}, view}, [&s, &turn, step, id] {
                HeadPose pose = s.portrait().pose;
                pose.yaw += from_degrees(turn.yaw * step);
                pose.pitch += from_degrees(turn.pitch * step);
                s.turn_to(pose, pose_text(limited(pose, s.pose_limits())), s.document().repeat_gesture(id));
            });
        }
    const auto roll = [&](const char* id, const QString& text, Qt::Key page, float step) {
        c.add({id, text, {QKeySequence(QKeyCombination(Qt::ShiftModifier, page))}, "", {}, view},
              [&s, id, step] {
                  HeadPose pose = s.portrait().pose;
                  pose.roll += from_degrees(step);
                  s.turn_to(pose, angle_text(tr("Roll"), pose.roll), s.document().repeat_gesture(id));
              });
    };
    roll("pose.roll-clockwise", tr("Roll by 5°"), Qt::Key_PageDown, 5);
    roll("pose.roll-back", tr("Roll by −5°"), Qt::Key_PageUp, -5);
    c.add({"pose.default-fov", tr("Default field of view"), keypad_keys(Qt::Key_5), "", {}, view}, [&s] {
        HeadPose pose = s.portrait().pose;
        pose.field_of_view = HeadPose().field_of_view;
        s.turn_to(pose, tr("Default field of view"));
    });
    c.add({"pose.reset-camera", tr("Reset camera"), keypad_keys(Qt::Key_0), "", {}, view}, [&s] {
        HeadPose pose = s.portrait().pose;
        pose.field_of_view = HeadPose().field_of_view;
        pose.zoom = 1;
        s.turn_to(pose, tr("Reset camera"));
    });
    c.add({"pose.reset",
           tr("Reset pose and camera"),
           {keypad(Qt::Key_Period), keypad(Qt::Key_Delete)},
           "",
           {},
           view},
          [&s] { s.turn_to(HeadPose(), tr("Reset pose and camera")); });
}

void Commands::tool(MainWindow& w, EditorSession& s, CommandRegistry& c) {
    QWidget* view = &w.views();
    struct Named {
        ToolId id;
        const char* key;
        const char* text;
        const char* shortcut;
    };
    static constexpr Named tools[] = {
        {ToolId::brush, "brush", QT_TRANSLATE_NOOP("Commands", "Brush"), "B"},
        {ToolId::eraser, "eraser", QT_TRANSLATE_NOOP("Commands", "Eraser: back to what the model says"), "E"},
        {ToolId::fill, "fill", QT_TRANSLATE_NOOP("Commands", "Fill"), "F"},
        {ToolId::lasso, "lasso", QT_TRANSLATE_NOOP("Commands", "Lasso"), "L"},
        {ToolId::rectangle, "rectangle", QT_TRANSLATE_NOOP("Commands", "Rectangle"), ""},
        {ToolId::ellipse, "ellipse", QT_TRANSLATE_NOOP("Commands", "Ellipse"), ""},
        {ToolId::polygon, "polygon", QT_TRANSLATE_NOOP("Commands", "Polygon"), ""},
        {ToolId::move, "move", QT_TRANSLATE_NOOP("Commands", "Move selection"), "T"},
        {ToolId::region, "region", QT_TRANSLATE_NOOP("Commands", "Pick region"), "W"},
        {ToolId::eyedropper, "eyedropper", QT_TRANSLATE_NOOP("Commands", "Eyedropper"), "P"},
        {ToolId::pose, "pose", QT_TRANSLATE_NOOP("Commands", "Turn head (hold Q)"), ""},
        {ToolId::light, "light", QT_TRANSLATE_NOOP("Commands", "Turn light (hold J)"), ""},
        {ToolId::grab, "grab", QT_TRANSLATE_NOOP("Commands", "Grab features of the face (hold G)"), ""}};
    for (const Named& named : tools) {
        Keys keys;
        if (*named.shortcut) keys << QKeySequence(named.shortcut);
        QAction* action = c.add_switch(
            {QString("tool.") + named.key, tr(named.text), keys, named.key, {}, view},
            named.id == s.active_tool(), [&s, &named](bool) {
                // E again goes back to the brush.
                const bool again = named.id == ToolId::eraser && s.active_tool() == ToolId::eraser;
                s.set_tool(again ? ToolId::brush : named.id);
                Q_EMIT s.tool_changed();
            });
        QObject::connect(&s, &EditorSession::tool_changed, action,
                         [&s, action, &named] { action->setChecked(s.active_tool() == named.id); });
    }
    c.add({"tool.next-shape", tr("Shapes: rectangle, ellipse, polygon"), {QKeySequence("U")}, "", {}, view},
          [&s] {
              const ToolId now = s.active_tool();
              s.set_tool(now == ToolId::rectangle ? ToolId::ellipse
                         : now == ToolId::ellipse ? ToolId::polygon
                                                  : ToolId::rectangle);
          });
    const auto brush_switch = [&](const char* id, const QString& text, const char* key,
                                  bool BrushSettings::*member) {
        const Keys keys = *key ? Keys{QKeySequence(key)} : Keys();
        QAction* action =
            c.add_switch({id, text, keys, "", {}, view}, s.brush().*member, [&s, member](bool on) {
                s.brush().*member = on;
                s.brush_changed();
            });
        QObject::connect(&s, &EditorSession::brush_settings_changed, action,
                         [&s, action, member] { action->setChecked(s.brush().*member); });
    };
    // "/" goes back and forth between the last two.
    auto last = std::make_shared<std::pair<int, int>>(2, 0);
    for (int i = 0; i < static_cast<int>(brush_presets().size()); ++i) {
        const BrushPreset& preset = brush_presets()[std::size_t(i)];
        const QString title = preset.title();
        c.add({QString("brush.preset.") + preset.id, title, {}, "", tr("Brush preset: %1").arg(title)},
              [&s, &w, i, last] {
                  if (last->first != i) *last = {i, last->first};
                  w.brushes().leave();
                  use_preset(s, i);
              });
    }
    c.add({"brush.last-preset", tr("The brush before this one"), {QKeySequence("/")}, "", {}, view},
          [&s, &w, last] {
              std::swap(last->first, last->second);
              w.brushes().leave();
              use_preset(s, last->first);
          });
    brush_switch("brush.symmetry", tr("Symmetry"), "Shift+M", &BrushSettings::symmetry);
    static constexpr std::tuple<const char*, const char*, Mirroring> mirrorings[] = {
        {"left-to-right", QT_TRANSLATE_NOOP("Commands", "Copy left half to right"), Mirroring::left_to_right},
        {"right-to-left", QT_TRANSLATE_NOOP("Commands", "Copy right half to left"), Mirroring::right_to_left},
        {"swap", QT_TRANSLATE_NOOP("Commands", "Swap sides"), Mirroring::swap}};
    for (const auto& [id, text, how] : mirrorings) {
        const QString title = tr(text);
        c.add({QString("sides.") + id,
               title,
               {},
               "",
               tr("In the label map; left and right as in the picture. Locks and the selection count")},
              [&s, title, how = how] { s.mirror_labels(how, title); });
    }
    brush_switch("brush.edge-snap", tr("Edge snap"), "Shift+N", &BrushSettings::edge_snap);
    brush_switch("lasso.magnetic", tr("Magnetic lasso"), "", &BrushSettings::magnetic);
    c.add({"brush.smaller", tr("Smaller brush"), {QKeySequence("[")}, "", {}, view},
          [&s] { s.scale_brush(-1); });
    c.add({"brush.larger", tr("Larger brush"), {QKeySequence("]")}, "", {}, view},
          [&s] { s.scale_brush(1); });
    c.add({"class.swap", tr("Swap with the previous class"), {QKeySequence("X")}, "", {}, view},
          [&s] { s.swap_classes(); });
    c.add({"class.default", tr("Default classes"), {QKeySequence("D")}, "", {}, view},
          [&s] { s.default_classes(); });
    const auto step = [&s](int by) {
        const int next = (place_of(s.active_class()) + by + face_class_count) % face_class_count;
        s.pick_class(class_order[std::size_t(next)]);
    };
    for (int i = 0; i < 9; ++i) {
        const FaceClass face_class = class_order[std::size_t(i)];
        const QString digit = QString::number(i + 1);
        c.add({"class." + digit,
               capitalised(class_name(face_class)),
               {QKeySequence("Shift+" + digit)},
               "",
               tr("Class: %1").arg(capitalised(class_name(face_class))),
               view},
              [&s, face_class] { s.pick_class(face_class); });
    }
    c.add({"class.next", tr("Next class"), {QKeySequence(".")}, "", {}, view}, [step] { step(1); });
    c.add({"class.previous", tr("Previous class"), {QKeySequence(",")}, "", {}, view}, [step] { step(-1); });
}

void Commands::help(MainWindow& w, CommandRegistry& c) {
    c.add({"help.palette", tr("Command &palette"), {QKeySequence("Ctrl+Shift+P")}, ""},
          [&w] { w.show_palette(); });
    c.add({"help.shortcuts", tr("&Shortcut sheet"), {QKeySequence("F1")}, ""}, [&w] { w.show_shortcuts(); });
    c.add({"model.load", tr("&Load model…"), {}, "", tr("A published checkpoint or a model pack")},
          [&w] { w.load_model_dialog(); });
    c.add({"model.panel", tr("M&odels"), {}, "", tr("Which models there are, and which one draws")},
          [&w] { w.show_models(); });
    c.add({"help.model", tr("&Model information"), {}, ""}, [&w] { w.show_model_information(); });
    c.add({"model.device", tr("&Device…"), {}, "", tr("Where the preferences say what computes")},
          [&w] { w.show_device_setting(); });
    c.add({"view.picture-information", tr("P&icture information"), {}, ""},
          [&w] { w.show_picture_information(); });
    c.add({"help.welcome",
           tr("S&tart page"),
           {},
           "",
           tr("What to begin with, recent projects, and the first steps")},
          [&w] { w.show_welcome(); });
    c.add({"help.report",
           tr("Copy system &report"),
           {},
           "",
           tr("What somebody who helps wants to know, as text; it holds no paths and no pictures")},
          [&w] { w.copy_system_report(); });
    c.add({"help.log", tr("Show &log"), {}, "", tr("The folder with what the editor has written down")},
          [&w] { w.show_log(); });
    c.add({"help.about", tr("&About Limner"), {}, ""}, [&w] { w.show_about(); });
}

}  // namespace

void build_commands(MainWindow& window, EditorSession& session, CommandRegistry& commands) {
    Commands::file(window, session, commands);
    Commands::edit(window, session, commands);
    Commands::portrait(window, session, commands);
    Commands::pose(window, session, commands);
    build_timeline_commands(window, session, commands);
    build_view_commands(window, session, commands);
    Commands::tool(window, session, commands);
    build_selection_commands(window, session, commands);
    build_brush_commands(window, commands);
    build_class_commands(window, session, commands);
    Commands::help(window, commands);
}

}  // namespace limner::ui
