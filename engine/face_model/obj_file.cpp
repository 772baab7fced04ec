#include "engine/face_model/obj_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>

#include "engine/core/file.h"

namespace limner {
namespace {

constexpr std::uint64_t largest_file = 64ull << 20;
constexpr std::size_t most_elements = 2'000'000;  // of one kind
constexpr std::size_t most_words = 8, most_materials = 256;

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Words of a line; one more than `most_words` when there are too many.
struct Words {
    std::array<std::string_view, most_words + 1> word;
    std::size_t count = 0;

    explicit Words(std::string_view line) {
        while (count < word.size()) {
            while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
            if (line.empty()) return;
            const auto end = std::find_if(line.begin(), line.end(), is_space);
            word[count++] = line.substr(0, std::size_t(end - line.begin()));
            line.remove_prefix(word[count - 1].size());
        }
    }
    std::span<const std::string_view> values() const { return std::span(word).subspan(1, count - 1); }
};

bool to_float(std::string_view word, float& value) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    // Numbers too small for a float are zero, those too large are errors.
    if (error == std::errc::result_out_of_range && end == word.data() + word.size()) {
        double wide = 0;
        std::from_chars(word.data(), word.data() + word.size(), wide);
        value = float(wide);
        return std::fabs(wide) < 1;
    }
    return error == std::errc() && end == word.data() + word.size() && std::isfinite(value);
}

class ObjParser {
public:
    ObjParser(std::string_view text, const std::string& name) : text_(text), name_(name) {}

    Result<ObjMesh> parse() {
        while (!text_.empty()) {
            const std::size_t end = std::min(text_.find('\n'), text_.size());
            ++line_;
            if (const Result<> done = take(text_.substr(0, end)); !done) return tl::unexpected(done.error());
            text_.remove_prefix(std::min(end + 1, text_.size()));
        }
        return check_indices();
    }

private:
    tl::unexpected<Error> wrong(const std::string& what) const {
        return failure(Errc::unsupported_file, name_ + ", line " + std::to_string(line_) + ": " + what + ".");
    }

    Result<> take(std::string_view line) {
        const Words words(line);
        if (words.count == 0 || words.word[0].front() == '#') return {};
        const std::string_view kind = words.word[0];
        if (mesh_.positions.size() >= most_elements || mesh_.uv.size() >= most_elements ||
            mesh_.polygon_vertices.size() >= most_elements) {
            return failure(Errc::limit_exceeded, name_ + " has more elements than any head model needs.");
        }
        if (kind == "v") {
            float v[3];
            if (words.count != 4 || !floats(words, v)) return wrong("a vertex needs three numbers");
            mesh_.positions.emplace_back(v[0], v[1], v[2]);
        } else if (kind == "vt") {
            float t[2];
            if (words.count != 3 || !floats(words, t)) return wrong("a texture coordinate needs two numbers");
            mesh_.uv.push_back({t[0], t[1]});
        } else if (kind == "f") {
            return take_polygon(words);
        } else if (kind == "usemtl") {
            if (words.count != 2) return wrong("usemtl needs one name");
            return use_material(std::string(words.word[1]));
        } else if (kind != "vn" && kind != "mtllib" && kind != "g" && kind != "o" && kind != "s") {
            return wrong("unknown kind of line");
        }
        return {};
    }

    template <std::size_t N>
    static bool floats(const Words& words, float (&values)[N]) {
        for (std::size_t i = 0; i < N; ++i) {
            if (!to_float(words.word[i + 1], values[i])) return false;
        }
        return true;
    }

    Result<> use_material(const std::string& material) {
        const auto begin = mesh_.material_names.begin(), end = mesh_.material_names.end();
        const auto found = std::find(begin, end, material);
        material_ = std::int32_t(found - begin);
        if (found == end) {
            if (mesh_.material_names.size() >= most_materials) return wrong("too many materials");
            mesh_.material_names.push_back(material);
        }
        return {};
    }

    /// Index of one corner, counted from zero.
    static bool index(std::string_view word, std::int32_t& value) {
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        return error == std::errc() && end == word.data() + word.size() && value-- >= 1;
    }

    Result<> take_polygon(const Words& words) {
        if (words.count != 4 && words.count != 5) return wrong("a polygon needs three or four corners");
        std::array<std::int32_t, 4> vertices{-1, -1, -1, -1}, uv{-1, -1, -1, -1};
        for (std::size_t corner = 0; corner + 1 < words.count; ++corner) {
            const std::string_view word = words.word[corner + 1];
            const std::size_t slash = word.find('/');
            if (slash == word.npos) return wrong("a corner needs a texture coordinate");
            const std::string_view rest = word.substr(slash + 1);
            const std::size_t second = std::min(rest.find('/'), rest.size());
            std::int32_t normal = 0;
            if (!index(word.substr(0, slash), vertices[corner]) ||
                !index(rest.substr(0, second), uv[corner]) ||
                (second < rest.size() && !index(rest.substr(second + 1), normal))) {
                return wrong("a corner must be written as positive numbers \"vertex/texture\"");
            }
        }
        if (mesh_.material_names.empty()) {
            if (const Result<> done = use_material(""); !done) return done;
        }
        mesh_.polygon_vertices.push_back(vertices);
        mesh_.polygon_uv.push_back(uv);
        mesh_.polygon_material.push_back(material_);
        return {};
    }

    Result<ObjMesh> check_indices() {
        const auto largest = [](const std::vector<std::array<std::int32_t, 4>>& polygons) {
            std::int32_t result = -1;
            for (const auto& polygon : polygons)
                result = std::max(result, *std::max_element(polygon.begin(), polygon.end()));
            return result;
        };
        if (largest(mesh_.polygon_vertices) >= std::int32_t(mesh_.positions.size()) ||
            largest(mesh_.polygon_uv) >= std::int32_t(mesh_.uv.size())) {
            return failure(Errc::unsupported_file,
                           name_ + " has a polygon that refers to a point that it does not have.");
        }
        return std::move(mesh_);
    }

    std::string_view text_;
    const std::string& name_;
    std::int64_t line_ = 0;
    std::int32_t material_ = 0;
    ObjMesh mesh_;
};

}  // namespace

Result<ObjMesh> parse_obj(std::string_view text, const std::string& name) {
    return ObjParser(text, name).parse();
}

Result<ObjMesh> read_obj(const std::filesystem::path& file) {
    const auto content = map_file(file, largest_file);
    if (!content) return tl::unexpected(content.error());
    const auto* text = reinterpret_cast<const char*>(content->bytes.data());
    return parse_obj({text, content->bytes.size()}, file.string());
}

}  // namespace limner
