#pragma once
// Which part of the picture is exported, and how that looks: a frame over the preview, dark outside.

#include <QRectF>
#include <QWidget>
#include <memory>
#include <span>

#include "engine/export/crop.h"

class QComboBox;
class QPainter;
class QSpinBox;

namespace limner::ui {

class CropChoice final : public QWidget {
    Q_OBJECT
public:
    CropChoice(const QString& object_name, QWidget* parent);

    Crop value() const;
    void set_value(const Crop& crop);
    /// Of the whole picture in pixels; 0: not known yet.
    void set_side(int side);
    /// Whether what is typed lies within the picture.
    bool fits() const;
    /// `reason` says why there is no crop to the face; empty: there is.
    void forbid_face(const QString& reason);
    /// Over a picture drawn at `whole`; `labels` of all views that are shown there.
    void paint_frame(QPainter& painter, const QRectF& whole,
                     std::span<const std::shared_ptr<const LabelMap>> labels) const;

Q_SIGNALS:
    void changed();

private:
    QComboBox* choice_;
    QWidget* typed_;
    QSpinBox* fields_[4];  // x, y, width, height
    int side_ = 0;
};

}  // namespace limner::ui
