#pragma once
// Arguments from files: "@args.txt" on the command line stands for the words in args.txt.

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"

namespace limner {

/// Replaces every word "@FILE" before "--" by the words of FILE; "@@x" is the word "@x". file_not_found,
/// limit_exceeded; wrong_use when a quote is not closed.
Result<std::vector<std::string>> expand_response_files(const std::vector<std::string>& words);

/// Words as a shell would see them: separated by white space, '...' and "..." keep it, \ escapes, # to the
/// end of the line is a comment. `name` is for messages. Pure.
Result<std::vector<std::string>> split_words(std::string_view text, const std::string& name);

}  // namespace limner
