// "Export mesh…".
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

#include "tests/ui/export_bench.h"
#include "ui/dialogs/mesh_dialog.h"

using namespace limner;
using limner::ui::ExportBench;
using limner::ui::Job;
using limner::ui::MeshDialog;
using limner::ui::part;

TEST_CASE("The mesh dialog writes what it says, an OBJ with its materials", "[export]") {
    ExportBench b;
    auto& dialog = b.open<MeshDialog>("file.export-mesh");
    part<QComboBox>(dialog, "form").setCurrentIndex(1);
    part<QLineEdit>(dialog, "place.name").setText("head_{seed}");
    CHECK(part<QLabel>(dialog, "place.example").text().contains("head_7.obj, head_7.mtl"));
    part<QPushButton>(dialog, "export").click();
    REQUIRE(b.finish());
    CHECK(b.last().state == Job::State::done);
    CHECK(b.files() == QStringList{"head_7.mtl", "head_7.obj"});
    CHECK(ui::stored_mesh_export().form == ui::MeshExport::Form::obj);
    // What is there already is asked about, the materials too.
    QFile::remove(b.folder.filePath("head_7.obj"));
    auto& again = b.open<MeshDialog>("file.export-mesh");
    part<QPushButton>(again, "export").click();
    QMessageBox* question = nullptr;
    REQUIRE(QTest::qWaitFor([&] { return question = again.findChild<QMessageBox*>(); }, 10000));
    CHECK(question->text().contains("head_7.mtl"));
}
