#include "text/json_writer.h"

#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::text {

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool separator = c == '\xE2' && (text.substr(at, 3) == "\xE2\x80\xA8" ||
                                           text.substr(at, 3) == "\xE2\x80\xA9");
    if (byte_of(c) >= 0x20 && c != '"' && c != '\\' && c != '<' && !separator) continue;
    out.append(text, start, at - start);
    start = at + 1;
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (separator) {
      out += text[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 2;
      start += 2;
    } else {
      out += "\\u00";
      out += hex_digit(byte_of(c) >> 4U, 'a');
      out += hex_digit(byte_of(c) & 15U, 'a');
    }
  }
  out.append(text, start);
  out += '"';
}

void JsonWriter::key(std::string_view name) {
  string(name);
  out_ += ':';
  is_first_ = true;
}

void JsonWriter::string(std::string_view value) {
  begin_value();
  append_json_string(out_, value);
}

void JsonWriter::number(std::uint64_t value) {
  begin_value();
  append_number(out_, value);
}

void JsonWriter::boolean(bool value) { json(value ? "true" : "false"); }

void JsonWriter::null() { json("null"); }

void JsonWriter::json(std::string_view value) {
  begin_value();
  out_ += value;
}

void JsonWriter::member(std::string_view name, std::string_view value) {
  key(name);
  string(value);
}

void JsonWriter::member(std::string_view name, std::uint64_t value) {
  key(name);
  number(value);
}

void JsonWriter::optional_member(std::string_view name, std::string_view value) {
  if (!value.empty()) member(name, value);
}

void JsonWriter::boolean_member(std::string_view name, bool value) {
  key(name);
  boolean(value);
}

void JsonWriter::open(char bracket) {
  begin_value();
  out_ += bracket;
  is_first_ = true;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  is_first_ = false;
}

void JsonWriter::begin_value() {
  if (!is_first_) out_ += ',';
  is_first_ = false;
}

}  // namespace undersigned::text
