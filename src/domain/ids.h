// The strong ids of everything that has one. See base/id.h.
#pragma once
#include "base/id.h"

namespace kith {

using HouseId = Id<struct HouseNoun>;
using NetworkId = Id<struct NetworkNoun>;
using PersonId = Id<struct PersonNoun>;
using AccountId = Id<struct AccountNoun>;
using SignInId = Id<struct SignInNoun>;
using PostId = Id<struct PostNoun>;
using ReplyId = Id<struct ReplyNoun>;
using LetterId = Id<struct LetterNoun>;
using ListId = Id<struct ListNoun>;
using DayId = Id<struct DayNoun>;
using PartId = Id<struct PartNoun>;
using SeatId = Id<struct SeatNoun>;
using OpenTableId = Id<struct OpenTableNoun>;
using DoorPhoneId = Id<struct DoorPhoneNoun>;
using ContactId = Id<struct ContactNoun>;

}  // namespace kith
