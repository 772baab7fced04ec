#include "engine/runtime/model_library.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "engine/core/file.h"
#include "engine/core/hash.h"
#include "engine/core/limits.h"
#include "engine/core/strict_json.h"

namespace limner {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uint64_t manifest_bytes = 1 << 20;
constexpr std::size_t manifest_files = 256;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

void add_path_list(std::vector<fs::path>& folders, std::string_view list) {
    while (!list.empty()) {
        const auto end = std::min(list.find(':'), list.size());
        if (end > 0) folders.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

fs::path user_data_folder() {
    if (const auto data = environment("XDG_DATA_HOME"); !data.empty()) return fs::path(data) / "limner";
    if (const auto home = environment("HOME"); !home.empty())
        return fs::path(home) / ".local" / "share" / "limner";
    return {};
}

// PREFIX/share/limner/models of the nearest PREFIX around the program, wherever that was installed or moved
// to; a build folder is laid out the same. Where there is none, the place it would have beside the program's
// bin.
fs::path installed_models() {
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error).parent_path();
    const auto models_of = [](const fs::path& prefix) { return prefix / "share" / "limner" / "models"; };
    for (auto prefix = program; prefix.has_relative_path(); prefix = prefix.parent_path())
        if (fs::is_directory(models_of(prefix), error)) return models_of(prefix);
    return program.empty() ? program : models_of(program.parent_path());
}

/// Control characters would reach the terminal with the sentence that names the file.
bool is_plain_file_name(const std::string& name) {
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return !name.empty() && name.size() <= limits::name_bytes && name != "." && name != ".." &&
           name.find_first_of("/\\") == std::string::npos && std::none_of(name.begin(), name.end(), control);
}

bool is_sha256(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string text_of(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<std::vector<ModelFile>> files_of(const json& manifest) {
    std::vector<ModelFile> files;
    const auto bad = [](const std::string& what) { return failure(Errc::bad_checkpoint, what); };
    const auto found = manifest.find("files");
    if (found == manifest.end()) return bad("it lists no files");
    const auto add = [&](const std::string& name, const json& entry) {
        ModelFile file;
        file.name = name;
        file.sha256 = entry.is_string() ? entry.get<std::string>() : text_of(entry, "sha256");
        if (entry.is_object() && entry.contains("bytes") && entry["bytes"].is_number_unsigned())
            file.bytes = entry["bytes"].get<std::uint64_t>();
        files.push_back(std::move(file));
    };
    if (found->size() > manifest_files) return bad("it lists too many files");
    if (found->is_array()) {
        for (const auto& entry : *found)
            if (entry.is_object()) {
                const auto name = text_of(entry, "name");
                add(name.empty() ? text_of(entry, "path") : name, entry);
            }
    } else if (found->is_object()) {
        for (const auto& [name, entry] : found->items()) add(name, entry);
    }
    if (files.empty()) return bad("it lists no files");
    for (const auto& file : files) {
        if (!is_plain_file_name(file.name)) return bad("it names a file outside its folder");
        if (!is_sha256(file.sha256)) return bad("the SHA-256 of " + file.name + " is missing or malformed");
    }
    return files;
}

std::vector<std::string> capabilities_of(const json& manifest) {
    std::vector<std::string> names;
    const auto found = manifest.find("capabilities");
    if (found == manifest.end()) return names;
    if (found->is_array()) {
        for (const auto& entry : *found)
            if (entry.is_string()) names.push_back(entry.get<std::string>());
    } else if (found->is_object()) {
        for (const auto& [name, value] : found->items())
            if (!value.is_boolean() || value.get<bool>()) names.push_back(name);
    }
    return names;
}

}  // namespace

Result<ModelPack> read_model_pack(const fs::path& folder) {
    const auto file = folder / "manifest.json";
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored))
        return failure(Errc::model_missing, folder.string() + " is no model pack: it has no manifest.json.");
    const auto bytes = read_file(file, manifest_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto bad = [&](const std::string& what) {
        return failure(Errc::bad_checkpoint, "Could not use the model in " + folder.string() + ": " + what +
                                                 ". Install the model again.");
    };
    std::string problem;
    const auto manifest =
        strict_json({reinterpret_cast<const char*>(bytes->bytes.data()), bytes->bytes.size()}, &problem);
    if (!manifest) return bad("its manifest.json " + problem);
    if (!manifest->is_object()) return bad("its manifest.json is not a JSON object");
    ModelPack pack;
    pack.folder = folder;
    pack.id = text_of(*manifest, "id");
    pack.title = text_of(*manifest, "title");
    pack.family = text_of(*manifest, "family");
    pack.version = text_of(*manifest, "version");
    pack.label_set = text_of(*manifest, "label_set");
    pack.licence = text_of(*manifest, "licence");
    if (const auto r = manifest->find("resolution"); r != manifest->end() && r->is_number_integer())
        pack.resolution = static_cast<int>(std::clamp<std::int64_t>(r->get<std::int64_t>(), 0, 1 << 16));
    pack.capabilities = capabilities_of(*manifest);
    if (!is_plain_file_name(pack.id)) return bad("its manifest.json states no id");
    if (pack.family.empty()) return bad("its manifest.json states no family");
    if (pack.title.empty()) pack.title = pack.id;
    auto files = files_of(*manifest);
    if (!files) return bad(files.error().message);
    pack.files = std::move(*files);
    return pack;
}

Result<> verify(const ModelPack& pack) {
    const auto bad = [&](const std::string& what) {
        return failure(Errc::bad_checkpoint, "The model " + pack.id + " is damaged: " + what + " in " +
                                                 pack.folder.string() + ". Install the model again.");
    };
    for (const auto& file : pack.files) {
        const auto path = pack.folder / file.name;
        std::error_code error;
        const auto size = fs::file_size(path, error);
        if (error) return bad(file.name + " is missing");
        if (size > limits::checkpoint_bytes) return bad(file.name + " is larger than the limit");
        if (file.bytes != 0 && size != file.bytes) return bad(file.name + " has the wrong length");
        const auto digest = sha256_of_file(path);
        if (!digest) return bad(file.name + " cannot be read");
        if (*digest != file.sha256) return bad(file.name + " does not match its SHA-256");
    }
    // Weights that no digest vouches for would be read all the same.
    std::error_code error;
    for (fs::directory_iterator entry(pack.folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const auto name = entry->path().filename().string();
        const bool listed = std::any_of(pack.files.begin(), pack.files.end(),
                                        [&](const ModelFile& file) { return file.name == name; });
        if (entry->path().extension() == ".safetensors" && !listed)
            return bad("its manifest.json does not list " + name);
    }
    return {};
}

ModelLibrary::ModelLibrary(std::vector<fs::path> first) : folders_(std::move(first)) {
    add_path_list(folders_, environment("LIMNER_MODELS"));
    if (const auto data = user_data_folder(); !data.empty()) folders_.push_back(data / "models");
    if (const auto folder = installed_models(); !folder.empty()) folders_.push_back(folder);
    std::vector<fs::path> unique;
    for (auto& folder : folders_)
        if (std::find(unique.begin(), unique.end(), folder) == unique.end())
            unique.push_back(std::move(folder));
    folders_ = std::move(unique);
}

ModelScan ModelLibrary::scan() const {
    ModelScan result;
    for (const auto& folder : folders_) {
        std::error_code error;
        std::vector<fs::path> candidates;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
            if (fs::is_regular_file(entry->path() / "manifest.json", error))
                candidates.push_back(entry->path());
        std::sort(candidates.begin(), candidates.end());  // the same list on every machine
        for (const auto& candidate : candidates) {
            auto pack = read_model_pack(candidate);
            if (!pack) {
                result.unreadable.push_back(pack.error());
                continue;
            }
            const bool known = std::any_of(result.packs.begin(), result.packs.end(),
                                           [&](const ModelPack& other) { return other.id == pack->id; });
            if (!known) result.packs.push_back(std::move(*pack));
        }
    }
    return result;
}

Result<ModelPack> ModelLibrary::find(const std::string& model) const {
    std::error_code error;
    const bool looks_like_path = model.find('/') != std::string::npos;
    if (looks_like_path ||
        (fs::is_directory(model, error) && fs::exists(fs::path(model) / "manifest.json", error)))
        return read_model_pack(model);
    for (const auto& folder : folders_)
        if (const auto candidate = folder / model;
            is_plain_file_name(model) && fs::is_regular_file(candidate / "manifest.json", error)) {
            auto pack = read_model_pack(candidate);
            if (!pack || pack->id == model) return pack;
        }
    const auto scanned = scan();
    std::string known, searched;
    for (const auto& pack : scanned.packs) {
        if (pack.id == model) return pack;
        known += (known.empty() ? "" : ", ") + pack.id;
    }
    for (const auto& folder : folders_) searched += (searched.empty() ? "" : ", ") + folder.string();
    return failure(Errc::model_missing, "There is no model \"" + model + "\"" +
                                            (known.empty() ? ", nor any other" : "; there are: " + known) +
                                            ". Searched: " + searched + ".");
}

}  // namespace limner
