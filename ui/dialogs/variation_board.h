#pragma once
// Eight variations around the face that is edited, which stands in the middle.

#include <QWidget>
#include <array>

#include "ui/session/small_pictures.h"

namespace limner::ui {

class VariationBoard final : public QWidget {
    Q_OBJECT
public:
    VariationBoard(EditorSession& session, const SmallPictures& pictures, QWidget* parent);

    /// How far they go, 0 to 1.
    void set_strength(double strength);
    /// The variations go towards this seed and those after it.
    void set_seed(std::uint64_t seed);
    std::vector<Portrait> shown() const;

    QSize sizeHint() const override { return {288, 288}; }
    QSize minimumSizeHint() const override { return {240, 240}; }

Q_SIGNALS:
    /// Other variations are shown.
    void moved();
    void taken(const limner::Portrait& portrait, const QString& name);
    void kept(const limner::Portrait& portrait, const QString& name);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    static constexpr int cells = 9, middle = 4;
    Portrait portrait(int cell) const;
    QRectF place(int cell) const;
    int cell_at(QPointF point) const;
    QString name(int cell) const;
    void choose(int cell, bool keep);

    EditorSession& session_;
    const SmallPictures& pictures_;
    double strength_ = 0.25;
    std::uint64_t seed_ = 1;
    int current_ = middle;  // of the keyboard
};

}  // namespace limner::ui
