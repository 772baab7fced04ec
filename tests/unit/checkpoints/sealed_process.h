#pragma once
// Shows that what runs in between writes nothing and starts nothing.
//
//     const StartedProcesses processes;
//     { const NoWriting no_writing; read(file); }
//     CHECK(processes.none());

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <cerrno>

namespace limner {

/// As long as it lives, a byte written to any file ends this process (SIGXFSZ): a limit the kernel keeps.
class NoWriting {
public:
    NoWriting() {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit none{0, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    NoWriting(const NoWriting&) = delete;
    NoWriting& operator=(const NoWriting&) = delete;
    ~NoWriting() { ::setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

/// Whether this process started another one since construction.
class StartedProcesses {
public:
    /// None is there, and none was there and has been waited for: every process leaves page faults behind.
    bool none() const {
        siginfo_t child;  // left as it is, for whoever started it
        const auto error = ::waitid(P_ALL, 0, &child, WEXITED | WNOHANG | WNOWAIT) == -1 ? errno : 0;
        return error == ECHILD && faults() == before_;
    }

private:
    static long faults() {
        rusage usage{};
        ::getrusage(RUSAGE_CHILDREN, &usage);
        return usage.ru_minflt + usage.ru_majflt;
    }
    long before_ = faults();
};

}  // namespace limner
