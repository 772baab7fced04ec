#include "ui/session/clipboard_actions.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QUrl>
#include <algorithm>
#include <memory>
#include <optional>
#include <span>

#include "engine/media/label_file.h"
#include "engine/portrait/recipe.h"
#include "ui/session/editor_session.h"
#include "ui/session/file_actions.h"
#include "ui/session/locks.h"
#include "ui/session/pictures.h"

namespace limner::ui {
namespace {

/// What the clipboard holds of what Limner can use. Taken at once: another program may replace it.
struct Held {
    QString file;  // of this computer
    QString text;  // that may be a recipe
    bool other_text = false;
    QByteArray bytes;  // of a picture's file, as its program gives it
    QImage image;      // where there are no bytes
};

bool may_be_recipe(const QString& text) { return text.trimmed().startsWith('{'); }

Held held() {
    Held held;
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!data) return held;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile() && held.file.isEmpty()) held.file = url.toLocalFile();
    if (data->hasText()) {
        const QString text = data->text();
        may_be_recipe(text) ? void(held.text = text) : void(held.other_text = !text.isEmpty());
    }
    for (const char* format : {"image/png", "image/jpeg", "image/webp"})
        if (held.bytes.isEmpty() && data->hasFormat(format)) held.bytes = data->data(format);
    if (held.bytes.isEmpty() && data->hasImage()) held.image = qvariant_cast<QImage>(data->imageData());
    return held;
}

QByteArray picture_bytes(const Held& held) {
    if (!held.bytes.isEmpty() || held.image.isNull()) return held.bytes;
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    held.image.save(&buffer, "PNG");
    return png;
}

/// A recipe of which only the pose counts.
constexpr const char* pose_mime = "application/x-limner-pose";

std::span<const std::byte> view(const QByteArray& bytes) { return std::as_bytes(std::span(bytes)); }

/// The classes of a label map, unpainted where it is transparent; nothing of any other picture.
std::optional<LabelMap> labels_in(const QByteArray& bytes) {
    auto values = decode_label_map(view(bytes), {});
    if (!values) return std::nullopt;
    bool any_class = false;
    for (const std::uint8_t value : values->pixels) {
        if (value >= face_class_count && value != PaintedLabels::unpainted) return std::nullopt;
        any_class = any_class || value != PaintedLabels::unpainted;
    }
    // Ink on paper is black and white, too.
    const bool ink = std::all_of(values->pixels.begin(), values->pixels.end(),
                                 [](std::uint8_t v) { return v == 0 || v == PaintedLabels::unpainted; });
    const bool holes = std::find(values->pixels.begin(), values->pixels.end(), PaintedLabels::unpainted) !=
                       values->pixels.end();
    if (!any_class || (ink && holes)) return std::nullopt;
    return std::move(*values);
}

}  // namespace

ClipboardActions::ClipboardActions(EditorSession& session, FileActions& files, QObject* parent)
    : QObject(parent), session_(session), files_(files) {}

std::function<void()> ClipboardActions::say(const QString& text) {
    return [this, text] { session_.notify(NoticeLevel::warning, text); };
}

void ClipboardActions::copy_picture() {
    const QImage picture = to_qimage(session_.frame().picture.image);
    if (picture.isNull()) return session_.notify(NoticeLevel::warning, tr("There is no picture yet."));
    QGuiApplication::clipboard()->setImage(picture.copy());
    session_.notify(NoticeLevel::info, tr("Copied the picture"));
}

void ClipboardActions::copy_labels() {
    auto labels = session_.frame().picture.labels;
    if (!labels) return session_.notify(NoticeLevel::warning, tr("There is no label map yet."));
    // Of a selection what is seen in it: the rest is transparent.
    const LabelSurface& surface = session_.surface();
    if (!surface.selection().empty()) {
        LabelMap part(surface.size(), surface.size(), PaintedLabels::unpainted);
        for (int y = 0; y < part.height; ++y)
            for (int x = 0; x < part.width; ++x)
                if (surface.selection().contains(x, y)) part.at(x, y) = surface.visible(x, y);
        labels = std::make_shared<const LabelMap>(std::move(part));
    }
    files_.later([this, labels]() -> std::function<void()> {
        const auto png = encode_label_map(*labels);
        if (!png) return say(QString::fromStdString(png.error().message));
        const QByteArray bytes(reinterpret_cast<const char*>(png->data()), qsizetype(png->size()));
        return [this, bytes, image = QImage::fromData(bytes, "PNG")] {
            auto data = std::make_unique<QMimeData>();
            data->setData("image/png", bytes);
            data->setImageData(image);
            QGuiApplication::clipboard()->setMimeData(data.release());
            session_.notify(NoticeLevel::info, tr("Copied the label map"));
        };
    });
}

void ClipboardActions::copy_recipe() {
    files_.later([this, portrait = session_.portrait()]() -> std::function<void()> {
        const auto recipe = recipe_text(portrait);
        if (!recipe) return say(QString::fromStdString(recipe.error().message));
        return [this, text = QString::fromStdString(*recipe)] {
            QGuiApplication::clipboard()->setText(text);
            session_.notify(NoticeLevel::info, tr("Copied the recipe"));
        };
    });
}

void ClipboardActions::copy_pose() {
    Portrait turned;
    turned.pose = session_.portrait().pose;
    const auto recipe = recipe_text(turned);
    if (!recipe) return session_.notify(NoticeLevel::warning, QString::fromStdString(recipe.error().message));
    auto data = std::make_unique<QMimeData>();
    data->setData(pose_mime, QByteArray::fromStdString(*recipe));
    QGuiApplication::clipboard()->setMimeData(data.release());
    session_.notify(NoticeLevel::info, tr("Copied the pose"));
}

void ClipboardActions::paste_pose() {
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!data || !data->hasFormat(pose_mime))
        return session_.notify(NoticeLevel::warning,
                               tr("There is no pose on the clipboard: Copy pose puts it there."));
    const auto turned =
        portrait_from_recipe(data->data(pose_mime).toStdString(), tr("the clipboard").toStdString());
    if (!turned) return session_.notify(NoticeLevel::warning, QString::fromStdString(turned.error().message));
    session_.turn_to(turned->pose, tr("Paste pose"));
}

void ClipboardActions::take_recipe(Portrait portrait) {
    const Portrait wanted = portrait;
    keep_locked(portrait, session_.portrait(), session_.document().state().locks);
    session_.edit(portrait, tr("Paste recipe"), 0);
    session_.notify(NoticeLevel::info, portrait == wanted
                                           ? tr("Pasted the recipe")
                                           : tr("Pasted the recipe; what is locked stays as it was"));
}

void ClipboardActions::paste() {
    if (const QMimeData* data = QGuiApplication::clipboard()->mimeData(); data && data->hasFormat(pose_mime))
        return paste_pose();
    const Held held = limner::ui::held();
    if (!held.file.isEmpty()) return Q_EMIT file_pasted(held.file);
    files_.later([this, held]() -> std::function<void()> {
        const QString name = tr("the clipboard");
        std::optional<Error> trouble;
        if (!held.text.isEmpty()) {
            auto portrait = portrait_from_recipe(held.text.toStdString(), name.toStdString());
            if (portrait) return [this, portrait = std::move(*portrait)] { take_recipe(portrait); };
            trouble = portrait.error();
        }
        if (const QByteArray bytes = picture_bytes(held); !bytes.isEmpty()) {
            if (auto labels = labels_in(bytes))
                return [this, labels = std::move(*labels)] {
                    session_.paste_labels(labels);
                    session_.notify(NoticeLevel::info,
                                    tr("The labels float over the label map: Enter applies, Esc drops them"));
                };
            if (auto use = files_.use_picture(view(bytes), name))
                return *use;
            else
                trouble = use.error();
        }
        if (trouble) return say(QString::fromStdString(trouble->message));
        if (held.other_text)
            return say(tr("The text on the clipboard is no recipe of a portrait, so it cannot be pasted."));
        return say(
            tr("There is nothing on the clipboard that can be pasted: copy a picture, a file or the "
               "recipe of a portrait first."));
    });
}

void ClipboardActions::paste_as_new() {
    files_.later([this, held = limner::ui::held()]() -> std::function<void()> {
        const std::string name = tr("the clipboard").toStdString();
        auto portrait = portrait_from_recipe(held.text.toStdString(), name);
        if (const QByteArray bytes = picture_bytes(held); !portrait && !bytes.isEmpty())
            if (auto carried = recipe_in_picture(view(bytes), name)) portrait = std::move(carried);
        if (portrait) return [this, portrait = *portrait] { Q_EMIT portrait_pasted(portrait); };
        if (!held.text.isEmpty()) return say(QString::fromStdString(portrait.error().message));
        return say(
            tr("There is no recipe on the clipboard: Copy recipe puts the whole portrait there as "
               "text."));
    });
}

}  // namespace limner::ui
