#pragma once
// Lines for the log from code that cannot include spdlog: newer LibTorch brings another fmt with its headers.

#include <string_view>

namespace limner {

void log_warning(std::string_view line);
void log_error(std::string_view line);

}  // namespace limner
