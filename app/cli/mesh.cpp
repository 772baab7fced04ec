// limner-cli mesh: the head as a mesh for other programs.

#include "app/cli/cli.h"
#include "app/cli/portrait_options.h"
#include "app/cli/portrait_output.h"
#include "engine/export/mesh_file.h"

namespace limner {
namespace {

struct MeshCommand {
    std::shared_ptr<PortraitOptions> portrait;
    std::string out;
    MeshRequest mesh;
};

/// The file to write; nothing when it, or what goes with it, is there already and to be skipped.
Result<std::optional<std::filesystem::path>> target_of(const MeshCommand& options, const Portrait& portrait,
                                                       CliContext& context) {
    auto fields = name_fields(portrait, options.portrait->input, 0, context);
    const auto names = context.names(options.out, "head.glb");
    if (!names) return tl::unexpected(names.error());
    const auto file = output_file(*names, fields, context);
    if (auto known = check_mesh_file(file); !known) return tl::unexpected(known.error());
    for (const auto& one : mesh_files(file)) {
        const auto allowed = context.may_write(one);
        if (!allowed) return tl::unexpected(allowed.error());
        if (!*allowed) return std::nullopt;
    }
    return file;
}

Result<> make_mesh(const MeshCommand& options, CliContext& context) {
    auto portrait = build_portrait(*options.portrait, context);
    if (!portrait) return tl::unexpected(portrait.error());
    const auto file = target_of(options, *portrait, context);
    if (!file) return tl::unexpected(file.error());
    if (!*file) return {};
    const auto engine = context.start_engine(portrait->model);
    if (!engine) return tl::unexpected(engine.error());
    if (auto fits = fit_to_model(*options.portrait, (*engine)->info(), *portrait, context); !fits)
        return fits;
    if (context.only_planned(**file, "mesh")) return {};
    const auto mesh = (*engine)->mesh(*portrait, options.mesh, context.progress).get();
    if (!mesh) return tl::unexpected(mesh.error());
    if (const auto written = write_mesh(**file, *mesh); !written) return written;
    context.answer["vertices"] = mesh->positions.size();
    context.answer["triangles"] = mesh->triangles.size();
    for (const auto& one : mesh_files(**file)) context.add_output({one, "mesh"});
    return {};
}

}  // namespace

void add_mesh(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("mesh", "Writes the head as a mesh, coloured and labelled");
    auto options = std::make_shared<MeshCommand>();
    options->portrait = add_portrait_options(*command);
    command->add_option("project", options->portrait->input,
                        "A .limner project, or a picture with its recipe");
    command
        ->add_option(
            "--grid", options->mesh.resolution,
            "Grid points per axis; limner-live takes 64, 128 or 256 (128), tri-plane models any (256)")
        ->type_name("N")
        ->check(CLI::Range(8, 1024));
    command->add_option("--level", options->mesh.level, "Density of the surface of a tri-plane model (10)");
    command
        ->add_option("--out,-o", options->out,
                     "Mesh to write: .ply and .obj in centimetres, .glb in metres (head.glb)")
        ->type_name("FILE.glb|.obj|.ply");
    command->footer(
        "Examples:\n"
        "  limner-cli mesh --seed 7 --out head.glb\n"
        "  limner-cli mesh anna.limner --grid 256 --out anna.obj\n"
        "  limner-cli mesh --model ./ffhq512-128.pkl --seed 3 --level 5 --out head.ply");
    context.on(command, [options, &context] { return make_mesh(*options, context); });
}

}  // namespace limner
