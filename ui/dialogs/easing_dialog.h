#pragma once
// "Custom…" in the menu of a key: the way to the next key as a curve of one's own. The keys follow while it
// is drawn, as one step; Esc puts them back.

#include <QDialog>
#include <array>
#include <set>

#include "ui/history/portrait_document.h"
#include "ui/timeline/timeline_rows.h"

class QComboBox;
class QDoubleSpinBox;

namespace limner::ui {

class EasingField;

class EasingDialog final : public QDialog {
    Q_OBJECT
public:
    /// Of `keys`, which are there. It begins with the curve of the first of them.
    EasingDialog(PortraitDocument& document, std::set<KeyId> keys, QWidget* parent);

    void reject() override;

private:
    void set_curve(const EasingCurve& curve);
    void show_curve();

    PortraitDocument& document_;
    const std::set<KeyId> keys_;
    const Animation before_;
    const GestureId gesture_ = new_gesture();
    EasingCurve curve_;
    EasingField* field_;
    QComboBox* presets_;
    std::array<QDoubleSpinBox*, 4> numbers_;  // x1, y1, x2, y2
};

}  // namespace limner::ui
