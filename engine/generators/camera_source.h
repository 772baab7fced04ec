#pragma once
// From where a picture was seen. Generators whose depth maps can be placed in space implement it beside
// Generator; like that, on the engine thread alone.
//
//     if (auto* source = dynamic_cast<CameraSource*>(&generator))
//         source->camera_of(portrait).pixel_ray(x, y, size).at(picture.depth->at(x, y));

#include "engine/geometry/camera.h"
#include "engine/portrait/portrait.h"

namespace limner {

class CameraSource {
public:
    virtual ~CameraSource() = default;
    /// The camera of `portrait`'s picture, whose depth map covers the whole of it.
    virtual Camera camera_of(const Portrait& portrait) = 0;
};

}  // namespace limner
