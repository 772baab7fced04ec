#pragma once
// Errors a user can act on. Functions that can fail because of a file, a value or a machine return Result<T>;
// a broken promise inside the program is an assert or TORCH_CHECK and never reachable from file content.
//
//     Result<Image> picture = read_image("face.png");
//     if (!picture) return tl::unexpected(picture.error());

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace limner {

enum class Errc {
    wrong_use,           // unknown option, value out of range
    file_not_found,      // missing or unreadable input
    file_unwritable,     // output cannot be written, exists, disk full
    limit_exceeded,      // larger than robustness limits allow
    bad_image,           // malformed picture
    bad_label_map,       // a picture that is no label map of the stated set
    bad_project,         // malformed .limner file
    bad_checkpoint,      // malformed or hostile model file
    unsupported_file,    // well-formed, but nothing we read
    unsupported_newer,   // written by a newer Limner
    no_face,             // nothing in the picture looks like one
    model_missing,       // no such model
    model_mismatch,      // tensors do not fit the family
    missing_capability,  // the model cannot do what was asked
    missing_component,   // a codec or library this build lacks
    out_of_memory,
    device_failure,
    wrong_numbers,  // a network gave values that are not finite
    cancelled,
    internal,
};

struct Error {
    Errc code = Errc::internal;
    std::string message;  // one sentence the user can act on, naming the file or part concerned
};

/// The only mention of tl: std::expected can replace it some day.
template <class T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(Errc code, std::string message) {
    return tl::unexpected<Error>(Error{code, std::move(message)});
}

/// Exit code of `limner-cli` for an error (documented in its manual page; 0 done, 2 wrong use, 3 input, 4
/// model, 5 device or memory, 6 no face, 7 output, 130 interrupted, 1 internal).
constexpr int exit_code(Errc code) {
    switch (code) {
        case Errc::wrong_use:
        case Errc::missing_capability:
            return 2;
        case Errc::file_not_found:
        case Errc::limit_exceeded:
        case Errc::bad_image:
        case Errc::bad_label_map:
        case Errc::bad_project:
        case Errc::unsupported_file:
        case Errc::unsupported_newer:
            return 3;
        case Errc::bad_checkpoint:
        case Errc::model_missing:
        case Errc::model_mismatch:
            return 4;
        case Errc::missing_component:
        case Errc::out_of_memory:
        case Errc::device_failure:
        case Errc::wrong_numbers:
            return 5;
        case Errc::no_face:
            return 6;
        case Errc::file_unwritable:
            return 7;
        case Errc::cancelled:
            return 130;
        case Errc::internal:
            return 1;
    }
    return 1;
}

}  // namespace limner
