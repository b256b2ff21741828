// Lists as ticket shops and meeting sites export them: the same columns and dialects, invented people.
const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
const asCsv = (separator, rows, cell = quoted) => rows.map((row) => row.map(cell).join(separator)).join('\r\n');
const bare = (cell) => (/[",]/.test(cell) ? quoted(cell) : cell);

const pretixHead = ['Order code', 'Position ID', 'Product', 'Price', 'Attendee name', 'Attendee name: Given name'];
pretixHead.push('Attendee name: Family name', 'Attendee email', 'Company', 'Order email', 'Order time', 'Status');
const pretix = (order, position, given, family, mail, company, status) =>
  [order, position, 'Abend', '0,00', `${given} ${family}`.trim(), given, family, mail, company].concat([
    'order@example.com',
    '2031-02-01 10:12:44',
    status,
  ]);

const eventbriteHead = ['Order #', 'Order Date', 'First Name', 'Last Name', 'Email', 'Quantity', 'Ticket Type'];
eventbriteHead.push('Attendee #', 'Company', 'Job Title', 'Attendee Status');
const eventbrite = (order, first, last, mail, attendee, company, status) =>
  [order, '2031-02-11 09:02:11+01:00', first, last, mail, '1', 'General Admission', attendee].concat([
    company,
    'Carpenter',
    status,
  ]);

const meetupHead = ['Name', 'User ID', 'Title', 'Event Host', 'RSVP', 'Guests', 'RSVPed on', 'URL of Member Profile'];
const meetup = (name, id, coming) =>
  [name, `user ${id}`, '', 'No', coming, '0', 'February 3, 2031'].concat([`https://www.example.com/members/${id}`]);

const hiEventsHead = ['ID', 'First Name', 'Last Name', 'Email', 'Status', 'Is Checked In', 'Ticket ID', 'Public ID'];
hiEventsHead.push('Created Date', 'Department');
const hiEvents = (id, first, last, mail, status, department) =>
  [id, first, last, mail, status, 'No', '17', `A-7HK${id}`].concat(['2031-02-01 10:00:00', department]);

export const listsFromElsewhere = {
  pretix: asCsv(';', [
    pretixHead,
    pretix('K7QXM', '1', 'Ayşe', 'Öztürk', 'ayse@example.com', 'Werft Süd', 'paid'),
    pretix('K7QXM', '2', 'Jörg', 'Weiß', '', 'Werft Süd', 'paid'),
    pretix('PL3TT', '1', 'Bert', 'Groß', 'bert@example.com', '', 'canceled'),
    pretix('9ZZAB', '1', '', '', 'nameless@example.com', '', 'paid'),
  ]),
  eventbrite: `\ufeff${asCsv(
    ',',
    [
      eventbriteHead,
      eventbrite('1184402', 'Anna', 'Berg', 'berg@example.com', '2291001', 'Berg & Sons, Ltd.', 'Attending'),
      eventbrite('1184402', 'Carl', 'Berg', 'berg@example.com', '2291002', 'Berg & Sons, Ltd.', 'Attending'),
      eventbrite('1184419', 'Dora', 'O’Neil', 'dora(at)example.com', '2291003', '', 'Attending'),
      eventbrite('1184420', 'Emil', 'Ek', 'emil@example.com', '2291004', '', 'Not Attending'),
    ],
    bare,
  )}`,
  meetup: asCsv(
    '\t',
    [meetupHead, meetup('Marta K.', '100234', 'Yes'), meetup('Liam', '100777', 'Yes'), meetup('Noor', '100901', 'No')],
    (cell) => cell,
  ),
  hi_events: asCsv(',', [
    hiEventsHead,
    hiEvents('501', 'Émile', 'Moreau', 'emile@example.com', 'ACTIVE', 'Yard'),
    hiEvents('502', 'Zoë', 'van Dijk', 'zoe@example.com', 'ACTIVE', 'Office'),
    hiEvents('503', 'Łukasz', 'Nowak', 'lukasz@example.com', 'CANCELLED', 'Yard'),
  ]),
};
