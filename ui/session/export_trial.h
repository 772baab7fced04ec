#pragma once
// What an export will take, from a picture or two of it that are drawn and written on trial: as they will be,
// on this machine. No widgets.

#include <QString>
#include <functional>

#include "engine/generators/generator.h"
#include "ui/session/export_settings.h"

namespace limner::ui {

struct ExportCost {
    double seconds = 0, bytes = 0;
};

/// Draws a picture of `side` pixels; cancelled when nobody waits for the answer any more.
using TrialDraw = std::function<Result<Picture>(const Portrait&, int side)>;

// Both: the errors of the export itself. Not on the interface's thread.
Result<ExportCost> trial(const PictureExport& settings, const Portrait& portrait, int model_size,
                         const TrialDraw& draw);
Result<ExportCost> trial(const TurntableExport& settings, const Portrait& portrait, const PoseLimits& limits,
                         int model_size, const TrialDraw& draw);

/// "About 12 s, 3.4 MB", said to be an estimate.
QString words_of(const ExportCost& cost);

}  // namespace limner::ui
