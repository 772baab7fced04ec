#pragma once
// Hair as polylines: head hair, facial hair, brows and lashes.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/label_set.h"
#include "engine/face_model/vec3.h"
#include "engine/synthetic/portrait_mesh.h"

namespace limner::synthetic {

enum class StrandKind : std::uint8_t { head_hair, facial_hair, brow, lash };

struct Strand {
    int first = 0, count = 0;  // points
    float width = 0.03f;       // cm
    float random = 0;          // [0, 1), varies colour and highlights
    float grey = 0;            // 0 .. 1
    StrandKind kind = StrandKind::head_hair;
    FaceClass label = FaceClass::hair;
};

struct StrandSet {
    std::vector<Vec3> points;  // head frame
    std::vector<Strand> strands;

    std::span<const Vec3> points_of(const Strand& strand) const {
        return std::span(points).subspan(std::size_t(strand.first), std::size_t(strand.count));
    }
    /// Appends a strand; `strand.first` and `strand.count` are filled in.
    void add(Strand strand, std::span<const Vec3> strand_points) {
        strand.first = int(points.size());
        strand.count = int(strand_points.size());
        points.insert(points.end(), strand_points.begin(), strand_points.end());
        strands.push_back(strand);
    }
};

/// Grows the head hair of `factors` on the template, in template space (spec section 6.1).
void grow_head_hair(const TemplateHead& head, const PortraitFactors& factors, StrandSet& strands);

/// Brows, lashes and beard on the finished mesh (spec sections 6.2-6.4).
void grow_face_hair(const TemplateHead& head, const PortraitFactors& factors, const PortraitMesh& mesh,
                    StrandSet& strands);

/// All hair of a person in the head frame.
StrandSet grow_hair(const TemplateHead& head, const PortraitFactors& factors, const PortraitMesh& mesh);

}  // namespace limner::synthetic
