// The first seating of a search: a construction, or an older plan, made to fit the model.
// For: search.cpp. Rules about persons and sizes of tables hold where one pass can make them hold; the rest is search.
#pragma once
#include "seating/detail/design.h"
#include "seating/detail/model.h"

namespace kith::seating {

// Where each person would sit if nothing else counted; no_table = anywhere.
Seating wish_from_design(const Model& model, const Design& design, Chance& chance);

// Everybody who is to be seated has a seat: fixed ones first, blocks, then whoever finds room where they wish.
Seating seated(const Model& model, const Seating& wish);

// A design that covers every free round without a repeat and needs no more tables than there are.
bool covers(const Model& model, const Design& design);

// The construction for the model's room. Its `rounds` may be fewer than the model has.
Design design_of(const Model& model);

}  // namespace kith::seating
