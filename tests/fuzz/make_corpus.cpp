// Writes the seed corpus: make_corpus FOLDER. Tiny correct files of every container, made here, not taken
// from anywhere.

#include <filesystem>
#include <fstream>

#include "engine/checkpoints/npz.h"
#include "engine/generators/part_based/part_config.h"
#include "tests/unit/checkpoints/made_bundle.h"
#include "tests/unit/checkpoints/made_files.h"

using namespace limner;
using namespace limner::made;

namespace {

void write(const std::filesystem::path& folder, const std::string& name, const Bytes& bytes) {
    std::filesystem::create_directories(folder);
    std::ofstream(folder / name, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

Bytes nested_stream() {
    PickleWriter root;
    root.storage("FloatStorage", "0", 6, true);
    return torch_legacy(root.finish(), true);
}

// A persistent module with one tensor, a numpy array, a set, a TensorFlow network: what the table interprets.
Bytes rich_pickle(bool bare) {
    PickleWriter p;
    p.op('}').op('(');
    p.text("G").global("torch_utils.persistence", "_reconstruct_persistent_obj").op('(');
    p.global("dnnlib.util", "EasyDict").op(')').op(0x81).op('(');
    p.text("class_name").text("Generator").text("module_src").text("(program)").text("state").op('}').op('(');
    p.text("_parameters").op('}').text("w").global("torch._utils", "_rebuild_parameter").op('(');
    if (bare)
        p.nested_tensor(nested_stream(), 1, {2, 2}, {1, 2});
    else
        p.tensor("FloatStorage", "0", 6, 1, {2, 2}, {1, 2});
    p.op(0x88).op('N').op('t').op('R').op('s');
    p.text("_buffers")
        .op('}')
        .text("_modules")
        .op('}')
        .text("z_dim")
        .integer(64)
        .op('u')
        .op('u')
        .op('t')
        .op('R');
    p.text("array").global("numpy.core.multiarray", "_reconstruct").op('(').global("numpy", "ndarray");
    p.integers({0}).bytes(bytes_of("b")).op('t').op('R').op('(').integer(1).integers({2, 2});
    p.global("numpy", "dtype").op('(').text("f4").op(0x89).op(0x88).op('t').op('R');
    p.op('(').integer(3).text("<").op('N').op('N').op('N').integer(-1).integer(-1).integer(0).op('t').op('b');
    p.op(0x88).bytes(floats(4)).op('t').op('b');
    p.text("set")
        .global("builtins", "set")
        .op('(')
        .op(']')
        .op('(')
        .integer(3)
        .integer(4)
        .op('e')
        .op('t')
        .op('R');
    p.text("size")
        .global("torch", "Size")
        .op('(')
        .integers({1, 2})
        .op('t')
        .op('R')
        .text("dtype")
        .global("torch", "float32");
    p.text("opaque")
        .global("foo.bar", "Baz")
        .op(')')
        .op('R')
        .text("pi")
        .op('G')
        .raw("\x40\x09\x21\xfb\x54\x44\x2d\x18");
    p.op('u');
    return p.finish();
}

// The same kinds of value in protocol 4, with storages inside the pickle.
Bytes bare_pickle() {
    PickleWriter p(4);
    p.op('}').op(0x94).op('(').op(0x8c).raw("\x01w");
    p.op(0x8c).raw("\x0ctorch._utils").op(0x8c).raw("\x12_rebuild_tensor_v2").op(0x93).op(0x94).op('(');
    p.global("torch.storage", "_load_from_bytes").bytes(nested_stream()).op(0x85).op('R');
    p.op('K').raw(std::string_view("\0", 1)).op('K').raw("\x03").op(0x85).op('K').raw("\x02").op(0x85);
    p.op(0x89).op('}').op('t').op('R').op(0x8c).raw("\x01s").op(0x8f).op('(').op('K').raw("\x05").op(0x90).op(
        'u');
    return p.finish();
}

// Names and shapes of a small part-based generator, as part_config.cpp reads them.
Bytes part_lines(bool lifted) {
    parts::PartConfig c;
    c.pooled_size = 8;
    c.coarse_size = 16;
    c.size = 32;
    c.channels = {4, 3};
    c.latent = 5;
    c.classes = 2;
    c.mapping_layers = c.local_layers = c.local_width = c.frequencies = 2;
    c.feature_channels = c.coarse_channels = 3;
    std::string text = "i depth_layers 1\ni base_layers 1\nb residual_refine 1\ni transparent_dims/0 1\n";
    if (lifted) {
        c.lift.emplace();
        text += "s model 3d-ssgan\ni render_size 16\nd near 0.83\nd opacity_scale/1 0.25\n";
    }
    for (const auto& key : parts::part_keys(c)) {
        text += "t " + key.name;
        for (const auto side : key.shape) text += " " + std::to_string(side);
        text += "\n";
    }
    return bytes_of(text);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const std::filesystem::path folder = argv[1];
    write(folder / "pickle", "module", rich_pickle(true));
    write(folder / "pickle", "nested_stream", bare_pickle());
    write(folder / "torch_zip", "small", torch_zip(small_pickle()));
    write(folder / "torch_zip", "module", torch_zip(rich_pickle(false)));
    write(folder / "torch_zip", "wide", zip(torch_entries(small_pickle()), {.zip64 = true}));
    write(folder / "torch_legacy", "small", torch_legacy(small_pickle(true)));
    write(folder / "torch_legacy", "storage", nested_stream());
    write(folder / "npz", "stored",
          zip({{"a.npy", npy("'<f4'", "(2, 3)", floats(6))},
               {"b.npy", npy("'|u1'", "()", bytes_of("x"))},
               {"c.npy", npy("'<f4'", "(3, 2)", floats(6), true)}}));
    const auto bundle = small_bundle();
    write(folder / "tensor_bundle", "small",
          Buffer().put(std::uint16_t(bundle.index.size())).add(bundle.index).add(bundle.data).bytes);
    const float values[] = {1, 2, 3, 4};
    write(folder / "npz", "deflated", make_npz({{"a", make_array(std::span<const float>(values), {2, 2})}}));
    write(folder / "part_config", "flat", part_lines(false));
    write(folder / "part_config", "lifted", part_lines(true));
    write(folder / "safetensors", "small",
          safetensors(R"({"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"__metadata__":{"k":"v"},)"
                      R"("b":{"dtype":"U8","shape":[3],"data_offsets":[24,27]}})",
                      27));
    return 0;
}
