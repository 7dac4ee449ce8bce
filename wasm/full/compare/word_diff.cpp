#include "full/compare/word_diff.h"

#include <algorithm>
#include <cstdint>

#include "text/text.h"

namespace undersigned::compare {
namespace {

enum class Kind : std::uint8_t { space, letter, digit, mark, apostrophe, point, single };

struct Block {
  char32_t first;
  char32_t last;
};

template <std::size_t Size>
bool is_in(const Block (&blocks)[Size], char32_t c) {
  return std::any_of(std::begin(blocks), std::end(blocks),
                     [c](const Block& block) { return block.first <= c && c <= block.last; });
}

constexpr Block spaces[] = {{0x09, 0x0D},     {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},
                            {0x1680, 0x1680}, {0x2000, 0x200B}, {0x2028, 0x2029}, {0x202F, 0x202F},
                            {0x205F, 0x205F}, {0x3000, 0x3000}};

/// Characters that attach to the one before: combining marks, joiners, variation selectors, skin
/// tones, vowels above and below in Thai and Lao.
constexpr Block marks[] = {
    {0x300, 0x36F},   {0xE31, 0xE31},     {0xE34, 0xE3A},    {0xE47, 0xE4E},   {0xEB1, 0xEB1},
    {0xEB4, 0xEBC},   {0xEC8, 0xECE},     {0x102B, 0x103E},  {0x17B4, 0x17D3}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200C, 0x200D},   {0x20D0, 0x20FF},  {0x3099, 0x309A}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE01EF}};

/// Punctuation and symbols beyond ASCII, and scripts written without spaces.
constexpr Block singles[] = {
    {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},       {0xD7, 0xD7},
    {0xF7, 0xF7},     {0x55A, 0x55F},   {0x589, 0x58A},   {0x5BE, 0x5BE},     {0x5F3, 0x5F4},
    {0x60C, 0x60D},   {0x61B, 0x61F},   {0x66A, 0x66D},   {0x6D4, 0x6D4},     {0x964, 0x965},
    {0xE00, 0xEFF},   {0x1000, 0x109F}, {0x1780, 0x17FF}, {0x2010, 0x2BFF},   {0x2E00, 0x2E7F},
    {0x2E80, 0x312F}, {0x3190, 0x31EF}, {0x31F0, 0xA4CF}, {0xAA60, 0xAA7F},   {0xF900, 0xFAFF},
    {0xFD3E, 0xFD3F}, {0xFE10, 0xFE1F}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF0F},   {0xFF1A, 0xFF20},
    {0xFF3B, 0xFF40}, {0xFF5B, 0xFF9F}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0x20000, 0x3FFFF}};

Kind kind_of(char32_t c) {
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (is_letter) return Kind::letter;
  if (c >= '0' && c <= '9') return Kind::digit;
  if (c == '\'' || c == 0x2019) return Kind::apostrophe;
  if (c == '.' || c == ',') return Kind::point;
  if (is_in(spaces, c)) return Kind::space;
  if (c < 0x80) return Kind::single;
  if (is_in(marks, c)) return Kind::mark;
  return is_in(singles, c) ? Kind::single : Kind::letter;
}

bool is_of_word(Kind kind) { return kind == Kind::letter || kind == Kind::digit; }

/// Whether a word ending with `before` continues with `kind`, which is followed by `next`.
bool goes_on(Kind before, Kind kind, Kind next) {
  if (is_of_word(kind) || kind == Kind::mark) return true;
  if (kind == Kind::apostrophe) return is_of_word(next);
  return kind == Kind::point && before == Kind::digit && next == Kind::digit;
}

struct Character {
  std::size_t begin;
  Kind kind;
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const Kind kind = kind_of(text::decode_utf8(text, at));
    characters.push_back({begin, kind});
  }
  characters.push_back({text.size(), Kind::single});
  return characters;
}

std::vector<std::uint32_t> number_words(const std::vector<std::string_view>& words,
                                        ItemNumbers& numbers) {
  std::vector<std::uint32_t> numbered;
  numbered.reserve(words.size());
  for (const std::string_view word : words) numbered.push_back(numbers.of(std::string(word)));
  return numbered;
}

bool is_white(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (kind_of(text::decode_utf8(text, at)) != Kind::space) return false;
  }
  return true;
}

/// The change between two unchanged texts.
struct Change {
  std::string removed;
  std::string added;

  [[nodiscard]] bool is_both() const { return !removed.empty() && !added.empty(); }
};

class Runs {
 public:
  void removed(std::string_view text) { next_.removed += text; }
  void added(std::string_view text) { next_.added += text; }
  /// Ends the change before it.
  void same(std::string_view text) {
    end_change();
    same_ += text;
  }

  std::vector<WordRun> take() {
    end_change();
    put_change();
    put(Edit::same, same_);
    return std::move(runs_);
  }

 private:
  /// Joins `last_`, `same_` and `next_` into one change, or emits the first two.
  void end_change() {
    if (next_.removed.empty() && next_.added.empty()) return;
    const bool is_one = (last_.is_both() || next_.is_both()) &&
                        !(last_.removed.empty() && last_.added.empty()) && is_white(same_);
    if (is_one) {
      last_.removed += same_ + next_.removed;
      last_.added += same_ + next_.added;
    } else {
      put_change();
      put(Edit::same, same_);
      last_ = next_;
    }
    same_.clear();
    next_ = {};
  }
  void put_change() {
    put(Edit::removed, last_.removed);
    put(Edit::added, last_.added);
    last_ = {};
  }
  void put(Edit edit, const std::string& text) {
    if (!text.empty()) runs_.push_back({.edit = edit, .text = text});
  }

  std::vector<WordRun> runs_;
  Change last_;
  std::string same_;  ///< the unchanged text after `last_`
  Change next_;
};

}  // namespace

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  const std::vector<Character> characters = characters_of(text);
  const std::size_t end = characters.size() - 1;
  for (std::size_t at = 0; at < end;) {
    const std::size_t begin = at;
    const Kind first = characters[at++].kind;
    if (first == Kind::space) {
      while (at < end && characters[at].kind == Kind::space) ++at;
    } else if (is_of_word(first)) {
      while (at < end &&
             goes_on(characters[at - 1].kind, characters[at].kind, characters[at + 1].kind))
        ++at;
    } else {
      while (at < end && characters[at].kind == Kind::mark) ++at;
    }
    const std::size_t from = characters[begin].begin;
    words.push_back(text.substr(from, characters[at].begin - from));
  }
  return words;
}

std::vector<WordRun> diff_words(std::string_view older, std::string_view newer) {
  const std::vector<std::string_view> before = words_of(older);
  const std::vector<std::string_view> after = words_of(newer);
  ItemNumbers numbers;
  const auto before_numbers = number_words(before, numbers);
  const auto after_numbers = number_words(after, numbers);
  Runs runs;
  std::size_t x = 0;
  std::size_t y = 0;
  for (const EditRun& run : edit_script(before_numbers, after_numbers)) {
    for (std::size_t i = 0; i < run.count; ++i) {
      switch (run.edit) {
        case Edit::removed: runs.removed(before[x++]); break;
        case Edit::added: runs.added(after[y++]); break;
        case Edit::same:
          runs.same(before[x++]);
          ++y;
          break;
      }
    }
  }
  return runs.take();
}

WordBag bag_of(std::string_view text) {
  WordBag bag;
  for (const std::string_view word : words_of(text)) {
    if (is_white(word)) continue;
    bag.words.push_back({text::hash32(word), static_cast<std::uint32_t>(word.size())});
    bag.bytes += word.size();
  }
  std::sort(bag.words.begin(), bag.words.end(),
            [](const auto& one, const auto& other) { return one.hash < other.hash; });
  return bag;
}

std::size_t likeness(const WordBag& older, const WordBag& newer) {
  const std::size_t all = older.bytes + newer.bytes;
  if (all == 0) return 100;
  std::size_t shared = 0;
  for (std::size_t x = 0, y = 0; x < older.words.size() && y < newer.words.size();) {
    const WordBag::Word& one = older.words[x];
    const WordBag::Word& other = newer.words[y];
    if (one.hash == other.hash) shared += std::min(one.bytes, other.bytes);
    if (one.hash <= other.hash) ++x;
    if (one.hash >= other.hash) ++y;
  }
  return 200 * shared / all;
}

}  // namespace undersigned::compare
