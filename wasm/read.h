#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.h"
#include "statement.h"

namespace undersigned {

/// What a document says, and what is wrong with it. `statement` is complete
/// only when `has_error(diagnostics)` is false; its addresses are absolute.
struct Reading {
  Statement statement;
  std::vector<Diagnostic> diagnostics;
  std::string base;  ///< what relative addresses were resolved against; may be empty
};

/// Reads a statement.json: UTF-8, RFC 8259, an optional byte order mark, at
/// most `limits::statement_bytes`. A syntax error stands alone; everything else
/// is collected. `base` is the absolute address that the document was fetched
/// from, or empty: then the statement's own `url` is the base.
[[nodiscard]] Reading read_statement(std::string_view json, std::string_view base);

}  // namespace undersigned
