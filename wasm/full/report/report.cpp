#include "full/report/report.h"

#include "diagnostics/source_location.h"
#include "full/report/explain.h"
#include "full/report/explain_syntax.h"
#include "full/report/json_path.h"
#include "text/json_writer.h"
#include "text/text.h"

namespace undersigned::report {
namespace {

void append_place(std::string& out, const diagnostics::Place& place) {
  text::append_number(out, place.line);
  out += ':';
  text::append_number(out, place.column);
}

/// Appends text, escaped for a property or the message of a workflow command.
void append_command_text(std::string& out, std::string_view text, bool property) {
  for (const char c : text) {
    if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','))) {
      text::append_percent(out, c);
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
  diagnostics::Place begin;
  diagnostics::Place end;
};

Finding finding_of(const diagnostics::Diagnostic& diagnostic, std::string_view document) {
  return {.severity = diagnostics::severity_of(diagnostic.code) == diagnostics::Severity::error
                          ? "error"
                          : "warning",
          .code = code_name(diagnostic.code),
          .path = diagnostic.code == diagnostics::Code::syntax
                      ? ""
                      : path_at(document, diagnostic.at.begin),
          .message = message_of(diagnostic, document),
          .begin = diagnostics::place_of(document, diagnostic.at.begin),
          .end = diagnostics::place_of(document, diagnostic.at.end)};
}

void append_text(std::string& out, const Finding& finding,
                 const diagnostics::Diagnostic& diagnostic, std::string_view document,
                 std::string_view file) {
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
  if (diagnostic.code == diagnostics::Code::syntax) out += show_line(document, diagnostic.at.begin);
}

/// "FILE: 2 errors"
void append_count(std::string& out, std::string_view file, std::size_t count,
                  std::string_view severity) {
  out += file;
  out += ": ";
  text::append_number(out, count);
  out += ' ';
  out += severity;
  out += count == 1 ? "\n" : "s\n";
}

/// The errors come first, because they prevent drawing.
std::string report_text(const std::vector<diagnostics::Diagnostic>& diagnostics,
                        std::string_view document, std::string_view file) {
  std::string out;
  for (const diagnostics::Severity severity :
       {diagnostics::Severity::error, diagnostics::Severity::warning}) {
    std::string lines;
    std::size_t count = 0;
    for (const diagnostics::Diagnostic& diagnostic : diagnostics) {
      if (diagnostics::severity_of(diagnostic.code) != severity) continue;
      append_text(lines, finding_of(diagnostic, document), diagnostic, document, file);
      ++count;
    }
    if (count > 0)
      append_count(out, file, count,
                   severity == diagnostics::Severity::error ? "error" : "warning");
    out += lines;
  }
  return out;
}

void write_json(text::JsonWriter& json, const Finding& finding) {
  json.begin_object();
  json.member("severity", finding.severity);
  json.member("code", finding.code);
  json.member("path", finding.path);
  json.member("message", finding.message);
  json.member("line", finding.begin.line);
  json.member("column", finding.begin.column);
  json.member("endLine", finding.end.line);
  json.member("endColumn", finding.end.column);
  json.member("start", finding.begin.utf16);
  json.member("end", finding.end.utf16);
  json.end_object();
}

std::string report_json(const std::vector<diagnostics::Diagnostic>& diagnostics,
                        std::string_view document, std::string_view file) {
  std::string out;
  text::JsonWriter json(out);
  json.begin_object();
  json.member("file", file);
  json.key("diagnostics");
  json.begin_array();
  for (const diagnostics::Diagnostic& diagnostic : diagnostics) {
    write_json(json, finding_of(diagnostic, document));
  }
  json.end_array();
  json.end_object();
  return out;
}

void append_github(std::string& out, const Finding& finding, std::string_view file) {
  out += "::";
  out += finding.severity;
  out += " file=";
  append_command_text(out, file, true);
  out += ",line=";
  text::append_number(out, finding.begin.line);
  out += ",col=";
  text::append_number(out, finding.begin.column);
  out += ",endLine=";
  text::append_number(out, finding.end.line);
  out += ",endColumn=";
  text::append_number(out, finding.end.column);
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

std::string report(const std::vector<diagnostics::Diagnostic>& diagnostics,
                   std::string_view document, std::string_view file, ReportFormat format) {
  if (format == ReportFormat::text) return report_text(diagnostics, document, file);
  if (format == ReportFormat::json) return report_json(diagnostics, document, file);
  std::string out;
  for (const diagnostics::Diagnostic& diagnostic : diagnostics) {
    append_github(out, finding_of(diagnostic, document), file);
  }
  return out;
}

}  // namespace undersigned::report
