// "Export sheet of people…".
#include <QImage>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <vector>

#include "tests/ui/export_bench.h"
#include "ui/dialogs/people_dialog.h"

using namespace limner;
using limner::ui::ExportBench;
using limner::ui::part;
using limner::ui::PeopleDialog;

TEST_CASE("A sheet of people shows one seed after the other in the light of the portrait", "[export]") {
    ExportBench b;
    Portrait lit = b.e.portrait();
    lit.light.intensity = 1.7f;
    b.e.session.edit(lit, "light", 0);
    auto& dialog = b.open<PeopleDialog>("file.export-people");
    part<QLineEdit>(dialog, "first").setText("30");
    part<QSpinBox>(dialog, "count").setValue(3);
    part<QSpinBox>(dialog, "columns").setValue(3);
    part<QPushButton>(dialog, "export").click();
    REQUIRE(b.finish());
    CHECK(b.files() == QStringList{"people_30.png"});
    const QImage sheet(b.folder.filePath("people_30.png"));
    CHECK(sheet.width() > 2 * sheet.height());
    std::vector<std::uint64_t> seeds;  // the editor itself shows seed 7 meanwhile
    for (const auto& call : b.e.control->calls()) {
        if (call.portrait.head.identity.seed < 30) continue;
        seeds.push_back(call.portrait.head.identity.seed);
        CHECK(call.portrait.light.intensity == 1.7f);
    }
    CHECK(seeds == std::vector<std::uint64_t>{30, 31, 32});
    auto& again = b.open<PeopleDialog>("file.export-people");
    part<QLineEdit>(again, "first").clear();
    CHECK_FALSE(part<QPushButton>(again, "export").isEnabled());
}
