#pragma once
// Where a code comes from: dice, seed field, second seed and the blend between them.

#include <QWidget>

#include "ui/history/portrait_document.h"
#include "ui/widgets/throw_history.h"

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace limner::ui {

class DiceMenu;
class ValueSlider;

class SeedRow final : public QWidget {
    Q_OBJECT
public:
    SeedRow(const QString& object_name, const QString& title, QWidget* parent);

    void set_source(const CodeSource& source);
    void set_locked(bool locked);
    /// Adds the button that opens `menu` ("take from ...").
    void set_menu(QMenu* menu);
    void set_active(bool active);
    /// How far the dice go, 0 to 1.
    void set_dice_amount(double amount);

Q_SIGNALS:
    void thrown(quint64 seed);
    void edited(const limner::CodeSource& source, const QString& what, limner::ui::GestureId gesture);
    void cancelled(limner::ui::GestureId gesture);
    void lock_toggled(bool locked);
    void dice_amount_edited(double amount);
    void activated();

protected:
    void mousePressEvent(QMouseEvent* event) override;

private:
    void read_seed(QLineEdit* field, std::uint64_t CodeSource::*member);
    void throw_dice();
    void walk(const CodeSource& source);

    QString title_;
    CodeSource source_;
    ThrowHistory<CodeSource> throws_;
    DiceMenu* dice_menu_;
    QToolButton *dice_, *lock_, *menu_;
    QLabel* name_;
    bool locked_ = false;
    QLineEdit *seed_, *blend_seed_;
    ValueSlider* blend_;
};

/// A seed nobody chose: from the system's randomness, small enough to read aloud.
std::uint64_t fresh_seed();

}  // namespace limner::ui
