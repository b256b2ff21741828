// A list of people that the team brings in, from any CSV: pasted, looked at in a dry run, corrected, taken. Nobody is
// written to, and nothing is looked up anywhere. The same list once more changes those it brought, and doubles nobody.
#pragma once
#include "app/days/people.h"

namespace kith::app {

// What a column is for. Keep: a further column, which a day may mix people by. Status: says who does not come. Host:
// who hosts a table, by a yes or by its number.
enum class ColumnUse { Ignore, Name, FirstName, LastName, Email, Company, Line, Id, Status, Keep, Host };
BOOST_DESCRIBE_ENUM(ColumnUse, Ignore, Name, FirstName, LastName, Email, Company, Line, Id, Status, Keep, Host)

struct ImportColumnView {
  std::int64_t column = 0;  // from 1
  std::string header;
  std::string sample;  // the first cell that holds anything; never of e-mail addresses
  ColumnUse use = ColumnUse::Ignore;
};
BOOST_DESCRIBE_STRUCT(ImportColumnView, (), (column, header, sample, use))

// What is wrong with a line, and whether its person comes in all the same.
struct ImportTroubleView {
  std::int64_t line = 0;
  std::string sentence;
  bool taken = false;
};
BOOST_DESCRIBE_STRUCT(ImportTroubleView, (), (line, sentence, taken))

// Two lines that may be one person.
struct DoubleView {
  std::int64_t line = 0;
  std::string name;
  std::int64_t first_line = 0;  // 0: of this day already
  std::string first_name;
  bool same_email = false;  // else the same name
  bool merged = false;
};
BOOST_DESCRIBE_STRUCT(DoubleView, (), (line, name, first_line, first_name, same_email, merged))

struct ImportView {
  DayId day;
  std::string title;
  bool pasted = false;
  std::string draft;  // what is shown here: whoever acts on it names it, so that nobody takes a list they have not seen
  std::optional<std::string> first_line;  // what it says, if it names no column we know: perhaps it is somebody
  bool first_line_is_person = false;
  std::vector<ImportColumnView> columns;
  std::vector<ImportTroubleView> troubles;
  std::vector<DoubleView> doubles;
  std::vector<std::string> names;  // who comes in anew, as they will be called
  std::int64_t known = 0;          // of this day already: their data is brought up to date
  std::int64_t left_out = 0;       // lines that bring nobody
  std::int64_t too_many = 0;       // more than there are seats
};
BOOST_DESCRIBE_STRUCT(ImportView, (),
                      (day, title, pasted, draft, first_line, first_line_is_person, columns, troubles, doubles, names,
                       known, left_out, too_many))

struct PasteImport {
  DayId day;
  Prose<limits::import_bytes> csv;
};
BOOST_DESCRIBE_STRUCT(PasteImport, (), (day, csv))

using DraftName = Line<64>;

struct OfImport {
  DayId day;
  DraftName draft;
};
BOOST_DESCRIBE_STRUCT(OfImport, (), (day, draft))

struct ReadFirstLine {
  DayId day;
  DraftName draft;
  bool person = false;
};
BOOST_DESCRIBE_STRUCT(ReadFirstLine, (), (day, draft, person))

struct UseColumn {
  DayId day;
  DraftName draft;
  std::int64_t column = 0;
  ColumnUse use = ColumnUse::Ignore;
};
BOOST_DESCRIBE_STRUCT(UseColumn, (), (day, draft, column, use))

struct MergeDouble {
  DayId day;
  DraftName draft;
  std::int64_t line = 0;
  bool merged = false;
};
BOOST_DESCRIBE_STRUCT(MergeDouble, (), (day, draft, line, merged))

Result<ImportView> show_import(Context&, const OfDay&);
Result<Answered<ImportView>> paste_import(Context&, const PasteImport&);
Result<Answered<ImportView>> use_column(Context&, const UseColumn&);
Result<Answered<ImportView>> merge_double(Context&, const MergeDouble&);
Result<Answered<ImportView>> read_first_line(Context&, const ReadFirstLine&);
Result<Answered<ImportView>> drop_import(Context&, const OfImport&);
Result<Answered<PeopleView>> take_import(Context&, const OfImport&);

}  // namespace kith::app
