#include "app/cli/interruption.h"

#include <sys/time.h>
#include <unistd.h>

#include <cmath>
#include <csignal>

namespace limner {
namespace {

volatile std::sig_atomic_t signal_seen = 0, alarm_seen = 0;
Progress* watched = nullptr;

// Only async-signal-safe calls: cancel() stores to an atomic.
void on_signal(int signal) {
    if (signal_seen) ::_exit(128 + signal);
    signal_seen = signal;
    watched->cancel();
}

void on_alarm(int) {
    alarm_seen = 1;
    watched->cancel();
}

void handle(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;  // writes in progress are completed
    ::sigaction(signal, &action, nullptr);
}

}  // namespace

void watch_signals(Progress& progress) {
    watched = &progress;
    handle(SIGINT, on_signal);
    handle(SIGTERM, on_signal);
    handle(SIGALRM, on_alarm);
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write error, not a crash
}

void start_time_limit(std::chrono::duration<double> time) {
    double seconds = 0;
    const double fraction = std::modf(time.count(), &seconds);
    itimerval timer{};
    timer.it_value = {static_cast<time_t>(seconds), static_cast<suseconds_t>(fraction * 1e6) + 1};
    ::setitimer(ITIMER_REAL, &timer, nullptr);
}

int interrupting_signal() { return signal_seen; }
bool time_is_up() { return alarm_seen; }

}  // namespace limner
