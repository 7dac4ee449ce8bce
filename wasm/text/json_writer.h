#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace undersigned::text {

/// A JSON string with its quotes (RFC 8259). `<`, U+2028 and U+2029 are escaped too, so that it may
/// stand in a `<script type="application/ld+json">`.
void append_json_string(std::string& out, std::string_view text);

/// Appends JSON without white space to a text that outlives it, and puts the commas. The caller
/// closes what it opens, and writes one value after each `key`.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  void key(std::string_view name);

  void string(std::string_view value);
  void number(std::uint64_t value);
  void boolean(bool value);
  void null();
  /// A value that is JSON already.
  void json(std::string_view value);

  void member(std::string_view name, std::string_view value);
  void member(std::string_view name, std::uint64_t value);
  /// Nothing where the value is empty.
  void optional_member(std::string_view name, std::string_view value);
  void boolean_member(std::string_view name, bool value);

 private:
  void open(char bracket);
  void close(char bracket);
  /// The comma before all but the first value of an object, an array or the text.
  void begin_value();

  std::string& out_;
  bool is_first_ = true;
};

}  // namespace undersigned::text
