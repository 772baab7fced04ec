#include "tests/unit/checkpoints/pickle_container.h"

namespace limner::made {
namespace {

void write(PickleWriter& p, const WriteValue& part, const WriteValue& right) { (part ? part : right)(p); }

bool is_torch(PickleContainer container) {
    return container == PickleContainer::torch_zip || container == PickleContainer::torch_legacy;
}

void write_torch_storage(PickleWriter& p, bool legacy, const ArrayParts& parts) {
    p.op('(').text("storage");
    write(p, parts.kind, [](PickleWriter& q) { q.global("torch", "FloatStorage"); });
    write(p, parts.key, [](PickleWriter& q) { q.text("0"); });
    p.text("cuda:0");
    write(p, parts.count, [](PickleWriter& q) { q.integer(6); });
    if (legacy) p.op('N');
    p.op('t').op('Q');
}

// torch._utils._rebuild_tensor_v2(storage, offset, shape, strides, False, hooks)
void write_torch_array(PickleWriter& p, PickleContainer container, const ArrayParts& parts) {
    p.global("torch._utils", "_rebuild_tensor_v2").op('(');
    write(p, parts.storage, [&](PickleWriter& q) {
        if (is_torch(container))
            return write_torch_storage(q, container == PickleContainer::torch_legacy, parts);
        q.global("torch.storage", "_load_from_bytes");
        write(q, parts.data, [](PickleWriter& r) { write_bytes(r, nested_stream()); });
        q.op(0x85).op('R');
    });
    write(p, parts.offset, [](PickleWriter& q) { q.integer(0); });
    write(p, parts.shape, [](PickleWriter& q) { q.integers({2, 3}); });
    write(p, parts.strides, [](PickleWriter& q) { q.integers({3, 1}); });
    p.op(0x89);
    write(p, parts.hooks, [](PickleWriter& q) { q.global("collections", "OrderedDict").op(')').op('R'); });
    p.op('t').op('R');
}

// numpy.core.multiarray._reconstruct(ndarray, (0,), b'b') and the state of a float array
void write_numpy_array(PickleWriter& p, const ArrayParts& parts) {
    p.global("numpy.core.multiarray", "_reconstruct").op('(').global("numpy", "ndarray").integers({0});
    write_bytes(p, bytes_of("b"));
    p.op('t').op('R').op('(').integer(1);
    write(p, parts.shape, [](PickleWriter& q) { q.integers({2, 3}); });
    write(p, parts.dtype, [](PickleWriter& q) {
        q.global("numpy", "dtype").op('(').text("f4").op(0x89).op(0x88).op('t').op('R').op('(').integer(3);
        q.text("<").op('N').op('N').op('N').integer(-1).integer(-1).integer(0).op('t').op('b');
    });
    p.op(0x89);
    write(p, parts.data, [](PickleWriter& q) { write_bytes(q, floats(6)); });
    p.op('t').op('b');
}

}  // namespace

std::string_view name(PickleContainer container) {
    constexpr std::string_view names[] = {"torch zip",         "torch legacy",      "NVIDIA protocol 2",
                                          "NVIDIA protocol 3", "NVIDIA protocol 4", "TensorFlow era"};
    return names[static_cast<std::size_t>(container)];
}

PickleWriter writer_for(PickleContainer container) {
    switch (container) {
        case PickleContainer::nvidia_3:
        case PickleContainer::tensorflow:
            return PickleWriter(3);
        case PickleContainer::nvidia_4:
            return PickleWriter(4);
        default:
            return PickleWriter(2);
    }
}

std::string latin_text(const Bytes& bytes) {
    std::string text;
    for (const auto b : bytes) {
        const auto code = static_cast<unsigned char>(b);
        if (code >= 0x80) text += static_cast<char>(0xC0 | code >> 6);
        text += static_cast<char>(code >= 0x80 ? 0x80 | (code & 0x3F) : code);
    }
    return text;
}

void write_bytes(PickleWriter& p, const Bytes& bytes) {
    if (p.protocol() >= 3)
        p.bytes(bytes);
    else
        p.global("_codecs", "encode").text(latin_text(bytes)).text("latin1").op(0x86).op('R');
}

Bytes nested_stream() {
    PickleWriter root;
    root.storage("FloatStorage", "0", 6, true);
    return torch_legacy(root.finish(), true);
}

void write_array(PickleWriter& p, PickleContainer container, const ArrayParts& parts) {
    if (container == PickleContainer::tensorflow)
        write_numpy_array(p, parts);
    else
        write_torch_array(p, container, parts);
}

PickleWriter holding(PickleContainer container, const WriteValue& value) {
    auto p = writer_for(container);
    if (container == PickleContainer::tensorflow) {
        p.op('(').global("dnnlib.tflib.network", "Network").op(')').op(0x81).op('}').op('(');
        p.text("version")
            .integer(3)
            .text("name")
            .text("Gs")
            .text("build_module_src")
            .text("raise SystemExit");
        p.text("static_kwargs").op('}').text("x");
        value(p);
        p.op('s').text("variables").op(']').text("w");
        write_array(p, container);
        p.op(0x86).op('a').op('u').op('b').op('t');
        return p;
    }
    if (is_torch(container)) {
        p.op('}').op('(').text("w");
        write_array(p, container);
        p.text("x");
        value(p);
        p.op('u');
        return p;
    }
    p.op('}').text("G_ema").global("torch_utils.persistence", "_reconstruct_persistent_obj").op('}').op('(');
    p.text("class_name").text("Generator").text("module_src").text("import os").text("state").op('}').op('(');
    p.text("_parameters").op('}').text("w");
    write_array(p, container);
    p.op('s').text("_buffers").op('}').text("_modules").op('}').text("x");
    value(p);
    p.op('u').op('u').op(0x85).op('R').op('s');
    return p;
}

Bytes wrapped(PickleContainer container, const Bytes& pickle) {
    if (container == PickleContainer::torch_legacy) return torch_legacy(pickle, true);
    if (container != PickleContainer::torch_zip) return pickle;
    auto entries = torch_entries(pickle);
    entries.erase(entries.begin() + 2);
    return zip(entries);
}

Bytes file_holding(PickleContainer container, const WriteValue& value) {
    return wrapped(container, holding(container, value).finish());
}

Bytes file_with_array(PickleContainer container, const ArrayParts& parts) {
    auto p = writer_for(container);
    p.op('}').text("w");
    write_array(p, container, parts);
    return wrapped(container, p.op('s').finish());
}

}  // namespace limner::made
