#pragma once
// What tests of exports share: an editor that exports into a folder of its own, and the controls of a dialog.

#include <QDesktopServices>
#include <QDir>
#include <QObject>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"

namespace limner::ui {

/// Stands in for the desktop: no program is started.
class DesktopHand final : public QObject {
    Q_OBJECT
public:
    DesktopHand() { QDesktopServices::setUrlHandler("file", this, "opened"); }
    ~DesktopHand() override { QDesktopServices::unsetUrlHandler("file"); }
Q_SIGNALS:
    void opened(const QUrl& url);
};

/// An editor whose exports go into a folder of their own, with nothing remembered.
struct ExportBench {
    QTemporaryDir folder;
    DesktopHand desktop;
    Editor e;
    ExportBench() {
        QSettings().remove("export");
        e.window.files().set_picture_folder(folder.path());
    }
    JobQueue& jobs() { return e.window.exports().jobs(); }
    const Job& last() { return jobs().jobs().back(); }
    bool finish() {
        return QTest::qWaitFor([this] { return !jobs().jobs().empty() && jobs().active() == 0; }, 30000);
    }
    template <class Dialog>
    Dialog& open(const char* command) {
        e.window.commands().run(command);
        auto* dialog = e.window.findChild<Dialog*>();
        REQUIRE(dialog);
        return *dialog;
    }
    QStringList files() {
        return QDir(folder.path()).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    }
};

template <class T>
T& part(QWidget& dialog, const char* name) {
    auto* found = dialog.findChild<T*>(dialog.objectName() + '.' + name);
    REQUIRE(found);
    return *found;
}

}  // namespace limner::ui
