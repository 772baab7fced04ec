#include "ui/session/small_pictures.h"

#include <QMetaObject>
#include <algorithm>
#include <chrono>
#include <future>

#include "ui/session/pictures.h"

namespace limner::ui {
namespace {

constexpr std::size_t most_kept = 400;

}  // namespace

SmallPictures::SmallPictures(EditorSession& session, int side, QObject* parent)
    : QObject(parent), session_(session), side_(side) {
    pool_.setMaxThreadCount(1);
    connect(&session_, &EditorSession::frame_changed, this, &SmallPictures::go_on);
    connect(&session_, &EditorSession::model_changed, this, [this] {
        stop();
        drawn_.clear();
        Q_EMIT drawn();
        go_on();
    });
}

SmallPictures::~SmallPictures() {
    stop();
    pool_.waitForDone();
}

void SmallPictures::want(std::vector<Portrait> portraits) {
    wanted_ = std::move(portraits);
    if (drawing_ && std::find(wanted_.begin(), wanted_.end(), *drawing_) == wanted_.end()) stop();
    go_on();
}

const SmallPictures::Drawn* SmallPictures::find(const Portrait& portrait) const {
    const auto found = std::find_if(drawn_.begin(), drawn_.end(),
                                    [&](const Drawn& each) { return each.portrait == portrait; });
    return found == drawn_.end() ? nullptr : &*found;
}

QImage SmallPictures::picture(const Portrait& portrait) const {
    const Drawn* found = find(portrait);
    return found ? found->picture : QImage();
}

void SmallPictures::go_on() {
    const auto engine = session_.link().engine();
    if (drawing_ || !engine || !session_.frame().final) return;
    const auto next =
        std::find_if(wanted_.begin(), wanted_.end(), [this](const Portrait& each) { return !find(each); });
    if (next == wanted_.end()) return;
    drawing_ = *next;
    run_ = std::make_shared<Progress>();
    pool_.start([this, run = run_, engine, portrait = *next, side = side_] {
        auto answer = engine->render(portrait, side, run);
        // Nobody waits here for what the engine does before this.
        while (answer.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
            if (run->cancelled()) return;
        // Without a picture the place stays empty: the live picture says what is wrong.
        const auto picture = answer.get();
        const QImage small = picture ? to_qimage(picture->image).copy() : QImage();
        QMetaObject::invokeMethod(
            this, [=, this] { take(run, portrait, small); }, Qt::QueuedConnection);
    });
}

void SmallPictures::take(const std::shared_ptr<Progress>& run, const Portrait& portrait,
                         const QImage& picture) {
    if (run != run_) return;
    run_.reset();
    drawing_.reset();
    drawn_.push_back({portrait, picture});
    if (drawn_.size() > most_kept) drawn_.pop_front();
    Q_EMIT drawn();
    go_on();
}

void SmallPictures::stop() {
    if (run_) run_->cancel();
    run_.reset();
    drawing_.reset();
}

}  // namespace limner::ui
