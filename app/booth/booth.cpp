#include "app/booth/booth.h"

#include <cstdio>
#include <deque>
#include <set>

#include "app/booth/framing.h"
#include "app/booth/overlay.h"
#include "app/booth/paint_pacer.h"
#include "app/booth/portrait_painter.h"
#include "engine/media/image_file.h"

namespace limner::booth {
namespace {

using Clock = std::chrono::steady_clock;

constexpr Seconds tick{1.0 / 60};     // while something moves
constexpr Seconds longest_wait{0.5};  // until a signal is noticed, at most
constexpr Seconds screenshot_patience{60};
constexpr std::size_t frames_kept = 120;

class StandardError final : public Remarks {
public:
    void warn(const std::string&, const std::string& text) override {
        // The same for every person, for days.
        if (said_.insert(text).second) std::fprintf(stderr, "limner-booth: %s\n", text.c_str());
    }

private:
    std::set<std::string> said_;
};

/// All that belongs to one OpenGL context.
struct Screen {
    std::unique_ptr<Window> window;
    std::unique_ptr<PortraitPainter> painter;
    std::unique_ptr<Overlay> overlay;

    /// What came last goes first, as at the end of the screen's life.
    void close() {
        overlay.reset();
        painter.reset();
        window.reset();
    }
};

Result<Screen> open_screen(const BoothOptions& options) {
    Screen screen;
    auto window = Window::open(options.windowed, options.display);
    if (!window) return tl::unexpected(window.error());
    screen.window = std::move(*window);
    auto painter = PortraitPainter::make();
    if (!painter) return tl::unexpected(painter.error());
    screen.painter = std::make_unique<PortraitPainter>(std::move(*painter));
    screen.overlay = std::make_unique<Overlay>(*screen.window);
    return screen;
}

/// What is painted, before it is shown.
Image painted_image(const WindowSize& size) {
    Image upside_down(size.width, size.height), image(size.width, size.height);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, size.width, size.height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.pixels.data());
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            image.at(x, y) = upside_down.at(x, size.height - 1 - y);
            image.at(x, y).a = 255;
        }
    return image;
}

class Booth {
public:
    Booth(const BoothOptions& options, const People& people, Engine& engine, Remarks& remarks, Screen screen)
        : options_(options),
          people_(people),
          engine_(engine),
          screen_(std::move(screen)),
          pacer_(screen_.window->refresh_rate()),
          show_(engine, people, options.director, remarks, Glfw::wake) {
        if (!options.screenshot.empty()) show_.keep_full_quality();
    }

    Result<> run(const Progress& stop) {
        while (!ended_ && !stop.cancelled()) {
            const Seconds now = time();
            for (const Event& event : screen_.window->wait(wait_for(now))) take(event, time());
            if (screen_.window->close_asked()) close_or_stay();
            if (screen_.window->lost())
                if (auto opened = open_again(); !opened) return opened;
            show_.pause(screen_.window->minimised());
            if (screen_.window->minimised()) continue;
            if (auto turned = turn(time()); !turned) return turned;
        }
        return {};
    }

private:
    Seconds time() const { return Clock::now() - start_; }

    /// One turn of the loop while somebody may look.
    Result<> turn(Seconds now) {
        const auto size = screen_.window->size();
        show_.zoom_by(framing_of(size.width, size.height).zoom);
        show_.step(now);
        const auto words = show_.director().scene(now).words;
        screen_.window->show_cursor(words.cursor);
        if (screenshot_due(now, words)) return take_screenshot(now, words);
        if (!needs_paint(now, words) || now < pacer_.next()) return {};
        paint(now, words);
        screen_.window->swap();
        pacer_.painted(now, time());
        return {};
    }

    bool needs_paint(Seconds now, const Words& words) const {
        return exposed_ || was_moving_ || show_.moves(now) || show_.pictures() != painted_pictures_ ||
               words != painted_words_;
    }

    Seconds wait_for(Seconds now) const {
        if (screen_.window->minimised()) return longest_wait;
        if (needs_paint(now, show_.director().scene(now).words)) return pacer_.next() - now;
        const Seconds quiet = show_.director().quiet_until(now) - now;
        return std::clamp(quiet, tick, longest_wait);
    }

    void paint(Seconds now, const Words& words) {
        const auto size = screen_.window->size();
        screen_.painter->paint(show_.picture(now), size.width, size.height, 1 - words.curtain);
        screen_.overlay->paint(words, people_.name(words.captioned), performance(), options_.quits);
        exposed_ = false;
        was_moving_ = show_.moves(now);
        painted_pictures_ = show_.pictures();
        painted_words_ = words;
        frames_.push_back(now - painted_at_);
        if (frames_.size() > frames_kept) frames_.pop_front();
        painted_at_ = now;
    }

    Performance performance() const {
        Performance p;
        if (!show_.director().performance()) return p;
        for (const Seconds frame : frames_) p.frame_ms.push_back(static_cast<float>(frame.count() * 1000));
        p.picture = show_.cost();
        p.engine = engine_.status();
        const auto& rungs = engine_.info().rungs;
        const auto rung = static_cast<std::size_t>(p.picture.rung);
        if (rung < rungs.size()) p.rung = rungs[rung].name;
        return p;
    }

    void take(const Event& event, Seconds now) {
        auto& director = show_.director();
        switch (event.kind) {
            case Event::Kind::pressed:
                return director.pressed(event.at, now);
            case Event::Kind::moved:
                return director.moved(event.at, now);
            case Event::Kind::released:
                return director.released(now);
            case Event::Kind::another_person:
                return director.another_person(now);
            case Event::Kind::help:
                return director.toggle_help(now);
            case Event::Kind::performance:
                return director.toggle_performance();
            case Event::Kind::full_screen:
                screen_.window->toggle_full_screen();
                exposed_ = true;
                return;
            case Event::Kind::quit:
                ended_ = ended_ || options_.quits;
                return;
            case Event::Kind::exposed:
                exposed_ = true;
                return;
        }
    }

    void close_or_stay() {
        ended_ = ended_ || options_.quits;
        if (!ended_) screen_.window->refuse_close();
    }

    /// The graphics card was reset: all that was on it is made again.
    Result<> open_again() {
        screen_.close();
        auto screen = open_screen(options_);
        if (!screen) return tl::unexpected(screen.error());
        screen_ = std::move(*screen);
        exposed_ = true;
        return {};
    }

    bool screenshot_due(Seconds now, const Words& words) const {
        if (options_.screenshot.empty() || now < Seconds(options_.after)) return false;
        return (show_.has_picture() && words.curtain == 0) ||
               now > Seconds(options_.after) + screenshot_patience;
    }

    Result<> take_screenshot(Seconds now, const Words& words) {
        ended_ = true;
        if (!show_.has_picture()) return failure(Errc::device_failure, "The model gave no picture to save.");
        paint(now, words);
        return write_png(options_.screenshot, painted_image(screen_.window->size()));
    }

    const BoothOptions& options_;
    const People& people_;
    Engine& engine_;
    Screen screen_;
    PaintPacer pacer_;
    const Clock::time_point start_ = Clock::now();
    Show show_;
    bool ended_ = false;

    // What the screen shows.
    bool exposed_ = true, was_moving_ = false;
    std::uint64_t painted_pictures_ = 0;
    Words painted_words_;
    Seconds painted_at_{0};
    std::deque<Seconds> frames_;
};

}  // namespace

Result<> run_booth(const BoothOptions& options, const Progress& stop) {
    StandardError remarks;
    const auto people = People::from(options.files, options.seeds, options.portrait, remarks);
    if (!people) return tl::unexpected(people.error());
    const auto glfw = Glfw::start();
    if (!glfw) return tl::unexpected(glfw.error());
    EngineOptions wanted = options.engine;
    wanted.model = people->model();
    const auto engine = Engine::start(wanted);
    if (!engine) return tl::unexpected(engine.error());
    // Told now rather than when their turn comes.
    const auto first = people->portrait(0, (*engine)->info(), remarks);
    if (!first) return tl::unexpected(first.error());
    auto screen = open_screen(options);
    if (!screen) return tl::unexpected(screen.error());
    return Booth(options, *people, **engine, remarks, std::move(*screen)).run(stop);
}

}  // namespace limner::booth
