#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"
#include "text/json_writer.h"

/// Divides a long list into files. The boundaries follow from the keys alone, so that one insertion
/// or removal changes at most two segments.
namespace undersigned::publish {

/// Number of signatories in the first segment: those that are shown at first.
inline constexpr std::size_t first_segment = 200;
/// After it, a segment begins at each key whose hash32 is a multiple of this, and nowhere else.
inline constexpr std::size_t segment_modulus = 2'000;

/// Signatories of a list, in the order of publication.
using Sequence = std::span<const model::Signatory* const>;

/// The segments of `sequence`; for an empty one, a single empty segment. Views `sequence`.
[[nodiscard]] std::vector<Sequence> cut(Sequence sequence);

/// Writes the member `"items":[…]`, with the signatories as spelled in `source`, the document that
/// they were read from, without white space between tokens.
void write_items(text::JsonWriter& json, Sequence sequence, std::string_view source);

}  // namespace undersigned::publish
