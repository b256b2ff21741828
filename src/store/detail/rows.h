// What a query brought back: cells by column name, typed where they are read. The same on both databases.
// Not for: other modules; repositories turn rows into domain values.
// A column that does not exist is a bug and throws std::logic_error. A cell that cannot be what it is read as is
// damage and throws DamagedCell, which read() and commit() turn into an Error.
// Reading columns in the order of the select costs no search. Rows own their text; no threads.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace kith::store {

using Columns = std::vector<std::string>;

struct DamagedCell : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Rows;

class Row {
 public:
  Row(const Rows& rows, std::size_t index) : rows_(&rows), index_(index) {}

  std::int64_t integer(std::string_view column) const;
  std::optional<std::int64_t> optional_integer(std::string_view column) const;
  std::string text(std::string_view column) const;
  std::optional<std::string> optional_text(std::string_view column) const;
  bool flag(std::string_view column) const { return integer(column) != 0; }
  Instant instant(std::string_view column) const { return {integer(column)}; }
  std::optional<Instant> optional_instant(std::string_view column) const;

  template <class AnId>
  AnId id(std::string_view column) const {
    return AnId{integer(column)};
  }
  template <class AnId>
  std::optional<AnId> optional_id(std::string_view column) const {
    const auto value = optional_integer(column);
    return value ? std::optional(AnId{*value}) : std::nullopt;
  }

 private:
  std::optional<std::string_view> cell(std::string_view column) const;

  const Rows* rows_;
  std::size_t index_;
  mutable std::size_t next_ = 0;  // where the following column is probably read
};

class Rows {
 public:
  class Iterator {
   public:
    Iterator(const Rows& rows, std::size_t index) : rows_(&rows), index_(index) {}
    Row operator*() const { return {*rows_, index_}; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const Rows* rows_;
    std::size_t index_;
  };

  explicit Rows(std::shared_ptr<const Columns> columns) : columns_(std::move(columns)) {}
  // Cells come row by row, in the order of the columns; nullopt is SQL's NULL.
  void append(std::optional<std::string_view> cell);

  std::size_t size() const { return columns_->empty() ? 0 : cells_.size() / columns_->size(); }
  bool empty() const { return cells_.empty(); }
  Row operator[](std::size_t index) const { return {*this, index}; }
  Row front() const { return {*this, 0}; }
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }
  const Columns& columns() const { return *columns_; }

 private:
  friend class Row;
  struct Cell {
    std::size_t offset = 0;
    std::size_t size = 0;
    bool null = true;
  };

  std::shared_ptr<const Columns> columns_;
  std::vector<Cell> cells_;
  std::string bytes_;  // of all cells: one allocation grows instead of thousands being made
};

}  // namespace kith::store
