#include "ui/session/texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <cmath>

#include "engine/portrait/portrait_groups.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Texts)
};

struct Title {
    const char *key, *name;
};

/// Expressions whose key says too little; everything else is spelled out from its key.
constexpr Title titles[] = {
    {"jawOpen", QT_TRANSLATE_NOOP("Texts", "Open mouth")},
    {"jawForward", QT_TRANSLATE_NOOP("Texts", "Jaw forward")},
    {"jawLeft", QT_TRANSLATE_NOOP("Texts", "Jaw to the left")},
    {"jawRight", QT_TRANSLATE_NOOP("Texts", "Jaw to the right")},
    {"mouthLeft", QT_TRANSLATE_NOOP("Texts", "Mouth to the left")},
    {"mouthRight", QT_TRANSLATE_NOOP("Texts", "Mouth to the right")},
    {"mouthClose", QT_TRANSLATE_NOOP("Texts", "Close lips")},
    {"mouthFunnel", QT_TRANSLATE_NOOP("Texts", "Funnel")},
    {"mouthPucker", QT_TRANSLATE_NOOP("Texts", "Pucker, kiss")},
    {"mouthSmile", QT_TRANSLATE_NOOP("Texts", "Smile")},
    {"mouthFrown", QT_TRANSLATE_NOOP("Texts", "Corners down")},
    {"mouthDimple", QT_TRANSLATE_NOOP("Texts", "Dimples")},
    {"mouthStretch", QT_TRANSLATE_NOOP("Texts", "Stretch mouth")},
    {"mouthRollLower", QT_TRANSLATE_NOOP("Texts", "Roll lower lip")},
    {"mouthRollUpper", QT_TRANSLATE_NOOP("Texts", "Roll upper lip")},
    {"mouthShrugLower", QT_TRANSLATE_NOOP("Texts", "Lower lip up")},
    {"mouthShrugUpper", QT_TRANSLATE_NOOP("Texts", "Upper lip pushed")},
    {"mouthPress", QT_TRANSLATE_NOOP("Texts", "Press lips")},
    {"mouthLowerDown", QT_TRANSLATE_NOOP("Texts", "Lower lip down")},
    {"mouthUpperUp", QT_TRANSLATE_NOOP("Texts", "Upper lip up")},
    {"browDown", QT_TRANSLATE_NOOP("Texts", "Frown")},
    {"browInnerUp", QT_TRANSLATE_NOOP("Texts", "Worry")},
    {"browOuterUp", QT_TRANSLATE_NOOP("Texts", "Raise brows")},
    {"cheekPuff", QT_TRANSLATE_NOOP("Texts", "Puff cheeks")},
    {"cheekSquint", QT_TRANSLATE_NOOP("Texts", "Raise cheeks")},
    {"noseSneer", QT_TRANSLATE_NOOP("Texts", "Wrinkle nose")},
    {"eyeBlink", QT_TRANSLATE_NOOP("Texts", "Close eyes")},
    {"eyeSquint", QT_TRANSLATE_NOOP("Texts", "Squint")},
    {"eyeWide", QT_TRANSLATE_NOOP("Texts", "Open eyes wide")},
    {"eyeLookUp", QT_TRANSLATE_NOOP("Texts", "Look up")},
    {"eyeLookDown", QT_TRANSLATE_NOOP("Texts", "Look down")},
    {"eyeLookIn", QT_TRANSLATE_NOOP("Texts", "Look inwards")},
    {"eyeLookOut", QT_TRANSLATE_NOOP("Texts", "Look outwards")},
    {"tongueOut", QT_TRANSLATE_NOOP("Texts", "Tongue out")},
};

constexpr Title capabilities[] = {
    {"pose", QT_TRANSLATE_NOOP("Texts", "pose")},
    {"labels", QT_TRANSLATE_NOOP("Texts", "painted labels")},
    {"part_styles", QT_TRANSLATE_NOOP("Texts", "style per part")},
    {"identity", QT_TRANSLATE_NOOP("Texts", "identity")},
    {"hair_shape", QT_TRANSLATE_NOOP("Texts", "hair shape")},
    {"expression", QT_TRANSLATE_NOOP("Texts", "expression")},
    {"gaze", QT_TRANSLATE_NOOP("Texts", "gaze")},
    {"light", QT_TRANSLATE_NOOP("Texts", "light")},
    {"mesh", QT_TRANSLATE_NOOP("Texts", "mesh")},
    {"fitted_paintings", QT_TRANSLATE_NOOP("Texts", "paintings that turn with the head")},
};

QString known_title(const QString& pair) {
    for (const Title& title : titles)
        if (pair == QLatin1String(title.key)) return Texts::tr(title.name);
    return {};
}

/// The name of a region (portrait_groups.h).
QString region_name(std::string_view region) {
    static constexpr Title names[] = {{"mouth", QT_TRANSLATE_NOOP("Texts", "Mouth")},
                                      {"eyes", QT_TRANSLATE_NOOP("Texts", "Eyes")},
                                      {"brows", QT_TRANSLATE_NOOP("Texts", "Brows")},
                                      {"cheeks", QT_TRANSLATE_NOOP("Texts", "Cheeks and nose")}};
    for (const Title& each : names)
        if (region == each.key) return Texts::tr(each.name);
    return Texts::tr("Other");
}

// The engine's names of classes and parts, where the translators' tool finds them.
[[maybe_unused]] constexpr const char* engine_names[] = {
    QT_TRANSLATE_NOOP("Texts", "background"), QT_TRANSLATE_NOOP("Texts", "skin"),
    QT_TRANSLATE_NOOP("Texts", "nose"),       QT_TRANSLATE_NOOP("Texts", "eyeglasses"),
    QT_TRANSLATE_NOOP("Texts", "left eye"),   QT_TRANSLATE_NOOP("Texts", "right eye"),
    QT_TRANSLATE_NOOP("Texts", "left brow"),  QT_TRANSLATE_NOOP("Texts", "right brow"),
    QT_TRANSLATE_NOOP("Texts", "left ear"),   QT_TRANSLATE_NOOP("Texts", "right ear"),
    QT_TRANSLATE_NOOP("Texts", "mouth"),      QT_TRANSLATE_NOOP("Texts", "upper lip"),
    QT_TRANSLATE_NOOP("Texts", "lower lip"),  QT_TRANSLATE_NOOP("Texts", "hair"),
    QT_TRANSLATE_NOOP("Texts", "hat"),        QT_TRANSLATE_NOOP("Texts", "earring"),
    QT_TRANSLATE_NOOP("Texts", "necklace"),   QT_TRANSLATE_NOOP("Texts", "neck"),
    QT_TRANSLATE_NOOP("Texts", "clothing"),   QT_TRANSLATE_NOOP("Texts", "facial hair"),
    QT_TRANSLATE_NOOP("Texts", "eyes"),       QT_TRANSLATE_NOOP("Texts", "brows"),
    QT_TRANSLATE_NOOP("Texts", "lips"),       QT_TRANSLATE_NOOP("Texts", "clothes"),
    QT_TRANSLATE_NOOP("Texts", "glasses"),    QT_TRANSLATE_NOOP("Texts", "accessories")};

QString whole_degrees(Radians angle) {
    const float value = degrees(angle);
    const int whole = static_cast<int>(std::lround(value));
    return (whole < 0 ? QString(QChar(0x2212)) : QString()) + QString::number(std::abs(whole)) + QChar(0xB0);
}

}  // namespace

QString class_name(FaceClass face_class) {
    const auto name = info(face_class).name;
    return Texts::tr(std::string(name).c_str());
}

QString part_name(Part part) { return Texts::tr(std::string(name(part)).c_str()); }

QString capitalised(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

QString class_tooltip(FaceClass face_class) {
    const QString title = capitalised(class_name(face_class));
    const auto key = info(face_class).key;
    if (key.starts_with("left-"))
        return Texts::tr("%1: the subject's left (right side of the picture when facing you)").arg(title);
    if (key.starts_with("right-"))
        return Texts::tr("%1: the subject's right (left side of the picture when facing you)").arg(title);
    return title;
}

QString within_sentence(const QString& title) {
    // German writes its nouns large wherever they stand; other languages have no case, or follow English.
    return QLocale().language() == QLocale::German ? title : title.toLower();
}

QString angle_text(const QString& name, Radians angle) {
    return Texts::tr("%1 %2", "name of an angle and its value: yaw 12°").arg(name, whole_degrees(angle));
}

QString pose_text(const HeadPose& pose) {
    const bool yaw = std::lround(degrees(pose.yaw)) != 0, pitch = std::lround(degrees(pose.pitch)) != 0;
    if (yaw && pitch)
        return Texts::tr("Yaw %1, pitch %2").arg(whole_degrees(pose.yaw), whole_degrees(pose.pitch));
    return pitch ? angle_text(Texts::tr("Pitch"), pose.pitch) : angle_text(Texts::tr("Yaw"), pose.yaw);
}

ExpressionName expression_name(const std::string& key) {
    const QString text = QString::fromStdString(key);
    const auto region = expression_region(key);
    ExpressionName result{
        QString::fromUtf8(region.data(), int(region.size())), region_name(region), {}, text, 0};
    // jawLeft moves the jaw: its "Left" is no side.
    static const QRegularExpression sided("^(.*[a-z])(?:_L|_R|_left|_right|Left|Right)$");
    static const QRegularExpression directions("^(jaw|mouth)_?(Left|Right|L|R|left|right)$");
    if (!directions.match(text).hasMatch()) {
        if (const auto match = sided.match(text); match.hasMatch()) {
            result.pair = match.captured(1);
            const QChar mark = text[match.capturedEnd(1)] == '_' ? text[match.capturedEnd(1) + 1]
                                                                 : text[match.capturedEnd(1)];
            result.side = mark.toUpper() == 'L' ? 'L' : 'R';
        }
    }
    const QString known = known_title(result.pair);
    if (!known.isEmpty()) {
        result.title = known;
    } else {
        QString words = result.pair;
        words.replace('_', ' ');
        static const QRegularExpression camel("([a-z])([A-Z])");
        words.replace(camel, "\\1 \\2");
        result.title = capitalised(words.toLower());
    }
    return result;
}

QString capability_name(const std::string& capability) {
    for (const Title& each : capabilities)
        if (capability == each.key) return Texts::tr(each.name);
    return QString::fromStdString(capability);
}

QString cannot_text(const QString& what) {
    return Texts::tr("The loaded model cannot do this: %1. Another model can, see Model ▸ Models.").arg(what);
}

TrackName track_name(const std::string& track) {
    struct Number {
        const char *track, *group, *title;
    };
    static constexpr Number numbers[] = {
        {"pose.yaw", "pose", QT_TRANSLATE_NOOP("Texts", "Yaw")},
        {"pose.pitch", "pose", QT_TRANSLATE_NOOP("Texts", "Pitch")},
        {"pose.roll", "pose", QT_TRANSLATE_NOOP("Texts", "Roll")},
        {"pose.zoom", "pose", QT_TRANSLATE_NOOP("Texts", "Zoom")},
        {"pose.fov", "pose", QT_TRANSLATE_NOOP("Texts", "Field of view")},
        {"light.azimuth", "light", QT_TRANSLATE_NOOP("Texts", "Azimuth")},
        {"light.elevation", "light", QT_TRANSLATE_NOOP("Texts", "Elevation")},
        {"light.intensity", "light", QT_TRANSLATE_NOOP("Texts", "Intensity")},
        {"light.ambient", "light", QT_TRANSLATE_NOOP("Texts", "Ambient")},
        {"light.warmth", "light", QT_TRANSLATE_NOOP("Texts", "Warmth")},
        {"head.gaze.x", "expression", QT_TRANSLATE_NOOP("Texts", "Gaze sideways")},
        {"head.gaze.y", "expression", QT_TRANSLATE_NOOP("Texts", "Gaze up")},
        {"head.identity", "head", QT_TRANSLATE_NOOP("Texts", "Identity")},
        {"head.identity.amount", "head", QT_TRANSLATE_NOOP("Texts", "Amount of identity")},
        {"head.hair", "head", QT_TRANSLATE_NOOP("Texts", "Hair shape")},
        {"head.wear", "head", QT_TRANSLATE_NOOP("Texts", "Clothes and glasses")},
        {"painting", "painting", QT_TRANSLATE_NOOP("Texts", "Painting")}};
    static constexpr const char* groups[][2] = {{"pose", QT_TRANSLATE_NOOP("Texts", "Pose")},
                                                {"expression", QT_TRANSLATE_NOOP("Texts", "Expression")},
                                                {"light", QT_TRANSLATE_NOOP("Texts", "Light")},
                                                {"head", QT_TRANSLATE_NOOP("Texts", "Head")},
                                                {"style", QT_TRANSLATE_NOOP("Texts", "Styles")},
                                                {"painting", QT_TRANSLATE_NOOP("Texts", "Painting")}};
    TrackName name{.group_id = {}, .group = {}, .title = QString::fromStdString(track)};
    for (const Number& number : numbers)
        if (track == number.track) name = {number.group, {}, Texts::tr(number.title)};
    constexpr std::string_view expression = "expression.", style = "style.";
    if (track.starts_with(expression)) {
        const ExpressionName parts = expression_name(track.substr(expression.size()));
        const QString side = parts.side == 'L'   ? Texts::tr("%1, left").arg(parts.title)
                             : parts.side == 'R' ? Texts::tr("%1, right").arg(parts.title)
                                                 : parts.title;
        name = {"expression", {}, side};
    } else if (track.starts_with(style)) {
        const auto part = part_from_key(track.substr(style.size()));
        name = {"style", {}, part ? capitalised(part_name(*part)) : name.title};
    }
    for (const auto& [id, title] : groups)
        if (name.group_id == QLatin1String(id)) name.group = Texts::tr(title);
    return name;
}

}  // namespace limner::ui
