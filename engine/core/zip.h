#pragma once
// Zip archives out, in memory, through libzip.
//
//     const auto bytes = zipped({{{"mimetype", text_bytes}, {"stack.xml", xml_bytes, /*compressed=*/true}}});

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/core/error.h"

namespace limner {

struct ZipEntry {
    std::string name;  // UTF-8
    std::span<const std::byte> bytes;
    bool compressed = false;
};

/// The entries in their order. Equal entries give equal bytes: no time stamps. Memory apart, internal. Pure.
Result<std::vector<std::byte>> zipped(std::span<const ZipEntry> entries);

}  // namespace limner
