#include "ui/window/recovered_page.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPixmap>
#include <QPushButton>
#include <QScrollArea>
#include <QThreadPool>
#include <QVBoxLayout>
#include <algorithm>

namespace limner::ui {
namespace {

constexpr int thumbnail = 72, small_thumbnail = 40, row_height = 84, most_rows = 3, page_width = 560;

}  // namespace

RecoveredPage::RecoveredPage(std::vector<RecoveredWork> works, QWidget* parent) : QFrame(parent) {
    setObjectName("recovered");
    setAccessibleName(tr("Recovered work"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 12);
    column->setSpacing(8);
    auto* title = new QLabel(tr("Recovered work"), this);
    QFont bold = title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    title->setFont(bold);
    auto* text = new QLabel(tr("Limner did not end as it should. This was not saved yet:"), this);
    text->setProperty("weak", true);
    text->setWordWrap(true);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(title->text());
    scroll->setFixedHeight(row_height * std::min(most_rows, static_cast<int>(works.size())));
    auto* rows = new QWidget(scroll);
    rows->setProperty("panel_body", true);
    list_ = new QVBoxLayout(rows);
    list_->setContentsMargins(0, 0, 0, 0);
    list_->setSpacing(4);
    for (RecoveredWork& work : works) {
        QWidget* row = add_row(work);
        rows_.emplace_back(std::move(work), row);
    }
    list_->addStretch(1);
    scroll->setWidget(rows);
    auto* later = new QPushButton(tr("Later"), this);
    later->setObjectName("recovered.later");
    later->setToolTip(tr("Keeps everything and asks again at the next start"));
    connect(later, &QPushButton::clicked, this, &QObject::deleteLater);
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(scroll);
    column->addWidget(later, 0, Qt::AlignRight);
    parent->installEventFilter(this);
    place();
    show();
    raise();
}

QWidget* RecoveredPage::add_row(const RecoveredWork& work) {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(10);
    auto* picture = new QLabel(row);
    // Three buttons in a long language need what a large picture takes.
    const int side = parentWidget()->width() < page_width ? small_thumbnail : thumbnail;
    picture->setFixedSize(side, side);
    if (!work.content.preview.isNull())
        picture->setPixmap(QPixmap::fromImage(
            work.content.preview.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    const QString name = work.file.isEmpty() ? tr("Untitled") : QFileInfo(work.file).completeBaseName();
    auto* words = new QLabel(
        tr("<b>%1</b><br>%2").arg(name.toHtmlEscaped(), locale().toString(work.when, QLocale::ShortFormat)),
        row);
    // Below the words: beside them a small window has no room.
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    column->addWidget(words);
    column->addLayout(buttons);
    column->addStretch(1);
    layout->addWidget(picture);
    layout->addLayout(column, 1);
    const auto button = [&](const char* id, const QString& label, const QString& tip, auto&& act) {
        auto* b = new QPushButton(label, row);
        b->setObjectName(QString("recovered.%1").arg(id));
        b->setToolTip(tip);
        connect(b, &QPushButton::clicked, this, act);
        buttons->addWidget(b);
    };
    button("open", tr("Open"), tr("Open it as a changed copy"), [this, work] { Q_EMIT open_wanted(work); });
    button("save", tr("Save as…"), tr("Write it to a project file without opening it"),
           [this, work] { Q_EMIT save_wanted(work); });
    button("discard", tr("Discard"), tr("Delete it for good"), [this, work] { settle(work); });
    buttons->addStretch(1);
    list_->addWidget(row);
    return row;
}

std::vector<RecoveredWork> RecoveredPage::works() const {
    std::vector<RecoveredWork> works;
    for (const auto& [work, row] : rows_) works.push_back(work);
    return works;
}

void RecoveredPage::settle(const RecoveredWork& work) {
    QThreadPool::globalInstance()->start([folder = work.folder] { folder->remove(); });
    std::erase_if(rows_, [&](const auto& row) {
        if (row.first.folder != work.folder) return false;
        row.second->hide();
        row.second->deleteLater();
        return true;
    });
    if (rows_.empty()) deleteLater();
}

void RecoveredPage::place() {
    const QSize room = parentWidget()->size();
    const int width = std::min(page_width, room.width() - 24);
    const int height = std::min(layout()->totalHeightForWidth(width), room.height() - 24);
    setGeometry((room.width() - width) / 2, (room.height() - height) / 2, width, height);
}

bool RecoveredPage::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Resize) place();
    return QFrame::eventFilter(object, event);
}

}  // namespace limner::ui
