#include <algorithm>
#include <sstream>

#include "app/manual/manual.h"

namespace limner {
namespace {

// "/project/check"; the program itself is "".
std::string path_of(const CLI::App& app) {
    return app.get_parent() ? path_of(*app.get_parent()) + "/" + app.get_name() : std::string();
}

std::string joined(const std::vector<std::string>& words, const char* between) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : between) + word;
    return text;
}

std::string commands_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* command : shown_commands(app)) names.push_back(command->get_name());
    return joined(names, " ");
}

std::string options_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* option : app.get_options())
        if (!option->get_group().empty())
            for (auto& name : typed_names(*option)) names.push_back(std::move(name));
    return joined(names, " ");
}

/// `app`'s commands, theirs, and so on.
void collect(const CLI::App& app, std::vector<const CLI::App*>& commands) {
    for (const auto* command : shown_commands(app)) {
        commands.push_back(command);
        collect(*command, commands);
    }
}

}  // namespace

std::string bash_completion(const CLI::App& app) {
    std::string function = "_" + app.get_name();
    std::replace(function.begin(), function.end(), '-', '_');
    std::vector<const CLI::App*> all;
    collect(app, all);
    std::vector<std::string> paths;
    std::string cases;
    for (const auto* command : all) {
        paths.push_back(path_of(*command));
        cases += "        " + paths.back() + ") commands='" + commands_of(*command) + "' options+=' " +
                 options_of(*command) + "' ;;\n";
    }
    std::ostringstream script;
    script << "# bash completion for " << app.get_name() << "\n"
           << function << "() {\n"
           << "    local path= word current=${COMP_WORDS[COMP_CWORD]}\n"
           << "    local commands='" << commands_of(app) << "' options='" << options_of(app) << "'\n"
           << "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
           << "        case $path/$word in\n"
           << (paths.empty() ? "" : "            " + joined(paths, " | ") + ") path+=/$word ;;\n")
           << "        esac\n"
           << "    done\n"
           << "    case $path in\n"
           << cases << "    esac\n"
           << "    [[ $current == -* ]] && commands=$options\n"
           << "    COMPREPLY=($(compgen -W \"$commands\" -- \"$current\"))\n"
           << "}\n"
           << "complete -o bashdefault -o default -F " << function << " " << app.get_name() << "\n";
    return script.str();
}

}  // namespace limner
