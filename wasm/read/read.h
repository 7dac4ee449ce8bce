#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/signatory_list.h"
#include "model/statement.h"
#include "read/check.h"

namespace undersigned::read {

/// What a document says, and all that is wrong with it, in the order of the places.
/// `statement` is complete only when `has_error(diagnostics)` is false; its
/// addresses are absolute, its Markdown is parsed.
struct Reading {
  model::Statement statement;
  std::vector<diagnostics::Diagnostic> diagnostics;
  std::uint32_t hash = 0;  ///< of the bytes; of those that are no JSON 0
};

/// Reads a statement.json: UTF-8, RFC 8259, an optional byte order mark, at
/// most `limits::statement_bytes`. A syntax error stands alone; everything else
/// is collected. `base` is the absolute address that the document was fetched
/// from, or empty: then the statement's own `url` is the base.
[[nodiscard]] Reading read_statement(std::string_view json, std::string_view base);

/// A fetched document: a wrong item is left out and told of. What is wrong with
/// the whole makes it useless.
template <typename Content>
struct Fetched {
  Content content;
  std::vector<diagnostics::Diagnostic> diagnostics;
  bool is_good = false;
};

/// Reads what `signatories.src` answers: a list of at most `names` signatories,
/// or a head of at most `limits::head_bytes`. All keys are set and unique.
[[nodiscard]] Fetched<model::SignatoryList> read_list(std::string_view json,
                                                      const FetchContext& context,
                                                      std::size_t names);
/// Reads a part of one segment of a head, of which only `items` are of interest: some
/// `limits::slice_bytes` from byte `at` on, which moves on and at last is the end.
/// Keys are unique in that part. What is of another form than our own tools
/// write is read at once.
[[nodiscard]] Fetched<model::SignatoryList> read_segment(std::string_view json, std::size_t& at,
                                                         const FetchContext& context);
/// Reads the data of one event of `signatories.stream`.
[[nodiscard]] Fetched<model::SignatoryEvent> read_event(std::string_view json,
                                                        const FetchContext& context);

}  // namespace undersigned::read
