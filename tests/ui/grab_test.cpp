// Features of the face under the hand.
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/bare_host.h"
#include "tests/ui/editor_fixture.h"
#include "ui/painting/face_handles.h"
#include "ui/tools/grab_tool.h"

using namespace limner;
using namespace limner::ui;

namespace {

constexpr int side = 100;

void put(LabelMap& labels, int left, int top, int right, int bottom, FaceClass face_class) {
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) labels.at(x, y) = static_cast<std::uint8_t>(face_class);
}

/// A face of boxes.
LabelMap face() {
    LabelMap labels(side, side);
    put(labels, 20, 20, 80, 90, FaceClass::skin);
    put(labels, 30, 40, 40, 44, FaceClass::right_eye);
    put(labels, 60, 40, 70, 44, FaceClass::left_eye);
    put(labels, 28, 32, 42, 36, FaceClass::right_brow);
    put(labels, 58, 32, 72, 36, FaceClass::left_brow);
    put(labels, 40, 68, 60, 71, FaceClass::upper_lip);
    put(labels, 40, 71, 60, 75, FaceClass::lower_lip);
    return labels;
}

const FaceHandle* find(const std::vector<FaceHandle>& handles, FaceFeature feature) {
    for (const FaceHandle& handle : handles)
        if (handle.feature == feature) return &handle;
    return nullptr;
}

/// What a host shows and a tool edits.
class Host final : public BareHost {
public:
    Host() : BareHost(side) {}
    using BareHost::portrait_;
    void edit(const Portrait& after, const QString&, GestureId gesture) override {
        portrait_ = after;
        gestures.insert(gesture);
    }
    void cancel(GestureId) override { portrait_ = {}; }
    std::shared_ptr<const LabelMap> labels() const override {
        return std::make_shared<const LabelMap>(face());
    }
    bool has_expression(const std::string& key) const override { return key != lacking; }
    void hint(const QString& text) override { hinted = text; }

    /// Across the picture, of a view of 500 dip.
    void drag(QPointF from, QPointF way, Qt::KeyboardModifiers modifiers = {}) {
        GrabTool tool;
        const auto at = [&](QPointF point) {
            PointerSample sample;
            sample.picture = point;
            sample.picture_side_dip = 500;
            sample.modifiers = modifiers;
            return sample;
        };
        tool.press(*this, at(from));
        tool.move(*this, at(from + way / 2));
        tool.release(*this, at(from + way));
    }
    float weight(const char* key) const {
        const auto found = portrait_.head.expression.find(key);
        return found == portrait_.head.expression.end() ? 0 : found->second;
    }
    std::set<GestureId> gestures;
    std::string lacking;
    QString hinted;
};

}  // namespace

TEST_CASE("Handles lie on the features of the map", "[grab]") {
    const auto handles = face_handles(face());
    CHECK(handles.size() == 10);
    const auto at = [&](FaceFeature feature) {
        const FaceHandle* handle = find(handles, feature);
        REQUIRE(handle);
        return QPointF(handle->x, handle->y) * side;
    };
    CHECK(at(FaceFeature::right_mouth_corner).x() == 40);
    CHECK(at(FaceFeature::left_mouth_corner).x() == 60);
    CHECK(at(FaceFeature::right_brow) == QPointF(35, 34));
    CHECK(at(FaceFeature::left_lid) == QPointF(65, 40));
    CHECK(at(FaceFeature::left_eye) == QPointF(65, 42));
    CHECK(at(FaceFeature::chin) == QPointF(50, 89));
    // Nothing there, nothing to hold.
    CHECK(face_handles(LabelMap(side, side)).empty());
}

TEST_CASE("A corner of the mouth that is pulled up smiles, pulled down it frowns, as one step", "[grab]") {
    Host host;
    host.drag({0.60, 0.70}, {0, -0.035});
    CHECK(host.weight("mouthSmile_L") == Approx(0.5).margin(0.01));
    CHECK(host.weight("mouthSmile_R") == Approx(0.5).margin(0.01));
    CHECK(host.gestures.size() == 1);
    // From there down: the smile goes first.
    host.drag({0.60, 0.70}, {0, 0.035});
    CHECK(host.weight("mouthSmile_L") == 0);
    CHECK(host.portrait_.head.expression.empty());
    host.drag({0.60, 0.70}, {0, 0.035});
    CHECK(host.weight("mouthFrown_L") == Approx(0.5).margin(0.01));
    // It ends where the slider does.
    host.drag({0.60, 0.70}, {0, -2});
    CHECK(host.weight("mouthSmile_L") == 1);
}

TEST_CASE("Ctrl moves one side alone, Shift a fifth of the way", "[grab]") {
    Host host;
    host.drag({0.40, 0.70}, {0, -0.035}, Qt::ControlModifier);
    CHECK(host.weight("mouthSmile_R") == Approx(0.5).margin(0.01));
    CHECK(host.weight("mouthSmile_L") == 0);
    Host finely;
    finely.drag({0.40, 0.70}, {0, -0.035}, Qt::ShiftModifier);
    CHECK(finely.weight("mouthSmile_L") == Approx(0.1).margin(0.01));
}

TEST_CASE("Lids close, brows rise, the jaw opens, eyes look", "[grab]") {
    Host host;
    host.drag({0.65, 0.395}, {0, 0.02});
    CHECK(host.weight("eyeBlink_L") == Approx(0.5).margin(0.01));
    CHECK(host.weight("eyeBlink_R") == Approx(0.5).margin(0.01));
    host.drag({0.35, 0.34}, {0, -0.03});
    CHECK(host.weight("browOuterUp_R") == Approx(0.5).margin(0.01));
    host.drag({0.5, 0.89}, {0, 0.06});
    CHECK(host.weight("jawOpen") == Approx(0.5).margin(0.01));
    host.drag({0.35, 0.425}, {0.025, 0});
    CHECK(degrees(Radians{host.portrait_.head.gaze_x}) == Approx(15).margin(0.2));
    CHECK(host.gestures.size() == 4);
}

TEST_CASE("In a rolled head up is where the forehead is", "[grab]") {
    Host host;
    host.portrait_.pose.roll = from_degrees(90);  // clockwise: the forehead points to the right
    host.drag({0.60, 0.70}, {0.035, 0});
    CHECK(host.weight("mouthSmile_L") == Approx(0.5).margin(0.01));
}

TEST_CASE("A press beside every feature changes nothing and says what can be held", "[grab]") {
    Host host;
    host.drag({0.05, 0.05}, {0, 0.2});
    CHECK(host.gestures.empty());
    CHECK_FALSE(host.hinted.isEmpty());
    host.lacking = "mouthSmile_R";
    host.drag({0.60, 0.70}, {0, -0.035});
    CHECK(host.weight("mouthSmile_L") > 0);
    CHECK(host.weight("mouthSmile_R") == 0);
}

TEST_CASE("G held grabs, and gives the tool before back", "[grab]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    REQUIRE(e.focus(e.viewport()));
    e.session.set_tool(ToolId::brush);
    QTest::keyPress(&e.viewport(), Qt::Key_G);
    CHECK(e.session.active_tool() == ToolId::grab);
    const int steps = e.steps();
    const auto handles = face_handles(*e.session.labels());
    const FaceHandle* chin = find(handles, FaceFeature::chin);
    REQUIRE(chin);
    e.drag(e.viewport(), {e.at(e.viewport(), chin->x, chin->y), e.at(e.viewport(), chin->x, chin->y + 0.05)});
    CHECK(e.steps() == steps + 1);
    CHECK(e.portrait().head.expression.at("jawOpen") > 0.3f);
    CHECK(e.portrait().pose == HeadPose());
    QTest::keyRelease(&e.viewport(), Qt::Key_G);
    CHECK(e.session.active_tool() == ToolId::brush);
    e.undo();
    CHECK(e.portrait().head.expression.empty());
}
