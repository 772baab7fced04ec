#pragma once
// Portraits on their way to files: names and the same checks for every command that draws. What is written
// is engine/export's business.

#include <filesystem>
#include <string>

#include "app/cli/cli.h"
#include "engine/export/export_target.h"
#include "engine/export/still_export.h"
#include "engine/media/contact_sheet.h"

namespace limner {

/// Fields of a file name for `portrait`. {name} is `input` without folder and extension, or "portrait".
/// `size` 0: as the manifest of the model says, which is read here, not the model.
NameFields name_fields(const Portrait& portrait, const std::string& input, int size,
                       const CliContext& context);

/// The file for `fields`. Where the name counts ({n}), outside a batch and without --force or
/// --skip-existing, the first that is not there yet, and `fields.n` becomes its number.
std::filesystem::path output_file(const NameTemplate& names, NameFields& fields, const CliContext& context);

/// Writes the picture as PNG or JPEG, with its recipe unless --no-recipe, and reports it. file_unwritable.
Result<> write_portrait(const std::filesystem::path& file, const Picture& picture, const Portrait& portrait,
                        CliContext& context);

/// wrong_use where `count` pictures of `side` pixels make a contact sheet larger than a PNG may be: told
/// before they are drawn. Pure.
Result<> check_sheet(const std::filesystem::path& file, int count, int side,
                     const ContactSheetOptions& options);

/// --background, --crop and --samples.
void add_finish_options(CLI::App& command, Finish& finish);

}  // namespace limner
