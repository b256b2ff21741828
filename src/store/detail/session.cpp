#include "store/detail/session.h"

#include "base/text.h"
#include "store/detail/fault.h"

namespace kith::store {

std::string place_text(Place place) {
  std::string_view file = place.file_name();
  file.remove_prefix(file.rfind('/') + 1);
  return std::string(file) + ":" + std::to_string(place.line());
}

Result<Rows> Session::query(std::string_view sql, Args args, Place place) {
  std::optional<Rows> rows;
  KITH_CHECK(checked(sql, args, &rows, place));
  return std::move(*rows);
}

Result<std::int64_t> Session::execute(std::string_view sql, Args args, Place place) {
  return checked(sql, args, nullptr, place);
}

Result<std::int64_t> Session::checked(std::string_view sql, Args args, std::optional<Rows>* rows, Place place) {
  trouble_ = Trouble::None;
  for (const auto& arg : args) {
    const auto* text = std::get_if<std::string_view>(&arg.value);
    if (text && !is_text(*text)) trouble_ = Trouble::BadText;
  }
  if (const auto strikes = fault::before_statement.load(); strikes && trouble_ == Trouble::None) trouble_ = strikes();
  if (trouble_ != Trouble::None) return fail_with(trouble_, place_text(place));
  return run(sql, args, rows, place);
}

}  // namespace kith::store
