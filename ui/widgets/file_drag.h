#pragma once
// Files that are dragged out of the window into another program.
//
//     new FileDrag(*row, [job] { return QStringList{job.path}; });

#include <QObject>
#include <QPoint>
#include <QStringList>
#include <functional>
#include <optional>

class QMimeData;
class QWidget;

namespace limner::ui {

class FileDrag final : public QObject {
    Q_OBJECT
public:
    /// Asked when a drag begins on `handle`; no files: none begins.
    using Files = std::function<QStringList()>;
    FileDrag(QWidget& handle, Files files);

    /// Carries `content` until it is dropped. Tests take it here, as Qt does not play the pointer of a drag.
    using Carrier = std::function<void(QWidget& handle, QMimeData* content)>;
    static Carrier carrier;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QWidget& handle_;
    Files files_;
    std::optional<QPoint> pressed_;
};

}  // namespace limner::ui
