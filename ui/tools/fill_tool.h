#pragma once
// Bucket: fills every area that the pointer enters while it is down with the active class; one undo step.

#include <QPoint>
#include <memory>
#include <optional>
#include <vector>

#include "ui/tools/tool.h"

namespace limner::ui {

/// What a click would write.
struct FilledArea {
    Selection area;
    std::uint8_t value;
};

class FillTool final : public Tool {
public:
    ToolId id() const override { return ToolId::fill; }
    void press(ToolHost& host, const PointerSample& sample) override;
    void move(ToolHost& host, const PointerSample& sample) override;
    void release(ToolHost& host, const PointerSample& sample) override;
    void cancel(ToolHost& host) override;
    bool active() const override { return gesture_.has_value(); }
    void hover(ToolHost& host, const PointerSample& sample) override;
    void forget_hover() override { preview_.reset(); }
    QString idle_hint() const override;
    /// Of the click that the pointer is ready for; null without one. What differs is another object.
    std::shared_ptr<const std::vector<FilledArea>> preview() const { return preview_; }

private:
    void fill(ToolHost& host, const PointerSample& sample, bool finished);
    std::optional<GestureId> gesture_;
    Selection filled_;  // by this gesture last, before it grew: there it fills nothing again
    std::shared_ptr<const std::vector<FilledArea>> preview_;
    Selection previewed_;  // the pixels with this preview
    QPoint previewed_at_;
};

/// Selects the area of equal class under the pointer; Shift adds it to what is selected.
class RegionTool final : public Tool {
public:
    ToolId id() const override { return ToolId::region; }
    void press(ToolHost&, const PointerSample&) override { down_ = true; }
    void move(ToolHost&, const PointerSample&) override {}
    void release(ToolHost& host, const PointerSample& sample) override;
    void cancel(ToolHost&) override { down_ = false; }
    bool active() const override { return down_; }
    QString idle_hint() const override;

private:
    bool down_ = false;
};

/// Takes the class under the pointer on release; while it is down the status bar names it.
class EyedropperTool final : public Tool {
public:
    ToolId id() const override { return ToolId::eyedropper; }
    void press(ToolHost& host, const PointerSample& sample) override;
    void move(ToolHost& host, const PointerSample& sample) override;
    void release(ToolHost& host, const PointerSample& sample) override;
    void cancel(ToolHost&) override { down_ = false; }
    bool active() const override { return down_; }
    QString idle_hint() const override;

private:
    bool down_ = false;
};

}  // namespace limner::ui
