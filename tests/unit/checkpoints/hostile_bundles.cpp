#include "tests/unit/checkpoints/hostile_file.h"
#include "tests/unit/checkpoints/made_bundle.h"

namespace limner::made {
namespace {

class Bundles {
public:
    explicit Bundles(const TakeFile& take) : take_(take) {}

    void index(const std::string& what, Bytes bytes, Outcome outcome = Outcome::refused,
               const std::string& says = "") const {
        take_({"tensor bundles", "tensor bundle", what, std::move(bytes), outcome, says, numbers});
    }
    /// A bundle of these entries after a correct header.
    void entries(const std::string& what, BundleEntries listed, Outcome outcome = Outcome::refused,
                 const std::string& says = "") const {
        listed.insert(listed.begin(), {"", bundle_header()});
        BundleTable table;
        table.add(listed);
        index(what, table.finish(), outcome, says);
    }
    void entry(const std::string& what, const Bytes& message, Outcome outcome = Outcome::refused) const {
        entries(what, {{"a", message}}, outcome);
    }

    const Bytes numbers = floats(6);

private:
    const TakeFile& take_;
};

void descriptions(const Bundles& with) {
    const auto shape = bundle_shape({2, 3});
    for (std::uint64_t type = 0; type < 64; ++type)
        if (type != 1)  // float; int32 has its size, too
            with.entry("elements of kind " + std::to_string(type), bundle_entry(type, shape, 0, with.numbers),
                       type == 3 ? Outcome::refused_or_valid : Outcome::refused);
    with.entry("elements of a kind beyond all numbers", bundle_entry(~0ull, shape, 0, with.numbers));
    const std::vector<std::vector<std::uint64_t>> wrong{{},
                                                        {5},
                                                        {7},
                                                        {0},
                                                        {2, 2},
                                                        {2, 3, 2},
                                                        {~0ull},
                                                        {~0ull, ~5ull},
                                                        {1ull << 32, 1ull << 32},
                                                        {(1ull << 62) + 6},
                                                        {1ull << 63},
                                                        {0, ~0ull >> 1},
                                                        {1, 1, 1, 1, 1, 1, 1, 1, 6},
                                                        std::vector<std::uint64_t>(100'000, 1)};
    for (std::size_t i = 0; i < wrong.size(); ++i)
        with.entry("wrong shape " + std::to_string(i),
                   bundle_entry(1, bundle_shape(wrong[i]), 0, with.numbers));
    Bytes unknown_rank;
    add_field(unknown_rank, 3, 1);
    with.entry("a shape of unknown rank", bundle_entry(1, unknown_rank, 0, with.numbers));
    for (const std::uint64_t offset : {1ull, 24ull, 1ull << 32, 1ull << 63, ~0ull, ~23ull})
        with.entry("numbers at " + std::to_string(offset), bundle_entry(1, shape, offset, with.numbers));
    auto other = with.numbers;
    other[0] ^= std::byte(1);
    with.entry("a checksum of other numbers", bundle_entry(1, shape, 0, other));
    for (const unsigned field : {3u, 7u, 8u, 1000u}) {
        auto message = bundle_entry(1, shape, 0, with.numbers);
        add_field(message, field, 1);
        with.entry("the field " + std::to_string(field), message);
    }
    const auto whole = bundle_entry(1, shape, 0, with.numbers);
    for (std::size_t size = 0; size < whole.size(); ++size)
        with.entry("a description of " + std::to_string(size) + " bytes",
                   Bytes(whole.begin(), whole.begin() + std::ptrdiff_t(size)));
    for (unsigned kind : {1u, 3u, 4u, 6u, 7u}) {
        auto message = whole;
        add_varint(message, (9 << 3) | kind);
        with.entry("a field of wire type " + std::to_string(kind), message);
    }
    for (const std::size_t length : {10u, 11u, 1'000'000u}) {
        auto message = whole;
        message.insert(message.end(), length, std::byte(0xff));
        with.entry("a number of " + std::to_string(length) + " bytes", message);
    }
}

void names(const Bundles& with) {
    const auto empty = bundle_entry(1, bundle_shape({0}), 0, {});
    const auto whole = bundle_entry(1, bundle_shape({6}), 0, with.numbers);
    with.entries("a name twice", {{"a", empty}, {"a", empty}});
    with.entries("a second header that is none", {{"", whole}});
    with.entries("two tensors in one place", {{"a", whole}, {"b", whole}}, Outcome::refused, "overlap");
    with.entries("a name that is no UTF-8", {{"\xff\xfe", whole}});
    with.entries("a name with a control character", {{"\x1b[2J", whole}});
    with.entries("a name of two thousand bytes", {{std::string(2000, 'a'), whole}});
    for (const std::string name : {"../../etc/passwd", "/etc/passwd", "..", "C:\\x"})
        with.entries("the name " + name, {{name, whole}}, Outcome::refused_or_valid);
    BundleEntries crowd;
    for (int i = 100'000; i < 170'000; ++i)
        crowd.emplace_back(std::string("t").append(std::to_string(i)), empty);
    with.entries("seventy thousand empty tensors", crowd);
    for (int i = 0; i < 5'000; ++i) crowd[std::size_t(i)].first.insert(0, std::string(1'000, 'n'));
    crowd.resize(5'000);
    with.entries("five thousand names that share a thousand bytes", crowd, Outcome::refused_or_valid);
}

/// A block of entries that may be none, after a correct header.
void block(const Bundles& with, const std::string& what, const Bytes& content,
           Outcome outcome = Outcome::refused) {
    BundleTable table;
    table.add({{"", bundle_header()}});
    table.add_place(table.put(content));
    with.index(what, table.finish(), outcome);
}

void blocks(const Bundles& with) {
    for (const std::size_t size : {0u, 1u, 3u})
        block(with, "a block of " + std::to_string(size), Bytes(size));
    for (const std::uint32_t restarts : {2u, 1000u, 0x3fffffffu, 0x40000000u, 0xffffffffu}) {
        Bytes content;
        add_number(content, restarts);
        block(with, std::to_string(restarts) + " restarts in nothing", content);
    }
    const std::vector<std::pair<std::uint64_t, std::uint64_t>> claims{{1, 0}, {~0ull, 1}, {1ull << 32, 0}};
    for (const auto& [shared, own] : claims) {
        Bytes content;
        add_varint(content, shared);
        add_varint(content, own);
        add_varint(content, ~0ull);
        add_number(content, std::uint32_t(0));
        block(with, "an entry that shares " + std::to_string(shared), content);
    }
    const std::vector<std::pair<std::uint64_t, std::uint64_t>> places{
        {0, ~0ull}, {~0ull, 0}, {~0ull, ~0ull}, {1ull << 63, 1ull << 63}, {0, 1'000'000}, {1'000'000, 0}};
    for (const auto& [offset, size] : places) {
        Bytes place;
        add_varint(place, offset);
        add_varint(place, size);
        BundleTable table, root;
        table.add({{"", bundle_header()}});
        table.add_place(place);
        const auto where = std::to_string(offset) + ", " + std::to_string(size);
        with.index("a block at " + where, table.finish());
        with.index("a root at " + where, root.finish(root.put(bundle_block({})), place));
    }
    BundleTable again;
    again.add({{"", bundle_header()}});
    Bytes nothing(400'000);  // no entry, but a checksum over all of it
    std::memcpy(nothing.data() + nothing.size() - 4, "\x9f\x86\x01", 4);
    const auto place = again.put(nothing);
    for (int i = 0; i < 50'000; ++i) again.add_place(place);
    with.index("fifty thousand places of one block", again.finish(), Outcome::refused, "overlap");
    BundleTable self;
    Bytes first;
    add_varint(first, 0);
    add_varint(first, 11);
    const auto root = self.put(bundle_block({{"~", first}}));
    with.index("a block that is its own root", self.finish(root, root));
    for (unsigned kind = 1; kind < 256; kind += 17) {
        BundleTable table;
        table.add({{"", bundle_header()}}, std::uint8_t(kind));
        with.index("a block compressed as " + std::to_string(kind), table.finish());
    }
}

void headers(const Bundles& with) {
    const auto headed = [&](const std::string& what, const Bytes& header) {
        with.index(what, small_bundle(header).index);
    };
    for (const std::uint64_t shards : {0ull, 2ull, 1ull << 32, ~0ull})
        headed(std::to_string(shards) + " files of numbers", bundle_header(shards));
    for (const std::uint64_t order : {1ull, 2ull, ~0ull})
        headed("the order " + std::to_string(order), bundle_header(1, order));
    headed("an empty header", {});
    headed("a header that ends early", {std::byte(8)});
    BundleTable table;
    table.add({{"a", bundle_entry(1, bundle_shape({6}), 0, with.numbers)}});
    with.index("no header", table.finish());
    with.index("nothing but a footer", BundleTable().finish({}, {}));
}

/// One bit of a correct bundle changed, with and without its checksums put right; and cut anywhere.
void damages(const Bundles& with, const TakeFile& take) {
    const auto good = small_bundle();
    const auto taken = [&](const std::string& what, const Bundle& bundle, Outcome outcome) {
        take({"tensor bundles", "tensor bundle", what, bundle.index, outcome, "", bundle.data});
    };
    for (std::size_t bit = 0; bit < 8 * good.index.size(); ++bit) {
        auto changed = good;
        changed.index[bit / 8] ^= std::byte(1u << bit % 8);
        const auto what = std::string("bit ").append(std::to_string(bit)) + " changed";
        taken(what, changed, Outcome::refused_or_valid);
        repair_bundle_checksums(changed.index, changed.data);
        taken(what + ", checksums right", changed, Outcome::refused_or_valid);
    }
    for (std::size_t size = 1; size < good.index.size(); ++size)
        taken(std::string("the last ").append(std::to_string(size)) + " bytes",
              {Bytes(good.index.end() - std::ptrdiff_t(size), good.index.end()), good.data},
              Outcome::refused);
    for (std::size_t size = 1; size < good.data.size(); ++size)
        taken(std::string("numbers of ").append(std::to_string(size)) + " bytes",
              {good.index, Bytes(good.data.begin(), good.data.begin() + std::ptrdiff_t(size))},
              Outcome::refused);
    for (std::size_t bit = 0; bit < 8 * good.data.size(); ++bit) {
        auto changed = good;
        changed.data[bit / 8] ^= std::byte(1u << bit % 8);
        taken(std::string("bit ").append(std::to_string(bit)) + " of the numbers changed", changed,
              Outcome::refused);
    }
    with.index("the numbers of another bundle", good.index);
}

}  // namespace

void each_hostile_bundle(const TakeFile& take) {
    const Bundles with(take);
    descriptions(with);
    names(with);
    blocks(with);
    headers(with);
    damages(with, take);
}

}  // namespace limner::made
