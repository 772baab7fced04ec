// Robustness rules 4 and 5 of saving: what a crash leaves is found, whatever the moment.
#include <QFileInfo>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <utility>

#include "engine/core/file.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/editor_fixture.h"
#include "ui/recovery/early_crashes.h"
#include "ui/recovery/journal.h"
#include "ui/recovery/safekeeper.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::Journal;
using limner::ui::RecordKind;

namespace {

std::vector<std::byte> bytes_of(std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

std::vector<std::byte> content_of(const std::filesystem::path& file) {
    const auto read = read_file(file, 1 << 30);
    return {read->bytes.begin(), read->bytes.end()};
}

/// Files below `root`, locks apart.
std::size_t files_below(const std::filesystem::path& root) {
    std::size_t count = 0;
    if (!std::filesystem::exists(root)) return 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
        count += entry.is_regular_file() && entry.path().filename() != "lock";
    return count;
}

/// Processes events until the journal below `root` is written.
bool wait_for_journal(const std::filesystem::path& root) {
    return QTest::qWaitFor([&] { return files_below(root) > 0; }, 10000);
}

}  // namespace

TEST_CASE("A journal is read up to the first bad byte, wherever that is", "[recovery]") {
    const TemporaryFolder folder;
    const auto file = folder / "journal";
    {
        auto journal = Journal::start(file, RecordKind::project, bytes_of("base"));
        REQUIRE(journal);
        REQUIRE(journal->append(RecordKind::portrait, bytes_of("one")));
        REQUIRE(journal->append(RecordKind::portrait, bytes_of("two")));
        CHECK(journal->size() == std::filesystem::file_size(file));
    }
    const auto whole = content_of(file);
    auto content = ui::read_journal(file);
    REQUIRE(content);
    CHECK(content->project == bytes_of("base"));
    CHECK(content->portrait == bytes_of("two"));
    CHECK(content->records == 3);
    CHECK_FALSE(content->torn);

    SECTION("cut short at any length") {
        for (std::size_t length = 0; length < whole.size(); ++length) {
            REQUIRE(replace_file(file, std::span(whole).first(length)));
            const auto cut = ui::read_journal(file);
            if (!cut) {
                CHECK(length < 8 + 17 + 4);
                continue;
            }
            CHECK(cut->project == bytes_of("base"));
            CHECK((cut->portrait.empty() || cut->portrait == bytes_of("one")));
        }
    }
    SECTION("one bit flipped anywhere") {
        for (std::size_t at = 0; at < whole.size(); ++at) {
            auto damaged = whole;
            damaged[at] ^= std::byte{4};
            REQUIRE(replace_file(file, damaged));
            const auto read = ui::read_journal(file);
            if (read) CHECK((read->torn && read->portrait != bytes_of("two")));
        }
    }
    SECTION("a length that claims more than there is") {
        auto damaged = whole;
        damaged[8] = damaged[9] = damaged[10] = damaged[11] = std::byte{0xFF};
        REQUIRE(replace_file(file, damaged));
        CHECK_FALSE(ui::read_journal(file));
    }
}

TEST_CASE("Work of an editor that vanished is found, of one that runs it is not", "[recovery]") {
    const TemporaryFolder root;
    Editor e;
    auto keeper = std::make_unique<ui::Safekeeper>(e.session, e.window.files(), std::vector{root.path()});
    e.session.add_snapshot();
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.4));
    e.session.set_locked(ui::lock_of(Part::hair), true, "hair");
    REQUIRE(wait_for_journal(root.path()));
    e.session.randomise(Part::skin, 77);
    QTest::qWait(400);
    keeper->wait();
    CHECK(ui::recovered_work({root.path()}).empty());

    keeper.reset();  // leaves what a crash leaves
    const auto found = ui::recovered_work({root.path()});
    REQUIRE(found.size() == 1);
    CHECK(found[0].content.portrait == e.portrait());
    CHECK(found[0].content.locks == e.session.document().state().locks);
    CHECK(found[0].content.snapshots.size() == 1);
    CHECK(found[0].file.isEmpty());
    CHECK(ui::recovered_work({root.path()}).empty());  // it is being offered already
}

TEST_CASE("Saving and a clean end leave nothing behind", "[recovery]") {
    const TemporaryFolder root, projects;
    Editor e;
    e.window.protect({root.path()});
    QTest::qWait(300);
    CHECK(files_below(root.path()) == 0);  // nothing changed yet
    e.session.randomise(Part::hair, 3);
    REQUIRE(wait_for_journal(root.path()));
    SECTION("saving") {
        e.window.files().save_project_as(QString::fromStdString((projects / "a.limner").string()));
        CHECK(QTest::qWaitFor([&] { return files_below(root.path()) == 0; }, 10000));
    }
    SECTION("closing the window") {
        e.window.close();
        CHECK(QTest::qWaitFor([&] { return e.window.isHidden(); }, 10000));
        CHECK(files_below(root.path()) == 0);
    }
}

TEST_CASE("Autosaves are kept, the three newest, and serve when the journal cannot be read", "[recovery]") {
    const TemporaryFolder root;
    Editor e;
    auto keeper = std::make_unique<ui::Safekeeper>(e.session, e.window.files(), std::vector{root.path()});
    keeper->set_autosave_interval(std::chrono::milliseconds(1));
    QSignalSpy saved(keeper.get(), &ui::Safekeeper::autosaved);
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        e.session.randomise(Part::hair, seed);
        REQUIRE(saved.wait(10000));
    }
    keeper.reset();
    std::filesystem::path folder;
    for (const auto& entry : std::filesystem::directory_iterator(root.path())) folder = entry.path();
    CHECK(files_below(root.path()) == 4);
    REQUIRE(replace_file(folder / "journal", bytes_of("rubbish")));
    REQUIRE(replace_file(folder / "autosave-0.limner", bytes_of("rubbish")));
    const auto found = ui::recovered_work({root.path()});
    REQUIRE(found.size() == 1);
    CHECK(found[0].content.portrait.style(Part::hair).seed == 4);
    CHECK(files_below(root.path()) == 4);  // looking deletes nothing
}

TEST_CASE("Where the first folder cannot be written the next one is used", "[recovery]") {
    const TemporaryFolder folder;
    const auto blocked = folder.write("a-file", "not a folder") / "work";
    Editor e;
    ui::Safekeeper keeper(e.session, e.window.files(), {blocked, folder / "cache"});
    QSignalSpy unprotected(&keeper, &ui::Safekeeper::unprotected);
    e.session.randomise(Part::hair, 3);
    REQUIRE(unprotected.wait(10000));
    CHECK_FALSE(unprotected.front().front().toBool());
    CHECK(files_below(folder / "cache") == 1);

    ui::Safekeeper nowhere(e.session, e.window.files(), {blocked});
    QSignalSpy lost(&nowhere, &ui::Safekeeper::unprotected);
    e.session.randomise(Part::hair, 4);
    REQUIRE(lost.wait(10000));
    CHECK(lost.front().front().toBool());
}

TEST_CASE("A clean end also removes what a folder held before it failed", "[recovery]") {
    const TemporaryFolder first, second;
    Editor e;
    ui::Safekeeper keeper(e.session, e.window.files(), {first.path(), second.path()});
    e.session.randomise(Part::hair, 3);
    REQUIRE(wait_for_journal(first.path()));
    keeper.wait();
    std::filesystem::path folder;
    for (const auto& entry : std::filesystem::directory_iterator(first.path())) folder = entry.path();
    std::filesystem::remove(folder / "journal");
    std::filesystem::create_directory(folder / "journal");  // no file can take its place
    e.session.add_snapshot();
    REQUIRE(wait_for_journal(second.path()));
    keeper.end();
    CHECK(std::filesystem::is_empty(first.path()));
    CHECK(std::filesystem::is_empty(second.path()));
}

TEST_CASE("Work that is lost twice still knows its project", "[recovery]") {
    const TemporaryFolder root, projects;
    const QString file = QString::fromStdString((projects / "anna.limner").string());
    {
        Editor e;
        ui::Safekeeper keeper(e.session, e.window.files(), {root.path()});
        e.window.files().save_project_as(file);
        REQUIRE(QTest::qWaitFor([&] { return e.window.files().project_file() == file; }, 10000));
        e.session.randomise(Part::hair, 3);
        REQUIRE(wait_for_journal(root.path()));
    }
    {
        Editor e;
        e.window.protect({root.path()});
        REQUIRE(QTest::qWaitFor([&] { return e.window.findChild<QFrame*>("recovered") != nullptr; }, 10000));
        e.find<QPushButton>("recovered.open").click();
        REQUIRE(QTest::qWaitFor([&] { return e.window.findChild<QFrame*>("recovered") == nullptr; }, 10000));
        REQUIRE(QTest::qWaitFor([&] { return files_below(root.path()) == 1; }, 10000));
    }
    const auto found = ui::recovered_work({root.path()});
    REQUIRE(found.size() == 1);
    CHECK(found[0].file == file);
}

TEST_CASE("The page of recovered work opens, and deletes only what is safe or was given up", "[recovery]") {
    const TemporaryFolder root;
    Portrait lost;
    {
        Editor e;
        ui::Safekeeper keeper(e.session, e.window.files(), {root.path()});
        e.session.randomise(Part::hair, 4711);
        lost = e.portrait();
        REQUIRE(wait_for_journal(root.path()));
    }
    Editor e;
    e.window.protect({root.path()});
    REQUIRE(QTest::qWaitFor([&] { return e.window.findChild<QFrame*>("recovered") != nullptr; }, 10000));
    CHECK(e.portrait() != lost);
    const auto gone = [&] {
        return QTest::qWaitFor([&] { return e.window.findChild<QFrame*>("recovered") == nullptr; }, 10000);
    };
    SECTION("Later keeps it") {
        e.find<QPushButton>("recovered.later").click();
        REQUIRE(gone());
        CHECK(ui::recovered_work({root.path()}).size() == 1);
    }
    SECTION("Open makes it the portrait, as unsaved work that is kept again") {
        e.find<QPushButton>("recovered.open").click();
        REQUIRE(gone());
        CHECK(e.portrait() == lost);
        CHECK(e.window.isWindowModified());
        CHECK(QTest::qWaitFor([&] { return files_below(root.path()) == 1; }, 10000));
    }
    SECTION("Discard deletes it") {
        e.find<QPushButton>("recovered.discard").click();
        REQUIRE(gone());
        CHECK(QTest::qWaitFor([&] { return files_below(root.path()) == 0; }, 10000));
    }
}

namespace {

constexpr const char *victim_root = "LIMNER_VICTIM_ROOT", *victim_project = "LIMNER_VICTIM_PROJECT";

}  // namespace

// Not a test by itself: the editor that the next case kills. It edits for ever, prints each edit's number,
// and saves its project again and again.
TEST_CASE("The victim of the kill test", "[.victim]") {
    Editor e;
    ui::Safekeeper keeper(e.session, e.window.files(), {qEnvironmentVariable(victim_root).toStdString()});
    const QString project = qEnvironmentVariable(victim_project);
    bool saving = false;
    QObject::connect(&e.window.files(), &ui::FileActions::project_changed, [&] { saving = false; });
    for (std::uint64_t seed = 1;; ++seed) {
        e.session.randomise(Part::hair, seed);
        if (seed % 3 == 0) e.click(e.canvas(), e.at(e.canvas(), 0.1 + 0.8 * double(seed % 17) / 17, 0.5));
        if (seed % 20 == 0) e.session.add_snapshot();
        if (seed % 5 == 0 && !std::exchange(saving, true)) e.window.files().save_project_as(project);
        // Now and then the hand rests until all of it is saved.
        if (seed % 20 == 0) (void)QTest::qWaitFor([&] { return !saving; }, 10000);
        std::printf("%llu\n", static_cast<unsigned long long>(seed));
        std::fflush(stdout);
        QTest::qWait(5);
    }
}

TEST_CASE("An editor killed at any moment loses no more than the last second, and no project file",
          "[recovery][kill]") {
    const int kills = qEnvironmentVariable("LIMNER_KILLS", "8").toInt();
    std::mt19937 random(11);
    for (int i = 0; i < kills; ++i) {
        const TemporaryFolder root, projects;
        QProcess victim;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(victim_root, QString::fromStdString(root.path().string()));
        const QString project = QString::fromStdString((projects / "anna.limner").string());
        environment.insert(victim_project, project);
        victim.setProcessEnvironment(environment);
        victim.start(QCoreApplication::applicationFilePath(), {"The victim of the kill test"});
        REQUIRE(victim.waitForReadyRead(60000));
        REQUIRE(QTest::qWaitFor([&] { return QFileInfo::exists(project); }, 60000));
        // What it had done a second before the end has to be there.
        std::vector<std::pair<qint64, quint64>> done;
        QElapsedTimer clock;
        clock.start();
        const qint64 life = 300 + qint64(random() % 1500);
        while (clock.elapsed() < life) {
            victim.waitForReadyRead(10);
            while (victim.canReadLine())
                done.emplace_back(clock.elapsed(), victim.readLine().trimmed().toULongLong());
        }
        victim.kill();  // SIGKILL
        victim.waitForFinished();
        quint64 expected = 1;
        for (const auto& [time, seed] : done)
            if (time < life - 1000) expected = seed;
        const auto saved = ui::load_project(project);
        REQUIRE(saved);
        CHECK(saved->remarks.isEmpty());
        quint64 newest = saved->portrait.style(Part::hair).seed;
        // There is nothing to recover where all of it had just been saved.
        const auto found = ui::recovered_work({root.path()});
        REQUIRE(found.size() <= 1);
        if (!found.empty()) {
            newest = std::max<quint64>(newest, found[0].content.portrait.style(Part::hair).seed);
            CHECK(found[0].content.remarks.isEmpty());
        }
        CHECK(newest >= expected);
    }
}

TEST_CASE("Starts that crash at once are counted in a row, and one that goes well ends it", "[recovery]") {
    const TemporaryFolder folder;
    const auto crash = [&] {
        const ui::EarlyCrashes start(folder.path());  // without over()
        return start.in_a_row();
    };
    for (int before = 0; before < ui::EarlyCrashes::too_many; ++before) CHECK(crash() == before);
    {
        ui::EarlyCrashes start(folder.path());
        CHECK(start.in_a_row() == ui::EarlyCrashes::too_many);
        // Another editor beside it is none that crashed.
        CHECK(ui::EarlyCrashes(folder.path()).in_a_row() == ui::EarlyCrashes::too_many);
        start.over();
    }
    CHECK(crash() <= 1);  // the one beside it
    ui::EarlyCrashes(folder.path()).over();
    CHECK(std::filesystem::is_empty(folder.path()));
}
