#include "full/report.h"

#include <array>

#include "diagnostics/source_location.h"
#include "text/text.h"

namespace undersigned {
namespace {

struct CodeText {
  std::string_view code;
  std::string_view message;
};

CodeText text_of(Code code) {
#define UNDERSIGNED_CODE_TEXT(name, text, severity, message) CodeText{text, message},
  constexpr std::array texts = {UNDERSIGNED_CODES(UNDERSIGNED_CODE_TEXT)};
#undef UNDERSIGNED_CODE_TEXT
  return texts[static_cast<std::size_t>(code)];
}

std::string_view reason(Refusal refusal) {
  switch (refusal) {
    case Refusal::none: return "";
    case Refusal::control_byte:
      return "it holds a space or control character; write %20 for a space";
    case Refusal::too_long: return "it is longer than 2048 bytes";
    case Refusal::scheme:
      return "its kind is not allowed here: links are https, http, mailto or tel, files https or "
             "http, images https";
    case Refusal::credentials: return "it holds a user name; remove what stands before the @";
    case Refusal::no_base:
      return "it is relative, and nothing says to what; write it in full, or give the statement a "
             "\"url\"";
    case Refusal::no_host: return "it names no valid host";
    case Refusal::telephone: return "a telephone number has only digits and a leading +";
    case Refusal::foreign_origin:
      return "it is from another site; add that site to \"imageOrigins\"";
  }
  return "";
}

/// The second detail as the message needs it.
std::string second_detail(const Diagnostic& diagnostic) {
  switch (diagnostic.code) {
    case Code::refused_address:
    case Code::refused_image: return std::string(reason(diagnostic.refusal));
    case Code::unknown_value:
    case Code::unknown_group:
      return diagnostic.second.empty() ? "" : "; did you mean \"" + diagnostic.second + "\"?";
    default: return diagnostic.second;
  }
}

/// `text` cut to what fits into a line, without line breaks.
std::string shortened(std::string_view text) {
  constexpr std::size_t most = 80;
  std::string result;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code_point = decode_utf8(text, at);
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

void append_place(std::string& out, const Place& place) {
  append_number(out, place.line);
  out += ':';
  append_number(out, place.column);
}

/// Property and message text of a workflow command.
void append_command_text(std::string& out, std::string_view text, bool property) {
  for (const char c : text) {
    if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','))) {
      append_percent(out, c);
    } else {
      out += c;
    }
  }
}

struct Finding {
  std::string_view severity;
  std::string_view code;
  std::string path;
  std::string message;
  Place begin;
  Place end;
};

Finding finding_of(const Diagnostic& diagnostic, std::string_view document) {
  return {.severity = severity_of(diagnostic.code) == Severity::error ? "error" : "warning",
          .code = text_of(diagnostic.code).code,
          .path = diagnostic.code == Code::syntax ? "" : path_at(document, diagnostic.at.begin),
          .message = message_of(diagnostic, document),
          .begin = place_of(document, diagnostic.at.begin),
          .end = place_of(document, diagnostic.at.end)};
}

void append_text(std::string& out, const Finding& finding, const Diagnostic& diagnostic,
                 std::string_view document, std::string_view file) {
  out += file;
  out += ':';
  append_place(out, finding.begin);
  out += ' ';
  if (!finding.path.empty()) {
    out += finding.path;
    out += ": ";
  }
  out += finding.message;
  out += '\n';
  if (diagnostic.code == Code::syntax) out += show_line(document, diagnostic.at.begin);
}

/// "FILE: 2 errors"
void append_count(std::string& out, std::string_view file, std::size_t count,
                  std::string_view severity) {
  out += file;
  out += ": ";
  append_number(out, count);
  out += ' ';
  out += severity;
  out += count == 1 ? "\n" : "s\n";
}

/// What stops the drawing comes first.
std::string report_text(const std::vector<Diagnostic>& diagnostics, std::string_view document,
                        std::string_view file) {
  std::string out;
  for (const Severity severity : {Severity::error, Severity::warning}) {
    std::string lines;
    std::size_t count = 0;
    for (const Diagnostic& diagnostic : diagnostics) {
      if (severity_of(diagnostic.code) != severity) continue;
      append_text(lines, finding_of(diagnostic, document), diagnostic, document, file);
      ++count;
    }
    if (count > 0)
      append_count(out, file, count, severity == Severity::error ? "error" : "warning");
    out += lines;
  }
  return out;
}

void append_member(std::string& out, std::string_view key, std::string_view value) {
  append_json_string(out, key);
  out += ':';
  append_json_string(out, value);
  out += ',';
}

void append_member(std::string& out, std::string_view key, std::uint32_t value) {
  append_json_string(out, key);
  out += ':';
  append_number(out, value);
  out += ',';
}

void append_json(std::string& out, const Finding& finding) {
  out += '{';
  append_member(out, "severity", finding.severity);
  append_member(out, "code", finding.code);
  append_member(out, "path", finding.path);
  append_member(out, "message", finding.message);
  append_member(out, "line", finding.begin.line);
  append_member(out, "column", finding.begin.column);
  append_member(out, "endLine", finding.end.line);
  append_member(out, "endColumn", finding.end.column);
  append_member(out, "start", finding.begin.utf16);
  append_member(out, "end", finding.end.utf16);
  out.back() = '}';
}

void append_github(std::string& out, const Finding& finding, std::string_view file) {
  out += "::";
  out += finding.severity;
  out += " file=";
  append_command_text(out, file, true);
  out += ",line=";
  append_number(out, finding.begin.line);
  out += ",col=";
  append_number(out, finding.begin.column);
  out += ",endLine=";
  append_number(out, finding.end.line);
  out += ",endColumn=";
  append_number(out, finding.end.column);
  out += ",title=";
  append_command_text(out, finding.code, true);
  out += "::";
  if (!finding.path.empty()) {
    append_command_text(out, finding.path, false);
    out += ": ";
  }
  append_command_text(out, finding.message, false);
  out += '\n';
}

}  // namespace

std::string message_of(const Diagnostic& diagnostic, std::string_view document) {
  std::string first = shortened(diagnostic.first);
  if (diagnostic.code == Code::syntax) first = explain_syntax(document, diagnostic.at);
  if (diagnostic.code == Code::unknown_key) {
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

std::string report(const std::vector<Diagnostic>& diagnostics, std::string_view document,
                   std::string_view file, ReportFormat format) {
  if (format == ReportFormat::text) return report_text(diagnostics, document, file);
  std::string out;
  if (format == ReportFormat::json) {
    out += "{\"file\":";
    append_json_string(out, file);
    out += ",\"diagnostics\":[";
  }
  bool first = true;
  for (const Diagnostic& diagnostic : diagnostics) {
    const Finding finding = finding_of(diagnostic, document);
    if (format == ReportFormat::github) {
      append_github(out, finding, file);
    } else {
      if (!first) out += ',';
      append_json(out, finding);
    }
    first = false;
  }
  if (format == ReportFormat::json) out += "]}";
  return out;
}

}  // namespace undersigned
