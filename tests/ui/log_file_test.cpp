// The log of the editor.
#include "ui/recovery/log_file.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

using namespace limner;
using namespace limner::ui;

namespace {

/// The logger of the other tests comes back.
struct KeptLogger {
    std::shared_ptr<spdlog::logger> before = spdlog::default_logger();
    ~KeptLogger() { spdlog::set_default_logger(before); }
};

QString text_of(const QString& file) {
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
}

}  // namespace

TEST_CASE("The log is a few files of bounded size, and holds no home folder", "[log]") {
    const KeptLogger kept;
    const QTemporaryDir folder;
    const QString file = folder.filePath("log/limner.log");
    start_log(file);
    spdlog::default_logger()->sinks().erase(
        spdlog::default_logger()->sinks().begin());  // not to the terminal
    spdlog::error("Could not write {}/pictures/anna.png.", QDir::homePath().toStdString());
    CHECK(text_of(file).contains("error Could not write ~/pictures/anna.png."));
    CHECK(log_end().contains("~/pictures/anna.png."));
    const std::string long_line(100'000, 'x');
    for (int i = 0; i < 120; ++i) spdlog::error(long_line);
    const auto files = QDir(folder.filePath("log")).entryInfoList(QDir::Files);
    CHECK(files.size() == 5);
    for (const QFileInfo& each : files) CHECK(each.size() <= 2 << 20);
}

TEST_CASE("A log that cannot be written stops nobody", "[log]") {
    const KeptLogger kept;
    start_log("/proc/no such folder/limner.log");
    CHECK(log_end().contains("log: "));
}

TEST_CASE("LIMNER_LOG names the log, as for limner-cli", "[log]") {
    qputenv("LIMNER_LOG", "/tmp/named.log");
    CHECK(log_file() == "/tmp/named.log");
    qunsetenv("LIMNER_LOG");
    CHECK(log_file().endsWith("/limner/log/limner.log"));
}
