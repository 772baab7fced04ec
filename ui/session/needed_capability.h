#pragma once
// What a command asks of the model, so that menus, keys and tools follow it as the panels do.

#include <QString>
#include <optional>

#include "engine/generators/generator.h"

namespace limner::ui {

/// Why `model` cannot follow the command `id` ("tool.light"): a sentence for its tooltip, empty when it can
/// or is not loaded yet. Nothing for commands that ask nothing of a model.
std::optional<QString> why_not(const QString& id, const GeneratorInfo* model);

}  // namespace limner::ui
