#include "tests/unit/checkpoints/hostile_pickles.h"

namespace limner::made {

// torch.storage._load_from_bytes, the one place where a file lies in a file.
void each_nested_stream(const TakeFile& take) {
    const auto with = [&](std::string what, const Bytes& stream, Outcome outcome = Outcome::refused) {
        for (const auto container : {Container::nvidia_2, Container::nvidia_3, Container::nvidia_4})
            take({"nested streams", name(container), what,
                  file_with_array(container, {.data = [&](PickleWriter& p) { write_bytes(p, stream); }}),
                  outcome});
    };
    const auto root = [](const WriteValue& write) {
        PickleWriter p;
        write(p);
        return torch_legacy(p.finish(), true);
    };
    const auto good = nested_stream();
    const auto nested = [](PickleWriter& p, const Bytes& bytes) {
        p.global("torch.storage", "_load_from_bytes").bytes(bytes).op(0x85).op('R');
    };
    auto deeper = good;
    for (int depth = 2; depth <= 40; ++depth) {
        deeper = root([&](PickleWriter& p) { nested(p, deeper); });
        with(std::string("a stream in a stream, ").append(std::to_string(depth)) + " deep", deeper);
    }
    with("a stream with a tensor in place of a storage",
         root([](PickleWriter& p) { p.tensor("FloatStorage", "0", 6, 0, {6}, {1}, true); }));
    with("a stream with a dictionary", root([](PickleWriter& p) { p.op('}'); }));
    with("a stream with a call",
         root([](PickleWriter& p) { p.global("os", "system").text("id").op(0x85).op('R'); }));
    with("a stream with the other key",
         root([](PickleWriter& p) { p.storage("FloatStorage", "1", 6, true); }));
    with("a stream of another count", root([](PickleWriter& p) { p.storage("FloatStorage", "0", 7, true); }));
    with("a stream of an enormous count",
         root([](PickleWriter& p) { p.storage("FloatStorage", "0", most, true); }));
    with("a stream of another kind", root([](PickleWriter& p) { p.storage("DoubleStorage", "0", 6, true); }));
    with("a stream of no kind", root([](PickleWriter& p) { p.storage("EvilStorage", "0", 6, true); }));
    with("a storage that is its own key", root([](PickleWriter& p) {
             p.op('(').text("storage").global("torch", "FloatStorage").op(']').store(9).recall(9).op('a');
             p.text("cpu").integer(6).op('N').op('t').op('Q');
         }));
    with("a bare pickle", PickleWriter().integer(3).finish());
    with("a torch archive", torch_zip(small_pickle()));
    with("a numpy array", npy("'<f4'", "(6,)", floats(6)));
    with("nothing", {});
    for (std::size_t size = 1; size < good.size(); ++size)
        with(std::string("a stream cut after ").append(std::to_string(size)) + " bytes",
             Bytes(good.begin(), good.begin() + long(size)));
    for (std::size_t at = 0; at < good.size(); ++at)
        for (const unsigned bit : {0u, 4u, 7u}) {
            auto changed = good;
            changed[at] ^= std::byte(1u << bit);
            with(std::string("a stream with bit ").append(std::to_string(bit)) + " of byte " +
                     std::to_string(at) + " changed",
                 changed, Outcome::refused_or_valid);
        }
    // A correct stream with much to parse, written once as a text and asked for again and again.
    const auto busy =
        torch_legacy(PickleWriter().storage("FloatStorage", "0", 6, true).finish(), true, 200'000);
    for (const auto container : {Container::nvidia_2, Container::nvidia_3, Container::nvidia_4}) {
        auto p = writer_for(container);
        p.op('(').text(latin_text(busy)).store(1000).op(']').op('(');
        for (int i = 0; i < 2'000; ++i) {
            p.global("torch._utils", "_rebuild_tensor_v2").op('(');
            p.global("torch.storage", "_load_from_bytes").global("_codecs", "encode").recall(1000);
            p.text("latin1").op(0x86).op('R').op(0x85).op('R').integer(0).integers({6}).integers({1});
            p.op(0x89).op('}').op('t').op('R');
        }
        take({"nested streams", name(container), "one text decoded two thousand times",
              p.op('e').op('t').finish(), Outcome::refused_or_valid});
    }
}

}  // namespace limner::made
