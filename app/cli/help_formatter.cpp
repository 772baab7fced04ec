#include "app/cli/help_formatter.h"

#include <algorithm>

namespace limner {
namespace {

constexpr std::size_t columns = 80, name_column = 2, text_column = 28;

// Characters on screen, counting each UTF-8 sequence once.
std::size_t width(const std::string& text) {
    return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Breaks `text` at spaces so that no line passes `columns`; the cursor stands at `at`.
std::string folded(const std::string& text, std::size_t at, std::size_t indent) {
    std::string result;
    std::istringstream words(text);
    bool first = true;
    for (std::string word; words >> word; first = false) {
        if (!first && at + 1 + width(word) > columns) {
            result += "\n" + std::string(indent, ' ');
            at = indent;
        } else if (!first) {
            result += ' ';
            ++at;
        }
        result += word;
        at += width(word);
    }
    return result;
}

std::string row(const std::string& name, const std::string& text) {
    std::string line = std::string(name_column, ' ') + name;
    if (text.empty()) return line + "\n";
    if (width(line) + 2 > text_column) {
        line += "\n" + std::string(text_column, ' ');
    } else {
        line += std::string(text_column - width(line), ' ');
    }
    return line + folded(text, text_column, text_column) + "\n";
}

}  // namespace

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
    return row(make_option_name(option, is_positional) + make_option_opts(option), make_option_desc(option));
}

std::string HelpFormatter::make_subcommand(const CLI::App* command) const {
    return row(command->get_name(), command->get_description());
}

std::string HelpFormatter::make_description(const CLI::App* app) const {
    const auto text = app->get_description();
    return text.empty() ? text : folded(text, 0, 0) + "\n";
}

}  // namespace limner
