#include "app/cli/document_info.h"

#include <array>

#include "engine/core/begins_with.h"
#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/media/image_header.h"
#include "engine/media/label_file.h"
#include "engine/media/xmp.h"
#include "engine/portrait/recipe.h"

namespace limner {
namespace {

using nlohmann::json;

json about_portrait(const Portrait& portrait) {
    return {{"portrait_model", portrait.model},
            {"seed", portrait.head.identity.seed},
            {"painted", portrait.painted.has_value()}};
}

const char* name(ImageKind kind) {
    switch (kind) {
        case ImageKind::png:
            return "PNG";
        case ImageKind::jpeg:
            return "JPEG";
        case ImageKind::webp:
            return "WebP";
    }
    return "";
}

// The portrait that a picture shows, where it carries its recipe; an error where that cannot be read.
Result<> add_recipe(json& about, std::span<const std::byte> bytes, const std::string& file) {
    const auto portrait = recipe_in_picture(bytes, file);
    if (!portrait)
        return portrait.error().code == Errc::unsupported_file ? Result<>()
                                                               : tl::unexpected(portrait.error());
    about["kind"] = "picture-with-recipe";
    about.update(about_portrait(*portrait));
    return {};
}

Result<json> about_picture(std::span<const std::byte> bytes, const std::string& file,
                           const ImageHeader& header) {
    json about{{"kind", "picture"},
               {"picture_format", name(header.kind)},
               {"width", header.width},
               {"height", header.height},
               {"bit_depth", header.bit_depth}};
    // An indexed picture is a label map where all its numbers are classes.
    if (header.indexed)
        if (const auto labels = parse_label_map(bytes, file)) {
            about["kind"] = "label-map";
            about["classes"] = class_counts(*labels);
        }
    if (auto ok = add_recipe(about, bytes, file); !ok) return tl::unexpected(ok.error());
    return about;
}

// Text that begins with an object. A safetensors file may begin with the same byte, but zeros follow there.
bool may_be_recipe(std::span<const std::byte> bytes) {
    return begins_with(bytes, "{") && bytes.size() > 7 && bytes[7] != std::byte(0);
}

}  // namespace

json class_counts(const LabelMap& labels) {
    std::array<std::size_t, face_class_count> counts{};
    for (const auto value : labels.pixels) ++counts[value];
    json classes = json::object();
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) classes[std::string(info(static_cast<FaceClass>(i)).key)] = counts[i];
    return classes;
}

json about_project(const OpenedProject& opened) {
    const auto& project = opened.project;
    json about = about_portrait(project.portrait);
    about["format"] = std::to_string(opened.format.major) + "." + std::to_string(opened.format.minor);
    about["snapshots"] = project.snapshots.size();
    about["photo"] = project.photo.has_value();
    return about;
}

Result<std::optional<json>> describe_document(const std::filesystem::path& file) {
    // Folders are model packs; what cannot be read at all is told by their reader.
    const auto content = map_file(file, limits::checkpoint_bytes);
    if (!content) return std::optional<json>();
    const auto bytes = content->bytes;
    if (is_tiff(bytes)) {  // read for its recipe alone
        json about{{"kind", "picture"}, {"picture_format", "TIFF"}};
        if (auto ok = add_recipe(about, bytes, file.string()); !ok) return tl::unexpected(ok.error());
        return std::optional(std::move(about));
    }
    const auto header = inspect_image(bytes, file.string());
    if (header) {
        auto about = about_picture(bytes, file.string(), *header);
        if (!about) return tl::unexpected(about.error());
        return std::optional(std::move(*about));
    }
    if (header.error().code != Errc::unsupported_file) return tl::unexpected(header.error());
    if (begins_with(bytes, "PK") && bytes.size() <= limits::project_bytes) {
        const auto opened = parse_project(bytes, file.string());
        if (opened) {
            json about = about_project(*opened);
            about["kind"] = "project";
            about["lost"] = opened->lost;
            return std::optional(std::move(about));
        }
        if (opened.error().code != Errc::unsupported_file) return tl::unexpected(opened.error());
    }
    if (may_be_recipe(bytes) && bytes.size() <= limits::project_bytes) {
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        const auto portrait = portrait_from_recipe(text, file.string());
        if (!portrait) return tl::unexpected(portrait.error());
        json about = about_portrait(*portrait);
        about["kind"] = "recipe";
        return std::optional(std::move(about));
    }
    return std::optional<json>();
}

std::string document_for_people(const json& about) {
    std::string text = about["kind"].get<std::string>() + "\n";
    for (const auto& [key, value] : about.items())
        if (value.is_primitive() && key != "kind" && key != "path")
            text += "  " + key + ": " + (value.is_string() ? value.get<std::string>() : value.dump()) + "\n";
    if (about.contains("classes"))
        for (const auto& [key, count] : about["classes"].items())
            text += "  " + key + ": " + count.dump() + " pixels\n";
    if (about.contains("lost"))
        for (const auto& part : about["lost"]) text += "  lost: " + part.get<std::string>() + "\n";
    return text;
}

}  // namespace limner
