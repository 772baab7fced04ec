// The two ways NVIDIA's networks are pickled: persistent objects of PyTorch, network objects of TensorFlow.

#include "tests/unit/checkpoints/expect.h"

using namespace limner;
using namespace limner::made;

namespace {

/// numpy.core.multiarray._reconstruct(ndarray, (0,), b'b') with the state of a float array.
PickleWriter& numpy_array(PickleWriter& p, const std::vector<std::int32_t>& shape, const Bytes& data) {
    p.global("numpy.core.multiarray", "_reconstruct").op('(').global("numpy", "ndarray");
    p.integers({0}).bytes(bytes_of("b")).op('t').op('R').op('(').integer(1).integers(shape);
    p.global("numpy", "dtype").op('(').text("f4").op(0x89).op(0x88).op('t').op('R');
    p.op('(').integer(3).text("<").op('N').op('N').op('N').integer(-1).integer(-1).integer(0).op('t').op('b');
    return p.op(0x89).bytes(data).op('t').op('b');
}

/// Opens a dnnlib Network and its state up to the value of "variables".
PickleWriter& open_network(PickleWriter& p) {
    p.global("dnnlib.tflib.network", "Network").op(')').op(0x81).op('}').op('(');
    p.text("version").integer(3).text("name").text("Gs").text("build_module_src").text("raise SystemExit");
    return p.text("variables");
}

/// {"G_ema": persistent object} with this state.
Bytes persistent(const auto& write_state) {
    PickleWriter p;
    p.op('}').text("G_ema").global("torch_utils.persistence", "_reconstruct_persistent_obj").op('}').op('(');
    p.text("class_name").text("Generator").text("module_src").text("import os").text("state");
    write_state(p);
    p.op('u').op(0x85).op('R').op('s');
    return p.finish();
}

}  // namespace

TEST_CASE("A TensorFlow network gives its variables by name, and none of its program", "[checkpoints]") {
    PickleWriter p;
    p.op('}').text("Gs");
    open_network(p).op(']').text("synthesis/weight");
    numpy_array(p, {2, 3}, floats(6)).op(0x86).op('a').op('u').op('b').op('s');
    const auto tree = parsed(p.finish());
    REQUIRE(tree);
    REQUIRE(tree->arrays.contains("Gs/synthesis/weight"));
    CHECK(tree->arrays.at("Gs/synthesis/weight").shape == std::vector<std::int64_t>{2, 3});
    CHECK(tree->arrays.at("Gs/synthesis/weight").to_floats()[5] == 5.5f);
    CHECK_FALSE(tree->scalars.contains("Gs/build_module_src"));
}

TEST_CASE("A TensorFlow network that is malformed is refused", "[checkpoints][hostile]") {
    const auto with_variable = [](const auto& write) {
        PickleWriter p;
        p.op('}').text("Gs");
        open_network(p).op(']');
        write(p);
        p.op('a').op('u').op('b').op('s');
        return p.finish();
    };
    SECTION("a variable that is no pair") {
        CHECK(refused(with_variable([](PickleWriter& p) { p.integer(7); })));
        CHECK(refused(with_variable([](PickleWriter& p) { p.text("name").op(0x85); })));
    }
    SECTION("an array larger than its data") {
        CHECK(refused(with_variable([](PickleWriter& p) {
            p.text("w");
            numpy_array(p, {1 << 30, 1 << 30}, floats(6)).op(0x86);
        })));
    }
    SECTION("an array of negative size") {
        CHECK(refused(with_variable([](PickleWriter& p) {
            p.text("w");
            numpy_array(p, {-2, -3}, floats(6)).op(0x86);
        })));
    }
    SECTION("parts that are no dictionary") {
        PickleWriter p;
        p.op('}').text("Gs").global("dnnlib.tflib.network", "Network").op(')').op(0x81).op('}').op('(');
        p.text("components").integer(3).op('u').op('b').op('s');
        CHECK(refused(p.finish()));
    }
}

TEST_CASE("A persistent object that is malformed is refused", "[checkpoints][hostile]") {
    CHECK(refused(persistent([](PickleWriter& p) { p.integer(1); })));
    CHECK(refused(persistent([](PickleWriter& p) {
        p.op('}').op('(').text("_parameters").integer(3).text("_modules").op('}').op('u');
    })));
    const auto good = persistent([](PickleWriter& p) {
        p.op('}')
            .op('(')
            .text("_parameters")
            .op('}')
            .text("_modules")
            .op('}')
            .text("z_dim")
            .integer(5)
            .op('u');
    });
    const auto tree = parsed(good);
    REQUIRE(tree);
    CHECK(std::get<std::int64_t>(tree->scalars.at("G_ema/z_dim")) == 5);
    CHECK(std::get<std::string>(tree->scalars.at("G_ema/class_name")) == "Generator");
    CHECK_FALSE(tree->scalars.contains("G_ema/module_src"));
}
