#pragma once
// The eraser end of a pen: brings the eraser with a size of its own, and gives the tool back. Interface
// thread.

#include <optional>

#include "ui/session/editor_session.h"

namespace limner::ui {

class EraserEnd {
public:
    explicit EraserEnd(EditorSession& session) : session_(session) {}

    void take();
    /// The tool of before, unless another one was chosen in the meantime, and the size of before.
    void give_back();

private:
    EditorSession& session_;
    std::optional<ToolId> before_;
    double brush_diameter_ = 0;
    std::optional<double> diameter_;  // of the eraser, once it was used; map pixels
};

}  // namespace limner::ui
