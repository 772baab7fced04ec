#include "ui/session/onion_skin.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace limner::ui {
namespace {

constexpr QRgb before_tint = 0xFFE0402E, after_tint = 0xFF2E6BE0;
constexpr double tint_share = 0.75;
// With all of them the portrait is still what is seen most of.
constexpr double opacities[OnionSkin::most] = {0.22, 0.13, 0.08};

/// The picture in shades of `tint`, without its background.
QImage tinted(const Picture& picture, QRgb tint) {
    const Image& image = *picture.image;
    QImage result(image.width, image.height, QImage::Format_ARGB32_Premultiplied);
    const LabelMap* labels = picture.labels.get();
    for (int y = 0; y < image.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        for (int x = 0; x < image.width; ++x) {
            const Rgba c = image.at(x, y);
            const bool background =
                labels && labels->at(x * labels->width / image.width, y * labels->height / image.height) ==
                              std::uint8_t(FaceClass::background);
            const int grey = qGray(c.r, c.g, c.b);
            const auto mix = [&](int own, int of_tint) {
                return int(std::lround((1 - tint_share) * own + tint_share * of_tint * (64 + grey) / 255.0));
            };
            line[x] = background ? 0
                                 : qPremultiply(qRgba(std::min(255, mix(c.r, qRed(tint))),
                                                      std::min(255, mix(c.g, qGreen(tint))),
                                                      std::min(255, mix(c.b, qBlue(tint))), c.a));
        }
    }
    return result;
}

}  // namespace

OnionSkin::OnionSkin(EditorSession& session) : session_(session) {
    connect(&session_, &EditorSession::portrait_changed, this, &OnionSkin::update);
    connect(&session_.playhead(), &Playhead::changed, this, &OnionSkin::update);
    connect(&session_, &EditorSession::kept_changed, this, &OnionSkin::fill);
    connect(&session_, &EditorSession::frame_changed, this, [this] {
        for (Sheet& sheet : sheets_) sheet.asked = false;  // whatever was drawn now came in between
        fill();
    });
    connect(&session_, &EditorSession::paused_changed, this, &OnionSkin::fill);
}

void OnionSkin::set_count(int count) {
    count = std::clamp(count, 0, most);
    if (count == count_) return;
    count_ = count;
    update();
    Q_EMIT changed();
}

void OnionSkin::set_neighbours(Neighbours neighbours) {
    if (neighbours == neighbours_) return;
    neighbours_ = neighbours;
    update();
    Q_EMIT changed();
}

/// The nearest first.
std::vector<int> OnionSkin::frames(bool before) const {
    const Animation& animation = session_.playhead().animation();
    const int shown = session_.playhead().frame(), way = before ? -1 : 1;
    std::vector<int> found;
    if (neighbours_ == Neighbours::frames) {
        for (int i = 1; i <= count_; ++i) found.push_back(shown + way * i);
    } else {
        std::set<int> keys;
        for (const auto& [name, track] : animation.tracks)
            for (const Key& key : track)
                if (before ? key.frame < shown : key.frame > shown) keys.insert(key.frame);
        found.assign(keys.begin(), keys.end());
        if (before) std::reverse(found.begin(), found.end());
    }
    std::erase_if(found, [&](int frame) { return frame < 0 || frame >= animation.frames; });
    if (int(found.size()) > count_) found.resize(std::size_t(count_));
    return found;
}

void OnionSkin::update() {
    if (count_ == 0 && sheets_.empty()) return;
    std::vector<Sheet> wanted;
    if (count_ > 0 && !session_.playhead().playing() && !session_.playhead().animation().tracks.empty()) {
        const Portrait& shown = session_.portrait();
        for (const bool before : {true, false}) {
            int place = 0;
            for (const int frame : frames(before)) {
                place += before ? -1 : 1;
                Portrait portrait = portrait_at(session_.playhead().animation(), shown, frame);
                if (portrait == shown) continue;
                wanted.push_back({std::move(portrait), place, {}, {}, false});
            }
        }
        std::stable_sort(wanted.begin(), wanted.end(), [](const Sheet& a, const Sheet& b) {
            return std::abs(a.place) > std::abs(b.place);
        });
        // Those that stay keep their picture; another side has another colour.
        for (Sheet& sheet : wanted)
            for (const Sheet& old : sheets_)
                if (old.portrait == sheet.portrait && (old.place < 0) == (sheet.place < 0)) {
                    sheet.drawn = old.drawn;
                    sheet.picture = old.picture;
                }
    }
    sheets_ = std::move(wanted);
    Q_EMIT changed();
    fill();
}

void OnionSkin::fill() {
    bool any = false;
    for (Sheet& sheet : sheets_) {
        const Frame* kept = session_.kept().find(sheet.portrait);
        if (!kept || kept->picture.image == sheet.drawn) continue;
        sheet.drawn = kept->picture.image;
        sheet.picture = tinted(kept->picture, sheet.place < 0 ? before_tint : after_tint);
        any = true;
    }
    if (any) Q_EMIT changed();
    ask();
}

void OnionSkin::ask() {
    const Frame& frame = session_.frame();
    const bool at_rest = frame.picture.image && frame.final && frame.portrait == session_.portrait();
    if (!at_rest || !session_.link().engine() || session_.link().paused()) return;
    // The nearest first, and the next one when that is there.
    for (auto sheet = sheets_.rbegin(); sheet != sheets_.rend(); ++sheet) {
        if (!sheet->picture.isNull()) continue;
        if (!sheet->asked) session_.link().show_final(sheet->portrait);
        sheet->asked = true;
        return;
    }
}

std::vector<OnionSheet> OnionSkin::sheets() const {
    std::vector<OnionSheet> result;
    for (const Sheet& sheet : sheets_)
        if (!sheet.picture.isNull()) result.push_back({sheet.picture, opacities[std::abs(sheet.place) - 1]});
    return result;
}

bool OnionSkin::wants(const Portrait& portrait) const {
    return std::any_of(sheets_.begin(), sheets_.end(),
                       [&](const Sheet& sheet) { return sheet.portrait == portrait; });
}

}  // namespace limner::ui
