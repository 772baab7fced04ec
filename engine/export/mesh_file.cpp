#include "engine/export/mesh_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/core/file.h"
#include "engine/core/label_set.h"

namespace limner {
namespace {

namespace fs = std::filesystem;
using json = nlohmann::json;

using Bytes = std::vector<std::byte>;

template <class T>
void append(Bytes& bytes, const T& value) {
    const auto* from = reinterpret_cast<const std::byte*>(&value);
    bytes.insert(bytes.end(), from, from + sizeof value);
}

Bytes bytes_of(std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

// --- PLY ---

Bytes ply(const HeadMesh& mesh) {
    std::string header =
        "ply\nformat binary_little_endian 1.0\ncomment centimetres; x right, y up, z out of the face\n";
    for (int i = 0; !mesh.labels.empty() && i < face_class_count; ++i)
        header += "comment label " + std::to_string(i) + " " +
                  std::string(info(static_cast<FaceClass>(i)).key) + "\n";
    header += "element vertex " + std::to_string(mesh.positions.size()) +
              "\nproperty float x\nproperty float y\nproperty float z\n";
    if (!mesh.normals.empty()) header += "property float nx\nproperty float ny\nproperty float nz\n";
    if (!mesh.colours.empty()) header += "property uchar red\nproperty uchar green\nproperty uchar blue\n";
    if (!mesh.labels.empty()) header += "property uchar label\n";
    header += "element face " + std::to_string(mesh.triangles.size()) +
              "\nproperty list uchar int vertex_indices\nend_header\n";
    Bytes bytes = bytes_of(header);
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
        append(bytes, mesh.positions[i]);
        if (!mesh.normals.empty()) append(bytes, mesh.normals[i]);
        if (!mesh.colours.empty()) append(bytes, mesh.colours[i]);
        if (!mesh.labels.empty()) append(bytes, mesh.labels[i]);
    }
    for (const auto& triangle : mesh.triangles) {
        append(bytes, std::uint8_t(3));
        append(bytes, triangle);
    }
    return bytes;
}

// --- OBJ ---

/// Six digits, whatever the locale.
void add_number(std::string& text, float value) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, 6).ptr;
    text.append(1, ' ').append(digits, end);
}

void add_index(std::string& text, std::int32_t index, bool normals) {
    const auto number = std::to_string(index + 1);
    text.append(1, ' ').append(number);
    if (normals) text.append("//").append(number);
}

/// The class of most corners, of the first one where all differ.
std::uint8_t label_of(const HeadMesh& mesh, const std::array<std::int32_t, 3>& triangle) {
    const auto at = [&](std::size_t k) { return mesh.labels[std::size_t(triangle[k])]; };
    return at(1) == at(2) ? at(1) : at(0);
}

std::string material_name(int label) {
    return label < face_class_count ? std::string(info(static_cast<FaceClass>(label)).key) : "other";
}

struct ObjText {
    std::string object, materials;
};

ObjText obj(const HeadMesh& mesh, const std::string& material_file) {
    const bool normals = !mesh.normals.empty(), colours = !mesh.colours.empty();
    ObjText text;
    text.object = "# centimetres; x right, y up, z out of the face\nmtllib " + material_file + "\n";
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
        text.object += 'v';
        for (const float value : mesh.positions[i]) add_number(text.object, value);
        for (std::size_t c = 0; colours && c < 3; ++c)
            add_number(text.object, float(mesh.colours[i][c]) / 255);
        text.object += '\n';
    }
    for (const auto& normal : mesh.normals) {
        text.object += "vn";
        for (const float value : normal) add_number(text.object, value);
        text.object += '\n';
    }
    std::vector<std::uint8_t> labels;
    for (const auto& triangle : mesh.triangles)
        labels.push_back(mesh.labels.empty() ? 0 : label_of(mesh, triangle));
    for (int label = 0; label < 256; ++label) {
        std::array<double, 4> sum{};
        std::string faces;
        for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
            if (labels[i] != label) continue;
            faces += 'f';
            for (const auto corner : mesh.triangles[i]) {
                add_index(faces, corner, normals);
                for (std::size_t c = 0; colours && c < 3; ++c) sum[c] += mesh.colours[std::size_t(corner)][c];
                sum[3] += 255;
            }
            faces += '\n';
        }
        if (faces.empty()) continue;
        const auto name = mesh.labels.empty() ? std::string("head") : material_name(label);
        text.object += "g " + name + "\nusemtl " + name + "\n" + faces;
        text.materials += "newmtl " + name + "\nKd";
        for (std::size_t c = 0; c < 3; ++c)
            add_number(text.materials, colours ? float(sum[c] / sum[3]) : 0.8f);
        text.materials += "\nKs 0 0 0\nillum 1\n";
    }
    return text;
}

// --- glTF ---

/// sRGB's curve undone, 16 bits.
std::uint16_t linear_light(std::uint8_t value) {
    const double v = value / 255.0;
    return std::uint16_t(
        std::lround(65535 * (v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4))));
}

/// Collects accessors, each with a view of its own into one buffer.
class GlbWriter {
public:
    enum Component { byte = 5121, word = 5123, index = 5125, real = 5126 };
    enum Target { vertices = 34962, indices = 34963 };

    /// Elements start at multiples of 4 bytes, as glTF asks for. Returns the accessor's number.
    template <class Element>
    std::size_t add(const std::vector<Element>& elements, std::size_t count, Component component,
                    const char* type, Target target, bool normalised = false) {
        json view{{"buffer", 0},
                  {"byteOffset", buffer_.size()},
                  {"byteLength", sizeof(Element) * elements.size()},
                  {"target", int(target)}};
        if (target == vertices) view["byteStride"] = sizeof(Element);
        json accessor{{"bufferView", views_.size()},
                      {"componentType", int(component)},
                      {"count", count},
                      {"type", type}};
        if (normalised) accessor["normalized"] = true;
        const auto* from = reinterpret_cast<const std::byte*>(elements.data());
        buffer_.insert(buffer_.end(), from, from + sizeof(Element) * elements.size());
        buffer_.resize((buffer_.size() + 3) / 4 * 4);
        views_.push_back(std::move(view));
        accessors_.push_back(std::move(accessor));
        return accessors_.size() - 1;
    }
    json& accessor(std::size_t number) { return accessors_[number]; }

    Result<Bytes> finish(json document) const {
        document["bufferViews"] = views_;
        document["accessors"] = accessors_;
        document["buffers"] = json::array({json{{"byteLength", buffer_.size()}}});
        std::string text = document.dump();
        text.resize((text.size() + 3) / 4 * 4, ' ');
        const auto total = 12 + 8 + text.size() + 8 + buffer_.size();
        if (total > std::numeric_limits<std::uint32_t>::max())
            return failure(Errc::limit_exceeded, "The mesh is too large for a .glb file; .ply holds it.");
        Bytes bytes;
        const auto add_words = [&](std::initializer_list<std::size_t> words) {
            for (const auto value : words) append(bytes, std::uint32_t(value));
        };
        add_words({0x46546C67, 2, total});     // "glTF", version
        add_words({text.size(), 0x4E4F534A});  // "JSON"
        for (const char c : text) append(bytes, c);
        add_words({buffer_.size(), 0x004E4942});  // "BIN"
        bytes.insert(bytes.end(), buffer_.begin(), buffer_.end());
        return bytes;
    }

private:
    Bytes buffer_;
    json views_ = json::array(), accessors_ = json::array();
};

Result<Bytes> glb(const HeadMesh& mesh) {
    constexpr float centimetres_per_metre = 100;
    GlbWriter writer;
    json attributes;
    const auto count = mesh.positions.size();
    auto positions = mesh.positions;
    std::array<float, 3> low{}, high{};
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t axis = 0; axis < 3; ++axis) {
            auto& value = positions[i][axis];
            value /= centimetres_per_metre;
            low[axis] = i ? std::min(low[axis], value) : value;
            high[axis] = i ? std::max(high[axis], value) : value;
        }
    const auto position = writer.add(positions, count, GlbWriter::real, "VEC3", GlbWriter::vertices);
    writer.accessor(position)["min"] = low;
    writer.accessor(position)["max"] = high;
    attributes["POSITION"] = position;
    if (!mesh.normals.empty())
        attributes["NORMAL"] = writer.add(mesh.normals, count, GlbWriter::real, "VEC3", GlbWriter::vertices);
    if (!mesh.colours.empty()) {
        std::vector<std::array<std::uint16_t, 4>> colours;
        for (const auto& c : mesh.colours)
            colours.push_back({linear_light(c[0]), linear_light(c[1]), linear_light(c[2]), 65535});
        attributes["COLOR_0"] =
            writer.add(colours, count, GlbWriter::word, "VEC4", GlbWriter::vertices, true);
    }
    json extras = json::object();
    if (!mesh.labels.empty()) {
        std::vector<std::array<std::uint8_t, 4>> labels;  // one and its padding
        for (const auto label : mesh.labels) labels.push_back({label});
        attributes["_LABEL"] = writer.add(labels, count, GlbWriter::byte, "SCALAR", GlbWriter::vertices);
        for (const auto& face_class : face_classes()) extras["labels"].push_back(std::string(face_class.key));
    }
    const auto corners =
        writer.add(mesh.triangles, 3 * mesh.triangles.size(), GlbWriter::index, "SCALAR", GlbWriter::indices);
    json head{{"name", "Head"}};
    head["primitives"] =
        json::array({json{{"attributes", attributes}, {"indices", corners}, {"material", 0}}});
    if (!extras.empty()) head["extras"] = extras;
    const json skin{{"metallicFactor", 0}, {"roughnessFactor", 0.9}};
    json document;
    document["asset"] = {{"version", "2.0"}, {"generator", "Limner"}};
    document["scene"] = 0;
    document["scenes"] = json::array({json{{"nodes", json::array({0})}}});
    document["nodes"] = json::array({json{{"name", "Head"}, {"mesh", 0}}});
    document["meshes"] = json::array({head});
    document["materials"] = json::array({json{{"name", "Head"}, {"pbrMetallicRoughness", skin}}});
    return writer.finish(std::move(document));
}

fs::path material_file(fs::path file) { return file.replace_extension(".mtl"); }

}  // namespace

Result<> check_mesh_file(const fs::path& file) {
    const auto kind = file.extension();
    if (kind == ".ply" || kind == ".obj" || kind == ".glb") return {};
    return failure(Errc::wrong_use, file.string() + ": a mesh is written as .ply, .obj or .glb.");
}

std::vector<fs::path> mesh_files(const fs::path& file) {
    if (file.extension() == ".obj") return {file, material_file(file)};
    return {file};
}

Result<> write_mesh(const fs::path& file, const HeadMesh& mesh) {
    if (auto known = check_mesh_file(file); !known) return known;
    if (file.extension() == ".ply") return replace_file(file, ply(mesh));
    if (file.extension() == ".glb") {
        const auto bytes = glb(mesh);
        return bytes ? replace_file(file, *bytes) : tl::unexpected(bytes.error());
    }
    const auto materials = material_file(file);
    const auto text = obj(mesh, materials.filename().string());
    if (auto written = replace_file(materials, bytes_of(text.materials)); !written) return written;
    return replace_file(file, bytes_of(text.object));
}

}  // namespace limner
