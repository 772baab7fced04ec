#include "app/booth/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "app/booth/framing.h"

namespace limner::booth {
namespace {

void log_error(int code, const char* text) { spdlog::info("window: GLFW error {:#x}: {}", code, text); }

GLFWmonitor* monitor_at(int display) {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    return count > 0 ? monitors[std::min(display, count - 1)] : nullptr;
}

/// The screen that shows the middle of `window`.
GLFWmonitor* monitor_of(GLFWwindow* window) {
    if (GLFWmonitor* full = glfwGetWindowMonitor(window)) return full;
    int left = 0, top = 0, width = 0, height = 0, count = 0;
    glfwGetWindowPos(window, &left, &top);
    glfwGetWindowSize(window, &width, &height);
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    for (int i = 0; i < count; ++i) {
        int x = 0, y = 0;
        glfwGetMonitorPos(monitors[i], &x, &y);
        const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
        const int u = left + width / 2 - x, v = top + height / 2 - y;
        if (mode && u >= 0 && v >= 0 && u < mode->width && v < mode->height) return monitors[i];
    }
    return monitor_at(0);
}

std::optional<Event::Kind> meaning_of(int key) {
    switch (key) {
        case GLFW_KEY_SPACE:
        case GLFW_KEY_ENTER:
            return Event::Kind::another_person;
        case GLFW_KEY_H:
        case GLFW_KEY_F1:
            return Event::Kind::help;
        case GLFW_KEY_P:
            return Event::Kind::performance;
        case GLFW_KEY_F:
            return Event::Kind::full_screen;
        case GLFW_KEY_ESCAPE:
            return Event::Kind::quit;
        default:
            return std::nullopt;
    }
}

Window& self(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }

}  // namespace

Result<std::unique_ptr<Glfw>> Glfw::start() {
    glfwSetErrorCallback(log_error);
    glfwInitHint(GLFW_JOYSTICK_HAT_BUTTONS, GLFW_FALSE);
    if (!glfwInit())
        return failure(Errc::device_failure,
                       "No display answers; the booth needs one that DISPLAY or WAYLAND_DISPLAY names.");
    return std::unique_ptr<Glfw>(new Glfw);
}

Glfw::~Glfw() { glfwTerminate(); }

void Glfw::wake() { glfwPostEmptyEvent(); }

Result<std::unique_ptr<Window>> Window::open(const std::optional<WindowSize>& windowed, int display) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_LOSE_CONTEXT_ON_RESET);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // another window in front does not end the show
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "limner-booth");
    WindowSize size = windowed.value_or(WindowSize{1280, 800});
    GLFWmonitor* monitor = windowed ? nullptr : monitor_at(display);
    if (monitor) {
        if (const GLFWvidmode* mode = glfwGetVideoMode(monitor)) {
            // The screen's own mode: nothing flickers, and nothing stays changed.
            size = {mode->width, mode->height};
            glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
        }
    }
    GLFWwindow* handle = glfwCreateWindow(size.width, size.height, "Limner", monitor, nullptr);
    if (!handle)
        return failure(Errc::device_failure, "This display has no OpenGL 3.3, which the booth needs.");
    std::unique_ptr<Window> window(new Window(handle));
    if (windowed) window->frame_ = *windowed;
    window->listen();
    glfwMakeContextCurrent(handle);
    glfwSwapInterval(1);
    if (glfwExtensionSupported("GL_ARB_robustness"))
        window->reset_status_ =
            reinterpret_cast<unsigned (*)()>(glfwGetProcAddress("glGetGraphicsResetStatusARB"));
    return window;
}

Window::~Window() { glfwDestroyWindow(window_); }

void Window::listen() {
    glfwSetWindowUserPointer(window_, this);
    glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double, double) { self(w).add(Event::Kind::moved); });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int) {
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        self(w).add(action == GLFW_PRESS ? Event::Kind::pressed : Event::Kind::released);
    });
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int, int action, int) {
        const auto meaning = meaning_of(key);
        if (meaning && action == GLFW_PRESS) self(w).add(*meaning);
    });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { self(w).add(Event::Kind::exposed); });
    glfwSetFramebufferSizeCallback(window_,
                                   [](GLFWwindow* w, int, int) { self(w).add(Event::Kind::exposed); });
}

void Window::add(Event::Kind kind) {
    double x = 0, y = 0;
    int width = 1, height = 1;
    glfwGetCursorPos(window_, &x, &y);
    glfwGetWindowSize(window_, &width, &height);
    const float side = std::max(framing_of(width, height).side, 1.0f);
    events_.push_back({kind, {static_cast<float>(x) / side, static_cast<float>(y) / side}});
}

std::vector<Event> Window::wait(Seconds longest) {
    if (longest > Seconds(0)) {
        glfwWaitEventsTimeout(longest.count());
    } else {
        glfwPollEvents();
    }
    return std::exchange(events_, {});
}

void Window::swap() { glfwSwapBuffers(window_); }

void Window::toggle_full_screen() {
    if (glfwGetWindowMonitor(window_)) {
        glfwSetWindowMonitor(window_, nullptr, left_, top_, frame_.width, frame_.height, GLFW_DONT_CARE);
    } else if (GLFWmonitor* monitor = monitor_of(window_)) {
        glfwGetWindowPos(window_, &left_, &top_);
        glfwGetWindowSize(window_, &frame_.width, &frame_.height);
        const GLFWvidmode* mode = glfwGetVideoMode(monitor);
        if (!mode) return;
        glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    }
    glfwSwapInterval(1);
}

void Window::show_cursor(bool shown) {
    if (std::exchange(cursor_shown_, shown) == shown) return;
    glfwSetInputMode(window_, GLFW_CURSOR, shown ? GLFW_CURSOR_NORMAL : GLFW_CURSOR_HIDDEN);
}

bool Window::minimised() const {
    const auto pixels = size();
    return glfwGetWindowAttrib(window_, GLFW_ICONIFIED) || pixels.width == 0 || pixels.height == 0;
}

bool Window::lost() const {
    constexpr unsigned no_error = 0;
    return reset_status_ && reset_status_() != no_error;
}

bool Window::close_asked() const { return glfwWindowShouldClose(window_); }

void Window::refuse_close() { glfwSetWindowShouldClose(window_, GLFW_FALSE); }

WindowSize Window::size() const {
    WindowSize pixels;
    glfwGetFramebufferSize(window_, &pixels.width, &pixels.height);
    return pixels;
}

int Window::refresh_rate() const {
    GLFWmonitor* monitor = monitor_of(window_);
    const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
    return mode ? mode->refreshRate : 0;
}

}  // namespace limner::booth
