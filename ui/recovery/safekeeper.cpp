#include "ui/recovery/safekeeper.h"

#include <spdlog/spdlog.h>

#include "engine/core/file.h"
#include "ui/recovery/journal.h"

namespace limner::ui {
namespace {

constexpr int due_ms = 100;  // with the sync of a slow disk still within 250 ms
constexpr std::chrono::minutes autosave_interval{3};
constexpr std::uint64_t journal_limit = 64ull << 20;

/// What `work` says, false where a library throws: the border of the writing thread.
template <class Work>
bool guarded(Work&& work) {
    try {
        return work();
    } catch (const std::exception& exception) {
        spdlog::error("journal: {}", exception.what());
        return false;
    }
}

}  // namespace

/// Folder and journal, on the writing thread. Where one root fails it goes on in the next.
class Safekeeper::Writer {
public:
    explicit Writer(std::vector<std::filesystem::path> roots)
        : roots_(std::move(roots)), folders_(roots_.size()) {}

    bool write_project(std::span<const std::byte> bytes) {
        return somewhere([&](const WorkFolder& folder) {
            auto started = Journal::start(folder.journal(), RecordKind::project, bytes);
            if (!started) return Result<>(tl::unexpected(started.error()));
            journal_.emplace(std::move(*started));
            project_bytes_ = journal_->size();
            return Result<>();
        });
    }
    /// False when it takes a whole project: no journal yet, a long one, or a disk that refuses more.
    bool write_portrait(std::span<const std::byte> bytes) {
        if (journal_ && journal_->size() - project_bytes_ < journal_limit &&
            journal_->append(RecordKind::portrait, bytes))
            return true;
        journal_.reset();
        return false;
    }
    bool write_autosave(std::span<const std::byte> bytes) {
        return somewhere([&](const WorkFolder& folder) {
            std::error_code ignored;
            for (int age = WorkFolder::autosaves - 1; age > 0; --age)
                std::filesystem::rename(folder.autosave(age - 1), folder.autosave(age), ignored);
            return replace_file(folder.autosave(0), bytes);
        });
    }
    void remove() {
        journal_.reset();
        for (auto& folder : folders_) {
            if (folder) folder->remove();
            folder.reset();
        }
    }

private:
    template <class Write>
    bool somewhere(Write&& write) {
        for (; root_ < roots_.size(); ++root_) {
            auto& folder = folders_[root_];
            if (!folder) {
                auto made = WorkFolder::make(roots_[root_]);
                if (made) folder.emplace(std::move(*made));
                if (!made) spdlog::warn("journal: {}", made.error().message);
            }
            if (folder) {
                const Result<> written = write(*folder);
                if (written) return true;
                spdlog::warn("journal: {}", written.error().message);
                std::error_code ignored;
                if (!std::filesystem::exists(folder->path(), ignored)) folder.reset();
            }
            journal_.reset();
        }
        root_ = 0;  // the next record tries them all again
        return false;
    }

    std::vector<std::filesystem::path> roots_;
    std::size_t root_ = 0;
    // Of each root. One that fails is kept: it may hold a journal, and later it may work again.
    std::vector<std::optional<WorkFolder>> folders_;
    std::optional<Journal> journal_;
    std::uint64_t project_bytes_ = 0;  // of the journal, before its portraits
};

Safekeeper::Safekeeper(EditorSession& session, FileActions& files, std::vector<std::filesystem::path> roots,
                       QObject* parent)
    : QObject(parent),
      roots_(std::move(roots)),
      session_(session),
      files_(files),
      writer_(std::make_shared<Writer>(roots_)) {
    thread_.setMaxThreadCount(1);  // records keep their order
    due_.setSingleShot(true);
    due_.setInterval(due_ms);
    autosave_.setSingleShot(true);
    autosave_.setInterval(autosave_interval);
    connect(&due_, &QTimer::timeout, this, &Safekeeper::write);
    connect(&autosave_, &QTimer::timeout, this, &Safekeeper::autosave);
    connect(&session_.document(), &PortraitDocument::changed, this, &Safekeeper::on_change);
    connect(&session_.document(), &PortraitDocument::frame_shown, this, [this] { frame_alone_ = true; });
    connect(&session_.shelf(), &SnapshotShelf::changed, this, [this] {
        ++shelf_changes_;
        on_change();
    });
    connect(&session_, &EditorSession::reference_changed, this, &Safekeeper::on_change);
    connect(&files_, &FileActions::project_changed, this, &Safekeeper::on_saved);
}

Safekeeper::~Safekeeper() {
    wait();
    writing_ = false;
    if (due_.isActive() || again_) write();
    wait();
}

void Safekeeper::look_for_work() {
    later([this] {
        std::vector<RecoveredWork> works;
        const bool found = guarded([&] {
            works = recovered_work(roots_);
            return !works.empty();
        });
        if (!found) return;
        const auto tell = [this, works = std::move(works)] { Q_EMIT recovered(works); };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void Safekeeper::on_change() {
    if (std::exchange(frame_alone_, false)) return;  // an animation that plays changes nothing
    if (!due_.isActive()) due_.start();
    if (!autosave_.isActive() && autosave_.interval() > 0) autosave_.start();
}

void Safekeeper::set_autosave_interval(std::chrono::milliseconds interval) {
    if (autosave_.intervalAsDuration() == interval) return;
    const bool pending = autosave_.isActive();
    autosave_.stop();
    autosave_.setInterval(interval);
    if (pending && interval.count() > 0) autosave_.start();
}

void Safekeeper::on_saved() {
    if (!session_.document().undo_stack().isClean()) return;
    due_.stop();
    autosave_.stop();
    again_ = false;
    written_.reset();
    later([writer = writer_] { writer->remove(); });
}

void Safekeeper::keep_now(std::function<void()> kept) {
    due_.stop();
    written_.reset();
    kept_ = std::move(kept);
    write();
}

bool Safekeeper::nothing_to_lose() const {
    // Asked later than the change itself: the undo list counts a step only once it is done.
    return session_.document().undo_stack().isClean() && !written_;
}

ProjectContent Safekeeper::content() const {
    ProjectContent content = files_.content();
    content.settings[work_of_key] = files_.suggested_file().toStdString();
    return content;
}

void Safekeeper::write() {
    if (nothing_to_lose()) return;
    if (writing_) {
        again_ = true;
        return;
    }
    writing_ = true;
    ProjectContent now = content();
    const Rest rest{shelf_changes_, now.photo ? now.photo->bytes : nullptr};
    const bool portrait_suffices = written_ == rest;
    written_ = rest;
    later([this, writer = writer_, portrait_suffices, content = std::move(now),
           kept = std::exchange(kept_, {})] {
        const bool written = guarded([&] {
            if (portrait_suffices) {
                Project portrait;
                portrait.portrait = content.portrait;
                portrait.locks = content.locks;
                portrait.animation = content.animation;
                portrait.shown_frame = content.shown_frame;
                const auto bytes = serialize_project(portrait);
                if (bytes && writer->write_portrait(*bytes)) return true;
            }
            const auto bytes = serialize_project(to_project(content));
            return bytes && writer->write_project(*bytes);
        });
        const auto tell = [this, written, kept] {
            writing_ = false;
            if (!written) written_.reset();
            if (written && kept) kept();
            Q_EMIT unprotected(!written);
            if (std::exchange(again_, false)) write();
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void Safekeeper::autosave() {
    if (nothing_to_lose()) return;
    later([this, writer = writer_, content = content()] {
        const bool written = guarded([&] {
            const auto bytes = serialize_project(to_project(content));
            return bytes && writer->write_autosave(*bytes);
        });
        if (written) QMetaObject::invokeMethod(this, &Safekeeper::autosaved, Qt::QueuedConnection);
    });
}

void Safekeeper::wait() { thread_.waitForDone(); }

void Safekeeper::end() {
    due_.stop();
    autosave_.stop();
    again_ = false;  // what is being written now must not start another
    later([writer = writer_] { writer->remove(); });
    wait();
}

}  // namespace limner::ui
