#pragma once
// Answers the next file dialog, which keeps whoever opened it waiting.
//
//     FileDialogHand hand("/portraits/anna.limner");
//     window.commands().run("file.save-copy");
//     CHECK(hand.proposed() == ...);

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMetaObject>
#include <QTimer>

namespace limner::ui {

class FileDialogHand {
public:
    explicit FileDialogHand(const QString& answer) {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        timer_.callOnTimeout(&timer_, [this, answer] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog) return;
            timer_.stop();
            proposed_ = dialog->selectedFiles().value(0);
            dialog->findChild<QLineEdit*>("fileNameEdit")->setText(answer);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        timer_.start(20);
    }
    /// What the dialog had chosen already; empty when there was no dialog.
    const QString& proposed() const { return proposed_; }

private:
    QTimer timer_;
    QString proposed_;
};

}  // namespace limner::ui
