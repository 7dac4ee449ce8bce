#include "dom/operations.h"
#include "text/json_writer.h"
#include "text/text.h"

namespace undersigned::dom {
namespace {

/// The bytes of the next `units` UTF-16 code units of `text` from `at`.
std::string_view take(std::string_view text, std::size_t& at, std::uint32_t units) {
  const std::size_t begin = at;
  for (std::uint32_t taken = 0; taken < units && at < text.size();) {
    taken += text::decode_utf8(text, at) > 0xFFFF ? 2 : 1;
  }
  return text.substr(begin, at - begin);
}

void append_numbered(std::string& out, std::string_view name, std::uint32_t number) {
  out.append(name).append(1, ' ');
  text::append_number(out, number);
}

}  // namespace

std::string print(const Operations& operations) {
  std::string out;
  std::size_t text = 0;
  for (std::size_t i = 0; i < operations.words.size(); ++i) {
    const std::uint32_t word = operations.words[i];
    const std::uint32_t operand = word >> 8U;
    switch (static_cast<Operation>(word & 0xFFU)) {
      case Operation::element:
        out += "element ";
        out += tree::name_of(static_cast<tree::Element>(operand));
        break;
      case Operation::text:
        out += "text ";
        text::append_json_string(out, take(operations.text, text, operand));
        break;
      case Operation::close: out += "close"; break;
      case Operation::word:
        out += tree::name_of(static_cast<tree::Attribute>(operand & 0xFFU));
        out += " = ";
        out += tree::name_of(static_cast<tree::Keyword>(operand >> 8U));
        break;
      case Operation::attribute:
        out += tree::name_of(static_cast<tree::Attribute>(operand));
        out += " = ";
        text::append_json_string(out, take(operations.text, text, operations.words[++i]));
        break;
      case Operation::at: append_numbered(out, "at", operand); break;
      case Operation::before: append_numbered(out, "before", operand); break;
      case Operation::move: append_numbered(out, "move", operand); break;
      case Operation::remove: append_numbered(out, "remove", operand); break;
      case Operation::forget:
        append_numbered(out, "forget", operand);
        append_numbered(out, " and", operations.words[++i]);
        break;
      case Operation::data:
        append_numbered(out, "data", operand);
        out += ' ';
        text::append_json_string(out, take(operations.text, text, operations.words[++i]));
        break;
      case Operation::clear: out += "clear"; break;
      case Operation::seal: append_numbered(out, "seal", operand); break;
      case Operation::unset:
        out += "unset ";
        out += tree::name_of(static_cast<tree::Attribute>(operand));
        break;
    }
    out += '\n';
  }
  return out;
}

}  // namespace undersigned::dom
