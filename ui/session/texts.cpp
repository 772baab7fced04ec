#include "ui/session/texts.h"

#include <QCoreApplication>
#include <QMap>
#include <QRegularExpression>
#include <cmath>

namespace limner::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("Texts", text); }

/// Expressions whose key says too little; everything else is spelled out from its key.
const QMap<QString, QString>& known_titles() {
    static const QMap<QString, QString> titles{
        {"jawOpen", tr("Open mouth")},
        {"jawForward", tr("Jaw forward")},
        {"jawLeft", tr("Jaw to the left")},
        {"jawRight", tr("Jaw to the right")},
        {"mouthLeft", tr("Mouth to the left")},
        {"mouthRight", tr("Mouth to the right")},
        {"mouthClose", tr("Close lips")},
        {"mouthFunnel", tr("Funnel")},
        {"mouthPucker", tr("Pucker, kiss")},
        {"mouthSmile", tr("Smile")},
        {"mouthFrown", tr("Corners down")},
        {"mouthDimple", tr("Dimples")},
        {"mouthStretch", tr("Stretch mouth")},
        {"mouthRollLower", tr("Roll lower lip")},
        {"mouthRollUpper", tr("Roll upper lip")},
        {"mouthShrugLower", tr("Lower lip up")},
        {"mouthShrugUpper", tr("Upper lip pushed")},
        {"mouthPress", tr("Press lips")},
        {"mouthLowerDown", tr("Lower lip down")},
        {"mouthUpperUp", tr("Upper lip up")},
        {"browDown", tr("Frown")},
        {"browInnerUp", tr("Worry")},
        {"browOuterUp", tr("Raise brows")},
        {"cheekPuff", tr("Puff cheeks")},
        {"cheekSquint", tr("Raise cheeks")},
        {"noseSneer", tr("Wrinkle nose")},
        {"eyeBlink", tr("Close eyes")},
        {"eyeSquint", tr("Squint")},
        {"eyeWide", tr("Open eyes wide")},
        {"eyeLookUp", tr("Look up")},
        {"eyeLookDown", tr("Look down")},
        {"eyeLookIn", tr("Look inwards")},
        {"eyeLookOut", tr("Look outwards")},
        {"tongueOut", tr("Tongue out")},
    };
    return titles;
}

QString group_of(const QString& key) {
    static const QList<QPair<QString, const char*>> groups{
        {"mouth", QT_TRANSLATE_NOOP("Texts", "Mouth")},
        {"jaw", QT_TRANSLATE_NOOP("Texts", "Mouth")},
        {"tongue", QT_TRANSLATE_NOOP("Texts", "Mouth")},
        {"lip", QT_TRANSLATE_NOOP("Texts", "Mouth")},
        {"eye", QT_TRANSLATE_NOOP("Texts", "Eyes")},
        {"brow", QT_TRANSLATE_NOOP("Texts", "Brows")},
        {"cheek", QT_TRANSLATE_NOOP("Texts", "Cheeks and nose")},
        {"nose", QT_TRANSLATE_NOOP("Texts", "Cheeks and nose")}};
    for (const auto& [prefix, name] : groups)
        if (key.startsWith(prefix, Qt::CaseInsensitive)) return tr(name);
    return tr("Other");
}

QString whole_degrees(Radians angle) {
    const float value = degrees(angle);
    const int whole = static_cast<int>(std::lround(value));
    return (whole < 0 ? QString(QChar(0x2212)) : QString()) + QString::number(std::abs(whole)) + QChar(0xB0);
}

}  // namespace

QString class_name(FaceClass face_class) {
    const auto name = info(face_class).name;
    return tr(std::string(name).c_str());
}

QString part_name(Part part) { return tr(std::string(name(part)).c_str()); }

QString capitalised(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

QString class_tooltip(FaceClass face_class) {
    const QString title = capitalised(class_name(face_class));
    const auto key = info(face_class).key;
    if (key.starts_with("left-"))
        return tr("%1: the subject's left (right side of the picture when facing you)").arg(title);
    if (key.starts_with("right-"))
        return tr("%1: the subject's right (left side of the picture when facing you)").arg(title);
    return title;
}

QString angle_text(const QString& name, Radians angle) { return name + ' ' + whole_degrees(angle); }

QString pose_text(const HeadPose& pose) {
    const bool yaw = std::lround(degrees(pose.yaw)) != 0, pitch = std::lround(degrees(pose.pitch)) != 0;
    if (yaw && pitch) return tr("Yaw %1, pitch %2").arg(whole_degrees(pose.yaw), whole_degrees(pose.pitch));
    return pitch ? angle_text(tr("Pitch"), pose.pitch) : angle_text(tr("Yaw"), pose.yaw);
}

ExpressionName expression_name(const std::string& key) {
    const QString text = QString::fromStdString(key);
    ExpressionName result{group_of(text), {}, text, 0};
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
    const QString known = known_titles().value(result.pair);
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

}  // namespace limner::ui
