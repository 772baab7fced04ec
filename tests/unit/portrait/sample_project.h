#pragma once
// A project that uses everything the format can hold.

#include "engine/media/image_file.h"
#include "engine/portrait/project_file.h"

namespace limner {

inline Project sample_project() {
    Project project;
    auto& portrait = project.portrait;
    portrait = portrait_from_seed(18'446'744'073'709'551'615ull);
    portrait.pose = {from_degrees(12.5f), from_degrees(-3), from_degrees(1), 1.25f, from_degrees(16)};
    portrait.head.hair = {9'007'199'254'740'993ull, 5, 0.25f};  // 2^53 + 1: lost by a double
    portrait.head.expression = {{"jawOpen", 0.1f}, {"mouthSmile", 0.7f}};
    portrait.head.gaze_x = 0.1f;
    portrait.light.azimuth = from_degrees(40);
    portrait.light.warmth = -0.5f;
    portrait.style(Part::hair) = {7, 8, 0.5f};
    LabelMap strokes(32, 32, PaintedLabels::unpainted);
    for (int x = 4; x < 20; ++x) strokes.at(x, 7) = static_cast<std::uint8_t>(FaceClass::hair);
    portrait.painted = PaintedLabels{std::make_shared<const LabelMap>(strokes), portrait.pose, false};

    Snapshot snapshot;
    snapshot.name = "früher";
    snapshot.portrait = portrait_from_seed(3);
    snapshot.portrait.painted =
        PaintedLabels{std::make_shared<const LabelMap>(16, 16, std::uint8_t(1)), HeadPose{}, true};
    snapshot.thumbnail = std::make_shared<const Image>(8, 8, Rgba{10, 20, 30, 255});
    project.snapshots.push_back(snapshot);
    project.snapshots.push_back({"plain", portrait_from_seed(4), nullptr});

    project.thumbnail = std::make_shared<const Image>(16, 16, Rgba{200, 100, 50, 255});
    project.photo = ReferencePhoto{
        "me.png", std::make_shared<const std::vector<std::byte>>(*encode_png(Image(5, 5, {1, 2, 3, 255})))};
    project.settings = {{"locked_parts", "hair,eyes"}};
    return project;
}

/// The same with what came with format 1.1 and 1.2: a fitted painting, and keys of every kind.
inline Project animated_project() {
    Project project = sample_project();
    LabelMap fitted(16, 16, PaintedLabels::unpainted);
    fitted.at(3, 4) = static_cast<std::uint8_t>(FaceClass::hat);
    project.portrait.fitted = {{std::make_shared<const LabelMap>(fitted), project.portrait.pose, false}};
    auto& animation = project.animation;
    animation = {.loop = Animation::Loop::ping_pong, .rate = 23.976, .frames = 90, .tracks = {}};
    set_key(animation, "pose.yaw", {.frame = 0, .value = -12.5f});
    set_key(animation, "pose.yaw", {.frame = 40, .value = 30.f, .easing = KeyEasing::hold});
    set_key(animation, "expression.jawOpen", {.frame = 7, .value = 0.25f, .easing = KeyEasing::ease_in});
    set_key(animation, "style.hair", {.frame = 3, .value = CodeSource{~0ull, 2, 0.5f}});
    set_key(animation, "painting", {.frame = 5, .value = Paintings{project.portrait.painted, {}}});
    set_key(animation, "painting", {.frame = 9, .value = Paintings{{}, project.portrait.fitted}});
    project.shown_frame = 17;
    return project;
}

/// The same with what came with format 1.3: an easing curve.
inline Project eased_project() {
    Project project = animated_project();
    set_key(project.animation, "pose.yaw",
            {.frame = 60, .value = -9.f, .easing = KeyEasing::custom, .curve = {0.25f, -0.5f, 0.75f, 1.5f}});
    return project;
}

/// The same with what came with format 1.4: groups that are off or scaled, hidden paintings.
inline Project grouped_project() {
    Project project = eased_project();
    auto& portrait = project.portrait;
    portrait.groups = {{"expression.mouth", {.amount = 0.5f}}, {"light", {.on = false, .amount = 1.25f}}};
    portrait.painted->hidden = true;
    portrait.fitted.front().hidden = true;
    project.snapshots.front().portrait.groups = {{"style.hair", {.on = false}}};
    return project;
}

/// With what format 1.5 added: a snapshot with a star, and one that was kept automatically.
inline Project starred_project() {
    Project project = grouped_project();
    project.snapshots.front().starred = true;
    project.snapshots.push_back({"Before", portrait_from_seed(3), nullptr, false, true});
    return project;
}

}  // namespace limner
