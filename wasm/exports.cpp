// The only file that knows of WebAssembly: numbers and pointers in and out. What
// is exported stands in exports.txt, and what each export means stands here.
//
// C++ owns all memory. The caller copies bytes into `input`, and reads what
// `output` tells of; that is valid until the next call.

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source_location.h"
#include "document/document.h"
#include "full/compare/comparison.h"
#include "full/compare/revision_check.h"
#include "full/draft/draft.h"
#include "full/html/embed_code.h"
#include "full/html/embed_options.h"
#include "full/html/html.h"
#include "full/html/oembed.h"
#include "full/html/plain_text.h"
#include "full/html/whole_page.h"
#include "full/publish/publication.h"
#include "full/report.h"
#include "page/locale.h"
#include "read/read.h"
#include "statement_css.h"
#include "text/text.h"

namespace undersigned {
namespace {

struct Module {
  std::string input;
  std::vector<std::unique_ptr<Document>> documents;  ///< by handle - 1
  Operations operations;
  std::vector<std::uint32_t> words;
  std::string text;
  std::array<std::size_t, 4> output = {};  ///< address, count; address, bytes
};

Module& module() {
  static Module instance;
  return instance;
}

/// A handle comes from `open_document` and is not used behind `close_document`.
Document& document(std::uint32_t handle) { return *module().documents[handle - 1]; }

std::string_view input_text(std::uint32_t size) {
  return std::string_view(module().input).substr(0, size);
}

void set_output(const std::vector<std::uint32_t>& words, std::string_view text) {
  module().output = {reinterpret_cast<std::size_t>(words.data()), words.size(),
                     reinterpret_cast<std::size_t>(text.data()), text.size()};
}

void set_text(std::string text) {
  module().text = std::move(text);
  module().output = {reinterpret_cast<std::size_t>(module().text.data()), module().text.size(), 0,
                     0};
}

enum class HtmlFormat : std::uint8_t { page, fragment, shadow, text, oembed, code };

/// Logos of a whole page follow its reader, those inside another page that page.
View view_for(const Document& document, HtmlFormat format) {
  View view = document.view();
  view.controls = format == HtmlFormat::shadow;
  if (format == HtmlFormat::page && view.scheme == Scheme::light && view.theme != Theme::light) {
    view.scheme = Scheme::preferred;
  }
  return view;
}

/// With the tree's hash, by which the element knows what it may adopt.
void append_adoptable(std::string& out, const Node& tree) {
  const std::size_t behind_name = out.size() + 1 + name_of(tree.element).size();
  append_html(out, tree);
  std::string attribute = " data-tree=\"";
  append_number(attribute, tree_hash(tree));
  attribute += '"';
  out.insert(behind_name, attribute);
}

std::string render(Document& document, HtmlFormat format, const Served& served = {}) {
  const View view = view_for(document, format);
  const NodeRef tree = document.tree(view);
  std::string out;
  switch (format) {
    case HtmlFormat::page:
      return whole_page(*document.statement(), document.roster(), view, *tree, statement_css,
                        served);
    case HtmlFormat::fragment: append_html(out, *tree); break;
    case HtmlFormat::shadow:
      out = "<template shadowrootmode=\"open\"><style>";
      out += host_css;
      out += statement_css;
      out += "</style>";
      append_adoptable(out, *tree);
      out += "</template>";
      break;
    case HtmlFormat::text: return plain_text(*tree);
    case HtmlFormat::oembed: return oembed(*document.statement(), served, english());
    case HtmlFormat::code: break;
  }
  return out;
}

/// The code, and behind a NUL, which none holds, warnings.
std::string render_code(Document& document, EmbedForm form, const Served& served) {
  const Statement& statement = *document.statement();
  const std::string fragment = render(document, HtmlFormat::fragment);
  std::string out = embed_code(form, statement, document.view(), served, fragment);
  out += '\0';
  out += embed_warnings(form, statement, document.view(), served, fragment);
  return out;
}

}  // namespace
}  // namespace undersigned

using namespace undersigned;

extern "C" {

/// The vocabulary's hash: script and module must agree on it.
std::uint32_t abi() { return vocabulary_hash(); }

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
  documents[free] = std::make_unique<Document>();
  return static_cast<std::uint32_t>(free + 1);
}

void close_document(std::uint32_t handle) { module().documents[handle - 1].reset(); }

/// The input is the absolute address that the next loads are resolved against.
void base(std::uint32_t handle, std::uint32_t size) { document(handle).set_base(input_text(size)); }

/// `theme`: 0 auto, 1 light, 2 dark, 3 host. `flags`: 1 no masthead, 2 no
/// releases, 4 names only counted, 8 the surroundings are dark, 16 not kept up to
/// date, 32 with the reader's controls.
void view(std::uint32_t handle, std::uint32_t heading_level, std::uint32_t theme,
          std::uint32_t flags) {
  View view = document(handle).view();
  view.heading_level = heading_level;
  view.theme = static_cast<Theme>(theme);
  view.scheme = Scheme::light;
  view.masthead = (flags & 1U) == 0;
  view.releases = (flags & 2U) == 0;
  view.names = (flags & 4U) == 0;
  view.live = (flags & 16U) == 0;
  view.controls = (flags & 32U) != 0;
  const bool dark = view.theme == Theme::dark || ((flags & 8U) != 0 && view.theme != Theme::light);
  if (dark) view.scheme = Scheme::dark;
  document(handle).set_view(std::move(view));
}

/// The input is the key of the signatory to be marked; empty for none.
void highlight(std::uint32_t handle, std::uint32_t size) {
  View view = document(handle).view();
  view.highlight = input_text(size);
  document(handle).set_view(std::move(view));
}

/// The input is a statement.json. 0: it is what is drawn next; 1: it has errors,
/// and the document holds what it held.
std::uint32_t load(std::uint32_t handle, std::uint32_t size) {
  return document(handle).load(input_text(size)) ? 0 : 1;
}

/// The same for what the address of the statement answers later, which replaces
/// it only under a higher revision. An Outcome.
std::uint32_t reload(std::uint32_t handle, std::uint32_t size) {
  return static_cast<std::uint32_t>(document(handle).reload(input_text(size)));
}

/// What follows the statement: of `size` bytes of input the first `address` are
/// where the rest comes from. `what` is a Feed; of a segment, the address is its
/// integrity, a space, and its address, and of a long one only a part is read: the
/// same call reads on. An Outcome; where that is refused, and
/// where items were left out, the diagnostics tell why.
std::uint32_t feed(std::uint32_t handle, std::uint32_t what, std::uint32_t address,
                   std::uint32_t size) {
  const std::string_view input = input_text(size);
  return static_cast<std::uint32_t>(document(handle).take(
      static_cast<Feed>(what), input.substr(0, address), input.substr(address)));
}

/// An absolute address as text, or nothing: `which` is 0 for the list, 1 its
/// stream, 2 the releases; and 3 is the time until which the statement is
/// embargoed. Returns the seconds from one look at the list to the next, 0 for
/// never.
std::uint32_t source(std::uint32_t handle, std::uint32_t which) {
  const Document& loaded = document(handle);
  const Statement* statement = loaded.statement();
  std::string text;
  if (statement != nullptr && which == 3) {
    if (statement->release.status == ReleaseStatus::embargoed) {
      text = statement->release.until.text;
    }
  } else if (statement != nullptr && loaded.is_open()) {
    text = which == 0   ? statement->signatories.src.text
           : which == 1 ? statement->signatories.stream.text
                        : statement->releases.src.text;
  }
  set_text(std::move(text));
  return statement == nullptr ? 0 : statement->signatories.refresh;
}

/// How many segments of the list have to be fetched now: in the text a line for
/// each, its integrity, a space, and its address.
std::uint32_t wanted(std::uint32_t handle) {
  std::string text;
  const auto segments = document(handle).wanted();
  for (const Segment* segment : segments) {
    text.append(segment->integrity.text).append(1, ' ').append(segment->src.text).append(1, '\n');
  }
  set_text(std::move(text));
  return static_cast<std::uint32_t>(segments.size());
}

/// The reader uses a control; `action` is the word of its `data-action`, the
/// input its value. Then `step`. 1 when the list is paused.
std::uint32_t act(std::uint32_t handle, std::uint32_t action, std::uint32_t size) {
  document(handle).act(static_cast<Word>(action), input_text(size));
  return document(handle).view().paused ? 1 : 0;
}

/// Puts what has come since the last time where screen readers find it. 1 when
/// there was something; then `step`.
std::uint32_t announce(std::uint32_t handle) { return document(handle).announce() ? 1 : 0; }

/// Starts the drawing anew, under the present view.
void draw(std::uint32_t handle) { document(handle).begin_drawing(); }

/// The hash of the drawing that has been started, before its first slice; a server's
/// has it as `data-tree`.
std::uint32_t tree(std::uint32_t handle) { return document(handle).hash(); }

/// The next slice of at least `nodes` nodes: operations and their texts (ops.h).
/// First the drawing, then whatever has changed since. 1 when more is to come.
std::uint32_t step(std::uint32_t handle, std::uint32_t nodes) {
  Operations& operations = module().operations;
  operations.words.clear();
  operations.text.clear();
  const bool more = document(handle).step(nodes, operations);
  set_output(operations.words, operations.text);
  return more ? 1 : 0;
}

/// How many diagnostics the last load has; five words each: code, line, column,
/// begin and end in UTF-16 code units.
std::uint32_t diagnostics(std::uint32_t handle) {
  const Document& loaded = document(handle);
  auto& words = module().words;
  words.clear();
  for (const Diagnostic& diagnostic : loaded.diagnostics()) {
    const Place begin = place_of(loaded.source(), diagnostic.at.begin);
    const Place end = place_of(loaded.source(), diagnostic.at.end);
    words.insert(words.end(), {static_cast<std::uint32_t>(diagnostic.code), begin.line,
                               begin.column, begin.utf16, end.utf16});
  }
  set_output(words, {});
  return static_cast<std::uint32_t>(loaded.diagnostics().size());
}

/// Four words: address and count of what the last call has put out, and for
/// `step` address and bytes of its texts.
const std::size_t* output() { return module().output.data(); }

/// The revision of the statement that the document holds; 0 for none.
std::uint32_t revision(std::uint32_t handle) {
  const Statement* statement = document(handle).statement();
  return statement == nullptr ? 0 : statement->revision;
}

/// The statement as text in UTF-8. `format`: 0 a whole page, 1 a fragment, 2 a
/// declarative shadow root, 3 plain text, 4 oEmbed JSON; from 5 on what partners
/// paste, an EmbedForm each, and behind a NUL a line for each warning. The input
/// is a line for each option of read_served. Only after a successful `load`. 1
/// when an option is wrong or missing: the text says which.
std::uint32_t html(std::uint32_t handle, std::uint32_t format, std::uint32_t size) {
  constexpr auto code = static_cast<std::uint32_t>(HtmlFormat::code);
  const auto form = static_cast<EmbedForm>(format - std::min(format, code));
  const auto wanted = static_cast<HtmlFormat>(std::min(format, code));
  auto [served, error] = read_served(input_text(size));
  if (error.empty() && wanted == HtmlFormat::oembed) {
    error = what_is_missing(EmbedForm::frame, served);
  }
  if (error.empty() && wanted == HtmlFormat::code) error = what_is_missing(form, served);
  if (!error.empty()) {
    set_text(std::move(error));
    return 1;
  }
  set_text(wanted == HtmlFormat::code ? render_code(document(handle), form, served)
                                      : render(document(handle), wanted, served));
  return 0;
}

/// The diagnostics of the last load as text. The input is the file's name.
/// `format`: 0 text, 1 JSON, 2 GitHub annotations.
void report(std::uint32_t handle, std::uint32_t format, std::uint32_t size) {
  const Document& loaded = document(handle);
  set_text(undersigned::report(loaded.diagnostics(), loaded.source(), input_text(size),
                               static_cast<ReportFormat>(format)));
}

/// The input is an older version of the statement that the document holds; what
/// is found is added to its diagnostics. 1 when either has errors and they cannot
/// be compared.
std::uint32_t compare(std::uint32_t handle, std::uint32_t size) {
  Document& loaded = document(handle);
  const std::string_view older = input_text(size);
  const Reading reading = read_statement(older, {});
  const bool comparable = loaded.statement() != nullptr && !has_error(loaded.diagnostics());
  if (has_error(reading.diagnostics) || !comparable) return 1;
  loaded.add_diagnostics(
      check_revision(older, reading.statement, loaded.source(), *loaded.statement()));
  return 0;
}

/// The input is a statement.json or nothing, the list that is published or
/// nothing, a name for the report, each of the size given, and a list that is to
/// be published. `flags`: 1 in segments even if short, 2 the published list is in
/// segments. Words: 1 for something new, 1 for an event that tells it; bytes of
/// the report, the event and the list; bytes and count of each segment. These
/// follow each other in the text. 1 when the list has errors: there is the report
/// alone.
std::uint32_t publication(std::uint32_t flags, std::uint32_t statement, std::uint32_t previous,
                          std::uint32_t name, std::uint32_t size) {
  std::string_view rest = input_text(size);
  const auto take = [&rest](std::size_t bytes) {
    const std::string_view part = rest.substr(0, bytes);
    rest.remove_prefix(part.size());
    return part;
  };
  Request request = {.in_segments = (flags & 1U) != 0, .is_sorted = (flags & 2U) != 0};
  request.statement = take(statement);
  request.previous = take(previous);
  const std::string_view file = take(name);
  request.list = rest;
  Publication made = publish(request);

  auto& words = module().words;
  std::string& text = module().text;
  const auto append = [&](std::string_view part) {
    words.push_back(static_cast<std::uint32_t>(part.size()));
    text += part;
  };
  words = {made.is_new ? 1U : 0U, made.is_told ? 1U : 0U};
  text.clear();
  append(undersigned::report(made.diagnostics, request.list, file, ReportFormat::text));
  append(made.event);
  append(made.list);
  for (SegmentFile& segment : made.segments) {
    append(segment.json);
    words.push_back(static_cast<std::uint32_t>(segment.count));
    std::string().swap(segment.json);
  }
  set_output(words, text);
  return made.is_good ? 0 : 1;
}

/// The input is a press release as text or HTML. The text is JSON, as
/// draft_answer writes it.
void draft(std::uint32_t size) {
  module().text = draft_answer(input_text(size));
  set_output({}, module().text);
}

/// The input is an older statement.json, an address that relative ones start from or
/// nothing, the day of a correction, each of the size given, and the newer
/// statement.json. The text is JSON, as comparison_json writes it, and behind a NUL, which
/// none holds, the same for people. 1 when the older one has errors, 2 when the newer one
/// has, 3 for both: there is no text then.
std::uint32_t changes(std::uint32_t older, std::uint32_t base, std::uint32_t date,
                      std::uint32_t size) {
  const std::string_view input = input_text(size);
  Flaws flaws;
  const auto comparison = compare_statements({.older = input.substr(0, older),
                                              .newer = input.substr(older + base + date),
                                              .base = input.substr(older, base),
                                              .date = input.substr(older + base, date)},
                                             flaws);
  std::string text;
  if (comparison) {
    text = comparison_json(*comparison);
    text += '\0';
    text += comparison_text(*comparison);
  }
  set_text(std::move(text));
  return (flaws.older ? 1U : 0U) | (flaws.newer ? 2U : 0U);
}

}  // extern "C"
