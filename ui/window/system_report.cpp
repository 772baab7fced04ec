#include "ui/window/system_report.h"

#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSysInfo>
#include <QThread>

#include "engine/core/process_memory.h"
#include "engine/media/video_file.h"
#include "ui/session/editor_session.h"
#include "ui/viewport/picture_surface.h"

namespace limner::ui {

QString system_report(EditorSession& session) {
    QString text;
    const auto line = [&text](const char* what, const QString& value) {
        text += QString("%1: %2\n").arg(what, value);
    };
    line("Limner", QCoreApplication::applicationVersion());
    line("System", QSysInfo::prettyProductName() + ", " + QSysInfo::kernelType() + ' ' +
                       QSysInfo::kernelVersion() + ", " + QSysInfo::currentCpuArchitecture());
    line("Qt", QString("%1, %2").arg(qVersion(), QGuiApplication::platformName()));
    line("Views", gl_available() ? "OpenGL" : "raster painter");
    line("Language", QLocale().name());
    line("Processor cores", QString::number(QThread::idealThreadCount()));
    line("Memory", QString("%1 MB").arg(physical_memory() >> 20));
    for (const QScreen* screen : QGuiApplication::screens())
        line("Screen", QString("%1 x %2, scale %3")
                           .arg(screen->size().width())
                           .arg(screen->size().height())
                           .arg(screen->devicePixelRatio()));
    QStringList videos;
    for (const auto& format : video_formats())
        if (can_write(format.kind))
            videos += QString::fromUtf8(format.extension.data(), int(format.extension.size()));
    line("Video", videos.isEmpty() ? "none" : videos.join(' '));
    if (const Engine* engine = session.link().engine().get()) {
        const EngineStatus status = engine->status();
        line("Device", QString::fromStdString(status.device));
        line("Model", QString::fromStdString(engine->info().title));
        line("Caches", QString("%1 MB").arg(status.memory_bytes >> 20));
    } else {
        line("Model", "none");
    }
    return text + '\n' + session.performance().text();
}

}  // namespace limner::ui
