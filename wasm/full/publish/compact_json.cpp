#include "full/publish/compact_json.h"

namespace undersigned::publish {
namespace {

/// Appends the string, or the single byte, that begins at `at`, and moves `at` past it. False at
/// the end.
bool append_piece(std::string& out, std::string_view json, std::size_t& at) {
  at = json.find_first_not_of(" \t\r\n", at);
  if (at >= json.size()) return false;
  const std::size_t begin = at++;
  if (json[begin] == '"') {
    while (at < json.size() && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
    ++at;
  }
  out += json.substr(begin, at - begin);
  return true;
}

}  // namespace

std::string compact_json(std::string_view json) {
  std::string out;
  std::size_t at = 0;
  while (append_piece(out, json, at)) {
  }
  return out;
}

void append_compact_json(std::string& out, std::string_view json, std::size_t at) {
  std::size_t depth = 0;
  do {
    const std::size_t piece = out.size();
    if (!append_piece(out, json, at)) return;
    if (out[piece] == '{' || out[piece] == '[') ++depth;
    if (out[piece] == '}' || out[piece] == ']') --depth;
  } while (depth > 0);
}

}  // namespace undersigned::publish
