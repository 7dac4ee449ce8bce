#include "json/tokens.h"

#include <algorithm>

#include "text/ascii.h"

namespace undersigned::json {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_one_of(std::string_view any, char c) { return any.find(c) != std::string_view::npos; }

}  // namespace

Tokens::Tokens(std::string_view json) : json_(json) {
  if (json_.substr(0, 3) == byte_order_mark) position_ = 3;
}

void Tokens::skip_between() {
  while (position_ < json_.size() && is_one_of(" \t\n\r,:", json_[position_])) ++position_;
}

text::Range Tokens::take_to(std::size_t end) {
  end = std::min(end, json_.size());
  const text::Range range = {.begin = static_cast<std::uint32_t>(position_),
                             .end = static_cast<std::uint32_t>(end)};
  position_ = end;
  return range;
}

text::Range Tokens::next_literal(std::size_t length) {
  skip_between();
  return take_to(position_ + length);
}

text::Range Tokens::next_number() {
  skip_between();
  std::size_t end = position_;
  while (end < json_.size() && (text::is_digit(json_[end]) || is_one_of("-+.eE", json_[end])))
    ++end;
  return take_to(end);
}

text::Range Tokens::next_string() {
  skip_between();
  std::size_t end = position_ + 1;
  while (end < json_.size() && json_[end] != '"') end += json_[end] == '\\' ? 2 : 1;
  return take_to(end + 1);
}

text::Range Tokens::next_unread(std::size_t read) {
  while (position_ < json_.size()) {
    const char c = json_[position_];
    // The last byte read may be the misplaced separator itself.
    if (is_one_of(",:", c) ? position_ + 1 >= read : !is_one_of(" \t\n\r", c)) break;
    ++position_;
  }
  position_ = std::min(position_, read - 1);
  return take_to(position_);
}

}  // namespace undersigned::json
