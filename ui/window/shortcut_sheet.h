#pragma once
// The shortcut sheet (F1): all commands with their keys, searchable by name or key; keys can be changed, and
// sets of them saved and chosen.

#include <QDialog>
#include <QJsonObject>

class QComboBox;
class QKeySequenceEdit;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace limner::ui {

class CommandRegistry;

class ShortcutSheet final : public QDialog {
    Q_OBJECT
public:
    ShortcutSheet(CommandRegistry& commands, QWidget* parent);
    /// Off in tests: a key that belongs to another command is taken without a question.
    void set_unattended(bool unattended) { unattended_ = unattended; }

private:
    void build_list();
    void filter(const QString& text);
    void show_current();
    void assign(const QKeySequence& key);
    void fill_sets();
    void choose_set(int index);
    void save_set();
    QString current_id() const;

    CommandRegistry& commands_;
    QLineEdit* search_;
    QTreeWidget* list_;
    QComboBox* sets_;
    QKeySequenceEdit* key_;
    QPushButton *standard_, *none_;
    bool unattended_ = false;
};

/// The keys the user chose last, and how to remember them (a small text file in the settings folder).
QJsonObject stored_keys();
void store_keys(const QJsonObject& changes);

}  // namespace limner::ui
