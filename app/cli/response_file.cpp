#include "app/cli/response_file.h"

#include "engine/core/file.h"
#include "engine/core/limits.h"

namespace limner {

Result<std::vector<std::string>> split_words(std::string_view text, const std::string& name) {
    std::vector<std::string> words;
    std::string word;
    bool inside = false;  // of a word, which may be empty: ''
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (quote) {
            if (c == quote) {
                quote = 0;
            } else if (c == '\\' && quote == '"' && i + 1 < text.size()) {
                word += text[++i];
            } else {
                word += c;
            }
        } else if (c == '\'' || c == '"') {
            quote = c;
            inside = true;
        } else if (c == '\\' && i + 1 < text.size()) {
            word += text[++i];
            inside = true;
        } else if (space) {
            if (inside) words.push_back(std::exchange(word, {}));
            inside = false;
        } else if (c == '#' && !inside) {
            while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
        } else {
            word += c;
            inside = true;
        }
    }
    if (quote) return failure(Errc::wrong_use, "In " + name + " a quote is opened and never closed.");
    if (inside) words.push_back(word);
    return words;
}

Result<std::vector<std::string>> expand_response_files(const std::vector<std::string>& words) {
    std::vector<std::string> result;
    bool ended = false;
    for (const auto& word : words) {
        ended |= word == "--";
        if (ended || word.size() < 2 || word[0] != '@') {
            result.push_back(word);
            continue;
        }
        const auto file = word.substr(1);
        if (file[0] == '@') {
            result.push_back(file);
            continue;
        }
        const auto content = read_file(file, limits::json_bytes);
        if (!content) return tl::unexpected(content.error());
        const auto more =
            split_words({reinterpret_cast<const char*>(content->bytes.data()), content->bytes.size()}, file);
        if (!more) return more;
        result.insert(result.end(), more->begin(), more->end());
    }
    return result;
}

}  // namespace limner
