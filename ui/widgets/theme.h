#pragma once
// The look: colour tokens, palette and style sheet. Grey around pictures is neutral, so that it does not tint
// the judgement of skin.

#include <QColor>

class QApplication;

namespace limner::ui {

struct Theme {
    QColor background{0x26, 0x26, 0x26};  // behind panels
    QColor surface{0x2E, 0x2E, 0x2E};     // panels
    QColor raised{0x3B, 0x3B, 0x3B};      // buttons, bars
    QColor line{0x1C, 0x1C, 0x1C};
    QColor text{0xE2, 0xE2, 0xE2};
    QColor text_weak{0xA2, 0xA2, 0xA2};
    QColor accent{0x5B, 0x9B, 0xC4};
    QColor accent_dim{0x3F, 0x6B, 0x88};
    QColor ok{0x74, 0xB5, 0x78};
    QColor warn{0xE0, 0xA3, 0x3A};
    QColor error{0xDD, 0x6A, 0x62};
    QColor view_background{0x3A, 0x3A, 0x3A};
};

const Theme& theme();
/// Fusion, our palette and style sheet; also makes the built-in icons and shaders available.
void apply_theme(QApplication& application);

}  // namespace limner::ui
