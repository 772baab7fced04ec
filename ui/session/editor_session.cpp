#include "ui/session/editor_session.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/portrait/code_mix.h"
#include "engine/portrait/fixed_gaze.h"
#include "engine/portrait/portrait_groups.h"
#include "ui/session/fixed_gaze.h"
#include "ui/session/onion_skin.h"
#include "ui/session/pictures.h"
#include "ui/session/texts.h"
#include "ui/tools/area_tool.h"
#include "ui/tools/brush_tool.h"
#include "ui/tools/fill_tool.h"
#include "ui/tools/grab_tool.h"
#include "ui/tools/pose_tool.h"
#include "ui/tools/transform_tool.h"

namespace limner::ui {
namespace {

constexpr float poor_share = 0.7f;
constexpr int publish_ms = 12;  // the engine sees the strokes about once per screen frame
constexpr int thumbnail_side = 128;
constexpr double default_diameter_share = 24.0 / 512;

/// Tools that are held for a moment, in the middle of other work with the map.
bool only_looks(ToolId id) {
    return id == ToolId::pose || id == ToolId::light || id == ToolId::grab || id == ToolId::eyedropper;
}

}  // namespace

std::string lock_of(Part part) { return "style." + std::string(key(part)); }

EditorSession::EditorSession(QObject* parent) : QObject(parent) {
    const auto add = [this](std::unique_ptr<Tool> tool) {
        const ToolId id = tool->id();
        tools_[id] = std::move(tool);
    };
    add(std::make_unique<BrushTool>(false));
    add(std::make_unique<BrushTool>(true));
    add(std::make_unique<FillTool>());
    add(std::make_unique<AreaTool>(ToolId::lasso));
    add(std::make_unique<AreaTool>(ToolId::rectangle));
    add(std::make_unique<AreaTool>(ToolId::ellipse));
    add(std::make_unique<AreaTool>(ToolId::polygon));
    add(std::make_unique<RegionTool>());
    add(std::make_unique<EyedropperTool>());
    add(std::make_unique<TransformTool>());
    add(std::make_unique<PoseTool>());
    add(std::make_unique<LightTool>());
    add(std::make_unique<GrabTool>());
    publish_timer_.setSingleShot(true);
    publish_timer_.setInterval(publish_ms);
    connect(&publish_timer_, &QTimer::timeout, this, &EditorSession::publish_strokes);
    fit_timer_.setSingleShot(true);
    connect(&fit_timer_, &QTimer::timeout, this, &EditorSession::fit_when_at_rest);
    connect(&document_, &PortraitDocument::changed, this, &EditorSession::on_document_changed);
    connect(&document_, &PortraitDocument::refused, this, &EditorSession::on_refused);
    connect(&link_, &EngineLink::frame, this, &EditorSession::on_frame);
    connect(&link_, &EngineLink::ready, this, &EditorSession::on_ready);
    connect(&link_, &EngineLink::failed, this, [this](const Error& error) {
        if (model()) return;  // which goes on
        model_error_ = QString::fromStdString(error.message);
        Q_EMIT model_changed();
    });
    connect(&link_, &EngineLink::problem, this, [this](const Error& error) {
        failed_ = true;
        if (error.code != Errc::cancelled)
            Q_EMIT notice(NoticeLevel::error, QString::fromStdString(error.message));
    });
    playhead_.set_picture_check(
        [this] { return failed_ || (shows_portrait() && !frame_.picture.provisional); });
    connect(&playhead_, &Playhead::changed, this, [this] {
        // A preview that was kept does while it plays; at rest it is to become the final.
        if (!playhead_.playing() && !asked_ && shows_portrait() && !frame_.final) request();
    });
    onion_ = std::make_unique<OnionSkin>(*this);
}

EditorSession::~EditorSession() = default;

PoseLimits EditorSession::pose_limits() const {
    if (model()) return model()->pose_limits;
    return {30_deg, 60_deg, 20_deg, 40_deg, 45_deg};
}

void EditorSession::on_ready() {
    model_error_.clear();
    const int side = std::clamp(model()->label_size, 16, 2048);
    if (side != surface_.size()) {
        surface_.resize(side);
        Q_EMIT selection_edited();  // it went with the old size
        brush_.shape.diameter = std::max(1.0, std::round(default_diameter_share * side));
        Q_EMIT brush_settings_changed();
    }
    sync_surface();
    forget_kept();  // by another model
    Q_EMIT model_changed();
    request();
}

void EditorSession::request() {
    requested_ = portrait();
    failed_ = false;
    const Frame* kept = kept_picture();
    asked_ = !kept || !(kept->final || playhead_.playing());
    if (asked_) link_.show(requested_);
    if (!kept) return;
    Frame frame = *kept;
    frame.latency_ms = -1;  // it was not waited for
    show(frame);
}

void EditorSession::set_kept_limit(std::size_t bytes) {
    kept_.set_limit(bytes);
    Q_EMIT kept_changed();
}

void EditorSession::forget_kept() {
    kept_.clear();
    finals_.clear();
    Q_EMIT kept_changed();
}

void EditorSession::on_document_changed() {
    // A lock or an answer changes no pixel.
    if (!(requested_ == portrait())) request();
    sync_locks();
    if (!publishing_) sync_surface();
    Q_EMIT portrait_changed();
    tell_patch();
}

void EditorSession::set_opening(bool on) {
    if (on == opening()) return;
    if (on) put_down();
    told_opening_ = false;
    document_.hold(on);
    Q_EMIT opening_changed();
}

bool EditorSession::refuse_while_opening() {
    if (!opening()) return false;
    if (!std::exchange(told_opening_, true))
        Q_EMIT notice(NoticeLevel::info,
                      tr("The project is still being opened: nothing can be changed until it is there."));
    return true;
}

void EditorSession::on_refused() {
    refuse_while_opening();
    // Controls and strokes that went ahead go back.
    stroke_gesture_ = 0;
    sync_surface();
    Q_EMIT portrait_changed();
}

void EditorSession::tell_patch() {
    const PatchState now = patch_state();
    if (now == told_patch_) return;
    told_patch_ = now;
    Q_EMIT patch_changed();
}

void EditorSession::on_frame(const Frame& frame) {
    keep(frame);
    // Asked for before a kept picture took its place, or for another reason than to be seen.
    if (shows_portrait() && !(frame.portrait == portrait())) return;
    const EngineStatus status = link_.engine()->status();
    performance_.shown(frame, status);
    tell_memory(status.memory_short);
    show(frame);
}

// Of the portrait that is asked for; a final before a preview.
const Frame* EditorSession::kept_picture() const {
    if (const Frame* final = finals_.find(requested_)) return final;
    return animated() ? kept_.find(requested_) : nullptr;
}

void EditorSession::tell_memory(bool is_short) {
    if (is_short && !told_memory_)
        Q_EMIT notice(
            NoticeLevel::warning,
            tr("Memory is short: the portrait is drawn at a lower quality until there is more. Close "
               "other programs, or choose a smaller model. LM-302"));
    told_memory_ = is_short;
}

void EditorSession::keep(const Frame& frame) {
    if (frame.final) finals_.keep(frame);
    // Of what is tried out without a key nothing is kept: it would push out the frames of the animation.
    const bool of_animation = playhead_.unkeyed().empty() && !recorder_.on();
    if (!animated() || !(of_animation || onion_->wants(frame.portrait))) return;
    if (kept_.keep(frame)) Q_EMIT kept_changed();
}

void EditorSession::show(const Frame& frame) {
    frame_ = frame;
    const auto& base = frame.picture.model_labels ? frame.picture.model_labels : frame.picture.labels;
    surface_.set_base(base);
    if (tell_share_ && !frame.picture.provisional && frame.portrait.fitted == portrait().fitted) {
        tell_share_ = false;
        const float share = frame.picture.fitted_share;
        if (share < poor_share) poorly_fitted_ = portrait().fitted;
        Q_EMIT hint_changed(tr("The head shows %1 % of the painting").arg(qRound(100 * share)));
        tell_patch();
    }
    Q_EMIT labels_changed(PixelRect{0, 0, surface_.size(), surface_.size()});
    Q_EMIT frame_changed();
}

void EditorSession::edit(const Portrait& after, const QString& text, GestureId gesture) {
    Portrait seen = after;
    const HeadPose &now = portrait().pose, &then = after.pose;
    if (gaze_is_fixed(*this) && (now.yaw != then.yaw || now.pitch != then.pitch)) look_at_viewer(seen);
    switch_on_changed_groups(portrait(), seen);
    document_.edit(seen, text, gesture);
}

void EditorSession::cancel(GestureId gesture) {
    publish_timer_.stop();
    stroke_gesture_ = 0;
    document_.cancel(gesture);
    sync_surface();
    start_fit_timer();  // the stroke before may not be fitted yet
}

// --- tools and classes -------------------------------------------------------------------------------------

TransformTool& EditorSession::transform() { return static_cast<TransformTool&>(*tools_.at(ToolId::move)); }

bool EditorSession::floating() const {
    return static_cast<const TransformTool&>(*tools_.at(ToolId::move)).floats();
}

void EditorSession::floating_changed() {
    Q_EMIT labels_changed(PixelRect{0, 0, surface_.size(), surface_.size()});
    Q_EMIT selection_edited();
    Q_EMIT floating_edited();
}

void EditorSession::put_down() { transform().put_down(*this); }

void EditorSession::paste_labels(LabelMap labels) {
    set_tool(ToolId::move);
    transform().paste(*this, std::move(labels));
}

void EditorSession::mirror_labels(Mirroring how, const QString& text) {
    put_down();
    const auto axis = axis_of_face();
    if (!axis) return;
    const PixelRect touched = surface_.mirror(*axis, how);
    if (touched.empty())
        return Q_EMIT notice(NoticeLevel::info, tr("Both sides are alike, locked or not selected"));
    strokes_changed(touched, text, new_gesture(), true);
}

void EditorSession::selection_changed() {
    if (!surface_.selection().empty()) last_selection_ = surface_.selection();
    Q_EMIT selection_edited();
}

void EditorSession::select_again() {
    if (last_selection_.side() != surface_.size()) return;
    put_down();
    surface_.selection() = last_selection_;
    selection_changed();
}

void EditorSession::set_tool(ToolId id) {
    if (id == active_tool_) return;
    put_down();  // with another tool nothing could be done about it
    if (!only_looks(id))
        for (auto& [other, tool] : tools_)
            if (other != id) tool->put_away();
    active_tool_ = id;
    Q_EMIT tool_changed();
}

AreaTool* EditorSession::open_area() {
    auto* area = dynamic_cast<AreaTool*>(tools_.at(active_tool_).get());
    return area && area->open() ? area : nullptr;
}

void EditorSession::pick_class(FaceClass face_class) {
    if (static_cast<int>(face_class) >= face_class_count) return;
    if (face_class != active_class_) {
        previous_class_ = active_class_;
        active_class_ = face_class;
        Q_EMIT class_changed();
    }
    if (active_tool_ == ToolId::eyedropper || active_tool_ == ToolId::eraser) set_tool(ToolId::brush);
    set_part(info(face_class).part);
}

void EditorSession::swap_classes() {
    std::swap(active_class_, previous_class_);
    Q_EMIT class_changed();
}

void EditorSession::default_classes() {
    active_class_ = FaceClass::hair;
    previous_class_ = FaceClass::skin;
    Q_EMIT class_changed();
}

void EditorSession::pick_part(QPointF picture) {
    const int side = surface_.size();
    const int x = static_cast<int>(std::floor(picture.x() * side)),
              y = static_cast<int>(std::floor(picture.y() * side));
    if (!surface_.has_base() || !surface_.strokes().contains(x, y)) return;
    const auto value = surface_.visible(x, y);
    if (value >= face_class_count) return;
    const auto face_class = static_cast<FaceClass>(value);
    if (face_class != active_class_) {
        previous_class_ = std::exchange(active_class_, face_class);
        Q_EMIT class_changed();
    }
    active_part_ = info(face_class).part;
    Q_EMIT part_changed(true);
}

void EditorSession::set_part(Part part) {
    if (part == active_part_) return;
    active_part_ = part;
    Q_EMIT part_changed(false);
}

void EditorSession::scale_brush(double steps) {
    double& d = brush_.shape.diameter;
    const double step = std::max(1.0, std::round(d * 0.1));
    d = std::clamp(std::round(d + steps * step), 1.0, 512.0);
    Q_EMIT brush_settings_changed();
}

// --- pose, styles, locks, snapshots ------------------------------------------------------------------------

void EditorSession::turn_to(const HeadPose& pose, const QString& text, GestureId gesture) {
    Portrait after = portrait();
    after.pose = limited(pose, pose_limits());
    edit(after, text, gesture);
}

void EditorSession::front_pose() {
    HeadPose pose = portrait().pose;
    pose.yaw = pose.pitch = pose.roll = Radians();
    turn_to(pose, tr("Front pose"));
}

bool EditorSession::has_expression(const std::string& key) const {
    const auto* about = model();
    return about &&
           std::find(about->expressions.begin(), about->expressions.end(), key) != about->expressions.end();
}

void EditorSession::take_styles(const Portrait& source, const std::vector<Part>& parts, const QString& name) {
    Portrait after = portrait();
    QStringList taken, kept;
    for (const Part part : parts) {
        if (locked(lock_of(part))) {
            kept << part_name(part);
        } else {
            after.style(part) = source.style(part);
            taken << part_name(part);
        }
    }
    if (!kept.isEmpty())
        Q_EMIT notice(NoticeLevel::info, tr("Locked, and left as it is: %1").arg(kept.join(", ")));
    if (taken.isEmpty()) return;
    edit(after,
         taken.size() == 1 ? tr("Take %1 from \"%2\"").arg(taken.front(), name)
                           : tr("Take the styles from \"%1\"").arg(name),
         0);
}

void EditorSession::set_locked(const std::string& group, bool lock, const QString& title) {
    put_down();  // by the locks under which it was moved
    DocumentState after = document_.state();
    if (lock) {
        after.locks.insert(group);
    } else {
        after.locks.erase(group);
    }
    document_.edit_state(after, lock ? tr("Lock %1").arg(title) : tr("Unlock %1").arg(title));
}

QImage EditorSession::thumbnail() const {
    const QImage picture = to_qimage(frame_.picture.image);
    if (picture.isNull()) return picture;
    return picture.scaled(thumbnail_side, thumbnail_side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

void EditorSession::add_snapshot() {
    if (!refuse_while_opening()) shelf_.add({shelf_.next_name(), portrait(), thumbnail()});
}

void EditorSession::keep_automatically(const QString& name) {
    shelf_.keep_automatically({name, portrait(), thumbnail()});
}

std::unique_ptr<QUndoCommand> EditorSession::shelving_unseen() {
    if (!portrait().painted || painted_here()) return {};
    // One patch at a time: strokes of another view, or hidden ones, go to the shelf before new ones replace
    // them.
    const QString name = tr("Strokes at %1").arg(pose_text(portrait().painted->pose));
    Portrait kept = portrait();
    kept.pose = kept.painted->pose;
    kept.painted->hidden = false;
    Q_EMIT notice(NoticeLevel::info,
                  ghost() ? tr("The strokes of the other view are kept as snapshot \"%1\"").arg(name)
                          : tr("The hidden strokes are kept as snapshot \"%1\"").arg(name));
    return shelf_.adding(
        {name, kept, label_picture(*kept.painted->labels).scaled(thumbnail_side, thumbnail_side)});
}

void EditorSession::restore_snapshot(int index) {
    if (index < 0 || index >= static_cast<int>(shelf_.snapshots().size())) return;
    const Snapshot& snapshot = shelf_.snapshots()[std::size_t(index)];
    restore(snapshot.portrait, snapshot.name);
}

void EditorSession::restore(const Portrait& kept, const QString& name) {
    document_.edit(kept, tr("Restore \"%1\"").arg(name));
}

void EditorSession::render_final() { link_.show_final(portrait()); }

void EditorSession::set_paused(bool paused) {
    link_.pause(paused);
    if (!paused) request();
    Q_EMIT paused_changed();
}

void EditorSession::set_reference_photo(const QImage& photo) {
    reference_ = photo;
    Q_EMIT reference_changed();
}

}  // namespace limner::ui
