#pragma once

#include <cstddef>
#include <string_view>

#include "model/statement.h"

namespace undersigned::json {

/// Where the tokens of a JSON document stand. nlohmann tells no positions; they
/// follow from the order of its events: the next token begins behind the last
/// one, after white space, commas and colons.
class Tokens {
 public:
  explicit Tokens(std::string_view json);

  /// A bracket, `true`, `false` or `null`; of length 0, the place of what comes
  /// next.
  text::Range next_literal(std::size_t length);
  text::Range next_number();
  /// With its quotation marks.
  text::Range next_string();
  /// The token that cannot be read, when `read` bytes (the end counting as one)
  /// have been: its own are the last.
  text::Range next_unread(std::size_t read);

 private:
  void skip_between();
  text::Range take_to(std::size_t end);

  std::string_view json_;
  std::size_t position_ = 0;
};

}  // namespace undersigned::json
