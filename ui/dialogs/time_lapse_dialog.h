#pragma once
// "Time-lapse of the strokes…": how fast the undo list is played as keys of the painting.

#include <QDialog>
#include <vector>

#include "ui/history/time_lapse.h"
#include "ui/session/playhead.h"

class QDoubleSpinBox;
class QLabel;

namespace limner::ui {

class TimeLapseDialog final : public QDialog {
    Q_OBJECT
public:
    /// Of `moments`, which is not empty.
    TimeLapseDialog(PortraitDocument& document, Playhead& playhead, std::vector<Paintings> moments,
                    QWidget* parent);

    void accept() override;

private:
    Animation animation() const;
    void show_length();

    PortraitDocument& document_;
    Playhead& playhead_;
    const std::vector<Paintings> moments_;
    QDoubleSpinBox *stroke_, *hold_;
    QLabel* length_;
};

}  // namespace limner::ui
