// limner-cli mesh: the head of a tri-plane model as a mesh for other programs.

#include "app/cli/cli.h"
#include "app/cli/portrait_options.h"
#include "engine/generators/official_families.h"
#include "engine/generators/tri_plane/eg3d_family.h"

namespace limner {
namespace {

struct MeshCommand {
    std::shared_ptr<PortraitOptions> portrait;
    std::filesystem::path out;
    MeshOptions mesh;
};

Result<> make_mesh(MeshCommand& options, CliContext& context) {
    const auto portrait = build_portrait(*options.portrait, context);
    if (!portrait) return tl::unexpected(portrait.error());
    const auto allowed = context.may_write(options.out);
    if (!allowed) return tl::unexpected(allowed.error());
    const auto extension = options.out.extension();
    if (extension != ".ply" && extension != ".obj")
        return failure(Errc::wrong_use,
                       "--out " + options.out.string() + ": a mesh is written as .ply or .obj.");
    if (!*allowed) return {};  // there already, and to be skipped
    const std::filesystem::path file(portrait->model);
    const auto model = read_official_model({&file, 1});
    if (!model) return tl::unexpected(model.error());
    if (model->family->name != eg3d_family.name)
        return failure(
            Errc::missing_capability,
            "The model " + portrait->model + " has no volume; a mesh needs a tri-plane model (eg3d).");
    if (context.dry_run) {
        context.print("Would write " + options.out.string() + ".");
        return {};
    }
    options.mesh.cancelled = [&context] { return context.progress->cancelled(); };
    const auto mesh = eg3d_mesh(model->tree, *portrait, options.mesh);
    if (!mesh) return tl::unexpected(mesh.error());
    if (const auto written = write_mesh(options.out, *mesh); !written) return written;
    context.answer["vertices"] = mesh->positions.size();
    context.answer["triangles"] = mesh->triangles.size();
    context.add_output({options.out, "mesh"});
    return {};
}

}  // namespace

void add_mesh(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("mesh", "Writes the head of a tri-plane model as a mesh");
    auto options = std::make_shared<MeshCommand>();
    options->portrait = add_portrait_options(*command);
    command->add_option("--grid", options->mesh.resolution, "Grid points per axis (256)")
        ->check(CLI::Range(8, 1024));
    command->add_option("--level", options->mesh.level, "Density of the surface (10)");
    command->add_option("--out,-o", options->out, "Mesh to write, .ply or .obj, in centimetres")->required();
    command->footer(
        "Examples:\n"
        "  limner-cli mesh --model ./ffhq512-128.pkl --seed 3 --out head.ply\n"
        "  limner-cli mesh --model ./ffhq512-128.pkl --grid 512 --out fine.obj\n"
        "  limner-cli mesh --model ./ffhq512-128.pkl --level 5 --force --out head.ply");
    context.on(command, [options, &context] { return make_mesh(*options, context); });
}

}  // namespace limner
