#include "ui/window/pixel_question.h"

#include <QCoreApplication>
#include <QInputDialog>

namespace limner::ui {
namespace {

constexpr int most_pixels = 128;  // of the label map

}  // namespace

void ask_for_pixels(QWidget& window, const QString& name, const QString& title,
                    std::function<void(int)> take) {
    auto* box = new QInputDialog(&window);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(title);
    box->setLabelText(QCoreApplication::translate("Commands", "Pixels of the label map"));
    box->setInputMode(QInputDialog::IntInput);
    box->setIntRange(1, most_pixels);
    box->setIntValue(2);
    QObject::connect(box, &QInputDialog::intValueSelected, &window,
                     [take = std::move(take)](int pixels) { take(pixels); });
    box->open();
}

}  // namespace limner::ui
