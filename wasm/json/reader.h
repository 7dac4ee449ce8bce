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

/// The target of reading a document, and the rules for it.
struct Root {
  const Schema& schema;
  void* object;                     ///< an object of the struct that `schema` describes
  const Field* elements = nullptr;  ///< field of `schema` for an outermost list
  /// An error in an item of a list drops only that item, with a diagnostic.
  bool lenient = false;
  std::size_t names = 0;  ///< maximum number of signatories, members included
};

/// Handler of nlohmann's SAX parser. The schema says what is expected of each value. The handler
/// keeps one frame for each open object or list. All views and references must outlive the reader.
class Reader {
 public:
  Reader(std::string_view json, const Root& root, std::vector<diagnostics::Diagnostic>& diagnostics)
      : json_(json), tokens_(json), root_(root), diagnostics_(diagnostics) {}

  // Called by nlohmann. Each returns true to continue.

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

  /// Never called: JSON text has no binary values.
  template <typename Binary>
  bool binary(Binary&) {
    return true;
  }

  /// `position` is the number of bytes read; the end of the document counts as one.
  template <typename Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception& error) {
    constexpr int number_overflow = 406;
    if (error.id == number_overflow) {
      overflowed_ = true;
    } else {
      report_syntax(position);
    }
    return false;
  }

  /// Whether the parser stopped at a number that does not fit a double.
  [[nodiscard]] bool overflowed() const { return overflowed_; }

  /// Call after the last event. Returns false if anything but white space follows, or if the
  /// document is not an object. nlohmann takes a NUL for the end; this does not.
  [[nodiscard]] bool finish();

  // Valid after finish().

  [[nodiscard]] text::Range root_at() const { return root_at_; }
  [[nodiscard]] const std::vector<TopKey>& top_keys() const { return top_keys_; }
  /// Number of signatories and their members, read or not.
  [[nodiscard]] std::size_t names() const { return names_; }
  /// Whether there is an error that cannot be mended by leaving out an item.
  [[nodiscard]] bool is_spoiled() const { return is_spoiled_; }

 private:
  struct Frame {
    const Schema* schema = nullptr;  ///< schema of an object; null if the key is unknown
    void* object = nullptr;          ///< the struct, or the vector of a list
    const Field* field = nullptr;    ///< field of the pending key, or of the list
    bool list = false;
    bool is_item = false;     ///< an item of a list that may be left out
    bool is_spoiled = false;  ///< the item has an error and is left out
    std::uint64_t seen = 0;   ///< a bit for each field of the schema
    std::size_t keys = 0;     ///< index in `keys_` of this object's first key
    text::Range begin;
  };

  /// Keys are compared by a 64-bit hash, so that 100,000 keys in one object need no copies and no
  /// quadratic time.
  struct Key {
    std::uint64_t hash = 0;
    text::Range at;
  };

  static std::uint64_t bit(const Frame& frame);

  bool number(bool natural, std::uint64_t value);
  /// The target of the value at `at`. It has no field if the key is unknown, or if a diagnostic was
  /// already added.
  Target target_of_value(text::Range at);
  bool too_deep(text::Range at);
  /// Counts `target` if it is a signatory. True if there are too many.
  bool exceeds_name_limit(const Target& target);
  /// Closes an object or list below the depth limit.
  bool leave_skipped();
  void note_key(std::string_view key, text::Range at);
  void report_repeated_keys();
  void report(diagnostics::Code code, text::Range at, std::string_view first = {},
              std::string_view second = {});
  /// Reports `found` where another type is expected.
  void report_type(const Target& target, text::Range at, std::string_view found);
  void report_root(text::Range at, std::string_view found);
  [[nodiscard]] bool is_foreign() const;
  /// Moves the diagnostics of the value for `target`, or of a key, to the result.
  void flush_found(const Target& target);
  /// Marks the innermost item that can be left out as wrong; if there is none, the whole document.
  void mark_invalid();
  void report_syntax(std::size_t position);

  std::string_view json_;
  Tokens tokens_;
  Root root_;
  std::vector<diagnostics::Diagnostic>& diagnostics_;
  std::vector<diagnostics::Diagnostic> found_;  ///< diagnostics of the current value
  std::vector<Frame> frames_;
  std::vector<Key> keys_;
  std::vector<TopKey> top_keys_;
  std::size_t names_ = 0;    ///< number of leads, items and their members
  std::size_t skipped_ = 0;  ///< open objects and lists below the depth limit
  bool overflowed_ = false;
  bool is_spoiled_ = false;
  text::Range root_at_;  ///< empty if the document has the wrong type
};

}  // namespace undersigned::json
