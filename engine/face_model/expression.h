#pragma once
// The expression shapes of the head model, which every part of Limner names alike.

#include <array>
#include <cstdint>
#include <string_view>

namespace limner {

/// Expression shapes in the order of the model file. Names are ARKit's with `_L` / `_R`, the subject's sides.
enum class Expression : std::uint8_t {
    browDown_L,
    browDown_R,
    browInnerUp_L,
    browInnerUp_R,
    browOuterUp_L,
    browOuterUp_R,
    cheekPuff_L,
    cheekPuff_R,
    cheekSquint_L,
    cheekSquint_R,
    eyeBlink_L,
    eyeBlink_R,
    eyeLookDown_L,
    eyeLookDown_R,
    eyeLookIn_L,
    eyeLookIn_R,
    eyeLookOut_L,
    eyeLookOut_R,
    eyeLookUp_L,
    eyeLookUp_R,
    eyeSquint_L,
    eyeSquint_R,
    eyeWide_L,
    eyeWide_R,
    jawForward,
    jawLeft,
    jawOpen,
    jawRight,
    mouthClose,
    mouthDimple_L,
    mouthDimple_R,
    mouthFrown_L,
    mouthFrown_R,
    mouthFunnel,
    mouthLeft,
    mouthLowerDown_L,
    mouthLowerDown_R,
    mouthPress_L,
    mouthPress_R,
    mouthPucker,
    mouthRight,
    mouthRollLower,
    mouthRollUpper,
    mouthShrugLower,
    mouthShrugUpper,
    mouthSmile_L,
    mouthSmile_R,
    mouthStretch_L,
    mouthStretch_R,
    mouthUpperUp_L,
    mouthUpperUp_R,
    noseSneer_L,
    noseSneer_R,
};
inline constexpr int expression_count = 53;

/// "mouthSmile_L" and so on, by Expression.
const std::array<std::string_view, expression_count>& expression_names();
inline std::string_view name(Expression expression) { return expression_names()[std::size_t(expression)]; }

}  // namespace limner
