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

/// CommonMark with tables, and its tree: a `div` of its blocks, the same under every view. In it
/// `#` is `<h1>`, and a table's scroller has no label; `page/` adapts both to the view.
struct Markdown {
  text::Located source;
  tree::NodeRef tree;                  ///< null until it is parsed, and if it has too many nodes
  bool begins_with_paragraph = false;  ///< so that a dateline can go into it
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
  /// A hash of what the signatory was read from; 0 for a lead or a member. If it and the key are
  /// equal in two readings, the signatory has not changed.
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
  std::string email_link;  ///< `mailto:` address, or "" if it was refused
  std::string phone_link;  ///< `tel:` address, or ""
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
