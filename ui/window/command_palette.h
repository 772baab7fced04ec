#pragma once
// The command palette (Ctrl+Shift+P): type a few letters, Enter does it. It finds commands, classes and
// snapshots.

#include <QDialog>
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

class CommandPalette final : public QDialog {
    Q_OBJECT
public:
    CommandPalette(std::vector<PaletteEntry> entries, QWidget* parent);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void show_matches(const QString& typed);
    void take_current();

    std::vector<PaletteEntry> entries_;
    QLineEdit* field_;
    QListWidget* list_;
};

}  // namespace limner::ui
