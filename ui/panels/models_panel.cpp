#include "ui/panels/models_panel.h"

#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFrame>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

#include "ui/session/model_shelf.h"
#include "ui/session/texts.h"
#include "ui/widgets/dropped_file.h"

namespace limner::ui {
namespace {

constexpr int thumbnail = 44;

QString state_text(const KnownModel& model) {
    using State = KnownModel::State;
    switch (model.state) {
        case State::loading:
            return ModelsPanel::tr("loading…");
        case State::loaded:
            return ModelsPanel::tr("draws");
        case State::missing:
            return ModelsPanel::tr("missing");
        case State::unusable:
            return ModelsPanel::tr("unusable");
        case State::on_disk:
            break;
    }
    return {};
}

QString place_of(const KnownModel& model) {
    return QDir::toNativeSeparators(QString::fromStdU16String(model.about.place.u16string()));
}

QString details(const KnownModel& model) {
    QStringList parts;
    if (!model.about.family.empty()) parts << QString::fromStdString(model.about.family);
    if (model.about.resolution > 0) parts << ModelsPanel::tr("%1 px").arg(model.about.resolution);
    if (model.about.bytes > 0) parts << QLocale().formattedDataSize(qint64(model.about.bytes), 1);
    if (const QString state = state_text(model); !state.isEmpty()) parts << state;
    return parts.join(QString(" ") + QChar(0xB7) + ' ');
}

}  // namespace

class ModelsPanel::Row final : public QFrame {
public:
    Row(ModelsPanel& panel, const QString& model) : QFrame(&panel), panel_(panel), model_(model) {
        setObjectName("models.row");
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 4, 0, 4);
        row->setSpacing(8);
        picture_->setFixedSize(thumbnail, thumbnail);
        picture_->setScaledContents(true);
        row->addWidget(picture_);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(2);
        for (QLabel* label : {title_, details_}) {
            label->setTextFormat(Qt::PlainText);
            label->setWordWrap(true);
            texts->addWidget(label);
        }
        details_->setProperty("weak", true);
        row->addLayout(texts, 1);
        load_->setObjectName("models.load");
        connect(load_, &QPushButton::clicked, this, [this] { panel_.models_.load(model_); });
        row->addWidget(load_);
        more_->setObjectName("models.more");
        more_->setText(QChar(0x22EF));
        more_->setAutoRaise(true);
        more_->setFocusPolicy(Qt::StrongFocus);
        more_->setPopupMode(QToolButton::InstantPopup);
        auto* menu = new QMenu(more_);
        more_->setMenu(menu);
        menu->addAction(ModelsPanel::tr("Information"), this, [this] {
            if (const auto* known = panel_.models_.find(model_)) panel_.show_information(*known);
        });
        menu->addAction(ModelsPanel::tr("Test: draw one face and tell the time"), this,
                        [this] { panel_.models_.test(model_); });
        menu->addAction(ModelsPanel::tr("Show in folder"), this, [this] {
            const auto* known = panel_.models_.find(model_);
            if (!known) return;
            const QFileInfo place(place_of(*known));
            QDesktopServices::openUrl(QUrl::fromLocalFile(place.isDir() ? place.filePath() : place.path()));
        });
        remove_ = menu->addAction(ModelsPanel::tr("Remove from the list"), this,
                                  [this] { panel_.models_.forget(model_); });
        row->addWidget(more_);
    }

    void show_model(const KnownModel& known) {
        using State = KnownModel::State;
        const QString title = QString::fromStdString(known.about.title);
        QFont font = title_->font();
        font.setBold(known.state == State::loaded);
        title_->setFont(font);
        title_->setText(title);
        details_->setText(details(known));
        setToolTip(known.trouble.isEmpty() ? place_of(known) : known.trouble);
        setAccessibleName(title);
        setAccessibleDescription(details_->text());
        load_->setEnabled(known.state == State::on_disk);
        load_->setText(known.state == State::loaded ? ModelsPanel::tr("Loaded") : ModelsPanel::tr("Load"));
        load_->setAccessibleName(ModelsPanel::tr("Load %1").arg(title));
        more_->setAccessibleName(ModelsPanel::tr("More about %1").arg(title));
        more_->setToolTip(more_->accessibleName());
        remove_->setEnabled(known.added && known.state != State::loaded && known.state != State::loading);
        const QPixmap picture = panel_.models_.thumbnail(model_);
        picture_->setPixmap(picture.isNull() ? QPixmap(":/icons/limner.svg") : picture);
    }

private:
    ModelsPanel& panel_;
    const QString model_;
    QLabel *picture_ = new QLabel(this), *title_ = new QLabel(this), *details_ = new QLabel(this);
    QPushButton* load_ = new QPushButton(this);
    QToolButton* more_ = new QToolButton(this);
    QAction* remove_ = nullptr;
};

ModelsPanel::ModelsPanel(EditorSession& session, ModelShelf& models, QWidget* parent)
    : Panel("models", tr("Models"), session, parent),
      models_(models),
      missing_(new QFrame(body())),
      missing_text_(new QLabel(missing_)),
      empty_(new QLabel(tr("Drop a model file here"), body())),
      list_(new QVBoxLayout) {
    setAcceptDrops(true);
    missing_->setObjectName("models.missing");
    auto* missing_column = new QVBoxLayout(missing_);
    missing_column->setContentsMargins(0, 0, 0, 8);
    missing_text_->setTextFormat(Qt::PlainText);
    missing_text_->setWordWrap(true);
    missing_column->addWidget(missing_text_);
    auto* locate = new QPushButton(tr("Locate model…"), missing_);
    locate->setObjectName("models.locate");
    connect(locate, &QPushButton::clicked, this, &ModelsPanel::load_dialog);
    missing_column->addWidget(locate, 0, Qt::AlignLeft);
    column().addWidget(missing_);
    empty_->setProperty("weak", true);
    column().addWidget(empty_);
    column().addLayout(list_);
    auto* buttons = new QHBoxLayout;
    const auto button = [&](const char* name, const QString& text, const QString& tip, auto&& act) {
        auto* b = new QPushButton(text, body());
        b->setObjectName(name);
        b->setToolTip(tip);
        connect(b, &QPushButton::clicked, this, act);
        buttons->addWidget(b);
    };
    button("models.load-file", tr("Load…"), tr("A published checkpoint or a model pack"),
           [this] { load_dialog(); });
    button("models.scan", tr("Scan folder…"), tr("Put every model below a folder on the list"),
           [this] { scan_dialog(); });
    buttons->addStretch(1);
    column().addLayout(buttons);
    column().addStretch(1);
    connect(&models_, &ModelShelf::changed, this, &ModelsPanel::show_models);
    show_models();
}

void ModelsPanel::show_models() {
    const QString missing = models_.missing();
    missing_->setVisible(!missing.isEmpty());
    missing_text_->setText(
        tr("This portrait was made with \"%1\", which could not be loaded. Another model draws "
           "it as well as it can; nothing of it is lost.")
            .arg(missing));
    QHash<QString, Row*> before = std::exchange(rows_, {});
    for (const KnownModel& known : models_.models()) {
        Row* row = before.take(known.model());
        if (!row) row = new Row(*this, known.model());
        row->show_model(known);
        list_->removeWidget(row);
        list_->addWidget(row);
        rows_.insert(known.model(), row);
    }
    for (Row* row : before) {
        row->hide();
        row->deleteLater();
    }
    empty_->setVisible(rows_.isEmpty());
}

void ModelsPanel::load_dialog() {
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Load model"), {},
        tr("Models (*.pkl *.pt *.pth *.safetensors manifest.json);;All files (*)"));
    if (file.isEmpty()) return;
    models_.open(QFileInfo(file).fileName() == "manifest.json" ? QFileInfo(file).path() : file);
}

void ModelsPanel::scan_dialog() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Scan folder for models"));
    if (!folder.isEmpty()) models_.scan(folder);
}

void ModelsPanel::show_information(const KnownModel& model) {
    QStringList can;
    for (const auto& capability : model.about.capabilities) can << capability_name(capability);
    const auto line = [](const QString& name, const QString& value) {
        return value.isEmpty() ? QString() : name.arg(value.toHtmlEscaped()) + "<br>";
    };
    const auto& about = model.about;
    const QString text =
        "<b>" + QString::fromStdString(about.title).toHtmlEscaped() + "</b><br>" +
        line(tr("Family: %1"), QString::fromStdString(about.family)) +
        line(tr("Picture: %1 px wide"),
             about.resolution > 0 ? QString::number(about.resolution) : QString()) +
        line(tr("Can: %1"), can.join(", ")) + line(tr("Licence: %1"), QString::fromStdString(about.licence)) +
        line(tr("Size: %1"),
             about.bytes > 0 ? locale().formattedDataSize(qint64(about.bytes), 1) : QString()) +
        line(tr("Place: %1"), place_of(model)) + model.trouble.toHtmlEscaped();
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Model information"), text, QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void ModelsPanel::dragEnterEvent(QDragEnterEvent* event) {
    if (!event->mimeData()->hasUrls()) return;
    event->acceptProposedAction();
    session_.hint(tr("Drop a model file to load it, a folder to look for models in it"));
}

void ModelsPanel::dropEvent(QDropEvent* event) {
    session_.hint({});
    if (const QString file = take_dropped_file(*event); !file.isEmpty()) models_.open(file);
}

}  // namespace limner::ui
