#pragma once
// Places where a line may end inside names that have none: of files, mostly.
//
//     label->setText(with_line_breaks(notice));      // the label wraps words

#include <QString>

namespace limner::ui {

/// `text` with breaks of no width in words of more than two dozen letters. For showing, not for copying.
inline QString with_line_breaks(const QString& text) {
    constexpr int longest = 24;
    QString broken;
    int letters = 0;  // since a line could end
    for (const QChar c : text) {
        const bool within = c.isLowSurrogate() || c.isMark();
        if (letters >= longest && !within && !c.isSpace()) {
            broken += QChar(0x200B);
            letters = 0;
        }
        broken += c;
        letters = c.isSpace() || c == '/' || c == '-' ? 0 : letters + 1;
    }
    return broken;
}

}  // namespace limner::ui
