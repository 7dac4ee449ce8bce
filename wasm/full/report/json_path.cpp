#include "full/report/json_path.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::report {
namespace {

/// The offset after the closing quotation mark of the string that begins at `at`.
std::size_t string_end(std::string_view document, std::size_t at) {
  std::size_t end = at + 1;
  while (end < document.size() && document[end] != '"') end += document[end] == '\\' ? 2 : 1;
  return std::min(end + 1, document.size());
}

bool is_plain(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return text::is_letter(c) || text::is_digit(c) || c == '_' || c == '-' || c == '$';
  });
}

std::string print(const std::vector<Step>& steps) {
  std::string path;
  for (const Step& step : steps) {
    if (step.list) {
      path += '[';
      text::append_number(path, step.index);
      path += ']';
    } else if (is_plain(step.key)) {
      if (!path.empty()) path += '.';
      path += step.key;
    } else if (step.key.data() != nullptr) {
      path += "[\"";
      path += step.key;
      path += "\"]";
    }
  }
  return path;
}

}  // namespace

std::vector<Step> steps_to(std::string_view document, std::size_t offset) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < document.size();) {
    const char c = document[i];
    if (c == '"') {
      const std::size_t end = string_end(document, i);
      if (!steps.empty() && !steps.back().list && !steps.back().value) {
        steps.back().key = document.substr(i + 1, end - i - 2);
      }
      if (end > offset) break;
      i = end;
      continue;
    }
    // The bracket that opens a value belongs to the value.
    if (i >= offset) break;
    if (c == '{' || c == '[') {
      steps.push_back({.list = c == '['});
    } else if ((c == '}' || c == ']') && !steps.empty()) {
      steps.pop_back();
    } else if (c == ':' && !steps.empty()) {
      steps.back().value = true;
    } else if (c == ',' && !steps.empty()) {
      steps.back().value = false;
      ++steps.back().index;
    }
    ++i;
  }
  return steps;
}

std::string path_at(std::string_view document, std::uint32_t offset) {
  return print(steps_to(document, offset));
}

}  // namespace undersigned::report
