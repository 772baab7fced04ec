#include "engine/core/process_memory.h"

#include <unistd.h>

#include <fstream>

namespace limner {

std::size_t resident_memory() {
    std::ifstream file("/proc/self/statm");
    std::size_t pages = 0, resident_pages = 0;
    if (!(file >> pages >> resident_pages)) return 0;
    return resident_pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

std::size_t physical_memory() {
    return static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES)) *
           static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace limner
