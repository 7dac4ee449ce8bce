#include "full/report/explain.h"

#include <array>

#include "full/report/explain_syntax.h"
#include "text/text.h"

namespace undersigned::report {
namespace {

struct CodeText {
  std::string_view code;
  std::string_view message;
};

CodeText text_of(diagnostics::Code code) {
#define UNDERSIGNED_CODE_TEXT(name, text, severity, message) CodeText{text, message},
  constexpr std::array texts = {UNDERSIGNED_CODES(UNDERSIGNED_CODE_TEXT)};
#undef UNDERSIGNED_CODE_TEXT
  return texts[static_cast<std::size_t>(code)];
}

std::string_view reason(text::Refusal refusal) {
  switch (refusal) {
    case text::Refusal::none: return "";
    case text::Refusal::control_byte:
      return "it holds a space or control character; write %20 for a space";
    case text::Refusal::too_long: return "it is longer than 2048 bytes";
    case text::Refusal::scheme:
      return "its kind is not allowed here: links are https, http, mailto or tel, files https or "
             "http, images https";
    case text::Refusal::credentials: return "it holds a user name; remove what stands before the @";
    case text::Refusal::no_base:
      return "it is relative, and nothing says to what; write it in full, or give the statement a "
             "\"url\"";
    case text::Refusal::no_host: return "it names no valid host";
    case text::Refusal::telephone: return "a telephone number has only digits and a leading +";
    case text::Refusal::foreign_origin:
      return "it is from another site; add that site to \"imageOrigins\"";
  }
  return "";
}

/// The second detail in the form that the message needs.
std::string second_detail(const diagnostics::Diagnostic& diagnostic) {
  switch (diagnostic.code) {
    case diagnostics::Code::refused_address:
    case diagnostics::Code::refused_image: return std::string(reason(diagnostic.refusal));
    case diagnostics::Code::unknown_value:
    case diagnostics::Code::unknown_group:
      return diagnostic.second.empty() ? "" : "; did you mean \"" + diagnostic.second + "\"?";
    default: return diagnostic.second;
  }
}

/// `text` without line breaks, shortened to fit into a line.
std::string shortened(std::string_view text) {
  constexpr std::size_t most = 80;
  std::string result;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code_point = text::decode_utf8(text, at);
    if (++count > most) {
      result += "\xE2\x80\xA6";
      break;
    }
    if (code_point < 0x20 || code_point == 0x7F) {
      result += ' ';
    } else {
      result += text.substr(begin, at - begin);
    }
  }
  return result;
}

}  // namespace

std::string_view code_name(diagnostics::Code code) { return text_of(code).code; }

std::string message_of(const diagnostics::Diagnostic& diagnostic, std::string_view document) {
  std::string first = shortened(diagnostic.first);
  if (diagnostic.code == diagnostics::Code::syntax) first = explain_syntax(document, diagnostic.at);
  if (diagnostic.code == diagnostics::Code::unknown_key) {
    first = first.empty() ? "; see the format for the keys of this object"
                          : "; did you mean \"" + first + "\"?";
  }
  const std::string second = second_detail(diagnostic);
  std::string message;
  const std::string_view pattern = text_of(diagnostic.code).message;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{') {
      message += pattern[i + 1] == '0' ? first : second;
      i += 2;
    } else {
      message += pattern[i];
    }
  }
  return message;
}

}  // namespace undersigned::report
