// The two inner loops of grouping.h, over rows of numbers that lie side by side.
// For: grouping.cpp. On x86 they are compiled for several generations of processors, and the machine takes its own.
#pragma once
#include <cstdint>

namespace kith::seating {

// One person against `count` others: what they gain by changing tables, and who of them may.
struct RowScan {
  const std::int32_t* here;     // what each other gains from those at the person's table
  const std::int32_t* own;      // what each other gains at their own table
  const std::int32_t* between;  // what the person and each other gain from each other
  const std::int32_t* table;    // of each other
  const std::int32_t* there;    // of each table: what the person gains at it; very little at their own
  const std::int32_t* slack;    // the loss each other may make
  std::int32_t base;            // what the person gains at their own table
};

// gain[i] = the gain of changing places with i, and slack[i]. Answers how many are not below zero.
int scan_row(int count, const RowScan& row, std::int32_t* gain);

// Somebody whose gains are `leaves` goes from table `left` to table `right`, somebody with `comes` the other way.
struct RowChange {
  const std::int32_t* leaves;
  const std::int32_t* comes;
  const std::int32_t* table;  // of each person, after the change
  std::int32_t left, right;
};

void change_rows(int count, const RowChange& change, std::int32_t* at_left, std::int32_t* at_right, std::int32_t* own);

}  // namespace kith::seating
