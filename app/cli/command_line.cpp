#include "app/cli/command_line.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <new>

#include "app/cli/analyse.h"
#include "app/cli/common_options.h"
#include "app/cli/convert_face_model.h"
#include "app/cli/evaluate.h"
#include "app/cli/help_formatter.h"
#include "app/cli/interruption.h"
#include "app/cli/suggestion.h"
#include "app/cli/synth.h"
#include "app/manual/manual.h"

namespace limner {
namespace {

void add_commands(CLI::App& app, CliContext& context) {
    add_render(app, context);
    add_edit(app, context);
    add_turntable(app, context);
    add_animate(app, context);
    add_mesh(app, context);
    add_generate(app, context);
    add_labels(app, context);
    add_project(app, context);
    if (!context.item) add_batch(app, context);
    add_models(app, context);
    add_model_files(app, context);
    add_bench(app, context);
    add_evaluate(app, context);
    add_analyse(app, context);
    add_selfcheck(app, context);
    add_synth(app, context);
    add_convert_face_model(app, context);
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* level = &app; level; level = level->get_parent())
        for (const auto* option : level->get_options())
            for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

// The sub-command the arguments reached, for its options.
const CLI::App& deepest(const CLI::App& app) {
    const CLI::App* level = &app;
    while (!level->get_subcommands().empty()) level = level->get_subcommands().front();
    return *level;
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

bool contains(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

Error wrong_use(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& words) {
    if (dynamic_cast<const CLI::ConfigError*>(&error))
        return {Errc::wrong_use,
                std::string("Could not use the file that --config names: ") + error.what() + "."};
    const auto& reached = deepest(app);
    const auto known = option_names(reached);
    for (const auto& word : words) {
        if (word == "--") break;
        if (!word.starts_with("--")) continue;
        const auto name = word.substr(0, word.find('='));
        if (!contains(known, name))
            return {Errc::wrong_use, "Unknown option " + name + did_you_mean(name, known)};
    }
    const auto commands = command_names(reached);
    for (const auto& word : words) {
        // The first word that is neither a command on the way nor an option stands where a command should.
        if (commands.empty() || word.empty() || word[0] == '-') break;
        if (contains(command_names(app), word)) continue;
        return {Errc::wrong_use, "Unknown command " + word + did_you_mean(word, commands)};
    }
    std::string text = error.what();
    if (!text.empty() && text.back() != '.') text += '.';
    return {Errc::wrong_use, text};
}

Result<> guarded(const CliContext::Action& action) {
    try {
        return action ? action() : failure(Errc::wrong_use, "No command was given.");
    } catch (const std::bad_alloc&) {
        return failure(Errc::out_of_memory, "There was not enough memory.");
    } catch (const std::exception& exception) {
        spdlog::error("exception: {}", exception.what());
        return failure(Errc::internal, "Limner met an internal error; -v shows the details.");
    }
}

}  // namespace

Result<> run_command(const std::vector<std::string>& words, CliContext& context) {
    CLI::App app("Limner: a portrait you can turn, restyle and repaint.", "limner-cli");
    app.formatter(std::make_shared<HelpFormatter>());
    app.fallthrough();
    app.require_subcommand(1);
    app.allow_config_extras(CLI::config_extras_mode::error);
    if (context.item) {
        add_item_options(app, context);
    } else {
        app.set_version_flag("--version", "limner-cli " LIMNER_VERSION);
        add_common_options(app, context);
        app.footer(
            "@FILE stands for the words in FILE, -- ends the options.\n"
            "limner-cli COMMAND --help explains a command with examples.");
    }
    add_commands(app, context);
    if (!context.item) add_manual_flags(app);
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::FileError&) {
        return failure(Errc::file_not_found, "Could not read the file that --config names.");
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) {
            context.json |= !context.item && contains(words, "--json");
            return tl::unexpected(wrong_use(app, error, words));
        }
        context.helped = true;  // --help, --version
        if (!context.item) app.exit(error);
        return {};
    }
    if (!context.item)
        if (auto applied = apply_common_options(context); !applied) return applied;
    auto result = guarded(context.action);
    // An item of a batch that is complete all the same must not be run again.
    if (result && !context.item && context.progress->cancelled())
        result = failure(Errc::cancelled, "Interrupted.");
    if (!result && result.error().code == Errc::cancelled && time_is_up())
        result.error().message = "The time limit was reached; what was complete by then stays.";
    return result;
}

}  // namespace limner
