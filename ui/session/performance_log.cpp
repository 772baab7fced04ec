#include "ui/session/performance_log.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "engine/core/process_memory.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct Performance {
    Q_DECLARE_TR_FUNCTIONS(Performance)
};

QString row(const QString& name, const QString& value) { return name.leftJustified(18) + value; }

QString milliseconds(float value) { return QString::number(double(value), 'f', 1) + " ms"; }

}  // namespace

void PerformanceLog::shown(const Frame& frame, const EngineStatus& status) {
    PictureCost cost{frame.latency_ms, frame.rung, frame.final, {}};
    float computed = 0;
    for (const StageTime& stage : frame.picture.stages) computed += stage.milliseconds;
    cost.stages.push_back({"wait", std::max(0.0f, frame.latency_ms - computed)});
    cost.stages.insert(cost.stages.end(), frame.picture.stages.begin(), frame.picture.stages.end());
    pictures_.push_back(std::move(cost));
    if (pictures_.size() > kept) pictures_.pop_front();
    status_ = status;
}

void PerformanceLog::painted(float upload, float paint) {
    upload_ = upload;
    paint_ = paint;
}

QString PerformanceLog::text() const {
    if (pictures_.empty()) return Performance::tr("No picture yet");
    const PictureCost& last = pictures_.back();
    QStringList rows{row(Performance::tr("latency"), milliseconds(last.latency)),
                     row(Performance::tr("median of 30"), milliseconds(status_.latency_ms)),
                     row(Performance::tr("rung"), last.final ? Performance::tr("Q%1 final").arg(last.rung)
                                                             : Performance::tr("Q%1").arg(last.rung))};
    for (const StageTime& stage : last.stages) rows << row(stage.stage, milliseconds(stage.milliseconds));
    rows << row(Performance::tr("upload"), milliseconds(upload_))
         << row(Performance::tr("paint"), milliseconds(paint_))
         << row(Performance::tr("skipped requests"), QString::number(status_.skipped_requests))
         << row(Performance::tr("model caches"), Performance::tr("%1 MB").arg(status_.memory_bytes >> 20))
         << row(Performance::tr("whole program"), Performance::tr("%1 MB").arg(resident_memory() >> 20))
         << row(Performance::tr("device"), QString::fromStdString(status_.device));
    return rows.join('\n');
}

}  // namespace limner::ui
