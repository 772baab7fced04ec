#include "ui/session/edit_list.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "engine/portrait/portrait_groups.h"
#include "engine/portrait/portrait_keys.h"
#include "ui/session/texts.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct EditTexts {
    Q_DECLARE_TR_FUNCTIONS(EditTexts)
};

/// Nearest to the eye first: what is taken away last is what the person is made of.
constexpr const char* groups_in_order[] = {"light", "head.gaze", "expression"};

PaintedLabels* painting_of(Portrait& portrait, const Edit& edit) {
    return const_cast<PaintedLabels*>(painting_of(std::as_const(portrait), edit));
}

/// Of the painted pixels the class that most of them are.
FaceClass main_class(const LabelMap& labels) {
    std::array<int, 256> counts{};
    for (const auto value : labels.pixels) ++counts[value];
    return static_cast<FaceClass>(std::max_element(counts.begin(), counts.begin() + face_class_count) -
                                  counts.begin());
}

}  // namespace

std::vector<Edit> edits_of(const Portrait& portrait) {
    std::vector<Edit> edits;
    if (portrait.painted) edits.push_back({Edit::Kind::strokes});
    for (std::size_t i = portrait.fitted.size(); i-- > 0;) edits.push_back({Edit::Kind::fitted, i});
    const auto add = [&](const std::string& group) {
        if (group_has_values(portrait, group)) edits.push_back({Edit::Kind::group, 0, group});
    };
    for (const auto* group : groups_in_order) add(group);
    const auto codes = code_source_names();
    // The person stands first there, and below its parts here.
    std::for_each(codes.rbegin(), codes.rend(), add);
    return edits;
}

const PaintedLabels* painting_of(const Portrait& portrait, const Edit& edit) {
    if (edit.kind == Edit::Kind::strokes) return portrait.painted ? &*portrait.painted : nullptr;
    if (edit.kind == Edit::Kind::fitted && edit.index < portrait.fitted.size())
        return &portrait.fitted[edit.index];
    return nullptr;
}

bool edit_is_on(const Portrait& portrait, const Edit& edit) {
    const auto* painting = painting_of(portrait, edit);
    return painting ? !painting->hidden : group_level(portrait, edit.group).on;
}

void set_edit_on(Portrait& portrait, const Edit& edit, bool on) {
    if (auto* painting = painting_of(portrait, edit)) {
        painting->hidden = !on;
        return;
    }
    GroupLevel level = group_level(portrait, edit.group);
    level.on = on;
    set_group_level(portrait, edit.group, level);
}

void show_only(Portrait& portrait, const Edit& edit) {
    const auto edits = edits_of(portrait);
    const bool alone = std::all_of(edits.begin(), edits.end(), [&](const Edit& each) {
        return edit_is_on(portrait, each) == (each == edit);
    });
    for (const Edit& each : edits) set_edit_on(portrait, each, alone || each == edit);
}

void remove_edit(Portrait& portrait, const Edit& edit) {
    if (edit.kind == Edit::Kind::strokes) {
        portrait.painted.reset();
    } else if (edit.kind == Edit::Kind::group) {
        clear_group(portrait, edit.group);
    } else if (edit.index < portrait.fitted.size()) {
        portrait.fitted.erase(portrait.fitted.begin() + std::ptrdiff_t(edit.index));
    }
}

void move_fitted(Portrait& portrait, std::size_t from, std::size_t to) {
    auto& fitted = portrait.fitted;
    if (from >= fitted.size() || to >= fitted.size()) return;
    const auto at = [&](std::size_t index) { return fitted.begin() + std::ptrdiff_t(index); };
    if (from < to) {
        std::rotate(at(from), at(from + 1), at(to + 1));
    } else {
        std::rotate(at(to), at(from), at(from + 1));
    }
}

bool can_duplicate(const Portrait& portrait, const Edit& edit) {
    return edit.kind == Edit::Kind::fitted && edit.index < portrait.fitted.size() &&
           portrait.fitted.size() < most_fitted;
}

void duplicate_edit(Portrait& portrait, const Edit& edit) {
    if (!can_duplicate(portrait, edit)) return;
    const PaintedLabels copy = portrait.fitted[edit.index];
    portrait.fitted.insert(portrait.fitted.begin() + std::ptrdiff_t(edit.index) + 1, copy);
}

bool can_merge(const Portrait& portrait, const std::vector<std::size_t>& places) {
    if (places.size() < 2) return false;
    const std::size_t top = *std::max_element(places.begin(), places.end());
    return top < portrait.fitted.size() && std::all_of(places.begin(), places.end(), [&](std::size_t place) {
               const PaintedLabels& painting = portrait.fitted[place];
               return !painting.hidden && painting_applies(painting, portrait.fitted[top].pose);
           });
}

void merge_fitted(Portrait& portrait, std::vector<std::size_t> places) {
    if (!can_merge(portrait, places)) return;
    std::sort(places.begin(), places.end());
    int side = 0;
    for (const std::size_t place : places) side = std::max(side, portrait.fitted[place].labels->width);
    LabelMap merged(side, side, PaintedLabels::unpainted);
    for (const std::size_t place : places) {
        const LabelMap labels = resized(*portrait.fitted[place].labels, side, side);
        for (std::size_t i = 0; i < labels.pixels.size(); ++i)
            if (labels.pixels[i] != PaintedLabels::unpainted) merged.pixels[i] = labels.pixels[i];
    }
    portrait.fitted[places.back()].labels = std::make_shared<const LabelMap>(std::move(merged));
    places.pop_back();
    for (auto place = places.rbegin(); place != places.rend(); ++place)
        portrait.fitted.erase(portrait.fitted.begin() + std::ptrdiff_t(*place));
}

std::vector<std::size_t> fitted_in_view(const Portrait& portrait) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < portrait.fitted.size(); ++i)
        if (!portrait.fitted[i].hidden && painting_applies(portrait.fitted[i], portrait.pose))
            places.push_back(i);
    return places;
}

QString edit_title(const Portrait& portrait, const Edit& edit) {
    if (const auto* painting = painting_of(portrait, edit)) {
        if (painting->from_file) return EditTexts::tr("Label map from a file");
        if (edit.kind == Edit::Kind::strokes) return EditTexts::tr("Strokes");
        return EditTexts::tr("Painting: %1").arg(class_name(main_class(*painting->labels)));
    }
    constexpr std::string_view style = "style.";
    if (edit.group.starts_with(style))
        if (const auto part = part_from_key(std::string_view(edit.group).substr(style.size())))
            return EditTexts::tr("Style: %1").arg(part_name(*part));
    if (edit.group == "light") return EditTexts::tr("Light");
    if (edit.group == "expression") return EditTexts::tr("Expression");
    if (edit.group == "head.gaze") return EditTexts::tr("Gaze");
    if (edit.group == "head.hair") return EditTexts::tr("Hair shape");
    if (edit.group == "head.wear") return EditTexts::tr("Worn things");
    return EditTexts::tr("Identity");
}

std::string lock_of(const PaintedLabels& painting) {
    // FNV-1a.
    std::uint64_t hash = 0xcbf29ce484222325;
    const auto add = [&hash](std::uint32_t value) { hash = (hash ^ value) * 0x100000001b3; };
    for (const std::uint8_t pixel : painting.labels->pixels) add(pixel);
    const HeadPose& pose = painting.pose;
    for (const float value :
         {pose.yaw.value, pose.pitch.value, pose.roll.value, pose.zoom, pose.field_of_view.value})
        add(std::bit_cast<std::uint32_t>(value));
    return "painting." + QString::number(hash, 16).toStdString();
}

std::string lock_of(const Portrait& portrait, const Edit& edit) {
    if (edit.kind == Edit::Kind::fitted && edit.index < portrait.fitted.size())
        return lock_of(portrait.fitted[edit.index]);
    if (edit.kind != Edit::Kind::group) return {};
    if (edit.group == "expression") return "head.expression";
    return edit.group == "light" || edit.group == "head.gaze" ? std::string() : edit.group;
}

}  // namespace limner::ui
