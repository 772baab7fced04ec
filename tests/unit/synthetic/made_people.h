#pragma once
// The template head that all tests share, and people made for a purpose.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <memory>

#include "engine/synthetic/portrait_renderer.h"
#include "tests/support/shared_files.h"

namespace limner::synthetic {

/// Null when there is no face model: then the test warns and ends.
inline const TemplateHead* template_head() {
    static const std::unique_ptr<TemplateHead> head = []() -> std::unique_ptr<TemplateHead> {
        const char* named = std::getenv("LIMNER_FACE_MODEL");
        const auto file = named ? std::optional<std::filesystem::path>(named)
                                : shared_file("face-model/ict_face_model.safetensors");
        if (!file) return nullptr;
        auto model = FaceModel::load(*file);
        if (!model) FAIL(model.error().message);
        return std::make_unique<TemplateHead>(std::move(*model));
    }();
    return head.get();
}

#define LIMNER_NEEDS_HEAD(head)                                                                    \
    const TemplateHead* head = template_head();                                                    \
    if (!head) {                                                                                   \
        WARN(                                                                                      \
            "Skipped: name the face model in LIMNER_FACE_MODEL, or put it into face-model/ below " \
            "LIMNER_SHARED.");                                                                     \
        return;                                                                                    \
    }

/// A symmetric, neutral, hairless person in plain clothes under plain light.
inline PortraitFactors plain_person() {
    PortraitFactors person;
    person.hair.style = HairStyle::bald;
    person.light.horizon = person.light.zenith = person.light.ground = Vec3(0.4f);
    return person;
}

inline RenderOptions small_picture(int size, int samples = 2) {
    RenderOptions options;
    options.size = size;
    options.samples_per_side = samples;
    return options;
}

inline ViewCamera camera(float yaw, float pitch = 0) {
    ViewCamera result;
    result.yaw = yaw;
    result.pitch = pitch;
    return result;
}

}  // namespace limner::synthetic
