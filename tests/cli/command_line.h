#pragma once
// Runs a program as a user would, in a folder of its own: limner-cli, unless another one is named.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <utility>

#include "tests/support/temporary_folder.h"

namespace limner {

struct Answer {
    int exit_code = -1;
    std::string out, err;
};

class CommandLine {
public:
#ifdef LIMNER_CLI
    CommandLine() : CommandLine(LIMNER_CLI) {}
#endif
    explicit CommandLine(std::string program) : program_(std::move(program)) {}

    const TemporaryFolder& folder() const { return folder_; }

    /// `arguments` as typed into a shell; `environment` such as "XDG_DATA_HOME=/x".
    Answer run(const std::string& arguments, const std::string& environment = {}) const {
        return ended(std::system(command(arguments, environment, "").c_str()));
    }

    /// The same, sent `signal` after `delay`.
    Answer interrupted(const std::string& arguments, int signal, std::chrono::milliseconds delay) const {
        const pid_t child = start(arguments);
        std::this_thread::sleep_for(delay);
        return stopped(child, signal);
    }

    /// The same, sent `signal` as soon as it has written `sign` to standard error; after ten seconds in any
    /// case.
    Answer interrupted(const std::string& arguments, int signal, const std::string& sign) const {
        const pid_t child = start(arguments);
        for (int i = 0; i < 200 && text(".err").find(sign) == std::string::npos; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return stopped(child, signal);
    }

private:
    std::string command(const std::string& arguments, const std::string& environment,
                        const std::string& prefix) const {
        return "cd '" + folder_.path().string() + "' && " + environment + " " + prefix + "'" + program_ +
               "' " + arguments + " >.out 2>.err";
    }
    pid_t start(const std::string& arguments) const {
        std::ofstream(folder_ / ".err");  // not that of an earlier command
        const auto line = command(arguments, "", "exec ");
        const pid_t child = ::fork();
        if (child == 0) {
            ::execl("/bin/sh", "sh", "-c", line.c_str(), static_cast<char*>(nullptr));
            ::_exit(127);
        }
        return child;
    }
    Answer stopped(pid_t child, int signal) const {
        ::kill(child, signal);
        int status = 0;
        ::waitpid(child, &status, 0);
        return ended(status);
    }
    std::string text(const char* name) const {
        std::ifstream file(folder_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    Answer ended(int status) const {
        return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), text(".out"), text(".err")};
    }

    std::string program_;
    TemporaryFolder folder_;
};

}  // namespace limner
