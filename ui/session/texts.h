#pragma once
// Names and values as people read them; the one place between engine keys and words on the screen.

#include <QString>
#include <string>

#include "engine/core/label_set.h"
#include "engine/portrait/portrait.h"

namespace limner::ui {

QString class_name(FaceClass face_class);  // "left brow"
QString part_name(Part part);              // "facial hair"
/// "Facial hair": for the start of a line.
QString capitalised(QString text);
/// Adds "(right side of the picture when facing you)" to sided classes.
QString class_tooltip(FaceClass face_class);
/// "Hair shape" as it stands inside a sentence: "hair shape".
QString within_sentence(const QString& title);
QString angle_text(const QString& name, Radians angle);  // "Yaw 12°"
/// "Yaw 12°, pitch −5°", leaving out what is zero.
QString pose_text(const HeadPose& pose);

/// An expression key taken apart: "mouthSmileLeft" or "mouthSmile_L" is region mouth, "Mouth smile", left.
struct ExpressionName {
    QString group_id;  // "mouth", in every language
    QString group;     // "Mouth"
    QString title;     // "Smile": what it does, without side
    QString pair;      // the key without its side; equal for both sides
    char side = 0;     // 'L', 'R' (the subject's) or 0
};
ExpressionName expression_name(const std::string& key);

/// "part_styles", of a manifest or of Capabilities, as people say it: "style per part".
QString capability_name(const std::string& capability);

/// Says that the loaded model cannot do `what` ("turn the head"), and which one can.
QString cannot_text(const QString& what);

/// A track of an animation (animation.h) taken apart: "light.warmth" is of group "light", "Light", "Warmth".
struct TrackName {
    QString group_id;  // in every language
    QString group;
    QString title;
};
TrackName track_name(const std::string& track);

}  // namespace limner::ui
