// The colours people read by, and that a change of theme reaches everything at once.
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/ui/editor_fixture.h"
#include "ui/widgets/icons.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::Theme;
using limner::ui::ThemeId;
using limner::ui::ViewGround;

namespace {

constexpr ThemeId all_themes[] = {ThemeId::dark, ThemeId::light, ThemeId::high_contrast};

/// Relative luminance of WCAG 2.
double luminance(const QColor& colour) {
    const auto linear = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(double(colour.redF())) + 0.7152 * linear(double(colour.greenF())) +
           0.0722 * linear(double(colour.blueF()));
}

double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

struct Pair {
    const char* name;
    QColor text, ground;
};

/// Which text stands on which ground, in the style sheet and in what we paint ourselves.
std::vector<Pair> text_pairs(const Theme& t) {
    return {{"text in fields and lists", t.text, t.background},
            {"text on panels", t.text, t.surface},
            {"text on the active row", t.text, t.lifted},
            {"text on buttons", t.text, t.raised},
            {"text on a button under the pointer", t.text, t.hover},
            {"value on a slider", t.text, t.fill},
            {"value on a slider under the pointer", t.text, t.fill_hover},
            {"value beyond the soft range", t.text, t.fill_beyond},
            {"chosen row", t.on_accent, t.accent_dim},
            {"weak text in fields and lists", t.text_weak, t.background},
            {"weak text on panels", t.text_weak, t.surface},
            {"weak text on the active row", t.text_weak, t.lifted},
            {"weak text on a row under the pointer", t.text_weak, t.raised},
            {"error", t.error, t.surface},
            {"error in a field", t.error, t.background},
            {"warning", t.warn, t.surface},
            {"success", t.ok, t.surface},
            {"view, empty", t.view_text, t.view_background},
            {"view, explanation", t.view_text_weak, t.view_background}};
}

bool neutral(const QColor& colour) {
    return colour.red() == colour.green() && colour.green() == colour.blue();
}

/// The grey beside the picture, as it is painted.
QColor seen_ground(Editor& e) {
    QWidget& view = e.viewport();
    return view.grab().toImage().pixelColor(3, view.height() - 4);
}

class ThemeAgain {  // the next test finds what this one found
public:
    ~ThemeAgain() { ui::apply_theme(*qApp); }
};

}  // namespace

TEST_CASE("Text is readable in every theme: 4.5 to 1, in high contrast 7 to 1", "[theme]") {
    for (const ThemeId id : all_themes)
        for (const Pair& pair : text_pairs(ui::theme(id))) {
            INFO(pair.name << " in theme " << static_cast<int>(id));
            CHECK(contrast(pair.text, pair.ground) >= (id == ThemeId::high_contrast ? 7.0 : 4.5));
        }
}

TEST_CASE("Marks of focus and choice are seen: 3 to 1", "[theme]") {
    for (const ThemeId id : all_themes) {
        const Theme& t = ui::theme(id);
        for (const QColor& ground : {t.background, t.surface, t.raised})
            CHECK(contrast(t.accent, ground) >= 3);
        CHECK(contrast(t.outline, t.background) >= 3);
    }
}

TEST_CASE("The style sheet has no colours of its own and leaves no token", "[theme]") {
    const QString text = ui::style_sheet(ui::theme(ThemeId::light));
    REQUIRE(text.contains(ui::theme(ThemeId::light).surface.name()));
    CHECK_FALSE(text.contains('@'));
    QFile file(":/themes/limner.qss");
    REQUIRE(file.open(QIODevice::ReadOnly));
    static const QRegularExpression literal(R"(#[0-9a-fA-F]{3,8}\b|rgb|\bwhite\b|\bblack\b)");
    for (const QByteArray& line : file.readAll().split('\n')) {
        INFO(line.toStdString());
        // An object name may begin like a colour; none of ours does.
        CHECK_FALSE(literal.match(QString::fromUtf8(line)).hasMatch());
    }
}

TEST_CASE("The grey round the picture is neutral, in every theme and step", "[theme]") {
    const ThemeAgain again;
    Editor e;
    for (const ThemeId id : all_themes)
        for (const ViewGround ground :
             {ViewGround::theme, ViewGround::dark, ViewGround::middle, ViewGround::light}) {
            ui::apply_theme(*qApp, id, ground);
            INFO("theme " << static_cast<int>(id) << ", ground " << static_cast<int>(ground));
            CHECK(neutral(ui::theme().view_background));
            CHECK(contrast(ui::theme().view_text_weak, ui::theme().view_background) >= 4.5);
            CHECK(seen_ground(e) == ui::theme().view_background);
        }
}

TEST_CASE("A change of theme is seen at once, in widgets, icons and views", "[theme]") {
    const ThemeAgain again;
    Editor e;
    QWidget& panel = e.find<QWidget>("light");
    const auto colour_of = [&] { return panel.grab().toImage().pixelColor(1, panel.height() - 2); };
    const QIcon icon = ui::icon("undo");
    const auto strongest = [&] {
        const QImage drawn = icon.pixmap(24).toImage();
        QColor found;
        for (int y = 0; y < drawn.height(); ++y)
            for (int x = 0; x < drawn.width(); ++x)
                if (drawn.pixelColor(x, y).alpha() == 255) found = drawn.pixelColor(x, y);
        return found;
    };
    CHECK(colour_of() == ui::theme(ThemeId::dark).surface);
    CHECK(strongest() == ui::theme(ThemeId::dark).text);
    ui::apply_theme(*qApp, ThemeId::light);
    CHECK(colour_of() == ui::theme(ThemeId::light).surface);
    CHECK(strongest() == ui::theme(ThemeId::light).text);
    CHECK(seen_ground(e) == ui::theme(ThemeId::light).view_background);
}

TEST_CASE("The desktop's palette tells which theme it wants", "[theme]") {
    CHECK(ui::system_theme(QPalette(Qt::black, Qt::black)) == ThemeId::dark);
    CHECK(ui::system_theme(QPalette(Qt::white, Qt::white)) == ThemeId::light);
}

TEST_CASE("Icons are drawn in device pixels", "[theme]") {
    const QIcon icon = ui::icon("brush");
    const QPixmap twice = icon.pixmap(QSize(16, 16), 2.0);
    CHECK(twice.size() == QSize(32, 32));
    CHECK(twice.devicePixelRatio() == 2.0);
    CHECK(ui::icon("no-such-icon").isNull());
}
