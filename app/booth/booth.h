#pragma once
// The booth from its command line to its end: engine, window, loop.

#include "app/booth/booth_options.h"
#include "engine/core/progress.h"

namespace limner::booth {

/// Runs until `stop` is cancelled, the window is closed or the screenshot is taken. Errors of what it takes
/// to begin: files, model, display; later ones are shown and lived with. Main thread.
Result<> run_booth(const BoothOptions& options, const Progress& stop);

}  // namespace limner::booth
