#include "ui/panels/light_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QRadialGradient>
#include <algorithm>
#include <cmath>

#include "ui/panels/group_controls.h"
#include "ui/session/texts.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/value_slider.h"

namespace limner::ui {

LightBall::LightBall(QWidget* parent) : QWidget(parent) {
    setObjectName("light.ball");
    setAccessibleName(tr("Light direction"));
    setToolTip(tr("Drag to turn the light (in the picture: hold J)"));
    setFixedHeight(112);
    setCursor(Qt::CrossCursor);
}

void LightBall::set_light(const Light& light) {
    light_ = light;
    update();
}

double LightBall::radius() const { return std::min(width(), height()) / 2.0 - 6; }

void LightBall::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre(width() / 2.0, height() / 2.0);
    const double r = radius(), e = double(light_.elevation.value), a = double(light_.azimuth.value);
    const QPointF spot = centre + QPointF(std::sin(a) * std::cos(e), -std::sin(e)) * r * 0.86;
    const auto shade = [&](double level) {
        const double warm = double(light_.warmth) * 26;
        const auto c = [](double v) { return std::clamp(static_cast<int>(v), 0, 255); };
        return isEnabled() ? QColor(c(level + warm), c(level), c(level - warm)) : theme().raised;
    };
    const double key = std::min(1.0, double(light_.intensity) / 1.4), fill = 28 + 32 * double(light_.ambient);
    QRadialGradient gradient(spot, r * 1.9);
    gradient.setColorAt(0, shade(fill + (245 - fill) * key));
    gradient.setColorAt(0.35, shade(fill + (175 - fill) * key));
    gradient.setColorAt(1, shade(fill));
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(gradient);
    painter.drawEllipse(centre, r, r);
    painter.setPen(QPen(QColor(0, 0, 0, 150), 1));
    painter.setBrush(isEnabled() ? theme().accent : theme().text_disabled);
    painter.drawEllipse(spot, 4.5, 4.5);
}

void LightBall::mousePressEvent(QMouseEvent* event) {
    gesture_ = new_gesture();
    mouseMoveEvent(event);
}

void LightBall::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton)) return;
    const QPointF d = (event->position() - QPointF(width() / 2.0, height() / 2.0)) / (radius() * 0.86);
    const double y = std::clamp(-d.y(), -0.94, 0.98), elevation = std::asin(y);
    const double azimuth = std::asin(std::clamp(d.x() / std::max(0.05, std::cos(elevation)), -1.0, 1.0));
    constexpr double to_degrees = 57.29577951308232;
    Q_EMIT turned(float(azimuth * to_degrees), float(elevation * to_degrees), gesture_);
}

LightPanel::LightPanel(EditorSession& session, QWidget* parent)
    : Panel("light", tr("Light"), session, parent), ball_(new LightBall(body())) {
    auto* header = new QHBoxLayout;
    auto* heading = new QLabel(tr("Light"), body());
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    header->addWidget(heading, 1);
    header->addWidget(new GroupControls("light", "light", tr("Light"), session_, body()));
    column().addLayout(header);
    column().addWidget(ball_);
    connect(ball_, &LightBall::turned, this, [this](float azimuth, float elevation, GestureId gesture) {
        Portrait after = session_.portrait();
        after.light.azimuth = from_degrees(azimuth);
        after.light.elevation = from_degrees(elevation);
        session_.edit(after, tr("Turn light"), gesture);
    });
    const Light standard;
    const auto add = [&](const char* name, const QString& title, SliderRange range, auto&& set) {
        auto* slider = new ValueSlider(name, title, std::move(range), body());
        connect(slider, &ValueSlider::edited, this, [=, this](double value, GestureId gesture) {
            Portrait after = session_.portrait();
            set(after.light, static_cast<float>(value));
            session_.edit(after, tr("Light: %1 %2").arg(within_sentence(title), slider->shown_text()),
                          gesture);
        });
        connect(slider, &ValueSlider::cancelled, this, [this](GestureId g) { session_.cancel(g); });
        column().addWidget(slider);
        return slider;
    };
    const QString degree(QChar(0xB0));
    azimuth_ = add("light.azimuth", tr("Azimuth"),
                   {.low = -90,
                    .high = 90,
                    .hard_low = -180,
                    .hard_high = 180,
                    .standard = double(degrees(standard.azimuth)),
                    .step = 1,
                    .decimals = 1,
                    .suffix = degree},
                   [](Light& l, float v) { l.azimuth = from_degrees(v); });
    azimuth_->setToolTip(tr("+ from the right edge of the picture"));
    elevation_ = add("light.elevation", tr("Elevation"),
                     {.low = -60,
                      .high = 80,
                      .hard_low = -90,
                      .hard_high = 90,
                      .standard = double(degrees(standard.elevation)),
                      .step = 1,
                      .decimals = 1,
                      .suffix = degree},
                     [](Light& l, float v) { l.elevation = from_degrees(v); });
    elevation_->setToolTip(tr("+ from above"));
    const auto amount = [](double standard_value) {
        return SliderRange{.low = 0,
                           .high = 2,
                           .hard_low = 0,
                           .hard_high = 2,
                           .standard = standard_value,
                           .decimals = 0,
                           .shown_factor = 100,
                           .suffix = " %"};
    };
    intensity_ = add("light.intensity", tr("Intensity"), amount(double(standard.intensity)),
                     [](Light& l, float v) { l.intensity = v; });
    ambient_ = add("light.ambient", tr("Ambient"), amount(double(standard.ambient)),
                   [](Light& l, float v) { l.ambient = v; });
    warmth_ = add("light.warmth", tr("Warmth"), {.low = -1, .high = 1, .hard_low = -1, .hard_high = 1},
                  [](Light& l, float v) { l.warmth = v; });
    column().addStretch(1);
    connect(&session_, &EditorSession::portrait_changed, this, &LightPanel::show_portrait);
    connect(&session_, &EditorSession::model_changed, this, &LightPanel::show_model);
    show_model();
    show_portrait();
}

void LightPanel::show_model() {
    const bool can = !session_.model() || session_.model()->capabilities.light;
    for (QWidget* control :
         std::initializer_list<QWidget*>{ball_, azimuth_, elevation_, intensity_, ambient_, warmth_}) {
        allow(*control, can, tr("change the light"));
    }
}

void LightPanel::show_portrait() {
    const Light& light = session_.portrait().light;
    ball_->set_light(light);
    azimuth_->set_value(double(degrees(light.azimuth)));
    elevation_->set_value(double(degrees(light.elevation)));
    intensity_->set_value(double(light.intensity));
    ambient_->set_value(double(light.ambient));
    warmth_->set_value(double(light.warmth));
}

}  // namespace limner::ui
