#pragma once
// One portrait being edited: document, engine, label surface, snapshots, tools and their settings. No
// widgets: the window and the tests both drive it.

#include <QImage>
#include <QObject>
#include <QTimer>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "ui/history/portrait_document.h"
#include "ui/session/class_marks.h"
#include "ui/session/engine_link.h"
#include "ui/session/frame_cache.h"
#include "ui/session/gesture_recorder.h"
#include "ui/session/performance_log.h"
#include "ui/session/playhead.h"
#include "ui/session/snapshot_shelf.h"
#include "ui/tools/tool.h"

namespace limner::ui {

class AreaTool;
class OnionSkin;
class TransformTool;

enum class NoticeLevel { info, warning, error };

/// What a notice offers to do: "Show in folder".
struct NoticeAction {
    QString title;  // empty: nothing
    std::function<void()> act;
};

/// The lock of a part's style; those of classes are in class_marks.h.
std::string lock_of(Part part);

/// What the lamp of the status bar says about the painted patch.
enum class PatchState {
    none,      // no strokes, or they belong to the view that is shown
    question,  // another view is shown and nobody answered yet
    kept,      // another view is shown; "Keep for this view" was answered
    covered,   // the head has turned under a whole map from a file, which stays where it is
    poor,      // the head took too little of what was fitted last
};

class EditorSession final : public QObject, public ToolHost {
    Q_OBJECT
public:
    explicit EditorSession(QObject* parent = nullptr);
    ~EditorSession() override;

    PortraitDocument& document() { return document_; }
    EngineLink& link() { return link_; }
    SnapshotShelf& shelf() { return shelf_; }
    Playhead& playhead() { return playhead_; }
    GestureRecorder& recorder() { return recorder_; }
    OnionSkin& onion() { return *onion_; }
    /// Pictures of the animation, while the portrait has one.
    const FrameCache& kept() const { return kept_; }
    void set_kept_limit(std::size_t bytes);
    void forget_kept();
    PerformanceLog& performance() { return performance_; }
    /// Null until the model is loaded.
    const GeneratorInfo* model() const { return link_.engine() ? &link_.engine()->info() : nullptr; }
    const Frame& frame() const { return frame_; }
    /// A final picture that is kept for undo; null where there is none. Valid until the next one comes.
    const Frame* kept_final(const Portrait& portrait) const { return finals_.find(portrait); }
    const QString& model_error() const { return model_error_; }

    // ToolHost
    const Portrait& portrait() const override { return document_.portrait(); }
    PoseLimits pose_limits() const override;
    void edit(const Portrait& after, const QString& text, GestureId gesture) override;
    void cancel(GestureId gesture) override;
    LabelSurface& surface() override { return surface_; }
    std::shared_ptr<const Image> picture() const override { return frame_.picture.image; }
    std::shared_ptr<const LabelMap> labels() const override { return frame_.picture.labels; }
    bool has_expression(const std::string& key) const override;
    void strokes_changed(const PixelRect& touched, const QString& text, GestureId gesture,
                         bool finished) override;
    const PointerSettings& pointer() const override { return pointer_; }
    void set_pointer(const PointerSettings& pointer) { pointer_ = pointer; }
    BrushSettings& brush() override { return brush_; }
    void brush_changed() override { Q_EMIT brush_settings_changed(); }
    void open_area_changed() override { Q_EMIT open_area_edited(); }
    void floating_changed() override;
    std::optional<MirrorAxis> mirror_axis() const override;
    void selection_changed() override;
    FaceClass active_class() const override { return active_class_; }
    void pick_class(FaceClass face_class) override;
    void pick_part(QPointF picture) override;
    void hint(const QString& text) override { Q_EMIT hint_changed(text); }

    Tool& tool(ToolId id) { return *tools_.at(id); }
    TransformTool& transform();
    /// Labels float over the map: taken up, or pasted.
    bool floating() const;
    /// Puts down what floats, as one step: before anything else is written or looked at elsewhere.
    void put_down();
    /// A part of a label map, to be placed by hand. Transparent where unpainted.
    void paste_labels(LabelMap labels);
    ToolId active_tool() const { return active_tool_; }
    /// The active tool while corners of an area were clicked that is not closed; else null.
    AreaTool* open_area();
    void set_tool(ToolId id);
    void swap_classes();
    void default_classes();
    Part active_part() const { return active_part_; }
    void set_part(Part part);
    void scale_brush(double steps);
    /// The selection that was dropped last; empty when there is none of this size.
    const Selection& last_selection() const { return last_selection_; }
    void select_again();
    /// Makes one side of the face in the label map what the other one is, or swaps them.
    void mirror_labels(Mirroring how, const QString& text);

    /// Strokes of another view, drawn faintly; null when there are none, they apply or they are hidden.
    const LabelMap* ghost() const;
    PatchState patch_state() const;
    /// Whether the model can make paintings a part of the head, and has room for one more.
    bool can_fit() const;
    /// Makes the strokes, or the map from a file, a part of the head that follows every pose.
    void fit_patch();
    /// From now on strokes are fitted by themselves, shortly after the pen goes up.
    void set_automatic_fitting(bool on);
    bool automatic_fitting() const { return automatic_fitting_; }
    /// The answer "for this view": also takes back what was fitted poorly.
    void keep_patch();
    /// The strokes; where there are none, what was fitted in this view, or else last.
    void discard_patch();
    void return_to_patch();
    /// A whole map from a file: stays on the picture whatever the pose.
    void import_labels(LabelMap labels, const QString& name);

    void turn_to(const HeadPose& pose, const QString& text, GestureId gesture = 0);
    void front_pose();
    // These keep what is locked.
    void neutral_expression();
    /// Pose, camera, expression, gaze, light and amounts: who it is and what is painted stays.
    void reset_all();
    /// How far the dice go from what there is to what they show: 0 to 1.
    void set_dice_amount(double amount);
    double dice_amount() const { return dice_amount_; }
    /// What a throw of `seed` makes of a code. Where more than two seeds would take part, the weaker one
    /// goes.
    CodeSource thrown(const CodeSource& now, std::uint64_t seed) const;
    /// Dice. Locked groups keep their value.
    void randomise(Part part, std::uint64_t seed);
    void randomise_everything(std::uint64_t seed);
    void randomise_shape(std::uint64_t seed);
    void randomise_styles(std::uint64_t seed);
    void randomise_expression(std::uint64_t seed);
    void randomise_light(std::uint64_t seed);
    /// Gives `parts` the style they have in `source`, called `name`, as one step. What is locked stays.
    void take_styles(const Portrait& source, const std::vector<Part>& parts, const QString& name);
    bool locked(const std::string& group) const { return document_.state().locks.contains(group); }
    /// `title` names the group in the undo list.
    void set_locked(const std::string& group, bool locked, const QString& title);
    /// That the canvas shows no overlay of (class_marks.h).
    ClassSet hidden_classes() const;

    void add_snapshot();
    /// On the editor's own list, as `name`, before something replaces much of the portrait. No undo step.
    void keep_automatically(const QString& name);
    void restore_snapshot(int index);
    /// Makes `kept` the portrait; `name` says in the undo list where it comes from.
    void restore(const Portrait& kept, const QString& name);
    void render_final();
    void set_paused(bool paused);
    void notify(NoticeLevel level, const QString& text, const NoticeAction& action = {}) {
        Q_EMIT notice(level, text, action);
    }

    /// A project is read and takes the place of this one soon: until then nothing can be edited, and what is
    /// tried says so.
    void set_opening(bool on);
    bool opening() const { return document_.held(); }
    /// Says why, while opening(); else false.
    bool refuse_while_opening();

    QImage reference_photo() const { return reference_; }
    void set_reference_photo(const QImage& photo);

Q_SIGNALS:
    void portrait_changed();
    void frame_changed();
    /// What kept() holds.
    void kept_changed();
    /// The visible label map changed inside `rect`.
    void labels_changed(const limner::ui::PixelRect& rect);
    void tool_changed();
    void class_changed();
    void part_changed(bool flash);
    void brush_settings_changed();
    void hint_changed(const QString& text);
    void model_changed();
    void paused_changed();
    void dice_changed();
    void reference_changed();
    void selection_edited();
    /// Of open_area() the corners, or whether there is one.
    void open_area_edited();
    /// What floats over the map, or where.
    void floating_edited();
    void patch_changed();
    void opening_changed();
    void notice(limner::ui::NoticeLevel level, const QString& text,
                const limner::ui::NoticeAction& action = {});

private:
    void on_document_changed();
    void on_frame(const Frame& frame);
    void tell_memory(bool is_short);
    void on_refused();
    void keep(const Frame& frame);
    const Frame* kept_picture() const;
    void show(const Frame& frame);
    void on_ready();
    void request();
    bool animated() const { return !document_.state().animation->tracks.empty(); }
    /// frame_ is of the portrait there is.
    bool shows_portrait() const { return frame_.picture.image && frame_.portrait == portrait(); }
    void publish_strokes();
    /// Small, of the picture that is shown.
    QImage thumbnail() const;
    /// The strokes that can be painted further: of this view, and not hidden.
    bool painted_here() const;
    /// Puts strokes of another view, or hidden ones, on the shelf, as a part of the step that replaces them;
    /// null when there are none.
    std::unique_ptr<QUndoCommand> shelving_unseen();
    void sync_surface();
    void sync_locks();
    /// The painting that is part of the head and was painted in exactly this view; it can be painted further.
    std::vector<PaintedLabels>::const_iterator fitted_here() const;
    void fit_strokes(const QString& text, GestureId gesture);
    /// Throws the dice for the codes whose names begin with `group`.
    void throw_codes(Portrait& after, std::uint64_t seed, std::string_view group) const;
    /// The line that symmetry is about, whether it is on or not; none before the first picture.
    std::optional<MirrorAxis> axis_of_face() const;
    void start_fit_timer();
    void fit_when_at_rest();
    void tell_patch();

    PortraitDocument document_;
    SnapshotShelf shelf_{document_.undo_stack()};
    Playhead playhead_{document_};
    GestureRecorder recorder_{document_, playhead_};
    EngineLink link_;
    Frame frame_;
    PerformanceLog performance_;
    QString model_error_;
    LabelSurface surface_;
    Selection last_selection_;  // that was not empty
    PointerSettings pointer_;
    BrushSettings brush_;
    std::map<ToolId, std::unique_ptr<Tool>> tools_;
    ToolId active_tool_ = ToolId::brush;
    FaceClass active_class_ = FaceClass::hair, previous_class_ = FaceClass::skin;
    Part active_part_ = Part::hair;
    QImage reference_;
    double dice_amount_ = 0.5;
    QTimer publish_timer_;
    QString stroke_text_;
    GestureId stroke_gesture_ = 0;
    bool publishing_ = false;
    QTimer fit_timer_;
    bool automatic_fitting_ = true;
    bool tell_share_ = false;  // how much of the painting the head took is not known yet
    std::vector<PaintedLabels> poorly_fitted_;
    Portrait requested_;                             // what was to be shown last
    bool asked_ = false;                             // the engine for it; a kept picture may do
    bool failed_ = false;                            // its picture
    bool told_memory_ = false;                       // that there is too little
    bool told_opening_ = false;                      // that nothing can be edited
    FrameCache kept_{std::size_t(512) << 20};        // of the animation
    FrameCache finals_{std::size_t(128) << 20, 20};  // shown last, for undo and redo
    std::unique_ptr<OnionSkin> onion_;
    PatchState told_patch_ = PatchState::none;
};

}  // namespace limner::ui
