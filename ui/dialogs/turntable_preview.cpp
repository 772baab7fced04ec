#include "ui/dialogs/turntable_preview.h"

#include <QKeyEvent>
#include <QMetaObject>
#include <QPainter>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <future>

#include "ui/dialogs/crop_choice.h"
#include "ui/session/editor_session.h"
#include "ui/session/pictures.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr int side = 192, strip = 6, gap = 4;
constexpr int most_views = 24, view_pixels = 128;
constexpr int settle_ms = 250;

bool beyond(const HeadPose& pose, const PoseLimits& limits) {
    return std::abs(pose.yaw.value) > limits.safe_yaw.value ||
           std::abs(pose.pitch.value) > limits.safe_pitch.value;
}

}  // namespace

TurntablePreview::TurntablePreview(EditorSession& session, const CropChoice& crop, QWidget* parent)
    : QWidget(parent), session_(session), crop_(crop) {
    setFixedSize(side, side + gap + strip);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("The path at preview quality; click to pause. Amber: further than the model shows well."));
    settle_.setSingleShot(true);
    settle_.setInterval(settle_ms);
    connect(&crop, &CropChoice::changed, this, qOverload<>(&QWidget::update));
    connect(&settle_, &QTimer::timeout, this, &TurntablePreview::draw);
    connect(&timer_, &QTimer::timeout, this, [this] {
        if (!pictures_.empty()) shown_ = (shown_ + 1) % pictures_.size();
        update();
    });
    pool_.setMaxThreadCount(1);
}

TurntablePreview::~TurntablePreview() {
    if (run_) run_->cancel();
    pool_.waitForDone();
}

void TurntablePreview::set_path(const TurntableSettings& settings) {
    settings_ = settings;
    settle_.start();
}

void TurntablePreview::set_playing(bool playing) {
    if (playing) {
        timer_.start();
    } else {
        timer_.stop();
    }
    setAccessibleDescription(playing ? tr("playing") : tr("paused"));
}

void TurntablePreview::draw() {
    if (run_) run_->cancel();
    if (!session_.model()) return;
    const int frames = picture_count(settings_);
    auto few = settings_;
    if (few.views > 0) {
        few.views = std::min(few.views, most_views);
    } else if (few.keys) {
        few.rate *= std::min(1.0, double(most_views) / frames);
    } else {
        few.path.frames = std::min(frames, most_views);
        few.hold *= float(few.path.frames) / float(frames);
    }
    const auto limits = session_.pose_limits();
    const auto plan = plan_turntable(session_.portrait(), few, limits);
    unsafe_.clear();
    for (const Portrait& view : plan.views) unsafe_.push_back(beyond(view.pose, limits));
    const bool first = pictures_.empty();
    pictures_.clear();
    labels_.clear();
    shown_ = 0;
    const double seconds = few.views > 0 ? few.views : frames / settings_.rate;
    timer_.setInterval(int(1000 * seconds / double(plan.views.size())));
    if (first) set_playing(true);
    run_ = std::make_shared<Progress>();
    pool_.start([this, run = run_, engine = session_.link().engine(), views = plan.views] {
        for (const Portrait& view : views) {
            auto answer = engine->render(view, view_pixels, run);
            // A dialog that closes must not wait for what the engine does before this.
            while (answer.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
                if (run->cancelled()) return;
            const auto picture = answer.get();
            if (!picture) return;  // cancelled, or the export will say why
            QMetaObject::invokeMethod(
                this, [this, run, picture = *picture] { take(run, picture); }, Qt::QueuedConnection);
        }
    });
}

void TurntablePreview::take(const std::shared_ptr<Progress>& run, const Picture& picture) {
    if (run != run_) return;
    pictures_.push_back(to_qimage(picture.image));
    labels_.push_back(picture.labels);
    if (pictures_.size() == unsafe_.size()) Q_EMIT complete();
    update();
}

void TurntablePreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect square(0, 0, side, side);
    painter.fillRect(square, theme().view_background);
    if (!pictures_.empty()) painter.drawImage(square, pictures_[std::min(shown_, pictures_.size() - 1)]);
    if (!pictures_.empty()) crop_.paint_frame(painter, QRectF(square), labels_);
    const double step = unsafe_.empty() ? 0 : double(side) / double(unsafe_.size());
    for (std::size_t i = 0; i < unsafe_.size(); ++i) {
        const QColor colour = unsafe_[i] ? theme().warn : theme().raised;
        const QRectF mark(double(i) * step, side + gap, std::max(1.0, step - 1), strip);
        painter.fillRect(mark, i == shown_            ? theme().accent
                               : i < pictures_.size() ? colour
                                                      : colour.darker());
    }
    if (!hasFocus()) return;
    painter.setPen(QPen(theme().accent, 2));
    painter.drawRect(square.adjusted(1, 1, -1, -1));
}

void TurntablePreview::mousePressEvent(QMouseEvent*) { set_playing(!playing()); }

void TurntablePreview::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space) return QWidget::keyPressEvent(event);
    set_playing(!playing());
}

}  // namespace limner::ui
