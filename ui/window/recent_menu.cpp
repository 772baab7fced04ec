#include "ui/window/recent_menu.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QMenu>
#include <QMetaObject>
#include <QPainter>
#include <QPixmap>
#include <filesystem>

#include "engine/media/image_file.h"
#include "engine/portrait/project_file.h"
#include "ui/session/model_shelf.h"
#include "ui/session/pictures.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr int widest_path = 380;  // dip
constexpr int picture_side = 128, pin_side = 64;
constexpr int lookers = 4;
constexpr qint64 most_photo_bytes = 64 << 20;

/// What stands beside an entry without a picture of its own. Photos and models that have none stay without:
/// the same drawing thirty times would say nothing.
QIcon stand_in(FileKind kind, bool there, bool pinned) {
    if (pinned && there) return icon("pin");
    if (kind != FileKind::project) return {};
    return icon(there ? "limner-project" : "question");
}

/// `picture` with a pin in its corner.
QImage with_pin(QImage picture) {
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect corner(picture.width() - pin_side, picture.height() - pin_side, pin_side, pin_side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().background);
    painter.drawEllipse(corner);
    painter.drawPixmap(corner.adjusted(10, 10, -10, -10), icon("pin").pixmap(QSize(44, 44), QIcon::Normal));
    return picture;
}

/// The themes draw no titles of sections.
void add_heading(QMenu& menu, const QString& title) {
    if (!menu.isEmpty()) menu.addSeparator();
    QAction* heading = menu.addAction(title);
    heading->setEnabled(false);
    QFont bold = menu.font();
    bold.setBold(true);
    heading->setFont(bold);
}

QString title_of(const QString& file) { return QFileInfo(file).fileName().replace('&', "&&"); }

}  // namespace

RecentMenu::RecentMenu(RecentFiles& recent, QMenu& menu)
    : QObject(&menu),
      recent_(recent),
      menu_(menu),
      pin_(new QMenu(tr("&Pin"), &menu)),
      locate_(new QMenu(tr("&Locate"), &menu)) {
    disk_.setMaxThreadCount(lookers);
    menu_.setToolTipsVisible(true);
    show_pictures(menu_);
    pin_->setObjectName(menu_.objectName() + ".pin");
    locate_->setObjectName(menu_.objectName() + ".locate");
    for (QMenu* each : {pin_, locate_}) each->setToolTipsVisible(true);
    connect(&recent_, &RecentFiles::changed, this, &RecentMenu::fill);
    connect(&menu_, &QMenu::aboutToShow, this, [this] {
        recent_.refresh();
        fill();
        look();
    });
    fill();
}

RecentMenu::~RecentMenu() {
    disk_.clear();
    disk_.waitForDone();
}

QString RecentMenu::shown_path(const QString& file) const {
    const QString home = QDir::homePath() + '/';
    const QString path = file.startsWith(home) ? "~/" + file.mid(home.size()) : file;
    return menu_.fontMetrics()
        .elidedText(QDir::toNativeSeparators(path), Qt::ElideMiddle, widest_path)
        .replace('&', "&&");
}

void RecentMenu::fill() {
    menu_.clear();
    pin_->clear();
    entries_.clear();
    const auto heading = [](FileKind kind) {
        return kind == FileKind::project   ? tr("Projects")
               : kind == FileKind::picture ? tr("Photos and label maps")
                                           : tr("Models");
    };
    bool any = false, any_unpinned = false;
    for (const FileKind kind : file_kinds) {
        if (recent_.files(kind).empty()) continue;
        for (QMenu* menu : {&menu_, pin_}) add_heading(*menu, heading(kind));
        for (const RecentFile& recent : recent_.files(kind)) {
            any = true;
            any_unpinned |= !recent.pinned;
            entries_.insert(recent.file, add_entry(kind, recent));
            QAction* pin = pin_->addAction(title_of(recent.file));
            pin->setToolTip(QDir::toNativeSeparators(recent.file));
            pin->setCheckable(true);
            pin->setChecked(recent.pinned);
            connect(pin, &QAction::triggered, this,
                    [this, kind, file = recent.file](bool on) { recent_.set_pinned(kind, file, on); });
            show_look(kind, recent);
        }
    }
    if (!any) menu_.addAction(tr("Nothing was opened yet"))->setEnabled(false);
    menu_.addSeparator();
    menu_.addMenu(pin_);
    pin_->menuAction()->setEnabled(any);
    pin_->menuAction()->setToolTip(tr("Pinned entries stand first and stay"));
    menu_.addMenu(locate_);
    QAction* clear = menu_.addAction(tr("&Clear"), &recent_, &RecentFiles::clear);
    clear->setObjectName("recent.clear");
    clear->setEnabled(any_unpinned);
    clear->setToolTip(any_unpinned ? tr("Takes all but the pinned entries off the list; no file is deleted")
                                   : tr("There are no entries that are not pinned."));
    fill_locate();
}

QAction* RecentMenu::add_entry(FileKind kind, const RecentFile& recent) {
    QAction* entry = menu_.addAction(shown_path(recent.file));
    entry->setData(recent.file);
    connect(entry, &QAction::triggered, this,
            [this, kind, file = recent.file] { Q_EMIT open_wanted(kind, file); });
    return entry;
}

void RecentMenu::show_look(FileKind kind, const RecentFile& recent) {
    QAction* entry = entries_.value(recent.file);
    if (!entry) return;
    const Look look = looks_.value(recent.file);
    const QString path = QDir::toNativeSeparators(recent.file);
    entry->setToolTip(look.there ? path : tr("%1\nIt is not there any more; Locate finds it.").arg(path));
    entry->setEnabled(look.there);
    if (look.picture.isNull()) {
        entry->setIcon(stand_in(kind, look.there, recent.pinned));
    } else {
        entry->setIcon(QPixmap::fromImage(recent.pinned ? with_pin(look.picture) : look.picture));
    }
}

void RecentMenu::fill_locate() {
    locate_->clear();
    for (const FileKind kind : file_kinds)
        for (const RecentFile& recent : recent_.files(kind)) {
            if (looks_.value(recent.file).there) continue;
            QAction* locate = locate_->addAction(tr("%1…").arg(title_of(recent.file)));
            locate->setToolTip(QDir::toNativeSeparators(recent.file));
            locate->setData(recent.file);
            connect(locate, &QAction::triggered, this,
                    [this, kind, file = recent.file] { Q_EMIT locate_wanted(kind, file); });
        }
    const bool any_missing = !locate_->isEmpty();
    locate_->menuAction()->setEnabled(any_missing);
    locate_->menuAction()->setToolTip(any_missing ? tr("Say where a grey entry lies now")
                                                  : tr("All files are where they were."));
}

RecentMenu::Look RecentMenu::look_at(FileKind kind, const QString& file, const Look& before) {
    const QFileInfo info(file);
    if (!info.exists()) return {.there = false};
    // Of a model what was kept of its first portrait.
    const QFileInfo source(kind == FileKind::model ? ModelShelf::thumbnail_file(file) : file);
    Look look{.changed = source.exists() ? source.lastModified() : info.lastModified()};
    if (before.there && look.changed == before.changed) return before;
    look.picture = picture_of(kind, source.filePath());
    return look;
}

QImage RecentMenu::picture_of(FileKind kind, const QString& file) {
    const std::filesystem::path path(file.toStdU16String());
    if (kind == FileKind::picture && QFileInfo(file).size() > most_photo_bytes) return {};
    auto picture = kind == FileKind::project ? read_project_thumbnail(path) : read_image(path);
    if (!picture) return {};
    return to_qimage(std::make_shared<const Image>(shrunk(*picture, picture_side)))
        .scaled(picture_side, picture_side, Qt::KeepAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

void RecentMenu::look() {
    for (const FileKind kind : file_kinds)
        for (const RecentFile& recent : recent_.files(kind)) {
            ++unanswered_;
            disk_.start([this, kind, recent, before = looks_.value(recent.file)] {
                const auto tell = [this, kind, recent, look = look_at(kind, recent.file, before)] {
                    // In place: the menu is open, and an entry may be chosen already.
                    const Look former = std::exchange(looks_[recent.file], look);
                    if (former.there != look.there || former.changed != look.changed) {
                        show_look(kind, recent);
                        fill_locate();
                    }
                    if (--unanswered_ == 0) Q_EMIT looked();
                };
                QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
            });
        }
}

}  // namespace limner::ui
