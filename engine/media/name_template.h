#pragma once
// File names with fields, one syntax for every export: "{name}_{yaw}_{frame:04}.png".
//
//     const auto names = NameTemplate::parse("face_{seed}.png");
//     if (!names) return tl::unexpected(names.error());
//     names->expand({.seed = 7});                      // face_7.png
//
// {n} and {frame} count, and like every number take a width: {n:03}. {{ and }} are braces. Any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"

namespace limner {

/// What the fields stand for. {date} and {time} are those of the call to expand().
struct NameFields {
    std::string name, model, snapshot, version;
    std::int64_t n = 1, frame = 0;
    std::uint64_t seed = 0;
    float yaw = 0, pitch = 0;  // degrees, written to 0.1
    int width = 0, height = 0;
};

class NameTemplate {
public:
    /// wrong_use naming the unknown field and all known ones, or the brace that is not closed.
    static Result<NameTemplate> parse(std::string_view text);

    bool has(std::string_view field) const;
    /// Characters of a value that some file system forbids become '_'; those of the template itself stay, so
    /// that it may name folders.
    std::string expand(const NameFields& fields) const;

private:
    struct Piece {
        std::string text;  // of a field its name
        bool is_field = false;
        int width = 0;
    };
    std::vector<Piece> pieces_;
};

}  // namespace limner
