#include <algorithm>
#include <numeric>

#include "engine/checkpoints/npz.h"
#include "tests/unit/checkpoints/hostile_file.h"

namespace limner::made {
namespace {

template <class T>
T at(const Bytes& bytes, std::size_t position) {
    T value;
    std::memcpy(&value, bytes.data() + position, sizeof value);
    return value;
}
void set(Bytes& bytes, std::size_t position, std::uint64_t value, std::size_t width) {
    std::memcpy(bytes.data() + position, &value, width);
}

Bytes array() { return npy("'<f4'", "(6,)", floats(6)); }
Bytes narrow_array() { return npy("'<f2'", "(12,)", floats(6)); }

struct Archive {
    const char* container;
    Bytes bytes;
};

std::vector<Archive> archives() {
    auto plain = torch_entries(small_pickle());
    for (auto& entry : plain) entry.descriptor = false;
    const std::vector<float> values(1000, 1.5f);
    return {{"torch zip", torch_zip(small_pickle())},
            {"torch zip, sizes in front", zip(plain)},
            {"torch zip, 64 bits", zip(torch_entries(small_pickle()), {.zip64 = true})},
            {"npz", zip({{"a.npy", array()}, {"b.npy", narrow_array()}})},
            {"npz, deflated", make_npz({{"a", make_array(std::span<const float>(values), {1000})},
                                        {"b", make_array(std::span<const float>(values), {10, 100})}})}};
}

/// A number somewhere in the headers of an archive.
struct Field {
    std::string name;
    std::size_t position, width;
    bool means_nothing = false;    // times, versions, attributes
    bool may_be_left_out = false;  // zero, and in sizes all ones, stand for "elsewhere"
};

std::vector<Field> fields_of(const Bytes& archive) {
    std::vector<Field> fields;
    const auto end = archive.size() - 22;
    const bool wide = end >= 20 && at<std::uint32_t>(archive, end - 20) == 0x07064b50;
    auto directory = std::size_t{at<std::uint32_t>(archive, end + 16)};
    if (wide) {
        const auto record = end - 76;
        directory = static_cast<std::size_t>(at<std::uint64_t>(archive, record + 48));
        for (const auto& [name, offset, width] : {std::tuple{"signature", 0, 4},
                                                  {"size of the record", 4, 8},
                                                  {"disk", 16, 4},
                                                  {"disk of the directory", 20, 4},
                                                  {"entries here", 24, 8},
                                                  {"entries", 32, 8},
                                                  {"size of the directory", 40, 8},
                                                  {"directory", 48, 8}})
            fields.push_back(
                {std::string("64-bit end, ") + name, record + std::size_t(offset), std::size_t(width)});
        for (const auto& [name, offset, width] :
             {std::tuple{"disk", 4, 4}, {"record", 8, 8}, {"disks", 16, 4}})
            fields.push_back({std::string("locator, ") + name, end - 20 + std::size_t(offset),
                              std::size_t(width), false, name == std::string_view("disks")});
    }
    for (const auto& [name, offset, width] : {std::tuple{"signature", 0, 4},
                                              {"disk", 4, 2},
                                              {"disk of the directory", 6, 2},
                                              {"entries here", 8, 2},
                                              {"entries", 10, 2},
                                              {"size of the directory", 12, 4},
                                              {"directory", 16, 4},
                                              {"comment", 20, 2}})
        fields.push_back({std::string("end, ") + name, end + std::size_t(offset), std::size_t(width)});
    while (at<std::uint32_t>(archive, directory) == 0x02014b50) {
        const auto local = std::size_t{at<std::uint32_t>(archive, directory + 42)};
        const auto name_size = at<std::uint16_t>(archive, directory + 28);
        const std::string part(reinterpret_cast<const char*>(archive.data()) + directory + 46, name_size);
        const bool later = (at<std::uint16_t>(archive, directory + 8) & 8) != 0;
        for (const auto& [name, offset, width, nothing] : {std::tuple{"signature", 0, 4, false},
                                                           {"version made by", 4, 2, true},
                                                           {"version", 6, 2, true},
                                                           {"flags", 8, 2, false},
                                                           {"method", 10, 2, false},
                                                           {"time", 12, 2, true},
                                                           {"date", 14, 2, true},
                                                           {"checksum", 16, 4, false},
                                                           {"packed size", 20, 4, false},
                                                           {"size", 24, 4, false},
                                                           {"length of the name", 28, 2, false},
                                                           {"length of the extra field", 30, 2, false},
                                                           {"length of the comment", 32, 2, false},
                                                           {"disk", 34, 2, false},
                                                           {"inner attributes", 36, 2, true},
                                                           {"outer attributes", 38, 4, true},
                                                           {"local header", 42, 4, false}})
            fields.push_back({part + ", directory, " + name, directory + std::size_t(offset),
                              std::size_t(width), nothing});
        for (const auto& [name, offset, width, nothing, sized] :
             {std::tuple{"signature", 0, 4, false, false},
              {"version", 4, 2, true, false},
              {"flags", 6, 2, false, false},
              {"method", 8, 2, false, false},
              {"time", 10, 2, true, false},
              {"date", 12, 2, true, false},
              {"checksum", 14, 4, false, true},
              {"packed size", 18, 4, false, true},
              {"size", 22, 4, false, true},
              {"length of the name", 26, 2, false, false},
              {"length of the extra field", 28, 2, false, false}})
            fields.push_back({part + ", local header, " + name, local + std::size_t(offset),
                              std::size_t(width), nothing, later && sized});
        if (later) {
            const auto descriptor = local + 30 + name_size + at<std::uint16_t>(archive, local + 28) +
                                    at<std::uint32_t>(archive, directory + 20);
            for (const auto& [name, offset] :
                 {std::pair{"signature", 0u}, {"checksum", 4u}, {"packed size", 8u}, {"size", 12u}})
                fields.push_back({part + ", descriptor, " + name, descriptor + offset, 4});
        }
        directory += 46u + name_size + at<std::uint16_t>(archive, directory + 30) +
                     at<std::uint16_t>(archive, directory + 32);
    }
    return fields;
}

// Each number of each header says something else than it should.
void disagreements(const TakeFile& take) {
    for (const auto& [container, good] : archives())
        for (const auto& field : fields_of(good)) {
            std::uint64_t right = 0;
            std::memcpy(&right, good.data() + field.position, field.width);
            const auto ones = field.width == 8 ? ~0ull : (1ull << 8 * field.width) - 1;
            std::vector<std::uint64_t> values{0,        1,   right + 1, right - 1, ones / 2, ones / 2 + 1,
                                              ones - 1, ones};
            if (field.width == 2)
                for (int bit = 0; bit < 16; ++bit) values.push_back(right ^ 1ull << bit);
            if (field.width == 8) values.insert(values.end(), {1ull << 32, 1ull << 40, right + (1ull << 32)});
            std::ranges::sort(values);
            values.erase(std::ranges::unique(values).begin(), values.end());
            for (const auto number : values) {
                const auto value = number & ones;
                if (value == right) continue;
                auto bad = good;
                set(bad, field.position, value, field.width);
                const bool flags = field.name.ends_with("flags"),
                           left_out = value == 0 || (value == ones && !field.name.ends_with("checksum"));
                // Bit 11 says how a name is spelled; a directory in 64 bits makes the short numbers optional.
                const bool tolerated = field.means_nothing || (field.may_be_left_out && left_out) ||
                                       (flags && (value ^ right) == 0x800);
                take({"zip disagreements", container, field.name + " = " + std::to_string(value),
                      std::move(bad), tolerated ? Outcome::refused_or_valid : Outcome::refused});
            }
        }
}

struct Spoiled {
    const char* what;
    void (*spoil)(std::vector<Entry>&, ZipTricks&);
};
const Spoiled spoiled[] = {
    {"encryption", [](auto& e, auto&) { e[1].flags |= 1; }},
    {"strong encryption", [](auto& e, auto&) { e[1].flags |= 1 << 6; }},
    {"masked headers", [](auto& e, auto&) { e[1].flags |= 1 << 13; }},
    {"a method nobody has", [](auto& e, auto&) { e[1].method = 77; }},
    {"LZMA", [](auto& e, auto&) { e[1].method = 14; }},
    {"overlapping entries", [](auto& e, auto&) { e[1].offset = 0; }},
    {"all entries at one place",
     [](auto& e, auto&) {
         for (auto& entry : e) entry.offset = 0;
     }},
    {"an entry inside another", [](auto& e, auto&) { e[1].offset = 40; }},
    {"an entry in the directory", [](auto& e, auto&) { e[1].offset = 0x200; }},
    {"an entry twice", [](auto& e, auto&) { e.push_back(e[0]); }},
    {"an entry twice with other content",
     [](auto& e, auto&) { e.push_back(e[0]), e.back().content = floats(2); }},
    {"a comment on an entry", [](auto& e, auto&) { e[1].comment = "hi"; }},
    {"a cut extra field",
     [](auto& e, auto&) { e[1].extra = std::string("\1\0\x20\0", 4), e[1].size = 0xFFFFFFFF; }},
    {"a 64-bit size twice",
     [](auto& e, auto&) {
         e[1].size = 0xFFFFFFFF;
         const auto field = std::string("\1\0\x08\0", 4) + std::string(8, '\0');
         e[1].extra = field + field;
     }},
    {"a comment", [](auto&, auto& t) { t.comment = "hi"; }},
    {"an archive in the comment",
     [](auto&, auto& t) { t.comment = std::string("PK\5\6") + std::string(18, '\0'); }},
    {"a comment of 64 KB", [](auto&, auto& t) { t.comment = std::string(65'535, 'P'); }},
    {"a byte behind", [](auto&, auto& t) { t.trailing.append("x"); }},
    {"a second end", [](auto&, auto& t) { t.trailing = std::string("PK\5\6") + std::string(18, '\0'); }},
    {"a header in front", [](auto&, auto& t) { t.prefix.append("PK\3\4"); }},
    {"gaps between entries", [](auto&, auto& t) { t.gap = "gap"; }},
    {"a secret before the directory", [](auto&, auto& t) { t.before_directory = "secret"; }},
    {"a count of entries beyond 2^40", [](auto&, auto& t) { t.zip64 = true, t.wide_count = 1ull << 40; }},
    {"a 64-bit directory that wraps around",
     [](auto&, auto& t) { t.zip64 = true, t.wide_offset = ~0ull - 10; }},
};

void tricks(const TakeFile& take) {
    const std::pair<const char*, std::vector<Entry>> kinds[] = {
        {"torch zip", torch_entries(small_pickle())},
        {"npz", {{"a.npy", array()}, {"b.npy", narrow_array()}, {"c.npy", array()}}}};
    for (const auto& [container, good] : kinds)
        for (const auto& [what, spoil] : spoiled) {
            auto entries = good;
            ZipTricks with;
            spoil(entries, with);
            take({"zip disagreements", container, what, zip(entries, with)});
        }
}

// Names that lead out of their folder, and names of what torch does not write.
void names(const TakeFile& take) {
    const std::string bad[] = {"../evil",
                               "../../../../etc/passwd",
                               "model/../../evil",
                               "/etc/passwd",
                               "//server/share",
                               "model//data",
                               "model/./x",
                               "./model/x",
                               "model/data/",
                               "C:/x",
                               "C:x",
                               "model\\data\\0",
                               "..\\evil",
                               "model/data/0\n",
                               "",
                               "/",
                               ".",
                               "..",
                               "model/\x7f",
                               "model/\xff\xfe",
                               "model/\xc0\xaf",
                               "model/\xc0\xae\xc0\xae/x",
                               "model/\xed\xa0\x80",
                               std::string("model/data/a\0b", 14),
                               "model/" + std::string(2000, 'a'),
                               std::string("a\0.npy", 6),
                               "../a.npy",
                               "/a.npy",
                               "a\\b.npy",
                               "x/../a.npy",
                               "a.npy/",
                               "model/data/con:aux",
                               "~root/\x01"};
    const std::pair<const char*, std::vector<Entry>> kinds[] = {
        {"torch zip", torch_entries(small_pickle())},
        {"npz", {{"a1.npy", array()}, {"b.npy", narrow_array()}}}};
    for (const auto& [container, good] : kinds) {
        for (const auto& name : bad) {
            auto entries = good;
            entries.push_back({name, array()});
            take({"path traversal", container, "the name \"" + name + "\" as the last", zip(entries)});
            entries = good;
            entries.insert(entries.begin(), {name, array()});
            take({"path traversal", container, "the name \"" + name + "\" as the first", zip(entries)});
            entries = good;
            entries[1].name = name;
            take(
                {"path traversal", container, "the name \"" + name + "\" in place of another", zip(entries)});
            entries[1].name = good[1].name;
            entries[1].local_name = name;
            take({"path traversal", container, "the name \"" + name + "\" in the local header only",
                  zip(entries)});
            entries[1].name = name;
            entries[1].local_name = good[1].name;
            take({"path traversal", container, "the name \"" + name + "\" in the directory only",
                  zip(entries)});
        }
    }
    for (const std::string name :
         {"other/data/7", "stray", "model/evil.so", "model/data.pkl/x", "model/DATA.PKL", "Model/data.pkl",
          "model/code/x.py", "model/constants.pkl", "model/extra/x", "model/attributes.pkl", "mimetype"}) {
        auto entries = torch_entries(small_pickle());
        entries.push_back({name, bytes_of("x")});
        take({"path traversal", "torch zip", "a stray entry " + name, zip(entries)});
    }
    for (const auto skipped : {0u, 1u, 2u, 3u}) {
        auto entries = torch_entries(small_pickle());
        entries.erase(entries.begin() + skipped);
        take({"path traversal", "torch zip",
              std::string("without its entry ").append(std::to_string(skipped)), zip(entries)});
    }
}

/// Raw deflate of `start` and then `megabytes` of zeros, about a thousandth of that; the same megabyte again
/// and again. The checksum is right.
Entry bomb(std::string name, const Bytes& start, std::size_t megabytes) {
    const auto deflated = [](const Bytes& bytes, int flush) {
        z_stream stream{};
        deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
        Bytes out(bytes.size() + 1024);
        stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
        stream.avail_in = static_cast<uInt>(bytes.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        deflate(&stream, flush);
        out.resize(out.size() - stream.avail_out);
        deflateEnd(&stream);
        return out;
    };
    const auto checksum = [](const Bytes& bytes) {
        return ::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    };
    const Bytes zeros(1 << 20);
    const auto repeated = deflated(zeros, Z_FULL_FLUSH);
    const auto crc_of_zeros = checksum(zeros);
    Buffer packed;
    packed.add(deflated(start, Z_FULL_FLUSH));
    auto crc = checksum(start);
    for (std::size_t i = 0; i < megabytes; ++i) {
        packed.add(repeated);
        crc = ::crc32_combine(crc, crc_of_zeros, 1 << 20);
    }
    packed.add(deflated({}, Z_FINISH));
    Entry entry{std::move(name), packed.bytes};
    entry.method = 8;
    entry.crc = entry.local_crc = static_cast<std::uint32_t>(crc);
    entry.size = static_cast<std::uint32_t>(start.size() + (megabytes << 20));
    return entry;
}

Bytes header_of_zeros(std::size_t megabytes) {
    return npy("'<f4'", std::string("(").append(std::to_string(megabytes << 18)) + ",)", {});
}

// Much out of little.
void bombs(const TakeFile& take) {
    // The writer states packed sizes in local headers; a deflated entry needs both.
    const auto file = [](std::vector<Entry> entries) {
        for (auto& entry : entries)
            if (entry.method == 8) entry.descriptor = true, entry.descriptor_crc = entry.crc;
        return zip(entries);
    };
    for (const std::size_t megabytes : {100u, 256u, 1024u, 4000u})
        take({"zip bombs", "npz, deflated", std::to_string(megabytes) + " MB of zeros, all of it stated",
              file({bomb("a.npy", header_of_zeros(megabytes), megabytes)}), Outcome::refused, "limit"});
    take({"zip bombs", "npz, deflated", "16 MB of zeros, a correct array",
          file({bomb("a.npy", header_of_zeros(16), 16)}), Outcome::refused_or_valid});
    std::vector<Entry> many;
    for (int i = 0; i < 40; ++i)
        many.push_back(bomb(std::string("a").append(std::to_string(i)) + ".npy", header_of_zeros(16), 16));
    take({"zip bombs", "npz, deflated", "forty arrays of 16 MB", file(many), Outcome::refused, "limit"});
    for (const std::uint32_t stated : {0u, 1u, 1000u, 1u << 20, (8u << 20) + 127, (8u << 20) + 129}) {
        auto lying = bomb("a.npy", header_of_zeros(8), 8);
        lying.size = stated;
        take({"zip bombs", "npz, deflated",
              std::string("8 MB of zeros that state ").append(std::to_string(stated)) + " bytes",
              file({lying})});
    }
    auto empty_shape = bomb("a.npy", npy("'<f4'", "(0,)", {}), 8);
    take({"zip bombs", "npz, deflated", "8 MB of zeros in an empty array", file({empty_shape})});
    auto first = bomb("a.npy", header_of_zeros(8), 8);
    std::vector<Entry> overlapping(200, first);
    for (std::size_t i = 0; i < overlapping.size(); ++i) {
        overlapping[i].name = std::string("a").append(std::to_string(i)) + ".npy";
        overlapping[i].offset = 0;
    }
    overlapping.resize(100);
    take({"zip bombs", "npz, deflated", "a hundred entries that share one content", file(overlapping)});
    auto deflated_pickle = torch_entries(small_pickle());
    deflated_pickle[1] = bomb("model/data/0", {}, 64);
    take({"zip bombs", "torch zip", "a deflated storage of 64 MB", file(deflated_pickle)});
    Bytes inner = torch_zip(small_pickle());
    for (int depth = 1; depth <= 5; ++depth) {
        inner = zip({{std::string("model").append(std::to_string(depth)) + ".pt", inner}});
        take({"zip bombs", "zip",
              std::string("an archive in an archive, ").append(std::to_string(depth)) + " deep", inner,
              Outcome::refused, "zip archive of other files"});
    }
    std::vector<Entry> crowd;
    for (int i = 0; i < 60'000; ++i)
        crowd.push_back({std::string("model/data/").append(std::to_string(i)), {}});
    take({"zip bombs", "torch zip", "sixty thousand empty entries", zip(crowd)});
    take({"zip bombs", "zip", "no entry at all", zip({})});
}

}  // namespace

void each_hostile_archive(const TakeFile& take) {
    disagreements(take);
    tricks(take);
    names(take);
    bombs(take);
}

}  // namespace limner::made
