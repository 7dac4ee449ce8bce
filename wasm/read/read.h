#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/signatory_list.h"
#include "model/statement.h"
#include "read/check.h"

namespace undersigned::read {

/// A statement as it was read, and its diagnostics, sorted by place. `statement` may be used only
/// if `has_error(diagnostics)` is false; then its addresses are absolute and its Markdown is
/// parsed.
struct Reading {
  model::Statement statement;
  std::vector<diagnostics::Diagnostic> diagnostics;
  std::uint32_t hash = 0;  ///< of the bytes; of those that are no JSON 0
};

/// Reads a statement.json: UTF-8 (RFC 8259) with an optional byte order mark, of at most
/// `limits::statement_bytes`. A syntax error is the only diagnostic; all other errors and warnings
/// are collected. `base` is the absolute address that the document was fetched from; if it is
/// empty, the statement's own `url` is the base.
[[nodiscard]] Reading read_statement(std::string_view json, std::string_view base);

/// A fetched document. A wrong item is left out and reported. An error of the document as a whole
/// makes it unusable: then `is_good` is false.
template <typename Content>
struct Fetched {
  Content content;
  std::vector<diagnostics::Diagnostic> diagnostics;
  bool is_good = false;
};

/// Reads the response of `signatories.src`: a list of at most `names` signatories, or a head of at
/// most `limits::head_bytes`. All keys are set and unique.
[[nodiscard]] Fetched<model::SignatoryList> read_list(std::string_view json,
                                                      const FetchContext& context,
                                                      std::size_t names);
/// Reads a slice of a segment, of which only `items` count: about `limits::slice_bytes` from byte
/// `at` on. `at` moves past the slice, finally to the end. Keys are unique within a slice. A
/// segment that our own tools have not written is read in one slice.
[[nodiscard]] Fetched<model::SignatoryList> read_segment(std::string_view json, std::size_t& at,
                                                         const FetchContext& context);
/// Reads the data of an event of `signatories.stream`, of at most `limits::event_bytes`.
[[nodiscard]] Fetched<model::SignatoryEvent> read_event(std::string_view json,
                                                        const FetchContext& context);

}  // namespace undersigned::read
