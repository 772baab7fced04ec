#include "ui/panels/pose_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <algorithm>
#include <utility>

#include "ui/session/named_views.h"
#include "ui/session/texts.h"
#include "ui/widgets/value_slider.h"

namespace limner::ui {

PosePanel::PosePanel(EditorSession& session, QWidget* parent)
    : Panel("pose", tr("Pose"), session, parent),
      approximate_(new QLabel(tr("Approximate: this model was trained on flat pictures."), body())),
      views_(new QWidget(body())) {
    const auto angle = [&](const char* name, const QString& title, Radians HeadPose::*member) {
        auto* slider = new ValueSlider(
            name, title, {.low = -40, .high = 40, .step = 1, .decimals = 1, .suffix = QString(QChar(0xB0))},
            body());
        connect(slider, &ValueSlider::edited, this, [=, this](double degrees, GestureId gesture) {
            HeadPose pose = session_.portrait().pose;
            pose.*member = from_degrees(static_cast<float>(degrees));
            session_.turn_to(pose, angle_text(title, pose.*member), gesture);
            show_portrait();
        });
        connect(slider, &ValueSlider::cancelled, this, [this](GestureId g) { session_.cancel(g); });
        column().addWidget(slider);
        return slider;
    };
    yaw_ = angle("pose.yaw", tr("Yaw"), &HeadPose::yaw);
    yaw_->setToolTip(tr("+ turns the face towards the right edge of the picture"));
    pitch_ = angle("pose.pitch", tr("Pitch"), &HeadPose::pitch);
    pitch_->setToolTip(tr("+ looks up"));
    roll_ = angle("pose.roll", tr("Roll"), &HeadPose::roll);
    roll_->setToolTip(tr("+ tilts the head clockwise"));
    column().addSpacing(8);
    zoom_ = new ValueSlider("pose.zoom", tr("Camera zoom"),
                            {.low = 0.5,
                             .high = 2,
                             .hard_low = 0.25,
                             .hard_high = 8,
                             .standard = 1,
                             .step = 0.05,
                             .decimals = 0,
                             .shown_factor = 100,
                             .suffix = " %"},
                            body());
    connect(zoom_, &ValueSlider::edited, this, [this](double value, GestureId gesture) {
        HeadPose pose = session_.portrait().pose;
        pose.zoom = static_cast<float>(value);
        session_.turn_to(pose, tr("Camera zoom %1 %").arg(qRound(value * 100)), gesture);
    });
    field_of_view_ = new ValueSlider("pose.fov", tr("Field of view"),
                                     {.low = 8,
                                      .high = 40,
                                      .hard_low = 4,
                                      .hard_high = 80,
                                      .standard = double(degrees(HeadPose().field_of_view)),
                                      .step = 1,
                                      .decimals = 1,
                                      .suffix = QString(QChar(0xB0))},
                                     body());
    connect(field_of_view_, &ValueSlider::edited, this, [this](double value, GestureId gesture) {
        HeadPose pose = session_.portrait().pose;
        pose.field_of_view = from_degrees(static_cast<float>(value));
        session_.turn_to(pose, angle_text(tr("Field of view"), pose.field_of_view), gesture);
    });
    for (auto* slider : {zoom_, field_of_view_}) {
        connect(slider, &ValueSlider::cancelled, this, [this](GestureId g) { session_.cancel(g); });
        column().addWidget(slider);
    }
    approximate_->setObjectName("pose.approximate");
    approximate_->setWordWrap(true);
    approximate_->setProperty("weak", true);
    column().addWidget(approximate_);
    column().addSpacing(8);
    auto* grid = new QGridLayout(views_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    int place = 0;
    QWidget* last = field_of_view_;
    for (const NamedView& view : named_views()) {
        auto* button = new QPushButton(view.title(), views_);
        button->setObjectName(QString("pose.view.") + view.id);
        button->setAccessibleName(view.title());
        setTabOrder(std::exchange(last, button), button);
        connect(button, &QPushButton::clicked, this, [this, &view] {
            session_.turn_to(view.pose(session_.portrait().pose, session_.pose_limits()), view.title());
        });
        grid->addWidget(button, place / 2, place % 2);
        ++place;
    }
    column().addWidget(views_);
    column().addStretch(1);
    connect(&session_, &EditorSession::portrait_changed, this, &PosePanel::show_portrait);
    connect(&session_, &EditorSession::model_changed, this, &PosePanel::show_model);
    show_model();
}

void PosePanel::show_model() {
    const PoseLimits limits = session_.pose_limits();
    const auto limit = [](ValueSlider* slider, Radians safe, Radians hard) {
        SliderRange range = slider->range();
        range.high = degrees(safe);
        range.low = -range.high;
        range.hard_high = degrees(hard);
        range.hard_low = -range.hard_high;
        slider->set_range(range);
    };
    limit(yaw_, limits.safe_yaw, limits.hard_yaw);
    limit(pitch_, limits.safe_pitch, limits.hard_pitch);
    limit(roll_, limits.hard_roll, limits.hard_roll);
    const bool can = !session_.model() || session_.model()->capabilities.pose;
    for (auto* slider : {yaw_, pitch_, roll_, zoom_, field_of_view_}) {
        allow(*slider, can, tr("turn the head"));
    }
    views_->setEnabled(can);
    approximate_->setVisible(session_.model() && session_.model()->capabilities.approximate_pose);
    show_portrait();
}

void PosePanel::show_portrait() {
    const HeadPose& pose = session_.portrait().pose;
    yaw_->set_value(double(degrees(pose.yaw)));
    pitch_->set_value(double(degrees(pose.pitch)));
    roll_->set_value(double(degrees(pose.roll)));
    zoom_->set_value(double(pose.zoom));
    field_of_view_->set_value(double(degrees(pose.field_of_view)));
}

}  // namespace limner::ui
