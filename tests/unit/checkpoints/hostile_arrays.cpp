#include "tests/unit/checkpoints/hostile_file.h"

namespace limner::made {
namespace {

void npy_files(const TakeFile& take) {
    const auto with = [&](const std::string& what, Bytes bytes, Outcome outcome = Outcome::refused) {
        take({"array files", "npy", what, bytes, outcome});
        take({"array files", "npz", what, zip({{"a.npy", std::move(bytes)}}), outcome});
    };
    for (const auto* descr : {"'|O'",
                              "'O'",
                              "'O8'",
                              "'>f4'",
                              "'<c8'",
                              "'<c16'",
                              "'|S4'",
                              "'<U4'",
                              "'<M8[s]'",
                              "'<m8[s]'",
                              "'|V4'",
                              "'|V24'",
                              "'f4'",
                              "'='",
                              "''",
                              "None",
                              "[('a', '<f4')]",
                              "[('a', '|O')]",
                              "('<f4', (6,))",
                              "'<f16'",
                              "'<i3'",
                              "\"<f4\"",
                              "'<f4",
                              "__import__('os').system('id')",
                              "'<f4'.__class__",
                              "'<f8'",
                              "'<f2'",
                              "'|b1'",
                              "'<f4\\x00'",
                              "b'<f4'"})
        with(std::string("elements of ") + descr, npy(descr, "(6,)", floats(6)));
    for (const auto* shape : {"(7,)",
                              "(5,)",
                              "(0,)",
                              "()",
                              "(-6,)",
                              "(6.0,)",
                              "6",
                              "(,)",
                              "(2, 2, 2)",
                              "(-1,)",
                              "(-2, -3)",
                              "(4294967296, 4294967296)",
                              "(4294967296, 4294967296, 4294967296)",
                              "(999999999999, 999999999999)",
                              "(9223372036854775807,)",
                              "(18446744073709551615,)",
                              "(18446744073709551622,)",
                              "(2305843009213693958,)",
                              "(99999999999999999999999999,)",
                              "(1,1,1,1,1,1,1,1,6)",
                              "(6",
                              "((6,),)",
                              "('6',)",
                              "(0x6,)",
                              "(6L,)",
                              "(True, 6)",
                              "(6,)) or exit(",
                              "[6]",
                              "range(6)",
                              "(6e0,)",
                              "(0, 9223372036854775807, 6)",
                              "(+6,)",
                              "(6 6,)"})
        with(std::string("the shape ") + shape, npy("'<f4'", shape, floats(6)));
    for (const auto* header :
         {"{}", "", "{'descr': '<f4'}", "{'descr': '<f4', 'fortran_order': False}",
          "{'descr': '<f4', 'fortran_order': False, 'shape': (6,), 'extra': 1}",
          "{'descr': '<f4', 'descr': '|O', 'fortran_order': False, 'shape': (6,)}",
          "{'descr': '<f4', 'fortran_order': False, 'shape': (6,), 'shape': (7,)}",
          "{'descr': '<f4', 'fortran_order': None, 'shape': (6,)}",
          "{'descr': '<f4', 'fortran_order': 0, 'shape': (6,)}",
          "{'descr': '<f4', 'fortran_order': False, 'shape': (6,)} or 1", "exec('import os')",
          "{'descr': '<f4' 'fortran_order': False, 'shape': (6,)}"}) {
        Buffer out;
        const std::string_view text(header);
        out.text("\x93NUMPY").put<std::uint8_t>(1).put<std::uint8_t>(0);
        out.put(static_cast<std::uint16_t>(text.size())).text(text).add(floats(6));
        with(std::string("the header ") + header, out.bytes);
    }
    const auto good = npy("'<f4'", "(6,)", floats(6));
    for (unsigned version = 0; version < 256; ++version) {
        auto bad = good;
        bad[6] = std::byte(version);
        if (version != 1) with(std::string("version ").append(std::to_string(version)), bad);
    }
    for (const std::uint16_t size : {0, 1, 117, 119, 0x7FFF, 0xFFFF}) {
        auto bad = good;
        std::memcpy(bad.data() + 8, &size, 2);
        with(std::string("a header of ").append(std::to_string(size)) + " bytes", bad);
    }
    for (const std::uint32_t size : {0u, 0x10000u, 0x10001u, 0x7FFFFFFFu, 0xFFFFFFFFu}) {
        Buffer out;
        out.text("\x93NUMPY").put<std::uint8_t>(2).put<std::uint8_t>(0).put(size);
        with(std::string("a header of ").append(std::to_string(size)) + " bytes, version 2",
             out.add(Bytes(good.begin() + 10, good.end())).bytes);
    }
}

std::string tensor(std::string_view name, std::string_view dtype, std::string_view shape,
                   std::string_view offsets) {
    return std::string("\"").append(name) + R"(":{"dtype":)" + std::string(dtype) + R"(,"shape":)" +
           std::string(shape) + R"(,"data_offsets":)" + std::string(offsets) + "}";
}

std::string object(std::string_view content) { return std::string("{").append(content).append("}"); }

void safetensors_files(const TakeFile& take) {
    const auto with = [&](const std::string& what, const std::string& header,
                          Outcome outcome = Outcome::refused) {
        take({"array files", "safetensors", what, safetensors(header, 24), outcome});
    };
    const auto one = [&](std::string_view dtype, std::string_view shape, std::string_view offsets) {
        return object(tensor("a", dtype, shape, offsets));
    };
    for (const std::string dtype : {R"("F99")", R"("")", "null", "7", R"(["F32"])", R"("f32")", R"("C64")",
                                    R"("F8_E4M3")", R"("F64")", R"("F16")", R"("BOOL")", R"("F32\u0000")"})
        with("elements of " + dtype, one(dtype, "[6]", "[0,24]"));
    for (const std::string shape : {"[5]",
                                    "[7]",
                                    "[]",
                                    "[0]",
                                    "[-6]",
                                    "[6.0]",
                                    "[6e0]",
                                    "6",
                                    "\"6\"",
                                    "[\"6\"]",
                                    "[[6]]",
                                    "null",
                                    "{}",
                                    "[4294967296,4294967296]",
                                    "[18446744073709551615]",
                                    "[9223372036854775807,2]",
                                    "[4611686018427387910]",
                                    "[1,1,1,1,1,1,1,1,6]",
                                    "[true,6]",
                                    "[2147483648,2147483648,2147483648,2147483648]",
                                    "[99999999999999999999]"})
        with("the shape " + shape, one(R"("F32")", shape, "[0,24]"));
    for (const std::string offsets : {"[0,20]", "[4,28]", "[24,0]", "[0,25]", "[1,25]", "[24,48]", "[0]",
                                      "[]", "[0,24,24]", "[0.0,24]", "[-24,0]", "[0,18446744073709551615]",
                                      "[18446744073709551592,0]", "[\"0\",24]", "null", "24", "{}"})
        with("the offsets " + offsets, one(R"("F32")", "[6]", offsets));
    const auto whole = [&](std::string_view name) { return tensor(name, R"("F32")", "[6]", "[0,24]"); };
    const auto half = [&](std::string_view name, int which) {
        return tensor(name, R"("F32")", "[3]", which == 0 ? "[0,12]" : "[12,24]");
    };
    with("a name twice", object(half("a", 0) + "," + half("a", 1)));
    with("a name twice, once escaped", object(half("a", 0) + "," + half("\\u0061", 1)));
    with("a field twice", R"({"a":{"dtype":"F32","dtype":"F16","shape":[6],"data_offsets":[0,24]}})");
    with("two tensors in one place", object(whole("a") + "," + whole("b")));
    with("two tensors that overlap", object(whole("a") + "," + half("b", 1)));
    with("a hole", object(half("a", 1)));
    with("an unused end", object(half("a", 0)));
    with("no tensor but data", "{}");
    with("a tensor that is a number", R"({"a":7})");
    with("a tensor that is a list", R"({"a":[]})");
    with("metadata that are no texts", R"({"__metadata__":{"k":7},)" + whole("a") + "}");
    with("metadata that are a list", R"({"__metadata__":["k"],)" + whole("a") + "}");
    with("metadata as a text", R"({"__metadata__":"k",)" + whole("a") + "}");
    const auto named_a = whole("a");
    with("JSON that ends early", "{" + named_a);
    with("JSON with more behind", object(named_a) + " {}");
    with("a list", std::string("[").append(named_a).append("]"));
    with("a comment", "{/* */" + whole("a") + "}");
    with("a trailing comma", object(named_a + ","));
    with("not a number", one(R"("F32")", "[NaN]", "[0,24]"));
    with("a name that is no UTF-8", object(whole("\xff\xfe")));
    with("half a surrogate", object(whole("\\ud800")));
    with("a name of two thousand bytes", object(whole(std::string(2000, 'a'))));
    for (const std::string name : {"\\u001b[2J", "a\\nb", "\\u0000", "\\u007f", "\\u009b2J"})
        with("a name with the control character " + name, object(whole(name)));
    for (const std::string name : {"../../etc/passwd", "/etc/passwd", "..", "C:\\\\x", "a/b"})
        with("the name " + name, object(whole(name)), Outcome::refused_or_valid);
    for (const std::size_t depth : {33u, 1'000u, 100'000u}) {
        with(std::string("lists ").append(std::to_string(depth)) + " deep",
             std::string(R"({"a":)").append(depth, '[').append(depth, ']').append("}"));
        std::string nested;
        for (std::size_t i = 0; i < depth; ++i) nested += R"({"a":)";
        with(std::string("objects ").append(std::to_string(depth)) + " deep",
             nested + "1" + std::string(depth, '}'));
    }
    const auto repeated = [](std::string_view part, std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text.append(i > 0 ? "," : "").append(part);
        return text;
    };
    with("four million numbers as a shape",
         one(R"("F32")", std::string("[").append(repeated("1", 4'000'000)).append("]"), "[0,24]"));
    with("three million empty objects",
         std::string(R"({"a":[)").append(repeated("{}", 3'000'000)).append("]}"));
    std::string crowd;
    for (int i = 0; i < 70'000; ++i)
        crowd.append(i > 0 ? "," : "")
            .append(tensor(std::string("t").append(std::to_string(i)), R"("F32")", "[0]", "[0,0]"));
    take({"array files", "safetensors", "seventy thousand empty tensors", safetensors(object(crowd), 0)});
    const auto good = safetensors(object(whole("a")), 24);
    for (const std::uint64_t size : {0ull, 1ull, 2ull, 0x7FFFull, 100ull << 20, (100ull << 20) + 1,
                                     1ull << 32, 1ull << 62, 0x7FFFFFFFFFFFFFFFull, ~0ull, ~0ull - 7}) {
        auto bad = good;
        std::memcpy(bad.data(), &size, 8);
        take({"array files", "safetensors",
              std::string("a header of ").append(std::to_string(size)) + " bytes", bad});
    }
}

}  // namespace

void each_hostile_array(const TakeFile& take) {
    npy_files(take);
    safetensors_files(take);
}

}  // namespace limner::made
