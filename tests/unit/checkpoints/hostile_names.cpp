#include "tests/unit/checkpoints/hostile_pickles.h"

namespace limner::made {

// Names that collide, lead elsewhere or are none.
void each_hostile_name(const TakeFile& take) {
    const std::pair<const char*, WriteValue> cases[] = {
        {"a key twice", [](auto& p) { p.op('}').op('(').text("a").integer(1).text("a").integer(2).op('u'); }},
        {"a key twice, in two steps",
         [](auto& p) { p.op('}').text("a").integer(1).op('s').text("a").integer(2).op('s'); }},
        {"two keys that are joined alike",
         [](auto& p) {
             p.op('}').op('(').text("a/b").integer(1).text("a").op('}').text("b").integer(2).op('s').op('u');
         }},
        {"a number and a text that read alike",
         [](auto& p) { p.op('}').op('(').text("1").integer(1).integer(1).integer(2).op('u'); }},
        {"a name of two thousand bytes",
         [](auto& p) {
             p.op('}')
                 .text(std::string(1000, 'a'))
                 .op('}')
                 .text(std::string(1000, 'a'))
                 .integer(1)
                 .op('s')
                 .op('s');
         }},
    };
    for (const auto container : pickle_containers) {
        for (const auto& [what, write] : cases)
            take({"names", name(container), what, file_holding(container, write)});
        take({"names", name(container), "an array twice", file_holding(container, [&](PickleWriter& p) {
                  p.op('}').op('(').text("w");
                  write_array(p, container);
                  p.text("w");
                  write_array(p, container);
                  p.op('u');
              })});
        for (const std::string key :
             {"../../etc/passwd", "/etc/passwd", "..", "", "a\nb", "\x1b[2J", "C:\\x", "a//b", "\x7f",
              "\xe2\x80\xae"
              "txt"})
            take({"names", name(container), "an array named \"" + key + "\"",
                  file_holding(container,
                               [&](PickleWriter& p) {
                                   p.op('}').text(key);
                                   write_array(p, container);
                                   p.op('s');
                               }),
                  Outcome::refused_or_valid});
        for (const std::string symbol : {"sys\x1b[2Jtem", "a\tb", "\x7f", "a\rb"})
            take({"names", name(container), "a class with control characters",
                  file_holding(container, [&](PickleWriter& p) { p.global("os", symbol); }),
                  Outcome::reported});
        take({"names", name(container), "a name that is no UTF-8",
              file_holding(container,
                           [](PickleWriter& p) { p.op('}').text("\xff\xfe").integer(1).op('s'); })});
    }
}

}  // namespace limner::made
