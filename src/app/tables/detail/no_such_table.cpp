#include "app/tables/detail/no_such_table.h"

#include "formats/csv.h"

namespace kith::app {

std::unexpected<Error> no_such_table(const FileLine& where, int table, int tables) {
  return fail(ErrorKind::Invalid, "no_such_table",
              say("{file, select, _ {Line} other {{file}, line}} {line, number}: there is no table {table, number}; "
                  "{tables, plural, one {there is only one} other {the tables are numbered 1 to #}}.",
                  formats::in_line(where.file, where.line,
                                   {{"table", std::int64_t{table}}, {"tables", std::int64_t{tables}}})));
}

}  // namespace kith::app
