#include "app/studio/termination.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <array>

namespace limner {
namespace {

std::array<int, 2> pipe_ends{-1, -1};

// Nearly nothing may be called in a signal handler; writing to a pipe may.
extern "C" void note_signal(int number) {
    const auto byte = static_cast<unsigned char>(number);
    (void)!::write(pipe_ends[1], &byte, 1);
}

}  // namespace

void on_termination(QObject& context, std::function<void(int)> handler) {
    if (::pipe2(pipe_ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;
    auto* notifier = new QSocketNotifier(pipe_ends[0], QSocketNotifier::Read, &context);
    QObject::connect(notifier, &QSocketNotifier::activated, &context, [handler = std::move(handler)] {
        unsigned char number = 0;
        if (::read(pipe_ends[0], &number, 1) == 1) handler(number);
    });
    struct sigaction action {};
    action.sa_handler = note_signal;
    action.sa_flags = SA_RESTART;
    for (const int number : {SIGTERM, SIGHUP, SIGINT}) ::sigaction(number, &action, nullptr);
}

}  // namespace limner
