#include "ui/recovery/log_file.h"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/ringbuffer_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <QDir>
#include <QFileInfo>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ui/recovery/work_folder.h"

namespace limner::ui {
namespace {

constexpr std::size_t file_bytes = 2 << 20, older_files = 4, kept_lines = 60;

/// The message without the name of the user, which the home folder often is.
class HomelessMessage final : public spdlog::custom_flag_formatter {
public:
    void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out) override {
        std::string_view text(message.payload.data(), message.payload.size());
        const auto append = [&out](std::string_view part) {
            out.append(part.data(), part.data() + part.size());
        };
        auto at = home_.size() > 1 ? text.find(home_) : std::string_view::npos;
        while (at != std::string_view::npos) {
            append(text.substr(0, at));
            append("~");
            text.remove_prefix(at + home_.size());
            at = text.find(home_);
        }
        append(text);
    }
    std::unique_ptr<custom_flag_formatter> clone() const override {
        return std::make_unique<HomelessMessage>();
    }

private:
    std::string home_ = QDir::homePath().toStdString();
};

std::shared_ptr<spdlog::sinks::ringbuffer_sink_mt>& newest_lines() {
    static std::shared_ptr<spdlog::sinks::ringbuffer_sink_mt> lines;
    return lines;
}

}  // namespace

QString log_file() {
    if (const QString named = qEnvironmentVariable("LIMNER_LOG"); !named.isEmpty()) return named;
    const auto folder = work_roots().front().parent_path() / "log";
    return QString::fromStdU16String((folder / "limner.log").u16string());
}

void start_log(const QString& file) {
    newest_lines() = std::make_shared<spdlog::sinks::ringbuffer_sink_mt>(kept_lines);
    std::vector<spdlog::sink_ptr> sinks{std::make_shared<spdlog::sinks::stderr_sink_mt>(), newest_lines()};
    std::string trouble;
    try {
        const std::string name = QFileInfo(file).absoluteFilePath().toStdString();
        sinks.push_back(
            std::make_shared<spdlog::sinks::rotating_file_sink_mt>(name, file_bytes, older_files));
    } catch (const spdlog::spdlog_ex& exception) {
        trouble = exception.what();
    }
    auto logger = std::make_shared<spdlog::logger>("limner", sinks.begin(), sinks.end());
    auto formatter = std::make_unique<spdlog::pattern_formatter>();
    formatter->add_flag<HomelessMessage>('*').set_pattern("%Y-%m-%d %H:%M:%S.%e %l %*");
    logger->set_formatter(std::move(formatter));
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(logger));
    if (!trouble.empty()) spdlog::warn("log: {}", trouble);
}

QString log_end() {
    QString lines;
    if (const auto newest = newest_lines())
        for (const std::string& line : newest->last_formatted()) lines += QString::fromStdString(line);
    return lines;
}

}  // namespace limner::ui
