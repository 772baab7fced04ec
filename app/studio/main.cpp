// limner: the desktop editor. Opens its window at once on the demo portrait and loads the model meanwhile.

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QTimer>
#include <algorithm>
#include <iostream>
#include <string_view>

#include "app/studio/termination.h"
#include "engine/runtime/allocator.h"
#include "engine/runtime/engine.h"
#include "ui/recovery/work_folder.h"
#include "ui/session/editor_session.h"
#include "ui/viewport/picture_surface.h"
#include "ui/viewport/view_area.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/window/command_registry.h"
#include "ui/window/main_window.h"

namespace {

/// The person a newcomer meets.
constexpr std::uint64_t demo_seed = 7;

using namespace limner;

struct Options {
    QStringList files;
    EngineOptions engine;
    bool safe = false;
    QString screenshot, size;
    QStringList run;
    int after_ms = 0;
};

Options read_options(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "A portrait you can turn, restyle and repaint."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        "files", QApplication::translate("main", "Projects, label maps or photos to open."), "[FILES...]");
    const QCommandLineOption model("model",
                                   QApplication::translate("main", "Model to load: an id, or its folder."),
                                   "ID|DIR", "limner-live");
    const QCommandLineOption models(
        "models", QApplication::translate("main", "Look for models in this folder first."), "DIR");
    const QCommandLineOption threads("threads", QApplication::translate("main", "Threads that compute."), "N",
                                     "0");
    const QCommandLineOption safe("safe",
                                  QApplication::translate("main", "Draw without OpenGL, default layout."));
    parser.addOptions({model, models, threads, safe});
    // For manuals and tests of the build: pictures of the window.
    const auto hidden = [&](const char* name, const char* value) {
        QCommandLineOption option(name, QString(), value);
        option.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(option);
    };
    hidden("screenshot", "FILE");
    hidden("after", "MS");
    hidden("size", "WxH");
    hidden("run", "COMMAND");
    parser.process(application);
    Options options;
    options.files = parser.positionalArguments();
    options.engine.model = parser.value(model).toStdString();
    for (const QString& folder : parser.values(models))
        options.engine.model_folders.emplace_back(folder.toStdU16String());
    options.engine.threads = parser.value(threads).toInt();
    options.safe = parser.isSet(safe);
    options.screenshot = parser.value("screenshot");
    options.after_ms = parser.value("after").toInt();
    options.size = parser.value("size");
    options.run = parser.values("run");
    return options;
}

/// For help or the version, which are told where there is no display, too.
bool asks_for_help(int argc, char** argv) {
    constexpr std::string_view words[] = {"-h", "--help", "-v", "--version"};
    return std::find_first_of(argv + 1, argv + argc, std::begin(words), std::end(words)) != argv + argc;
}

void photograph(ui::MainWindow& window, const Options& options) {
    window.set_unattended(true);
    const QStringList sides = options.size.split('x');
    if (sides.size() == 2) window.resize(sides[0].toInt(), sides[1].toInt());
    // Half of the time for loading, then the commands, then the rest for their pictures.
    QTimer::singleShot(options.after_ms / 2, &window, [&window, run = options.run] {
        for (const QString& id : run)
            if (!window.commands().run(id)) std::cerr << "no command " << id.toStdString() << '\n';
    });
    QTimer::singleShot(options.after_ms, &window, [&window, file = options.screenshot] {
        QWidget* dialog = QApplication::activeModalWidget();
        const bool saved = (dialog ? dialog : &window)->grab().save(file, "PNG");
        if (!saved) std::cerr << "cannot write " << file.toStdString() << '\n';
        QApplication::exit(saved ? 0 : 7);
    });
}

}  // namespace

int main(int argc, char** argv) {
    tune_allocator();
    QApplication::setApplicationName("limner");
    QApplication::setOrganizationName("limner");
    QApplication::setApplicationDisplayName("Limner");
    QApplication::setApplicationVersion(LIMNER_VERSION);
    QApplication::setDesktopFileName("limner");  // the icon and name of limner.desktop, on Wayland too
    if (asks_for_help(argc, argv)) {
        const QCoreApplication application(argc, argv);
        read_options(application);  // tells it and ends
    }
    QApplication application(argc, argv);
    const Options options = read_options(application);
    if (options.safe) ui::forbid_gl();
    ui::apply_theme(application);
    QApplication::setWindowIcon(QIcon(":/icons/limner.svg"));

    ui::EditorSession session;
    Portrait demo = portrait_from_seed(demo_seed);
    demo.model = options.engine.model;
    session.document().reset(demo);
    ui::MainWindow window(session);
    window.exports().set_model_folders(options.engine.model_folders);
    if (options.screenshot.isEmpty()) {
        if (!options.safe) window.restore_layout();
    } else {
        photograph(window, options);
    }
    if (options.screenshot.isEmpty()) window.protect(ui::work_roots());
    window.show();
    // What is not saved stays in the journal and is offered at the next start.
    on_termination(window, [](int signal) { QApplication::exit(128 + signal); });
    session.link().start([engine = options.engine] { return Engine::start(engine); });
    for (const QString& file : options.files) window.open(QFileInfo(file).absoluteFilePath());
    return QApplication::exec();
}
