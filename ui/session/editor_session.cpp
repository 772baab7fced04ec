#include "ui/session/editor_session.h"

#include <QGuiApplication>
#include <algorithm>
#include <cmath>

#include "engine/core/random.h"
#include "engine/portrait/code_mix.h"
#include "engine/portrait/fixed_gaze.h"
#include "engine/portrait/portrait_groups.h"
#include "engine/portrait/portrait_keys.h"
#include "ui/session/class_marks.h"
#include "ui/session/fixed_gaze.h"
#include "ui/session/locks.h"
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

constexpr int fit_after_ms = 400, fit_again_ms = 100;
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

// --- strokes -----------------------------------------------------------------------------------------------

void EditorSession::sync_surface() {
    publish_timer_.stop();
    const auto& painted = portrait().painted;
    const LabelMap* strokes = painted_here() ? painted->labels.get() : nullptr;
    if (!painted_here() && fitted_here() != portrait().fitted.end()) strokes = fitted_here()->labels.get();
    surface_.set_strokes(strokes);
    transform().surface_renewed(*this);
    Q_EMIT labels_changed(PixelRect{0, 0, surface_.size(), surface_.size()});
}

void EditorSession::sync_locks() { surface_.set_locked(protected_classes(document_.state().locks)); }

ClassSet EditorSession::hidden_classes() const { return ui::hidden_classes(document_.state().locks); }

std::optional<MirrorAxis> EditorSession::mirror_axis() const {
    if (!brush_.symmetry) return std::nullopt;
    return axis_of_face();
}

std::optional<MirrorAxis> EditorSession::axis_of_face() const {
    if (!frame_.picture.labels) return std::nullopt;
    MirrorAxis axis = face_axis(*frame_.picture.labels, portrait().pose.roll);
    const double scale = double(surface_.size()) / frame_.picture.labels->width;
    axis.x *= scale;
    axis.y *= scale;
    return axis;
}

const LabelMap* EditorSession::ghost() const {
    const auto& painted = portrait().painted;
    if (!painted || painted->hidden || painting_applies(*painted, portrait().pose)) return nullptr;
    return painted->labels.get();
}

bool EditorSession::painted_here() const {
    const auto& painted = portrait().painted;
    return painted && !painted->hidden && painting_applies(*painted, portrait().pose);
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

void EditorSession::strokes_changed(const PixelRect& touched, const QString& text, GestureId gesture,
                                    bool finished) {
    if (!touched.empty()) Q_EMIT labels_changed(touched);
    playhead_.pause();  // strokes belong to the view in which they were begun
    fit_timer_.stop();
    stroke_text_ = text;
    stroke_gesture_ = gesture;
    if (finished) {
        publish_strokes();
        start_fit_timer();
    } else if (!touched.empty() && !publish_timer_.isActive()) {
        publish_timer_.start();
    }
}

void EditorSession::publish_strokes() {
    publish_timer_.stop();
    if (stroke_gesture_ == 0) return;
    Portrait after = portrait();
    std::unique_ptr<QUndoCommand> shelving;
    const bool goes_on = painted_here();
    // What was fitted here is on the surface, and is painted further; a click that changes nothing leaves it.
    if (const auto here = fitted_here(); !goes_on && here != portrait().fitted.end()) {
        if (surface_.strokes() == *here->labels) return;
        after.fitted.erase(after.fitted.begin() + (here - portrait().fitted.begin()));
    }
    if (surface_.any_strokes()) {
        shelving = shelving_unseen();
        PaintedLabels painted = goes_on ? *after.painted : PaintedLabels{nullptr, after.pose, false};
        painted.labels = std::make_shared<const LabelMap>(surface_.strokes());
        after.painted = std::move(painted);
    } else if (goes_on) {
        after.painted.reset();
    }
    publishing_ = true;
    document_.edit(after, stroke_text_, stroke_gesture_, std::move(shelving));
    publishing_ = false;
}

std::vector<PaintedLabels>::const_iterator EditorSession::fitted_here() const {
    const auto& fitted = portrait().fitted;
    const auto found = std::find_if(fitted.rbegin(), fitted.rend(), [&](const PaintedLabels& painted) {
        return painted.pose == portrait().pose && !painted.hidden;
    });
    return found == fitted.rend() ? fitted.end() : std::prev(found.base());
}

bool EditorSession::can_fit() const {
    return model() && model()->capabilities.fitted_paintings && portrait().fitted.size() < most_fitted;
}

void EditorSession::set_automatic_fitting(bool on) {
    automatic_fitting_ = on;
    if (!on) fit_timer_.stop();
    tell_patch();
}

void EditorSession::fit_patch() {
    if (portrait().painted && can_fit()) keep_automatically(tr("Before the fit"));
    fit_strokes(tr("Fit shape to painting"), 0);
}

void EditorSession::fit_when_at_rest() {
    // In the middle of a drag the step would cut it in two; pens and fingers press no button of a mouse.
    const bool drags =
        std::any_of(tools_.begin(), tools_.end(), [](const auto& each) { return each.second->active(); });
    if (drags || QGuiApplication::mouseButtons() != Qt::NoButton) {
        fit_timer_.start(fit_again_ms);
        return;
    }
    const bool of_a_stroke = stroke_gesture_ != 0;
    fit_strokes(of_a_stroke ? tr("%1, fitted").arg(stroke_text_) : tr("Fit shape to painting"),
                stroke_gesture_);
    tell_patch();
}

void EditorSession::start_fit_timer() {
    const auto& painted = portrait().painted;
    if (automatic_fitting_ && can_fit() && painted_here() && !painted->from_file &&
        !document_.state().painting_kept)
        fit_timer_.start(fit_after_ms);
}

void EditorSession::fit_strokes(const QString& text, GestureId gesture) {
    fit_timer_.stop();
    if (!portrait().painted || !can_fit()) return;
    Portrait after = portrait();
    after.fitted.push_back(*after.painted);
    after.fitted.back().from_file = after.fitted.back().hidden = false;
    after.painted.reset();
    tell_share_ = true;
    poorly_fitted_.clear();
    document_.edit(after, text, gesture);
}

PatchState EditorSession::patch_state() const {
    if (!poorly_fitted_.empty() && portrait().fitted == poorly_fitted_ && !portrait().painted)
        return PatchState::poor;
    if (fit_timer_.isActive()) return PatchState::none;
    if (const auto& painted = portrait().painted; painted && painted->from_file && !painted->hidden) {
        PaintedLabels strokes = *painted;
        strokes.from_file = false;
        const bool moved = !painting_applies(strokes, portrait().pose);
        return moved && !document_.state().painting_kept ? PatchState::covered : PatchState::none;
    }
    if (!ghost()) return PatchState::none;
    return document_.state().painting_kept ? PatchState::kept : PatchState::question;
}

void EditorSession::keep_patch() {
    if (patch_state() == PatchState::none) return;
    DocumentState after = document_.state();
    if (patch_state() == PatchState::poor) {
        after.portrait.painted = after.portrait.fitted.back();
        after.portrait.fitted.pop_back();
    }
    after.painting_kept = true;
    document_.edit_state(after, ghost() ? tr("Keep strokes for their view") : tr("Keep the label map"));
}

void EditorSession::discard_patch() {
    Portrait after = portrait();
    if (after.painted && !after.painted->hidden) {
        after.painted.reset();
    } else if (const auto here = fitted_here(); here != portrait().fitted.end()) {
        after.fitted.erase(after.fitted.begin() + (here - portrait().fitted.begin()));
    } else {
        const auto last = std::find_if(after.fitted.rbegin(), after.fitted.rend(),
                                       [](const PaintedLabels& painted) { return !painted.hidden; });
        if (last == after.fitted.rend()) return;
        after.fitted.erase(std::prev(last.base()));
    }
    document_.edit(after, tr("Discard strokes"));
}

void EditorSession::return_to_patch() {
    if (!portrait().painted) return;
    turn_to(portrait().painted->pose, tr("Back to the painted view"));
}

void EditorSession::import_labels(LabelMap labels, const QString& name) {
    put_down();
    Portrait after = portrait();
    const int side = surface_.size();
    if (labels.width != side || labels.height != side) labels = resized(labels, side, side);
    LabelMap spared = surface_.spared_by_locks(labels);
    if (!(spared == labels)) Q_EMIT notice(NoticeLevel::info, tr("Locked classes stay as they were"));
    keep_automatically(tr("Before label map %1").arg(name));
    after.painted = PaintedLabels{std::make_shared<const LabelMap>(std::move(spared)), after.pose, true};
    document_.edit(after, tr("Label map %1").arg(name), 0, shelving_unseen());
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

// --- pose, dice, snapshots ---------------------------------------------------------------------------------

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

void EditorSession::neutral_expression() {
    if (locked("head.expression")) return notify(NoticeLevel::info, tr("The expression is locked"));
    Portrait after = portrait();
    after.head.expression.clear();
    edit(after, tr("Neutral expression"), 0);
}

void EditorSession::reset_all() {
    put_down();
    Portrait after = portrait();
    const HeadShape standard;
    after.pose = HeadPose();
    after.light = Light();
    after.head.identity_amount = standard.identity_amount;
    after.head.expression.clear();
    after.head.gaze_x = after.head.gaze_y = 0;
    after.groups.clear();
    keep_locked(after, portrait(), document_.state().locks);
    document_.edit(after, tr("Reset all"));
}

bool EditorSession::has_expression(const std::string& key) const {
    const auto* about = model();
    return about &&
           std::find(about->expressions.begin(), about->expressions.end(), key) != about->expressions.end();
}

void EditorSession::set_dice_amount(double amount) {
    dice_amount_ = std::clamp(amount, 0.0, 1.0);
    Q_EMIT dice_changed();
}

CodeSource EditorSession::thrown(const CodeSource& now, std::uint64_t seed) const {
    return limner::thrown(now, seed, static_cast<float>(dice_amount_));
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

void EditorSession::randomise(Part part, std::uint64_t seed) {
    Portrait after = portrait();
    after.style(part) = thrown(after.style(part), seed);
    edit(after, tr("Random %1, seed %2").arg(part_name(part)).arg(seed), 0);
}

void EditorSession::throw_codes(Portrait& after, std::uint64_t seed, std::string_view group) const {
    const Portrait fresh = portrait_from_seed(seed);
    for (const std::string& name : code_source_names())
        if (CodeSource& code = *find_code_source(after, name); name.starts_with(group) && !locked(name))
            code = thrown(code, find_code_source(fresh, name)->seed);
}

void EditorSession::randomise_everything(std::uint64_t seed) {
    Portrait after = portrait();
    throw_codes(after, seed, {});
    keep_automatically(tr("Before the person of seed %1").arg(seed));
    edit(after, tr("Random person, seed %1").arg(seed), 0);
}

void EditorSession::randomise_shape(std::uint64_t seed) {
    Portrait after = portrait();
    throw_codes(after, seed, "head.");
    edit(after, tr("Random shape, seed %1").arg(seed), 0);
}

void EditorSession::randomise_styles(std::uint64_t seed) {
    Portrait after = portrait();
    throw_codes(after, seed, "style.");
    edit(after, tr("Random styles, seed %1").arg(seed), 0);
}

void EditorSession::randomise_light(std::uint64_t seed) {
    Portrait after = portrait();
    const auto amount = static_cast<float>(dice_amount_);
    const auto throw_at = [&](float& value, const char* name, float low, float high) {
        value += amount * (low + (high - low) * uniform(seed, name) - value);
    };
    // Where a face is still well seen.
    throw_at(after.light.azimuth.value, "light.azimuth", -1.2f, 1.2f);
    throw_at(after.light.elevation.value, "light.elevation", -0.2f, 1.0f);
    throw_at(after.light.intensity, "light.intensity", 0.6f, 1.6f);
    throw_at(after.light.ambient, "light.ambient", 0.4f, 1.3f);
    throw_at(after.light.warmth, "light.warmth", -0.6f, 0.6f);
    edit(after, tr("Random light, seed %1").arg(seed), 0);
}

void EditorSession::randomise_expression(std::uint64_t seed) {
    if (!model() || locked("head.expression")) return;
    std::map<std::string, float> dice;
    // A few of the most useful keys, both sides alike: more of them at once gives grimaces.
    const auto& keys = model()->expressions;
    const std::size_t candidates = std::min<std::size_t>(keys.size(), 24);
    const int wanted = 2 + static_cast<int>(uniform(seed, "expression.count") * 3);
    for (int n = 0; candidates > 0 && n < wanted; ++n) {
        const auto index = static_cast<std::size_t>(uniform(seed, "expression.key", std::uint64_t(n)) *
                                                    static_cast<float>(candidates));
        const QString pair = expression_name(keys[std::min(index, candidates - 1)]).pair;
        const float weight = 0.2f + 0.6f * uniform(seed, "expression.weight", std::uint64_t(n));
        for (const std::string& each : keys)
            if (expression_name(each).pair == pair) dice[each] = weight;
    }
    Portrait after = portrait();
    const auto amount = static_cast<float>(dice_amount_);
    for (auto& [key, weight] : after.head.expression) weight *= 1 - amount;
    for (const auto& [key, weight] : dice) after.head.expression[key] += weight * amount;
    std::erase_if(after.head.expression, [](const auto& entry) { return entry.second == 0; });
    edit(after, tr("Random expression, seed %1").arg(seed), 0);
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

void EditorSession::add_snapshot() { shelf_.add({shelf_.next_name(), portrait(), thumbnail()}); }

void EditorSession::keep_automatically(const QString& name) {
    shelf_.keep_automatically({name, portrait(), thumbnail()});
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
