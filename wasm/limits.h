#pragma once

#include <cstddef>

/// The limits of the format (README, "Limits"). Bytes are bytes of UTF-8,
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

inline constexpr std::size_t list_bytes = 16U << 20U;  ///< a segment's too
inline constexpr std::size_t head_bytes = 1U << 20U;
inline constexpr std::size_t event_bytes = 1U << 20U;
inline constexpr std::size_t segmented = 200'000;              ///< signatories in segments
inline constexpr std::size_t key = name + 2 * short_text + 4;  ///< a person's, derived

inline constexpr std::size_t markdown_depth = 32;
inline constexpr std::size_t markdown_nodes = 5'000;

/// Names per group of the drawn list: a group ends before the first key whose
/// hash is a multiple of `group_modulus`, at the latest after `group_most`.
inline constexpr std::size_t group_modulus = 100;
inline constexpr std::size_t group_most = 400;

}  // namespace undersigned::limits
