#include "ui/dialogs/details_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace limner::ui {

DetailsDialog::DetailsDialog(const QString& title, const QString& message, const QString& log,
                             QWidget* parent)
    : QDialog(parent) {
    setObjectName("details");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto* said = new QLabel(message, this);
    said->setTextFormat(Qt::PlainText);
    said->setWordWrap(true);
    auto* text = new QPlainTextEdit(log.isEmpty() ? tr("The log is empty.") : log, this);
    text->setObjectName("details.log");
    text->setAccessibleName(tr("End of the log"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->moveCursor(QTextCursor::End);
    auto* buttons = new QDialogButtonBox(this);
    auto* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName("details.copy");
    connect(copy, &QPushButton::clicked, this, [title, message, log] {
        QApplication::clipboard()->setText(QStringList{title, message, log}.join('\n'));
    });
    auto* close = buttons->addButton(tr("C&lose"), QDialogButtonBox::RejectRole);
    close->setObjectName("details.close");
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addWidget(said);
    column->addWidget(text, 1);
    column->addWidget(buttons);
    resize(560, 320);
}

}  // namespace limner::ui
