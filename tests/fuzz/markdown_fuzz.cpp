// Fuzzes Markdown without JSON around it: its parsing, its limits, its HTML.

#include <cstdint>
#include <string>
#include <string_view>

#include "full/html/html.h"
#include "full/html/plain_text.h"
#include "model/limits.h"
#include "read/markdown.h"
#include "tests/fuzz/well_formed.h"
#include "text/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace undersigned;
  if (size == 0) return 0;
  const std::uint8_t choice = data[0];
  // The reader lets neither NUL nor invalid UTF-8 pass.
  std::string source;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  for (std::size_t at = 0; at < bytes.size();)
    text::append_utf8(source, text::decode_utf8(bytes, at));
  source = text::clean_text(std::move(source));

  const read::MarkdownContext context = {
      .base = (choice & 1U) != 0 ? "https://p.example/s/" : "",
      .image_origins = {},
  };
  tree::Builder builder;
  builder.open(tree::Element::div);
  const read::MarkdownResult result = read::append_markdown(builder, source, context);
  // One block, span or text at a time may go past the limit.
  const std::size_t count = builder.count();
  builder.close();
  const tree::NodeRef tree = builder.take();
  if (!result.too_many_nodes && count > limits::markdown_nodes + 1) fail("too many nodes", source);
  if (count > limits::markdown_nodes + 16) fail("not stopped", source);
  std::string html;
  html::append_html(html, *tree);
  if (WellFormed::check(html, *tree) > 1 + limits::markdown_depth) fail("too deep", html);
  for (const read::RefusedDestination& refused : result.refused) {
    if (refused.refusal == text::Refusal::none) fail("refused for nothing", refused.destination);
  }
  static_cast<void>(html::plain_text(*tree));
  return 0;
}
