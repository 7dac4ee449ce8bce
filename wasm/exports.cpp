// The exports of both modules: numbers and pointers in and out. exports.txt lists the names;
// full/exports.cpp has those that the full module adds.
//
// C++ owns all memory. The caller copies bytes into `input`, and reads what `output` describes,
// which is valid until the next call.

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source_location.h"
#include "module.h"
#include "text/text.h"
#include "tree/vocabulary.h"

using namespace undersigned;

namespace {

/// The statement; null if there is none, or if its list and sidebar may not be shown.
const model::Statement* open_statement(std::uint32_t handle) {
  const document::Document& loaded = document_of(handle);
  return loaded.statement() != nullptr && loaded.is_open() ? loaded.statement() : nullptr;
}

}  // namespace

extern "C" {

/// The vocabulary's hash, which must be the same in script and module.
std::uint32_t abi() { return tree::vocabulary_hash(); }

/// A buffer of at least `size` bytes, valid until the next `input`.
char* input(std::uint32_t size) {
  module().input.resize(size);
  return module().input.data();
}

/// The handle of a new, empty document: 1 or more.
std::uint32_t open_document() {
  auto& documents = module().documents;
  std::size_t free = 0;
  while (free < documents.size() && documents[free]) ++free;
  if (free == documents.size()) documents.emplace_back();
  documents[free] = std::make_unique<document::Document>();
  return static_cast<std::uint32_t>(free + 1);
}

void close_document(std::uint32_t handle) { module().documents[handle - 1].reset(); }

/// The input is the absolute base of the next loads; empty for the statement's own `url`.
void base(std::uint32_t handle, std::uint32_t size) {
  document_of(handle).set_base(input_text(size));
}

/// Sets the view. `theme`: 0 auto, 1 light, 2 dark, 3 host. `flags`: 1 no masthead, 2 no releases,
/// 4 names only counted, 8 the page around is dark, 16 not kept up to date, 32 with the reader's
/// controls.
void view(std::uint32_t handle, std::uint32_t heading_level, std::uint32_t theme,
          std::uint32_t flags) {
  model::View view = document_of(handle).view();
  view.heading_level = heading_level;
  view.theme = static_cast<model::Theme>(theme);
  view.scheme = model::Scheme::light;
  view.masthead = (flags & 1U) == 0;
  view.releases = (flags & 2U) == 0;
  view.names = (flags & 4U) == 0;
  view.live = (flags & 16U) == 0;
  view.controls = (flags & 32U) != 0;
  const bool dark =
      view.theme == model::Theme::dark || ((flags & 8U) != 0 && view.theme != model::Theme::light);
  if (dark) view.scheme = model::Scheme::dark;
  document_of(handle).set_view(std::move(view));
}

/// The input is the key of the signatory to highlight; empty for none.
void highlight(std::uint32_t handle, std::uint32_t size) {
  model::View view = document_of(handle).view();
  view.highlight = input_text(size);
  document_of(handle).set_view(std::move(view));
}

/// Reads the input, a statement.json. 0: it is drawn next. 1: it has errors, and the document keeps
/// what it had.
std::uint32_t load(std::uint32_t handle, std::uint32_t size) {
  return document_of(handle).load(input_text(size)) ? 0 : 1;
}

/// The same for a later response of the statement's address, which replaces it only under a higher
/// revision. Returns an Outcome.
std::uint32_t reload(std::uint32_t handle, std::uint32_t size) {
  return static_cast<std::uint32_t>(document_of(handle).reload(input_text(size)));
}

// Files besides the statement. Of `size` bytes of input the first `address` are the address that
// the rest was fetched from. Each returns an Outcome. If it is refused, or items were left out,
// there are diagnostics.

/// The response of `list_address`: a list or a head.
std::uint32_t receive_list(std::uint32_t handle, std::uint32_t address, std::uint32_t size) {
  const std::string_view input = input_text(size);
  return static_cast<std::uint32_t>(
      document_of(handle).receive_list(input.substr(0, address), input.substr(address)));
}

std::uint32_t receive_event(std::uint32_t handle, std::uint32_t address, std::uint32_t size) {
  const std::string_view input = input_text(size);
  return static_cast<std::uint32_t>(
      document_of(handle).receive_event(input.substr(0, address), input.substr(address)));
}

/// Before the address the input has the segment's integrity, of `integrity` bytes. Of a long
/// segment only a part is read: the same call reads on.
std::uint32_t receive_segment(std::uint32_t handle, std::uint32_t integrity, std::uint32_t address,
                              std::uint32_t size) {
  const std::string_view input = input_text(size);
  return static_cast<std::uint32_t>(document_of(handle).receive_segment(
      input.substr(0, integrity), input.substr(integrity, address),
      input.substr(integrity + address)));
}

std::uint32_t receive_releases(std::uint32_t handle, std::uint32_t address, std::uint32_t size) {
  const std::string_view input = input_text(size);
  return static_cast<std::uint32_t>(
      document_of(handle).receive_releases(input.substr(0, address), input.substr(address)));
}

// Absolute addresses as texts; empty for none, and if the list and sidebar may not be shown.

void list_address(std::uint32_t handle) {
  const model::Statement* statement = open_statement(handle);
  set_text(statement == nullptr ? "" : statement->signatories.src.text);
}

void stream_address(std::uint32_t handle) {
  const model::Statement* statement = open_statement(handle);
  set_text(statement == nullptr ? "" : statement->signatories.stream.text);
}

void releases_address(std::uint32_t handle) {
  const model::Statement* statement = open_statement(handle);
  set_text(statement == nullptr ? "" : statement->releases.src.text);
}

/// The time at which the embargo ends, as a text; empty for none.
void embargo_end(std::uint32_t handle) {
  const model::Statement* statement = document_of(handle).statement();
  const bool is_embargoed =
      statement != nullptr && statement->release.status == model::ReleaseStatus::embargoed;
  set_text(is_embargoed ? statement->release.until.text : "");
}

/// Seconds between two requests for the list; 0 for never.
std::uint32_t refresh_seconds(std::uint32_t handle) {
  const model::Statement* statement = document_of(handle).statement();
  return statement == nullptr ? 0 : statement->signatories.refresh;
}

/// The segments to fetch now: two texts each, integrity and address.
void missing_segments(std::uint32_t handle) {
  std::vector<std::string_view> texts;
  for (const model::Segment* segment : document_of(handle).missing_segments()) {
    texts.push_back(segment->integrity.text);
    texts.push_back(segment->src.text);
  }
  set_texts(texts);
}

/// The reader uses a control. `action` is the word of its `data-action`, the input its value. Then
/// call `step`. 1 when the list is paused.
std::uint32_t act(std::uint32_t handle, std::uint32_t action, std::uint32_t size) {
  document_of(handle).act(static_cast<tree::Keyword>(action), input_text(size));
  return document_of(handle).view().paused ? 1 : 0;
}

/// Puts what has arrived since the last call where screen readers find it. 1 when there was
/// something; then call `step`.
std::uint32_t announce(std::uint32_t handle) { return document_of(handle).announce() ? 1 : 0; }

/// Starts the drawing again, under the current view.
void draw(std::uint32_t handle) { document_of(handle).begin_drawing(); }

/// The hash of the started drawing, before its first slice. A server's drawing has it as
/// `data-tree`.
std::uint32_t tree(std::uint32_t handle) { return document_of(handle).hash(); }

/// The next slice of at least `nodes` nodes: operations and their text (dom/operations.h). First
/// the drawing, then the changes since. 1 when there is more.
std::uint32_t step(std::uint32_t handle, std::uint32_t nodes) {
  dom::Operations& operations = module().operations;
  operations.words.clear();
  operations.text.clear();
  const bool more = document_of(handle).step(nodes, operations);
  set_output(operations.words, operations.text);
  return more ? 1 : 0;
}

/// The number of diagnostics of the last document read. Five words each: code, line, column, begin
/// and end in UTF-16 code units.
std::uint32_t diagnostics(std::uint32_t handle) {
  const document::Document& loaded = document_of(handle);
  auto& words = module().words;
  words.clear();
  for (const diagnostics::Diagnostic& diagnostic : loaded.diagnostics()) {
    const diagnostics::Place begin = diagnostics::place_of(loaded.source(), diagnostic.at.begin);
    const diagnostics::Place end = diagnostics::place_of(loaded.source(), diagnostic.at.end);
    words.insert(words.end(), {static_cast<std::uint32_t>(diagnostic.code), begin.line,
                               begin.column, begin.utf16, end.utf16});
  }
  set_output(words, {});
  return static_cast<std::uint32_t>(loaded.diagnostics().size());
}

/// The address of four words: address and count of the last call's words, address and bytes of its
/// text.
const std::size_t* output() { return module().output.data(); }

/// The revision of the document's statement; 0 for none.
std::uint32_t revision(std::uint32_t handle) {
  const model::Statement* statement = document_of(handle).statement();
  return statement == nullptr ? 0 : statement->revision;
}

}  // extern "C"
