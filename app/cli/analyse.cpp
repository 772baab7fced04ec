#include "app/cli/analyse.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/cli/analyser_packs.h"
#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/face_analysis/face_analysis.h"
#include "engine/face_analysis/face_finder.h"
#include "engine/media/image_file.h"
#include "engine/media/label_file.h"

namespace limner {
namespace {

struct AnalyseOptions {
    std::filesystem::path input, landmarks, labels_out, coloured_out, landmarks_out, crop_out;
    std::string box;
    bool aligned = false;
};

// Further from a picture nothing can be, and beyond a float's precision all pixels look alike.
constexpr double farthest = 1e6;

Result<FaceBox> box_from(const std::string& text) {
    FaceBox box;
    int length = 0;
    const int read = std::sscanf(text.c_str(), "%f,%f,%f%n", &box.x, &box.y, &box.size, &length);
    const auto sound = [](float v) { return std::abs(double(v)) <= farthest; };
    if (read != 3 || length != int(text.size()) || !sound(box.x) || !sound(box.y) || !sound(box.size) ||
        box.size < 8)
        return failure(Errc::wrong_use,
                       "--box " + text + ": expected X,Y,SIZE in pixels, with a SIZE of 8 or more.");
    return box;
}

// What --landmarks-out writes, or a bare list of 68 pairs.
Result<Landmarks> read_landmarks(const std::filesystem::path& file) {
    const auto read = read_file(file, limits::json_bytes);
    if (!read) return tl::unexpected(read.error());
    const auto* text = reinterpret_cast<const char*>(read->bytes.data());
    const auto json = nlohmann::json::parse(text, text + read->bytes.size(), nullptr, false);
    const auto list = json.is_object() ? json.value("landmarks", nlohmann::json()) : json;
    const auto is_point = [](const nlohmann::json& p) {
        return p.is_array() && p.size() >= 2 && p[0].is_number() && p[1].is_number() &&
               std::abs(p[0].get<double>()) <= farthest && std::abs(p[1].get<double>()) <= farthest;
    };
    if (!list.is_array() || list.size() != face_landmark_count ||
        !std::all_of(list.begin(), list.end(), is_point))
        return failure(Errc::unsupported_file,
                       file.string() + " does not hold 68 landmarks: a JSON list of [x, y] in pixels.");
    Landmarks landmarks;
    for (std::size_t i = 0; i < landmarks.size(); ++i)
        landmarks[i] = {list[i][0].get<float>(), list[i][1].get<float>()};
    return landmarks;
}

Result<Similarity> frame_of(const AnalyseOptions& options, const Image& picture, CliContext& context) {
    if (options.aligned) return frame_of_picture(picture.width, picture.height);
    if (!options.landmarks.empty()) {
        const auto landmarks = read_landmarks(options.landmarks);
        if (!landmarks) return tl::unexpected(landmarks.error());
        if (const auto frame = face_frame(*landmarks)) return *frame;
        return failure(Errc::unsupported_file,
                       options.landmarks.string() + ": the landmarks of eyes and mouth coincide.");
    }
    if (!options.box.empty()) {
        const auto box = box_from(options.box);
        if (!box) return tl::unexpected(box.error());
        return frame_of_box(*box);
    }
    const auto faces = find_faces(picture);
    if (!faces) return tl::unexpected(faces.error());
    if (faces->empty())
        return failure(Errc::no_face,
                       options.input.string() +
                           " shows no face that could be found. Say where it is with --box X,Y,SIZE, or "
                           "--aligned for a picture that is framed already.");
    if (faces->size() > 1)
        context.warn("LM-110", "Of " + std::to_string(faces->size()) + " faces the largest is analysed.");
    return frame_of_box(faces->front());
}

nlohmann::json landmarks_json(const FaceEstimate& face) {
    auto list = nlohmann::json::array();
    for (std::size_t i = 0; i < face.landmarks.size(); ++i)
        list.push_back({face.landmarks[i][0], face.landmarks[i][1], face.spread[i]});
    return list;
}

void describe(const FaceEstimate& face, CliContext& context) {
    auto& answer = context.answer["face"];
    answer["yaw"] = degrees(face.yaw);
    answer["pitch"] = degrees(face.pitch);
    answer["roll"] = degrees(face.roll);
    for (std::size_t i = 0; i < face.expression.size(); ++i)
        answer["expression"][std::string(name(Expression(i)))] = face.expression[i];
    answer["gaze_degrees"] = {degrees(Radians(face.gaze_x)), degrees(Radians(face.gaze_y))};
    answer["identity"] = face.identity;
    answer["light"] = face.light;
    answer["melanin"] = face.melanin;
    answer["haemoglobin"] = face.haemoglobin;
    answer["landmarks"] = landmarks_json(face);
    char line[160];
    std::snprintf(line, sizeof line, "yaw %.1f, pitch %.1f, roll %.1f degrees; gaze %.1f, %.1f degrees",
                  double(degrees(face.yaw)), double(degrees(face.pitch)), double(degrees(face.roll)),
                  double(degrees(Radians(face.gaze_x))), double(degrees(Radians(face.gaze_y))));
    context.print(line);
    for (std::size_t i = 0; i < face.expression.size(); ++i) {
        if (face.expression[i] < .15f) continue;
        std::snprintf(line, sizeof line, "  %-16s %.2f", std::string(name(Expression(i))).c_str(),
                      double(face.expression[i]));
        context.print(line);
    }
}

Result<> write_landmarks(const std::filesystem::path& file, const FaceEstimate& face) {
    const auto text = nlohmann::json{{"landmarks", landmarks_json(face)}}.dump(1) + "\n";
    return replace_file(file, std::as_bytes(std::span<const char>(text)));
}

Result<> write_outputs(const AnalyseOptions& options, const FaceAnalysis& face, CliContext& context) {
    struct Output {
        const std::filesystem::path& file;
        const char* kind;
        std::function<Result<>()> write;
        int width, height;
    };
    const int width = face.labels ? face.labels->width : 0, height = face.labels ? face.labels->height : 0;
    const Output outputs[] = {
        {options.labels_out, "label-map",
         [&] { return limner::write_label_map(options.labels_out, *face.labels); }, width, height},
        {options.coloured_out, "image",
         [&] { return write_png(options.coloured_out, coloured(*face.labels)); }, width, height},
        {options.landmarks_out, "landmarks",
         [&] { return write_landmarks(options.landmarks_out, *face.estimate); }, 0, 0},
        {options.crop_out, "image", [&] { return write_png(options.crop_out, face.crop); }, analysis_size,
         analysis_size},
    };
    for (const auto& output : outputs) {
        if (output.file.empty()) continue;
        const auto allowed = context.may_write(output.file);
        if (!allowed) return tl::unexpected(allowed.error());
        if (!*allowed || context.only_planned(output.file, output.kind)) continue;
        if (auto wanted = context.go_on(); !wanted) return wanted;
        if (auto written = output.write(); !written) return written;
        context.add_output({output.file, output.kind, output.width, output.height});
    }
    return {};
}

Result<> analyse(const AnalyseOptions& options, CliContext& context) {
    const auto picture = read_image(options.input);
    if (!picture) return tl::unexpected(picture.error());
    const auto analysers = load_analysers(AnalyserRole::editing, context);
    if (!analysers) return tl::unexpected(analysers.error());
    const auto needs = [&](std::string_view family, const std::string& what) {
        return failure(Errc::model_missing, what + " needs the model pack " +
                                                analyser_id(family, AnalyserRole::editing) +
                                                ", which is not on this machine.");
    };
    const bool wants_labels = !options.labels_out.empty() || !options.coloured_out.empty();
    if (wants_labels && !analysers->parser) return needs(parser_family, "A label map");
    if (!options.landmarks_out.empty() && !analysers->regressor)
        return needs(regressor_family, "--landmarks-out");
    if (!analysers->parser && !analysers->regressor) return needs(regressor_family, "Analysing a face");

    if (auto wanted = context.go_on(); !wanted) return wanted;
    const auto frame = frame_of(options, *picture, context);
    if (!frame) return tl::unexpected(frame.error());
    if (auto wanted = context.go_on(); !wanted) return wanted;
    const bool refine = !options.aligned && options.landmarks.empty();
    const auto face = analyse_face(*picture, *frame, wants_labels ? analysers->parser.get() : nullptr,
                                   analysers->regressor.get(), refine);
    const auto& seen = face.crop_from_picture;
    context.answer["frame"] = {
        {"a", seen.a}, {"b", seen.b}, {"x", seen.x}, {"y", seen.y}, {"size", analysis_size}};
    if (face.estimate) describe(*face.estimate, context);
    return write_outputs(options, face, context);
}

}  // namespace

void add_analyse(CLI::App& app, CliContext& context) {
    auto* command =
        app.add_subcommand("analyse", "Reads labels, landmarks, pose and expression off a picture");
    auto options = std::make_shared<AnalyseOptions>();
    command->add_option("picture", options->input, "PNG or JPEG with a face")->required();
    auto* box = command->add_option("--box", options->box, "Where the face is, brows to chin, in pixels")
                    ->type_name("X,Y,SIZE");
    auto* landmarks =
        command->add_option("--landmarks", options->landmarks, "Frame the face by these 68 landmarks")
            ->type_name("FILE.json")
            ->excludes(box);
    command->add_flag("--aligned", options->aligned, "The picture is framed like a portrait already")
        ->excludes(box)
        ->excludes(landmarks);
    command->add_option("--labels-out", options->labels_out, "Label map of the picture")
        ->type_name("FILE.png");
    command->add_option("--coloured-out", options->coloured_out, "The same in display colours")
        ->type_name("FILE.png");
    command->add_option("--landmarks-out", options->landmarks_out, "Landmarks with their uncertainty, pixels")
        ->type_name("FILE.json");
    command->add_option("--crop-out", options->crop_out, "The frame that was looked at")
        ->type_name("FILE.png");
    command->footer(
        "Examples:\n"
        "  limner-cli analyse photo.jpg --labels-out map.png\n"
        "  limner-cli analyse photo.jpg --box 410,220,300 --landmarks-out face.json\n"
        "  limner-cli analyse portrait.png --aligned --coloured-out look.png");
    context.on(command, [options, &context] { return analyse(*options, context); });
}

}  // namespace limner
