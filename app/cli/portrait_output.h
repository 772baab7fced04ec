#pragma once
// Portraits on their way to files: names, metadata, and the same checks for every command that draws.

#include <filesystem>
#include <string>

#include "app/cli/cli.h"
#include "engine/generators/generator.h"
#include "engine/media/name_template.h"
#include "engine/portrait/portrait.h"

namespace limner {

/// Fields of a file name for `portrait`. {name} is `input` without folder and extension, or "portrait".
/// `size` 0: as the manifest of the model says, which is read here, not the model.
NameFields name_fields(const Portrait& portrait, const std::string& input, int size,
                       const CliContext& context);

/// The file for `fields`. Where the name counts ({n}), outside a batch and without --force or
/// --skip-existing, the first that is not there yet.
std::filesystem::path output_file(const NameTemplate& names, NameFields fields, const CliContext& context);

/// Bytes a picture of `size` x `size` pixels takes at most.
std::uint64_t picture_bytes(int size);

/// Writes the picture as PNG, with its recipe unless --no-recipe, and reports it. file_unwritable.
Result<> write_portrait(const std::filesystem::path& file, const Image& image, const Portrait& portrait,
                        CliContext& context);
/// The same as bytes.
Result<std::vector<std::byte>> encode_portrait(const Image& image, const Portrait& portrait,
                                               const CliContext& context);

}  // namespace limner
