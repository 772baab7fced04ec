// limner-cli: everything the editor does, without a display.

#include "app/cli/command_line.h"
#include "app/cli/interruption.h"
#include "app/cli/response_file.h"
#include "engine/runtime/allocator.h"

int main(int argc, char** argv) {
    using namespace limner;
    tune_allocator();
    CliContext context;
    watch_signals(*context.progress);
    const auto words = expand_response_files({argv + 1, argv + argc});
    const auto result = words ? run_command(*words, context) : tl::unexpected(words.error());
    return context.helped ? 0 : context.finish(result);
}
