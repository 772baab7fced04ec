// Copy and paste: label maps, recipes, pictures, files, and what cannot be pasted.
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <catch2/catch.hpp>
#include <memory>
#include <span>

#include "engine/media/image_file.h"
#include "engine/media/label_file.h"
#include "engine/portrait/recipe.h"
#include "tests/ui/editor_fixture.h"
#include "ui/session/pictures.h"

using namespace limner;
using limner::ui::Editor;

namespace {

QClipboard& clipboard() { return *QGuiApplication::clipboard(); }

/// Runs a command and waits for what it says.
QString said_by(Editor& e, const char* command) {
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    REQUIRE(e.window.commands().run(command));
    REQUIRE((!notices.isEmpty() || notices.wait(10000)));
    return notices.front().at(1).toString();
}

void hold_picture(const std::vector<std::byte>& png) {
    auto data = std::make_unique<QMimeData>();
    data->setData("image/png", QByteArray(reinterpret_cast<const char*>(png.data()), qsizetype(png.size())));
    clipboard().setMimeData(data.release());
}

void check_unchanged(Editor& e) {
    CHECK(e.portrait() == portrait_from_seed(7));
    CHECK(e.steps() == 0);
    CHECK(e.session.reference_photo().isNull());
}

}  // namespace

TEST_CASE("A copied label map holds the classes, in their colours", "[clipboard]") {
    Editor e;
    clipboard().clear();
    CHECK(said_by(e, "edit.copy-labels") == "Copied the label map");
    const LabelMap& shown = *e.session.frame().picture.labels;
    const QByteArray png = clipboard().mimeData()->data("image/png");
    const auto labels = decode_label_map(std::as_bytes(std::span(png)), "copied");
    REQUIRE(labels);
    CHECK(*labels == shown);
    const QImage image = clipboard().image();
    REQUIRE(image.size() == QSize(shown.width, shown.height));
    const int middle = shown.width / 2;
    const Rgba colour = info(static_cast<FaceClass>(shown.at(middle, middle))).colour;
    CHECK(image.pixelColor(middle, middle) == QColor(colour.r, colour.g, colour.b));
}

TEST_CASE("A copied recipe is pasted as one step, or as a portrait of its own", "[clipboard]") {
    Editor e;
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.4));
    e.session.randomise(Part::hair, 12);
    const Portrait anna = e.portrait();
    CHECK(said_by(e, "edit.copy-recipe") == "Copied the recipe");
    CHECK(clipboard().text().toStdString() == *recipe_text(anna));
    const QTemporaryDir folder;
    Editor other;
    SECTION("as one step") {
        clipboard().setText("\n  " + clipboard().text() + "\n");  // as mail programs do
        said_by(other, "edit.paste");
        CHECK(other.portrait() == anna);
        CHECK(other.steps() == 1);
        other.undo();
        CHECK(other.portrait() == portrait_from_seed(7));
    }
    SECTION("as a new portrait") {
        QSignalSpy changed(&other.window.files(), &ui::FileActions::project_changed);
        other.window.files().save_project_as(folder.filePath("old.limner"));
        REQUIRE(changed.wait(10000));
        REQUIRE(other.window.commands().run("edit.paste-new"));
        REQUIRE(changed.wait(10000));
        CHECK(other.portrait() == anna);
        CHECK(other.steps() == 0);
        CHECK(other.window.files().project_file().isEmpty());
    }
}

TEST_CASE("A picture on the clipboard is what its file would be, but for a label map", "[clipboard]") {
    Editor e;
    SECTION("a photo lies under the map") {
        QImage photo(80, 60, QImage::Format_RGB32);
        photo.fill(QColor(200, 150, 120));
        clipboard().setImage(photo);
        said_by(e, "edit.paste");
        CHECK(e.session.reference_photo().size() == QSize(60, 60));
        CHECK(e.steps() == 0);
        CHECK(e.window.isWindowModified());
    }
    SECTION("a grey picture is a photo, however dark") {
        Image ink(64, 64, Rgba{0, 0, 0, 255});
        for (int x = 0; x < 64; ++x) ink.at(x, x) = {255, 255, 255, 255};
        hold_picture(*encode_png(ink));
        said_by(e, "edit.paste");
        CHECK_FALSE(e.session.reference_photo().isNull());
        CHECK_FALSE(e.session.floating());
    }
    SECTION("a picture with a recipe is the portrait") {
        const Portrait anna = portrait_from_seed(31);
        const std::vector<PngText> texts{{recipe_keyword, *recipe_text(anna)}};
        hold_picture(*encode_png(Image(32, 32), texts));
        REQUIRE(e.window.commands().run("edit.paste"));
        REQUIRE(QTest::qWaitFor([&] { return e.portrait() == anna; }, 10000));
        CHECK(e.steps() == 1);
        CHECK(e.session.reference_photo().isNull());
        e.undo();
        REQUIRE(e.window.commands().run("edit.paste-new"));
        REQUIRE(QTest::qWaitFor([&] { return e.portrait() == anna; }, 10000));
        CHECK(e.steps() == 0);
    }
}

TEST_CASE("A file on the clipboard is opened as if it were dropped", "[clipboard]") {
    const QTemporaryDir folder;
    ui::ProjectContent content;
    content.portrait = portrait_from_seed(32);
    const QString file = folder.filePath(QString::fromUtf8("Anna 肖像.limner"));
    REQUIRE(ui::save_project(file, content));
    auto data = std::make_unique<QMimeData>();
    data->setUrls({QUrl("https://example.org/a.png"), QUrl::fromLocalFile(file)});
    clipboard().setMimeData(data.release());
    Editor e;
    REQUIRE(e.window.commands().run("edit.paste"));
    REQUIRE(QTest::qWaitFor([&] { return e.portrait() == content.portrait; }, 10000));
    CHECK(e.window.files().project_file() == file);
}

TEST_CASE("What cannot be pasted is answered in a sentence, and changes nothing", "[clipboard]") {
    Editor e;
    const auto refused = [&](const char* word) {
        for (const char* command : {"edit.paste", "edit.paste-new"}) {
            const QString said = said_by(e, command);
            INFO(command << ": " << said.toStdString());
            CHECK(said.contains(word));
            CHECK(said.endsWith('.'));
            check_unchanged(e);
        }
    };
    SECTION("words") {
        clipboard().setText("just words");
        refused("recipe");
    }
    SECTION("other JSON") {
        clipboard().setText("{\"name\": 1}");
        refused("it states no format");
    }
    SECTION("a recipe of the future") {
        clipboard().setText("{\"format\": {\"major\": 99, \"minor\": 0}, \"portrait\": {}}");
        refused("newer Limner");
    }
    SECTION("half a recipe") {
        clipboard().setText(QString::fromStdString(*recipe_text(portrait_from_seed(3))).chopped(20));
        refused("clipboard");
    }
    SECTION("nothing") {
        clipboard().clear();
        refused("on the clipboard");
    }
    SECTION("a damaged picture") {
        auto data = std::make_unique<QMimeData>();
        data->setData("image/png", "\x89PNG\r\n\x1a\nnothing");
        clipboard().setMimeData(data.release());
        refused("clipboard");
    }
}

TEST_CASE("In a text field copy and paste stay with the field", "[clipboard]") {
    Editor e;
    auto& field = e.find<QLineEdit>("head.expression.search");
    field.window()->findChild<QWidget*>("dock.head")->raise();
    REQUIRE(e.focus(field));
    clipboard().setText("smile");
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    CHECK(field.text() == "smile");
    field.selectAll();
    clipboard().setText("other");
    QTest::keyClick(&field, Qt::Key_C, Qt::ControlModifier);
    CHECK(clipboard().text() == "smile");
    QTest::qWait(0);
    check_unchanged(e);

    // In a view the same key pastes.
    clipboard().setText(QString::fromStdString(*recipe_text(portrait_from_seed(31))));
    REQUIRE(e.focus(e.canvas()));
    QTest::keyClick(&e.canvas(), Qt::Key_V, Qt::ControlModifier);
    CHECK(QTest::qWaitFor([&] { return e.portrait() == portrait_from_seed(31); }, 10000));
}

TEST_CASE("A pose is pasted by its own command and by that for everything", "[clipboard]") {
    Editor e;
    clipboard().clear();
    CHECK(said_by(e, "pose.paste").contains("no pose"));
    HeadPose turned = e.portrait().pose;
    turned.yaw = 20_deg;
    turned.zoom = 1.5f;
    e.session.turn_to(turned, "turned");
    CHECK(said_by(e, "pose.copy") == "Copied the pose");
    for (const char* command : {"pose.paste", "edit.paste"}) {
        INFO(command);
        e.session.document().reset(portrait_from_seed(31));
        REQUIRE(e.window.commands().run(command));
        CHECK(degrees(e.portrait().pose.yaw) == Approx(20));
        CHECK(e.portrait().pose.zoom == 1.5f);
        CHECK(e.portrait().head == portrait_from_seed(31).head);
        CHECK(e.steps() == 1);
    }
}

TEST_CASE("A pasted recipe leaves what is locked", "[clipboard]") {
    Editor e;
    Portrait other = portrait_from_seed(31);
    other.head.expression = {{"jawOpen", 0.4f}};
    clipboard().setText(QString::fromStdString(*recipe_text(other)));
    for (const char* lock : {"style.hair", "head.identity", "head.expression"})
        e.session.set_locked(lock, true, lock);
    CHECK(said_by(e, "edit.paste").contains("locked"));
    const Portrait mine = portrait_from_seed(7);
    CHECK(e.portrait().style(Part::hair) == mine.style(Part::hair));
    CHECK(e.portrait().head.identity == mine.head.identity);
    CHECK(e.portrait().head.expression.empty());
    CHECK(e.portrait().style(Part::skin) == other.style(Part::skin));
    CHECK(e.portrait().head.hair == other.head.hair);
}
