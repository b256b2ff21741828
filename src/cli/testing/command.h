// Runs the built program as a shell would and keeps what it said. For tests of cli only. Each Desk is a folder of its
// own, removed at the end; programs run in it, one after another.
#pragma once
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace kith::cli {

struct Said {
  int code = -1;
  std::string out, err;
};

class Desk {
 public:
  Desk() {
    std::string pattern = std::filesystem::temp_directory_path() / "kith-cli-XXXXXX";
    if (::mkdtemp(pattern.data()) != nullptr) folder_ = pattern;
  }
  ~Desk() { std::filesystem::remove_all(folder_); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  std::string path(const std::string& name) const { return folder_ / name; }
  void lay(const std::string& name, const std::string& text) const { std::ofstream(path(name)) << text; }
  std::string read(const std::string& name) const {
    std::ifstream file(path(name));
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_), {}));
  }

  // `kith ARGUMENTS...` in this folder. `meanwhile` is called with its process id.
  template <class Meanwhile>
  Said kith_while(std::vector<std::string> arguments, const std::string& language, Meanwhile meanwhile) const {
    arguments.insert(arguments.begin(), KITH_PROGRAM);
    std::vector<std::string> environment{"LC_ALL=" + language, "PATH=/usr/bin:/bin"};
    const auto out = path(".out"), err = path(".err");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addchdir_np(&actions, folder_.c_str());
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t child = 0;
    const int trouble = ::posix_spawn(&child, KITH_PROGRAM, &actions, nullptr, pointers(arguments).data(),
                                      pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    if (trouble != 0) return {};
    meanwhile(child);
    int status = 0;
    ::waitpid(child, &status, 0);
    Said said{WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(".out"), read(".err")};
    std::filesystem::remove(out);
    std::filesystem::remove(err);
    return said;
  }
  Said kith(std::vector<std::string> arguments, const std::string& language = "C.UTF-8") const {
    return kith_while(std::move(arguments), language, [](pid_t) {});
  }

 private:
  static std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> result;
    for (auto& word : words) result.push_back(word.data());
    result.push_back(nullptr);
    return result;
  }

  std::filesystem::path folder_;
};

}  // namespace kith::cli
