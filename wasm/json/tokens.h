#pragma once

#include <cstddef>
#include <string_view>

#include "text/range.h"

namespace undersigned::json {

/// Finds the places of the tokens of a JSON document. nlohmann reports no positions; they follow
/// from the order of its events. The next token begins after the last one, after white space,
/// commas and colons.
class Tokens {
 public:
  explicit Tokens(std::string_view json);

  /// A bracket, `true`, `false` or `null`. With length 0, the position of the next token.
  text::Range next_literal(std::size_t length);
  text::Range next_number();
  /// The range includes the quotation marks.
  text::Range next_string();
  /// The token that cannot be read. `read` is the number of bytes read (the end counts as one); the
  /// last of them belongs to the token.
  text::Range next_unread(std::size_t read);

 private:
  void skip_between();
  text::Range take_to(std::size_t end);

  std::string_view json_;
  std::size_t position_ = 0;
};

}  // namespace undersigned::json
