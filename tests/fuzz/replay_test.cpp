// Every fuzzer on the inputs that it begins with, and on those that it has found here before, in
// build/corpus: a test each. An input that fails ends the program, which then names the input.

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Fuzzer = int(const std::uint8_t* data, std::size_t size);

std::string input;  ///< the file that is replayed

void name_input(int) { std::fprintf(stderr, "Replaying %s\n", input.c_str()); }

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string content(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void replay(Fuzzer* fuzzer, std::string_view name) {
  const std::filesystem::path project = PROJECT_DIR;
  const std::filesystem::path seeds = project / "tests/fuzz/seeds" / name;
  std::vector<std::filesystem::path> folders = {seeds, project / "build/corpus" / name};
  // Press releases that other tests read.
  if (name == "draft_fuzz") folders.push_back(project / "tests/drafts");
  std::size_t count = 0;
  std::signal(SIGABRT, name_input);
  for (const std::filesystem::path& folder : folders) {
    for (const std::filesystem::path& file : files_in(folder)) {
      input = file.string();
      const std::string bytes = content(file);
      EXPECT_EQ(fuzzer(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()), 0);
      ++count;
    }
  }
  EXPECT_GT(count, 0U) << "no seeds in " << seeds;
}

}  // namespace

// What a sanitizer finds ends in SIGABRT as well. Stacks of every allocation would take a third of
// the time of all tests: ASAN_OPTIONS=malloc_context_size=30 brings them back.
extern "C" const char* __asan_default_options() { return "abort_on_error=1:malloc_context_size=1"; }
extern "C" const char* __ubsan_default_options() { return "abort_on_error=1"; }

#define REPLAY(name)                                               \
  extern "C" int name(const std::uint8_t* data, std::size_t size); \
  TEST(Replay, name) { replay(name, #name); }
#include "fuzzers.inc"
