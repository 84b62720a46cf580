// title: Who has supplied a country?
// description: >-
//   One row a supplier, most deals first: the deals with a delivery, the years in which something was delivered, and
//   delivered TIV. All numbers of a row come from the one edition that it names.
// tags: [suppliers, deliveries, TIV]
// params:
//   recipient: {type: actor, help: who has received}
// example: {recipient: EGY}
// columns:
//   supplier: {type: actor, key: true}
//   recipient: actor
//   deals: integer
//   first: year
//   last: year
//   years: integer
//   tiv: {type: number, unit: million TIV}
//   according_to: text
//   edition: report
// view: {kind: network, from: supplier, to: recipient, label: deals}
// sentence: >-
//   {according_to} lists {deals|deal|deals} with deliveries from {supplier} to {recipient}[, {first} to {last}][,
//   {tiv} million TIV]
// caveat: >-
//   What the country has received according to that edition, not what it holds today. Orders without a delivery and
//   transfers that are only asked for or promised are not counted; the Soviet Union is not Russia.
MATCH (recipient:Actor {id: $recipient})<-[d:DELIVERED_TO]-(supplier:Actor)
MATCH (edition:Report)<-[:PUBLISHED]-(publisher:Source)
WHERE edition.id = d.edition
RETURN supplier, recipient, d.deals AS deals, d.first_year AS first, d.last_year AS last, size(d.years) AS years,
       d.tiv AS tiv, publisher.name AS according_to, d.edition AS edition
ORDER BY deals DESC, supplier.name, supplier.id
LIMIT 500
