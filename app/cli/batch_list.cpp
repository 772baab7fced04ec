#include "app/cli/batch_list.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/response_file.h"
#include "engine/core/file.h"
#include "engine/core/limits.h"

#ifdef LIMNER_WITH_TOML
#include <toml++/toml.h>

#include <sstream>
#endif

namespace limner {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

#ifdef LIMNER_WITH_TOML
Result<json> from_toml(std::string_view text, const std::string& name) {
    try {
        std::ostringstream out;
        out << toml::json_formatter(toml::parse(text, name));
        return json::parse(out.str());
    } catch (const toml::parse_error& problem) {  // toml++ reports by throwing
        return failure(Errc::wrong_use, "Could not read " + name + ": line " +
                                            std::to_string(problem.source().begin.line) + ", " +
                                            std::string(problem.description()) + ".");
    }
}
#else
Result<json> from_toml(std::string_view, const std::string& name) {
    return failure(Errc::missing_component,
                   "This build of Limner reads no TOML, so " + name + " cannot be used; a list in JSON can.");
}
#endif

// A value as it stands behind "=" on a command line.
Result<std::string> text_of(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number()) return value.dump();
    return failure(Errc::wrong_use, "is neither a text, a number, true, false nor a list of them");
}

Result<std::vector<std::string>> option_words(const std::string& key, const json& value) {
    std::vector<std::string> words;
    if (value.is_boolean()) return std::vector{(value.get<bool>() ? "--" : "--no-") + key};
    for (const auto& one : value.is_array() ? value : json::array({value})) {
        const auto text = text_of(one);
        if (!text) return failure(Errc::wrong_use, key + " " + text.error().message + ".");
        words.push_back("--" + key + "=" + *text);
    }
    return words;
}

Result<BatchItem> item_from(const json& object, const json& defaults, const std::string& name) {
    const auto bad = [&](const std::string& what) { return failure(Errc::wrong_use, name + ": " + what); };
    if (!object.is_object()) return bad("it is no table of options.");
    const auto line = object.find("line");
    const auto command = object.find(line == object.end() ? "command" : "line");
    if (command == object.end() || !command->is_string())
        return bad("it names neither a command nor a line.");
    auto words = split_words(command->get_ref<const std::string&>(), name);
    if (!words) return tl::unexpected(words.error());
    if (words->empty()) return bad("its command is empty.");
    BatchItem item{std::move(*words)};
    json options = defaults;
    options.update(object);
    if (const auto input = options.find("input"); input != options.end()) {
        for (const auto& one : input->is_array() ? *input : json::array({*input})) {
            const auto text = text_of(one);
            if (!text) return bad("input " + text.error().message + ".");
            item.words.push_back(*text);
        }
    }
    for (const auto& [key, value] : options.items()) {
        if (key == "command" || key == "line" || key == "input") continue;
        const auto more = option_words(key, value);
        if (!more) return bad(more.error().message);
        item.words.insert(item.words.end(), more->begin(), more->end());
    }
    return item;
}

bool has_extension(const fs::path& file, std::string_view extension) {
    auto ending = file.extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
    return ending == extension;
}

}  // namespace

std::string BatchItem::title() const {
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 2); ++i)
        text += (i ? " " : "") + words[i];
    return text;
}

Result<std::vector<BatchItem>> read_batch_list(const fs::path& file) {
    const auto content = read_file(file, limits::json_bytes);
    if (!content) return tl::unexpected(content.error());
    const std::string_view text(reinterpret_cast<const char*>(content->bytes.data()), content->bytes.size());
    const auto name = file.string();
    // By content: a JSON object starts with a brace, which no TOML document does.
    const auto start = text.find_first_not_of(" \t\r\n");
    const bool is_json = start != text.npos && text[start] == '{';
    const auto list = is_json ? Result<json>(json::parse(text, nullptr, /*allow_exceptions=*/false))
                              : from_toml(text, name);
    if (!list) return tl::unexpected(list.error());
    const auto items = list->is_object() ? list->find("item") : list->end();
    if (items == list->end() || !items->is_array() || items->empty())
        return failure(Errc::wrong_use,
                       name + " holds no items; limner-cli batch --help shows what a list looks like.");
    for (const auto& [key, value] : list->items())
        if (key != "item" && key != "defaults")
            return failure(Errc::wrong_use,
                           name + ": there is no " + key + " in a list, only defaults and item.");
    const auto defaults = list->value("defaults", json::object());
    if (!defaults.is_object()) return failure(Errc::wrong_use, name + ": defaults is no table of options.");
    std::vector<BatchItem> result;
    for (const auto& object : *items) {
        auto item = item_from(object, defaults, name + ", item " + std::to_string(result.size() + 1));
        if (!item) return tl::unexpected(item.error());
        result.push_back(std::move(*item));
    }
    return result;
}

Result<std::vector<BatchItem>> batch_of_folder(const fs::path& folder,
                                               const std::vector<std::string>& words) {
    auto command = words;
    if (command.empty()) command = {"render", "--out=" + folder.string(), "--template={name}.png"};
    const std::string_view wanted = command.front() == "labels" ? ".png" : ".limner";
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (has_extension(entry->path(), wanted) && entry->is_regular_file()) files.push_back(entry->path());
    if (files.empty())
        return failure(Errc::file_not_found, "There are no " + std::string(wanted) + " files in the folder " +
                                                 folder.string() + ".");
    std::sort(files.begin(), files.end());
    // Behind the command's name, which may be two words: "project check".
    const auto options = std::find_if(command.begin(), command.end(),
                                      [](const std::string& word) { return word.starts_with('-'); });
    std::vector<BatchItem> items;
    for (const auto& file : files) {
        BatchItem item{command};
        item.words.insert(item.words.begin() + (options - command.begin()), file.string());
        items.push_back(std::move(item));
    }
    return items;
}

}  // namespace limner
