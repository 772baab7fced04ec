#include "engine/core/log.h"

#include <spdlog/spdlog.h>

namespace limner {

void log_warning(std::string_view line) { spdlog::warn("{}", line); }
void log_error(std::string_view line) { spdlog::error("{}", line); }

}  // namespace limner
