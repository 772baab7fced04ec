#include "engine/core/zip.h"

#include <zip.h>

#include <memory>

namespace limner {
namespace {

bool add(zip_t* archive, const ZipEntry& entry) {
    zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    if (!source) return false;
    const auto index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    constexpr zip_uint16_t no_time = 0, first_day = 0x21;  // 1 January 1980, in every time zone
    const auto method = entry.compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    return zip_set_file_compression(archive, zip_uint64_t(index), method, 9) == 0 &&
           zip_file_set_dostime(archive, zip_uint64_t(index), no_time, first_day, 0) == 0;
}

}  // namespace

Result<std::vector<std::byte>> zipped(std::span<const ZipEntry> entries) {
    const auto impossible = [] { return failure(Errc::internal, "The file could not be packed."); };
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (!target) return impossible();
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> keep(target, &zip_source_free);
    zip_source_keep(target);  // one reference for the archive, one for reading the result
    std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open_from_source(target, ZIP_TRUNCATE, &error),
                                                           &zip_discard);
    zip_error_fini(&error);
    if (!archive) {
        zip_source_free(target);
        return impossible();
    }
    for (const auto& entry : entries)
        if (!add(archive.get(), entry)) return impossible();
    if (zip_close(archive.get()) != 0) return impossible();
    (void)archive.release();  // zip_close() has freed it

    if (zip_source_open(target) != 0) return impossible();
    zip_stat_t stat;
    std::vector<std::byte> bytes;
    bool whole = zip_source_stat(target, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE);
    if (whole) {
        bytes.resize(stat.size);
        whole = zip_source_read(target, bytes.data(), bytes.size()) == zip_int64_t(bytes.size());
    }
    zip_source_close(target);
    if (!whole) return impossible();
    return bytes;
}

}  // namespace limner
