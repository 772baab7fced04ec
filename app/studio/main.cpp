// limner: the desktop editor. Opens its window at once on the demo portrait and loads the model meanwhile.

#include <spdlog/spdlog.h>

#include <QCommandLineParser>
#include <QFileInfo>
#include <QTimer>
#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string_view>

#include "app/studio/termination.h"
#include "engine/runtime/allocator.h"
#include "engine/runtime/engine.h"
#include "ui/recovery/early_crashes.h"
#include "ui/recovery/log_file.h"
#include "ui/recovery/work_folder.h"
#include "ui/session/editor_session.h"
#include "ui/session/model_starter.h"
#include "ui/settings/languages.h"
#include "ui/settings/look.h"
#include "ui/settings/setting_list.h"
#include "ui/viewport/picture_surface.h"
#include "ui/viewport/view_area.h"
#include "ui/widgets/icons.h"
#include "ui/window/command_registry.h"
#include "ui/window/guarded_application.h"
#include "ui/window/main_window.h"
#include "ui/window/workspaces.h"

namespace {

/// The person a newcomer meets.
constexpr std::uint64_t demo_seed = 7;
constexpr int most_threads = 1024;

using namespace limner;

struct Options {
    QStringList files;
    EngineOptions engine;
    bool safe = false;
    std::optional<QString> workspace;
    QString screenshot, size;
    QStringList run, settings;
    int after_ms = 0;
};

/// What follows `option` on the command line. Read before the parser, whose texts are in the language
/// already.
std::optional<QString> early_value(const QStringList& arguments, const QString& option) {
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i].startsWith(option + '=')) return arguments[i].mid(option.size() + 1);
        if (arguments[i] == option && i + 1 < arguments.size()) return arguments[i + 1];
    }
    return std::nullopt;
}

/// Nothing, after a sentence on standard error, when they are wrong.
std::optional<Options> read_options(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "A portrait you can turn, restyle and repaint."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        "files", QApplication::translate("main", "Projects, label maps, photos or models to open."),
        "[FILES...]");
    const QCommandLineOption model("model",
                                   QApplication::translate("main", "Model to load: an id, or its folder."),
                                   "ID|DIR", "limner-live");
    const QCommandLineOption models(
        "models", QApplication::translate("main", "Look for models in this folder first."), "DIR");
    const QCommandLineOption threads("threads", QApplication::translate("main", "Threads that compute."), "N",
                                     "0");
    const QCommandLineOption safe(
        "safe",
        QApplication::translate("main", "Compute on the processor, draw without OpenGL, default layout."));
    const QCommandLineOption language(
        "language", QApplication::translate("main", "Language of the interface: en, de, zh_CN ..."), "ID");
    const QCommandLineOption set(
        "set", QApplication::translate("main", "A setting for this run only, such as ui.theme=light."),
        "KEY=VALUE");
    const QCommandLineOption workspace(
        "workspace",
        QApplication::translate("main", "Workspace to begin with: paint, pose ..., or one of your own."),
        "NAME");
    const QCommandLineOption new_window(
        "new-window", QApplication::translate("main", "Open a window of its own, as every start does."));
    parser.addOptions({model, models, threads, language, set, workspace, new_window, safe});
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
    const auto wrong = [](const QString& what) {
        std::cerr << "limner: " << what.toStdString() << '\n';
        return std::nullopt;
    };
    if (!parser.parse(QCoreApplication::arguments())) return wrong(parser.errorText());
    parser.process(application);  // answers --help and --version
    Options options;
    options.files = parser.positionalArguments();
    const QString wanted = parser.value(model);
    options.engine.model =
        (QFileInfo::exists(wanted) ? QFileInfo(wanted).absoluteFilePath() : wanted).toStdString();
    for (const QString& folder : parser.values(models))
        options.engine.model_folders.emplace_back(folder.toStdU16String());
    bool number = false;
    options.engine.threads = parser.value(threads).toInt(&number);
    if (!number || options.engine.threads < 0 || options.engine.threads > most_threads)
        return wrong(QString("--threads: a whole number from 0 to %1").arg(most_threads));
    options.safe = parser.isSet(safe);
    if (parser.isSet(workspace)) options.workspace = parser.value(workspace);
    options.screenshot = parser.value("screenshot");
    options.after_ms = parser.value("after").toInt();
    options.size = parser.value("size");
    options.run = parser.values("run");
    options.settings = parser.values(set);
    return options;
}

/// For help or the version, which are told where there is no display, too.
bool asks_for_help(int argc, char** argv) {
    constexpr std::string_view words[] = {"-h", "--help", "-v", "--version"};
    return std::find_first_of(argv + 1, argv + argc, std::begin(words), std::end(words)) != argv + argc;
}

/// Before QApplication, which reads it.
void set_scale(const ui::Settings& settings) {
    const double percent = settings.get(ui::setting::scale);
    if (percent != ui::setting::scale.standard && !qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(percent / 100));
}

/// What the settings decide about the engine; the command line counts more.
void take_settings(const ui::Settings& settings, EngineOptions& engine) {
    for (const QString& folder : settings.get(ui::setting::model_folders))
        engine.model_folders.emplace_back(folder.toStdU16String());
    engine.rest = std::chrono::milliseconds(static_cast<int>(settings.get(ui::setting::final_delay)));
    // LIMNER_DEVICE is stronger, and read by "auto".
    if (qEnvironmentVariableIsSet("LIMNER_DEVICE")) return;
    constexpr const char* devices[] = {"auto", "cpu", "cuda"};
    engine.device = devices[static_cast<int>(settings.get(ui::setting::device))];
}

/// What a start does that is to go well whatever is broken.
void be_safe(Options& options) {
    options.safe = true;
    options.engine.device = "cpu";
    ui::forbid_gl();
}

void tell_safe(ui::EditorSession& session) {
    spdlog::warn("three starts in a row ended in a crash: safe settings");
    session.notify(
        ui::NoticeLevel::warning,
        QApplication::translate("main",
                                "Limner ended three times shortly after its start. This time it "
                                "computes on the processor, draws without OpenGL and has the panels "
                                "of a first start; the next start is as usual."));
}

/// False, after a sentence on standard error, when there is none of that name.
bool go_to_workspace(ui::MainWindow& window, const QString& name) {
    const QStringList known = window.workspaces().ids();
    if (!known.contains(name)) {
        std::cerr << "limner: --workspace: there is no " << name.toStdString() << "; there are "
                  << known.join(", ").toStdString() << '\n';
        return false;
    }
    window.go_to_workspace(name);
    return true;
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
        if (!read_options(application)) return 2;  // else it tells and ends
    }
    ui::Settings settings(ui::settings_file());
    set_scale(settings);
    ui::GuardedApplication application(argc, argv);
    if (const auto wish = early_value(QApplication::arguments(), "--language"))
        settings.hold(ui::setting::language.key + ('=' + *wish));
    ui::install_language(application, settings.get(ui::setting::language));
    auto read = read_options(application);
    if (!read) return 2;
    Options& options = *read;
    for (const QString& assignment : options.settings)
        if (!settings.hold(assignment)) {
            std::cerr << "limner: --set: there is no setting like " << assignment.toStdString() << '\n';
            return 2;
        }
    take_settings(settings, options.engine);
    // Pictures of the window are no starts.
    const auto starts = options.screenshot.isEmpty()
                            ? std::make_unique<ui::EarlyCrashes>(ui::early_crashes_folder())
                            : nullptr;
    const bool crashed = starts && starts->in_a_row() >= ui::EarlyCrashes::too_many;
    if (crashed || options.safe) be_safe(options);
    const ui::Look look(application, settings);
    QApplication::setWindowIcon(QIcon(":/icons/limner.svg"));

    if (options.screenshot.isEmpty()) ui::start_log(ui::log_file());
    ui::EditorSession session;
    Portrait demo = portrait_from_seed(demo_seed);
    demo.model = options.engine.model;
    session.document().reset(demo);
    ui::MainWindow window(session, settings);
    window.exports().set_model_folders(options.engine.model_folders);
    if (options.screenshot.isEmpty()) {
        if (!options.safe) window.restore_layout(ui::workspaces_file());
    } else {
        photograph(window, options);
    }
    if (options.workspace && !go_to_workspace(window, *options.workspace)) {
        if (starts) starts->over();
        return 2;
    }
    if (options.screenshot.isEmpty()) window.protect(ui::work_roots());
    application.guard(window);
    window.show();
    if (options.screenshot.isEmpty() && options.files.isEmpty() && settings.get(ui::setting::welcome))
        window.show_welcome();
    // What is not saved stays in the journal and is offered at the next start.
    on_termination(window, [](int signal) { QApplication::exit(128 + signal); });
    window.models().set_starter(ui::ModelStarter(session, options.engine));
    window.models().set_folders(options.engine.model_folders);
    window.models().load(QString::fromStdString(options.engine.model));
    for (const QString& remark : settings.remarks()) session.notify(ui::NoticeLevel::warning, remark);
    if (crashed) tell_safe(session);
    for (const QString& file : options.files) window.open(QFileInfo(file).absoluteFilePath());
    if (starts) QTimer::singleShot(ui::EarlyCrashes::early, &window, [&starts] { starts->over(); });
    const int code = QApplication::exec();
    if (starts) starts->over();
    return code;
}
