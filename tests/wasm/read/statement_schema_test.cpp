#include "read/statement_schema.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace undersigned::read {
namespace {

std::string_view name_of(json::Type type) {
  switch (type) {
    case json::Type::text: return "text";
    case json::Type::name: return "name";
    case json::Type::optional_text: return "optional text";
    case json::Type::located: return "text";
    case json::Type::body: return "body";
    case json::Type::address: return "address";
    case json::Type::addresses: return "addresses";
    case json::Type::integer: return "integer";
    case json::Type::date: return "date";
    case json::Type::time: return "time";
    case json::Type::slug: return "slug";
    case json::Type::language: return "language";
    case json::Type::enumeration: return "one of";
    case json::Type::object: return "object";
    case json::Type::list: return "list";
  }
  return "";
}

void print(std::string& out, const json::Schema& schema, const std::string& indent) {
  EXPECT_LE(schema.fields.size(), 64U);
  std::set<std::string_view> keys;
  for (const json::Field& field : schema.fields) {
    EXPECT_TRUE(keys.insert(field.key).second) << field.key;
    // nearest_word does not look at longer candidates.
    EXPECT_LE(field.key.size(), 32U);
    EXPECT_NE(field.slot, nullptr) << field.key;
    EXPECT_EQ(field.append != nullptr, field.type == json::Type::list) << field.key;
    out += indent;
    out += field.key;
    if (field.required) out += '*';
    out += ' ';
    out += name_of(field.type);
    for (const std::string_view value : field.values) {
      out += ' ';
      out += value.empty() ? "-" : value;
    }
    if (field.type == json::Type::integer) {
      out += field.or_zero ? " 0, " : " ";
      out += std::to_string(field.least) + "…" + std::to_string(field.limit);
    } else if (field.limit > 0) {
      out += " " + std::to_string(field.limit);
    }
    out += '\n';
    if (field.schema != nullptr) print(out, *field.schema, indent + "  ");
  }
}

TEST(Schema, IsTheFormats) {
  std::string printed = "\n";
  print(printed, statement_schema(), "");
  const std::string logo = R"(logo object
    src* address 2048
    dark address 2048
    alt text 500
    width integer 1…10000
    height integer 1…10000
)";
  const auto indented = [](std::string text, const std::string& by) {
    for (std::size_t at = 0; (at = text.find('\n', at)) + 1 < text.size(); at += by.size()) {
      text.insert(++at, by);
    }
    return by + text;
  };
  // A member has no members (docs/format.md, "One signatory").
  const std::string signatory = R"(name* name 200
id text 200
sort name 500
abbreviation name 500
url address 2048
logo object
  src* address 2048
  dark address 2048
  alt text 500
  width integer 1…10000
  height integer 1…10000
about text 8000
kind one of organization person
role name 500
affiliation name 500
location name 500
country name 500
signed date
note text 2000
language language
group text 500
)";
  const std::string with_members = signatory + "members list\n" + indented(signatory, "  ");
  const std::string link = "label* text 500\nurl* address 2048\n";
  EXPECT_EQ(printed, R"(
$schema text 2048
format integer 1…2147483647
id* slug
revision integer 1…2147483647
language language
direction one of - ltr rtl
url address 2048
publisher* object
  name* name 200
  abbreviation name 500
  tagline text 500
  url address 2048
  )" + logo + R"(  about text 8000
release object
  status one of immediate published draft embargoed withdrawn
  until time
  note text 2000
place name 500
date date
dateline optional text 500
contacts list
  label text 500
  name name 200
  email text 500
  phone text 500
  url address 2048
title text 300
subtitle text 500
body body
leads list
)" + indented(with_members, "  ") +
                         R"(signatories object
  heading optional text 500
  items list
)" + indented(with_members, "    ") +
                         R"(  order one of given name newest
  groups list
    key* text 500
    heading* text 500
  src address 2048
  stream address 2048
  refresh integer 0, 5…86400
  counts object
    organizations integer 0…2147483647
    persons integer 0…2147483647
sign object
)" + indented(link, "  ") +
                         "attachments list\n" + indented(link, "  ") +
                         R"(endMark optional text 500
releases object
  heading optional text 500
  items list
    title* text 300
    url address 2048
    date date
    summary text 2000
    language language
  src address 2048
  more object
)" + indented(link, "    ") +
                         R"(  limit integer 0…100
corrections list
  date* date
  note* text 2000
translations list
  language* language
  src* address 2048
  title text 300
imageOrigins addresses 2048
)");
}

}  // namespace
}  // namespace undersigned::read
