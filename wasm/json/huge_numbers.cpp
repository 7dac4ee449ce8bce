#include "json/huge_numbers.h"

#include <algorithm>

namespace undersigned::json {
namespace {

/// Size in bytes of the number at the start of `text` (RFC 8259, section 6); 0 if there is none.
/// Like the parser, it does not look at what follows.
std::size_t number_size(std::string_view text) {
  const std::size_t size = text.size();
  const auto take_digits = [&text] {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count;
  };
  const auto take_one = [&text](std::string_view any) {
    if (text.empty() || any.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
  };
  take_one("-");
  if (!take_one("0") && take_digits() == 0) return 0;
  if (take_one(".") && take_digits() == 0) return 0;
  if (take_one("eE")) {
    take_one("+-");
    if (take_digits() == 0) return 0;
  }
  return size - text.size();
}

}  // namespace

std::string without_huge_numbers(std::string_view json) {
  constexpr std::size_t surely_held = 300;
  std::string tame(json);
  for (std::size_t at = 0; at < json.size();) {
    if (json[at] == '"') {
      for (++at; at < json.size() && json[at] != '"';) at += json[at] == '\\' ? 2 : 1;
      ++at;
      continue;
    }
    const std::size_t end = std::min(json.find_first_not_of("0123456789+-.eE", at), json.size());
    const std::string_view token = json.substr(at, number_size(json.substr(at, end - at)));
    const bool huge =
        token.size() > surely_held || token.find_first_of("eE") != std::string_view::npos;
    if (huge) {
      std::string fraction = "0.5";
      fraction.resize(token.size(), ' ');
      tame.replace(at, token.size(), fraction, 0, token.size());
    }
    at = std::max(end, at + 1);
  }
  return tame;
}

}  // namespace undersigned::json
