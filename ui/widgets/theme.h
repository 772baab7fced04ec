#pragma once
// The look: colour tokens, palette and style sheet. Grey around pictures is neutral in every theme, so that
// it does not tint the judgement of skin.
//
//     apply_theme(application, ThemeId::light);      // at any time; what is shown follows at once
//     painter.setPen(theme().text_weak);             // asked at every paint, never kept

#include <QColor>

class QApplication;
class QMenu;
class QPalette;

namespace limner::ui {

enum class ThemeId { dark, light, high_contrast };

/// Grey behind the picture: the theme's own, or one of three steps.
enum class ViewGround { theme, dark, middle, light };

/// Every text reaches 4.5:1 on the grounds it stands on, 7:1 in high contrast (tests/ui/theme_test.cpp).
struct Theme {
    QColor background;     // fields, lists, menus
    QColor surface;        // panels
    QColor lifted;         // a row under the pointer, the active row
    QColor raised;         // buttons
    QColor hover;          // a button under the pointer
    QColor line;           // between panels, round fields
    QColor text;           // on all of these
    QColor text_weak;      // on all but hover and line
    QColor text_disabled;  // no minimum: what cannot be used may be faint
    QColor accent;         // focus, marks
    QColor accent_dim;     // chosen rows, switches that are on
    QColor on_accent;      // text on accent_dim
    QColor fill;           // of sliders, under text
    QColor fill_hover;
    QColor fill_beyond;  // beyond the soft range
    QColor outline;      // of what is switched, 3:1 on background
    QColor handle;       // of scroll bars
    QColor handle_hover;
    QColor ok, warn, error;  // as text on background and surface
    QColor view_background;
    QColor view_text, view_text_weak;  // on view_background
};

const Theme& theme(ThemeId id);
/// The one in use.
const Theme& theme();
/// Fusion, our palette and style sheet; also makes the built-in icons and shaders available.
void apply_theme(QApplication& application, ThemeId id = ThemeId::dark,
                 ViewGround ground = ViewGround::theme);
/// The style sheet with the colours of `theme` in place of its tokens.
QString style_sheet(const Theme& theme);

/// What the desktop asks for, told by its palette before ours covers it.
ThemeId system_theme(const QPalette& palette);

/// The entries of `menu` have pictures in place of icons, 28 dip wide.
void show_pictures(QMenu& menu);

/// How long the pointer rests before a tooltip shows. From the next tooltip on.
void set_tooltip_delay(int milliseconds);

}  // namespace limner::ui
