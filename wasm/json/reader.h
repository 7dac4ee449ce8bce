#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/schema.h"
#include "json/tokens.h"
#include "json/value.h"

namespace undersigned::json {

/// What a document is read into, and how it is judged.
struct Root {
  const Schema& schema;
  void* object;                     ///< what `schema` describes
  const Field* elements = nullptr;  ///< of `schema`: where the outermost value may be this list
  /// Something wrong in an item of a list costs that item alone, and is said.
  bool lenient = false;
  std::size_t names = 0;  ///< how many signatories there may be, members included
};

/// The handler that nlohmann's SAX parser tells what it meets. What is asked of
/// a value stands in the schema; the handler keeps one frame for each open
/// object or list. All views and references outlive the reader.
class Reader {
 public:
  Reader(std::string_view json, const Root& root, std::vector<diagnostics::Diagnostic>& diagnostics)
      : json_(json), tokens_(json), root_(root), diagnostics_(diagnostics) {}

  // What nlohmann calls; `true` goes on.

  bool null();
  bool boolean(bool value);
  bool number_integer(std::int64_t) { return number(false, 0); }
  bool number_unsigned(std::uint64_t value) { return number(true, value); }
  bool number_float(double, const std::string&) { return number(false, 0); }
  bool string(std::string& value);
  bool start_object(std::size_t);
  bool key(std::string& value);
  bool end_object();
  bool start_array(std::size_t);
  bool end_array();

  /// JSON text has none.
  template <typename Binary>
  bool binary(Binary&) {
    return true;
  }

  /// `position` counts the bytes read, the end of the document as one.
  template <typename Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception& error) {
    constexpr int number_overflow = 406;
    if (error.id == number_overflow) {
      overflowed_ = true;
    } else {
      complain_syntax(position);
    }
    return false;
  }

  /// Whether a number that no double holds has stopped the parser.
  [[nodiscard]] bool overflowed() const { return overflowed_; }

  /// After the last event only white space may follow; nlohmann takes a NUL for
  /// the end. False where there is more, or where the document is no object.
  [[nodiscard]] bool finish();

  // What is known then.

  [[nodiscard]] text::Range root_at() const { return root_at_; }
  [[nodiscard]] const std::vector<TopKey>& top_keys() const { return top_keys_; }
  /// Signatories and their members, read or not.
  [[nodiscard]] std::size_t names() const { return names_; }
  /// Whether something is wrong that no item could be left out for.
  [[nodiscard]] bool is_spoiled() const { return is_spoiled_; }

 private:
  struct Frame {
    const Schema* schema = nullptr;  ///< of an object; null where unknown
    void* object = nullptr;          ///< the struct, or the list's vector
    const Field* field = nullptr;    ///< of the pending key, or of the list
    bool list = false;
    bool is_item = false;     ///< of a list, which can do without it
    bool is_spoiled = false;  ///< such an item
    std::uint64_t seen = 0;   ///< a bit for each field of the schema
    std::size_t keys = 0;     ///< where this object's keys begin in `keys_`
    text::Range begin;
  };

  /// Keys are compared by a 64-bit hash, so that 100,000 of them in one object
  /// cost no copy and no quadratic time.
  struct Key {
    std::uint64_t hash = 0;
    text::Range at;
  };

  static std::uint64_t bit(const Frame& frame);

  bool number(bool natural, std::uint64_t value);
  /// Where the value at `at` goes; without a field where it is nobody's, or
  /// where the complaint has been made.
  Target target_of_value(text::Range at);
  bool too_deep(text::Range at);
  /// Counts the names, whose objects alone note their place.
  bool is_past_the_last_name(const Target& target);
  /// Ends what was skipped below the depth limit.
  bool leave_skipped();
  void note_key(std::string_view key, text::Range at);
  void report_repeated_keys();
  void complain(diagnostics::Code code, text::Range at, std::string_view first = {},
                std::string_view second = {});
  /// A wrong type where something else is wanted.
  void complain_type(const Target& target, text::Range at, std::string_view found);
  void complain_root(text::Range at, std::string_view found);
  [[nodiscard]] bool is_foreign() const;
  /// Passes on what has been found with the value for `target`, or with a key.
  void settle(const Target& target);
  /// Marks the innermost item that can be left out, or the whole document.
  void spoil();
  void complain_syntax(std::size_t position);

  std::string_view json_;
  Tokens tokens_;
  Root root_;
  std::vector<diagnostics::Diagnostic>& diagnostics_;
  std::vector<diagnostics::Diagnostic> found_;  ///< with the value at hand
  std::vector<Frame> frames_;
  std::vector<Key> keys_;
  std::vector<TopKey> top_keys_;
  std::size_t names_ = 0;    ///< leads, items and their members
  std::size_t skipped_ = 0;  ///< open objects and lists below the depth limit
  bool overflowed_ = false;
  bool is_spoiled_ = false;
  text::Range root_at_;  ///< empty where the document is not what it should be
};

}  // namespace undersigned::json
