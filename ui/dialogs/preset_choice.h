#pragma once
// Sets of options under names: chosen, saved, deleted. The dialog says what its options are.

#include <QWidget>

class QComboBox;
class QPushButton;

namespace limner::ui {

class PresetChoice final : public QWidget {
    Q_OBJECT
public:
    /// `kind` as in preset_names().
    PresetChoice(const QString& object_name, const char* kind, QWidget* parent);

protected:
    bool eventFilter(QObject*, QEvent* event) override;

Q_SIGNALS:
    /// The options of `name` are wanted.
    void chosen(const QString& name);
    /// The options shown shall be kept as `name`.
    void kept(const QString& name);

private:
    void list();
    void update_buttons();
    QString name() const;

    const char* kind_;
    QComboBox* names_;
    QPushButton *save_, *delete_;
};

}  // namespace limner::ui
