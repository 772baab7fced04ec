#pragma once
// Label maps in files: 8-bit indexed PNG, value = class, palette = display colours, so that any paint program
// can edit them.
//
//     const auto map = read_label_map("map.png", LabelSet::celebamask);  // translated to Limner's classes
//     write_label_map("map.png", *map);

#include <array>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/core/label_set.h"

namespace limner {

/// Reads an indexed PNG (its indices, not its colours) or a grey one of at most 8 bits, and translates it
/// from `set`. bad_label_map names the first value outside the set, or what was found instead of a label map;
/// also the errors of read_image(). Any thread except the interface's.
Result<LabelMap> read_label_map(const std::filesystem::path& file, LabelSet set = LabelSet::limner);
/// The same of bytes in memory; `name` is for messages.
Result<LabelMap> parse_label_map(std::span<const std::byte> bytes, std::string_view name,
                                 LabelSet set = LabelSet::limner);
/// The stored values as they are, of bytes in memory. Any thread.
Result<LabelMap> decode_label_map(std::span<const std::byte> bytes, std::string_view name);

/// Values of `set`; the palette shows each in the colour of Limner's class. 255 (unpainted) is transparent.
Result<std::vector<std::byte>> encode_label_map(const LabelMap& values, LabelSet set = LabelSet::limner);
/// `labels` hold Limner's classes and are translated to `set` first. file_unwritable, bad_label_map.
Result<> write_label_map(const std::filesystem::path& file, const LabelMap& labels,
                         LabelSet set = LabelSet::limner);

/// The map in display colours, opaque, for looking at. Pure.
Image coloured(const LabelMap& labels);

}  // namespace limner
