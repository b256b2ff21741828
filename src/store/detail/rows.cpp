#include "store/detail/rows.h"

#include <charconv>

namespace kith::store {

void Rows::append(std::optional<std::string_view> cell) {
  if (!cell) {
    cells_.push_back({});
    return;
  }
  cells_.push_back({bytes_.size(), cell->size(), false});
  bytes_ += *cell;
}

std::optional<std::string_view> Row::cell(std::string_view column) const {
  const auto& columns = *rows_->columns_;
  for (std::size_t step = 0; step < columns.size(); ++step) {
    const auto at = (next_ + step) % columns.size();
    if (columns[at] != column) continue;
    next_ = at + 1;
    const auto& found = rows_->cells_.at(index_ * columns.size() + at);
    if (found.null) return std::nullopt;
    return std::string_view(rows_->bytes_).substr(found.offset, found.size);
  }
  throw std::logic_error("no column " + std::string(column));
}

std::optional<std::int64_t> Row::optional_integer(std::string_view column) const {
  const auto digits = cell(column);
  if (!digits) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits->data(), digits->data() + digits->size(), value);
  if (error != std::errc{} || end != digits->data() + digits->size()) throw DamagedCell(std::string(column));
  return value;
}

std::int64_t Row::integer(std::string_view column) const {
  const auto value = optional_integer(column);
  if (!value) throw DamagedCell(std::string(column));
  return *value;
}

std::optional<std::string> Row::optional_text(std::string_view column) const {
  const auto text = cell(column);
  return text ? std::optional(std::string(*text)) : std::nullopt;
}

std::string Row::text(std::string_view column) const {
  auto value = optional_text(column);
  if (!value) throw DamagedCell(std::string(column));
  return std::move(*value);
}

std::optional<Instant> Row::optional_instant(std::string_view column) const {
  const auto value = optional_integer(column);
  return value ? std::optional(Instant{*value}) : std::nullopt;
}

}  // namespace kith::store
