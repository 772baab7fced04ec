#pragma once
// The command line of limner-booth.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/booth/director.h"
#include "app/cli/portrait_options.h"
#include "engine/runtime/engine.h"

namespace limner::booth {

struct WindowSize {
    int width = 0, height = 0;
};

struct BoothOptions {
    std::vector<std::string> files;
    std::vector<std::uint64_t> seeds;
    PortraitOptions portrait;
    EngineOptions engine;
    DirectorOptions director;
    std::optional<WindowSize> windowed;  // nothing: full screen
    int display = 0;                     // which screen, from 0
    bool quits = true;                   // Esc ends the program
    std::filesystem::path screenshot;    // empty: none
    double after = 5;                    // seconds
    int verbosity = 0;
};

/// Nothing when help or version was asked for, which is then printed. wrong_use for what is not understood.
Result<std::optional<BoothOptions>> read_booth_options(int argc, const char* const* argv);

/// "1280x800". Nothing for anything else, and for sides that no screen has. Pure.
std::optional<WindowSize> window_size_from(const std::string& text);

}  // namespace limner::booth
