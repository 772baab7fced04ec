#pragma once
// The turntable as it will be, small and at once: draws a few views along the path in the background and
// plays them. The strip below marks views that the model shows badly. A click, or the space bar, pauses.

#include <QImage>
#include <QThreadPool>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <vector>

#include "engine/core/progress.h"
#include "engine/export/turntable_plan.h"

namespace limner::ui {

class CropChoice;
class EditorSession;

class TurntablePreview final : public QWidget {
    Q_OBJECT
public:
    /// Shows, too, what `crop` leaves.
    TurntablePreview(EditorSession& session, const CropChoice& crop, QWidget* parent);
    ~TurntablePreview() override;

    /// Draws anew, a moment after the last change.
    void set_path(const TurntableSettings& settings);
    bool playing() const { return timer_.isActive(); }
    void set_playing(bool playing);
    /// Views that are there to be played.
    int drawn() const { return int(pictures_.size()); }

Q_SIGNALS:
    /// All views are there.
    void complete();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void draw();
    void take(const std::shared_ptr<Progress>& run, const Picture& picture);

    EditorSession& session_;
    const CropChoice& crop_;
    TurntableSettings settings_;
    std::vector<bool> unsafe_;  // one per view
    std::vector<QImage> pictures_;
    std::vector<std::shared_ptr<const LabelMap>> labels_;  // one per picture
    std::size_t shown_ = 0;
    QTimer settle_, timer_;
    std::shared_ptr<Progress> run_;  // of the views being drawn; cancelled by the next run
    QThreadPool pool_;
};

}  // namespace limner::ui
