#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/range.h"
#include "tree/node.h"

namespace undersigned::model {

/// An address, as written until `resolve_addresses` makes it absolute; empty if absent or refused.
using Address = text::Located;

/// CommonMark with tables, and what was made of it: a `div` of its blocks, the
/// same under every view. `#` is `<h1>`, and a table's scroller is bare; the page
/// dresses both.
struct Markdown {
  text::Located source;
  tree::NodeRef tree;  ///< null before it is parsed, and where it has too many nodes
  bool begins_with_paragraph = false;  ///< which a dateline can open
};

struct Image {
  Address src;
  Address dark;
  std::string alt;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

struct Link {
  std::string label;
  Address url;
};

struct Organization {
  std::string name;
  std::string abbreviation;
  std::string tagline;
  Address url;
  Image logo;
  Markdown about;
};

enum class SignerKind : std::uint8_t { organization, person };

struct Signatory {
  std::string key;  ///< unique in its list; derived by `assign_keys`
  std::string id;
  std::string name;
  std::string sort;
  std::string abbreviation;
  Address url;
  Image logo;
  Markdown about;
  SignerKind kind = SignerKind::organization;
  std::string role;
  std::string affiliation;
  std::string location;
  std::string country;
  std::string signed_on;  ///< YYYY-MM-DD or empty
  std::string note;
  std::string language;
  text::Located group;
  std::vector<Signatory> members;
  text::Range at;  ///< place of its object; in a statement, of the object's start only
  /// A hash of all that the reader made it from, of a lead and a member 0. Where it and the key
  /// are the same in two readings, nothing of the signatory has changed.
  std::uint32_t content = 0;
};

enum class Order : std::uint8_t { given, name, newest };

struct Group {
  std::string key;
  std::string heading;
};

struct Counts {
  std::uint32_t organizations = 0;
  std::uint32_t persons = 0;

  [[nodiscard]] std::uint32_t& of(SignerKind kind) {
    return kind == SignerKind::person ? persons : organizations;
  }
};

struct Signatories {
  std::optional<std::string> heading;
  std::vector<Signatory> items;
  Order order = Order::given;
  std::vector<Group> groups;
  Address src;
  Address stream;
  std::uint32_t refresh = 60;  ///< seconds; 0 is never
  std::optional<Counts> counts;
  text::Range at;
};

struct Release {
  std::string title;
  Address url;
  std::string date;
  std::string summary;
  std::string language;
};

struct Releases {
  std::optional<std::string> heading;
  std::vector<Release> items;
  Address src;
  Link more;
  std::uint32_t limit = 5;
};

enum class ReleaseStatus : std::uint8_t { immediate, published, draft, embargoed, withdrawn };

struct ReleaseState {
  ReleaseStatus status = ReleaseStatus::published;
  text::Located until;  ///< RFC 3339; if invalid, the text is empty and the place is set
  std::string note;
  text::Range at;
};

struct Contact {
  std::string label;
  std::string name;
  text::Located email;  ///< as written
  text::Located phone;
  std::string email_link;  ///< `mailto:`, or "" where no address can be made of it
  std::string phone_link;  ///< `tel:`, likewise
  Address url;
};

struct Correction {
  std::string date;
  std::string note;
};

struct Translation {
  std::string language;
  Address src;
  std::string title;
};

enum class Direction : std::uint8_t { from_language, ltr, rtl };

/// A joint statement as its publisher wrote it.
struct Statement {
  std::string schema;
  std::uint32_t format = 1;
  std::string id;
  std::uint32_t revision = 1;
  std::string language = "en";
  Direction direction = Direction::from_language;
  Address url;
  Organization publisher;
  ReleaseState release;
  std::string place;
  std::string date;
  std::optional<std::string> dateline;
  std::vector<Contact> contacts;
  std::string title;
  std::string subtitle;
  Markdown body;
  std::vector<Signatory> leads;
  Signatories signatories;
  Link sign;
  std::vector<Link> attachments;
  std::optional<std::string> end_mark;
  Releases releases;
  std::vector<Correction> corrections;
  std::vector<Translation> translations;
  std::vector<Address> image_origins;
};

}  // namespace undersigned::model
