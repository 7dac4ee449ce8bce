#pragma once

#include <cstddef>

/// The limits of the format (docs/format.md, "Limits"). Bytes are bytes of UTF-8,
/// lengths of single texts are Unicode code points.
namespace undersigned::limits {

inline constexpr std::size_t statement_bytes = 1U << 20U;
inline constexpr std::size_t json_depth = 16;
inline constexpr std::size_t diagnostics = 100;

inline constexpr std::size_t name = 200;
inline constexpr std::size_t title = 300;
inline constexpr std::size_t short_text = 500;
inline constexpr std::size_t note = 2'000;
inline constexpr std::size_t about = 8'000;
inline constexpr std::size_t body_bytes = 128U << 10U;
inline constexpr std::size_t signatories = 10'000;  ///< inline, or in one list

inline constexpr std::size_t list_bytes = 16U << 20U;   ///< a segment's too
inline constexpr std::size_t slice_bytes = 64U << 10U;  ///< of a segment that are read at once
inline constexpr std::size_t head_bytes = 1U << 20U;
inline constexpr std::size_t event_bytes = 1U << 20U;
inline constexpr std::size_t feed_bytes = 4U << 20U;  ///< of releases
inline constexpr std::size_t feed_items = 100;        ///< the first ones
inline constexpr std::size_t feed_summary = 400;      ///< cut, and the title at `title`
inline constexpr std::size_t held = 1'000;            ///< events that wait for a list or a segment
inline constexpr std::size_t held_bytes = 4U << 20U;  ///< of their JSON
/// Of signatories in them, which take more room than their JSON where that is short.
inline constexpr std::size_t held_keys = 20'000;
inline constexpr std::size_t segmented = 200'000;              ///< signatories in segments
inline constexpr std::size_t key = name + 2 * short_text + 4;  ///< a person's, derived

inline constexpr std::size_t markdown_depth = 32;
inline constexpr std::size_t markdown_nodes = 5'000;

/// Names per group of the drawn list: a group ends before the first key whose
/// hash is a multiple of `group_modulus`, at the latest after `group_most`.
inline constexpr std::size_t group_modulus = 100;
inline constexpr std::size_t group_most = 400;
/// Names that are shown at first; the others when the reader asks.
inline constexpr std::size_t first_names = 200;
/// Of those that the filter finds, so many are drawn before the page gets its turn; then the first.
inline constexpr std::size_t found_at_once = 50;
/// So many are looked through for each key in the filter before the page gets its turn.
inline constexpr std::size_t looked_through = 20'000;
/// Fewer names than these need no filter and no other order.
inline constexpr std::size_t tools_from = 20;

}  // namespace undersigned::limits
