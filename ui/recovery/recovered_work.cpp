#include "ui/recovery/recovered_work.h"

#include <spdlog/spdlog.h>

#include <QFileInfo>
#include <algorithm>
#include <optional>

#include "ui/recovery/journal.h"

namespace limner::ui {
namespace {

QDateTime time_of(const std::filesystem::path& file) {
    return QFileInfo(QString::fromStdU16String(file.u16string())).lastModified();
}

Result<OpenedProject> open_journal(const std::filesystem::path& file) {
    const auto journal = read_journal(file);
    if (!journal) return tl::unexpected(journal.error());
    auto opened = parse_project(journal->project, file.string());
    if (!opened || journal->portrait.empty()) return opened;
    auto newest = parse_project(journal->portrait, file.string());
    if (!newest) return opened;  // better the older portrait than none
    opened->project.portrait = std::move(newest->project.portrait);
    opened->project.locks = std::move(newest->project.locks);
    opened->project.animation = std::move(newest->project.animation);
    opened->project.shown_frame = newest->project.shown_frame;
    return opened;
}

std::optional<RecoveredWork> read_work(WorkFolder folder) {
    std::vector<std::filesystem::path> candidates{folder.journal()};
    for (int age = 0; age < WorkFolder::autosaves; ++age) candidates.push_back(folder.autosave(age));
    for (const auto& file : candidates) {
        const bool journal = file == folder.journal();
        const auto opened = journal ? open_journal(file) : read_project(file);
        if (!opened) {
            spdlog::warn("recovery: {}", opened.error().message);
            continue;
        }
        RecoveredWork work{nullptr, to_content(*opened), time_of(file), {}};
        if (const auto of = work.content.settings.extract(work_of_key))
            work.file = QString::fromStdString(of.mapped());
        work.folder = std::make_shared<WorkFolder>(std::move(folder));
        return work;
    }
    return std::nullopt;
}

}  // namespace

std::vector<RecoveredWork> recovered_work(const std::vector<std::filesystem::path>& roots) {
    std::vector<RecoveredWork> all;
    for (const auto& root : roots)
        for (WorkFolder& folder : WorkFolder::abandoned(root))
            if (auto work = read_work(std::move(folder))) all.push_back(std::move(*work));
    std::stable_sort(all.begin(), all.end(),
                     [](const RecoveredWork& a, const RecoveredWork& b) { return a.when > b.when; });
    return all;
}

}  // namespace limner::ui
