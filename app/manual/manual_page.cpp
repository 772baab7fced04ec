#include <algorithm>
#include <sstream>
#include <utility>

#include "app/manual/manual.h"

namespace limner {
namespace {

// Characters that troff would set as a printer does, not as they are typed.
constexpr std::pair<char, const char*> typed[] = {{'\\', "\\e"},  {'-', "\\-"},   {'\'', "\\(aq"},
                                                  {'`', "\\(ga"}, {'^', "\\(ha"}, {'~', "\\(ti"}};

std::string roff(const std::string& text) {
    std::string result;
    bool line_starts = true;
    for (const char c : text) {
        if (line_starts && (c == '.' || c == '\'')) result += "\\&";  // else a request
        line_starts = c == '\n';
        const auto* found =
            std::find_if(std::begin(typed), std::end(typed), [c](auto& t) { return t.first == c; });
        found == std::end(typed) ? result += c : result += found->second;
    }
    return result;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

bool takes_many(const CLI::Option& option) {
    return option.get_expected_max() >= CLI::detail::expected_max_vector_size;
}

std::string heading(const CLI::Option& option) {
    std::string names;
    for (const auto& name : typed_names(option)) names += (names.empty() ? "" : ", ") + bold(name);
    const auto value = names.empty() ? option.get_name(true) : option.get_type_name();
    if (option.get_type_size() == 0 || value.empty()) return names;
    return names + (names.empty() ? "" : " ") + italic(value) + (takes_many(option) ? " ..." : "");
}

std::string meaning(const CLI::Option& option) {
    std::string text = roff(option.get_description());
    const auto add = [&](const std::string& sentence) { text += (text.empty() ? "" : ". ") + sentence; };
    if (!option.get_envname().empty()) add("Also in the environment, as " + bold(option.get_envname()));
    if (option.get_required()) add("Required");
    for (const auto* other : option.get_excludes()) add("Not together with " + bold(other->get_name()));
    for (const auto* other : option.get_needs()) add("Needs " + bold(other->get_name()));
    return text.empty() ? "\\&" : text.back() == '.' ? text : text + ".";
}

std::vector<const CLI::Option*> options_of(const CLI::App& app, const std::string& group) {
    return app.get_options([&](const CLI::Option* option) {
        const bool repeated_help = app.get_parent() && option == app.get_help_ptr();
        return option->get_group() == group && !repeated_help;
    });
}

void list_options(std::ostream& page, const CLI::App& app, const char* group_heading) {
    for (const auto& group : app.get_groups()) {
        const auto options = options_of(app, group);
        if (group.empty() || options.empty()) continue;
        if (group != "Options") page << group_heading << roff(group) << "\n";
        for (const auto* option : options)
            page << ".TP\n" << heading(*option) << "\n" << meaning(*option) << "\n";
    }
}

std::string synopsis(const CLI::App& app) {
    std::string line = bold(app.get_name());
    for (const auto* level = app.get_parent(); level; level = level->get_parent())
        line = bold(level->get_name()) + " " + line;
    if (!shown_commands(app).empty()) return line + " " + italic("COMMAND");
    line += " [" + italic("OPTION") + "]...";
    for (const auto* option : app.get_options([](const CLI::Option* o) { return o->get_positional(); })) {
        const auto name = italic(option->get_name(true)) + (takes_many(*option) ? "..." : "");
        line += option->get_required() ? " " + name : " [" + name + "]";
    }
    return line;
}

// A command, then its own commands, each under its full name: "project", "project check" ...
void describe_command(std::ostream& page, const CLI::App& command, const std::string& parent) {
    const auto name = parent + command.get_name();
    page << ".SS " << roff(name) << "\n"
         << roff(command.get_description()) << ".\n.PP\n"
         << synopsis(command) << "\n";
    list_options(page, command, ".PP\n");
    if (!command.get_footer().empty()) page << ".PP\n.EX\n" << roff(command.get_footer()) << "\n.EE\n";
    for (const auto* inner : shown_commands(command)) describe_command(page, *inner, name + " ");
}

}  // namespace

std::vector<std::string> typed_names(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const auto& name : option.get_snames()) names.push_back("-" + name);
    for (const auto& name : option.get_lnames()) names.push_back("--" + name);
    return names;
}

std::vector<const CLI::App*> shown_commands(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

std::string manual_sections(const CLI::App& app) {
    std::ostringstream page;
    page << ".SH OPTIONS\n";
    list_options(page, app, ".SS ");
    const auto commands = shown_commands(app);
    if (!commands.empty()) page << ".SH COMMANDS\n";
    for (const auto* command : commands) describe_command(page, *command, "");
    return page.str();
}

void add_manual_flags(CLI::App& app) {
    constexpr const char* hidden = "";
    // CLI11 prints what its version request carries, and ends well.
    const auto print = [&app](std::string (*text)(const CLI::App&)) {
        return [&app, text] {
            auto lines = text(app);
            lines.pop_back();  // CLI11 ends the last one
            throw CLI::CallForVersion(lines, 0);
        };
    };
    app.add_flag_callback("--manual", print(manual_sections))->configurable(false)->group(hidden);
    app.add_flag_callback("--bash-completion", print(bash_completion))->configurable(false)->group(hidden);
}

}  // namespace limner
