#include "engine/export/export_target.h"

#include <unistd.h>

#include "engine/core/image.h"

namespace limner {

namespace fs = std::filesystem;

NameFields name_fields(const Portrait& portrait, const std::string& name, int size) {
    NameFields fields;
    fields.name = name.empty() ? "portrait" : name;
    fields.model = fs::path(portrait.model).filename().string();
    fields.version = LIMNER_VERSION;
    fields.seed = portrait.head.identity.seed;
    fields.yaw = degrees(portrait.pose.yaw);
    fields.pitch = degrees(portrait.pose.pitch);
    fields.width = fields.height = size;
    return fields;
}

fs::path first_free(const NameTemplate& names, NameFields& fields) {
    fs::path file = names.expand(fields);
    std::error_code error;
    while (names.has("n") && fs::exists(file, error)) {
        ++fields.n;
        file = names.expand(fields);
    }
    return file;
}

std::uint64_t picture_bytes(int size) { return std::uint64_t(size) * std::uint64_t(size) * sizeof(Rgba); }

Result<> check_target(const fs::path& file, std::uint64_t bytes) {
    const auto unwritable = [&](const std::string& why) {
        return failure(Errc::file_unwritable, "Could not write " + file.string() + ": " + why + ".");
    };
    std::error_code error;
    const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, error))
        return unwritable("the folder " + folder.string() + " does not exist");
    if (::access(folder.c_str(), W_OK) != 0) return unwritable("the folder is read-only");
    if (fs::is_directory(file, error)) return unwritable("it is a folder");
    const auto space = fs::space(folder, error);
    if (!error && bytes > space.available)
        return unwritable("it needs about " + std::to_string(bytes >> 20) + " MB and the disk has " +
                          std::to_string(space.available >> 20) + " MB left");
    return {};
}

}  // namespace limner
