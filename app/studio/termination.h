#pragma once
// The system's wish that the program ends (SIGTERM, SIGHUP, SIGINT), brought into the event loop.

#include <QObject>
#include <functional>

namespace limner {

/// Calls `handler` with the signal's number in the thread of `context`. Once per process.
void on_termination(QObject& context, std::function<void(int)> handler);

}  // namespace limner
