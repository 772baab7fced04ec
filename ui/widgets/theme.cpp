#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QStyleFactory>

// Outside any namespace: a static library's resources have to be named once.
static void load_resources() {
    Q_INIT_RESOURCE(limner);
    Q_INIT_RESOURCE(limner_shaders);
}

namespace limner::ui {

const Theme& theme() {
    static const Theme dark;
    return dark;
}

void apply_theme(QApplication& application) {
    load_resources();
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    const Theme& t = theme();
    QPalette palette;
    palette.setColor(QPalette::Window, t.surface);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.background);
    palette.setColor(QPalette::AlternateBase, t.surface);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.text_weak);
    palette.setColor(QPalette::Button, t.raised);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, t.background);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Highlight, t.accent_dim);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::Light, t.raised.lighter(115));
    palette.setColor(QPalette::Midlight, t.raised.lighter(105));
    palette.setColor(QPalette::Mid, t.line.lighter(120));
    palette.setColor(QPalette::Dark, t.line);
    palette.setColor(QPalette::Shadow, Qt::black);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x74, 0x74, 0x74));
    QApplication::setPalette(palette);
    QFile sheet(":/themes/dark.qss");
    if (!sheet.open(QIODevice::ReadOnly)) return;
    QString text = QString::fromUtf8(sheet.readAll());
    // Tokens, not literals: @name in the sheet.
    const std::pair<const char*, QColor> tokens[] = {{"@background", t.background},
                                                     {"@surface", t.surface},
                                                     {"@raised", t.raised},
                                                     {"@line", t.line},
                                                     {"@text-weak", t.text_weak},
                                                     {"@text", t.text},
                                                     {"@accent-dim", t.accent_dim},
                                                     {"@accent", t.accent},
                                                     {"@warn", t.warn},
                                                     {"@error", t.error}};
    for (const auto& [name, colour] : tokens) text.replace(name, colour.name());
    application.setStyleSheet(text);
}

}  // namespace limner::ui
