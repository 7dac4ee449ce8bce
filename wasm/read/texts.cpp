#include "read/texts.h"

#include <string>
#include <utility>

#include "diagnostics/source_location.h"
#include "model/limits.h"
#include "read/markdown.h"
#include "text/text.h"

namespace undersigned::read {
namespace {

using Diagnostics = std::vector<diagnostics::Diagnostic>;

void tell(const MarkdownResult& result, text::Range at, Diagnostics& diagnostics) {
  if (result.too_many_nodes) {
    std::string most;
    text::append_number(most, limits::markdown_nodes);
    diagnostics::complain(diagnostics, diagnostics::Code::too_many_nodes, at, most);
  }
  for (const RefusedDestination& refused : result.refused) {
    const auto code =
        refused.image ? diagnostics::Code::refused_image : diagnostics::Code::refused_address;
    diagnostics::complain(diagnostics, code, at, refused.destination, {}, refused.refusal);
  }
}

}  // namespace

void parse_texts(model::Statement& statement, std::string_view base, std::string_view json,
                 Diagnostics& diagnostics) {
  std::vector<std::string> image_origins;
  for (const model::Address& origin : statement.image_origins) {
    if (!origin.text.empty()) image_origins.push_back(origin.text);
  }
  const MarkdownContext context = {.base = base, .image_origins = image_origins};
  // Counted apart, up to `max_diagnostics`, so that earlier diagnostics do not displace these.
  Diagnostics found;
  const auto judge = [&](model::Markdown& text, bool is_shown) {
    const MarkdownResult result = parse_markdown(text, context);
    if (is_shown) tell(result, text.source.at, found);
  };
  const model::ReleaseStatus status = statement.release.status;
  const bool is_embargoed = status == model::ReleaseStatus::embargoed;
  const bool is_open = !is_embargoed && status != model::ReleaseStatus::withdrawn;
  judge(statement.body, is_open);
  judge(statement.publisher.about, !is_embargoed);
  for (model::Signatory& lead : statement.leads) judge(lead.about, is_open);
  for (diagnostics::Diagnostic& one : found) {
    if (one.refusal != text::Refusal::none) one.at = diagnostics::narrow(json, one.at, one.first);
    diagnostics.push_back(std::move(one));
  }
}

}  // namespace undersigned::read
