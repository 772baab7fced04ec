#pragma once
// What all generators share. The interface asks for capabilities, never for a family.
// A generator lives on the engine thread: every call below is made there and there alone.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/head_mesh.h"
#include "engine/core/image.h"
#include "engine/core/normal_map.h"
#include "engine/portrait/portrait.h"

namespace limner {

struct Capabilities {
    bool pose = false, labels = false, part_styles = false, identity = false, hair_shape = false,
         expression = false, gaze = false, light = false, mesh = false;
    /// Portrait::fitted is part of the head; without it each painting shows in its own view alone.
    bool fitted_paintings = false;
    /// `pose` is a guess of a model that was never trained to turn.
    bool approximate_pose = false;
};

struct PoseLimits {
    Radians safe_yaw, hard_yaw, safe_pitch, hard_pitch, hard_roll;
};

/// One step of the quality ladder, fastest first; the last one is the final quality.
struct Rung {
    std::string name;  // "128 draft"
    int size;          // side of the rendered picture in pixels
};

struct GeneratorInfo {
    std::string id, title, family, version;
    int resolution = 0;  // side of the final picture in pixels
    int label_size = 0;  // side of the label map the network reads
    Capabilities capabilities;
    PoseLimits pose_limits;
    std::vector<Rung> rungs;               // at least three
    std::vector<std::string> expressions;  // keys of HeadShape::expression, most useful first
    std::size_t parameter_count = 0;
};

struct StageTime {
    const char* stage;
    float milliseconds;
};

/// What one evaluation gives. Immutable and shared between threads.
struct Picture {
    std::shared_ptr<const Image> image;            // [size, size]
    std::shared_ptr<const LabelMap> labels;        // as rendered, strokes included [label_size, label_size]
    std::shared_ptr<const LabelMap> model_labels;  // what the model says without strokes, same size
    std::shared_ptr<const DepthMap> depth;         // of the model's head; null where the family has none
    std::shared_ptr<const NormalMap> normals;      // beside `depth`; null where the family has none
    std::vector<StageTime> stages;
    /// Of the painted pixels of the last of Portrait::fitted, the share that the head shows as painted when
    /// it is seen from there; 1 where there is none.
    float fitted_share = 1;
    bool provisional = false;  // true while a coarser stand-in was used (a head still being baked)
};

struct RenderRequest {
    int rung = 0;                     // index into GeneratorInfo::rungs
    int size = 0;                     // overrides the rung's size when > 0 (export)
    bool preview = false;             // a stand-in now (Picture::provisional) is better than a wait
    bool full_precision = false;      // layer by layer in plain float32: the last picture was wrong
    std::function<bool()> cancelled;  // asked at least every 30 ms; may be empty
};

struct MeshRequest {
    int resolution = 0;               // grid points per axis, 0 = the model's own choice
    float level = 10;                 // raw density of the surface, of models that have one
    std::function<bool()> cancelled;  // asked at least every 30 ms; may be empty
};

class Generator {
public:
    virtual ~Generator() = default;
    virtual const GeneratorInfo& info() const = 0;
    /// Portrait -> picture. Errors: cancelled, out_of_memory, device_failure, wrong_numbers,
    /// missing_capability.
    virtual Result<Picture> render(const Portrait& portrait, const RenderRequest& request) = 0;
    /// The head of `portrait`, whatever its pose. Errors as render(), and wrong_use.
    virtual Result<HeadMesh> mesh(const Portrait&, const MeshRequest&) {
        return failure(Errc::missing_capability,
                       "The model " + info().id + " knows no surface, so there is no mesh of its heads.");
    }
    /// What computes, for the status line: "CUDA 0". Empty: the CPU with the engine's threads.
    virtual std::string device() const { return {}; }
    /// Drops every cached stage; the next render recomputes. Returns the bytes given back.
    virtual std::size_t free_memory() { return 0; }
    /// Bytes held by caches now.
    virtual std::size_t memory_in_use() const { return 0; }
};

}  // namespace limner
