#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"
#include "text/json_writer.h"

/// How a long list is parted into files. Boundaries follow from the keys alone,
/// so that one insertion or removal changes two segments at most.
namespace undersigned::publish {

/// Signatories of the first segment, which the first view needs.
inline constexpr std::size_t first_segment = 200;
/// Behind it a segment begins with every key whose hash32 is a multiple of this,
/// and nowhere else.
inline constexpr std::size_t segment_modulus = 2'000;

/// Signatories of a list, in the order in which they are published.
using Sequence = std::span<const model::Signatory* const>;

/// The segments of `sequence`; one, without signatories, of an empty one.
[[nodiscard]] std::vector<Sequence> cut(Sequence sequence);

/// The member `"items":[…]`: the signatories as `source`, the document that they were read from,
/// writes them, without white space between tokens.
void write_items(text::JsonWriter& json, Sequence sequence, std::string_view source);

}  // namespace undersigned::publish
