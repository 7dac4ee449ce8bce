#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "json/schema.h"

/// Building blocks of schema tables: one field for each member that is read.
/// `slot<&Struct::member>` is where its value goes; `slot<&Struct::member, &Member::part>` is a
/// part of the member.
namespace undersigned::json {

template <typename>
struct MemberOf;
template <typename Object, typename Value>
struct MemberOf<Value Object::*> {
  using object = Object;
};

template <auto Member>
void* slot(void* object) {
  return &(static_cast<typename MemberOf<decltype(Member)>::object*>(object)->*Member);
}

template <auto Member, auto Inner>
void* slot(void* object) {
  auto& outer = *static_cast<typename MemberOf<decltype(Member)>::object*>(object);
  return &((outer.*Member).*Inner);
}

template <auto Member>
text::Range* place(void* object) {
  return &(static_cast<typename MemberOf<decltype(Member)>::object*>(object)->*Member);
}

template <typename Value>
void* append(void* list) {
  return &static_cast<std::vector<Value>*>(list)->emplace_back();
}

template <typename Value>
void remove_last(void* list) {
  static_cast<std::vector<Value>*>(list)->pop_back();
}

inline constexpr std::uint32_t any_number = 0x7FFFFFFF;

constexpr Field text(std::string_view key, void* (*slot)(void*), std::size_t limit,
                     bool required = false) {
  return {
      .key = key, .slot = slot, .limit = static_cast<std::uint32_t>(limit), .required = required};
}

constexpr Field of(Type type, std::string_view key, void* (*slot)(void*), std::size_t limit = 0,
                   bool required = false) {
  return {.key = key,
          .type = type,
          .slot = slot,
          .limit = static_cast<std::uint32_t>(limit),
          .required = required};
}

constexpr Field integer(std::string_view key, void* (*slot)(void*), std::uint32_t least,
                        std::uint32_t max = any_number, bool required = false) {
  return {.key = key,
          .type = Type::integer,
          .slot = slot,
          .limit = max,
          .least = least,
          .required = required};
}

constexpr Field one_of(std::string_view key, void* (*slot)(void*),
                       std::span<const std::string_view> values, bool required = false) {
  return {
      .key = key, .type = Type::enumeration, .slot = slot, .required = required, .values = values};
}

constexpr Field object(std::string_view key, void* (*slot)(void*), const Schema& schema,
                       bool required = false) {
  return {.key = key, .type = Type::object, .slot = slot, .required = required, .schema = &schema};
}

template <typename Value>
constexpr Field list(std::string_view key, void* (*slot)(void*), const Schema& schema,
                     bool required = false) {
  return {.key = key,
          .type = Type::list,
          .slot = slot,
          .required = required,
          .schema = &schema,
          .append = append<Value>,
          .remove_last = remove_last<Value>};
}

}  // namespace undersigned::json
