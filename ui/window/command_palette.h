#pragma once
// The command palette (Ctrl+Shift+P): type a few letters, Enter does it. It finds commands, classes and
// snapshots.

#include <QFrame>
#include <QPointer>
#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace limner::ui {

struct PaletteEntry {
    QString title, kind, keys;  // "Hair", "class", ""
    std::function<void()> act;
    bool enabled = true;
};

class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    /// Lies over the upper part of `parent`; another click or Esc closes it.
    CommandPalette(std::vector<PaletteEntry> entries, QWidget* parent);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void show_matches(const QString& typed);
    void take_current();
    /// Closes and gives the focus back to who had it.
    void leave();

    std::vector<PaletteEntry> entries_;
    QLineEdit* field_;
    QListWidget* list_;
    QPointer<QWidget> focus_before_;
};

}  // namespace limner::ui
