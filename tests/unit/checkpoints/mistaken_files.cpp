#include "engine/checkpoints/npz.h"
#include "tests/unit/checkpoints/hostile_file.h"
#include "tests/unit/checkpoints/pickle_container.h"

namespace limner::made {
namespace {

/// The start of a file of some kind and what else such a file holds.
Bytes binary(std::string_view start) {
    Buffer out;
    out.text(start);
    for (unsigned i = 0; i < 6'000; ++i) out.put(static_cast<std::uint8_t>(i * 97 + i / 251));
    return out.bytes;
}
std::string_view text(const char* bytes, std::size_t size) { return {bytes, size}; }

}  // namespace

void each_mistaken_file(const TakeFile& take) {
    const auto with = [&](std::string what, Bytes bytes, std::string says) {
        take(
            {"mistaken files", "none", std::move(what), std::move(bytes), Outcome::refused, std::move(says)});
    };
    with("an empty file", {}, "empty");
    with("PNG", binary(text("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)), "PNG picture");
    with("JPEG", binary(text("\xFF\xD8\xFF\xE0\0\x10JFIF\0", 11)), "JPEG picture");
    with("JPEG of a camera",
         binary(text("\xFF\xD8\xFF\xE1\x24\x10"
                     "Exif\0\0",
                     12)),
         "JPEG picture");
    with("WebP", binary(text("RIFF\x10\x20\0\0WEBPVP8 ", 16)), "WebP picture");
    with("AVI", binary(text("RIFF\x10\x20\0\0AVI LIST", 16)), "video");
    with("WAV", binary(text("RIFF\x10\x20\0\0WAVEfmt ", 16)), "sound");
    with("GIF", binary("GIF89a"), "GIF picture");
    with("BMP", binary(text("BM\x36\x10\x0e\0\0\0\0\0\x36\0\0\0", 14)), "BMP picture");
    with("TIFF", binary(text("II*\0\x08\0\0\0", 8)), "TIFF picture");
    with("TIFF, big-endian", binary(text("MM\0*\0\0\0\x08", 8)), "TIFF picture");
    with("HEIC",
         binary(text("\0\0\0\x18"
                     "ftypheic\0\0\0\0",
                     16)),
         "HEIF picture");
    with("AVIF",
         binary(text("\0\0\0\x1c"
                     "ftypavif\0\0\0\0",
                     16)),
         "AVIF picture");
    with("JPEG XL", binary(text("\0\0\0\x0cJXL \r\n\x87\n", 12)), "JPEG XL picture");
    with("OpenEXR", binary(text("\x76\x2f\x31\x01\x02\0\0\0", 8)), "OpenEXR picture");
    with("Photoshop", binary(text("8BPS\0\x01\0\0", 8)), "Photoshop");
    with("MP4",
         binary(text("\0\0\0\x20"
                     "ftypisom\0\0\x02\0",
                     16)),
         "video");
    with("MOV",
         binary(text("\0\0\0\x14"
                     "ftypqt  \0\0\0\0",
                     16)),
         "video");
    with("WebM", binary(text("\x1a\x45\xdf\xa3\x9f\x42\x86\x81", 8)), "video");
    with("MP3", binary(text("ID3\x04\0\0\0\0", 8)), "sound");
    with("Ogg", binary(text("OggS\0\x02\0\0", 8)), "sound");
    with("PDF", binary("%PDF-1.7\n"), "PDF");
    with("gzip", binary("\x1f\x8b\x08"), "gzip");
    with("bzip2", binary("BZh91AY&SY"), "bzip2");
    with("xz",
         binary(text("\xFD"
                     "7zXZ\0\0\x04",
                     8)),
         "xz");
    with("zstd", binary("\x28\xB5\x2F\xFD"), "zstd");
    with("7z", binary(text("7z\xBC\xAF\x27\x1C\0\x04", 8)), "7z archive");
    with("RAR", binary("Rar!\x1a\x07"), "RAR archive");
    with("HDF5, as Keras writes it", binary("\x89HDF\r\n\x1a\n"), "HDF5");
    with("Matlab", binary("MATLAB 5.0 MAT-file, Platform: GLNXA64"), "Matlab");
    with("GGUF", binary(text("GGUF\x03\0\0\0", 8)), "GGUF");
    with("TensorFlow Lite", binary(text("\x1c\0\0\0TFL3\x14\0", 10)), "TensorFlow Lite");
    with("SQLite", binary(text("SQLite format 3\0", 16)), "database");
    with("a program of Linux",
         binary(text("\x7f"
                     "ELF\x02\x01\x01\0",
                     8)),
         "program");
    with("a program of Windows", binary(text("MZ\x90\0\x03\0\0\0", 8)), "program");
    with("zeros", Bytes(100'000), "zeros");
    with("noise", binary("\xC1\x02\xAA"), "no kind Limner knows");

    with("a text", bytes_of("Dear diary,\ntoday I trained a network.\n"), "text file");
    with("a text with accents", bytes_of("Grüße aus dem Labor\r\n"), "text file");
    with("a text with a mark in front",
         bytes_of("\xEF\xBB\xBF"
                  "Grüße\n"),
         "text file");
    with("a long text", bytes_of(std::string(100'000, 'x') + "\n"), "text file");
    with("a program in Python", bytes_of("import torch\ntorch.load('x')\n"), "text file");
    with("JSON", bytes_of(R"({"error":"Invalid username or password."})"), "text file");
    with("JSON whose ninth character is a brace", bytes_of(R"({"file":{"name":"generator","bytes":118}})"),
         "text file");
    with("an answer of a server", bytes_of("Access to model x is restricted. You must be authenticated.\n"),
         "text file");
    with("an error of a store in XML",
         bytes_of("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>"), "text file");
    with(
        "a placeholder of Git LFS",
        bytes_of(
            "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b"
            "1258daaa5e2ca24d17e2393\nsize 381673535\n"),
        "Git LFS");
    with("a web page", bytes_of("<!DOCTYPE html>\n<html lang=\"en\"><head><title>Quota exceeded</title>"),
         "web page");
    with("a web page after blank lines", bytes_of("\n\n  <!doctype HTML><html>"), "web page");
    with("a web page with a mark in front", bytes_of("\xEF\xBB\xBF<!DOCTYPE html><html>"), "web page");
    with("a web page after a long comment",
         bytes_of("<?xml version=\"1.0\"?><!--" + std::string(900, '-') + "--><HTML><body>"), "web page");
    with("a web page without doctype", bytes_of("<head><meta charset=utf-8></head><html>"), "web page");

    Bytes tar(10'240);
    const auto name = bytes_of("sys_info"), mark = bytes_of("ustar");
    std::copy(name.begin(), name.end(), tar.begin());
    std::copy(mark.begin(), mark.end(), tar.begin() + 257);
    with("a tar archive", tar, "tar archive");
    with("a zip archive of texts", zip({{"readme.txt", bytes_of("hello")}}), "zip archive of other files");
    with("a zip archive of photos and folders",
         zip({{"photos/", {}}, {"photos/a.jpg", binary("\xFF\xD8\xFF")}}), "zip archive of other files");
    with("a zip archive with a comment", zip({{"a.jpg", binary("\xFF\xD8\xFF")}}, {.comment = "holiday"}),
         "zip archive of other files");
    auto cut = zip({{"photos/a.jpg", binary("\xFF\xD8\xFF")}, {"photos/b.jpg", binary("\xFF\xD8\xFF")}});
    cut.resize(cut.size() / 2);
    with("a zip archive of photos, cut", cut, "zip archive of other files");
    with("a zip archive with a model inside",
         zip({{"models/", {}}, {"models/face.pt", torch_zip(small_pickle())}}), "zip archive of other files");
    with("a document",
         zip({{"mimetype", bytes_of("application/vnd.oasis.opendocument.text")}, {"content.xml", {}}}),
         "document");
    with("a project of Limner",
         zip({{"mimetype", bytes_of("application/x-limner-portrait")}, {"portrait.json", bytes_of("{}")}}),
         "Limner project");
    auto script = torch_entries(small_pickle());
    script.push_back({"model/constants.pkl", bytes_of("x")});
    with("TorchScript", zip(script), "TorchScript");
}

namespace {

std::vector<std::pair<std::string_view, Bytes>> correct_files() {
    std::vector<std::pair<std::string_view, Bytes>> files;
    for (const auto container : pickle_containers)
        files.emplace_back(name(container), file_holding(container, [](PickleWriter& p) { p.integer(3); }));
    const std::vector<float> values(300, 1.5f);
    files.emplace_back("npy", npy("'<f4'", "(6,)", floats(6)));
    files.emplace_back("npz", zip({{"a.npy", npy("'<f4'", "(6,)", floats(6))}}));
    files.emplace_back("npz, deflated", make_npz({{"a", make_array(std::span<const float>(values), {300})}}));
    files.emplace_back("safetensors",
                       safetensors(R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},)"
                                   R"("b":{"dtype":"F32","shape":[3],"data_offsets":[12,24]}})",
                                   24));
    return files;
}

}  // namespace

void each_damaged_file(const TakeFile& take) {
    for (const auto& [container, good] : correct_files()) {
        for (std::size_t size = 1; size < good.size(); ++size)
            // The first bytes alone may not tell what it was.
            take({"cut files", container, std::string("cut after ").append(std::to_string(size)) + " bytes",
                  Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)), Outcome::refused,
                  size < 16 ? "" : "interrupted download"});
        for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
            auto changed = good;
            changed[bit / 8] ^= std::byte(1u << bit % 8);
            take({"changed bits", container, std::string("bit ").append(std::to_string(bit)) + " changed",
                  std::move(changed), Outcome::refused_or_valid});
        }
    }
}

}  // namespace limner::made
