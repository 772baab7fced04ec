// EditorSession and its dice: what a throw of a seed makes of the portrait.

#include <algorithm>

#include "engine/core/random.h"
#include "engine/portrait/code_mix.h"
#include "engine/portrait/portrait_keys.h"
#include "ui/session/editor_session.h"
#include "ui/session/texts.h"

namespace limner::ui {

void EditorSession::set_dice_amount(double amount) {
    dice_amount_ = std::clamp(amount, 0.0, 1.0);
    Q_EMIT dice_changed();
}

CodeSource EditorSession::thrown(const CodeSource& now, std::uint64_t seed) const {
    return limner::thrown(now, seed, static_cast<float>(dice_amount_));
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

}  // namespace limner::ui
