#include "ui/widgets/file_drag.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>
#include <QWidget>

namespace limner::ui {

FileDrag::Carrier FileDrag::carrier = [](QWidget& handle, QMimeData* content) {
    auto* drag = new QDrag(&handle);
    drag->setMimeData(content);
    drag->exec(Qt::CopyAction);
};

FileDrag::FileDrag(QWidget& handle, Files files)
    : QObject(&handle), handle_(handle), files_(std::move(files)) {
    handle.installEventFilter(this);
}

bool FileDrag::eventFilter(QObject*, QEvent* event) {
    const auto* mouse = static_cast<const QMouseEvent*>(event);
    switch (event->type()) {
        case QEvent::MouseButtonPress:
            if (mouse->button() == Qt::LeftButton) pressed_ = mouse->position().toPoint();
            return false;
        case QEvent::MouseButtonRelease:
            pressed_.reset();
            return false;
        case QEvent::MouseMove:
            break;
        default:
            return false;
    }
    if (!pressed_ || !(mouse->buttons() & Qt::LeftButton)) return false;
    if ((mouse->position().toPoint() - *pressed_).manhattanLength() < QApplication::startDragDistance())
        return false;
    pressed_.reset();
    QList<QUrl> urls;
    for (const QString& file : files_()) urls << QUrl::fromLocalFile(file);
    if (urls.isEmpty()) return false;
    auto* content = new QMimeData;
    content->setUrls(urls);
    carrier(handle_, content);
    return true;
}

}  // namespace limner::ui
