#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QMenu>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleFactory>
#include <algorithm>

#include "ui/widgets/icons.h"

// Outside any namespace: a static library's resources have to be named once.
static void load_resources() {
    Q_INIT_RESOURCE(limner);
    Q_INIT_RESOURCE(limner_shaders);
}

namespace limner::ui {
namespace {

QColor grey(int level) { return {level, level, level}; }

Theme dark() {
    return {.background = grey(0x26),
            .surface = grey(0x2E),
            .lifted = grey(0x36),
            .raised = grey(0x3B),
            .hover = grey(0x46),
            .line = grey(0x1C),
            .text = grey(0xE2),
            .text_weak = grey(0xAB),
            .text_disabled = grey(0x74),
            .accent = {0x5B, 0x9B, 0xC4},
            .accent_dim = {0x3A, 0x63, 0x80},
            .on_accent = Qt::white,
            .fill = {0x33, 0x58, 0x6F},
            .fill_hover = {0x3A, 0x63, 0x7D},
            .fill_beyond = {0x7A, 0x54, 0x16},
            .outline = grey(0x76),
            .handle = grey(0x4C),
            .handle_hover = grey(0x5C),
            .ok = {0x74, 0xB5, 0x78},
            .warn = {0xE0, 0xA3, 0x3A},
            .error = {0xEE, 0x8A, 0x82},
            .view_background = grey(0x3A),
            .view_text = grey(0xE2),
            .view_text_weak = grey(0xB4)};
}

Theme light() {
    return {.background = grey(0xFA),
            .surface = grey(0xEC),
            .lifted = grey(0xE2),
            .raised = grey(0xDD),
            .hover = grey(0xD0),
            .line = grey(0xBD),
            .text = grey(0x1C),
            .text_weak = grey(0x52),
            .text_disabled = grey(0x8C),
            .accent = {0x1F, 0x6A, 0x9C},
            .accent_dim = {0x2C, 0x70, 0x9E},
            .on_accent = Qt::white,
            .fill = {0xA9, 0xCC, 0xE3},
            .fill_hover = {0xBA, 0xD6, 0xE9},
            .fill_beyond = {0xE8, 0xC4, 0x7E},
            .outline = grey(0x76),
            .handle = grey(0xB0),
            .handle_hover = grey(0x96),
            .ok = {0x2E, 0x6B, 0x33},
            .warn = {0x8A, 0x5A, 0x00},
            .error = {0xB3, 0x26, 0x1E},
            .view_background = grey(0x80),
            .view_text = grey(0x00),
            .view_text_weak = grey(0x0A)};
}

Theme high_contrast() {
    return {.background = grey(0x00),
            .surface = grey(0x00),
            .lifted = grey(0x1A),
            .raised = grey(0x1A),
            .hover = grey(0x33),
            .line = grey(0x8A),
            .text = grey(0xFF),
            .text_weak = grey(0xE0),
            .text_disabled = grey(0x9A),
            .accent = {0x6F, 0xC3, 0xFF},
            .accent_dim = {0x0B, 0x4F, 0x7D},
            .on_accent = Qt::white,
            .fill = {0x0B, 0x4F, 0x7D},
            .fill_hover = {0x12, 0x5B, 0x8D},
            .fill_beyond = {0x5E, 0x3D, 0x00},
            .outline = grey(0xB0),
            .handle = grey(0x8A),
            .handle_hover = grey(0xFF),
            .ok = {0x8F, 0xE3, 0x94},
            .warn = {0xFF, 0xC2, 0x4D},
            .error = {0xFF, 0x9C, 0x94},
            .view_background = grey(0x3A),
            .view_text = grey(0xFF),
            .view_text_weak = grey(0xE6)};
}

void set_view(Theme& theme, int ground, int text, int text_weak) {
    theme.view_background = grey(ground);
    theme.view_text = grey(text);
    theme.view_text_weak = grey(text_weak);
}

void set_view(Theme& theme, ViewGround ground) {
    switch (ground) {
        case ViewGround::theme:
            return;
        case ViewGround::dark:
            return set_view(theme, 0x26, 0xFF, 0xD0);
        case ViewGround::middle:
            return set_view(theme, 0x80, 0x00, 0x0A);
        case ViewGround::light:
            return set_view(theme, 0xC8, 0x00, 0x28);
    }
}

Theme& current() {
    static Theme theme = dark();
    return theme;
}

int tooltip_delay = 600;

constexpr int list_frame = 4;  // of the list of a combo box, both sides

class Style final : public QProxyStyle {
public:
    explicit Style(int icon_side = 0) : QProxyStyle(QStyleFactory::create("Fusion")), icon_side_(icon_side) {}
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
        if (metric == PM_SmallIconSize && icon_side_ > 0) return icon_side_;
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* answer) const override {
        if (hint == SH_ToolTip_WakeUpDelay) return tooltip_delay;
        if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        if (element == PE_FrameTabBarBase) return;  // a line that our tabs do not stand on
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
    /// Lists of choices are as wide as their longest entry.
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override {
        QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
        const auto* combo = qobject_cast<const QComboBox*>(widget);
        if (combo && control == CC_ComboBox && part == SC_ComboBoxListBoxPopup)
            rect.setWidth(std::max(rect.width(), combo->view()->sizeHintForColumn(0) + list_frame));
        return rect;
    }
    /// Ours, where Qt's are small bitmaps.
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option,
                       const QWidget* widget) const override {
        switch (which) {
            case SP_TitleBarCloseButton:
                return icon("close");
            case SP_TitleBarNormalButton:  // of panels: lets them float
                return icon("float");
            case SP_MessageBoxWarning:
            case SP_MessageBoxCritical:
                return icon("warning");
            case SP_MessageBoxQuestion:
                return icon("question");
            case SP_MessageBoxInformation:
                return icon("information");
            default:
                return QProxyStyle::standardIcon(which, option, widget);
        }
    }

private:
    const int icon_side_;  // dip; 0: as usual
};

QPalette palette_of(const Theme& t) {
    QPalette palette;
    palette.setColor(QPalette::Window, t.surface);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.background);
    palette.setColor(QPalette::AlternateBase, t.surface);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.text_weak);
    palette.setColor(QPalette::Button, t.raised);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.on_accent);
    palette.setColor(QPalette::ToolTipBase, t.background);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Highlight, t.accent_dim);
    palette.setColor(QPalette::HighlightedText, t.on_accent);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::Light, t.raised.lighter(115));
    palette.setColor(QPalette::Midlight, t.raised.lighter(105));
    palette.setColor(QPalette::Mid, t.line.lighter(120));
    palette.setColor(QPalette::Dark, t.line);
    palette.setColor(QPalette::Shadow, Qt::black);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, t.text_disabled);
    return palette;
}

}  // namespace

const Theme& theme(ThemeId id) {
    static const Theme themes[] = {dark(), light(), high_contrast()};
    return themes[static_cast<int>(id)];
}

const Theme& theme() { return current(); }

QString style_sheet(const Theme& t) {
    load_resources();
    QFile sheet(":/themes/limner.qss");
    if (!sheet.open(QIODevice::ReadOnly)) return {};
    QString text = QString::fromUtf8(sheet.readAll());
    // Longer names before those they begin with.
    const std::pair<const char*, QColor> tokens[] = {{"@background", t.background},
                                                     {"@surface", t.surface},
                                                     {"@lifted", t.lifted},
                                                     {"@raised", t.raised},
                                                     {"@hover", t.hover},
                                                     {"@line", t.line},
                                                     {"@outline", t.outline},
                                                     {"@text-weak", t.text_weak},
                                                     {"@text-disabled", t.text_disabled},
                                                     {"@text", t.text},
                                                     {"@accent-dim", t.accent_dim},
                                                     {"@accent", t.accent},
                                                     {"@on-accent", t.on_accent},
                                                     {"@handle-hover", t.handle_hover},
                                                     {"@handle", t.handle},
                                                     {"@warn", t.warn},
                                                     {"@error", t.error}};
    for (const auto& [name, colour] : tokens) text.replace(name, colour.name());
    return text;
}

void apply_theme(QApplication& application, ThemeId id, ViewGround ground) {
    load_resources();
    current() = theme(id);
    set_view(current(), ground);
    // Setting it again would polish every widget once more.
    static bool styled = false;
    if (!std::exchange(styled, true)) QApplication::setStyle(new Style);
    QApplication::setPalette(palette_of(current()));
    application.setStyleSheet(style_sheet(current()));
}

ThemeId system_theme(const QPalette& palette) {
    const bool is_dark =
        palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    return is_dark ? ThemeId::dark : ThemeId::light;
}

void show_pictures(QMenu& menu) {
    auto* style = new Style(28);
    style->setParent(&menu);
    menu.setStyle(style);
    menu.setProperty("pictures", true);  // for the style sheet
}

void set_tooltip_delay(int milliseconds) { tooltip_delay = milliseconds; }

}  // namespace limner::ui
