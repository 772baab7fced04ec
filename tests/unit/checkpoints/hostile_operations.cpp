#include "tests/unit/checkpoints/hostile_pickles.h"
#include "tests/unit/checkpoints/pickle_vocabulary.h"
namespace limner::made {
namespace {

/// A value of each size an operation may want behind it, so that it is the operation that is judged.
std::string operands_of(unsigned code) {
    switch (code) {
        case 'K':
        case 'q':
        case 'h':
        case 'C':
        case 'U':
        case 0x8a:
        case 0x8c:
        case 0x82:
            return std::string(1, '\0');
        case 'M':
        case 0x83:
            return std::string(2, '\0');
        case 'J':
        case 'j':
        case 'r':
        case 'X':
        case 'B':
        case 'T':
        case 0x84:
        case 0x8b:
            return std::string(4, '\0');
        case 'G':
        case 0x8d:
        case 0x8e:
        case 0x95:
        case 0x96:
            return std::string(8, '\0');
        case 'c':
        case 'i':
            return "os\nsystem\n";
        case 0x80:
            return "\x02";
        case 'P':
        case 'I':
        case 'L':
        case 'F':
        case 'S':
        case 'V':
        case 'g':
        case 'p':
            return "1\n";
        default:
            return {};
    }
}

}  // namespace

// Every operation at every place between two operations, and in place of every one.
void each_hostile_operation(const TakeFile& take) {
    for (const auto container : pickle_containers) {
        auto writer = holding(container, [](PickleWriter& p) { p.integer(3); });
        const auto whole = writer.finish();
        for (const auto start : writer.starts())
            for (unsigned code = 0; code < 256; ++code) {
                const auto outcome =
                    accepted_operations.contains(code) ? Outcome::refused_or_valid : Outcome::refused;
                const auto place = code_name(code) + " at byte " + std::to_string(start);
                const auto at = static_cast<std::ptrdiff_t>(start);
                Buffer longer;
                longer.add(Bytes(whole.begin(), whole.begin() + at)).put(static_cast<std::uint8_t>(code));
                longer.text(operands_of(code)).add(Bytes(whole.begin() + at, whole.end()));
                take({"operations", name(container), place + ", inserted", wrapped(container, longer.bytes),
                      outcome});
                auto changed = whole;
                if (changed[start] == std::byte(code)) continue;
                changed[start] = std::byte(code);
                take({"operations", name(container), place + ", replaced", wrapped(container, changed),
                      outcome});
            }
    }
}

}  // namespace limner::made
