#pragma once

#include <cstddef>

/// The limits of the format (docs/format.md, "Limits"). Sizes in bytes are of UTF-8; lengths of
/// single texts are in Unicode code points.
namespace undersigned::limits {

inline constexpr std::size_t statement_bytes = 1U << 20U;
inline constexpr std::size_t json_depth = 16;

inline constexpr std::size_t name = 200;
inline constexpr std::size_t title = 300;
inline constexpr std::size_t short_text = 500;
inline constexpr std::size_t note = 2'000;
inline constexpr std::size_t about = 8'000;
inline constexpr std::size_t body_bytes = 128U << 10U;
inline constexpr std::size_t signatories = 10'000;  ///< inline, or in one list

inline constexpr std::size_t list_bytes = 16U << 20U;   ///< also of a segment
inline constexpr std::size_t slice_bytes = 64U << 10U;  ///< of a segment, read per step
inline constexpr std::size_t head_bytes = 1U << 20U;
inline constexpr std::size_t event_bytes = 1U << 20U;
inline constexpr std::size_t feed_bytes = 4U << 20U;  ///< of a feed of releases
inline constexpr std::size_t feed_items = 100;        ///< read from the start of the feed
inline constexpr std::size_t feed_summary = 400;      ///< longer ones are cut
inline constexpr std::size_t held = 1'000;            ///< events waiting for a list or a segment
inline constexpr std::size_t held_bytes = 4U << 20U;  ///< of their JSON
/// Signatories in these events. A short one takes more memory than its JSON.
inline constexpr std::size_t held_keys = 20'000;
inline constexpr std::size_t segmented = 200'000;              ///< signatories in all segments
inline constexpr std::size_t key = name + 2 * short_text + 4;  ///< derived for a person

inline constexpr std::size_t markdown_depth = 32;
inline constexpr std::size_t markdown_nodes = 5'000;

/// A group of the drawn list ends before the first key whose hash is a multiple of `group_modulus`,
/// or after `group_most` names.
inline constexpr std::size_t group_modulus = 100;
inline constexpr std::size_t group_most = 400;
/// Names shown at first; the reader can ask for the rest.
inline constexpr std::size_t first_names = 200;
/// Matches of the filter that are drawn before yielding to the page.
inline constexpr std::size_t found_at_once = 50;
/// Names examined for each key typed into the filter before yielding to the page.
inline constexpr std::size_t looked_through = 20'000;
/// Lists with fewer names have no filter and no choice of order.
inline constexpr std::size_t tools_from = 20;

}  // namespace undersigned::limits
