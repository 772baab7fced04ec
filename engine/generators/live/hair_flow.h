#pragma once
// Which way hair runs over a head, and strands along it: noise that stays the same along the hair and differs
// across it. The texture network draws hair from it (guide.h).
//
//     HairFlow flow(geometry_code);
//     StrandRun run;                    // points and normals of up to 64 pixels of hair
//     flow.head_hair(run);              // run.course
//     draw_strands(run, false);         // run.fine, run.coarse
//
// The courses are those that the hair of the synthetic portraits is combed along (their specification,
// section 6.1), as functions of the place on the surface instead of the root of a strand; strands by line
// integral convolution (Cabral and Leedom 1993) of noise in the head's space, so that they turn with the
// head.

#include <array>

#include "engine/generators/live/codes.h"

namespace limner::live {

/// Pixels of hair, evaluated together so that the compiler can use vectors of any width.
struct StrandRun {
    static constexpr int length = 64;
    float point[3][length], normal[3][length];  // of the surface; head frame, cm
    float course[3][length];                    // unit, along the surface
    float straight;                             // cm of the course that a strand follows
    float fine[length], coarse[length];         // single strands and tufts, -1 .. 1
};

/// Fills `fine` and `coarse` along `course`. `grain`: with strands as fine as the pixels of a picture of 512.
void draw_strands(StrandRun& run, bool grain);

/// Fills `coarse` with what ends of strands do at an outline: smooth noise, so that an outline is nearly the
/// same on every processor. `grain`: down to single hairs, which would be dots in a picture of 256.
void draw_ends(StrandRun& run, bool grain);

/// Immutable; any thread.
class HairFlow {
public:
    HairFlow() : HairFlow(GeometryCode{}) {}  ///< of a head without a known cut: away from the whorl and down
    /// Where a code lies between several cuts, so do their courses.
    explicit HairFlow(const GeometryCode& code);

    /// Fill `course` and `straight`.
    void head_hair(StrandRun& run) const;
    void beard(StrandRun& run) const;
    void brow(StrandRun& run) const;

    /// How far strands leave the outline of the head's hair, pixels of a picture of 512.
    float raggedness() const { return raggedness_; }

    struct Kind {
        FaceClass face_class;
        void (HairFlow::*course)(StrandRun&) const;
    };
    static constexpr std::array<Kind, 4> kinds();

private:
    static constexpr int cuts = 16;  // of the geometry code's hair styles
    std::array<float, cuts> share_{};
    float part_ = 0, curl_ = 1;
    float strand_ = 2;  // cm over which a strand is straight
    float raggedness_ = 0;
};

constexpr std::array<HairFlow::Kind, 4> HairFlow::kinds() {
    return {{{FaceClass::hair, &HairFlow::head_hair},
             {FaceClass::facial_hair, &HairFlow::beard},
             {FaceClass::left_brow, &HairFlow::brow},
             {FaceClass::right_brow, &HairFlow::brow}}};
}

}  // namespace limner::live
