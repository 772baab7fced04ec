#include "ui/dialogs/crop_choice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QSignalBlocker>
#include <QSpinBox>

#include "ui/dialogs/combo_items.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

using Kind = Crop::Kind;

constexpr int largest = 4096;
const QColor outside(0, 0, 0, 160);

}  // namespace

CropChoice::CropChoice(const QString& object_name, QWidget* parent)
    : QWidget(parent), choice_(new QComboBox(this)), typed_(new QWidget(this)) {
    setObjectName(object_name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(choice_);
    choice_->setObjectName(object_name + ".choice");
    choice_->setAccessibleName(tr("Crop"));
    choice_->addItem(tr("Nothing is cut"), int(Kind::full));
    choice_->addItem(tr("The face"), int(Kind::face));
    choice_->addItem(tr("Square"), int(Kind::square));
    choice_->addItem(tr("4 : 5"), int(Kind::four_to_five));
    choice_->addItem(tr("9 : 16"), int(Kind::nine_to_sixteen));
    choice_->addItem(tr("Safe margins off"), int(Kind::safe));
    choice_->setItemData(choice_->count() - 1, tr("What lies inside the outer safe frame of the views"),
                         Qt::ToolTipRole);
    choice_->addItem(tr("Typed"), int(Kind::typed));
    const struct {
        const char* name;
        QString title, prefix;
    } fields[] = {{"x", tr("Pixels from the left"), tr("x ")},
                  {"y", tr("Pixels from the top"), tr("y ")},
                  {"width", tr("Width in pixels"), tr("w ")},
                  {"height", tr("Height in pixels"), tr("h ")}};
    auto* row = new QHBoxLayout(typed_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (int i = 0; i < 4; ++i) {
        auto* field = new QSpinBox(typed_);
        field->setObjectName(object_name + '.' + fields[i].name);
        field->setAccessibleName(fields[i].title);
        field->setToolTip(fields[i].title);
        field->setPrefix(fields[i].prefix);
        field->setRange(i < 2 ? 0 : 1, largest);
        connect(field, &QSpinBox::valueChanged, this, &CropChoice::changed);
        row->addWidget(field, 1);
        fields_[i] = field;
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(choice_);
    column->addWidget(typed_);
    connect(choice_, &QComboBox::currentIndexChanged, this, [this] {
        typed_->setVisible(value().kind == Kind::typed);
        set_side(side_);
        Q_EMIT changed();
    });
    typed_->hide();
}

Crop CropChoice::value() const {
    const auto kind = static_cast<Kind>(choice_->currentData().toInt());
    if (kind != Kind::typed) return {kind, {}};
    return {kind, {fields_[0]->value(), fields_[1]->value(), fields_[2]->value(), fields_[3]->value()}};
}

void CropChoice::set_value(const Crop& crop) {
    const auto& area = crop.area;
    const int values[] = {area.x, area.y, area.width, area.height};
    if (crop.kind == Kind::typed)
        for (int i = 0; i < 4; ++i) fields_[i]->setValue(values[i]);
    choice_->setCurrentIndex(choice_->findData(int(crop.kind)));
}

void CropChoice::set_side(int side) {
    side_ = side;
    // What nobody has typed yet is the whole picture.
    if (fields_[2]->value() > 1 || fields_[3]->value() > 1 || side == 0) return;
    for (int i = 2; i < 4; ++i) {
        const QSignalBlocker silent(fields_[i]);
        fields_[i]->setValue(side);
    }
}

bool CropChoice::fits() const {
    const Crop crop = value();
    return crop.kind != Kind::typed || side_ == 0 || area_of(crop, side_, side_, {});
}

void CropChoice::forbid_face(const QString& reason) {
    const int index = choice_->findData(int(Kind::face));
    set_item_reason(*choice_, index, reason);
    if (!reason.isEmpty() && choice_->currentIndex() == index) choice_->setCurrentIndex(0);
}

void CropChoice::paint_frame(QPainter& painter, const QRectF& whole,
                             std::span<const std::shared_ptr<const LabelMap>> labels) const {
    const Crop crop = value();
    if (crop.kind == Kind::full || side_ == 0) return;
    const auto area = area_of(crop, side_, side_, labels);
    if (!area) return;
    const double scale = whole.width() / side_;
    const QRectF part(whole.left() + area->x * scale, whole.top() + area->y * scale, area->width * scale,
                      area->height * scale);
    QPainterPath around;
    around.addRect(whole);
    around.addRect(part);
    painter.fillPath(around, outside);  // odd-even: the part itself stays
    painter.setPen(QPen(theme().accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5));
}

}  // namespace limner::ui
