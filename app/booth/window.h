#pragma once
// The booth's window: GLFW, OpenGL 3.3 core, and what visitors do as plain values.
//
//     auto window = Window::open({.windowed = WindowSize{1280, 800}});
//     while (!(*window)->close_asked()) {
//         for (const Event& event : (*window)->wait(Seconds(0.5))) ...
//         paint();
//         (*window)->swap();
//     }
//
// Main thread alone, but for wake().

#include <memory>
#include <optional>
#include <vector>

#include "app/booth/booth_options.h"
#include "app/booth/visitor_hand.h"

struct GLFWwindow;

namespace limner::booth {

struct Event {
    enum class Kind {
        pressed,
        moved,
        released,
        another_person,
        help,
        performance,
        full_screen,
        quit,
        exposed  // paint again
    } kind;
    Point at;  // of the pointer, for the first three
};

/// GLFW as long as it is needed. device_failure when no display answers.
class Glfw {
public:
    static Result<std::unique_ptr<Glfw>> start();
    ~Glfw();
    Glfw(const Glfw&) = delete;
    Glfw& operator=(const Glfw&) = delete;

    /// Ends a wait of the window. Any thread.
    static void wake();

private:
    Glfw() = default;
};

class Window {
public:
    /// Full screen on `display` (the last one, where there are fewer), or with a frame of `windowed`. Makes
    /// its context current. device_failure where there is no OpenGL 3.3.
    static Result<std::unique_ptr<Window>> open(const std::optional<WindowSize>& windowed, int display);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// What happened, waiting for something to happen for `longest` at most.
    std::vector<Event> wait(Seconds longest);
    /// Shows what was painted; returns when the screen takes the next.
    void swap();

    void toggle_full_screen();
    void show_cursor(bool shown);
    bool minimised() const;
    /// The graphics card was reset, and what this context held is gone.
    bool lost() const;
    bool close_asked() const;
    void refuse_close();
    /// Pixels to paint.
    WindowSize size() const;
    /// Of its screen, in Hz; 0 where it does not say.
    int refresh_rate() const;
    GLFWwindow* handle() { return window_; }

private:
    explicit Window(GLFWwindow* window) : window_(window) {}
    void listen();
    void add(Event::Kind kind);

    GLFWwindow* window_;
    std::vector<Event> events_;
    unsigned (*reset_status_)() = nullptr;  // where the driver can tell
    bool cursor_shown_ = true;
    int left_ = 0, top_ = 0;  // of the frame, while the whole screen is taken
    WindowSize frame_{1280, 800};
};

}  // namespace limner::booth
