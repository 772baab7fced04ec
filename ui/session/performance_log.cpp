#include "ui/session/performance_log.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "engine/core/process_memory.h"

namespace limner::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("Performance", text); }

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
    if (pictures_.empty()) return tr("No picture yet");
    const PictureCost& last = pictures_.back();
    QStringList rows{row(tr("latency"), milliseconds(last.latency)),
                     row(tr("median of 30"), milliseconds(status_.latency_ms)),
                     row(tr("rung"), last.final ? tr("Q%1 final").arg(last.rung) : tr("Q%1").arg(last.rung))};
    for (const StageTime& stage : last.stages) rows << row(stage.stage, milliseconds(stage.milliseconds));
    rows << row(tr("upload"), milliseconds(upload_)) << row(tr("paint"), milliseconds(paint_))
         << row(tr("skipped requests"), QString::number(status_.skipped_requests))
         << row(tr("model caches"), tr("%1 MB").arg(status_.memory_bytes >> 20))
         << row(tr("whole program"), tr("%1 MB").arg(resident_memory() >> 20))
         << row(tr("device"), QString::fromStdString(status_.device));
    return rows.join('\n');
}

}  // namespace limner::ui
