#include "engine/portrait/project_file.h"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <nlohmann/json.hpp>

#include "engine/core/file.h"
#include "engine/core/hash.h"
#include "engine/portrait/project_archive.h"
#include "sample_project.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

namespace {

void check_same(const Project& a, const Project& b) {
    CHECK(a.portrait == b.portrait);
    REQUIRE(a.snapshots.size() == b.snapshots.size());
    for (std::size_t i = 0; i < a.snapshots.size(); ++i) {
        CHECK(a.snapshots[i].name == b.snapshots[i].name);
        CHECK(a.snapshots[i].portrait == b.snapshots[i].portrait);
        CHECK(a.snapshots[i].starred == b.snapshots[i].starred);
        CHECK(a.snapshots[i].automatic == b.snapshots[i].automatic);
        REQUIRE(bool(a.snapshots[i].thumbnail) == bool(b.snapshots[i].thumbnail));
        if (a.snapshots[i].thumbnail) CHECK(*a.snapshots[i].thumbnail == *b.snapshots[i].thumbnail);
    }
    REQUIRE(a.photo.has_value() == b.photo.has_value());
    if (a.photo) CHECK((a.photo->name == b.photo->name && *a.photo->bytes == *b.photo->bytes));
    REQUIRE(bool(a.thumbnail) == bool(b.thumbnail));
    if (a.thumbnail) CHECK(*a.thumbnail == *b.thumbnail);
    CHECK(a.locks == b.locks);
    CHECK(a.settings == b.settings);
}

// As long as it exists this process cannot write more than a few bytes to a file.
class FullDisk {
public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        auto full = before_;
        full.rlim_cur = 100;
        ::setrlimit(RLIMIT_FSIZE, &full);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

}  // namespace

TEST_CASE("A project comes back exactly as it was saved", "[project]") {
    const TemporaryFolder folder;
    auto project = sample_project();
    project.locks = {"head.identity", "style.hair"};
    REQUIRE(write_project(folder / "анна 🙂.limner", project).has_value());
    const auto opened = read_project(folder / "анна 🙂.limner");
    REQUIRE(opened.has_value());
    check_same(opened->project, project);
    CHECK(opened->lost.empty());
    CHECK_FALSE(opened->newer_minor);
}

TEST_CASE("Fitted paintings come back with their views, in the portrait and in snapshots", "[project]") {
    Project project = sample_project();
    for (int i = 0; i < 3; ++i) {
        auto labels = std::make_shared<LabelMap>(64, 64, PaintedLabels::unpainted);
        labels->at(10 + i, 20) = std::uint8_t(FaceClass::hair);
        project.portrait.fitted.push_back({labels, {.yaw = from_degrees(float(10 * i))}});
    }
    REQUIRE(!project.snapshots.empty());
    project.snapshots.front().portrait.fitted = {project.portrait.fitted[1]};
    const auto opened = parse_project(*serialize_project(project), "a");
    REQUIRE(opened);
    CHECK(opened->lost.empty());
    check_same(opened->project, project);

    project.portrait.fitted.assign(most_fitted + 1, project.portrait.fitted.front());
    const auto too_many = serialize_project(project);
    REQUIRE_FALSE(too_many);
    CHECK(too_many.error().code == Errc::wrong_use);
    project.portrait.fitted = {
        {std::make_shared<LabelMap>(largest_fitted_side + 1, largest_fitted_side + 1), HeadPose{}}};
    CHECK_FALSE(serialize_project(project));
    project.portrait.fitted = {PaintedLabels{}};
    CHECK_FALSE(serialize_project(project));
}

TEST_CASE("Equal projects give equal files", "[project]") {
    const auto bytes = *serialize_project(sample_project());
    CHECK(bytes == *serialize_project(sample_project()));
    CHECK(*serialize_project(parse_project(bytes, "a")->project) == bytes);
}

TEST_CASE("The container is what any zip tool expects", "[project]") {
    const auto bytes = *serialize_project(sample_project());
    const std::string start(reinterpret_cast<const char*>(bytes.data()), 67);
    CHECK(start.substr(30, 37) == "mimetypeapplication/x-limner-portrait");
    const auto entries = unpack_project(bytes, "a");
    REQUIRE(entries.has_value());
    CHECK(entries->front().name == "portrait.json");
    CHECK(entries->back().name == "index.json");
}

TEST_CASE("Groups that are off or scaled and hidden paintings come back, also in snapshots", "[project]") {
    const auto opened = parse_project(*serialize_project(grouped_project()), "a");
    REQUIRE(opened);
    CHECK(opened->lost.empty());
    check_same(opened->project, grouped_project());
    // Where all is on nothing of it stands in the file.
    const auto text = [](const Project& project) {
        const auto entries = *unpack_project(*serialize_project(project), "a");
        return std::string(reinterpret_cast<const char*>(entries.front().bytes.data()),
                           entries.front().bytes.size());
    };
    CHECK(text(grouped_project()).find("\"hidden\"") != std::string::npos);
    CHECK(text(eased_project()).find("\"hidden\"") == std::string::npos);
    CHECK(text(eased_project()).find("\"groups\"") == std::string::npos);
}

// Written once by the version that introduced the format; never regenerated.
TEST_CASE("Format 1.5 opens for ever", "[project]") {
    const auto opened = read_project(std::filesystem::path(LIMNER_GOLDEN) / "format-1.5.limner");
    REQUIRE(opened.has_value());
    CHECK(opened->lost.empty());
    check_same(opened->project, starred_project());
}

TEST_CASE("Format 1.4 opens for ever", "[project]") {
    const auto opened = read_project(std::filesystem::path(LIMNER_GOLDEN) / "format-1.4.limner");
    REQUIRE(opened.has_value());
    CHECK(opened->lost.empty());
    check_same(opened->project, grouped_project());
    CHECK(opened->project.animation == grouped_project().animation);
}

TEST_CASE("Format 1.3 opens for ever", "[project]") {
    const auto opened = read_project(std::filesystem::path(LIMNER_GOLDEN) / "format-1.3.limner");
    REQUIRE(opened.has_value());
    CHECK(opened->lost.empty());
    check_same(opened->project, eased_project());
    CHECK(opened->project.animation == eased_project().animation);
}

TEST_CASE("Format 1.2 opens for ever", "[project]") {
    const auto opened = read_project(std::filesystem::path(LIMNER_GOLDEN) / "format-1.2.limner");
    REQUIRE(opened.has_value());
    CHECK(opened->lost.empty());
    const auto expected = animated_project();
    check_same(opened->project, expected);
    CHECK(opened->project.portrait.fitted == expected.portrait.fitted);
    CHECK(opened->project.animation == expected.animation);
    CHECK(opened->project.shown_frame == 17);
}

TEST_CASE("Format 1.0 opens for ever", "[project]") {
    const auto opened = read_project(std::filesystem::path(LIMNER_GOLDEN) / "format-1.0.limner");
    REQUIRE(opened.has_value());
    check_same(opened->project, sample_project());
    CHECK(opened->lost.empty());
}

TEST_CASE("Every save keeps the former file as a backup", "[project]") {
    const TemporaryFolder folder;
    const auto file = folder / "a.limner";
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Project project;
        project.portrait = portrait_from_seed(seed);
        REQUIRE(write_project(file, project, 2).has_value());
    }
    CHECK(read_project(file)->project.portrait == portrait_from_seed(4));
    CHECK(read_project(folder / "a.limner~1")->project.portrait == portrait_from_seed(3));
    CHECK(read_project(folder / "a.limner~2")->project.portrait == portrait_from_seed(2));
    CHECK_FALSE(std::filesystem::exists(folder / "a.limner~3"));
}

TEST_CASE("Former versions are found, the newest first, through a link too", "[project]") {
    const TemporaryFolder folder;
    const auto file = folder / "a.limner", link = folder / "link.limner";
    CHECK(project_backups(file).empty());
    std::filesystem::create_symlink("a.limner", link);
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Project project;
        project.portrait = portrait_from_seed(seed);
        REQUIRE(write_project(link, project, 3).has_value());
    }
    CHECK(std::filesystem::is_symlink(link));
    const auto backups = project_backups(link);
    REQUIRE(backups.size() == 3);
    CHECK(backups[0].filename() == "a.limner~1");
    CHECK(read_project(backups[0])->project.portrait == portrait_from_seed(3));
    CHECK(read_project(backups[2])->project.portrait == portrait_from_seed(1));
    std::filesystem::remove(backups[1]);
    CHECK(project_backups(file).size() == 2);
}

TEST_CASE("The small picture is read alone, and only when it is small", "[project]") {
    const TemporaryFolder folder;
    const auto file = folder / "a.limner";
    Project project = sample_project();
    const auto picture = [&](int side) {
        project.thumbnail = std::make_shared<const Image>(side, side);
        REQUIRE(write_project(file, project).has_value());
        return read_project_thumbnail(file);
    };
    const auto small = picture(64);
    REQUIRE(small.has_value());
    CHECK(*small == *project.thumbnail);
    CHECK(picture(1025).error().code == Errc::limit_exceeded);
    project.thumbnail = nullptr;
    REQUIRE(write_project(file, project).has_value());
    CHECK(read_project_thumbnail(file).error().code == Errc::bad_project);
    CHECK(read_project_thumbnail(folder / "none.limner").error().code == Errc::file_not_found);
}

TEST_CASE("A save for which the disk has no room pushes no backup out", "[project]") {
    const TemporaryFolder folder;
    const auto file = folder / "a.limner";
    for (const std::uint64_t seed : {1, 2}) {
        Project project;
        project.portrait = portrait_from_seed(seed);
        REQUIRE(write_project(file, project).has_value());
    }
    const auto saved = [&] {
        const FullDisk full;
        return write_project(file, sample_project());
    }();
    REQUIRE_FALSE(saved.has_value());
    CHECK(saved.error().code == Errc::file_unwritable);
    CHECK(read_project(file)->project.portrait == portrait_from_seed(2));
    CHECK(read_project(folder / "a.limner~1")->project.portrait == portrait_from_seed(1));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("A project that could not be opened again is not saved", "[project]") {
    Project project;
    project.snapshots.resize(10'001);
    CHECK(serialize_project(project).error().code == Errc::wrong_use);
}

TEST_CASE("A failed save leaves the old file alone", "[project]") {
    const TemporaryFolder folder;
    const auto file = folder / "a.limner";
    REQUIRE(write_project(file, sample_project()).has_value());
    auto broken = sample_project();
    SECTION("because a value cannot be read back") { broken.portrait.pose.zoom = -1; }
    SECTION("because a number is none") {
        broken.portrait.head.gaze_x = std::numeric_limits<float>::quiet_NaN();
    }
    SECTION("because a painting has no pixels") { broken.portrait.painted->labels.reset(); }
    CHECK(write_project(file, broken).error().code == Errc::wrong_use);
    CHECK(read_project(file)->project.portrait == sample_project().portrait);
}

namespace {

// The entries of a project, changed and packed again with matching checksums.
template <class Change>
std::vector<std::byte> changed(const Project& project, Change change) {
    auto entries = *unpack_project(*serialize_project(project), "a");
    change(entries);
    std::erase_if(entries, [](const ArchiveEntry& entry) { return entry.name == "index.json"; });
    nlohmann::json list = nlohmann::json::object();
    for (const auto& entry : entries)
        list[entry.name] = {{"sha256", sha256(entry.bytes)},
                            {"required", entry.name.find("required") != std::string::npos}};
    const auto text = nlohmann::json{{"entries", list}}.dump();
    const auto bytes = std::as_bytes(std::span(text));
    entries.push_back({"index.json", {bytes.begin(), bytes.end()}});
    return *pack_project(entries);
}

template <class Change>
auto with_json(Change change) {
    return [change](std::vector<ArchiveEntry>& entries) {
        auto& bytes = entries.front().bytes;
        auto json = nlohmann::json::parse(reinterpret_cast<const char*>(bytes.data()),
                                          reinterpret_cast<const char*>(bytes.data()) + bytes.size());
        change(json);
        const auto text = json.dump();
        const auto view = std::as_bytes(std::span(text));
        bytes.assign(view.begin(), view.end());
    };
}

std::vector<std::byte> bytes_of(std::string_view text) {
    const auto view = std::as_bytes(std::span(text));
    return {view.begin(), view.end()};
}

}  // namespace

TEST_CASE("What a newer minor version added survives a save", "[project]") {
    const auto bytes = changed(sample_project(), [](std::vector<ArchiveEntry>& entries) {
        with_json([](nlohmann::json& json) {
            json["format"]["minor"] = 7;
            json["timeline"] = {{"frames", 120}};
            json["portrait"]["age"] = 42;
            json["snapshots"][0]["mood"] = "calm";
        })(entries);
        entries.push_back({"meta/notes.txt", bytes_of("for the future")});
    });
    const auto opened = parse_project(bytes, "a");
    REQUIRE(opened.has_value());
    CHECK(opened->newer_minor);
    check_same(opened->project, sample_project());

    auto project = opened->project;
    project.portrait.pose.yaw = from_degrees(1);
    const auto again = *unpack_project(*serialize_project(project), "a");
    const auto text =
        std::string(reinterpret_cast<const char*>(again.front().bytes.data()), again.front().bytes.size());
    const auto json = nlohmann::json::parse(text);
    CHECK(json["timeline"]["frames"] == 120);
    CHECK(json["portrait"]["age"] == 42);
    CHECK(json["snapshots"][0]["mood"] == "calm");
    const bool kept = std::any_of(again.begin(), again.end(), [](const ArchiveEntry& entry) {
        return entry.name == "meta/notes.txt" && entry.bytes == bytes_of("for the future");
    });
    CHECK(kept);
}

TEST_CASE("A group of a newer version is kept, a damaged one is refused", "[project]") {
    const auto with_groups = [](const nlohmann::json& groups) {
        return parse_project(changed(sample_project(), with_json([&](nlohmann::json& json) {
                                         json["portrait"]["groups"] = groups;
                                     })),
                             "a");
    };
    const auto newer = with_groups({{"style.beard", {{"on", false}}}});
    REQUIRE(newer);
    const auto again = parse_project(*serialize_project(newer->project), "a");
    REQUIRE(again);
    CHECK_FALSE(again->project.portrait.groups.at("style.beard").on);
    CHECK_FALSE(with_groups({{"light", {{"amount", 1.75}}}}));
    CHECK_FALSE(with_groups({{"light", 1}}));
    CHECK_FALSE(with_groups(nlohmann::json::array()));
}

TEST_CASE("An animation is kept with its project", "[project]") {
    const auto project = animated_project();
    const auto& animation = project.animation;
    const auto opened = parse_project(*serialize_project(project), "a");
    REQUIRE(opened.has_value());
    CHECK(opened->lost.empty());
    CHECK(opened->project.animation == animation);
    CHECK(opened->project.shown_frame == 17);

    SECTION("tracks of a newer version are kept, too") {
        const auto bytes =
            changed(project, with_json([](nlohmann::json& json) {
                        json["animation"]["onions"] = 3;
                        json["animation"]["tracks"]["aura.glow"] = {{{"frame", 1}, {"value", 2}}};
                    }));
        const auto newer = parse_project(bytes, "a");
        REQUIRE(newer.has_value());
        CHECK(newer->project.animation == animation);
        const auto again = *unpack_project(*serialize_project(newer->project), "a");
        const auto text = std::string(reinterpret_cast<const char*>(again.front().bytes.data()),
                                      again.front().bytes.size());
        const auto json = nlohmann::json::parse(text);
        CHECK(json["animation"]["onions"] == 3);
        CHECK(json["animation"]["tracks"]["aura.glow"][0]["value"] == 2);
        CHECK(json["animation"]["tracks"].contains("pose.yaw"));
    }
    SECTION("a damaged one costs nothing but itself") {
        const auto damage = GENERATE(as<std::string>{}, R"({"frames": 0})", R"({"rate": "fast"})", R"([])",
                                     R"({"loop": "spiral"})", R"({"tracks": {"pose.yaw": 3}})",
                                     R"({"tracks": {"pose.yaw": [{"frame": 1.5, "value": 0}]}})",
                                     R"({"tracks": {"pose.yaw": [{"frame": 1}]}})",
                                     R"({"tracks": {"painting": [{"frame": 1, "value": {"painted": {}}}]}})");
        const auto opened_again = parse_project(changed(project, with_json([&](nlohmann::json& json) {
                                                            json["animation"] = nlohmann::json::parse(damage);
                                                        })),
                                                "a");
        REQUIRE(opened_again.has_value());
        REQUIRE(opened_again->lost.size() == 1);
        CHECK_THAT(opened_again->lost[0], Catch::Contains("animation"));
        CHECK(opened_again->project.portrait == project.portrait);
    }
}

TEST_CASE("A newer major version is refused and says so", "[project]") {
    const auto bytes =
        changed(sample_project(), with_json([](nlohmann::json& json) { json["format"]["major"] = 2; }));
    const auto opened = parse_project(bytes, "a.limner");
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == Errc::unsupported_newer);
    CHECK_THAT(opened.error().message, Catch::Contains("newer") && Catch::Contains("a.limner"));
}

TEST_CASE("An unknown part that is required is refused", "[project]") {
    const auto bytes = changed(sample_project(), [](std::vector<ArchiveEntry>& entries) {
        entries.push_back({"meta/required.bin", bytes_of("x")});
    });
    CHECK(parse_project(bytes, "a").error().code == Errc::unsupported_newer);
}

TEST_CASE("Values out of place are named", "[project]") {
    struct Case {
        const char* pointer;
        nlohmann::json value;
        const char* named;
    };
    const auto c = GENERATE(values<Case>({{"/portrait/pose/yaw", "left", "yaw"},
                                          {"/portrait/pose/zoom", 0, "zoom"},
                                          {"/portrait/pose/pitch", 1e300, "pitch"},
                                          {"/portrait/head/identity/seed", "-1", "seed"},
                                          {"/portrait/head/identity/seed", "18446744073709551616", "seed"},
                                          {"/portrait/head/identity/seed", 1.5, "seed"},
                                          {"/portrait/head/expression/jawOpen", 7, "jawOpen"},
                                          {"/portrait/light", nlohmann::json::array(), "light"},
                                          {"/portrait/styles/hair", 3, "hair"},
                                          {"/portrait/fitted", 7, "fitted"},
                                          {"/portrait/fitted/0", 7, "fitted"},
                                          {"/portrait/fitted/0/pose", 7, "pose"},
                                          {"/portrait/fitted/0/labels", 7, "fitted"},
                                          {"/portrait/fitted/0/labels", "no picture", "fitted"},
                                          {"/portrait/fitted/0/labels", "", "fitted"},
                                          {"/portrait/model", std::string(5000, 'm'), "model"},
                                          {"/portrait", nullptr, "portrait"},
                                          {"/snapshots", 3, "snapshots"},
                                          {"/snapshots/0", 3, "snapshot 1"},
                                          {"/format", "1.0", "format"},
                                          {"/format/major", 0, "format"}}));
    const auto bytes = changed(sample_project(), with_json([&](nlohmann::json& json) {
                                   json[nlohmann::json::json_pointer(c.pointer)] = c.value;
                               }));
    const auto opened = parse_project(bytes, "a");
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == Errc::bad_project);
    CHECK_THAT(opened.error().message, Catch::Contains(c.named));
}

TEST_CASE("JSON that could be read in two ways is refused", "[project]") {
    const auto bytes = changed(sample_project(), [](std::vector<ArchiveEntry>& entries) {
        entries.front().bytes =
            bytes_of(R"({"format": {"major": 1, "minor": 0}, "portrait": {}, "portrait": {"model": "b"}})");
    });
    const auto opened = parse_project(bytes, "a");
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == Errc::bad_project);
    CHECK_THAT(opened.error().message, Catch::Contains("portrait twice"));
}

TEST_CASE("A painting with impossible classes is lost, the portrait is not", "[project]") {
    const auto bytes = changed(sample_project(), [](std::vector<ArchiveEntry>& entries) {
        for (auto& entry : entries)
            if (entry.name == "painted/portrait.png")
                entry.bytes = *encode_png(Image(4, 4));  // a colour picture
    });
    const auto opened = parse_project(bytes, "a");
    REQUIRE(opened.has_value());
    CHECK_FALSE(opened->project.portrait.painted.has_value());
    REQUIRE(opened->lost.size() == 1);
    CHECK_THAT(opened->lost[0], Catch::Contains("painting"));
}
