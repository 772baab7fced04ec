#include "engine/face_model/expression.h"

namespace limner {
namespace {

constexpr std::array<std::string_view, expression_count> names = {
    "browDown_L",       "browDown_R",       "browInnerUp_L",  "browInnerUp_R",   "browOuterUp_L",
    "browOuterUp_R",    "cheekPuff_L",      "cheekPuff_R",    "cheekSquint_L",   "cheekSquint_R",
    "eyeBlink_L",       "eyeBlink_R",       "eyeLookDown_L",  "eyeLookDown_R",   "eyeLookIn_L",
    "eyeLookIn_R",      "eyeLookOut_L",     "eyeLookOut_R",   "eyeLookUp_L",     "eyeLookUp_R",
    "eyeSquint_L",      "eyeSquint_R",      "eyeWide_L",      "eyeWide_R",       "jawForward",
    "jawLeft",          "jawOpen",          "jawRight",       "mouthClose",      "mouthDimple_L",
    "mouthDimple_R",    "mouthFrown_L",     "mouthFrown_R",   "mouthFunnel",     "mouthLeft",
    "mouthLowerDown_L", "mouthLowerDown_R", "mouthPress_L",   "mouthPress_R",    "mouthPucker",
    "mouthRight",       "mouthRollLower",   "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper",
    "mouthSmile_L",     "mouthSmile_R",     "mouthStretch_L", "mouthStretch_R",  "mouthUpperUp_L",
    "mouthUpperUp_R",   "noseSneer_L",      "noseSneer_R",
};

}  // namespace

const std::array<std::string_view, expression_count>& expression_names() { return names; }

}  // namespace limner
