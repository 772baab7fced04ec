#include "ui/dialogs/export_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>
#include <chrono>
#include <future>

namespace limner::ui {
namespace {

constexpr int settle_ms = 400;

}  // namespace

ExportDialog::ExportDialog(const QString& object_name, const QString& title, EditorSession& session,
                           ExportActions& exports, QWidget* parent)
    : QDialog(parent), session_(session), exports_(exports), body_(new QVBoxLayout), cost_(new QLabel(this)) {
    setObjectName(object_name);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(16);
    column->addLayout(body_);
    column->addStretch(1);
    body_->setSpacing(12);
    cost_->setObjectName(objectName() + ".cost");
    cost_->setProperty("weak", true);
    cost_->setWordWrap(true);
    settle_.setSingleShot(true);
    settle_.setInterval(settle_ms);
    connect(&settle_, &QTimer::timeout, this, &ExportDialog::start_trial);
    pool_.setMaxThreadCount(1);
}

ExportDialog::~ExportDialog() {
    if (run_) run_->cancel();
    pool_.waitForDone();
}

void ExportDialog::estimate(std::function<Result<ExportCost>(const TrialDraw&)> trial) {
    if (run_) run_->cancel();
    trial_ = std::move(trial);
    cost_->clear();
    settle_.start();
}

void ExportDialog::start_trial() {
    if (!trial_ || !ready_ || !session_.model()) return;
    run_ = std::make_shared<Progress>();
    pool_.start([this, run = run_, engine = session_.link().engine(), trial = trial_] {
        const auto cost = trial([&](const Portrait& portrait, int side) -> Result<Picture> {
            auto answer = engine->render(portrait, side, run);
            // A dialog that closes must not wait for what the engine does before this.
            while (answer.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
                if (run->cancelled()) return failure(Errc::cancelled, "Nobody waits for it any more.");
            return answer.get();
        });
        if (!cost) return;  // the export will say why
        QMetaObject::invokeMethod(
            this,
            [this, run, cost = *cost] {
                if (run == run_ && !run->cancelled()) cost_->setText(words_of(cost));
            },
            Qt::QueuedConnection);
    });
}

void ExportDialog::add_buttons() {
    auto* copy = new QPushButton(tr("Copy as co&mmand"), this);
    copy->setObjectName(objectName() + ".copy");
    copy->setToolTip(tr("A line for the terminal that writes the same files: limner-cli …"));
    copy->setAutoDefault(false);
    auto* buttons = new QDialogButtonBox(this);
    export_ = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    export_->setObjectName(objectName() + ".export");
    export_->setDefault(true);
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(objectName() + ".cancel");
    auto* row = new QHBoxLayout;
    row->addWidget(copy);
    row->addWidget(cost_, 1);
    row->addWidget(buttons);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(export_, &QPushButton::clicked, this, &ExportDialog::export_now);
    connect(copy, &QPushButton::clicked, this, &ExportDialog::copy_command);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ExportDialog::set_ready(bool good) {
    ready_ = good;
    export_->setEnabled(ready_ && !looking_);
}

void ExportDialog::export_now() {
    looking_ = true;
    set_ready(ready_);
    find_existing([this](const QStringList& files) {
        looking_ = false;
        set_ready(ready_);
        if (!files.isEmpty()) return ask_to_overwrite(files);
        start(IfExists::refuse);
        accept();
    });
}

void ExportDialog::ask_to_overwrite(const QStringList& files) {
    const QString first = QDir::toNativeSeparators(files.front());
    const QString text =
        files.size() == 1
            ? tr("The file %1 exists already.").arg(first)
            : tr("%n files exist already, among them %1.", nullptr, int(files.size())).arg(first);
    auto* box = new QMessageBox(QMessageBox::Warning, windowTitle(), text, QMessageBox::NoButton, this);
    box->setObjectName(objectName() + ".overwrite");
    box->setAttribute(Qt::WA_DeleteOnClose);
    const auto choice = [&](const char* id, const QString& title, QMessageBox::ButtonRole role,
                            IfExists existing) {
        QPushButton* button = box->addButton(title, role);
        button->setObjectName(box->objectName() + '.' + id);
        connect(button, &QPushButton::clicked, this, [this, existing] {
            start(existing);
            accept();
        });
        return button;
    };
    auto* keep = choice("keep", tr("&Keep both"), QMessageBox::AcceptRole, IfExists::number);
    keep->setToolTip(tr("The new one gets a number"));
    choice("replace", tr("&Overwrite"), QMessageBox::DestructiveRole, IfExists::replace);
    box->setDefaultButton(keep);
    box->setEscapeButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    box->open();
}

void ExportDialog::copy_command() {
    const auto line = command();
    if (!line) return session_.notify(NoticeLevel::warning, QString::fromStdString(line.error().message));
    QApplication::clipboard()->setText(*line);
    session_.notify(NoticeLevel::info, tr("Copied"));
}

}  // namespace limner::ui
